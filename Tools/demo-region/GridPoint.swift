/// A place to a ten-millionth of a degree (about a centimetre), in whole numbers.
///
/// Whole numbers make shared borders equal to the last digit and crossings decidable exactly.
struct GridPoint: Hashable, Comparable {
  /// Longitude in degrees × 10⁷, east positive.
  let longitude: Int

  /// Latitude in degrees × 10⁷, north positive.
  let latitude: Int

  static func < (left: GridPoint, right: GridPoint) -> Bool {
    (left.longitude, left.latitude) < (right.longitude, right.latitude)
  }

  /// Twice the signed area of the triangle, positive when it turns to the left.
  static func turn(_ first: GridPoint, _ second: GridPoint, _ third: GridPoint) -> Int {
    (second.longitude - first.longitude) * (third.latitude - first.latitude)
      - (second.latitude - first.latitude) * (third.longitude - first.longitude)
  }

  /// The longitude in degrees as text, seven decimals.
  var longitudeText: String { Self.degrees(longitude) }

  /// The latitude in degrees as text, seven decimals.
  var latitudeText: String { Self.degrees(latitude) }

  private static func degrees(_ value: Int) -> String {
    let digits = String(value.magnitude % 10_000_000)
    let zeros = String(repeating: "0", count: 7 - digits.count)
    return "\(value < 0 ? "-" : "")\(value.magnitude / 10_000_000).\(zeros)\(digits)"
  }
}

/// A place on the drawing plane, in kilometres east and south of the region's north-west corner.
struct PlanePoint: Equatable {
  var eastKilometres: Double
  var southKilometres: Double

  static func + (left: PlanePoint, right: PlanePoint) -> PlanePoint {
    PlanePoint(
      eastKilometres: left.eastKilometres + right.eastKilometres,
      southKilometres: left.southKilometres + right.southKilometres)
  }

  static func - (left: PlanePoint, right: PlanePoint) -> PlanePoint {
    left + right.scaled(by: -1)
  }

  func scaled(by factor: Double) -> PlanePoint {
    PlanePoint(eastKilometres: eastKilometres * factor, southKilometres: southKilometres * factor)
  }

  /// The same step, turned a quarter.
  var turned: PlanePoint {
    PlanePoint(eastKilometres: -southKilometres, southKilometres: eastKilometres)
  }

  /// The place on the globe: open sea south of Newfoundland, where there is no land.
  var gridPoint: GridPoint {
    let degrees = (
      longitude: -58.3 + eastKilometres / 77.8, latitude: 46.2 - southKilometres / 111.15
    )
    return GridPoint(
      longitude: Int((degrees.longitude * 1e7).rounded()),
      latitude: Int((degrees.latitude * 1e7).rounded()))
  }
}
