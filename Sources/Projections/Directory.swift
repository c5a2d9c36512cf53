public import Domain

/// The organizations, resources, services and datasets, and what is said of them over time.
public struct Directory: Projection {
  public static let name = "directory"
  public static let version = 4

  /// What is known of a resource over time.
  public struct ResourceRecord: Hashable, Sendable {
    public internal(set) var names = Timeline<String>()
    public internal(set) var kinds = Timeline<ResourceKind>()
    /// Where it stood; empty for one that is confidential, whenever it became so.
    public internal(set) var sites = Timeline<Site>()
    public internal(set) var descriptions = Timeline<ResourceDescribed>()
    /// Whether it is open.
    public internal(set) var openings = Timeline<Bool>()
    /// Once confidential, always: no earlier place is kept either.
    public internal(set) var isConfidential = false
  }

  /// What is known of an organization over time.
  public struct OrganizationRecord: Hashable, Sendable {
    public internal(set) var names = Timeline<String>()
    public internal(set) var statuses = Timeline<OrganizationStatus>()
  }

  /// What is known of a registered file over time.
  public struct DatasetRecord: Hashable, Sendable {
    public internal(set) var registrations = Timeline<RegisteredDataset>()
    public internal(set) var successors = Timeline<DatasetID>()
  }

  /// What is known of a service over time, apart from whom it reaches.
  public struct ServiceRecord: Hashable, Sendable {
    public internal(set) var resources = Timeline<ResourceID>()
    public internal(set) var details = Timeline<ServiceDetails>()
    public internal(set) var statuses = Timeline<ServiceStatus>()
    /// What was reported of its intake.
    public internal(set) var intakes = Timeline<ReportedIntake>()
  }

  private(set) var organizations: [OrganizationID: OrganizationRecord] = [:]
  private(set) var resources: [ResourceID: ResourceRecord] = [:]
  private(set) var services: [ServiceID: ServiceRecord] = [:]
  private(set) var datasets: [DatasetID: DatasetRecord] = [:]

  /// For each resource, those that were ever said to be part of it.
  private(set) var parts: [ResourceID: SortedSet<ResourceID>] = [:]

  public init() {}

