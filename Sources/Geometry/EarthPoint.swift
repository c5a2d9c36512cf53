internal import Domain

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A place on the WGS 84 ellipsoid, prepared for many distances from it.
///
/// Distances are straight through the Earth (chords), bent back to the surface as on a sphere:
/// within 0.01 % of the geodesic up to 1,000 km, for the bend itself is 0.1 % there and the
/// ellipsoid changes it by half a percent.
struct EarthPoint {
  /// Semi-major axis in metres and squared eccentricity of WGS 84.
  private static let equatorialRadius = 6_378_137.0
  private static let squaredEccentricity = 0.006_694_379_990_141_317

  /// Mean radius in metres, for bending chords.
  private static let meanRadius = 6_371_008.8

  /// Below the smallest radius of curvature of the ellipsoid (6,335,439 m), in metres: distances
  /// on a sphere this small, at the same latitudes and longitudes, are never too long.
  private static let smallRadius = 6_335_430.0

  private static let radiansPerDegree = Double.pi / 180

  /// A segment is cut into pieces no longer than this, in degrees, so that the search for its
  /// nearest place starts near it.
  private static let pieceDegreesMax = 0.5

  let longitudeDegrees: Double
  let latitudeDegrees: Double
  private let position: SIMD3<Double>
  private let cosine: Double

  init(_ point: Coordinate) {
    longitudeDegrees = point.longitudeDegrees
    latitudeDegrees = point.latitudeDegrees
    (position, _, _) = EarthPoint.place(longitudeDegrees, latitudeDegrees)
    cosine = cos(latitudeDegrees * EarthPoint.radiansPerDegree)
  }

  /// A position in metres from the Earth's centre, with its derivatives for one degree of
  /// longitude and one of latitude.
  private static func place(
    _ longitudeDegrees: Double, _ latitudeDegrees: Double
  ) -> (position: SIMD3<Double>, eastward: SIMD3<Double>, northward: SIMD3<Double>) {
    let (sinX, cosX) = sineAndCosine(longitudeDegrees * radiansPerDegree)
    let (sinY, cosY) = sineAndCosine(latitudeDegrees * radiansPerDegree)
    let squared = 1 - squaredEccentricity * sinY * sinY
    let normal = equatorialRadius / squared.squareRoot()
    let meridional = normal * (1 - squaredEccentricity) / squared * radiansPerDegree
    let parallel = normal * cosY * radiansPerDegree
    return (
      SIMD3(
        normal * cosY * cosX, normal * cosY * sinX, normal * (1 - squaredEccentricity) * sinY),
      SIMD3(-parallel * sinX, parallel * cosX, 0),
      SIMD3(-meridional * sinY * cosX, -meridional * sinY * sinX, meridional * cosY)
    )
  }

  private static func sineAndCosine(_ radians: Double) -> (Double, Double) {
    (sin(radians), cos(radians))
  }

  // MARK: Distances

  /// The distance in metres to the nearest place of a segment that is straight in longitude and
  /// latitude, both of whose ends are places on Earth.
  func distance(
    toSegmentFrom a: SIMD2<Double>, to b: SIMD2<Double>
  ) -> Double {
    let span = max(abs(b.x - a.x), abs(b.y - a.y))
    let pieces = max(1, (span / EarthPoint.pieceDegreesMax).rounded(.up))
    var nearest = Double.infinity
    var from = a
    for piece in 1...Int(pieces) {
      let to = a + (b - a) * (Double(piece) / pieces)
      nearest = min(nearest, distance(toPieceFrom: from, to: to))
      from = to
    }
    return nearest
  }

