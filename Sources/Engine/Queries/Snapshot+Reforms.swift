public import Domain
internal import Projections

extension Snapshot {
  /// Which reforms concern a place.
  ///
  /// The points that stand for it are `places`, none where only its territories are known.
  func reforms(
    around standing: Standing, places: [Coordinate], radiusMetres: Double
  ) -> PlaceAmongReforms {
    guard !reformedLand.isEmpty else { return .none }
    return PlaceAmongReforms(
      standing: standing, former: gazetteer.formerLineage(of: standing.possibleTerritories),
      places: places, radiusMetres: radiusMetres, land: reformedLand, locator: formerLand)
  }

  /// What a reform did to each territory that a reach names in a sense of the past; `steps` are the
  /// parts that passed and that matter.
  func reasons(
    forUnsettled ids: [TerritoryID], among steps: [SuccessionStep]
  ) -> [VerdictReason] {
    var reasons: [VerdictReason] = []
    for id in ids {
      if let ended = formerTerritory(id) {
        reasons.append(.formerTerritory(ended))
        continue
      }
      for step in steps where step.from == id || step.to == id {
        let reason = VerdictReason.partPassed(passedPart(step))
        if !reasons.contains(reason) { reasons.append(reason) }
      }
    }
    return reasons
  }

  /// What became of a territory by the day; `nil` while it exists, or when nobody knows it.
  public func formerTerritory(_ id: TerritoryID) -> FormerTerritory? {
    guard let facts = atlas.facts(of: id, at: vantage), let endedOn = facts.endedOn else {
      return nil
    }
    let how: FormerTerritory.How
    switch facts.status {
    case .existing: return nil
    case .merged(let into): how = .merged(into: named(into))
    case .recoded(let into): how = .recoded(into: named(into))
    case .split(let into): how = .split(into: into.map(named))
    case .abolished: how = .abolished
    }
    return FormerTerritory(
      territory: named(id), how: how, endedOn: endedOn, officialOn: facts.endedBy?.officialOn,
      act: facts.endedBy?.act)
  }

  func passedPart(_ step: SuccessionStep) -> PassedPart {
    PassedPart(
      from: named(step.from), to: named(step.to), isWhole: step.how.isWhole,
      passedOn: step.effectiveOn, officialOn: step.officialOn)
  }
}
