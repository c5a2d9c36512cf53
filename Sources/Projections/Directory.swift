public import Domain

/// The organizations, resources, services and datasets, and what is said of them over time.
public struct Directory: Projection {
  public static let name = "directory"
  public static let version = 1

  struct ResourceRecord: Hashable, Sendable {
    var names = Timeline<String>()
    var kinds = Timeline<ResourceKind>()
    var sites = Timeline<Site>()
    var descriptions = Timeline<ResourceDescribed>()
    /// Whether it is open.
    var openings = Timeline<Bool>()
    /// Once confidential, always: no earlier place is kept either.
    var isConfidential = false
  }

  struct ServiceRecord: Hashable, Sendable {
    var resource: ResourceID
    var details = Timeline<ServiceDetails>()
    var statuses = Timeline<ServiceStatus>()
  }

  private(set) var organizations: [OrganizationID: Timeline<String>] = [:]
  private(set) var resources: [ResourceID: ResourceRecord] = [:]
  private(set) var services: [ServiceID: ServiceRecord] = [:]
  private(set) var datasets: [DatasetID: RegisteredDataset] = [:]

  /// For each resource, those that were ever said to be part of it.
  private(set) var parts: [ResourceID: SortedSet<ResourceID>] = [:]

  public init() {}

  init(
    organizations: [OrganizationID: Timeline<String>], resources: [ResourceID: ResourceRecord],
    services: [ServiceID: ServiceRecord], datasets: [DatasetID: RegisteredDataset],
    parts: [ResourceID: SortedSet<ResourceID>]
  ) {
    self.organizations = organizations
    self.resources = resources
    self.services = services
    self.datasets = datasets
    self.parts = parts
  }

  public mutating func apply(_ recorded: RecordedEvent) {
    switch recorded.event {
    case .territory, .registrations: return
    case .organization(let id, let event): apply(event, to: id, recorded)
    case .resource(let id, let event): apply(event, to: id, recorded)
    case .service(let id, let event): apply(event, to: id, recorded)
    case .dataset(let id, let event): apply(event, to: id, recorded)
    }
  }

  private mutating func apply(
    _ event: OrganizationEvent, to id: OrganizationID, _ recorded: RecordedEvent
  ) {
    let (day, position) = (recorded.effectiveOn, recorded.position)
    switch event {
    case .registered(let registered):
      organizations[id, default: Timeline()].set(registered.name, on: day, at: position)
    case .renamed(let renamed):
      organizations[id, default: Timeline()].set(renamed.name, on: day, at: position)
    case .merged, .dissolved: return
    }
  }

  private mutating func apply(
    _ event: ResourceEvent, to id: ResourceID, _ recorded: RecordedEvent
  ) {
    let (day, position) = (recorded.effectiveOn, recorded.position)
    var record = resources[id] ?? ResourceRecord()
    // The record is taken out while it changes, so that its arrays are not copied.
    resources[id] = nil
    switch event {
    case .opened(let opened):
      record.names.set(opened.name, on: day, at: position)
      record.kinds.set(opened.kind, on: day, at: position)
      record.openings.set(true, on: day, at: position)
      if opened.isConfidential { record.hide() }
      record.place(recorded.place, on: day, at: position)
    case .moved:
      record.place(recorded.place, on: day, at: position)
    case .renamed(let renamed):
      record.names.set(renamed.name, on: day, at: position)
    case .described(let described):
      record.descriptions.set(described, on: day, at: position)
      if let whole = described.partOf { parts[whole, default: SortedSet()].insert(id) }
    case .closed:
      record.openings.set(false, on: day, at: position)
    case .madeConfidential:
      record.hide()
    }
    resources[id] = record
  }

  private mutating func apply(_ event: ServiceEvent, to id: ServiceID, _ recorded: RecordedEvent) {
    let (day, position) = (recorded.effectiveOn, recorded.position)
    if case .offered(let offered) = event {
      services[id, default: ServiceRecord(resource: offered.resource)].details
        .set(offered.details, on: day, at: position)
      services[id]?.statuses.set(.offered, on: day, at: position)
      return
    }
    switch event {
    case .changed(let changed):
      services[id]?.details.set(changed.details, on: day, at: position)
    case .suspended(let suspended):
      services[id]?.statuses.set(
        .suspended(until: suspended.until, reason: suspended.reason), on: day, at: position)
    case .resumed:
      services[id]?.statuses.set(.offered, on: day, at: position)
    case .withdrawn(let withdrawn):
      services[id]?.statuses.set(.withdrawn(reason: withdrawn.reason), on: day, at: position)
    case .offered, .reachDeclared, .verified, .waitReported: return
    }
  }

