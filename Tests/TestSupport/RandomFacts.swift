public import Domain
internal import Hashing

/// Draws facts of every type about a small world.
struct RandomFacts {
  var source: SplitMix64

  private let boundaries: [Digest]
  private let datasetRoles: [DatasetRole]
  private let hasSecrets: Bool
  private let hasReforms: Bool

  /// Days from which many facts hold.
  private static let commonDays = stride(from: 18_000, through: 20_500, by: 60).map { $0 }

  init(seed: UInt64, _ options: RandomHistory.Options) {
    source = SplitMix64(seed: seed)
    boundaries = options.boundaries
    datasetRoles = options.datasetRoles
    hasSecrets = options.hasSecrets
    hasReforms = options.hasReforms
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &source)]
  }

  mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &source) < share
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &source)
  }

  /// A day from which a fact holds.
  mutating func day() -> CalendarDate {
    let number = chance(0.6) ? pick(Self.commonDays) : number(18_000...20_500)
    return CalendarDate(daysSince1970: Int32(number))
  }

  /// A day to ask about: also before every fact, and on either side of a day of many.
  mutating func vantageDay() -> CalendarDate {
    let isCommon = chance(0.6)
    let number = isCommon ? pick(Self.commonDays) - number(0...1) : number(17_900...20_600)
    return CalendarDate(daysSince1970: Int32(number))
  }

  mutating func place() -> Place {
    Place(
      address: "\(number(1...999)), rue Inventée",
      point: Coordinate(
        longitudeDegrees: Double(number(-56_000...(-55_000))) / 1000,
        latitudeDegrees: Double(number(46_000...47_000)) / 1000))
  }

  // MARK: - Facts

  /// Any fact about anything.
  mutating func event() -> DomainEvent {
    switch number(0...22) {
    case 0...5: .territory(pick(RandomHistory.territories), territoryFact())
    case 6...7: .organization(pick(RandomHistory.organizations), organizationFact())
    case 8...11:
      resourceEvent()
    case 12...17: .service(pick(RandomHistory.services), serviceFact())
    case 18: .dataset(pick(RandomHistory.datasets), datasetFact())
    case 19...20: .category(pick(RandomHistory.categories), categoryFact())
    case 21: .partnership(pick(RandomHistory.partnerships), partnershipFact())
    default:
      .registrations(
        RegistrationsID(trusted: "registrations:\(pick(RandomHistory.resources).code)"), counts())
    }
  }

  /// What must have begun before a fact: its subject, or the resource that is counted.
  static func needed(by event: DomainEvent) -> Subject {
    if case .registrations(let id, _) = event { .resource(id.resource) } else { event.subject }
  }

  /// The fact that begins a subject; `nil` for what needs none.
  mutating func beginning(of subject: Subject) -> DomainEvent? {
    switch subject {
    case .territory(let id): .territory(id, .defined(defined()))
    case .organization(let id): .organization(id, .registered(registered()))
    case .resource(let id): .resource(id, .opened(opened()))
    case .service(let id): .service(id, .offered(offered()))
    case .dataset(let id): .dataset(id, .registered(dataset()))
    case .category(let id): .category(id, .described(described()))
    case .partnership(let id): .partnership(id, .formed(formed()))
    case .registrations: nil
    }
  }

  /// Whether a fact begins its subject.
  static func begins(_ event: DomainEvent) -> Bool {
    switch event {
    case .territory(_, .defined), .organization(_, .registered), .resource(_, .opened),
      .service(_, .offered), .dataset(_, .registered), .category(_, .described),
      .partnership(_, .formed):
      true
    default: false
    }
  }

  /// A fact of the same type about the same subject, that says something else.
  mutating func restated(_ event: DomainEvent) -> DomainEvent {
    switch event {
    case .territory(let id, let fact): .territory(id, restated(fact))
    case .organization(let id, let fact): .organization(id, restated(fact))
    case .resource(let id, let fact): .resource(id, restated(fact))
    case .service(let id, let fact): .service(id, restated(fact))
    case .dataset(let id, let fact): .dataset(id, restated(fact))
    case .category(let id, let fact): .category(id, restated(fact))
    case .partnership(let id, let fact): .partnership(id, restated(fact))
    case .registrations(let id, _): .registrations(id, counts())
    case .correction: event
    }
  }

  private mutating func counts() -> RegistrationsCounted {
    RegistrationsCounted(counts: [
      .init(territory: pick(RandomHistory.territories), people: number(0...900))
    ])
  }
}

