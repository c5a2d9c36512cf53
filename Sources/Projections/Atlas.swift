public import Domain
public import Hashing

/// The territories: what they are called, where they lie, what they are part of, and since when.
public struct Atlas: Projection {
  public static let name = "atlas"
  public static let version = 3

  /// What is known of a territory over time.
  public struct Record: Hashable, Sendable {
    public internal(set) var names = Timeline<String>()
    public internal(set) var parents = Timeline<[TerritoryID]>()
    public internal(set) var boundaries = Timeline<Digest>()
    public internal(set) var statuses = Timeline<DatedStatus>()
    public internal(set) var transfers = Timeline<Transfer>()
  }

  private(set) var records: [TerritoryID: Record] = [:]

  /// For each territory, those that ever were said to pass land to it.
  private(set) var origins: [TerritoryID: SortedSet<TerritoryID>] = [:]

  public init() {}

  public mutating func apply(_ recorded: RecordedEvent) {
    guard case .territory(let id, let event) = recorded.event else { return }
    switch event {
    case .defined(let defined):
      records[id, default: Record()].names.set(defined.name, by: recorded)
      records[id, default: Record()].parents.set(defined.parents, by: recorded)
      set(id, .existing, defined.reform, recorded)
    case .renamed(let renamed):
      records[id, default: Record()].names.set(renamed.name, by: recorded)
    case .boundaryDrawn(let drawn):
      records[id, default: Record()].boundaries.set(drawn.boundary, by: recorded)
    case .reparented(let reparented):
      records[id, default: Record()].parents.set(reparented.parents, by: recorded)
    case .merged(let merged):
      set(id, .merged(into: merged.into), merged.reform, recorded)
    case .recoded(let recoded):
      set(id, .recoded(into: recoded.into), recoded.reform, recorded)
    case .split(let split):
      set(id, .split(into: split.into), split.reform, recorded)
    case .abolished(let abolished):
      set(id, .abolished, abolished.reform, recorded)
    case .partTransferred(let part):
      records[id, default: Record()].transfers.set(
        Transfer(to: part.to, part: part.part, reform: part.reform), by: recorded)
      origins[part.to, default: SortedSet()].insert(id)
    }
  }

  private mutating func set(
    _ id: TerritoryID, _ status: TerritoryStatus, _ reform: ReformNote?, _ recorded: RecordedEvent
  ) {
    records[id, default: Record()].statuses.set(
      DatedStatus(status: status, reform: reform), by: recorded)
    for successor in status.successors { origins[successor, default: SortedSet()].insert(id) }
  }

  public mutating func takeBack(_ root: Int64, of subject: Subject, at position: Int64) {
    guard case .territory(let id) = subject else { return }
    records[id]?.names.takeBack(root, at: position)
    records[id]?.parents.takeBack(root, at: position)
    records[id]?.boundaries.takeBack(root, at: position)
    records[id]?.statuses.takeBack(root, at: position)
    records[id]?.transfers.takeBack(root, at: position)
  }

  /// What holds of a territory; `nil` when it was not defined by then.
  public func facts(of id: TerritoryID, at vantage: Vantage) -> TerritoryFacts? {
    guard let record = records[id], let name = record.names.value(at: vantage),
      let status = record.statuses.entry(at: vantage)
    else { return nil }
    let isOver = status.value.status != .existing
    // What was renamed or ended before it was ever defined is not there.
    guard !isOver || record.statuses.hasHeld({ $0.status == .existing }, by: vantage) else {
      return nil
    }
    let boundary = record.boundaries.entry(at: vantage)
    return TerritoryFacts(
      name: name, parents: record.parents.value(at: vantage) ?? [], boundary: boundary?.value,
      boundaryDrawnOn: boundary?.effectiveOn, status: status.value.status,
      endedOn: isOver ? status.effectiveOn : nil, endedBy: isOver ? status.value.reform : nil)
  }

  /// All that is known of a territory over time; `nil` when the log never spoke of it.
  public func record(of id: TerritoryID) -> Record? { records[id] }

  /// Every territory that the log ever spoke of, sorted.
  public var all: [TerritoryID] { records.keys.sorted() }

  /// The names that territories bear, or bore last; those that bear none are left out.
  public func names(
    of ids: some Sequence<TerritoryID>, at vantage: Vantage
  ) -> [TerritoryID: String] {
    ids.reduce(into: [:]) { names, id in names[id] = records[id]?.names.value(at: vantage) }
  }

  /// Whether the log has ever defined this territory.
  public func knows(_ id: TerritoryID) -> Bool { records[id] != nil }

  /// The territories that exist, sorted.
  public func existing(at vantage: Vantage) -> [TerritoryID] {
    records.keys.filter { facts(of: $0, at: vantage)?.status == .existing }.sorted()
  }

  /// The territories and every one that they lie in, by declared parentage.
  ///
  /// A circle of parents ends where it closes.
  public func ancestors(ofAll ids: some Sequence<TerritoryID>, at vantage: Vantage)
    -> Set<TerritoryID>
  {
    var found: Set<TerritoryID> = []
    var open = Array(ids)
    while let id = open.popLast() {
      guard found.insert(id).inserted else { continue }
      open += facts(of: id, at: vantage)?.parents ?? []
    }
    return found
  }
}

extension Atlas: StateCodable {
  public func write(to state: inout StateWriter) {
    records.write(to: &state)
    origins.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    records = try Dictionary(from: &state)
    origins = try Dictionary(from: &state)
  }
}

extension Atlas.Record: StateCodable {
  public func write(to state: inout StateWriter) {
    names.write(to: &state)
    parents.write(to: &state)
    boundaries.write(to: &state)
    statuses.write(to: &state)
    transfers.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    names = try Timeline(from: &state)
    parents = try Timeline(from: &state)
    boundaries = try Timeline(from: &state)
    statuses = try Timeline(from: &state)
    transfers = try Timeline(from: &state)
  }
}