  private mutating func apply(_ event: DatasetEvent, to id: DatasetID, _ recorded: RecordedEvent) {
    switch event {
    case .registered(let dataset):
      datasets[id] = RegisteredDataset(
        id: id, dataset: dataset, effectiveOn: recorded.effectiveOn, source: recorded.source)
    case .superseded(let superseded):
      datasets[id]?.supersededBy = superseded.by
    }
  }
}

// MARK: - Questions

extension Directory {
  /// The name of an organization on a day; `nil` when it was not known by then.
  public func name(of id: OrganizationID, on day: CalendarDate) -> String? {
    organizations[id]?.value(on: day)
  }

  /// What holds of a resource on a day; `nil` when it had not opened by then.
  public func facts(of id: ResourceID, on day: CalendarDate) -> ResourceFacts? {
    guard let record = resources[id], let name = record.names.value(on: day),
      let kind = record.kinds.value(on: day), let opening = record.openings.entry(on: day)
    else { return nil }
    return ResourceFacts(
      name: name, kind: kind,
      site: record.isConfidential ? .confidential : record.sites.value(on: day) ?? .unplaced,
      described: record.descriptions.value(on: day) ?? ResourceDescribed(),
      closedOn: opening.value ? nil : opening.effectiveOn)
  }

  /// What holds of a service on a day; `nil` when it was not offered by then.
  public func facts(of id: ServiceID, on day: CalendarDate) -> ServiceFacts? {
    guard let record = services[id], let details = record.details.value(on: day),
      let status = record.statuses.value(on: day)
    else { return nil }
    return ServiceFacts(resource: record.resource, details: details, status: status)
  }

  /// Every resource that the log has ever opened, sorted.
  public var allResources: [ResourceID] { resources.keys.sorted() }

  /// Every resource whose place must stay secret, or had to once, sorted.
  public var confidentialResources: [ResourceID] {
    resources.filter(\.value.isConfidential).keys.sorted()
  }

  /// Every service that the log has ever known, sorted.
  public var allServices: [ServiceID] { services.keys.sorted() }

  /// The resource itself, or the one of which it is a site.
  public func root(of id: ResourceID, on day: CalendarDate) -> ResourceID {
    var seen: Set<ResourceID> = [id]
    var root = id
    while let parent = facts(of: root, on: day)?.described.partOf, seen.insert(parent).inserted {
      root = parent
    }
    return root
  }

  /// The resource and every open site of it, sorted.
  public func sites(of root: ResourceID, on day: CalendarDate) -> [ResourceID] {
    var found: Set<ResourceID> = []
    var open = [root]
    while let id = open.popLast() {
      guard let facts = facts(of: id, on: day), facts.closedOn == nil,
        found.insert(id).inserted
      else { continue }
      open += (parts[id]?.elements ?? []).filter {
        self.facts(of: $0, on: day)?.described.partOf == id
      }
    }
    return found.sorted()
  }

  /// The registered files that have not given way to others on a day, sorted by identifier.
  public func datasets(_ role: DatasetRole, on day: CalendarDate) -> [RegisteredDataset] {
    datasets.values
      .filter { $0.dataset.role == role && $0.supersededBy == nil && $0.effectiveOn <= day }
      .sorted { $0.id < $1.id }
  }

  /// A registered file, by its identifier.
  public func dataset(_ id: DatasetID) -> RegisteredDataset? { datasets[id] }
}

/// A registered file and where it comes from.
public struct RegisteredDataset: Hashable, Sendable {
  public var id: DatasetID
  public var dataset: DatasetRegistered
  public var effectiveOn: CalendarDate
  public var source: String
  public var supersededBy: DatasetID?
}

extension Directory.ResourceRecord {
  /// Forgets every place, for ever.
  mutating func hide() {
    isConfidential = true
    sites = Timeline()
  }

  mutating func place(_ place: Place?, on day: CalendarDate, at position: Int64) {
    guard !isConfidential else { return }
    sites.set(place.map(Site.located) ?? .unplaced, on: day, at: position)
  }
}
