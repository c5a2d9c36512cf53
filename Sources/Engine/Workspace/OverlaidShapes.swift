internal import Domain
internal import Geometry
internal import Hashing
internal import Projections
internal import Synchronization

/// Shares of area between territories of two kinds, all worked out together and kept among what is
/// derived: the next question reads them.
final class OverlaidShapes: TerritoryShapes {
  private let atlas: Atlas
  private let shapes: BoundaryShapes
  private let overlays: any DivisionOverlaying
  private let known = Mutex<[Pair: [Parts: Double]]>([:])

  /// Two kinds as they are drawn from one vantage.
  private struct Pair: Hashable {
    var from: TerritoryKind
    var to: TerritoryKind
    var vantage: Vantage
  }

  private struct Parts: Hashable {
    var from: TerritoryID
    var to: TerritoryID
  }

  init(atlas: Atlas, boundaries: BoundaryStore, overlays: any DivisionOverlaying) {
    self.atlas = atlas
    shapes = BoundaryShapes(atlas: atlas, boundaries: boundaries)
    self.overlays = overlays
  }

  func share(
    of territory: TerritoryID, coveredBy other: TerritoryID, at vantage: Vantage
  ) throws -> Double? {
    guard let whole = boundary(of: territory, at: vantage),
      let part = boundary(of: other, at: vantage)
    else { return nil }
    if whole == part { return 1 }
    let shares = try shares(Pair(from: territory.kind, to: other.kind, vantage: vantage))
    return shares[Parts(from: territory, to: other)] ?? 0
  }

  func share(
    of territory: TerritoryID, coveredByLand land: Digest, at vantage: Vantage
  ) throws -> Double? {
    try shapes.share(of: territory, coveredByLand: land, at: vantage)
  }

  func remainder(
    of territory: TerritoryID, without others: [TerritoryID], at vantage: Vantage
  ) throws -> LandRemainder? {
    try shapes.remainder(of: territory, without: others, at: vantage)
  }

  func fit(
    of territories: [TerritoryID], toLand land: Digest, at vantage: Vantage
  ) throws -> LandFit? {
    try shapes.fit(of: territories, toLand: land, at: vantage)
  }

  private func boundary(of id: TerritoryID, at vantage: Vantage) -> Digest? {
    atlas.facts(of: id, at: vantage)?.boundary
  }

  private func shares(_ pair: Pair) throws -> [Parts: Double] {
    if let known = known.withLock({ $0[pair] }) { return known }
    let from = drawn(pair.from, at: pair.vantage)
    let to = drawn(pair.to, at: pair.vantage)
    let overlay = try overlays.overlay(
      OverlayPlan(
        from: from, to: to, units: [],
        borderWidthMetres: ConversionRequest.defaultBorderWidthMetres), places: NoPlaces())
    var shares: [Parts: Double] = [:]
    for part in overlay.parts {
      guard let index = part.to else { continue }
      shares[Parts(from: from[part.from].id, to: to[index].id)] = part.areaShare
    }
    known.withLock { $0[pair] = shares }
    return shares
  }

  /// The territories of a kind that have a boundary, whether they still exist or ended, sorted: a
  /// basket may be asked of either.
  private func drawn(_ kind: TerritoryKind, at vantage: Vantage) -> [DrawnTerritory] {
    atlas.all.filter { $0.kind == kind }.compactMap { id in
      boundary(of: id, at: vantage).map { DrawnTerritory(id: id, boundary: $0) }
    }
  }
}

/// Nobody knows where anybody lives.
private struct NoPlaces: PostalCodeFinding {
  func points(ofPostalCode code: String) throws -> [PostalCodePoint]? { nil }
}