// MARK: - Territories and organizations

extension RandomFacts {
  private mutating func territoryFact() -> TerritoryEvent {
    let kinds: [TerritoryEvent] = [
      .defined(defined()), .renamed(TerritoryRenamed(name: "")), .boundaryDrawn(drawn()),
      .boundaryDrawn(drawn()), .reparented(TerritoryReparented(parents: [])),
      .defined(defined()),
    ]
    let reforms: [TerritoryEvent] = [
      .merged(TerritoryMerged(into: pick(RandomHistory.territories))),
      .split(TerritorySplit(into: [])), .abolished(TerritoryAbolished()),
      .recoded(TerritoryRecoded(into: pick(RandomHistory.territories))),
      .partTransferred(TerritoryPartTransferred(to: pick(RandomHistory.territories), part: nil)),
    ]
    return restated(pick(hasReforms ? kinds + reforms : kinds))
  }

  private mutating func restated(_ fact: TerritoryEvent) -> TerritoryEvent {
    switch fact {
    case .defined: .defined(defined())
    case .renamed: .renamed(TerritoryRenamed(name: "N\(number(0...99))", reform: reform()))
    case .boundaryDrawn: .boundaryDrawn(drawn())
    case .reparented: .reparented(TerritoryReparented(parents: parents(), reform: reform()))
    case .merged:
      .merged(TerritoryMerged(into: pick(RandomHistory.territories), reform: reform()))
    case .recoded:
      .recoded(TerritoryRecoded(into: pick(RandomHistory.territories), reform: reform()))
    case .split:
      .split(
        TerritorySplit(
          into: Set((0..<number(1...3)).map { _ in pick(RandomHistory.territories) }).sorted(),
          reform: reform()))
    case .partTransferred:
      .partTransferred(
        TerritoryPartTransferred(
          to: pick(RandomHistory.territories), part: chance(0.5) ? pick(boundaries) : nil,
          reform: reform()))
    case .abolished:
      .abolished(TerritoryAbolished(reason: chance(0.5) ? "law" : nil, reform: reform()))
    }
  }

  private mutating func reform() -> ReformNote? {
    chance(0.3) ? ReformNote(act: "Act \(number(0...9))", officialOn: day()) : nil
  }

  private mutating func defined() -> TerritoryDefined {
    TerritoryDefined(name: "T\(number(0...99))", parents: parents(), reform: reform())
  }

  private mutating func drawn() -> TerritoryBoundaryDrawn {
    TerritoryBoundaryDrawn(boundary: pick(boundaries))
  }

  private mutating func parents() -> [TerritoryID] {
    Set((0..<number(0...2)).map { _ in pick(RandomHistory.territories) }).sorted()
  }

  private mutating func organizationFact() -> OrganizationEvent {
    restated(
      pick([
        .registered(registered()), .renamed(OrganizationRenamed(name: "")),
        .merged(OrganizationMerged(into: pick(RandomHistory.organizations))),
        .dissolved(OrganizationDissolved()),
      ]))
  }

  private mutating func restated(_ fact: OrganizationEvent) -> OrganizationEvent {
    switch fact {
    case .registered: .registered(registered())
    case .renamed: .renamed(OrganizationRenamed(name: "P\(number(0...99))"))
    case .merged: .merged(OrganizationMerged(into: pick(RandomHistory.organizations)))
    case .dissolved: .dissolved(OrganizationDissolved())
    }
  }

  private mutating func registered() -> OrganizationRegistered {
    OrganizationRegistered(name: "O\(number(0...99))")
  }
}

// MARK: - Resources

