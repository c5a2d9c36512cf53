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
    for other in named.sorted() {
      found.formUnion(try turnsOfPlace(of: other))
      found.formUnion(try turnsOfReforms(of: other))
    }
    return found.inOrder
  }

  private var own: [TerritoryID] { [before.territory, after.territory] }

  /// Where a territory lies as seen from the land: around it, in it, across it.
  private func turnsOfPlace(of other: TerritoryID) throws -> Set<Turn> {
    var found: Set<Turn> = []
    let lies = (before.ancestors.contains(other), after.ancestors.contains(other))
    if lies.0 != lies.1 {
      found.formUnion(turnsOfWay(from: before.territory, to: other, in: before.snapshot))
      found.formUnion(turnsOfWay(from: after.territory, to: other, in: after.snapshot))
    }
    let holds = (before.holds(other), after.holds(other))
    if holds.0 != holds.1 {
      found.formUnion(turnsOfWay(from: other, to: before.territory, in: before.snapshot))
      found.formUnion(turnsOfWay(from: other, to: after.territory, in: after.snapshot))
    }
    var isOtherwise = lies.0 != lies.1 || holds.0 != holds.1
    if !lies.0, !lies.1, try coversOtherwise(other) {
      isOtherwise = true
      found.formUnion(turns(of: .boundary, of: own + [other]))
    }
    if isOtherwise { found.formUnion(turnsOfExistence(of: own + [other])) }
    return found
  }

  /// What reforms took from the name of a territory on the land.
  private func turnsOfReforms(of other: TerritoryID) throws -> Set<Turn> {
    let (old, new) = (try before.aftermath(of: other), try after.aftermath(of: other))
    guard !old.isSame(as: new) else { return [] }
    let steps = Set(old.shares.keys).union(new.shares.keys)
      .filter { !LandLine.isNear(old.shares[$0], new.shares[$0]) }
    let concerned = Set(
      [other] + old.chain + new.chain + steps.flatMap { [$0.from, $0.to] })
    var found = turnsOfExistence(of: own + concerned.sorted())
    found.formUnion(between.turnsOfSteps(from: concerned.sorted()))
    // Where the reforms are the same on both sides, it is the land that lies otherwise.
    for heir in concerned.subtracting([other]).sorted() {
      found.formUnion(try turnsOfPlace(of: heir))
    }
    found.formUnion(turns(of: .boundary, of: own))
    for extents in [before, after] {
      found.formUnion(turnsOfWay(from: extents.territory, to: other, in: extents.snapshot))
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

  /// The events because of which territories exist or do not.
  private func turnsOfExistence(of ids: [TerritoryID]) -> Set<Turn> {
    // What bears no name was never defined.
    turns(of: .status, of: ids).union(turns(of: .name, of: ids.filter(wasDefinedBetween)))
  }

  /// The events because of which one territory lies in another: what its parents are, and what took
  /// the place of parents that ended.
  private func turnsOfWay(
    from start: TerritoryID, to end: TerritoryID, in snapshot: Snapshot
  ) -> Set<Turn> {
    let lineage = snapshot.gazetteer.lineage(of: [start])
    let former = snapshot.gazetteer.formerLineage(of: [start])
    func leads(_ id: TerritoryID) -> Bool {
      snapshot.gazetteer.lineage(of: [id]).contains(end)
        || snapshot.atlas.ancestors(ofAll: [id], at: snapshot.vantage).contains(end)
    }
    let way = lineage.union(former).union([start]).filter { $0 != end && leads($0) }
    return turns(of: .parents, of: way.sorted()).union(turns(of: .status, of: former.sorted()))
  }

  private func turns(of fact: TerritoryFact, of ids: [TerritoryID]) -> Set<Turn> {
    Set(between.turns(of: fact, of: ids))
  }
}

/// What reforms took from the name of a territory on one land.
private struct Aftermath {
  /// Whether it ended, and some of its land may lie here.
  var mayLieHere: Bool?

  /// The parts that it gave or received and that lie here, with their shares of the land; -1 where
  /// nobody knows how much.
  var shares: [SuccessionStep: Double] = [:]

  /// The territories through which its land passed.
  var chain: [TerritoryID] = []

  func isSame(as other: Aftermath) -> Bool {
    mayLieHere == other.mayLieHere && shares.count == other.shares.count
      && shares.allSatisfy { LandLine.isNear($0.value, other.shares[$0.key]) }
  }
}

extension BasketExtents {
  /// Whether another territory lies in this one.
  fileprivate func holds(_ other: TerritoryID) -> Bool {
    snapshot.gazetteer.lineage(of: [other]).contains(territory)
  }

  /// What reforms took from the name of another territory.
  fileprivate func aftermath(of other: TerritoryID) throws -> Aftermath {
    var found = Aftermath()
    let land = snapshot.reformedLand
    if let fate = land.ended[other] {
      found.mayLieHere = try mayHold(other, fate)
      let steps = snapshot.atlas.current(of: other, at: snapshot.vantage).steps
      found.chain = steps.flatMap { [$0.from, $0.to] }
    }
    for step in land.steps where step.from == other || step.to == other {
      if let share = try share(of: step) { found.shares[step] = share.ofArea ?? -1 }
    }
    return found
  }
}
