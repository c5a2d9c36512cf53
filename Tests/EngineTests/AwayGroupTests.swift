import Domain
import TestSupport
import Testing

@testable import Engine

@Suite("Groups not too near home")
struct AwayGroupTests {
  /// A group of a resource in a square of the grid.
  struct Group {
    let code: String
    let at: (Double, Double)?
    let reach: Reach
    var category = "mental-health"
    var problems: [String] = []
    var isConfidential = false
    var isGroup = true
  }

  static let mrc = Reach([
    .residence(territories: [TerritoryID(trusted: "rls:0-0")], except: [])
  ])

  static let groups = [
    Group(code: "near", at: (0.6, 0.6), reach: mrc),
    Group(code: "next", at: (1.5, 0.5), reach: mrc),
    Group(code: "far", at: (3.5, 3.5), reach: .init([.everyone])),
    Group(code: "asked", at: (1.2, 0.5), reach: .notStated),
    Group(
      code: "refuses", at: (1.5, 0.5),
      reach: Reach([.residence(territories: [TerritoryID(trusted: "clsc:1-0")], except: [])])),
    Group(code: "unplaced", at: nil, reach: mrc),
    Group(code: "secret", at: (0.5, 0.5), reach: mrc, isConfidential: true),
    Group(code: "other", at: (1.5, 0.5), reach: mrc, category: "food"),
    Group(code: "kin", at: (1.6, 0.5), reach: mrc, category: "food", problems: ["mental-health"]),
    Group(code: "alone", at: (1.5, 0.5), reach: mrc, isGroup: false),
  ]

  static func answer(
    notNearHome: Bool = true, secretAt: (Double, Double) = (0.5, 0.5)
  ) throws -> LookupAnswer {
    var events: [DomainEvent] = GridWorld.all.map {
      .territory($0, .defined(TerritoryDefined(name: $0.code, parents: GridWorld.parents(of: $0))))
    }
    var places: [ResourceID: Coordinate] = [:]
    for group in groups {
      let resource = ResourceID(trusted: "resource:\(group.code)")
      let service = ServiceID(trusted: "service:\(group.code)")
      let place = group.isConfidential ? secretAt : group.at
      places[resource] = place.flatMap {
        Coordinate(longitudeDegrees: $0.0, latitudeDegrees: $0.1)
      }
      let opened = ResourceOpened(
        name: group.code, kind: .communityOrganization, isConfidential: group.isConfidential)
      events.append(.resource(resource, .opened(opened)))
      var details = ServiceDetails(
        name: group.code, category: ServiceCategory(trusted: group.category))
      if group.isGroup {
        details.group = GroupIntervention(
          kind: .mutualAid, problems: group.problems.map(ServiceCategory.init(trusted:)),
          openness: .open)
      }
      events.append(
        .service(service, .offered(ServiceOffered(resource: resource, details: details))))
      events.append(
        .service(service, .reachDeclared(ServiceReachDeclared(reach: group.reach))))
    }
    let snapshot = try Snapshot.ofGrid(events, places: places)
    let home = try #require(Coordinate(longitudeDegrees: 0.5, latitudeDegrees: 0.5))
    return try snapshot.lookup(
      snapshot.locate(home), LookupRequest(isNotNearHome: notNearHome, day: WorldMaker.day))
  }

  @Test("Those that accept the person by distance, those to ask, those whose place is not known")
  func away() throws {
    let away = try #require(try Self.answer().awayFromHome)
    #expect(
      away.map(\.service.code) == ["next", "other", "kin", "far", "secret", "unplaced", "asked"])
    #expect(
      away.map { $0.territory?.id.text }
        == ["clsc:1-0", "clsc:1-0", "clsc:1-0", "clsc:3-3", nil, nil, "clsc:1-0"])
    let near = ServiceID(trusted: "service:near")
    #expect(
      away.filter { $0.insteadOf == [near] }.map(\.service.code)
        == ["next", "kin", "far", "secret", "unplaced", "asked"])
  }

  @Test("Only on demand")
  func onDemand() throws {
    let plain = try Self.answer(notNearHome: false)
    #expect(plain.awayFromHome == nil)
    var asked = try Self.answer()
    asked.awayFromHome = nil
    #expect(plain == asked)
  }

  @Test("Where a confidential group is held makes no difference", arguments: [0.5, 1.5, 3.5])
  func secret(_ x: Double) throws {
    #expect(try Self.answer(secretAt: (x, 0.5)) == Self.answer())
  }
}
