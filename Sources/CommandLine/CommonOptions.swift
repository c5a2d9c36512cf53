internal import Domain
internal import Engine

/// The options that every command takes, and those that ``SharedOptions`` lets through.
struct CommonOptions {
  let printsJSON: Bool
  let language: Language

  /// The folder of the data.
  let dataDirectory: String

  /// The day in question; today unless `--on` says otherwise.
  private(set) var day: CalendarDate

  /// Whose knowledge answers: everything that is known, unless `--as-known-at` says otherwise.
  let knownAt: KnownAt

  /// The branch to ask or to fill; `nil` for what is real.
  let branch: BranchName?

  /// Whether the day or the knowledge was stated, rather than those of the moment of asking.
  private(set) var statesVantage: Bool

  /// Whether `--on` was given.
  private let statesDay: Bool

  /// Takes the options away.
  ///
  /// - Throws: ``UsageError``.
  init(_ arguments: inout ArgumentReader, _ environment: Environment) throws(UsageError) {
    printsJSON = try arguments.takeFlag("--json")
    language = try arguments.takeLanguage() ?? environment.language
    dataDirectory = try arguments.takeOption("--data") ?? environment.dataDirectory
    let stated = (
      day: try arguments.takeDate("--on"), known: try arguments.takeKnownAt("--as-known-at")
    )
    day = stated.day ?? environment.today()
    knownAt = stated.known ?? .now
    statesDay = stated.day != nil
    statesVantage = statesDay || stated.known != nil
    branch = try arguments.takeOption("--branch").map { text throws(UsageError) in
      try ArgumentReader.branchName(text, option: "--branch")
    }
  }

  /// The same, asking about the day of a moment; `nil` leaves them as they are.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)`` when `--on` says another day.
  func asking(at momentDay: CalendarDate?) throws(UsageError) -> CommonOptions {
    guard let momentDay, momentDay != day else { return self }
    guard !statesDay else {
      throw .malformedValue(
        option: "--at", value: momentDay.description,
        expected: Bilingual(
          "un moment du jour donné à --on (\(day))", "a moment of the day given to --on (\(day))"))
    }
    var options = self
    options.day = momentDay
    options.statesVantage = true
    return options
  }

  /// How the options that every command takes are described in its help.
  static let usage = Bilingual(
    """
      --json             la réponse en JSON
      --lang fr|en       langue (par défaut : celle du système, sinon fr)
      --data DOSSIER     dossier des données (par défaut $ANCRAGE_DATA, sinon ./ancrage-data)
    """,
    """
      --json             the answer as JSON
      --lang fr|en       language (default: the system's, else fr)
      --data DIR         directory of the data (default $ANCRAGE_DATA, else ./ancrage-data)
    """)
}

extension ArgumentReader {
  static let dateForm = Bilingual(
    "une date qui existe, AAAA-MM-JJ", "a date that exists, YYYY-MM-DD")

  /// Takes an option that holds a date.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)`` for one that does not exist.
  mutating func takeDate(_ name: String) throws(UsageError) -> CalendarDate? {
    guard let text = try takeOption(name) else { return nil }
    guard let date = CalendarDate(text) else {
      throw .malformedValue(option: name, value: text, expected: Self.dateForm)
    }
    return date
  }

  /// Takes a whole number between two bounds.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)``.
  mutating func takeInteger(
    _ name: String, in range: ClosedRange<Int>
  ) throws(UsageError) -> Int? {
    guard let text = try takeOption(name) else { return nil }
    guard let value = Int(text), range.contains(value) else {
      let (low, high) = (range.lowerBound, range.upperBound)
      let isOpen = high == .max
      throw .malformedValue(
        option: name, value: text,
        expected: Bilingual(
          isOpen
            ? "un nombre entier, au moins \(low)" : "un nombre entier entre \(low) et \(high)",
          isOpen
            ? "a whole number, at least \(low)" : "a whole number between \(low) and \(high)"))
    }
    return value
  }

  /// Takes a word of a closed vocabulary.
  ///
  /// - Throws: ``UsageError/unknownWord(option:value:allowed:nearest:)``.
  mutating func takeWord<Word: RawRepresentable & CaseIterable>(
    _ name: String, _: Word.Type = Word.self
  ) throws(UsageError) -> Word? where Word.RawValue == String {
    guard let text = try takeOption(name) else { return nil }
    guard let word = Word(rawValue: text) else {
      let allowed = Word.allCases.map(\.rawValue)
      throw .unknownWord(
        option: name, value: text, allowed: allowed,
        nearest: Suggestion.nearest(to: text, in: allowed))
    }
    return word
  }

  /// Reads the name of a branch.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)``.
  static func branchName(_ text: String, option: String) throws(UsageError) -> BranchName {
    guard let name = BranchName(text) else {
      let count = BranchName.lengthMax
      throw .malformedValue(
        option: option, value: text,
        expected: Bilingual(
          "1 à \(count) lettres sans accent, chiffres, tirets, points ou soulignés, sans point ni "
            + "tiret au début",
          "1 to \(count) letters without accents, digits, hyphens, points or low lines, without a "
            + "point or hyphen at the start"))
    }
    return name
  }

  mutating func takeLanguage() throws(UsageError) -> Language? {
    try takeWord("--lang", Language.self)
  }

  /// Reads a kind of territory.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)``.
  static func kind(_ text: String, option: String) throws(UsageError) -> TerritoryKind {
    guard let kind = TerritoryKind(text) else {
      throw .malformedValue(
        option: option, value: text,
        expected: Bilingual(
          "un genre de territoire, comme clsc, rls ou mrc : minuscules, chiffres et tirets",
          "a kind of territory, such as clsc, rls or mrc: lower case, digits and hyphens"))
    }
    return kind
  }
}
