public import Domain
internal import Hashing

/// The territories: what they are called, where they lie, what they are part of, and since when.
public struct Atlas: Projection {
  public static let name = "atlas"
  public static let version = 1

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
    let (day, position) = (recorded.effectiveOn, recorded.position)
    switch event {
    case .defined(let defined):
      records[id, default: Record()].names.set(defined.name, on: day, at: position)
      records[id, default: Record()].parents.set(defined.parents, on: day, at: position)
      records[id, default: Record()].statuses.set(.existing, on: day, at: position)
    case .renamed(let renamed):
      records[id, default: Record()].names.set(renamed.name, on: day, at: position)
    case .boundaryDrawn(let drawn):
      records[id, default: Record()].boundaries.set(drawn.boundary, on: day, at: position)
    case .reparented(let reparented):
      records[id, default: Record()].parents.set(reparented.parents, on: day, at: position)
    case .merged(let merged):
      records[id, default: Record()].statuses.set(.merged(into: merged.into), on: day, at: position)
    case .split(let split):
      records[id, default: Record()].statuses.set(.split(into: split.into), on: day, at: position)
    case .abolished:
      records[id, default: Record()].statuses.set(.abolished, on: day, at: position)
    }
  }

  /// What holds of a territory on a day; `nil` when it was not defined by then.
  public func facts(of id: TerritoryID, on day: CalendarDate) -> TerritoryFacts? {
    guard let record = records[id], let name = record.names.value(on: day),
      let status = record.statuses.value(on: day)
    else { return nil }
    let boundary = record.boundaries.entry(on: day)
    return TerritoryFacts(
      name: name, parents: record.parents.value(on: day) ?? [], boundary: boundary?.value,
      boundaryDrawnOn: boundary?.effectiveOn, status: status)
  }

  /// Whether the log has ever defined this territory.
  public func knows(_ id: TerritoryID) -> Bool { records[id] != nil }

  /// The territories that exist on a day, sorted.
  public func existing(on day: CalendarDate) -> [TerritoryID] {
    records.keys.filter { facts(of: $0, on: day)?.status == .existing }.sorted()
  }

  /// The territory and every one that it lies in, by declared parentage, on a day.
  ///
  /// A circle of parents ends where it closes.
  public func ancestors(ofAll ids: some Sequence<TerritoryID>, on day: CalendarDate)
    -> Set<TerritoryID>
  {
    var found: Set<TerritoryID> = []
    var open = Array(ids)
    while let id = open.popLast() {
      guard found.insert(id).inserted else { continue }
      open += facts(of: id, on: day)?.parents ?? []
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
