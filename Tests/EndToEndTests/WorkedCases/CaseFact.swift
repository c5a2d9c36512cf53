import Domain
import EventLog
import Geometry

/// What a line of facts comes to: events, each from one day, recorded at one time.
struct CaseFact {
  /// The day on which a fact became true of which the line says nothing.
  static let usualDay = "2020-01-01"

  /// The day on which it was recorded.
  static let usualRecording = "2024-01-01"

  private(set) var events: [DomainEvent] = []
  private(set) var contents: [Content] = []
  private(set) var effectiveOn: CalendarDate
  private(set) var recordedOn: CalendarDate

  /// The type of the fact that the events correct, and why; `nil` for a fact of its own.
  private(set) var corrects: (stream: String, type: String, reason: String)?

  private let spots: Spots

  init(_ given: Statement, _ spots: Spots) throws(CaseError) {
    var given = given
    self.spots = spots
    let from = given.take("from") ?? Self.usualDay
    effectiveOn = try given.day(of: from)
    recordedOn = try given.day(of: given.take("recorded") ?? Self.usualRecording)
    if let reason = given.phrase("corrected because") {
      corrects = (stream: "", type: "", reason: reason)
    }
    switch given.verb {
    case "territory", "drawn", "merged", "split", "abolished", "named": try addTerritory(&given)
    case "organization", "partnership", "ended": try addAgreement(&given)
    case "resource", "closed", "moved", "confidential": try addResource(&given)
    default: try addService(&given)
    }
    try given.finish()
    if let event = events.first {
      let encoded = EventCodec.encode(event)
      corrects?.stream = encoded.stream
      corrects?.type = encoded.type
    }
  }

  // MARK: - Territories

  private mutating func addTerritory(_ given: inout Statement) throws(CaseError) {
    let id = try given.territory(try given.word(0))
    switch given.verb {
    case "territory":
      var parents: [TerritoryID] = []
      for parent in given.words("in") { parents.append(try given.territory(parent)) }
      let name = given.head.count > 1 ? given.head[1] : id.code
      events.append(.territory(id, .defined(TerritoryDefined(name: name, parents: parents))))
      if let land = given.take("land") { try draw(id, land, given) }
    case "drawn": try draw(id, try given.need("land"), given)
    case "merged":
      let into = try given.territory(try given.need("into"))
      events.append(.territory(id, .merged(TerritoryMerged(into: into))))
    case "split":
      var into: [TerritoryID] = []
      for part in given.words("into") { into.append(try given.territory(part)) }
      events.append(.territory(id, .split(TerritorySplit(into: into))))
    case "named":
      events.append(.territory(id, .renamed(TerritoryRenamed(name: try given.word(1)))))
    default: events.append(.territory(id, .abolished(TerritoryAbolished())))
    }
  }

  private mutating func draw(
    _ id: TerritoryID, _ land: String, _ given: Statement
  ) throws(CaseError) {
    let sides = try given.numbers(Statement.words(land), count: 4)
    let content = Content(bytes: WellKnownBinary.encode(CaseLand.rectangle(sides)))
    contents.append(content)
    let drawn = TerritoryBoundaryDrawn(boundary: content.digest)
    events.append(.territory(id, .boundaryDrawn(drawn)))
  }

  // MARK: - Organizations and agreements

  private mutating func addAgreement(_ given: inout Statement) throws(CaseError) {
    switch given.verb {
    case "organization":
      let id = try given.organization(try given.word(0))
      let registered = OrganizationRegistered(name: try given.word(1))
      events.append(.organization(id, .registered(registered)))
      if let into = given.take("merged into") {
        let other = try given.organization(into)
        events.append(.organization(id, .merged(OrganizationMerged(into: other))))
      }
    case "ended":
      let id = PartnershipID(trusted: "partnership:\(try given.word(0))")
      events.append(.partnership(id, .ended(PartnershipEnded())))
    default:
      let id = PartnershipID(trusted: "partnership:\(try given.word(0))")
      let formed = PartnershipFormed(
        from: try given.resource(try given.need("between")),
        to: try given.resource(try given.need("and")),
        categories: given.words("for").map(ServiceCategory.init(trusted:)),
        terms: given.phrase("terms"),
        acceptsNeighbours: given.take("accepts neighbours") == "yes")
      events.append(.partnership(id, .formed(formed)))
    }
  }

  // MARK: - Resources

  private mutating func addResource(_ given: inout Statement) throws(CaseError) {
    let id = try given.resource(try given.word(0))
    switch given.verb {
    case "closed": events.append(.resource(id, .closed(ResourceClosed())))
    case "confidential":
      events.append(.resource(id, .madeConfidential(ResourceMadeConfidential())))
    case "moved":
      let place = try place(&given)
      events.append(.resource(id, .moved(ResourceMoved(place: place?.digest))))
    default:
      let place = try place(&given)
      let opened = ResourceOpened(
        name: given.head.count > 1 ? given.head[1] : id.code,
        kind: try given.code(try given.need("kind")),
        isConfidential: given.take("confidential") == "yes", place: place?.digest)
      events.append(.resource(id, .opened(opened)))
      var described = ResourceDescribed(telephone: given.take("telephone"))
      if let root = given.take("site of") { described.partOf = try given.resource(root) }
      if let owner = given.take("answers to") {
        described.organization = try given.organization(owner)
      }
      if !described.isEmpty { events.append(.resource(id, .described(described))) }
    }
  }

  private mutating func place(_ given: inout Statement) throws(CaseError) -> Content? {
    let (spot, code) = (given.take("at"), given.take("postal code"))
    guard spot != nil || code != nil else { return nil }
    var place = Place(postalCode: code)
    if let spot { place.point = try spots.point(spot, given) }
    let salt = [UInt8](repeating: UInt8(truncatingIfNeeded: given.line), count: 16)
    let content = Content(bytes: place.storedBytes, salt: salt)
    contents.append(content)
    return content
  }

  // MARK: - Services

  private mutating func addService(_ given: inout Statement) throws(CaseError) {
    let id = try given.service(try given.word(0))
    switch given.verb {
    case "service":
      let details = try ServicePhrase.details(&given)
      let resource = try given.resource(try given.need("of"))
      events.append(.service(id, .offered(ServiceOffered(resource: resource, details: details))))
      if let reach = given.take("reach") { try declare(id, reach, &given) }
    case "reach": try declare(id, try given.need("is"), &given)
    case "suspended":
      let suspended = ServiceSuspended(
        until: try given.day("until"), reason: given.phrase("because"))
      events.append(.service(id, .suspended(suspended)))
    case "resumed": events.append(.service(id, .resumed(ServiceResumed())))
    case "withdrawn": events.append(.service(id, .withdrawn(ServiceWithdrawn())))
    case "intake":
      let intake = try ServicePhrase.intake(&given)
      let reported = ServiceWaitReported(intake, believedUntil: try given.day("believed until"))
      events.append(.service(id, .waitReported(reported)))
    default: throw given.error("“\(given.verb)” is no fact")
    }
  }

  private mutating func declare(
    _ id: ServiceID, _ text: String, _ given: inout Statement
  ) throws(CaseError) {
    var phrase = ReachPhrase(in: given)
    let reach = try phrase.reach(text)
    contents += phrase.contents
    let declared = ServiceReachDeclared(reach: reach, declaredBy: given.phrase("declared by"))
    events.append(.service(id, .reachDeclared(declared)))
  }
}
