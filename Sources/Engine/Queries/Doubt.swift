internal import Domain
internal import Foundation

/// The territories in which a place may lie that is somewhere within a radius of a point.
///
/// What lies within the radius is found by exact distances; what is certain also by trying places all
/// over the disc, so that a kind that leaves land out is noticed.
struct Doubt {
  /// The territories of the point itself.
  let centre: Set<TerritoryID>

  /// Every territory that reaches into the disc, with its distance from the point in metres.
  let distances: [TerritoryID: Double]

  /// The territories that hold wherever in the disc the place is.
  let certain: Set<TerritoryID>

  /// The sets of territories found at places all over the disc; places in none are left out, for
  /// nobody lives there.
  private let samples: [Set<TerritoryID>]

  /// Number of places to try besides the point: enough to notice what covers a fiftieth of the disc.
  private static let sampleCount = 96

  init(around point: Coordinate, radiusMetres: Double, locator: any TerritoryLocating) {
    let centre = Set(locator.territories(at: point))
    var distances: [TerritoryID: Double] = [:]
    for (territory, distance) in locator.territories(within: radiusMetres, of: point) {
      distances[territory] = distance
    }
    for territory in centre { distances[territory] = 0 }
    var samples: [Set<TerritoryID>] = centre.isEmpty ? [] : [centre]
    for place in Self.places(around: point, radiusMetres: radiusMetres) {
      let territories = Set(locator.territories(at: place))
      if !territories.isEmpty { samples.append(territories) }
    }
    let ofSameKind = Dictionary(grouping: distances.keys, by: \.kind)
    self.centre = centre
    self.distances = distances
    self.samples = samples
    certain = Set(
      distances.keys.filter { id in
        ofSameKind[id.kind]?.count == 1 && samples.allSatisfy { $0.contains(id) }
      })
  }

  /// Whether every place in the disc that lies in some territory lies in one of this kind.
  func isCovered(by kind: TerritoryKind) -> Bool {
    samples.allSatisfy { $0.contains { $0.kind == kind } }
  }

  /// Places spread evenly over the disc, on a spiral of golden angles.
  private static func places(around point: Coordinate, radiusMetres: Double) -> [Coordinate] {
    guard radiusMetres > 0 else { return [] }
    // A sphere is enough here: the places only have to be spread over the disc.
    let metresPerDegree = 111_195.0
    let goldenAngle = Double.pi * (3 - (5.0).squareRoot())
    let shrinking = max(0.01, cos(point.latitudeDegrees * .pi / 180))
    return (0..<sampleCount).compactMap { index in
      let share = (Double(index) + 0.5) / Double(sampleCount)
      let degrees = radiusMetres * share.squareRoot() / metresPerDegree
      let angle = goldenAngle * Double(index)
      return Coordinate(
        longitudeDegrees: point.longitudeDegrees + degrees * cos(angle) / shrinking,
        latitudeDegrees: point.latitudeDegrees + degrees * sin(angle))
    }
  }
}
