public import Domain
internal import Hashing
public import Projections

/// What holds from a vantage, found in the plainest way from the whole list of events.
///
/// It walks the list up to the position, puts what corrections say in the place of what they correct,
/// orders what is left by day, drops what lies after the day, and lets each fact overwrite what was
/// there. It shares no code with the projections; it reads their list of events and nothing else of
/// them. Each rule can be left out, to see that somebody would notice.
public struct NaiveEvaluation {
  /// The rules that make up the evaluation.
  public enum Rule: CaseIterable, Sendable {
    /// What was recorded after the position is not known.
    case position
    /// A fact holds on its effective date itself.
    case dayItself
    /// A fact does not hold before its effective date.
    case future
    /// A correction takes the place of what it corrects.
    case correction
    /// A correction without a fact takes the fact back.
    case takingBack
    /// What a correction says stands at the place of the corrected fact among those of one day.
    case place
    /// Of several facts of one day the last recorded counts.
    case lastOfDay
    /// What was secret once is secret from every vantage.
    case secrecy
    /// Nothing is there before it was defined.
    case definition
  }

  /// A fact as it is known.
  public struct Known {
    /// Position of the fact that was first recorded.
    public var root: Int64
    /// Position of the event that says so.
    public var position: Int64
    public var effectiveOn: CalendarDate
    public var source: String
    public var event: DomainEvent
    public var place: Place?
  }

  public let vantage: Vantage

  /// What is known of the days after the vantage's, in the order in which it will overwrite.
  public private(set) var ahead: [Known] = []

  /// What is known of the vantage's day and before, in the order in which it overwrites.
  public private(set) var taken: [Known] = []
  let without: Rule?

  var territories: [TerritoryID: Territory] = [:]
  var organizations: [OrganizationID: Organization] = [:]
  var resources: [ResourceID: Resource] = [:]
  var services: [ServiceID: Service] = [:]
  var datasets: [DatasetID: Dataset] = [:]
  var categories: [CategoryID: Category] = [:]
  var partnerships: [PartnershipID: Agreement] = [:]

  /// Resources whose place was secret at any time, for whomever.
  let secret: Set<ResourceID>

  public init(_ log: [RecordedEvent], at vantage: Vantage, without: Rule? = nil) {
    self.vantage = vantage
    self.without = without
    secret = Self.secrets(
      without == .secrecy ? log.filter { $0.position <= vantage.position } : log)
    for fact in known(log) {
      if fact.effectiveOn <= vantage.day || !holds(.future) {
        take(fact)
        taken.append(fact)
      } else {
        ahead.append(fact)
      }
    }
  }

  func holds(_ rule: Rule) -> Bool { without != rule }

  // MARK: - Which facts hold

  /// The facts that are known, in the order in which they overwrite one another.
  private func known(_ log: [RecordedEvent]) -> [Known] {
    var byRoot: [Int64: Known] = [:]
    for event in log where event.position <= vantage.position || !holds(.position) {
      guard case .correction(_, let correction) = event.event else {
        byRoot[event.position] = Known(
          root: event.position, position: event.position, effectiveOn: event.effectiveOn,
          source: event.source, event: event.event, place: event.place)
        continue
      }
      guard holds(.correction) else { continue }
      if let instead = correction.instead {
        byRoot[correction.corrects] = Known(
          root: holds(.place) ? correction.corrects : event.position, position: event.position,
          effectiveOn: instead.effectiveOn, source: event.source, event: instead.event,
          place: event.place)
      } else if holds(.takingBack) {
        byRoot[correction.corrects] = nil
      }
    }
    let known = byRoot.values.filter { holds(.dayItself) || $0.effectiveOn != vantage.day }
    return known.sorted { left, right in
      if left.effectiveOn != right.effectiveOn { return left.effectiveOn < right.effectiveOn }
      return holds(.lastOfDay) ? left.root < right.root : left.root > right.root
    }
  }

