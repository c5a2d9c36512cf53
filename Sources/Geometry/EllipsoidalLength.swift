internal import Foundation
internal import Domain

/// Lengths in metres on the WGS 84 ellipsoid.
///
/// Each border is taken to run straight in longitude and latitude, with the radii of curvature at its
/// middle. For borders of up to 10 km the error is below one part in 10⁵, and far below for the
/// borders of territories, which are some hundred metres long.
///
/// - SeeAlso: J. P. Snyder, "Map Projections – A Working Manual", USGS Professional Paper 1395,
///   equations 4-18 and 4-20.
public enum EllipsoidalLength {
  private static let semiMajorAxisMetres = 6_378_137.0
  private static let eccentricitySquared = 2 / 298.257_223_563 - pow(1 / 298.257_223_563, 2)

  /// Length of the border of a polygon, that of its holes included.
  ///
  /// - Complexity: O(*n*) in the number of vertices.
  public static func metres(around polygon: MultiPolygon.Polygon) -> Double {
    polygon.rings.reduce(0) { $0 + metres(around: $1) }
  }

  private static func metres(around ring: [Coordinate]) -> Double {
    guard var from = ring.last else { return 0 }
    var sum = 0.0
    for to in ring {
      let latitude = (from.latitudeDegrees + to.latitudeDegrees) / 2 * .pi / 180
      let scale = 1 - eccentricitySquared * pow(sin(latitude), 2)
      let north =
        (to.latitudeDegrees - from.latitudeDegrees) * .pi / 180
        * semiMajorAxisMetres * (1 - eccentricitySquared) / (scale * scale.squareRoot())
      let east =
        (to.longitudeDegrees - from.longitudeDegrees) * .pi / 180
        * semiMajorAxisMetres * cos(latitude) / scale.squareRoot()
      sum += hypot(north, east)
      from = to
    }
    return sum
  }
}

extension MultiPolygon.Polygon {
  /// How wide the polygon is on average, in metres: twice its area by the length of its border.
  ///
  /// A strip is as wide as this says, however it bends; a square is half as wide as its side.
  public var meanWidthMetres: Double {
    let length = EllipsoidalLength.metres(around: self)
    return length > 0 ? 2 * EllipsoidalArea.squareMetres(of: self) / length : 0
  }
}
