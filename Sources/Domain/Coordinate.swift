/// A place on Earth: longitude before latitude, in degrees, WGS 84 (EPSG:4326).
public struct Coordinate: Hashable, Sendable {
  /// East of Greenwich, from -180 to 180.
  public let longitudeDegrees: Double

  /// North of the equator, from -90 to 90.
  public let latitudeDegrees: Double

  /// Creates a coordinate; `nil` when a value is not finite or lies outside the globe.
  public init?(longitudeDegrees: Double, latitudeDegrees: Double) {
    guard
      longitudeDegrees.isFinite, latitudeDegrees.isFinite,
      (-180...180).contains(longitudeDegrees), (-90...90).contains(latitudeDegrees)
    else { return nil }
    self.longitudeDegrees = longitudeDegrees
    self.latitudeDegrees = latitudeDegrees
  }
}