  /// Slides along a short segment to where it is nearest: Gauss–Newton on the squared chord, which
  /// converges by a factor of distance × tan(latitude) / radius of the Earth each time.
  private func distance(toPieceFrom a: SIMD2<Double>, to b: SIMD2<Double>) -> Double {
    let step = b - a
    var share = startingShare(a, step)
    for _ in 0..<8 {
      let (place, eastward, northward) = EarthPoint.place(
        a.x + share * step.x, a.y + share * step.y)
      let motion = eastward * step.x + northward * step.y
      let away = place - position
      let length = (motion * motion).sum()
      let next =
        length > 0 ? min(max(share - (away * motion).sum() / length, 0), 1) : share
      if abs(next - share) * length.squareRoot() <= 1e-6 + 1e-4 * (away * away).sum().squareRoot() {
        return surfaceDistance(to: a + next * step)
      }
      share = next
    }
    return surfaceDistance(to: a + share * step)
  }

  /// Where a segment is nearest in a plane whose scale is that of this latitude.
  private func startingShare(_ a: SIMD2<Double>, _ step: SIMD2<Double>) -> Double {
    let x = EarthPoint.wrapped(longitudeDegrees - a.x) * cosine
    let y = latitudeDegrees - a.y
    let (dx, dy) = (step.x * cosine, step.y)
    let length = dx * dx + dy * dy
    return length > 0 ? min(max((x * dx + y * dy) / length, 0), 1) : 0
  }

  private func surfaceDistance(to place: SIMD2<Double>) -> Double {
    let away = EarthPoint.place(place.x, place.y).position - position
    let chord = (away * away).sum().squareRoot()
    let diameter = 2 * EarthPoint.meanRadius
    return diameter * asin(min(chord / diameter, 1))
  }

  private static func wrapped(_ degrees: Double) -> Double {
    degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
  }

  // MARK: Bounds

  /// A distance in metres that no place of a box is nearer than.
  ///
  /// From the haversine formula with every term replaced by something smaller: sin x ≥ x − x³/6,
  /// and the smallest cosine of the box's latitudes.
  func distanceAtLeast(toBox box: BorderBounds) -> Double {
    let (west, south) = (Double(box.west), Double(box.south))
    let (east, north) = (Double(box.east), Double(box.north))
    let gapY = max(0, max(south - latitudeDegrees, latitudeDegrees - north))
    var gapX = EarthPoint.gap(longitudeDegrees, west, east)
    gapX = min(gapX, EarthPoint.gap(longitudeDegrees - 360, west, east))
    gapX = min(gapX, EarthPoint.gap(longitudeDegrees + 360, west, east))
    let sineY = EarthPoint.sineAtMost(gapY * EarthPoint.radiansPerDegree / 2)
    let sineX = EarthPoint.sineAtMost(min(gapX, 160) * EarthPoint.radiansPerDegree / 2)
    let highest = max(abs(south), abs(north)) * EarthPoint.radiansPerDegree
    let squared = sineY * sineY + cosine * EarthPoint.cosineAtMost(highest) * sineX * sineX
    return 2 * EarthPoint.smallRadius * squared.squareRoot()
  }

  private static func gap(_ value: Double, _ low: Double, _ high: Double) -> Double {
    max(0, max(low - value, value - high))
  }

  private static func sineAtMost(_ radians: Double) -> Double {
    max(0, radians - radians * radians * radians / 6)
  }

  /// At most the cosine: its series up to a negative term.
  private static func cosineAtMost(_ radians: Double) -> Double {
    let square = radians * radians
    return max(0, 1 - square / 2 * (1 - square / 12 * (1 - square / 30)))
  }
}

/// A box of longitudes and latitudes in degrees, rounded outward.
struct BorderBounds: BitwiseCopyable {
  var west = Float.infinity
  var south = Float.infinity
  var east = -Float.infinity
  var north = -Float.infinity

  mutating func include(x: Double, y: Double) {
    west = min(west, Float(x).nextDown)
    south = min(south, Float(y).nextDown)
    east = max(east, Float(x).nextUp)
    north = max(north, Float(y).nextUp)
  }

  mutating func include(_ other: BorderBounds) {
    west = min(west, other.west)
    south = min(south, other.south)
    east = max(east, other.east)
    north = max(north, other.north)
  }
}