  init(
    organizations: [OrganizationID: OrganizationRecord], resources: [ResourceID: ResourceRecord],
    services: [ServiceID: ServiceRecord], datasets: [DatasetID: DatasetRecord],
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
    case .territory, .registrations, .category, .partnership, .correction: return
    case .organization(let id, let event): apply(event, to: id, recorded)
    case .resource(let id, let event): apply(event, to: id, recorded)
    case .service(let id, let event): apply(event, to: id, recorded)
    case .dataset(let id, let event): apply(event, to: id, recorded)
    }
  }

  private mutating func apply(
    _ event: OrganizationEvent, to id: OrganizationID, _ recorded: RecordedEvent
  ) {
    switch event {
    case .registered(let registered):
      organizations[id, default: OrganizationRecord()].names.set(registered.name, by: recorded)
      organizations[id]?.statuses.set(.existing, by: recorded)
    case .renamed(let renamed):
      organizations[id, default: OrganizationRecord()].names.set(renamed.name, by: recorded)
    case .merged(let merged):
      organizations[id, default: OrganizationRecord()].statuses.set(
        .merged(into: merged.into), by: recorded)
    case .dissolved:
      organizations[id, default: OrganizationRecord()].statuses.set(.dissolved, by: recorded)
    }
  }

  private mutating func apply(
    _ event: ResourceEvent, to id: ResourceID, _ recorded: RecordedEvent
  ) {
    var record = resources[id] ?? ResourceRecord()
    // The record is taken out while it changes, so that its arrays are not copied.
    resources[id] = nil
    switch event {
    case .opened(let opened):
      record.names.set(opened.name, by: recorded)
      record.kinds.set(opened.kind, by: recorded)
      record.openings.set(true, by: recorded)
      if opened.isConfidential { record.hide() }
      record.place(recorded)
    case .moved:
      record.place(recorded)
    case .renamed(let renamed):
      record.names.set(renamed.name, by: recorded)
    case .described(let described):
      record.descriptions.set(described, by: recorded)
      if let whole = described.partOf { parts[whole, default: SortedSet()].insert(id) }
    case .closed:
      record.openings.set(false, by: recorded)
    case .madeConfidential:
      record.hide()
    }
    resources[id] = record
  }

  private mutating func apply(_ event: ServiceEvent, to id: ServiceID, _ recorded: RecordedEvent) {
    var record = services[id] ?? ServiceRecord()
    // The record is taken out while it changes, so that its arrays are not copied.
    services[id] = nil
    switch event {
    case .offered(let offered):
      record.resources.set(offered.resource, by: recorded)
      record.details.set(offered.details, by: recorded)
      record.statuses.set(.offered, by: recorded)
    case .changed(let changed):
      record.details.set(changed.details, by: recorded)
    case .suspended(let suspended):
      record.statuses.set(
        .suspended(until: suspended.until, reason: suspended.reason), by: recorded)
    case .resumed:
      record.statuses.set(.offered, by: recorded)
    case .withdrawn(let withdrawn):
      record.statuses.set(.withdrawn(reason: withdrawn.reason), by: recorded)
    case .waitReported(let reported):
      record.intakes.set(
        ReportedIntake(
          intake: reported.intake, believedUntil: reported.believedUntil,
          reportedOn: recorded.effectiveOn),
        by: recorded)
    case .reachDeclared, .reachRetargeted, .verified: break
    }
    services[id] = record
  }

  private mutating func apply(_ event: DatasetEvent, to id: DatasetID, _ recorded: RecordedEvent) {
    switch event {
    case .registered(let dataset):
      datasets[id, default: DatasetRecord()].registrations.set(
        RegisteredDataset(
          id: id, dataset: dataset, effectiveOn: recorded.effectiveOn, source: recorded.source),
        by: recorded)
    case .superseded(let superseded):
      datasets[id, default: DatasetRecord()].successors.set(superseded.by, by: recorded)
    }
  }

  public mutating func takeBack(_ root: Int64, of subject: Subject, at position: Int64) {
    switch subject {
    case .territory, .registrations, .category, .partnership: return
    case .organization(let id):
      organizations[id]?.names.takeBack(root, at: position)
      organizations[id]?.statuses.takeBack(root, at: position)
    case .resource(let id):
      resources[id]?.takeBack(root, at: position)
    case .service(let id):
      services[id]?.resources.takeBack(root, at: position)
      services[id]?.details.takeBack(root, at: position)
      services[id]?.statuses.takeBack(root, at: position)
      services[id]?.intakes.takeBack(root, at: position)
    case .dataset(let id):
      datasets[id]?.registrations.takeBack(root, at: position)
      datasets[id]?.successors.takeBack(root, at: position)
    }
  }
}

// MARK: - Questions

extension Directory {
  /// The name of an organization; `nil` when it was not known by then.
  public func name(of id: OrganizationID, at vantage: Vantage) -> String? {
    organizations[id]?.names.value(at: vantage)
  }

  /// What holds of a resource; `nil` when it had not opened by then.
  public func facts(of id: ResourceID, at vantage: Vantage) -> ResourceFacts? {
    guard let record = resources[id], let name = record.names.value(at: vantage),
      let kind = record.kinds.value(at: vantage), let opening = record.openings.entry(at: vantage)
    else { return nil }
    return ResourceFacts(
      name: name, kind: kind,
      site: record.isConfidential ? .confidential : record.sites.value(at: vantage) ?? .unplaced,
      described: record.descriptions.value(at: vantage) ?? ResourceDescribed(),
      closedOn: opening.value ? nil : opening.effectiveOn)
  }

  /// What holds of a service; `nil` when it was not offered by then.
  public func facts(of id: ServiceID, at vantage: Vantage) -> ServiceFacts? {
    guard let record = services[id], let details = record.details.value(at: vantage),
      let resource = record.resources.value(at: vantage),
      let status = record.statuses.value(at: vantage)
    else { return nil }
    return ServiceFacts(
      resource: resource, details: details, status: status,
      intake: record.intakes.value(at: vantage))
  }

  /// Whether such a category was ever said of a service by a vantage; no more than that is read.
  public func hasBeen(
    _ id: ServiceID, ofCategory isMeant: (ServiceCategory) -> Bool, by vantage: Vantage
  ) -> Bool {
    services[id]?.details.hasHeld({ isMeant($0.category) }, by: vantage) ?? false
  }

