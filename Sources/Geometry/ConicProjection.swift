public import Domain
internal import Foundation

/// Lambert's conformal conic projection with two standard parallels, from metres back to degrees.
///
/// For the two systems in which Canadian addresses are published. Their datum, NAD 83, is taken for
/// WGS 84: the two differ by less than two metres in Canada.
///
/// - SeeAlso: IOGP, *Geomatics Guidance Note 7, part 2* (2021), 3.1.1.1, method 9802.
public struct ConicProjection: Hashable, Sendable {
  /// The reference system, as in `EPSG:3347`.
  public let name: String

  private let originLongitudeRadians: Double
  private let falseEastingMetres: Double
  private let northingOfApexMetres: Double
  private let coneConstant: Double
  private let scaleMetres: Double

  /// Semi-major axis of GRS 80, in metres, and its flattening.
  ///
  /// - SeeAlso: H. Moritz, "Geodetic Reference System 1980", *Journal of Geodesy* 74 (2000), p. 131.
  private static let semiMajorAxisMetres = 6_378_137.0
  private static let flattening = 1 / 298.257_222_101
  private static let eccentricity = (flattening * (2 - flattening)).squareRoot()

  /// The parameters as the EPSG registry has them: degrees, then metres.
  private static let registered:
    [(
      name: String, originLatitude: Double, originLongitude: Double, parallels: (Double, Double),
      easting: Double, northing: Double
    )] = [
      ("EPSG:3347", 63.390675, -91.86666666666666, (49, 77), 6_200_000, 3_000_000),
      ("EPSG:32198", 44, -68.5, (60, 46), 0, 0),
    ]

  /// The reference systems that are known: Statistics Canada Lambert and Quebec Lambert.
  public static var names: [String] { registered.map(\.name) }

  /// Finds a reference system by its name; `nil` for those that are not known here.
  public init?(named name: String) {
    let found = Self.registered.first {
      $0.name.caseInsensitiveCompare(name) == .orderedSame
    }
    guard let found else { return nil }
    let (first, second) = (Self.radians(found.parallels.0), Self.radians(found.parallels.1))
    let (m1, m2) = (Self.parallelRadius(first), Self.parallelRadius(second))
    let (t1, t2) = (Self.isometric(first), Self.isometric(second))
    self.name = found.name
    coneConstant = (log(m1) - log(m2)) / (log(t1) - log(t2))
    scaleMetres = Self.semiMajorAxisMetres * m1 / (coneConstant * pow(t1, coneConstant))
    originLongitudeRadians = Self.radians(found.originLongitude)
    falseEastingMetres = found.easting
    let origin = Self.isometric(Self.radians(found.originLatitude))
    northingOfApexMetres = found.northing + scaleMetres * pow(origin, coneConstant)
  }

  /// The place of a point of the projection; `nil` for a point that is none.
  ///
  /// Within a millimetre of the inverse in closed form.
  public func coordinate(eastingMetres: Double, northingMetres: Double) -> Coordinate? {
    let east = eastingMetres - falseEastingMetres
    let south = northingOfApexMetres - northingMetres
    let radius = (east * east + south * south).squareRoot() * (coneConstant < 0 ? -1 : 1)
    let t = pow(radius / scaleMetres, 1 / coneConstant)
    let angle = atan2(coneConstant < 0 ? -east : east, coneConstant < 0 ? -south : south)
    var latitude = Double.pi / 2 - 2 * atan(t)
    // Converges by a factor of a hundred a step.
    for _ in 0..<6 {
      let sine = Self.eccentricity * sin(latitude)
      latitude =
        Double.pi / 2 - 2 * atan(t * pow((1 - sine) / (1 + sine), Self.eccentricity / 2))
    }
    let longitude = angle / coneConstant + originLongitudeRadians
    return Coordinate(
      longitudeDegrees: longitude * 180 / .pi, latitudeDegrees: latitude * 180 / .pi)
  }

  private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

  /// The radius of a parallel of the ellipsoid, its semi-major axis taken for 1.
  private static func parallelRadius(_ latitude: Double) -> Double {
    let sine = eccentricity * sin(latitude)
    return cos(latitude) / (1 - sine * sine).squareRoot()
  }

  private static func isometric(_ latitude: Double) -> Double {
    let sine = eccentricity * sin(latitude)
    return tan(.pi / 4 - latitude / 2) / pow((1 - sine) / (1 + sine), eccentricity / 2)
  }
}
