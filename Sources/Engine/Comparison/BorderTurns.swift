internal import Domain
internal import Projections

/// The events of territories because of which the same reach covers one land otherwise than another.
struct BorderTurns {
  let before: BasketExtents
  let after: BasketExtents
  let between: Between

  /// The events because of which some of the territories that a reach names or excludes stand otherwise
  /// towards the land, by position.
  ///
  /// - Throws: an error of the shapes.
  func turns(for named: Set<TerritoryID>) throws -> [Turn] {
    var found: Set<Turn> = []
    for other in named.sorted() { found.formUnion(try turns(for: other)) }
    return found.inOrder
  }

  private func turns(for other: TerritoryID) throws -> Set<Turn> {
    let own = [before.territory, after.territory]
    var found: Set<Turn> = []
    let lies = (before.ancestors.contains(other), after.ancestors.contains(other))
    if lies.0 != lies.1 {
      found.formUnion(turns(onWayFrom: before.territory, to: other, in: before.snapshot))
      found.formUnion(turns(onWayFrom: after.territory, to: other, in: after.snapshot))
    }
    let holds = (before.holds(other), after.holds(other))
    if holds.0 != holds.1 {
      found.formUnion(turns(onWayFrom: other, to: before.territory, in: before.snapshot))
      found.formUnion(turns(onWayFrom: other, to: after.territory, in: after.snapshot))
    }
    var isOtherwise = lies.0 != lies.1 || holds.0 != holds.1
    if !lies.0, !lies.1, try coversOtherwise(other) {
      isOtherwise = true
      found.formUnion(turns(of: .boundary, of: own + [other]))
    }
    if isOtherwise {
      found.formUnion(turns(of: .status, of: own + [other]))
      // What bears no name was never defined.
      found.formUnion(turns(of: .name, of: (own + [other]).filter(wasDefinedBetween)))
    }
    return found
  }

  /// Whether another territory covers another share of the land.
  private func coversOtherwise(_ other: TerritoryID) throws -> Bool {
    let (old, new) = (try before.overlap(with: other), try after.overlap(with: other))
    guard let old, let new else { return (old == nil) != (new == nil) }
    return !LandLine.isNear(old.share, new.share)
  }

  /// Whether only one side knows of a territory.
  private func wasDefinedBetween(_ id: TerritoryID) -> Bool {
    let (left, right) = (before.snapshot, after.snapshot)
    return (left.atlas.facts(of: id, at: left.vantage) == nil)
      != (right.atlas.facts(of: id, at: right.vantage) == nil)
  }

  /// The events that changed the parents of the territories through which one lies in another.
  private func turns(
    onWayFrom start: TerritoryID, to end: TerritoryID, in snapshot: Snapshot
  ) -> Set<Turn> {
    func ancestors(of id: TerritoryID) -> Set<TerritoryID> {
      snapshot.atlas.ancestors(ofAll: [id], at: snapshot.vantage)
    }
    let way = ancestors(of: start).filter { $0 != end && ancestors(of: $0).contains(end) }
    return turns(of: .parents, of: way.sorted())
  }

  private func turns(of fact: TerritoryFact, of ids: [TerritoryID]) -> Set<Turn> {
    Set(between.turns(of: fact, of: ids))
  }
}

extension BasketExtents {
  /// Whether another territory lies in this one.
  fileprivate func holds(_ other: TerritoryID) -> Bool {
    snapshot.gazetteer.lineage(of: [other]).contains(territory)
  }
}
