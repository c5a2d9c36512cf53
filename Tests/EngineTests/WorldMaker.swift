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

  mutating func make() {
    for id in GridWorld.all {
      events.append(
        .territory(
          id, .defined(TerritoryDefined(name: id.code, parents: GridWorld.parents(of: id)))))
    }
    for index in 0..<12 { makeGMF(index) }
    for index in 0..<20 { open(ResourceID(trusted: "resource:r\(index)"), .communityOrganization) }
    for index in 0..<400 { makeService(index) }
  }

  private mutating func chance(_ share: Double) -> Bool {
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
    let categories = ["complaints", "front-line"] + (0...5).map { "c\($0)" }
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
    events.append(
      .service(id, .offered(ServiceOffered(resource: resource, details: service.details))))
    if chance(0.95) {
      service.clauses = (0..<Int.random(in: 1...3, using: &random)).map { _ in clause() }
      events.append(
        .service(id, .reachDeclared(ServiceReachDeclared(reach: Reach(service.clauses)))))
    } else {
      service.clauses = [.notStated]
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
    func territories(_ count: ClosedRange<Int>) -> [TerritoryID] {
      let coarse = GridWorld.all.filter { $0.kind.name != "clsc" }
      return (0..<Int.random(in: count, using: &random)).map { _ in
        let among = Bool.random(using: &random) ? coarse : GridWorld.all
        return among[Int.random(in: 0..<among.count, using: &random)]
      }
    }
    return switch Int.random(in: 0...19, using: &random) {
    case 0...12: .residence(territories: territories(1...4), except: territories(0...2))
    case 13...16: .registration([gmfs[Int.random(in: 0..<gmfs.count, using: &random)]])
    case 17: .everyone
    default: .notStated
    }
  }
}
