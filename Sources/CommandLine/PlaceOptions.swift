internal import Domain
internal import Engine

/// The place that a question is about, as the command line gives it.
///
/// It is read late and forgotten early: nothing here describes itself, and no error repeats it.
struct PlaceOptions: CustomStringConvertible {
  private enum Place {
    case point(Coordinate)
    /// The point comes on standard input, so that it is in no list of processes and no history.
    case pointOnInput
    case postalCode(String)
    case postalCodeOnInput
  }

  private let place: Place

  var description: String { "PlaceOptions" }

  /// Takes the options away; `nil` when no place is given.
  ///
  /// - Throws: ``UsageError``, which never repeats the place.
  init?(_ arguments: inout ArgumentReader) throws(UsageError) {
    guard try arguments.takeOption("--address") == nil else { throw .addressNotYet }
    let point = try arguments.takeOption("--point")
    let code = try arguments.takeOption("--postal-code")
    switch (point, code) {
    case (nil, nil): return nil
    case (_?, _?): throw .exclusiveOptions(["--point", "--postal-code"])
    case ("-"?, nil): place = .pointOnInput
    case (let text?, nil): place = .point(try Self.point(text))
    case (nil, "-"?): place = .postalCodeOnInput
    case (nil, let text?): place = .postalCode(text)
    }
  }

  /// Finds the home in a snapshot.
  ///
  /// - Throws: ``UsageError`` for a point on standard input that is none, or `LocateError`.
  func home(in snapshot: Snapshot, _ environment: Environment) throws -> Home {
    switch place {
    case .point(let point): snapshot.locate(point)
    case .pointOnInput: snapshot.locate(try Self.point(try Self.line(of: environment)))
    case .postalCode(let code): try snapshot.locate(postalCode: code)
    case .postalCodeOnInput: try snapshot.locate(postalCode: try Self.line(of: environment))
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
