internal import Domain
internal import Hashing
internal import Projections
internal import Synchronization

/// Shares of area, each pair of boundaries overlaid once however many days are asked about.
final class RememberedShapes: TerritoryShapes {
  private struct Pair: Hashable {
    let whole: Digest
    let part: Digest
  }

  private let atlas: Atlas
  private let shapes: any TerritoryShapes
  private let shares = Mutex<[Pair: Double?]>([:])

  init(atlas: Atlas, boundaries: BoundaryStore) {
    self.atlas = atlas
    shapes = BoundaryShapes(atlas: atlas, boundaries: boundaries)
  }

  func share(
    of territory: TerritoryID, coveredBy other: TerritoryID, at vantage: Vantage
  ) throws -> Double? {
    guard let whole = atlas.facts(of: territory, at: vantage)?.boundary,
      let part = atlas.facts(of: other, at: vantage)?.boundary
    else { return nil }
    return try remembered(Pair(whole: whole, part: part)) {
      try shapes.share(of: territory, coveredBy: other, at: vantage)
    }
  }

  func share(
    of territory: TerritoryID, coveredByLand land: Digest, at vantage: Vantage
  ) throws -> Double? {
    guard let whole = atlas.facts(of: territory, at: vantage)?.boundary else { return nil }
    return try remembered(Pair(whole: whole, part: land)) {
      try shapes.share(of: territory, coveredByLand: land, at: vantage)
    }
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

  private func remembered(_ pair: Pair, _ compute: () throws -> Double?) rethrows -> Double? {
    if let known = shares.withLock({ $0[pair] }) { return known }
    let share = try compute()
    shares.withLock { $0[pair] = .some(share) }
    return share
  }
}
