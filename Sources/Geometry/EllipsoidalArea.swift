internal import Foundation
public import Domain

/// Areas in square metres on the WGS 84 ellipsoid.
///
/// An area is that of the region whose borders run straight in longitude and latitude, as GeoJSON
/// defines them (RFC 7946, section 3.1.1). Around a ring, the strip of the ellipsoid between a
/// parallel of reference and the border is summed: its height follows from the authalic latitude,
/// which is exact, and its mean along a border is taken at three Gauss-Legendre points. For borders
/// of up to one degree the error of the mean is below one part in 10¹², so what is left is the
/// rounding of doubles: about 0.001 m² for a territory 1° wide.
///
/// Borders that run along geodesics instead would enclose slightly different areas: for segments of
/// 1 km at 50° north, less than 0.1 m² each.
///
/// - SeeAlso: J. P. Snyder, "Map Projections – A Working Manual", USGS Professional Paper 1395,
///   equations 3-12 and 10-15.
public enum EllipsoidalArea {
  private static let semiMajorAxisMetres = 6_378_137.0
  private static let flattening = 1 / 298.257_223_563
  private static let eccentricitySquared = flattening * (2 - flattening)
  private static let eccentricity = eccentricitySquared.squareRoot()

  /// Area of land: the outer rings less their holes, whichever way the rings turn.
  ///
  /// - Complexity: O(*n*) in the number of vertices.
  public static func squareMetres(of area: MultiPolygon) -> Double {
    area.polygons.reduce(0) { $0 + squareMetres(of: $1) }
  }

  /// Area of one polygon: its outer ring less its holes.
  public static func squareMetres(of polygon: MultiPolygon.Polygon) -> Double {
    guard let outer = polygon.rings.first else { return 0 }
    let holes = polygon.rings.dropFirst().reduce(0) { $0 + abs(signedSquareMetres(of: $1)) }
    return abs(signedSquareMetres(of: outer)) - holes
  }

  /// Area enclosed by a ring: positive when it runs counter-clockwise.
  ///
  /// - Precondition: The ring does not cross the antimeridian or enclose a pole.
  public static func signedSquareMetres(of ring: [Coordinate]) -> Double {
    guard let first = ring.first, var from = ring.last else { return 0 }
    let reference = stripHeight(atLatitudeDegrees: first.latitudeDegrees)
    var sum = 0.0
    for to in ring {
      let widthRadians = (to.longitudeDegrees - from.longitudeDegrees) * .pi / 180
      if widthRadians != 0 {
        sum -= widthRadians * meanStripHeight(from: from, to: to, above: reference)
      }
      from = to
    }
    return sum
  }

  /// Mean, along a border, of the area per radian of longitude above the parallel of reference.
  private static func meanStripHeight(
    from: Coordinate, to: Coordinate, above reference: Double
  ) -> Double {
    let middle = (from.latitudeDegrees + to.latitudeDegrees) / 2
    let reach = (to.latitudeDegrees - from.latitudeDegrees) / 2 * (0.6).squareRoot()
    let centre = stripHeight(atLatitudeDegrees: middle) - reference
    let low = stripHeight(atLatitudeDegrees: middle - reach) - reference
    let high = stripHeight(atLatitudeDegrees: middle + reach) - reference
    return (5 * low + 8 * centre + 5 * high) / 18
  }

  /// Area in m², per radian of longitude, between the equator and a parallel: *a*²*q*/2.
  private static func stripHeight(atLatitudeDegrees latitude: Double) -> Double {
    let sine = sin(latitude * .pi / 180)
    let scaled = eccentricity * sine
    let q =
      (1 - eccentricitySquared)
      * (sine / (1 - scaled * scaled) + atanh(scaled) / eccentricity)
    return semiMajorAxisMetres * semiMajorAxisMetres * q / 2
  }
}
