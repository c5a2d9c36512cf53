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
