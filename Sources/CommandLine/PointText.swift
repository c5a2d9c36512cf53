internal import Domain

/// A point as somebody types it.
enum PointText {
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
  static func number(_ text: Substring) -> Double? {
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
