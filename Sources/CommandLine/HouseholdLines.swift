internal import Domain
internal import Engine

/// A household as somebody writes it down, a line for each home and each person, with the options of
/// `lookup`.
///
/// It is read late and forgotten early: nothing here describes itself, and no error repeats a place.
struct HouseholdLines: CustomStringConvertible {
  private var homes: [(label: String, line: Int, place: PlaceOptions)] = []
  private var persons: [(label: String, homes: [String], options: RequestOptions)] = []

  var description: String { "HouseholdLines" }

  /// What a line is about.
  private enum Keyword {
    case home, person

    /// Reads the word at the beginning of a line, in either language.
    init?(_ keyword: String) {
      switch PlaceName.folded(keyword) {
      case "home", "domicile": self = .home
      case "person", "personne": self = .person
      default: return nil
      }
    }
  }

  /// Reads the lines; empty ones and those that begin with `#` say nothing.
  ///
  /// - Throws: ``HouseholdLineError`` for the first line that is wrong.
  init(_ text: String, _ common: CommonOptions) throws(HouseholdLineError) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = Self.words(of: line)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      do {
        try add(first, Array(words.dropFirst()), line: index + 1, common)
      } catch {
        throw HouseholdLineError(line: index + 1, error: error)
      }
    }
  }

  private mutating func add(
    _ kind: String, _ words: [String], line: Int, _ common: CommonOptions
  ) throws {
    guard let label = words.first, !label.hasPrefix("-"), let subject = Keyword(kind)
    else { throw UsageError.malformedHouseholdLine }
    var arguments = ArgumentReader(Array(words.dropFirst()))
    if subject == .home {
      guard let place = try PlaceOptions(&arguments) else { throw UsageError.missingPlace }
      guard !place.isOnInput else { throw UsageError.inputTwice }
      homes.append((label, line, place))
    } else {
      let own = try ["--home", "--domicile"].flatMap { try arguments.takeOptions($0) }
      persons.append((label, own, try RequestOptions(&arguments, common)))
    }
    try arguments.finish(besidesPlace: true)
  }

  /// The words of a line; what stands in quotation marks is one.
  private static func words(of line: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if character.isWhitespace, !isQuoted {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  /// The homes and the persons, as a snapshot knows them.
  ///
  /// A person of whom no home is named lives in the only one there is.
  ///
  /// - Throws: ``HouseholdLineError``, `LookupError`, or ``Reported`` when choices were told.
  func asked(
    of snapshot: Snapshot, _ common: CommonOptions, _ environment: Environment
  ) throws -> (homes: [HouseholdHome], members: [HouseholdMember]) {
    let places = try homes.map { home in
      do {
        return HouseholdHome(
          label: home.label,
          home: try home.place.home(in: snapshot, common, label: home.label, environment))
      } catch let error as any UserFacingError {
        throw HouseholdLineError(line: home.line, error: error)
      }
    }
    let only = homes.count == 1 ? homes.map(\.label) : []
    let members = try persons.map { person in
      HouseholdMember(
        label: person.label, homes: person.homes.isEmpty ? only : person.homes,
        request: try person.options.request(in: snapshot))
    }
    return (places, members)
  }
}

/// What is wrong with a line about a household.
struct HouseholdLineError: UserFacingError {
  let line: Int
  let error: any Error

  var code: String { "household.line" }
  var kind: FailureKind { .usage }

  func message(in language: Language) -> String {
    let text = (error as? any UserFacingError)?.message(in: language) ?? "\(error)"
    return language == .french ? "ligne \(line) : \(text)" : "line \(line): \(text)"
  }
}
