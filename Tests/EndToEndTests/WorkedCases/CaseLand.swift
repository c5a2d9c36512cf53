import Domain
import Geometry

/// The invented land of the cases: a plane of squares, some 8 km wide and 11 km high each.
enum CaseLand {
  private static let squareDegrees = 0.1
  private static let origin = (longitudeDegrees: -73.0, latitudeDegrees: 45.5)

  /// A place, counted in squares east and north of the south-western corner.
  static func point(_ x: Double, _ y: Double) -> Coordinate? {
    Coordinate(
      longitudeDegrees: origin.longitudeDegrees + x * squareDegrees,
      latitudeDegrees: origin.latitudeDegrees + y * squareDegrees)
  }

  /// The land between two corners: west, south, east, north.
  static func rectangle(_ sides: [Double]) -> MultiPolygon {
    let corners = [
      (sides[0], sides[1]), (sides[2], sides[1]), (sides[2], sides[3]), (sides[0], sides[3]),
    ]
    let ring = corners.compactMap { point($0.0, $0.1) }
    return MultiPolygon(polygons: [MultiPolygon.Polygon(rings: [ring])]).canonical
  }
}

/// The places of the land that have a name.
struct Spots: Sendable {
  private var points: [String: Coordinate] = [:]

  /// Reads the lines `Given spot moulin 0.25 0.5`.
  init(_ statements: [Statement]) throws(CaseError) {
    for given in statements where given.verb == "spot" {
      let numbers = try given.numbers(Array(given.head.dropFirst()), count: 2)
      points[try given.word(0)] = CaseLand.point(numbers[0], numbers[1])
      try given.finish()
    }
  }

  func point(_ name: String, _ said: Statement) throws(CaseError) -> Coordinate {
    guard let point = points[name] else { throw said.error("“\(name)” is no spot of the land") }
    return point
  }
}
