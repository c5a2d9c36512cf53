internal import Domain
internal import Engine
internal import Interchange

/// The place that a question is about, as the command line gives it.
///
/// It is read late and forgotten early: nothing here describes itself, and no error repeats it.
struct PlaceOptions: CustomStringConvertible {
  /// The ways to say where a place is; each is an option.
  private enum Way: String, CaseIterable {
    case point = "--point"
    case address = "--address"
    case postalCode = "--postal-code"
    case municipality = "--municipality"
    case territory = "--territory"
  }

  /// The names of the options, one of which is given.
  static let names = Way.allCases.map(\.rawValue)

  private let way: Way

  /// What was given; `nil` where it comes on standard input, so that it is in no list of processes and
  /// no history.
  private let text: String?

  /// The point, where it was given and is one.
  private let point: Coordinate?

  /// Which of several places that are meant equally well, from 1.
  private let choice: Int?

  var description: String { "PlaceOptions" }

  /// Takes the options away; `nil` when no place is given.
  ///
  /// - Throws: ``UsageError``, which never repeats the place.
  init?(_ arguments: inout ArgumentReader) throws(UsageError) {
    var given: [(way: Way, text: String)] = []
    for way in Way.allCases {
      if let text = try arguments.takeOption(way.rawValue) { given.append((way, text)) }
    }
    choice = try arguments.takeInteger("--choose", in: 1...Int.max)
    guard given.count < 2 else { throw .exclusiveOptions(given.map(\.way.rawValue)) }
    guard let only = given.first else {
      guard choice == nil else { throw .missingPlace }
      return nil
    }
    way = only.way
    guard choice == nil || way == .address || way == .municipality else {
      throw .exclusiveOptions([way.rawValue, "--choose"])
    }
    text = only.text == "-" ? nil : only.text
    point = if way == .point, let text { try Self.point(text) } else { nil }
  }

  /// Finds the home in a snapshot.
  ///
  /// Where several places are meant equally well and a program asks, it is told the choices on
  /// standard output.
  ///
  /// - Throws: ``UsageError`` for a point on standard input that is none, `LocateError`,
  ///   `AmbiguousPlace`, `LookupError`, or ``Reported`` when the choices were told.
  func home(
    in snapshot: Snapshot, _ options: CommonOptions, _ environment: Environment
  ) throws -> Home {
    do {
      return try place(in: snapshot, options, environment)
    } catch let ambiguous as AmbiguousPlace where options.printsJSON {
      try environment.writeOutput(options.answers.choices(ambiguous))
      throw Reported(kind: ambiguous.kind)
    }
  }

  private func place(
    in snapshot: Snapshot, _ options: CommonOptions, _ environment: Environment
  ) throws -> Home {
    if let point { return snapshot.locate(point) }
    let text = try text ?? Self.line(of: environment)
    switch way {
    case .point: return snapshot.locate(try Self.point(text))
    case .postalCode: return try snapshot.locate(postalCode: text)
    case .territory: return try snapshot.locate(in: snapshot.territory(meant: text))
    case .municipality: return try snapshot.locate(municipality: text, choosing: choice)
    case .address:
      try environment.prepareAddresses(of: snapshot, options.language)
      return try snapshot.locate(address: text, choosing: choice)
    }
  }

  private static func line(of environment: Environment) throws -> String {
    let text = String(decoding: try environment.readAllInput(), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }

  /// Reads `LON,LAT` in degrees.
  ///
  /// - Throws: ``UsageError/malformedPoint``, ``UsageError/swappedPoint`` or
  ///   ``UsageError/pointOutsideGlobe``.
  static func point(_ text: String) throws(UsageError) -> Coordinate {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = number(parts[0]), let second = number(parts[1]) else {
      throw .malformedPoint
    }
    guard !isSwapped(first, second) else { throw .swappedPoint }
    guard let point = Coordinate(longitudeDegrees: first, latitudeDegrees: second) else {
      throw .pointOutsideGlobe
    }
    return point
  }

  /// A plain decimal number; `nan`, `inf` and hexadecimal are none.
  private static func number(_ text: Substring) -> Double? {
    let trimmed = text.drop { $0 == " " }
    let digits = trimmed.reversed().drop { $0 == " " }.reversed()
    let plain = String(digits)
    guard plain.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let value = Double(plain),
      value.isFinite
    else { return nil }
    return value
  }

  /// Whether latitude was given first.
  ///
  /// Certain where the second number is no latitude and the first could be one. Beyond that, nobody
  /// lives in the ocean between 40° and 84° east and south of 52° south, where a Canadian place lies
  /// whose numbers are swapped.
  private static func isSwapped(_ first: Double, _ second: Double) -> Bool {
    if abs(second) > 90, abs(second) <= 180, abs(first) <= 90 { return true }
    return (40...84).contains(first) && (-90...(-52)).contains(second)
  }
}
