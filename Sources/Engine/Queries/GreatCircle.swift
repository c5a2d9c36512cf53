internal import Domain
internal import Foundation

/// Distances as the crow flies, to sort by.
enum GreatCircle {
  /// Mean radius R₁ of GRS 80, in metres.
  ///
  /// - SeeAlso: H. Moritz, "Geodetic Reference System 1980", *Journal of Geodesy* 74 (2000), p. 131.
  fileprivate static let radiusMetres = 6_371_008.8

  /// Metres between two places by the haversine formula; within 0.6 % of the WGS 84 ellipsoid.
  static func metres(from origin: Coordinate, to place: Coordinate) -> Double {
    let toRadians = Double.pi / 180
    let north = (place.latitudeDegrees - origin.latitudeDegrees) * toRadians
    let east = (place.longitudeDegrees - origin.longitudeDegrees) * toRadians
    let latitudes = (origin.latitudeDegrees * toRadians, place.latitudeDegrees * toRadians)
    let (halfNorth, halfEast) = (sin(north / 2), sin(east / 2))
    let halfChordSquared =
      halfNorth * halfNorth + cos(latitudes.0) * cos(latitudes.1) * halfEast * halfEast
    return 2 * radiusMetres * asin(min(1, halfChordSquared.squareRoot()))
  }
}

/// A place on a sphere, from which distances to many others are asked.
///
/// It has no textual form: it may be a person's.
struct SpherePoint: Sendable, CustomStringConvertible, CustomReflectable {
  /// Where the line from the centre meets a sphere of radius 1: towards the equator at 0° and 90° east,
  /// and towards the north pole.
  private let (x, y, z): (Double, Double, Double)

  init(_ place: Coordinate) {
    let toRadians = Double.pi / 180
    let (east, north) = (
      place.longitudeDegrees * toRadians, place.latitudeDegrees * toRadians
    )
    (x, y, z) = (cos(north) * cos(east), cos(north) * sin(east), sin(north))
  }

  /// Metres to another place, as ``GreatCircle`` gives them: half the chord is the root of the haversine.
  func metres(to other: SpherePoint) -> Double {
    let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
    let halfChord = (dx * dx + dy * dy + dz * dz).squareRoot() / 2
    return 2 * GreatCircle.radiusMetres * asin(min(1, halfChord))
  }

  var description: String { "SpherePoint" }

  var customMirror: Mirror { Mirror(self, children: []) }
}
