public import Domain

/// The agreements between resources, and what is said of them over time.
public struct Partnerships: Projection {
  public static let name = "partnerships"
  public static let version = 1

  /// What is said of an agreement from a day on.
  public enum State: Hashable, Sendable {
    /// In force; `source` is where it was learned.
    case formed(PartnershipFormed, source: String)
    case ended(reason: String?)
  }

  private(set) var records: [PartnershipID: Timeline<State>] = [:]

  /// For each resource, the agreements that ever named it.
  private var byResource: [ResourceID: SortedSet<PartnershipID>] = [:]

  public init() {}

  public mutating func apply(_ recorded: RecordedEvent) {
    guard case .partnership(let id, let event) = recorded.event else { return }
    switch event {
    case .formed(let formed):
      records[id, default: Timeline()].set(.formed(formed, source: recorded.source), by: recorded)
      for resource in [formed.from, formed.to] {
        byResource[resource, default: SortedSet()].insert(id)
      }
    case .ended(let ended):
      records[id, default: Timeline()].set(.ended(reason: ended.reason), by: recorded)
    }
  }

  public mutating func takeBack(_ root: Int64, of subject: Subject, at position: Int64) {
    // The lists stay: they hold candidates.
    if case .partnership(let id) = subject { records[id]?.takeBack(root, at: position) }
  }
}

// MARK: - Questions

/// An agreement in force, and since when.
public struct Agreement: Hashable, Sendable {
  public var id: PartnershipID
  public var terms: PartnershipFormed

  /// The day from which these terms hold.
  public var since: CalendarDate

  /// Where they were learned.
  public var source: String

  public init(id: PartnershipID, terms: PartnershipFormed, since: CalendarDate, source: String) {
    self.id = id
    self.terms = terms
    self.since = since
    self.source = source
  }
}

extension Partnerships {
  /// Every agreement that the log ever spoke of, sorted.
  public var all: [PartnershipID] { records.keys.sorted() }

  /// All that is known of an agreement over time; `nil` when the log never spoke of it.
  public func record(of id: PartnershipID) -> Timeline<State>? { records[id] }

  /// An agreement; `nil` when it is not in force.
  public func agreement(_ id: PartnershipID, at vantage: Vantage) -> Agreement? {
    guard let entry = records[id]?.entry(at: vantage),
      case .formed(let terms, let source) = entry.value
    else { return nil }
    return Agreement(id: id, terms: terms, since: entry.effectiveOn, source: source)
  }

  /// The agreements in force that name a resource on either side, sorted by identifier.
  ///
  /// - Complexity: O(*k* log *n*) for *k* agreements that ever named it.
  public func agreements(of id: ResourceID, at vantage: Vantage) -> [Agreement] {
    guard let candidates = byResource[id]?.elements else { return [] }
    return candidates.compactMap { agreement($0, at: vantage) }
      .filter { $0.terms.from == id || $0.terms.to == id }
  }
}

// MARK: - Stored form

extension Partnerships {
  public func write(to state: inout StateWriter) {
    records.write(to: &state)
    byResource.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    records = try Dictionary(from: &state)
    byResource = try Dictionary(from: &state)
  }
}

extension Partnerships.State: StateCodable {
  public func write(to state: inout StateWriter) {
    switch self {
    case .formed(let formed, let source):
      state.write(0)
      formed.from.write(to: &state)
      formed.to.write(to: &state)
      formed.categories.write(to: &state)
      formed.terms.write(to: &state)
      formed.acceptsNeighbours.write(to: &state)
      source.write(to: &state)
    case .ended(let reason):
      state.write(1)
      reason.write(to: &state)
    }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    switch try state.unsigned() {
    case 0:
      let formed = PartnershipFormed(
        from: try ResourceID(from: &state), to: try ResourceID(from: &state),
        categories: try [ServiceCategory](from: &state), terms: try String?(from: &state),
        acceptsNeighbours: try Bool(from: &state))
      self = .formed(formed, source: try String(from: &state))
    case 1: self = .ended(reason: try String?(from: &state))
    default: throw state.damage
    }
  }
}
