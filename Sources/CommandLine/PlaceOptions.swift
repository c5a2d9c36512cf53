internal import Domain
internal import Engine
internal import Interchange

/// The place that a question is about, as the command line gives it.
///
/// It is read late and forgotten early: nothing here describes itself, and no error repeats it.
struct PlaceOptions: CustomStringConvertible {
  /// The ways to say where a place is, in the order in which they count.
  private enum Way: String, CaseIterable {
    case point, address, municipality, territory
    /// The last territory in which they are known to have lived, by identifier or name.
    case lastTerritory = "last-territory"
    case postalCode = "postal-code"
  }

  /// A text that was given, or that comes on standard input, so that it is in no list of processes and
  /// no history.
  private enum Given {
    case text(String)
    case onInput

    init(_ text: String) { self = text == "-" ? .onInput : .text(text) }

    var isOnInput: Bool { if case .onInput = self { true } else { false } }
  }

  /// The names of the options, one of which is given.
  static let names = Way.allCases.map { "--\($0.rawValue)" }

  private let way: Way
  private let place: Given

  /// The point, where it was given and is one.
  private let point: Coordinate?

  /// What is said of the door besides, for services that serve some streets or postal codes only.
  private let postalCode: Given?
  private let street: Given?

  /// Whether it is where somebody stays who has no fixed address.
  private let isPlaceOfStay: Bool

  /// How far from a point the place may be, in metres; 0 for one that is exact.
  private let precisionMetres: Double

  /// Which of several places that are meant equally well, from 1.
  private let choice: Int?

  /// The option by which one of several places is chosen.
  private let choiceOption: String

  var description: String { "PlaceOptions" }

  /// Takes the options away; `nil` when no place is given.
  ///
  /// With a prefix such as `from-` they are called `--from-point` and so on, for commands about two
  /// places.
  ///
  /// - Throws: ``UsageError``, which never repeats the place.
  init?(_ arguments: inout ArgumentReader, prefix: String = "") throws(UsageError) {
    func name(_ option: String) -> String { "--\(prefix)\(option)" }
    func name(_ way: Way) -> String { name(way.rawValue) }
    var given: [(way: Way, text: String)] = []
    for way in Way.allCases {
      if let text = try arguments.takeOption(name(way)) { given.append((way, text)) }
    }
    street = try arguments.takeOption(name("street")).map { Given($0) }
    let precision = try arguments.takeOption(name("precision"))
    isPlaceOfStay = try arguments.takeFlag(name("no-fixed-address"))
    choiceOption = name("choice")
    choice = try arguments.takeInteger(choiceOption, in: 1...Int.max)
    guard let main = given.first else {
      guard street == nil, precision == nil, choice == nil, !isPlaceOfStay else {
        throw .missingPlace
      }
      return nil
    }
    way = main.way
    place = Given(main.text)
    // Beside a point or an address, the postal code says more of the same door.
    let hasDoor = way == .point || way == .address
    let others = given.dropFirst().filter { !(hasDoor && $0.way == .postalCode) }
    guard others.isEmpty else { throw .exclusiveOptions([name(way)] + others.map { name($0.way) }) }
    postalCode = given.dropFirst().first { $0.way == .postalCode }.map { Given($0.text) }
    // An address names its street; a point alone has a precision that is to be told.
    guard street == nil || way != .address else {
      throw .exclusiveOptions([name(way), name("street")])
    }
    guard precision == nil || way == .point else {
      throw .exclusiveOptions([name(way), name("precision")])
    }
    guard choice == nil || way == .address || way == .municipality else {
      throw .exclusiveOptions([name(way), choiceOption])
    }
    precisionMetres =
      try precision.map { (text) throws(UsageError) in
        try Self.metres(text, option: name("precision"))
      } ?? 0
    point =
      if way == .point, case .text(let text) = place { try PointText.point(text) } else { nil }
    guard inputCount <= 1 else { throw .inputTwice }
  }

  /// The largest precision that can be given, in metres: farther away it is no point that is meant.
  private static let precisionMetresMax = 100_000.0

