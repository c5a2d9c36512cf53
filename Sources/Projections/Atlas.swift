public import Domain
internal import Hashing

/// The territories: what they are called, where they lie, what they are part of, and since when.
public struct Atlas: Projection {
  public static let name = "atlas"
  public static let version = 2

  /// What is known of a territory over time.
  public struct Record: Hashable, Sendable {
    var names = Timeline<String>()
    var parents = Timeline<[TerritoryID]>()
    var boundaries = Timeline<Digest>()
    var statuses = Timeline<TerritoryStatus>()
  }

  private var records: [TerritoryID: Record] = [:]

  public init() {}

  public mutating func apply(_ recorded: RecordedEvent) {
    guard case .territory(let id, let event) = recorded.event else { return }
    switch event {
    case .defined(let defined):
      records[id, default: Record()].names.set(defined.name, by: recorded)
      records[id, default: Record()].parents.set(defined.parents, by: recorded)
      records[id, default: Record()].statuses.set(.existing, by: recorded)
    case .renamed(let renamed):
      records[id, default: Record()].names.set(renamed.name, by: recorded)
    case .boundaryDrawn(let drawn):
      records[id, default: Record()].boundaries.set(drawn.boundary, by: recorded)
    case .reparented(let reparented):
      records[id, default: Record()].parents.set(reparented.parents, by: recorded)
    case .merged(let merged):
      records[id, default: Record()].statuses.set(.merged(into: merged.into), by: recorded)
    case .split(let split):
      records[id, default: Record()].statuses.set(.split(into: split.into), by: recorded)
    case .abolished:
      records[id, default: Record()].statuses.set(.abolished, by: recorded)
    }
  }

  public mutating func takeBack(_ root: Int64, of subject: Subject, at position: Int64) {
    guard case .territory(let id) = subject else { return }
    records[id]?.names.takeBack(root, at: position)
    records[id]?.parents.takeBack(root, at: position)
    records[id]?.boundaries.takeBack(root, at: position)
    records[id]?.statuses.takeBack(root, at: position)
  }

  /// What holds of a territory; `nil` when it was not defined by then.
  public func facts(of id: TerritoryID, at vantage: Vantage) -> TerritoryFacts? {
    guard let record = records[id], let name = record.names.value(at: vantage),
      let status = record.statuses.value(at: vantage)
    else { return nil }
    let boundary = record.boundaries.entry(at: vantage)
    return TerritoryFacts(
      name: name, parents: record.parents.value(at: vantage) ?? [], boundary: boundary?.value,
      boundaryDrawnOn: boundary?.effectiveOn, status: status)
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
  public func write(to state: inout StateWriter) { records.write(to: &state) }

  public init(from state: inout StateReader) throws(StateDamage) {
    records = try [TerritoryID: Record](from: &state)
  }
}

extension Atlas.Record: StateCodable {
  public func write(to state: inout StateWriter) {
    names.write(to: &state)
    parents.write(to: &state)
    boundaries.write(to: &state)
    statuses.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    names = try Timeline(from: &state)
    parents = try Timeline(from: &state)
    boundaries = try Timeline(from: &state)
    statuses = try Timeline(from: &state)
  }
}
