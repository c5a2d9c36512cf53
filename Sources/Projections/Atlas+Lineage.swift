public import Domain
public import Hashing

extension Atlas {
  /// Whether a territory exists, and the reform that says so.
  public struct DatedStatus: Hashable, Sendable {
    public internal(set) var status: TerritoryStatus
    public internal(set) var reform: ReformNote?
  }

  /// A part that a territory gave to another.
  public struct Transfer: Hashable, Sendable {
    public internal(set) var to: TerritoryID
    public internal(set) var part: Digest?
    public internal(set) var reform: ReformNote?
  }

  /// The steps by which land of a territory passed to others, by date, up to the vantage's day.
  ///
  /// What was said of one day and then said otherwise of the same day counts once, as said last. A
  /// territory that ended and was defined again keeps the step in its lineage.
  public func successors(of id: TerritoryID, at vantage: Vantage) -> [SuccessionStep] {
    guard let record = records[id] else { return [] }
    var steps: [SuccessionStep] = []
    for entry in record.statuses.daily(at: vantage) {
      guard let how = entry.value.status.how else { continue }
      steps += entry.value.status.successors.map { to in
        SuccessionStep(
          from: id, to: to, how: how, effectiveOn: entry.effectiveOn, reform: entry.value.reform,
          position: entry.position)
      }
    }
    steps += record.transfers.known(at: vantage).map { entry in
      SuccessionStep(
        from: id, to: entry.value.to, how: .partTransferred, effectiveOn: entry.effectiveOn,
        reform: entry.value.reform, part: entry.value.part, position: entry.position)
    }
    return steps.sorted {
      ($0.effectiveOn, $0.position, $0.to) < ($1.effectiveOn, $1.position, $1.to)
    }
  }

  /// The steps by which land of others passed to a territory, by date, up to the vantage's day.
  public func predecessors(of id: TerritoryID, at vantage: Vantage) -> [SuccessionStep] {
    let steps = (origins[id]?.elements ?? []).flatMap { origin in
      successors(of: origin, at: vantage).filter { $0.to == id }
    }
    return steps.sorted {
      ($0.effectiveOn, $0.position, $0.from) < ($1.effectiveOn, $1.position, $1.from)
    }
  }

  /// The territories that stand on the vantage's day for one of any vintage.
  ///
  /// Follows mergers, new codes and splits to what exists; a circle ends where it closes. A part that
  /// passed to another is not followed: the territory goes on.
  public func current(of id: TerritoryID, at vantage: Vantage) -> CurrentTerritories {
    var seen: Set<TerritoryID> = []
    var existing: Set<TerritoryID> = []
    var steps: [SuccessionStep] = []
    var open = [id]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      guard let entry = records[next]?.statuses.entry(at: vantage) else { continue }
      guard let how = entry.value.status.how else {
        if entry.value.status == .existing { existing.insert(next) }
        continue
      }
      for to in entry.value.status.successors {
        steps.append(
          SuccessionStep(
            from: next, to: to, how: how, effectiveOn: entry.effectiveOn,
            reform: entry.value.reform, position: entry.position))
      }
      open += entry.value.status.successors.reversed()
    }
    return CurrentTerritories(territories: existing.sorted(), steps: steps)
  }
}

extension Atlas {
  /// Whether a territory existed, day by day, in order of date, as far as was known at a position.
  public func statuses(of id: TerritoryID, knownAt position: Int64) -> [DatedTerritoryStatus] {
    let last = Vantage(day: .latest, position: position)
    return (records[id]?.statuses.daily(at: last) ?? []).map { entry in
      DatedTerritoryStatus(
        status: entry.value.status, effectiveOn: entry.effectiveOn, reform: entry.value.reform)
    }
  }

  /// The parts that a territory gave, and the land that it received while it existed, in order of date.
  public func transfers(touching id: TerritoryID, at vantage: Vantage) -> [SuccessionStep] {
    let given = successors(of: id, at: vantage).filter { $0.how == .partTransferred }
    return (given + growths(of: id, at: vantage)).sorted {
      ($0.effectiveOn, $0.position) < ($1.effectiveOn, $1.position)
    }
  }

  /// The steps by which land came to a territory that existed before, in order of date: parts that
  /// passed to it, and territories that it absorbed, each with the land that came.
  public func growths(of id: TerritoryID, at vantage: Vantage) -> [SuccessionStep] {
    let received = predecessors(of: id, at: vantage)
    let passed = received.filter { $0.how == .partTransferred }
    return received.compactMap { step in
      guard step.how != .partTransferred else { return step }
      let eve = Vantage(day: step.effectiveOn.previous, position: vantage.position)
      // Where it is told which part came, that is enough.
      let isTold = passed.contains { $0.from == step.from && $0.effectiveOn == step.effectiveOn }
      guard !isTold, facts(of: id, at: eve)?.status == .existing else { return nil }
      var step = step
      step.part = step.how.isWhole ? facts(of: step.from, at: eve)?.boundary : nil
      return step
    }
  }