  /// Reads a number of metres, 0 to 100,000.
  private static func metres(_ text: String, option: String) throws(UsageError) -> Double {
    guard let metres = PointText.number(Substring(text)),
      (0...precisionMetresMax).contains(metres)
    else {
      throw .malformedValue(
        option: option, value: text,
        expected: Bilingual(
          "un nombre de mètres, de 0 à 100000", "a number of metres, 0 to 100000"))
    }
    return metres
  }

  /// Whether something of it comes on standard input.
  var isOnInput: Bool { inputCount > 0 }

  /// Whether an address was given that is a number and nothing else: the rest of it stands elsewhere on
  /// the command line, where its quotation marks are missing.
  var isCutShort: Bool {
    guard way == .address, case .text(let text) = place else { return false }
    return !text.contains(where: \.isLetter)
  }

  /// How many of the texts come on standard input.
  private var inputCount: Int { [place, postalCode, street].count { $0?.isOnInput ?? false } }

  /// Finds the home in a snapshot.
  ///
  /// Where several places are meant equally well and a program asks, it is told the choices on
  /// standard output.
  ///
  /// - Parameters:
  ///   - snapshot: What is known.
  ///   - options: In which language and form to answer.
  ///   - label: What a household calls the home; `nil` where there is only one.
  ///   - environment: Where standard input comes from.
  /// - Returns: The home, for as long as the question takes.
  /// - Throws: ``UsageError`` for a text that is no place, `LocateError`, `LookupError`,
  ///   `AmbiguousPlace`, or ``Reported`` when the choices were told.
  func home(
    in snapshot: Snapshot, _ options: CommonOptions, label: String? = nil,
    _ environment: Environment
  ) throws -> Home {
    do {
      let home = try place(in: snapshot, options, environment)
      return isPlaceOfStay ? home.asPlaceOfStay : home
    } catch var ambiguous as AmbiguousPlace {
      (ambiguous.option, ambiguous.label) = (choiceOption, label)
      guard options.printsJSON else { throw ambiguous }
      try environment.writeOutput(options.answers.choices(ambiguous))
      throw Reported(kind: ambiguous.kind)
    }
  }

  private func place(
    in snapshot: Snapshot, _ options: CommonOptions, _ environment: Environment
  ) throws -> Home {
    let code = try door(
      postalCode, environment, { PostalCode($0) }, LocateError.malformedPostalCode)
    let street = try door(street, environment, { StreetDoor($0) }, UsageError.malformedStreet)
    if let point {
      return snapshot.locate(point, doubtMetres: precisionMetres)
        .with(postalCode: code, street: street)
    }
    let text = try Self.text(of: place, environment)
    let home =
      switch way {
      case .point: snapshot.locate(try PointText.point(text), doubtMetres: precisionMetres)
      case .address: try address(text, code, in: snapshot, options, environment)
      case .municipality: try snapshot.locate(municipality: text, choosing: choice)
      case .territory:
        try snapshot.locate(in: snapshot.territory(standingFor: text).territory.id, as: .home)
      case .lastTerritory:
        try snapshot.locate(
          in: snapshot.territory(standingFor: text).territory.id, as: .lastTerritory)
      case .postalCode: try snapshot.locate(postalCode: text)
      }
    return home.with(postalCode: code, street: street)
  }

  private func address(
    _ text: String, _ code: PostalCode?, in snapshot: Snapshot, _ options: CommonOptions,
    _ environment: Environment
  ) throws -> Home {
    try environment.prepareAddresses(of: snapshot, options.language)
    let whole = code.map { "\(text), \($0.text)" } ?? text
    return try snapshot.locate(address: whole, choosing: choice)
  }

  /// Reads what was said of the door.
  private func door<Value>(
    _ given: Given?, _ environment: Environment, _ read: (String) -> Value?, _ error: any Error
  ) throws -> Value? {
    guard let given else { return nil }
    guard let value = read(try Self.text(of: given, environment)) else { throw error }
    return value
  }

  private static func text(of given: Given, _ environment: Environment) throws -> String {
    switch given {
    case .text(let text): return text
    case .onInput:
      let text = String(decoding: try environment.readAllInput(), as: UTF8.self)
      return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }
  }
}
