import Domain
import Hashing
import Projections

@testable import Engine

/// A small log, written line by line: the position of an event is its place in the list.
struct DifferenceLog {
  static let service = ServiceID(trusted: "service:s")
  static let resource = ResourceID(trusted: "resource:r")
  static let otherResource = ResourceID(trusted: "resource:q")

  /// How many events every such log begins with.
  static let startCount = 13

  private(set) var events: [RecordedEvent] = []

  static func id(_ text: String) -> TerritoryID { TerritoryID(trusted: text) }

  static func date(_ text: String) -> CalendarDate { CalendarDate(text) ?? .earliest }

  /// `rls:1` in `rss:1`, `rls:2` in `rss:2`, `mrc:w` on a quarter of `rls:1`, two open resources, and
  /// since 2020 a service of the first for `rls:1`.
  init() {
    for code in ["1", "2"] {
      add("rss:\(code)", .defined(TerritoryDefined(name: "Région \(code)", parents: [])))
      add(
        "rls:\(code)",
        .defined(TerritoryDefined(name: "Réseau \(code)", parents: [Self.id("rss:\(code)")])))
    }
    add("mrc:w", .defined(TerritoryDefined(name: "Ouest", parents: [])))
    draw("rls:1", 4)
    draw("rls:2", 1)
    draw("mrc:w", 9)
    for id in [Self.resource, Self.otherResource] {
      add(id, .opened(ResourceOpened(name: id.code, kind: .clsc)), on: "2020-01-01")
    }
    add(Self.resource, .described(ResourceDescribed(telephone: "555-0100")), on: "2020-01-01")
    offer(Self.service, by: Self.resource, on: "2020-01-01")
    declare(["rls:1"], on: "2020-01-01")
    precondition(events.count == Self.startCount)
  }

  static func details(hours: String? = nil, telephone: String? = nil) -> ServiceDetails {
    ServiceDetails(
      name: "Écoute", category: ServiceCategory(trusted: "crisis"), hours: hours,
      telephone: telephone)
  }

  mutating func add(_ event: DomainEvent, on day: String) {
    events.append(
      RecordedEvent(
        position: Int64(events.count + 1), effectiveOn: Self.date(day), source: "test",
        event: event, place: nil))
  }

  mutating func add(_ territory: String, _ event: TerritoryEvent, on day: String = "2010-01-01") {
    add(.territory(Self.id(territory), event), on: day)
  }

  mutating func add(_ resource: ResourceID, _ event: ResourceEvent, on day: String) {
    add(.resource(resource, event), on: day)
  }

  mutating func add(_ event: ServiceEvent, on day: String) {
    add(.service(Self.service, event), on: day)
  }

  /// Draws one of the ten rectangles.
  mutating func draw(_ territory: String, _ rectangle: UInt8, on day: String = "2010-01-01") {
    add(territory, Self.drawn(rectangle), on: day)
  }

  static func drawn(_ rectangle: UInt8) -> TerritoryEvent {
    .boundaryDrawn(TerritoryBoundaryDrawn(boundary: Digest(hashing: [rectangle])))
  }

  mutating func offer(_ service: ServiceID, by resource: ResourceID, on day: String) {
    add(
      .service(service, .offered(ServiceOffered(resource: resource, details: Self.details()))),
      on: day)
  }

  mutating func declare(
    _ territories: [String], of service: ServiceID = Self.service, on day: String
  ) {
    let reach = Reach([.residence(territories: territories.map(Self.id), except: [])])
    add(.service(service, .reachDeclared(ServiceReachDeclared(reach: reach))), on: day)
  }

  mutating func retarget(_ from: String, to: [String], on day: String) {
    let reach = Reach([.residence(territories: to.map(Self.id), except: [])])
    let replaced = [Replacement(from: Self.id(from), to: to.map(Self.id))]
    add(.reachRetargeted(ServiceReachRetargeted(reach: reach, replaced: replaced)), on: day)
  }

  mutating func reparent(_ territory: String, to parent: String, on day: String) {
    add(territory, .reparented(TerritoryReparented(parents: [Self.id(parent)])), on: day)
  }

  /// Says that what stands at a position was always otherwise, or never so.
  mutating func correct(_ position: Int64, _ instead: DomainEvent?) {
    let wrong = events[Int(position) - 1]
    let correction = Correction(
      corrects: position, reason: "erreur",
      instead: instead.map { Correction.Instead(effectiveOn: wrong.effectiveOn, event: $0) })
    add(.correction(wrong.event.subject, correction), on: "2025-01-01")
  }
}