  private static func secrets(_ log: [RecordedEvent]) -> Set<ResourceID> {
    var found: Set<ResourceID> = []
    for event in log {
      var stated: DomainEvent? = event.event
      if case .correction(_, let correction) = event.event { stated = correction.instead?.event }
      switch stated {
      case .resource(let id, .madeConfidential): found.insert(id)
      case .resource(let id, .opened(let opened)) where opened.isConfidential: found.insert(id)
      default: continue
      }
    }
    return found
  }

  // MARK: - What each fact says

  struct Territory {
    var name: String?
    var parents: [TerritoryID] = []
    var boundary: Digest?
    var drawnOn: CalendarDate?
    var status: TerritoryStatus?
    var isDefined = false
    var endedOn: CalendarDate?
    var endedBy: ReformNote?

    /// How its land passed on, by day; each day has what was said of it last.
    var ends: [CalendarDate: [SuccessionStep]] = [:]
    var transfers: [SuccessionStep] = []
  }

  struct Organization {
    var name: String?
    var status: OrganizationStatus?
  }

  struct Resource {
    var isOpened = false
    var name: String?
    var kind: ResourceKind = .other
    var place: Place?
    var described = ResourceDescribed()
    var closedOn: CalendarDate?
  }

  struct Service {
    var resource: ResourceID?
    var details: ServiceDetails?
    var status: ServiceStatus?
    var intake: ReportedIntake?
    var reach: DeclaredReach?

    /// Who declared it last, reforms apart.
    var declaredBy: String?
  }

  struct Dataset {
    var registered: RegisteredDataset?
    var successor: DatasetID?
  }

  struct Category {
    var state: CategoryState?
    var codes: [ForeignCodes] = []
  }

  private mutating func take(_ fact: Known) {
    switch fact.event {
    case .territory(let id, let event): take(event, about: id, fact)
    case .organization(let id, let event): take(event, about: id)
    case .resource(let id, let event): take(event, about: id, fact)
    case .service(let id, let event): take(event, about: id, fact)
    case .dataset(let id, .registered(let dataset)):
      datasets[id, default: Dataset()].registered = RegisteredDataset(
        id: id, dataset: dataset, effectiveOn: fact.effectiveOn, source: fact.source,
        supersededBy: nil)
    case .dataset(let id, .superseded(let superseded)):
      datasets[id, default: Dataset()].successor = superseded.by
    case .category(let id, .described(let described)):
      categories[id, default: Category()].state = .described(described)
    case .category(let id, .retired(let retired)):
      categories[id, default: Category()].state = .retired(
        successors: retired.successors, reason: retired.reason)
    case .category(let id, .mapped(let mapped)):
      categories[id, default: Category()].codes = mapped.codes
    case .partnership(let id, .formed(let formed)):
      partnerships[id] = Agreement(
        id: id, terms: formed, since: fact.effectiveOn, source: fact.source)
    case .partnership(let id, .ended): partnerships[id] = nil
    case .registrations, .correction: return
    }
  }

  private mutating func take(_ event: TerritoryEvent, about id: TerritoryID, _ fact: Known) {
    var territory = territories[id] ?? Territory()
    switch event {
    case .defined(let defined):
      territory.name = defined.name
      territory.parents = defined.parents
      territory.isDefined = true
      territory.become(.existing, defined.reform, [], fact)
    case .renamed(let renamed): territory.name = renamed.name
    case .boundaryDrawn(let drawn):
      territory.boundary = drawn.boundary
      territory.drawnOn = fact.effectiveOn
    case .reparented(let reparented): territory.parents = reparented.parents
    case .merged(let merged):
      let step = step(from: id, to: merged.into, .merged, merged.reform, fact)
      territory.become(.merged(into: merged.into), merged.reform, [step], fact)
    case .recoded(let recoded):
      let step = step(from: id, to: recoded.into, .recoded, recoded.reform, fact)
      territory.become(.recoded(into: recoded.into), recoded.reform, [step], fact)
    case .split(let split):
      let steps = split.into.map { step(from: id, to: $0, .split, split.reform, fact) }
      territory.become(.split(into: split.into), split.reform, steps, fact)
    case .abolished(let abolished):
      territory.become(.abolished, abolished.reform, [], fact)
    case .partTransferred(let part):
      var step = step(from: id, to: part.to, .partTransferred, part.reform, fact)
      step.part = part.part
      territory.transfers.append(step)
    }
    territories[id] = territory
  }

