import Domain
import TestSupport

@testable import Engine

/// Makes up services, GMFs and reaches on the grid.
struct WorldMaker {
  var random: SplitMix64
  var events: [DomainEvent] = []
  var places: [ResourceID: Coordinate] = [:]
  var plain = PlainEvaluation(services: [], sites: [:])
  var gmfs: [ResourceID] = []
  var serviceCount = 400

  mutating func make() {
    for id in GridWorld.all {
      events.append(
        .territory(
          id, .defined(TerritoryDefined(name: id.code, parents: GridWorld.parents(of: id)))))
    }
    for index in 0..<12 { makeGMF(index) }
    for index in 0..<20 { open(ResourceID(trusted: "resource:r\(index)"), .communityOrganization) }
    for index in 0..<serviceCount { makeService(index) }
  }

  mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < share
  }

  private mutating func open(_ id: ResourceID, _ kind: ResourceKind, partOf: ResourceID? = nil) {
    let point = chance(0.85) ? GridWorld.randomPoint(&random) : nil
    places[id] = point
    events.append(.resource(id, .opened(ResourceOpened(name: id.code, kind: kind))))
    if let partOf {
      events.append(.resource(id, .described(ResourceDescribed(partOf: partOf))))
    }
    guard kind == .gmf else { return }
    plain.sites[id] = (partOf ?? id, point)
    gmfs.append(id)
  }

  private mutating func makeGMF(_ index: Int) {
    let gmf = ResourceID(trusted: "resource:gmf\(index)")
    open(gmf, .gmf)
    for site in 0..<Int.random(in: 0...2, using: &random) {
      open(ResourceID(trusted: "resource:gmf\(index).\(site)"), .gmf, partOf: gmf)
    }
  }

  private mutating func makeService(_ index: Int) {
    let id = ServiceID(trusted: "service:s\(index)")
    let resource = ResourceID(trusted: "resource:r\(Int.random(in: 0..<20, using: &random))")
    let categories = ["complaints", "front-line", "crisis"] + (0...5).map { "c\($0)" }
    let category = categories[Int.random(in: 0..<categories.count, using: &random)]
    let low = chance(0.3) ? Int.random(in: 0...60, using: &random) : nil
    var service = PlainEvaluation.Service(
      id: id, resource: resource,
      details: ServiceDetails(
        name: id.code, category: ServiceCategory(trusted: category),
        languages: [[], ["fr"], ["fr", "en"]][Int.random(in: 0...2, using: &random)],
        modes: [[], [.inPerson], [.atHome, .telephone]][Int.random(in: 0...2, using: &random)],
        ageMinYears: low,
        ageMaxYears: chance(0.3) ? (low ?? 0) + Int.random(in: 0...40, using: &random) : nil),
      clauses: [])
    addConditions(to: &service.details)
    events.append(
      .service(id, .offered(ServiceOffered(resource: resource, details: service.details))))
    if chance(0.95) {
      service.clauses = (0..<Int.random(in: 1...3, using: &random)).map { _ in clause() }
      events.append(
        .service(id, .reachDeclared(ServiceReachDeclared(reach: Reach(service.clauses)))))
    } else {
      service.clauses = [.notStated]
    }
    if chance(0.2) {
      let reported = ServiceWaitReported(
        pick([.open, .waiting(days: 30), .full]),
        believedUntil: pick([nil, Self.day.previous, Self.day]))
      service.intake = ReportedIntake(
        intake: reported.intake, believedUntil: reported.believedUntil, reportedOn: Self.day)
      events.append(.service(id, .waitReported(reported)))
    }
    if chance(0.05) {
      service.isWithdrawn = true
      events.append(.service(id, .withdrawn(ServiceWithdrawn())))
    } else if chance(0.05) {
      service.isSuspended = true
      events.append(.service(id, .suspended(ServiceSuspended())))
    }
    plain.services.append(service)
  }

  private mutating func clause() -> Reach.Clause {
    let gmf = gmfs[Int.random(in: 0..<gmfs.count, using: &random)]
    let clause: Reach.Clause =
      switch Int.random(in: 0...29, using: &random) {
      case 0...13: .residence(land(1...4), except: land(0...2))
      case 14...17: .registration([gmf])
      case 18...22: .both(land(1...4), except: land(0...1), [gmf])
      case 23...25: .onlyHere(land(3...6), except: land(0...1))
      case 26: .everyone
      default: .notStated
      }
    guard chance(0.25) else { return clause }
    return clause.by(ServiceMode.allCases.filter { _ in Bool.random(using: &random) })
  }

  /// Territories, among them some of a division that crosses the others, and patches.
  private mutating func land(_ count: ClosedRange<Int>) -> ReachLand {
    let coarse = GridWorld.all.filter { $0.kind.name != "clsc" }
    var territories: [TerritoryID] = []
    var patches: [Patch] = []
    for _ in 0..<Int.random(in: count, using: &random) {
      if chance(0.3) {
        patches.append(patch())
      } else {
        let among = Bool.random(using: &random) ? coarse : GridWorld.all
        territories.append(among[Int.random(in: 0..<among.count, using: &random)])
      }
    }
    return ReachLand(territories, patches: patches)
  }

  private mutating func patch() -> Patch {
    switch Int.random(in: 0...2, using: &random) {
    case 0: return .polygon(GridPolygons.digests[Int.random(in: 0..<12, using: &random)])
    case 1:
      let text = Self.postalCode(&random).prefix(Int.random(in: 1...2, using: &random))
      return PostalPrefix(text).map(Patch.postalPrefix) ?? .polygon(GridPolygons.digests[0])
    default:
      let towns = GridWorld.all.filter { $0.kind.name == "rls" }
      let low = chance(0.5) ? Int.random(in: 1...30, using: &random) : nil
      return .street(
        StreetStretch(
          street: Self.streets[Int.random(in: 0..<Self.streets.count, using: &random)],
          municipality: chance(0.8)
            ? towns[Int.random(in: 0..<towns.count, using: &random)] : nil,
          fromNumber: low, toNumber: chance(0.5) ? (low ?? 1) + 20 : nil,
          side: StreetStretch.Side.allCases[Int.random(in: 0...2, using: &random)]))
    }
  }

  static let streets = ["rue des Saules", "boulevard Fréchette", "chemin Wilson"]

  /// One of few codes, so that many people live in each patch.
  static func postalCode(_ random: inout SplitMix64) -> String {
    let letter = ["G", "H", "J"][Int.random(in: 0...2, using: &random)]
    return "\(letter)\(Int.random(in: 0...3, using: &random))R1A1"
  }

  /// Somebody in the land of squares, of whom everything is known.
  static func person(_ random: inout SplitMix64) -> PlainEvaluation.Person? {
    guard
      let point = Coordinate(
        longitudeDegrees: Double.random(in: 0..<16, using: &random),
        latitudeDegrees: Double.random(in: 0..<16, using: &random))
    else { return nil }
    return PlainEvaluation.Person(
      point: point, postalCode: postalCode(&random),
      street: streets[Int.random(in: 0..<streets.count, using: &random)],
      number: Int.random(in: 1...60, using: &random))
  }
}
