/// A territory that a reach names and that a reform ended or cut since.
public struct StaleReference: Hashable, Sendable {
  /// What the reform did to the territory.
  public enum Cause: Hashable, Sendable {
    case ended(DatedTerritoryStatus)
    case partPassed(SuccessionStep)
  }

  public var service: ServiceID
  public var interval: ReachInterval
  public var territory: TerritoryID
  public var cause: Cause

  /// The first day on which the reach counts and the territory is no longer what it was.
  public var effectiveOn: CalendarDate

  /// Whether a residence clause promises to serve it.
  public var isNamed: Bool

  /// Whether a residence clause leaves it out.
  public var isExcluded: Bool

  /// The reform, where one is noted.
  public var reform: ReformNote? {
    switch cause {
    case .ended(let status): status.reform
    case .partPassed(let step): step.reform
    }
  }

  /// The date in use of the reform.
  public var reformedOn: CalendarDate {
    switch cause {
    case .ended(let status): status.effectiveOn
    case .partPassed(let step): step.effectiveOn
    }
  }
}

extension StaleReference {
  /// Finds every territory in a reach that a reform ended or cut, in order of date.
  ///
  /// - Complexity: O(*n*) in the number of territories that it names, times what is known of each.
  public static func all(
    in interval: ReachInterval, of service: ServiceID, _ history: some TerritoryHistory
  ) -> [StaleReference] {
    var found: [StaleReference] = []
    let reach = interval.declared.reach
    for id in reach.namedTerritories.sorted() {
      func note(_ cause: Cause, _ day: CalendarDate) {
        found.append(
          StaleReference(
            service: service, interval: interval, territory: id, cause: cause, effectiveOn: day,
            isNamed: reach.names(id), isExcluded: reach.excludes(id)))
      }
      let ending = ending(of: id, in: interval, history)
      if let (status, day) = ending { note(.ended(status), day) }
      // What became of all of it says what became of its parts.
      for step in history.transfers(touching: id)
      where step.effectiveOn < ending?.0.effectiveOn ?? .latest
        && !interval.naming(of: id).knows(step) && interval.isAffected(by: step)
      {
        let day = max(interval.declared.effectiveOn, step.effectiveOn)
        if interval.counts(on: day) { note(.partPassed(step), day) }
      }
    }
    return found.sorted { ($0.effectiveOn, $0.territory) < ($1.effectiveOn, $1.territory) }
  }

  /// The first time that the territory does not exist while the reach counts.
  private static func ending(
    of id: TerritoryID, in interval: ReachInterval, _ history: some TerritoryHistory
  ) -> (DatedTerritoryStatus, CalendarDate)? {
    let statuses = history.statuses(of: id)
    for (index, status) in statuses.enumerated() where status.status != .existing {
      let day = max(interval.declared.effectiveOn, status.effectiveOn)
      let isOver = index + 1 < statuses.count && statuses[index + 1].effectiveOn <= day
      if !isOver, interval.counts(on: day) { return (status, day) }
    }
    return nil
  }
}

extension Reach {
  /// Whether a residence clause promises to serve a territory.
  public func names(_ id: TerritoryID) -> Bool {
    clauses.contains { $0.residence?.named.territories.contains(id) ?? false }
  }

  /// Whether a residence clause leaves a territory out.
  public func excludes(_ id: TerritoryID) -> Bool {
    clauses.contains { $0.residence?.except.territories.contains(id) ?? false }
  }
}
