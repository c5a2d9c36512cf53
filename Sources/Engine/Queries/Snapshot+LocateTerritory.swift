public import Domain
internal import Projections

extension Snapshot {
  /// Shares of area below this are a border that was drawn twice, and count as nothing.
  private static let borderShare = 1e-4

  /// Says in which other territories a place may lie of which only a territory is known.
  ///
  /// What it lies in as a whole is certain; what it only overlaps is possible, with the share of its
  /// area. Nothing is said of a point.
  ///
  /// - Throws: ``LookupError/unknownTerritory(_:nearest:)``, or an error of the shapes.
  public func locate(in id: TerritoryID) throws -> Home {
    guard atlas.facts(of: id, at: vantage)?.status == .existing else {
      throw LookupError.unknownTerritory(id, nearest: nearest(to: id, in: atlas.existing(at: vantage)))
    }
    let lineage = gazetteer.lineage(of: [id])
    var shares: [TerritoryID: Double] = [:]
    for other in gazetteer.drawn where other.kind != id.kind && !lineage.contains(other) {
      let share = try shapes.share(of: id, coveredBy: other, at: vantage) ?? 0
      if share >= Self.borderShare { shares[other] = share }
    }
    let whole = Set(shares.filter { $0.value > 1 - Self.borderShare }.keys)
    let certain = lineage.union(gazetteer.lineage(of: whole))
    let partly = shares.filter { !certain.contains($0.key) }
    let named = ordered(certain)
    let candidates = candidates(partly)
    return Home(
      location: Location(
        territories: named, precision: id.kind == .municipality ? .municipality : .territory,
        nearestBorderMetres: nil, doubtMetres: nil, candidates: candidates,
        standing: Standing(
          territories: certain,
          possibleTerritories: certain.union(gazetteer.lineage(of: partly.keys)),
          alternatives: alternatives(partly)),
        announced: announcements(of: named + candidates.map(\.territory))))
  }

  /// The municipalities that bear a name and have a boundary.
  func municipalities(named text: String) -> [TerritoryID] {
    let known = gazetteer.drawn.filter { $0.kind == .municipality }.sorted()
    if let id = TerritoryID(text), known.contains(id) { return [id] }
    let wanted = PlaceName.key(text)
    return known.filter { PlaceName.key(gazetteer.name(of: $0)) == wanted }
  }

  private func candidates(_ shares: [TerritoryID: Double]) -> [CandidateTerritory] {
    let rank = Dictionary(
      uniqueKeysWithValues: ordered(shares.keys).enumerated().map { ($1.id, $0) })
    return shares.sorted { left, right in
      if left.key.kind != right.key.kind {
        return (rank[left.key] ?? 0) < (rank[right.key] ?? 0)
      }
      return left.value != right.value ? left.value > right.value : left.key < right.key
    }.map {
      CandidateTerritory(
        territory: named($0.key), distanceMetres: 0, share: nil, areaShare: min(1, $0.value))
    }
  }

  /// For every kind that leaves no land of the territory out: those of which one holds.
  private func alternatives(_ shares: [TerritoryID: Double]) -> [Set<TerritoryID>] {
    let byKind = Dictionary(grouping: shares.keys, by: \.kind)
    return byKind.keys.sorted().compactMap { kind in
      let ids = byKind[kind] ?? []
      let sum = ids.reduce(0) { $0 + (shares[$1] ?? 0) }
      return sum > 1 - Self.borderShare ? Set(ids) : nil
    }
  }
}
