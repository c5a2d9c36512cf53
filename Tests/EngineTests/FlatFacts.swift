import Domain
import Geometry
import Hashing
import Projections
import TestSupport

@testable import Engine

/// What holds from a vantage as a log that never said anything else: nothing corrected, nothing taken
/// back.
struct FlatFacts {
  private var events: [RecordedEvent] = []

  /// Every fact that holds once, then what is announced.
  init(of naive: NaiveEvaluation) {
    for id in RandomHistory.territories { add(naive.facts(of: id), about: id) }
    for id in RandomHistory.organizations {
      guard let name = naive.name(of: id) else { continue }
      say(.organization(id, .registered(OrganizationRegistered(name: name))))
      if case .merged(let into) = naive.status(of: id) {
        say(.organization(id, .merged(OrganizationMerged(into: into))))
      }
    }
    for id in RandomHistory.resources { add(naive.facts(of: id), about: id) }
    for id in RandomHistory.services { add(naive.facts(of: id), naive.reach(of: id), about: id) }
    let agreements = Set(RandomHistory.resources.flatMap { naive.agreements(of: $0) })
    for agreement in agreements.sorted(by: { $0.id < $1.id }) {
      say(
        .partnership(agreement.id, .formed(agreement.terms)), from: agreement.since,
        source: agreement.source)
    }
    for fact in naive.ahead {
      say(fact.event, from: fact.effectiveOn, place: fact.place, source: fact.source)
    }
  }

  /// Every fact that is known, and from when, in the order in which they were learned.
  ///
  /// What a name that is out of date comes to depends on the whole succession, and on what whoever named
  /// it knew of it. Where several facts of one day are learned in another order than that in which they
  /// count, this is another story.
  init(knownBy naive: NaiveEvaluation) {
    let known = (naive.taken + naive.ahead).sorted { $0.position < $1.position }
    for fact in known {
      say(fact.event, from: fact.effectiveOn, place: fact.place, source: fact.source)
    }
    // What was secret once stays so, although the fact that said it may have been taken back.
    for id in RandomHistory.resources where naive.facts(of: id)?.site == .confidential {
      say(.resource(id, .madeConfidential(ResourceMadeConfidential())))
    }
  }

  /// The answers of the engine to such a log.
  func snapshot(on day: CalendarDate, boundaries: BoundaryStore, in folder: DataFolder) throws
    -> Snapshot
  {
    var atlas = Projected<Atlas>()
    var directory = Projected<Directory>()
    var baskets = Projected<Baskets>()
    var partnerships = Projected<Partnerships>()
    for event in events {
      try atlas.advance(with: event)
      try directory.advance(with: event)
      try baskets.advance(with: event)
      try partnerships.advance(with: event)
    }
    let vantage = Vantage.latest(on: day)
    return Snapshot(
      vantage: vantage, atlas: atlas.state, directory: directory.state, baskets: baskets.state,
      partnerships: partnerships.state,
      locator: try TerritoryLocator.open(
        for: atlas.state, at: vantage, boundaries: boundaries, in: folder, progress: nil),
      postalCodes: NoPostalCodes(),
      shapes: BoundaryShapes(atlas: atlas.state, boundaries: boundaries),
      formerLand: try FormerLandLocator.open(
        for: ReformedLand(atlas: atlas.state, vantage: vantage).lands, boundaries: boundaries,
        in: folder))
  }

  private mutating func say(
    _ event: DomainEvent, from day: CalendarDate = .earliest, place: Place? = nil,
    source: String = "flat"
  ) {
    events.append(
      RecordedEvent(
        position: Int64(events.count + 1), effectiveOn: day, source: source, event: event,
        place: place))
  }

  private mutating func add(_ facts: TerritoryFacts?, about id: TerritoryID) {
    guard let facts else { return }
    say(.territory(id, .defined(TerritoryDefined(name: facts.name, parents: facts.parents))))
    if let boundary = facts.boundary, let day = facts.boundaryDrawnOn {
      say(.territory(id, .boundaryDrawn(TerritoryBoundaryDrawn(boundary: boundary))), from: day)
    }
    switch facts.status {
    case .existing: return
    case .merged(let into): end(id, .merged(TerritoryMerged(into: into)), facts)
    case .recoded(let into): end(id, .recoded(TerritoryRecoded(into: into)), facts)
    case .split(let into): end(id, .split(TerritorySplit(into: into)), facts)
    case .abolished: end(id, .abolished(TerritoryAbolished()), facts)
    }
  }

  private mutating func end(_ id: TerritoryID, _ event: TerritoryEvent, _ facts: TerritoryFacts) {
    say(.territory(id, event), from: facts.endedOn ?? .earliest)
  }

  private mutating func add(_ facts: ResourceFacts?, about id: ResourceID) {
    guard let facts else { return }
    var place: Place?
    if case .located(let known) = facts.site { place = known }
    say(
      .resource(
        id,
        .opened(
          ResourceOpened(
            name: facts.name, kind: facts.kind, isConfidential: facts.site == .confidential,
            place: place.map { _ in .zero }))),
      place: place)
    if !facts.described.isEmpty { say(.resource(id, .described(facts.described))) }
    if let day = facts.closedOn { say(.resource(id, .closed(ResourceClosed())), from: day) }
  }

  private mutating func add(_ facts: ServiceFacts?, _ reach: DeclaredReach?, about id: ServiceID) {
    guard let facts else { return }
    say(.service(id, .offered(ServiceOffered(resource: facts.resource, details: facts.details))))
    switch facts.status {
    case .offered: break
    case .suspended(let until, let reason):
      say(.service(id, .suspended(ServiceSuspended(until: until, reason: reason))))
    case .withdrawn(let reason): say(.service(id, .withdrawn(ServiceWithdrawn(reason: reason))))
    }
    if let reported = facts.intake {
      say(
        .service(
          id,
          .waitReported(
            ServiceWaitReported(reported.intake, believedUntil: reported.believedUntil))),
        from: reported.reportedOn)
    }
    guard let reach else { return }
    say(
      .service(
        id,
        .reachDeclared(ServiceReachDeclared(reach: reach.reach, declaredBy: reach.declaredBy))),
      from: reach.effectiveOn)
  }
}
