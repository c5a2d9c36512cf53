public import Domain

/// Whom each service reaches, and from each territory and GMF the services whose reach names it.
///
/// The lists are candidates: they hold every service that ever named a territory, so that the
/// evaluation of a few reaches on the day in question finds all that serve, and nothing else has to
/// be looked at.
public struct Baskets: Projection {
  public static let name = "baskets"
  public static let version = 2

  private var reaches: [ServiceID: Timeline<DeclaredReach>] = [:]
  private var byTerritory: [TerritoryID: SortedSet<ServiceID>] = [:]
  private var byRegistration: [ResourceID: SortedSet<ServiceID>] = [:]

  /// Services that were ever for everyone, or whose reach was ever not stated.
  private var withoutPlace = SortedSet<ServiceID>()

  public init() {}

  public mutating func apply(_ recorded: RecordedEvent) {
    guard case .service(let id, let event) = recorded.event else { return }
    switch event {
    case .offered:
      // Until somebody declares its reach, it is not stated.
      withoutPlace.insert(id)
    case .reachDeclared(let declared):
      declare(declared, of: id, recorded)
    case .changed, .suspended, .resumed, .withdrawn, .verified, .waitReported:
      return
    }
  }

  private mutating func declare(
    _ declared: ServiceReachDeclared, of id: ServiceID, _ recorded: RecordedEvent
  ) {
    reaches[id, default: Timeline()].set(
      DeclaredReach(
        reach: declared.reach, declaredBy: declared.declaredBy ?? recorded.source,
        effectiveOn: recorded.effectiveOn, position: recorded.position),
      by: recorded)
    for clause in declared.reach.clauses {
      switch clause {
      case .residence(let territories, _):
        for territory in territories { byTerritory[territory, default: SortedSet()].insert(id) }
      case .registration(let resources):
        for resource in resources { byRegistration[resource, default: SortedSet()].insert(id) }
      case .everyone, .notStated:
        withoutPlace.insert(id)
      }
    }
  }

  public mutating func takeBack(_ root: Int64, of subject: Subject, at position: Int64) {
    // The lists stay: they hold candidates.
    if case .service(let id) = subject { reaches[id]?.takeBack(root, at: position) }
  }

  /// The reach of a service, and who declared it; `nil` when nobody had by then.
  public func reach(of id: ServiceID, at vantage: Vantage) -> DeclaredReach? {
    reaches[id]?.value(at: vantage)
  }

  /// The services whose reach may hold for somebody who lives in these territories or is registered
  /// with these GMFs, and all without a condition of place; sorted, each once.
  ///
  /// - Complexity: O(*k* log *k*) for *k* candidates.
  public func candidates(
    territories: some Sequence<TerritoryID>, registrations: some Sequence<ResourceID>
  ) -> [ServiceID] {
    var found = Set(withoutPlace.elements)
    for territory in territories { found.formUnion(byTerritory[territory]?.elements ?? []) }
    for resource in registrations { found.formUnion(byRegistration[resource]?.elements ?? []) }
    return found.sorted()
  }
}

extension Baskets: StateCodable {
  public func write(to state: inout StateWriter) {
    reaches.write(to: &state)
    byTerritory.write(to: &state)
    byRegistration.write(to: &state)
    withoutPlace.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    reaches = try Dictionary(from: &state)
    byTerritory = try Dictionary(from: &state)
    byRegistration = try Dictionary(from: &state)
    withoutPlace = try SortedSet(from: &state)
  }
}
