public import Domain
public import Hashing

/// Whom each service reaches, and from each territory and GMF the services whose reach names it.
///
/// The lists are candidates: they hold every service that ever named a territory, so that the
/// evaluation of a few reaches on the day in question finds all that serve, and nothing else has to
/// be looked at.
public struct Baskets: Projection {
  public static let name = "baskets"
  public static let version = 5

  private(set) var reaches: [ServiceID: Timeline<DeclaredReach>] = [:]
  private var byTerritory: [TerritoryID: SortedSet<ServiceID>] = [:]
  private var byRegistration: [ResourceID: SortedSet<ServiceID>] = [:]

  /// Every shape that was ever drawn for a reach.
  public private(set) var polygons: Set<Digest> = []

  public init() {}

  public mutating func apply(_ recorded: RecordedEvent) {
    guard case .service(let id, let event) = recorded.event else { return }
    switch event {
    case .reachDeclared(let declared):
      set(declared.reach, of: id, declaredBy: declared.declaredBy, nil, recorded)
    case .reachRetargeted(let retargeted):
      let retargeting = DeclaredReach.Retargeting(
        replaced: retargeted.replaced, reform: retargeted.reform)
      set(retargeted.reach, of: id, declaredBy: nil, retargeting, recorded)
    case .offered, .changed, .suspended, .resumed, .withdrawn, .verified, .waitReported:
      return
    }
  }

  private mutating func set(
    _ reach: Reach, of id: ServiceID, declaredBy: String?,
    _ retargeting: DeclaredReach.Retargeting?, _ recorded: RecordedEvent
  ) {
    reaches[id, default: Timeline()].set(
      DeclaredReach(
        reach: reach, declaredBy: declaredBy ?? recorded.source,
        effectiveOn: recorded.effectiveOn, position: recorded.position, retargeting: retargeting),
      by: recorded)
    for clause in reach.ways { note(clause, of: id) }
    polygons.formUnion(reach.polygons)
  }

  private mutating func note(_ clause: Reach.Clause, of id: ServiceID) {
    guard let named = clause.residence?.named else {
      for resource in clause.registrations {
        byRegistration[resource, default: SortedSet()].insert(id)
      }
      return
    }
    for territory in named.territories {
      byTerritory[territory, default: SortedSet()].insert(id)
    }
  }

  public mutating func takeBack(_ root: Int64, of subject: Subject, at position: Int64) {
    // The lists stay: they hold candidates.
    if case .service(let id) = subject { reaches[id]?.takeBack(root, at: position) }
  }

  /// The reach of a service, and who declared it; `nil` when nobody had by then.
  public func reach(of id: ServiceID, at vantage: Vantage) -> DeclaredReach? {
    interval(of: id, at: vantage)?.declared
  }

  /// The reach that counts from a vantage, with since when each territory has been named in it.
  public func interval(of id: ServiceID, at vantage: Vantage) -> ReachInterval? {
    guard let timeline = reaches[id], let entry = timeline.entry(at: vantage) else { return nil }
    return Self.interval(entry, of: timeline, knownAt: vantage.position, until: nil)
  }

  /// The reaches of a service, in order of date, as far as was known at a position.
  public func intervals(of id: ServiceID, knownAt position: Int64) -> [ReachInterval] {
    guard let timeline = reaches[id] else { return [] }
    let entries = timeline.daily(at: Vantage(day: .latest, position: position))
    return entries.indices.map { index in
      Self.interval(
        entries[index], of: timeline, knownAt: position,
        until: index + 1 < entries.count ? entries[index + 1].effectiveOn : nil)
    }
  }

  /// A reform puts a promise in other words; the promise stays with whoever made it, and so does the
  /// sense of the territories that the reform does not speak of.
  private static func interval(
    _ entry: Timeline<DeclaredReach>.Entry, of timeline: Timeline<DeclaredReach>,
    knownAt position: Int64, until: CalendarDate?
  ) -> ReachInterval {
    var interval = ReachInterval(declared: entry.value, until: until)
    guard entry.value.retargeting != nil else { return interval }
    let known = timeline.known(at: Vantage(day: entry.effectiveOn, position: position))
    guard var index = known.firstIndex(of: entry) else { return interval }
    var open = entry.value.reach.namedTerritories
    while true {
      let value = known[index].value
      // What was named before, and it does not speak of, means what it meant.
      let before = index > 0 ? known[index - 1].value.reach.namedTerritories : []
      let kept =
        value.retargeting.map {
          before.subtracting($0.replaced.flatMap { [$0.from] + $0.to })
        } ?? []
      for id in open.subtracting(kept) {
        if known[index] != entry {
          interval.namedSince[id] = NamedSince(
            effectiveOn: value.effectiveOn, position: value.position)
        }
        open.remove(id)
      }
      if value.retargeting == nil {
        interval.declared.declaredBy = value.declaredBy
        return interval
      }
      guard index > 0 else { return interval }
      index -= 1
    }
  }

  /// All that was ever declared of a service's reach; `nil` when nothing was.
  public func declarations(of id: ServiceID) -> Timeline<DeclaredReach>? { reaches[id] }

  /// Every service of which somebody ever declared the reach, sorted.
  public var declaredServices: [ServiceID] { reaches.keys.sorted() }

  /// The services whose reach may hold for somebody because they live in one of these territories or
  /// are registered with one of these GMFs; in no order, each once.
  ///
  /// Those that may concern somebody wherever they live are not among them: see ``Reach/isBound``.
  ///
  /// - Complexity: O(*k*) for *k* candidates.
  public func candidates(
    boundTo territories: some Sequence<TerritoryID>, _ registrations: some Sequence<ResourceID>
  ) -> Set<ServiceID> {
    var found: Set<ServiceID> = []
    for territory in territories { found.formUnion(byTerritory[territory]?.elements ?? []) }
    for resource in registrations { found.formUnion(byRegistration[resource]?.elements ?? []) }
    return found
  }
}

extension Baskets: StateCodable {
  public func write(to state: inout StateWriter) {
    reaches.write(to: &state)
    byTerritory.write(to: &state)
    byRegistration.write(to: &state)
    polygons.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    reaches = try Dictionary(from: &state)
    byTerritory = try Dictionary(from: &state)
    byRegistration = try Dictionary(from: &state)
    polygons = Set(try [Digest](from: &state))
  }
}