extension RandomFacts {
  private mutating func resourceEvent() -> DomainEvent {
    let id = pick(RandomHistory.resources)
    let kinds: [ResourceEvent] = [
      .opened(opened()), .opened(opened()), .moved(ResourceMoved(place: nil)),
      .renamed(ResourceRenamed(name: "")), .described(ResourceDescribed()),
      .described(ResourceDescribed()), .closed(ResourceClosed()),
    ]
    // Secrets last for ever, so that only few resources may become one.
    if hasSecrets, RandomHistory.shelters.contains(id), chance(0.04) {
      if chance(0.5) { return .resource(id, .madeConfidential(ResourceMadeConfidential())) }
      var opened = opened()
      opened.isConfidential = true
      return .resource(id, .opened(opened))
    }
    return .resource(id, restated(pick(kinds)))
  }

  private mutating func restated(_ fact: ResourceEvent) -> ResourceEvent {
    switch fact {
    case .opened(let wrong):
      var opened = opened()
      opened.isConfidential = wrong.isConfidential
      return .opened(opened)
    case .moved: return .moved(ResourceMoved(place: nil))
    case .renamed: return .renamed(ResourceRenamed(name: "Q\(number(0...99))"))
    case .described: return .described(described())
    case .closed: return .closed(ResourceClosed(reason: chance(0.5) ? "lease" : nil))
    case .madeConfidential: return .madeConfidential(ResourceMadeConfidential())
    }
  }

  private mutating func opened() -> ResourceOpened {
    ResourceOpened(
      name: "R\(number(0...99))", kind: chance(0.5) ? .gmf : pick(ResourceKind.allCases))
  }

  private mutating func described() -> ResourceDescribed {
    ResourceDescribed(
      organization: chance(0.5) ? pick(RandomHistory.organizations) : nil,
      partOf: chance(0.4) ? pick(RandomHistory.resources) : nil,
      telephone: chance(0.8) ? "555-01\(number(10...99))" : nil)
  }
}

// MARK: - Services and datasets

extension RandomFacts {
  private mutating func serviceFact() -> ServiceEvent {
    let kinds: [ServiceEvent] = [
      .offered(offered()), .offered(offered()), .changed(ServiceChanged(details: details())),
      .reachDeclared(reach()), .reachDeclared(reach()), .reachRetargeted(retargeting()),
      .suspended(ServiceSuspended()), .resumed(ServiceResumed()),
      .withdrawn(ServiceWithdrawn()), .verified(ServiceVerified()),
      .waitReported(ServiceWaitReported(.open)),
    ]
    return restated(pick(kinds))
  }

  private mutating func restated(_ fact: ServiceEvent) -> ServiceEvent {
    switch fact {
    case .offered: .offered(offered())
    case .changed: .changed(ServiceChanged(details: details()))
    case .reachDeclared: .reachDeclared(reach())
    case .reachRetargeted: .reachRetargeted(retargeting())
    case .suspended:
      .suspended(ServiceSuspended(until: chance(0.5) ? day() : nil, reason: "R\(number(0...9))"))
    case .resumed: .resumed(ServiceResumed())
    case .withdrawn: .withdrawn(ServiceWithdrawn(reason: chance(0.5) ? "grant" : nil))
    case .verified: .verified(ServiceVerified(note: "call \(number(0...9))"))
    case .waitReported: .waitReported(waited())
    }
  }

  /// An intake of one of the sorts, believed until some day of these years, or without a day.
  private mutating func waited() -> ServiceWaitReported {
    let days = number(0...400)
    let intakes: [ServiceIntake] = [.open, .waiting(days: nil), .waiting(days: days), .full]
    let until = CalendarDate(daysSince1970: 18_628).advanced(byDays: days * 6)
    return ServiceWaitReported(
      intakes[days % intakes.count], believedUntil: days % 3 == 0 ? nil : until)
  }

  private mutating func offered() -> ServiceOffered {
    ServiceOffered(resource: pick(RandomHistory.resources), details: details())
  }

