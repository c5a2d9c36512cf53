import Domain
import Geometry

/// A place, for tests that write many.
func place(_ longitudeDegrees: Double, _ latitudeDegrees: Double) -> Coordinate {
  guard
    let place = Coordinate(longitudeDegrees: longitudeDegrees, latitudeDegrees: latitudeDegrees)
  else { preconditionFailure("\(longitudeDegrees), \(latitudeDegrees) is not on the globe") }
  return place
}

/// One polygon from its rings, outer first.
func areas(_ rings: [(Double, Double)]...) -> MultiPolygon {
  areas(rings)
}

/// One polygon from its rings, outer first.
func areas(_ rings: [[(Double, Double)]]) -> MultiPolygon {
  MultiPolygon(polygons: [
    MultiPolygon.Polygon(rings: rings.map { ring in ring.map { place($0.0, $0.1) } })
  ])
}

/// A rectangle in degrees.
func rectangle(west: Double, south: Double, east: Double, north: Double) -> MultiPolygon {
  areas([(west, south), (east, south), (east, north), (west, north)])
}