  /// The territories that exist and lie in each, by declared parentage, sorted.
  public func children(at vantage: Vantage) -> [TerritoryID: [TerritoryID]] {
    var children: [TerritoryID: [TerritoryID]] = [:]
    for id in existing(at: vantage) {
      for parent in facts(of: id, at: vantage)?.parents ?? [] {
        children[parent, default: []].append(id)
      }
    }
    return children
  }

  /// The first day after another of which anything was said of a territory; `nil` when nothing was.
  public func nextFact(of id: TerritoryID, after vantage: Vantage) -> CalendarDate? {
    guard let record = records[id] else { return nil }
    return [
      record.names.next(after: vantage)?.effectiveOn,
      record.parents.next(after: vantage)?.effectiveOn,
      record.boundaries.next(after: vantage)?.effectiveOn,
      record.statuses.next(after: vantage)?.effectiveOn,
    ].compactMap(\.self).min()
  }

  /// The territories that ended or are announced to end, even if they came back, and those that gave or
  /// received a part; as far as was known at a position, sorted.
  public func everReformed(knownAt position: Int64) -> [TerritoryID] {
    let last = Vantage(day: .latest, position: position)
    var found: Set<TerritoryID> = []
    for (id, record) in records {
      for entry in record.statuses.known(at: last) where entry.value.status != .existing {
        found.formUnion([id] + entry.value.status.successors)
      }
      for entry in record.transfers.known(at: last) { found.formUnion([id, entry.value.to]) }
    }
    return found.sorted()
  }

  /// The territories that do not exist any more, and those that gave or received a part; sorted.
  public func reformed(at vantage: Vantage) -> [TerritoryID] {
    var found: Set<TerritoryID> = []
    for (id, record) in records {
      for entry in record.statuses.known(at: vantage) where entry.value.status != .existing {
        found.formUnion([id] + entry.value.status.successors)
      }
      for entry in record.transfers.known(at: vantage) { found.formUnion([id, entry.value.to]) }
    }
    return found.sorted()
  }
}

/// What a territory lies in.
public struct Lineage: Hashable, Sendable {
  /// Itself and all that it lies in for certain; all of these exist, as far as anything is known of
  /// them.
  public var certain: Set<TerritoryID> = []

  /// Territories that it may lie in: the pieces of a parent that was divided, of which nobody has said
  /// which one it lies in.
  public var possible: Set<TerritoryID> = []

  /// Territories that it lies in by what was said last, and that do not exist any more.
  public var former: Set<TerritoryID> = []
}

extension Atlas {
  /// What a territory lies in, by declared parentage.
  ///
  /// A parent that ended is followed to what took its place, for whoever recorded the end may not have
  /// said where its children lie now. A circle of parents ends where it closes.
  public func lineage(of id: TerritoryID, at vantage: Vantage) -> Lineage {
    var result = Lineage()
    var open = [(id: id, isCertain: true)]
    while let (next, isCertain) = open.popLast() {
      let isNew =
        isCertain
        ? result.certain.insert(next).inserted : result.possible.insert(next).inserted
      guard isNew else { continue }
      for parent in facts(of: next, at: vantage)?.parents ?? [] {
        let status = facts(of: parent, at: vantage)?.status ?? .existing
        guard status != .existing else {
          open.append((parent, isCertain))
          continue
        }
        result.former.insert(parent)
        let current = current(of: parent, at: vantage)
        for heir in current.territories {
          open.append((heir, isCertain && current.whole == heir))
        }
      }
    }
    result.possible.subtract(result.certain)
    return result
  }
}

extension TerritoryStatus {
  /// How its land passed on; `nil` when it did not.
  fileprivate var how: SuccessionKind? {
    switch self {
    case .existing, .abolished: nil
    case .merged: .merged
    case .recoded: .recoded
    case .split: .split
    }
  }
}

extension Atlas.DatedStatus: StateCodable {
  public func write(to state: inout StateWriter) {
    status.write(to: &state)
    reform.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    status = try TerritoryStatus(from: &state)
    reform = try ReformNote?(from: &state)
  }
}

extension Atlas.Transfer: StateCodable {
  public func write(to state: inout StateWriter) {
    to.write(to: &state)
    part.write(to: &state)
    reform.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    to = try TerritoryID(from: &state)
    part = try Digest?(from: &state)
    reform = try ReformNote?(from: &state)
  }
}
