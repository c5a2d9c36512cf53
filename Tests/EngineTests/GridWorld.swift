import Domain
import Hashing
import Projections
import TestSupport

@testable import Engine

/// An invented country of squares, where whoever wants to know where a point is can count.
///
/// There are 16 × 16 `clsc`, 4 × 4 `rls`, and across them 5 × 5 `mrc` that leave a strip of land out.
/// The 2 × 2 `rss` have no boundary: they are known as parents only. Of the `clsc` on one border some
/// are declared to lie in the `rls` on the other side of it.
struct GridWorld: TerritoryLocating {
  /// Degrees from west to east and from south to north.
  static let width = 16.0

  func territories(at point: Coordinate) -> [TerritoryID] {
    let (x, y) = (point.longitudeDegrees, point.latitudeDegrees)
    guard (0..<Self.width).contains(x), (0..<Self.width).contains(y) else { return [] }
    func square(_ kind: String, _ size: Double) -> TerritoryID {
      TerritoryID(trusted: "\(kind):\(Int(x / size))-\(Int(y / size))")
    }
    var found = [square("clsc", 1), square("rls", 4)]
    if x < 15, y < 15 { found.append(square("mrc", 3)) }
    return found
  }

  func classifier(of kinds: [TerritoryKind], separator: UInt8) -> PointClassifier? { nil }

  func nearestBorderMetres(from point: Coordinate) -> Double? { 1 }

  func territories(
    within radiusMetres: Double, of point: Coordinate
  ) -> [(territory: TerritoryID, distanceMetres: Double)] {
    territories(at: point).map { ($0, 0) }
  }

  /// The parents by counting, without the atlas.
  static func parents(of id: TerritoryID) -> [TerritoryID] { parentsOfAll[id] ?? [] }

  private static let parentsOfAll = Dictionary(
    uniqueKeysWithValues: all.map { ($0, countedParents(of: $0)) })

  private static func countedParents(of id: TerritoryID) -> [TerritoryID] {
    let parts = id.code.split(separator: "-").compactMap { Int($0) }
    return switch id.kind.name {
    case "clsc":
      // Columns 4 and 8 begin an `rls`; the second one also an `rss`.
      [
        TerritoryID(
          trusted: (parts[0] == 4 || parts[0] == 8) && parts[1] % 3 == 0
            ? "rls:\(parts[0] / 4 - 1)-\(parts[1] / 4)" : "rls:\(parts[0] / 4)-\(parts[1] / 4)")
      ]
    case "rls": [TerritoryID(trusted: "rss:\(parts[0] / 2)-\(parts[1] / 2)")]
    default: []
    }
  }

  /// Every territory.
  static let all: [TerritoryID] = {
    func squares(_ kind: String, _ count: Int) -> [TerritoryID] {
      (0..<count * count).map { TerritoryID(trusted: "\(kind):\($0 % count)-\($0 / count)") }
    }
    return squares("clsc", 16) + squares("rls", 4) + squares("rss", 2) + squares("mrc", 5)
  }()

  /// Every territory, by kind.
  static let byKind = Dictionary(grouping: all, by: \.kind)

  static func randomPoint(_ random: inout SplitMix64) -> Coordinate? {
    Coordinate(
      longitudeDegrees: Double.random(in: -0.5..<16.5, using: &random),
      latitudeDegrees: Double.random(in: -0.5..<16.5, using: &random))
  }
}

/// Squares drawn for reaches, across the squares of the territories.
struct GridPolygons: FormerLandLocating {
  struct Square {
    let (west, south): (Double, Double)
    let size: Double

    func contains(_ point: Coordinate) -> Bool {
      let (x, y) = (point.longitudeDegrees - west, point.latitudeDegrees - south)
      return (0..<size).contains(x) && (0..<size).contains(y)
    }
  }

  static let digests = (0..<12).map { Digest(hashing: [UInt8($0)]) }

  static let squares: [Digest: Square] = Dictionary(
    uniqueKeysWithValues: digests.enumerated().map { index, digest in
      let west = Double(index % 4) * 4 + 0.5
      return (digest, Square(west: west, south: Double(index / 4) * 5 + 0.25, size: 2.5))
    })

  func lands(near places: [Coordinate], withinMetres radius: Double) -> Set<Digest> {
    Set(
      Self.digests.filter { digest in
        places.contains { Self.squares[digest]?.contains($0) ?? false }
      })
  }

  func knows(_ land: Digest) -> Bool { Self.squares[land] != nil }
}

/// A world without postal codes.
struct NoPostalCodes: PostalCodeFinding {
  func points(ofPostalCode code: String) throws -> [PostalCodePoint]? { nil }
}

/// A world without overlays.
struct NoShapes: TerritoryShapes {
  func share(
    of territory: TerritoryID, coveredBy other: TerritoryID, at vantage: Vantage
  ) throws -> Double? { nil }

  func share(
    of territory: TerritoryID, coveredByLand land: Digest, at vantage: Vantage
  ) throws -> Double? { nil }

  func remainder(
    of territory: TerritoryID, without others: [TerritoryID], at vantage: Vantage
  ) throws -> LandRemainder? { nil }

  func fit(
    of territories: [TerritoryID], toLand land: Digest, at vantage: Vantage
  ) throws -> LandFit? { nil }
}

extension Snapshot {
  /// A snapshot of the grid after some events.
  static func ofGrid(
    _ events: [DomainEvent], places: [ResourceID: Coordinate],
    locator: any TerritoryLocating = GridWorld()
  ) throws -> Snapshot {
    var atlas = Projected<Atlas>()
    var directory = Projected<Directory>()
    var baskets = Projected<Baskets>()
    var partnerships = Projected<Partnerships>()
    let day = CalendarDate(daysSince1970: 20_000)
    for (index, event) in events.enumerated() {
      var place: Place?
      if case .resource(let id, .opened) = event { place = places[id].map { Place(point: $0) } }
      let recorded = RecordedEvent(
        position: Int64(index + 1), effectiveOn: day, source: "grid", event: event, place: place)
      try atlas.advance(with: recorded)
      try directory.advance(with: recorded)
      try baskets.advance(with: recorded)
      try partnerships.advance(with: recorded)
    }
    return Snapshot(
      vantage: Vantage(day: day, position: atlas.position), atlas: atlas.state,
      directory: directory.state, baskets: baskets.state, partnerships: partnerships.state,
      locator: locator, postalCodes: NoPostalCodes(), shapes: NoShapes(),
      formerLand: GridPolygons())
  }
}
