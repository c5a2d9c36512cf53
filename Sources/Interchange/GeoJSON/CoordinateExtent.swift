/// How far the positions of a file reach, and what that says about them.
struct CoordinateExtent {
  /// A position as written, and where.
  struct Position {
    let offset: Int
    let first: Double
    let second: Double
  }

  /// What the positions are instead of longitude and latitude.
  struct Fault {
    enum Sort { case projected, swapped, outsideGlobe }

    let sort: Sort
    let position: Position
  }

  /// Beyond this a value is no angle in degrees, however carelessly wrapped.
  private static let degreesMax = 540.0

  private var firstMin = Double.infinity
  private var firstMax = -Double.infinity
  private var secondMin = Double.infinity
  private var secondMax = -Double.infinity
  private var start: Position?
  private var offGlobe: Position?

  mutating func note(_ first: Double, _ second: Double, at offset: Int) {
    firstMin = min(firstMin, first)
    firstMax = max(firstMax, first)
    secondMin = min(secondMin, second)
    secondMax = max(secondMax, second)
    if start == nil { start = Position(offset: offset, first: first, second: second) }
    if offGlobe == nil, abs(first) > 180 || abs(second) > 90 {
      offGlobe = Position(offset: offset, first: first, second: second)
    }
  }

  /// What is wrong with the positions as a whole; `nil` when they may be right.
  func fault(expecting bounds: GeoJSONReader.Bounds) -> Fault? {
    guard let start else { return nil }
    let fitsExchanged =
      firstMin >= bounds.southDegrees && firstMax <= bounds.northDegrees
      && secondMin >= bounds.westDegrees && secondMax <= bounds.eastDegrees
    let meetsAsWritten =
      firstMin <= bounds.eastDegrees && firstMax >= bounds.westDegrees
      && secondMin <= bounds.northDegrees && secondMax >= bounds.southDegrees
    if fitsExchanged, !meetsAsWritten { return Fault(sort: .swapped, position: start) }
    guard let offGlobe else { return nil }
    let reach = max(-firstMin, firstMax, -secondMin, secondMax)
    return Fault(
      sort: reach > Self.degreesMax ? .projected : .outsideGlobe, position: offGlobe)
  }
}
