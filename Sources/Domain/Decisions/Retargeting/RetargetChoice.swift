/// A way to put a reach in the words of the territories after a reform.
public struct RetargetChoice: Hashable, Sendable {
  /// What it does, for the words.
  public enum Sort: Hashable, Sendable {
    /// The territory that took all the land.
    case successor(TerritoryID)
    /// All the pieces together.
    case pieces([TerritoryID])
    /// One piece alone.
    case piece(TerritoryID)
    /// The smaller territories that make up the old one.
    case parts([TerritoryID])
    /// The same territory, as it is now.
    case keep
    /// The same territory and those that took the part.
    case followLand([TerritoryID])
    /// The same territory without those that came to it.
    case withoutNewcomers([TerritoryID])
    /// No longer named.
    case drop
  }

  /// Whom the reach means then, held against whom it meant before.
  public enum Effect: String, CaseIterable, Hashable, Sendable {
    case samePeople, morePeople, fewerPeople
    /// Some more and some fewer.
    case otherPeople

    /// Whether anybody is served who was not.
    var addsPeople: Bool { self == .morePeople || self == .otherPeople }

    /// Both at once.
    func and(_ other: Effect) -> Effect {
      if self == .samePeople || self == other { return other }
      return other == .samePeople ? self : .otherPeople
    }
  }

  public var sort: Sort
  public var effect: Effect

  /// What is named in the place of the territory.
  var named: [TerritoryID]

  /// What is left out besides, where it is named.
  var exceptBesides: [TerritoryID] = []

  /// What is left out in the place of the territory, where it is left out.
  var excluded: [TerritoryID]

  /// All that stands in the place of the territory in the reach, sorted.
  private let replacement: [TerritoryID]

  /// What stands in the place of a territory where it is named, and where it is left out; each with
  /// whom that comes to.
  fileprivate init(
    _ sort: Sort, for stale: StaleReference, naming named: [TerritoryID], _ whereNamed: Effect,
    exceptBesides: [TerritoryID] = [], leavingOut excluded: [TerritoryID],
    _ whereExcluded: Effect
  ) {
    self.sort = sort
    self.named = named
    self.exceptBesides = exceptBesides
    self.excluded = excluded
    replacement = Set((stale.isNamed ? named : []) + (stale.isExcluded ? excluded : [])).sorted()
    effect = (stale.isNamed ? whereNamed : .samePeople)
      .and(stale.isExcluded ? whereExcluded : .samePeople)
  }

  /// The reach with the choice made for one of its territories.
  public func applied(to reach: Reach, for id: TerritoryID) -> Reach {
    Reach(
      reach.clauses.flatMap { clause -> [Reach.Clause] in
        guard let residence = clause.residence else { return [clause] }
        let (named, except) = (residence.named, excepted(residence.except, for: id))
        guard named.territories.contains(id) else {
          return [clause.living(in: Residence(named, except: except))]
        }
        let others = named.with(named.territories.filter { $0 != id })
        let instead = ReachLand(self.named)
        guard !exceptBesides.isEmpty else {
          return [clause.living(in: Residence(others.union(instead), except: except))]
        }
        // What is left out here may be served because of another territory of the clause.
        return [
          clause.living(in: Residence(others, except: except)),
          clause.living(in: Residence(instead, except: except.union(ReachLand(exceptBesides)))),
        ]
      })
  }

  private func excepted(_ except: ReachLand, for id: TerritoryID) -> ReachLand {
    guard except.territories.contains(id) else { return except }
    return except.with(except.territories.filter { $0 != id } + excluded)
  }

  /// Whether it says what a territory means, once made for another or for itself.
  public func speaks(of id: TerritoryID, for territory: TerritoryID) -> Bool {
    id == territory || replacement.contains(id)
  }

  /// What the event says stands in the place of the territory.
  func replacement(of id: TerritoryID) -> Replacement {
    Replacement(from: id, to: replacement)
  }
}

extension RetargetChoice {
  /// The ways to settle a reference, the proposal first.
  ///
  /// A proposal means the same people where that can be said. Where it cannot, a territory that goes on
  /// is kept as it is now, and of one that ended nobody is shut out.
  public static func all(
    for stale: StaleReference, _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    switch stale.cause {
    case .ended(let ending):
      switch ending.status {
      case .existing: []
      case .recoded(let into), .merged(let into):
        succeeded(stale, into, ending.effectiveOn, history)
      case .split(let into): split(stale, into, ending.effectiveOn, history)
      case .abolished: abolished(stale, ending.effectiveOn, history)
      }
    case .partPassed(let step):
      stale.territory == step.from ? gave(stale, step, history) : received(stale, step, history)
    }
  }

  /// Whether the first choice goes without saying: a new code, or a merger that leaves nobody out who
  /// was not.
  public static func isAutomatic(
    _ stale: StaleReference, _ history: some TerritoryHistory
  ) -> Bool {
    switch stale.cause {
    case .partPassed(let step): step.how.isWhole && !stale.isExcluded
    case .ended(let ending):
      switch ending.status {
      case .recoded(let into), .merged(let into):
        !stale.isExcluded
          || stale.leavesOutAll(history.sources(of: into, on: ending.effectiveOn))
      case .existing, .split, .abolished: false
      }
    }
  }