  /// All that is known of an organization over time; `nil` when the log never spoke of it.
  public func record(of id: OrganizationID) -> OrganizationRecord? { organizations[id] }

  /// All that is known of a resource over time; `nil` when the log never spoke of it.
  public func record(of id: ResourceID) -> ResourceRecord? { resources[id] }

  /// All that is known of a service over time; `nil` when the log never spoke of it.
  public func record(of id: ServiceID) -> ServiceRecord? { services[id] }

  /// All that is known of a registered file over time; `nil` when the log never spoke of it.
  public func record(of id: DatasetID) -> DatasetRecord? { datasets[id] }

  /// Every organization that the log ever spoke of, sorted.
  public var allOrganizations: [OrganizationID] { organizations.keys.sorted() }

  /// Every registered file that the log ever spoke of, sorted.
  public var allDatasets: [DatasetID] { datasets.keys.sorted() }

  /// Every resource that the log has ever opened, sorted.
  public var allResources: [ResourceID] { resources.keys.sorted() }

  /// Every resource whose place must stay secret, or had to once, sorted.
  public var confidentialResources: [ResourceID] {
    resources.filter(\.value.isConfidential).keys.sorted()
  }

  /// Every service that the log has ever known, sorted.
  public var allServices: [ServiceID] { services.keys.sorted() }

  /// The same, in no order.
  public var unsortedServices: some Collection<ServiceID> { services.keys }

  /// The resource itself, or the one of which it is a site.
  public func root(of id: ResourceID, at vantage: Vantage) -> ResourceID {
    var seen: Set<ResourceID> = [id]
    var root = id
    while let parent = facts(of: root, at: vantage)?.described.partOf, seen.insert(parent).inserted
    {
      root = parent
    }
    return root
  }

  /// The resource and every open site of it, sorted.
  public func sites(of root: ResourceID, at vantage: Vantage) -> [ResourceID] {
    var found: Set<ResourceID> = []
    var open = [root]
    while let id = open.popLast() {
      guard let facts = facts(of: id, at: vantage), facts.closedOn == nil,
        found.insert(id).inserted
      else { continue }
      open += (parts[id]?.elements ?? []).filter {
        self.facts(of: $0, at: vantage)?.described.partOf == id
      }
    }
    return found.sorted()
  }

  /// The registered files that have not given way to others, sorted by identifier.
  public func datasets(_ role: DatasetRole, at vantage: Vantage) -> [RegisteredDataset] {
    datasets.keys.compactMap { dataset($0, at: vantage) }
      .filter { $0.dataset.role == role && $0.supersededBy == nil }
      .sorted { $0.id < $1.id }
  }

  /// A registered file; `nil` when it was not registered by then.
  public func dataset(_ id: DatasetID, at vantage: Vantage) -> RegisteredDataset? {
    guard let record = datasets[id], var found = record.registrations.value(at: vantage) else {
      return nil
    }
    found.supersededBy = record.successors.value(at: vantage)
    return found
  }
}

/// A registered file and where it comes from.
public struct RegisteredDataset: Hashable, Sendable {
  public var id: DatasetID
  public var dataset: DatasetRegistered
  public var effectiveOn: CalendarDate
  public var source: String
  public var supersededBy: DatasetID?

  public init(
    id: DatasetID, dataset: DatasetRegistered, effectiveOn: CalendarDate, source: String,
    supersededBy: DatasetID? = nil
  ) {
    self.id = id
    self.dataset = dataset
    self.effectiveOn = effectiveOn
    self.source = source
    self.supersededBy = supersededBy
  }
}

extension Directory.ResourceRecord {
  /// Forgets every place, for ever.
  mutating func hide() {
    isConfidential = true
    sites = Timeline()
  }

  mutating func place(_ recorded: RecordedEvent) {
    guard !isConfidential else { return }
    sites.set(recorded.place.map(Site.located) ?? .unplaced, by: recorded)
  }

  mutating func takeBack(_ root: Int64, at position: Int64) {
    names.takeBack(root, at: position)
    kinds.takeBack(root, at: position)
    sites.takeBack(root, at: position)
    descriptions.takeBack(root, at: position)
    openings.takeBack(root, at: position)
  }
}
