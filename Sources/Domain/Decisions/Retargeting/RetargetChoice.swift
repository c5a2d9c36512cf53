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
  }

  public var sort: Sort
  public var effect: Effect

  /// What is named in the place of the territory.
  var named: [TerritoryID]

  /// What is left out besides, where it is named.
  var exceptBesides: [TerritoryID] = []

  /// What is left out in the place of the territory, where it is left out.
  var excluded: [TerritoryID]

  init(
    _ sort: Sort, _ effect: Effect, named: [TerritoryID], excluded: [TerritoryID]? = nil,
    exceptBesides: [TerritoryID] = []
  ) {
    self.sort = sort
    self.effect = effect
    self.named = named
    self.excluded = excluded ?? named
    self.exceptBesides = exceptBesides
  }

  /// The reach with the choice made for one of its territories.
  public func applied(to reach: Reach, for id: TerritoryID) -> Reach {
    Reach(
      reach.clauses.flatMap { clause -> [Reach.Clause] in
        guard case .residence(let territories, var except) = clause else { return [clause] }
        if except.contains(id) { except = except.filter { $0 != id } + excluded }
        guard territories.contains(id) else {
          return [.residence(territories: territories, except: except)]
        }
        let others = territories.filter { $0 != id }
        guard !exceptBesides.isEmpty else {
          return [.residence(territories: others + named, except: except)]
        }
        // What is left out here may be served because of another territory of the clause.
        return [
          .residence(territories: others, except: except),
          .residence(territories: named, except: except + exceptBesides),
        ]
      })
  }

  /// What the event says stands in the place of the territory.
  func replacement(of id: TerritoryID) -> Replacement {
    Replacement(from: id, to: Set(named + excluded).sorted())
  }
}

extension RetargetChoice {
  /// The ways to settle a reference, the proposal first.
  ///
  /// A proposal means the same people where that can be said, and shuts nobody out where it cannot.
  public static func all(
    for stale: StaleReference, _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    switch stale.cause {
    case .ended(let ending):
      switch ending.status {
      case .existing: []
      case .recoded(let into): [RetargetChoice(.successor(into), .samePeople, named: [into])]
      case .merged(let into): merged(stale, into, ending.effectiveOn, history)
      case .split(let into): split(stale, into, ending.effectiveOn, history)
      case .abolished: abolished(stale, ending.effectiveOn, history)
      }
    case .partPassed(let step):
      step.how.isWhole ? grown(stale, step, history) : passed(stale, step, history)
    }
  }

  /// Whether the first choice goes without saying: a new code, or a merger that leaves nobody out who
  /// was not.
  public static func isAutomatic(
    _ stale: StaleReference, _ history: some TerritoryHistory
  ) -> Bool {
    guard case .ended(let ending) = stale.cause else {
      if case .partPassed(let step) = stale.cause { return step.how.isWhole && !stale.isExcluded }
      return false
    }
    switch ending.status {
    case .recoded: return true
    case .merged(let into):
      return !stale.isExcluded
        || excludesAll(stale, history.parts(of: into, mergedOn: ending.effectiveOn))
    case .existing, .split, .abolished: return false
    }
  }

  /// Whether every clause that leaves the territory out leaves out all the parts of the merger.
  private static func excludesAll(_ stale: StaleReference, _ parts: [TerritoryID]) -> Bool {
    stale.interval.declared.reach.clauses.allSatisfy { clause in
      guard case .residence(_, let except) = clause, except.contains(stale.territory) else {
        return true
      }
      return parts.allSatisfy(except.contains)
    }
  }

  private static func merged(
    _ stale: StaleReference, _ into: TerritoryID, _ day: CalendarDate,
    _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    let parts = history.parts(of: into, mergedOn: day)
    let namesAll = stale.interval.declared.reach.clauses.allSatisfy { clause in
      guard case .residence(let named, _) = clause, named.contains(stale.territory) else {
        return true
      }
      return parts.allSatisfy(named.contains)
    }
    guard stale.isExcluded, !excludesAll(stale, parts) else {
      return [
        RetargetChoice(
          .successor(into), namesAll ? .samePeople : .morePeople, named: [into])
      ]
    }
    // Leaving out the whole successor would shut out people who were never left out.
    var choices: [RetargetChoice] = []
    let smaller = history.covering(stale.territory, before: day)
    if !smaller.isEmpty {
      choices.append(
        RetargetChoice(
          .parts(smaller), stale.isNamed && !namesAll ? .morePeople : .samePeople, named: [into],
          excluded: smaller))
    }
    choices.append(RetargetChoice(.drop, .morePeople, named: [into], excluded: []))
    choices.append(RetargetChoice(.successor(into), .fewerPeople, named: [into]))
    return choices
  }

  private static func split(
    _ stale: StaleReference, _ pieces: [TerritoryID], _ day: CalendarDate,
    _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    let isExact = pieces.allSatisfy { !history.existed($0, before: day) }
    let effect: Effect = stale.isNamed ? .morePeople : .fewerPeople
    let all = RetargetChoice(.pieces(pieces), isExact ? .samePeople : effect, named: pieces)
    // Where it is only left out, one piece is left out and the others are served.
    return [all]
      + pieces.map { piece in
        stale.isNamed
          ? RetargetChoice(.piece(piece), .fewerPeople, named: [piece], excluded: pieces)
          : RetargetChoice(.piece(piece), .morePeople, named: [piece])
      }
  }

  private static func abolished(
    _ stale: StaleReference, _ day: CalendarDate, _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    let smaller = history.covering(stale.territory, before: day)
    let drop = RetargetChoice(.drop, stale.isNamed ? .fewerPeople : .morePeople, named: [])
    guard !smaller.isEmpty else { return [drop] }
    return [RetargetChoice(.parts(smaller), .samePeople, named: smaller), drop]
  }

  /// The territory goes on, and has absorbed another.
  private static func grown(
    _ stale: StaleReference, _ step: SuccessionStep, _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    let id = stale.territory
    guard stale.isExcluded else { return [RetargetChoice(.keep, .morePeople, named: [id])] }
    // Leaving out all of it would shut out people who were never left out.
    var choices: [RetargetChoice] = []
    let smaller = history.covering(id, before: step.effectiveOn)
    if !smaller.isEmpty {
      choices.append(
        RetargetChoice(
          .parts(smaller), stale.isNamed ? .morePeople : .samePeople, named: [id],
          excluded: smaller))
    }
    choices.append(RetargetChoice(.drop, .morePeople, named: [id], excluded: []))
    choices.append(RetargetChoice(.keep, .fewerPeople, named: [id]))
    return choices
  }

  private static func passed(
    _ stale: StaleReference, _ step: SuccessionStep, _ history: some TerritoryHistory
  ) -> [RetargetChoice] {
    let isGiver = stale.territory == step.from
    let keep = RetargetChoice(
      .keep, isGiver == stale.isNamed ? .fewerPeople : .morePeople, named: [stale.territory])
    let moved = history.covering(step)
    if isGiver {
      let others = moved.isEmpty ? [step.to] : moved
      return [
        keep,
        RetargetChoice(
          .followLand(others),
          moved.isEmpty ? (stale.isNamed ? .morePeople : .fewerPeople) : .samePeople,
          named: [stale.territory] + others),
      ]
    }
    guard stale.isNamed, !stale.isExcluded, !moved.isEmpty else { return [keep] }
    return [
      keep,
      RetargetChoice(
        .withoutNewcomers(moved), .samePeople, named: [stale.territory], exceptBesides: moved),
    ]
  }
}