  /// Another took its whole place.
  private static func succeeded(
    _ stale: StaleReference, _ into: TerritoryID, _ day: CalendarDate,
    _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    let sources = history.sources(of: into, on: day)
    let grows: Effect = stale.namesAll(sources) ? .samePeople : .morePeople
    let leavesOutAll = stale.leavesOutAll(sources)
    let whole = RetargetChoice(
      .successor(into), for: stale, naming: [into], grows, leavingOut: [into],
      leavesOutAll ? .samePeople : .fewerPeople)
    guard stale.isExcluded, !leavesOutAll else { return [whole] }
    return spared(stale, now: into, grows, day, history) + [whole]
  }

  /// Ways to leave out no more people than were left out.
  private static func spared(
    _ stale: StaleReference, now: TerritoryID, _ grows: Effect, _ day: CalendarDate,
    _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    let smaller = history.covering(stale.territory, before: day)
    let parts = RetargetChoice(
      .parts(smaller), for: stale, naming: [now], grows, leavingOut: smaller, .samePeople)
    let drop = RetargetChoice(
      .drop, for: stale, naming: [now], grows, leavingOut: [], .morePeople)
    return smaller.isEmpty ? [drop] : [parts, drop]
  }

  private static func split(
    _ stale: StaleReference, _ pieces: [TerritoryID], _ day: CalendarDate,
    _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    func isOnlyAPiece(_ piece: TerritoryID) -> Bool {
      history.sources(of: piece, on: day) == [stale.territory]
    }
    let isExact = pieces.allSatisfy(isOnlyAPiece)
    let outside: Effect = isExact ? .samePeople : .fewerPeople
    let all = RetargetChoice(
      .pieces(pieces), for: stale, naming: pieces, isExact ? .samePeople : .morePeople,
      leavingOut: pieces, outside)
    return [all]
      + pieces.map { piece in
        let isOnly = isOnlyAPiece(piece)
        // Where it is only left out, one piece is left out and the others are served.
        return RetargetChoice(
          .piece(piece), for: stale, naming: [piece], isOnly ? .fewerPeople : .otherPeople,
          leavingOut: stale.isNamed ? pieces : [piece],
          stale.isNamed ? outside : (isOnly ? .morePeople : .otherPeople))
      }
  }

  private static func abolished(
    _ stale: StaleReference, _ day: CalendarDate, _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    let smaller = history.covering(stale.territory, before: day)
    let drop = RetargetChoice(
      .drop, for: stale, naming: [], .fewerPeople, leavingOut: [], .morePeople)
    guard !smaller.isEmpty else { return [drop] }
    return [
      RetargetChoice(
        .parts(smaller), for: stale, naming: smaller, .samePeople, leavingOut: smaller,
        .samePeople), drop,
    ]
  }

  /// The territory goes on without a part that passed to another.
  private static func gave(
    _ stale: StaleReference, _ step: SuccessionStep, _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    let id = stale.territory
    let keep = RetargetChoice(
      .keep, for: stale, naming: [id], .fewerPeople, leavingOut: [id], .morePeople)
    let moved = history.covering(step)
    if !moved.isEmpty {
      let follow = RetargetChoice(
        .followLand(moved), for: stale, naming: [id] + moved, .samePeople,
        leavingOut: [id] + moved, .samePeople)
      return [follow, keep]
    }
    guard !stale.speaks(of: step.to) else { return [keep] }
    let follow = RetargetChoice(
      .followLand([step.to]), for: stale, naming: [id, step.to], .morePeople,
      leavingOut: [id, step.to], .fewerPeople)
    return [keep, follow]
  }

  /// The territory goes on with land that came to it.
  private static func received(
    _ stale: StaleReference, _ step: SuccessionStep, _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    let id = stale.territory
    let grows: Effect = stale.tellsOfGiver(in: step) ? .samePeople : .morePeople
    let keep = RetargetChoice(
      .keep, for: stale, naming: [id], grows, leavingOut: [id], .fewerPeople)
    if stale.isExcluded {
      return spared(stale, now: id, grows, step.effectiveOn, history) + [keep]
    }
    let moved = history.covering(step)
    guard !step.how.isWhole, !moved.isEmpty, !stale.speaks(of: step.from) else { return [keep] }
    let without = RetargetChoice(
      .withoutNewcomers(moved), for: stale, naming: [id], .samePeople, exceptBesides: moved,
      leavingOut: [id], .samePeople)
    return [without, keep]
  }
}

extension StaleReference {
  private var clauses: [(named: [TerritoryID], except: [TerritoryID])] {
    interval.declared.reach.clauses.compactMap(\.residence).map {
      ($0.named.territories, $0.except.territories)
    }
  }

  /// Whether every clause that names the territory names all of these.
  fileprivate func namesAll(_ ids: [TerritoryID]) -> Bool {
    clauses.allSatisfy { !$0.named.contains(territory) || ids.allSatisfy($0.named.contains) }
  }

  /// Whether every clause that leaves the territory out leaves out all of these.
  fileprivate func leavesOutAll(_ ids: [TerritoryID]) -> Bool {
    clauses.allSatisfy { !$0.except.contains(territory) || ids.allSatisfy($0.except.contains) }
  }

  /// Whether every clause that names the territory says something of the giver of land too, as it was.
  fileprivate func tellsOfGiver(in step: SuccessionStep) -> Bool {
    !interval.naming(of: step.from).knows(step)
      && clauses.allSatisfy {
        !$0.named.contains(territory) || ($0.named + $0.except).contains(step.from)
      }
  }

  /// Whether the reach says something of a territory.
  fileprivate func speaks(of id: TerritoryID) -> Bool {
    interval.declared.reach.namedTerritories.contains(id)
  }
}
