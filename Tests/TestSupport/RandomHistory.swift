public import Domain
internal import Hashing
public import Projections

/// A history of random facts about a small world, the same for the same seed.
public struct RandomHistory {
  public private(set) var events: [RecordedEvent] = []

  private var random: SplitMix64

  public static let territories: [TerritoryID] =
    (0..<16).map { TerritoryID(trusted: "clsc:\($0)") }
    + (0..<8).map { TerritoryID(trusted: "rls:\($0)") }
    + (0..<3).map { TerritoryID(trusted: "rss:\($0)") }
    + (0..<9).map { TerritoryID(trusted: "mrc:\($0)") }
  public static let resources = (0..<12).map { ResourceID(trusted: "resource:r\($0)") }
  public static let services = (0..<30).map { ServiceID(trusted: "service:s\($0)") }

  public init(seed: UInt64, count: Int) {
    random = SplitMix64(seed: seed)
    for position in 1...max(1, count) {
      let event = position > 1 && chance(0.08) ? correction() : event()
      events.append(
        RecordedEvent(
          position: Int64(position),
          effectiveOn: day(),
          source: "seed \(seed)", event: event, place: place(for: event)))
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  private mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < share
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func place(for event: DomainEvent) -> Place? {
    guard case .resource(_, let resource)? = event.fact else { return nil }
    switch resource {
    case .opened(let opened) where opened.place == nil: return nil
    case .opened, .moved:
      return Place(
        address: "\(number(1...999)), rue Inventée",
        point: Coordinate(
          longitudeDegrees: Double(number(-56_000...(-55_000))) / 1000,
          latitudeDegrees: Double(number(46_000...47_000)) / 1000))
    default: return nil
    }
  }

  private mutating func event() -> DomainEvent {
    switch number(0...9) {
    case 0...2: territoryEvent()
    case 3: organizationEvent()
    case 4...5: resourceEvent()
    case 6...8: serviceEvent()
    default: datasetEvent()
    }
  }

  /// A correction of a fact recorded before, by the same fact on another day or by none.
  private mutating func correction() -> DomainEvent {
    let wrong = pick(events)
    if case .correction(_, let earlier) = wrong.event {
      return .correction(
        wrong.event.subject,
        Correction(corrects: earlier.corrects, reason: "again", instead: earlier.instead))
    }
    let instead = Correction.Instead(effectiveOn: day(), event: wrong.event)
    return .correction(
      wrong.event.subject,
      Correction(
        corrects: wrong.position, reason: "wrong", instead: chance(0.7) ? instead : nil))
  }

  private mutating func day() -> CalendarDate {
    CalendarDate(daysSince1970: Int32(number(18_000...20_500)))
  }

  private mutating func territoryEvent() -> DomainEvent {
    let id = pick(Self.territories)
    let parents = chance(0.5) ? [pick(Self.territories)] : []
    let event: TerritoryEvent =
      switch number(0...6) {
      case 0: .defined(TerritoryDefined(name: "T\(number(0...99))", parents: parents))
      case 1: .renamed(TerritoryRenamed(name: "N\(number(0...99))"))
      case 2:
        .boundaryDrawn(TerritoryBoundaryDrawn(boundary: Digest(hashing: [UInt8(number(0...9))])))
      case 3: .reparented(TerritoryReparented(parents: parents))
      case 4: .merged(TerritoryMerged(into: pick(Self.territories)))
      case 5: .split(TerritorySplit(into: [pick(Self.territories)]))
      default: .abolished(TerritoryAbolished())
      }
    return .territory(id, event)
  }

  private mutating func organizationEvent() -> DomainEvent {
    let id = OrganizationID(trusted: "organization:o\(number(0...4))")
    return .organization(
      id,
      chance(0.5)
        ? .registered(OrganizationRegistered(name: "O\(number(0...99))"))
        : .renamed(OrganizationRenamed(name: "P\(number(0...99))")))
  }

  private mutating func resourceEvent() -> DomainEvent {
    let event: ResourceEvent =
      switch number(0...6) {
      case 0...1:
        .opened(
          ResourceOpened(
            name: "R\(number(0...99))", kind: pick(ResourceKind.allCases),
            place: chance(0.7) ? .zero : nil))
      case 2: .moved(ResourceMoved(place: .zero))
      case 3: .renamed(ResourceRenamed(name: "Q\(number(0...99))"))
      case 4:
        .described(
          ResourceDescribed(
            partOf: chance(0.4) ? pick(Self.resources) : nil, telephone: "555-01\(number(10...99))")
        )
      case 5: .closed(ResourceClosed())
      default: .madeConfidential(ResourceMadeConfidential())
      }
    return .resource(pick(Self.resources), event)
  }

  private mutating func serviceEvent() -> DomainEvent {
    let details = ServiceDetails(
      name: "S\(number(0...99))", category: ServiceCategory(trusted: "c\(number(0...4))"),
      languages: chance(0.5) ? ["fr"] : [], ageMinYears: chance(0.3) ? number(0...60) : nil)
    let event: ServiceEvent =
      switch number(0...8) {
      case 0...1: .offered(ServiceOffered(resource: pick(Self.resources), details: details))
      case 2: .changed(ServiceChanged(details: details))
      case 3...5: .reachDeclared(ServiceReachDeclared(reach: Reach(randomClauses())))
      case 6:
        .suspended(ServiceSuspended(until: chance(0.5) ? CalendarDate(daysSince1970: 20_000) : nil))
      case 7: .resumed(ServiceResumed())
      default: .withdrawn(ServiceWithdrawn())
      }
    return .service(pick(Self.services), event)
  }

  private mutating func randomClauses() -> [Reach.Clause] {
    (0..<number(1...3)).map { _ in
      switch number(0...5) {
      case 0...2:
        .residence(
          territories: (0..<number(1...3)).map { _ in pick(Self.territories) },
          except: chance(0.4) ? [pick(Self.territories)] : [])
      case 3: .registration([pick(Self.resources)])
      case 4: .everyone
      default: .notStated
      }
    }
  }

  private mutating func datasetEvent() -> DomainEvent {
    let id = DatasetID(trusted: "dataset:d\(number(0...3))")
    return .dataset(
      id,
      chance(0.7)
        ? .registered(
          DatasetRegistered(
            title: "D", role: .addresses, file: .zero, mapping: nil, rowCount: number(0...9)))
        : .superseded(DatasetSuperseded(by: DatasetID(trusted: "dataset:d\(number(0...3))"))))
  }
}