  private mutating func details() -> ServiceDetails {
    ServiceDetails(
      name: "S\(number(0...99))", category: ServiceCategory(trusted: pick(Self.categories)),
      languages: pick([[], ["fr"], ["fr", "en"]]), modes: pick([[], [.inPerson], [.atHome]]),
      ageMinYears: chance(0.3) ? number(0...60) : nil,
      clientele: chance(0.1) ? ["women"] : [],
      telephone: chance(0.5) ? "555-02\(number(10...99))" : nil)
  }

  private static let categories = ["complaints", "front-line"] + (0...4).map { "c\($0)" }

  private mutating func reach() -> ServiceReachDeclared {
    ServiceReachDeclared(
      reach: Reach((0..<number(1...3)).map { _ in clause() }),
      declaredBy: chance(0.5) ? "manager \(number(0...9))" : nil)
  }

  private mutating func retargeting() -> ServiceReachRetargeted {
    ServiceReachRetargeted(
      reach: reach().reach,
      replaced: [
        Replacement(
          from: pick(RandomHistory.territories), to: [pick(RandomHistory.territories)])
      ],
      reform: reform())
  }

  private mutating func clause() -> Reach.Clause {
    let clause: Reach.Clause =
      switch number(0...15) {
      case 0...7: .residence(land(), except: chance(0.4) ? ReachLand([named()]) : .none)
      case 8...9: .registration([pick(RandomHistory.resources)])
      case 10...11: .both(land(), [pick(RandomHistory.resources)])
      case 12: .onlyHere(land())
      case 13...14: .everyone
      default: .notStated
      }
    return chance(0.15) ? clause.by([pick(ServiceMode.allCases)]) : clause
  }

  private mutating func named() -> TerritoryID { pick(RandomHistory.territories) }

  private mutating func land() -> ReachLand {
    let territories = (0..<number(1...3)).map { _ in named() }
    guard chance(0.15) else { return ReachLand(territories) }
    let prefix = PostalPrefix(["G0R", "H2X1A1", "J"][number(0...2)]).map(Patch.postalPrefix)
    let street = StreetStretch(
      street: "rue des Saules", fromNumber: 2, toNumber: number(10...90), side: .even)
    return ReachLand(territories, patches: [.street(street)] + (prefix.map { [$0] } ?? []))
  }

  private mutating func datasetFact() -> DatasetEvent {
    restated(
      chance(0.7)
        ? .registered(dataset()) : .superseded(DatasetSuperseded(by: RandomHistory.datasets[0])))
  }

  private mutating func restated(_ fact: DatasetEvent) -> DatasetEvent {
    switch fact {
    case .registered: .registered(dataset())
    case .superseded: .superseded(DatasetSuperseded(by: pick(RandomHistory.datasets)))
    }
  }

  private mutating func dataset() -> DatasetRegistered {
    DatasetRegistered(
      title: "D\(number(0...9))", role: pick(datasetRoles),
      file: Digest(hashing: [UInt8(number(0...9))]), mapping: nil, rowCount: number(0...9))
  }
}

extension RandomHistory {
  public static let territories: [TerritoryID] =
    (0..<16).map { TerritoryID(trusted: "clsc:\($0)") }
    + (0..<8).map { TerritoryID(trusted: "rls:\($0)") }
    + (0..<3).map { TerritoryID(trusted: "rss:\($0)") }
    + (0..<9).map { TerritoryID(trusted: "mrc:\($0)") }
  public static let organizations = (0..<5).map { OrganizationID(trusted: "organization:o\($0)") }
  public static let resources = (0..<12).map { ResourceID(trusted: "resource:r\($0)") }
  public static let services = (0..<30).map { ServiceID(trusted: "service:s\($0)") }
  public static let datasets = (0..<4).map { DatasetID(trusted: "dataset:d\($0)") }
  public static let categories = (0..<6).map { CategoryID(trusted: "category:c\($0)") }
  public static let partnerships = (0..<5).map { PartnershipID(trusted: "partnership:p\($0)") }

  /// The resources that may become confidential.
  public static let shelters = Set(resources.prefix(3))
}
