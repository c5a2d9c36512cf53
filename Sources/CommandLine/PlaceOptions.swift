internal import Domain
internal import Engine

/// The place that a question is about, as the command line gives it.
///
/// It is read late and forgotten early: nothing here describes itself, and no error repeats it.
struct PlaceOptions: CustomStringConvertible {
  /// A text that was given, or that comes on standard input, so that it is in no list of processes and
  /// no history.
  private enum Given {
    case text(String)
    case onInput
  }

  private enum Place {
    case point(Coordinate)
    case pointOnInput
    case postalCode(Given)
    /// The last territory in which they are known to have lived, by identifier or name.
    case lastTerritory(String)
  }

  private let place: Place

  /// What is said of the door besides, for services that serve some streets or postal codes only.
  private let postalCode: Given?
  private let street: Given?

  /// Whether it is where somebody stays who has no fixed address.
  private let isPlaceOfStay: Bool

  /// How far from a point the place may be, in metres; 0 for one that is exact.
  private let precisionMetres: Double

  var description: String { "PlaceOptions" }

  /// Takes the options away; `nil` when no place is given.
  ///
  /// With a prefix such as `from-` they are called `--from-point` and so on, for commands about two
  /// places.
  ///
  /// - Throws: ``UsageError``, which never repeats the place.
  init?(_ arguments: inout ArgumentReader, prefix: String = "") throws(UsageError) {
    func name(_ option: String) -> String { "--\(prefix)\(option)" }
    guard try arguments.takeOption(name("address")) == nil else { throw .addressNotYet }
    let point = try arguments.takeOption(name("point"))
    let code = Self.given(try arguments.takeOption(name("postal-code")))
    let street = Self.given(try arguments.takeOption(name("street")))
    let precision = try arguments.takeOption(name("precision"))
    isPlaceOfStay = try arguments.takeFlag(name("no-fixed-address"))
    let territory = try arguments.takeOption(name("last-territory"))
    if territory != nil, point != nil || code != nil {
      throw .exclusiveOptions([
        name("last-territory"), point == nil ? name("postal-code") : name("point"),
      ])
    }
    switch (point, code) {
    case (nil, nil):
      guard let territory else {
        guard street == nil, precision == nil, !isPlaceOfStay else { throw .missingPlace }
        return nil
      }
      place = .lastTerritory(territory)
    case ("-"?, _): place = .pointOnInput
    case (let text?, _): place = .point(try Self.point(text))
    case (nil, let code?): place = .postalCode(code)
    }
    // The precision of a postal code is known.
    guard precision == nil || point != nil else {
      throw .exclusiveOptions([name("precision"), name("postal-code")])
    }
    precisionMetres = try precision.map(Self.metres) ?? 0
    postalCode = point == nil ? nil : code
    self.street = street
    guard Self.inputCount(place, postalCode, street) <= 1 else { throw .inputTwice }
  }

  /// The largest precision that can be given, in metres: farther away it is no point that is meant.
  private static let precisionMetresMax = 100_000.0

  /// Reads a number of metres, 0 to 100,000.
  private static func metres(_ text: String) throws(UsageError) -> Double {
    guard let metres = number(Substring(text)), (0...precisionMetresMax).contains(metres) else {
      throw .malformedValue(
        option: "--precision", value: text,
        expected: Bilingual(
          "un nombre de mètres, de 0 à 100000", "a number of metres, 0 to 100000"))
    }
    return metres
  }

  /// Whether something of it comes on standard input.
  var isOnInput: Bool { Self.inputCount(place, postalCode, street) > 0 }

  private static func given(_ text: String?) -> Given? {
    text.map { $0 == "-" ? .onInput : .text($0) }
  }

  /// How many of the texts come on standard input.
  private static func inputCount(_ place: Place, _ others: Given?...) -> Int {
    let isPlace =
      switch place {
      case .pointOnInput, .postalCode(.onInput): true
      case .point, .postalCode(.text), .lastTerritory: false
      }
    let count = others.count { if case .onInput? = $0 { true } else { false } }
    return count + (isPlace ? 1 : 0)
  }

  /// Finds the home in a snapshot.
  ///
  /// - Throws: ``UsageError`` for a text that is no place, or `LocateError`.
  func home(in snapshot: Snapshot, _ environment: Environment) throws -> Home {
    let home =
      switch place {
      case .point(let point): snapshot.locate(point, doubtMetres: precisionMetres)
      case .pointOnInput:
        snapshot.locate(
          try Self.point(try Self.line(of: environment)), doubtMetres: precisionMetres)
      case .postalCode(let code):
        try snapshot.locate(postalCode: try Self.text(of: code, environment))
      case .lastTerritory(let text):
        try snapshot.locate(
          lastTerritory: snapshot.territory(standingFor: text).territory.id)
      }
    return (isPlaceOfStay ? home.asPlaceOfStay : home).with(
      postalCode: try door(
        postalCode, environment, { PostalCode($0) }, LocateError.malformedPostalCode),
      street: try door(street, environment, { StreetDoor($0) }, UsageError.malformedStreet))
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
    case .text(let text): text
    case .onInput: try line(of: environment)
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