  private func step(
    from: TerritoryID, to: TerritoryID, _ how: SuccessionKind, _ reform: ReformNote?,
    _ fact: Known
  ) -> SuccessionStep {
    SuccessionStep(
      from: from, to: to, how: how, effectiveOn: fact.effectiveOn, reform: reform,
      position: fact.position)
  }

  private mutating func take(_ event: OrganizationEvent, about id: OrganizationID) {
    var organization = organizations[id] ?? Organization()
    switch event {
    case .registered(let registered):
      organization = Organization(name: registered.name, status: .existing)
    case .renamed(let renamed): organization.name = renamed.name
    case .merged(let merged): organization.status = .merged(into: merged.into)
    case .dissolved: organization.status = .dissolved
    }
    organizations[id] = organization
  }

  private mutating func take(_ event: ResourceEvent, about id: ResourceID, _ fact: Known) {
    var resource = resources[id] ?? Resource()
    switch event {
    case .opened(let opened):
      resource.isOpened = true
      resource.name = opened.name
      resource.kind = opened.kind
      resource.place = fact.place
      resource.closedOn = nil
    case .moved: resource.place = fact.place
    case .renamed(let renamed): resource.name = renamed.name
    case .described(let described): resource.described = described
    case .closed: resource.closedOn = fact.effectiveOn
    case .madeConfidential: return
    }
    resources[id] = resource
  }

  private mutating func take(_ event: ServiceEvent, about id: ServiceID, _ fact: Known) {
    var service = services[id] ?? Service()
    switch event {
    case .offered(let offered):
      service.resource = offered.resource
      service.details = offered.details
      service.status = .offered
    case .changed(let changed): service.details = changed.details
    case .reachDeclared(let declared):
      let declaredBy = declared.declaredBy ?? fact.source
      service.declaredBy = declaredBy
      service.reach = DeclaredReach(
        reach: declared.reach, declaredBy: declaredBy, effectiveOn: fact.effectiveOn,
        position: fact.position)
    case .reachRetargeted(let retargeted):
      // The promise stays with whoever made it.
      service.reach = DeclaredReach(
        reach: retargeted.reach, declaredBy: service.declaredBy ?? fact.source,
        effectiveOn: fact.effectiveOn, position: fact.position,
        retargeting: DeclaredReach.Retargeting(
          replaced: retargeted.replaced, reform: retargeted.reform))
    case .suspended(let suspended):
      service.status = .suspended(until: suspended.until, reason: suspended.reason)
    case .resumed: service.status = .offered
    case .withdrawn(let withdrawn): service.status = .withdrawn(reason: withdrawn.reason)
    case .waitReported(let reported):
      service.intake = ReportedIntake(
        intake: reported.intake, believedUntil: reported.believedUntil,
        reportedOn: fact.effectiveOn)
    case .verified: return
    }
    services[id] = service
  }
}

extension NaiveEvaluation.Territory {
  /// Takes a status over, and how the land passed on with it.
  fileprivate mutating func become(
    _ status: TerritoryStatus, _ reform: ReformNote?, _ steps: [SuccessionStep],
    _ fact: NaiveEvaluation.Known
  ) {
    let isOver = status != .existing
    self.status = status
    endedOn = isOver ? fact.effectiveOn : nil
    endedBy = isOver ? reform : nil
    ends[fact.effectiveOn] = steps
  }
}
