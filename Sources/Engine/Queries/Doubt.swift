internal import Domain
internal import Foundation

/// The territories in which a place may lie that is somewhere within a radius of a point.
///
/// What lies within the radius is found by exact distances; what is certain also by trying places all
/// over the disc, so that a kind that leaves land out is noticed.
struct Doubt {
  /// How far from the point the place may be.
  let radiusMetres: Double

  /// The territories of the point itself.
  let centre: Set<TerritoryID>

  /// Every territory that reaches into the disc, with its distance from the point in metres.
  let distances: [TerritoryID: Double]

  /// The sets of territories found at places all over the disc; places in none are left out, for
  /// nobody lives there.
  let samples: Set<Set<TerritoryID>>

  /// Number of places to try besides the point: enough to notice what covers a fiftieth of the disc.
  static let sampleCount = 96

  init(
    radiusMetres: Double, centre: Set<TerritoryID>, distances: [TerritoryID: Double],
    samples: Set<Set<TerritoryID>>
  ) {
    self.radiusMetres = radiusMetres
    self.centre = centre
    self.distances = distances
    self.samples = samples
  }

  /// Looks around a point; a radius of 0 is the point alone.
  init(
    around point: Coordinate, radiusMetres: Double, locator: any TerritoryLocating,
    sampleCount: Int = Self.sampleCount
  ) {
    self.radiusMetres = radiusMetres
    let centre = Set(locator.territories(at: point))
    var distances: [TerritoryID: Double] = [:]
    var samples: Set<Set<TerritoryID>> = centre.isEmpty ? [] : [centre]
    if radiusMetres > 0 {
      for (territory, distance) in locator.territories(within: radiusMetres, of: point) {
        distances[territory] = distance
      }
      for place in Self.places(
        around: point, radiusMetres: radiusMetres, count: sampleCount)
      {
        let territories = Set(locator.territories(at: place))
        if !territories.isEmpty { samples.insert(territories) }
      }
    }
    for territory in centre { distances[territory] = 0 }
    self.centre = centre
    self.distances = distances
    self.samples = samples
  }

  /// Places spread evenly over the disc, on a spiral of golden angles.
  private static func places(
    around point: Coordinate, radiusMetres: Double, count: Int
  ) -> [Coordinate] {
    // A sphere is enough here: the places only have to be spread over the disc.
    let metresPerDegree = 111_195.0
    let goldenAngle = Double.pi * (3 - (5.0).squareRoot())
    let shrinking = max(0.01, cos(point.latitudeDegrees * .pi / 180))
    return (0..<count).compactMap { index in
      let share = (Double(index) + 0.5) / Double(count)
      let degrees = radiusMetres * share.squareRoot() / metresPerDegree
      let angle = goldenAngle * Double(index)
      return Coordinate(
        longitudeDegrees: point.longitudeDegrees + degrees * cos(angle) / shrinking,
        latitudeDegrees: point.latitudeDegrees + degrees * sin(angle))
    }
  }
}
