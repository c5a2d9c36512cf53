/// A reach that counts from its effective date until another does.
public struct ReachInterval: Hashable, Sendable {
  public var declared: DeclaredReach

  /// The first day on which another reach counts; `nil` when it counts for ever.
  public var until: CalendarDate?

  /// From when each named territory has been named, where that is not since this very reach.
  ///
  /// A re-targeting speaks of the territories that it replaces; the others mean what they meant before.
  public var namedSince: [TerritoryID: NamedSince]

  public init(
    declared: DeclaredReach, until: CalendarDate?, namedSince: [TerritoryID: NamedSince] = [:]
  ) {
    self.declared = declared
    self.until = until
    self.namedSince = namedSince
  }

  /// Since when, and by which event, a territory has been named in the sense that it has here.
  public func naming(of id: TerritoryID) -> NamedSince {
    namedSince[id]
      ?? NamedSince(effectiveOn: declared.effectiveOn, position: declared.position)
  }

  /// Whether land that passes from one territory to another changes whom it means: not where every
  /// clause says the same of both.
  public func isAffected(by step: SuccessionStep) -> Bool {
    declared.reach.clauses.compactMap(\.residence).contains { residence in
      isAffected(by: step, in: residence.named.territories)
        || isAffected(by: step, in: residence.except.territories)
    }
  }

  /// Whether it is not settled what territories named together mean of land that passes.
  ///
  /// Whoever named the giver after that meant it without the land.
  public func isAffected(by step: SuccessionStep, in named: [TerritoryID]) -> Bool {
    let meansGiver = named.contains(step.from) && !naming(of: step.from).knows(step)
    guard named.contains(step.to) else { return meansGiver }
    return !meansGiver && !naming(of: step.to).knows(step)
  }

  /// Whether it counts on a day.
  func counts(on day: CalendarDate) -> Bool {
    declared.effectiveOn <= day && until.map { day < $0 } ?? true
  }
}

/// Since when somebody has named a territory.
public struct NamedSince: Hashable, Sendable {
  public var effectiveOn: CalendarDate

  /// Position of the event that names it.
  public var position: Int64

  public init(effectiveOn: CalendarDate, position: Int64) {
    self.effectiveOn = effectiveOn
    self.position = position
  }

  /// Whether whoever named the territory knew that a part of it would pass, and meant what it is after.
  public func knows(_ step: SuccessionStep) -> Bool {
    effectiveOn >= step.effectiveOn && position > step.position
  }
}

/// Whether a territory exists from a day on, and the reform that says so.
public struct DatedTerritoryStatus: Hashable, Sendable {
  public var status: TerritoryStatus
  public var effectiveOn: CalendarDate
  public var reform: ReformNote?

  public init(status: TerritoryStatus, effectiveOn: CalendarDate, reform: ReformNote?) {
    self.status = status
    self.effectiveOn = effectiveOn
    self.reform = reform
  }
}

/// What became of territories, as reaches have to know it.
public protocol TerritoryHistory {
  /// Whether it existed, day by day, in order of date.
  func statuses(of id: TerritoryID) -> [DatedTerritoryStatus]

  /// The parts that it gave or received, in order of date.
  func transfers(touching id: TerritoryID) -> [SuccessionStep]

  /// The territories of which it holds land from a day on: those of which land came to it on that day,
  /// and itself where it existed before; sorted.
  func sources(of id: TerritoryID, on day: CalendarDate) -> [TerritoryID]

  /// Territories that cover on a day, without anything beyond, what another was before it.
  ///
  /// They were its children then; empty when they do not make it up.
  func covering(_ id: TerritoryID, before day: CalendarDate) -> [TerritoryID]

  /// Territories that make up the part that passed, and moved with it; empty when none do.
  func covering(_ step: SuccessionStep) -> [TerritoryID]
}
