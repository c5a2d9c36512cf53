/// Reaches in the words of the territories after a reform.
public enum Retargeting {
  /// A reach that is re-targeted, and why.
  public struct Retargeted: Hashable, Sendable {
    public var service: ServiceID
    public var event: ServiceReachRetargeted
    public var effectiveOn: CalendarDate
    public var before: Reach

    /// Whether people are served now who were not: a merger of which only some parts were named.
    public var isWidened: Bool
  }

  /// Settles what goes without saying in the reaches of one service: new codes and mergers.
  ///
  /// What happened to the successors later is followed in the same way.
  ///
  /// - Parameters:
  ///   - intervals: Every reach of the service, in order of date.
  ///   - service: The service.
  ///   - history: What became of the territories.
  ///   - isMeant: Whether a reference is one that is to be settled here.
  /// - Returns: At most one event for a day, in order of date.
  public static func automatic(
    _ intervals: [ReachInterval], of service: ServiceID, _ history: some TerritoryHistory,
    where isMeant: (StaleReference) -> Bool = { _ in true }
  ) -> [Retargeted] {
    settle(intervals, of: service, history) { stale in
      guard isMeant(stale), RetargetChoice.isAutomatic(stale, history) else { return nil }
      return RetargetChoice.all(for: stale, history).first
    }
  }

  /// Settles the stale references of one service for which there is a choice, and those that the
  /// successors become in their turn.
  ///
  /// - Parameters:
  ///   - intervals: Every reach of the service, in order of date.
  ///   - service: The service.
  ///   - history: What became of the territories.
  ///   - choose: The choice for a reference; `nil` leaves it open.
  /// - Returns: At most one event for a day, in order of date.
  public static func settle(
    _ intervals: [ReachInterval], of service: ServiceID, _ history: some TerritoryHistory,
    choose: (StaleReference) -> RetargetChoice?
  ) -> [Retargeted] {
    var result: [Retargeted] = []
    var rest = Array(intervals.reversed())
    var done: Set<Settled> = []
    while let interval = rest.popLast() {
      let chosen = settleable(StaleReference.all(in: interval, of: service, history), choose)
      let day = chosen.first?.stale.effectiveOn
      // Territories that became one another in a circle are left open.
      let choices = chosen.filter {
        $0.stale.effectiveOn == day && done.insert(Settled($0.stale)).inserted
      }
      guard let day, !choices.isEmpty else { continue }
      let retargeted = apply(choices, to: interval, of: service, on: day)
      result.append(retargeted)
      rest.append(interval.continued(by: retargeted))
    }
    return combined(result)
  }

  private struct Settled: Hashable {
    var territory: TerritoryID
    var cause: StaleReference.Cause
    var effectiveOn: CalendarDate

    init(_ stale: StaleReference) {
      territory = stale.territory
      cause = stale.cause
      effectiveOn = stale.effectiveOn
    }
  }

  /// The choices that can be made, in order of date.
  ///
  /// What is said of a territory settles all that is asked of it: a choice that speaks of one of which
  /// something is left open waits for that.
  private static func settleable(
    _ stale: [StaleReference], _ choose: (StaleReference) -> RetargetChoice?
  ) -> [(stale: StaleReference, choice: RetargetChoice)] {
    var chosen: [(stale: StaleReference, choice: RetargetChoice)] = []
    var open: [StaleReference] = []
    for one in stale {
      if let choice = choose(one) { chosen.append((one, choice)) } else { open.append(one) }
    }
    while true {
      let waiting = chosen.filter { one in
        open.contains {
          $0.effectiveOn <= one.stale.effectiveOn
            && one.choice.speaks(of: $0.territory, for: one.stale.territory)
        }
      }.map(\.stale)
      guard !waiting.isEmpty else { return chosen }
      chosen.removeAll { waiting.contains($0.stale) }
      open += waiting
    }
  }

  /// Makes the choices for stale references of one reach, all from one day on.
  ///
  /// The reform of the first is noted.
  public static func apply(
    _ choices: [(stale: StaleReference, choice: RetargetChoice)], to interval: ReachInterval,
    of service: ServiceID, on day: CalendarDate
  ) -> Retargeted {
    let before = interval.declared.reach
    var reach = before
    for (stale, choice) in choices { reach = choice.applied(to: reach, for: stale.territory) }
    let replaced = choices.map { $0.choice.replacement(of: $0.stale.territory) }
    return Retargeted(
      service: service,
      event: ServiceReachRetargeted(
        reach: reach, replaced: Set(replaced).sorted { $0.from < $1.from },
        reform: choices.first?.stale.reform),
      effectiveOn: day, before: before,
      isWidened: choices.contains { $0.choice.effect.addsPeople })
  }

  /// Several events of one day say what the last of them says; they come in order of date.
  private static func combined(_ all: [Retargeted]) -> [Retargeted] {
    var result: [Retargeted] = []
    for next in all {
      guard let last = result.last, last.effectiveOn == next.effectiveOn else {
        result.append(next)
        continue
      }
      var both = next
      both.before = last.before
      both.isWidened = last.isWidened || next.isWidened
      both.event.replaced = Set(last.event.replaced + next.event.replaced)
        .sorted { ($0.from, $0.to.count) < ($1.from, $1.to.count) }
      result[result.count - 1] = both
    }
    return result
  }
}

extension ReachInterval {
  /// The reach from a re-targeting on, as if it had been recorded last.
  public func continued(by retargeted: Retargeting.Retargeted) -> ReachInterval {
    let replaced = retargeted.event.replaced
    // What was named besides means what it meant before.
    let kept = declared.reach.namedTerritories
      .subtracting(replaced.flatMap { [$0.from] + $0.to })
    var since: [TerritoryID: NamedSince] = [:]
    for id in kept.intersection(retargeted.event.reach.namedTerritories) {
      since[id] = naming(of: id)
    }
    return ReachInterval(
      declared: DeclaredReach(
        reach: retargeted.event.reach, declaredBy: declared.declaredBy,
        effectiveOn: retargeted.effectiveOn, position: .max,
        retargeting: DeclaredReach.Retargeting(
          replaced: replaced, reform: retargeted.event.reform)),
      until: until, namedSince: since)
  }
}
