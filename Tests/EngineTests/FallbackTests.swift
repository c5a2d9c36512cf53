import Domain
import Testing

@testable import Engine

/// The ladder in the grid world: somebody lives in `clsc:0-0`, in `rls:0-0`, in `rss:0-0`.
@Suite("The fallback ladder")
struct FallbackTests {
  static let need = ServiceNeed(ServiceCategory(trusted: "bereavement"))

  private static func territory(_ text: String) -> Reach.Clause {
    .residence(territories: [TerritoryID(trusted: text)], except: [])
  }

  /// The events of a world with these services, each of a resource of the same name.
  private static func events(
    _ services: [(name: String, category: String, reach: Reach.Clause)],
    agreement: PartnershipFormed? = nil
  ) -> [DomainEvent] {
    var events = GridWorld.all.map {
      DomainEvent.territory(
        $0, .defined(TerritoryDefined(name: $0.text, parents: GridWorld.parents(of: $0))))
    }
    for (name, category, clause) in services {
      let resource = ResourceID(trusted: "resource:\(name)")
      let isLine = name.hasPrefix("line")
      events.append(
        .resource(
          resource,
          .opened(
            ResourceOpened(name: name, kind: isLine ? .telephoneLine : .communityOrganization))))
      let details = ServiceDetails(name: name, category: ServiceCategory(trusted: category))
      let id = ServiceID(trusted: "service:\(name)")
      events.append(.service(id, .offered(ServiceOffered(resource: resource, details: details))))
      events.append(
        .service(id, .reachDeclared(ServiceReachDeclared(reach: Reach([clause])))))
    }
    if let agreement {
      events.append(.partnership(PartnershipID(trusted: "partnership:a"), .formed(agreement)))
    }
    return events
  }

  /// The steps for somebody in the south-western corner, each with the services found there.
  private static func steps(
    _ services: [(name: String, category: String, reach: Reach.Clause)],
    agreement: PartnershipFormed? = nil
  ) throws -> [String] {
    let snapshot = try Snapshot.ofGrid(events(services, agreement: agreement), places: [:])
    let point = try #require(Coordinate(longitudeDegrees: 0.5, latitudeDegrees: 0.5))
    let request = LookupRequest(need: need, day: snapshot.day)
    return try snapshot.lookup(snapshot.locate(point), request).fallback.map { step in
      let rung =
        switch step.rung {
        case .territory(let territory): territory.id.text
        case .otherDivisions: "divisions"
        case .neighbours: "neighbours"
        case .everyone: "everyone"
        case .notStated: "notStated"
        case .telephoneLines: "lines"
        }
      return ([rung] + step.offers.map { "\($0.service.details.name) \($0.serving)" })
        .joined(separator: " ")
    }
  }

  private static let line = ("line", "crisis", Reach.Clause.everyone)

  @Test("What the smallest territory offers needs no ladder")
  func atHome() throws {
    let steps = try Self.steps([("a", "bereavement", Self.territory("clsc:0-0")), Self.line])
    #expect(steps.isEmpty)
  }

  @Test("What a larger territory offers needs none; without it, it goes up to the telephone lines")
  func climbs() throws {
    let steps = try Self.steps([
      ("region", "bereavement", Self.territory("rss:0-0")),
      ("everywhere", "bereavement", .everyone), ("other", "food", Self.territory("clsc:0-0")),
      Self.line,
    ])
    #expect(steps.isEmpty)
    let without = try Self.steps([
      ("everywhere", "bereavement", .everyone), ("other", "food", Self.territory("clsc:0-0")),
      Self.line,
    ])
    #expect(
      without == [
        "clsc:0-0", "rls:0-0", "rss:0-0", "neighbours", "everyone everywhere yes",
        "lines line yes",
      ])
  }

  @Test("Of telephone lines, those for another need are not offered, and none is offered twice")
  func telephoneLines() throws {
    let steps = try Self.steps([
      ("line-food", "food", .everyone), ("line-grief", "bereavement", .everyone), Self.line,
    ])
    #expect(
      steps == [
        "clsc:0-0", "rls:0-0", "rss:0-0", "neighbours", "everyone line-grief yes",
        "lines line yes",
      ])
    // Where nothing answers the need, any line is better than none.
    #expect(
      try Self.steps([("line-food", "food", .everyone)]).last == "lines line-food yes")
  }

  @Test("What another division offers needs none either; in doubt it is a step, and no answer")
  func otherDivisions() throws {
    let steps = try Self.steps([("mrc", "bereavement", Self.territory("mrc:0-0"))])
    #expect(steps.isEmpty)
    let code = try #require(PostalPrefix("X9"))
    let doubtful = try Self.steps([
      ("street", "bereavement", .residence(ReachLand([], patches: [.postalPrefix(code)])))
    ])
    #expect(
      doubtful == [
        "clsc:0-0", "rls:0-0", "rss:0-0", "divisions street inSome", "neighbours", "everyone",
        "lines",
      ])
  }

  @Test("Whoever has not said whom they reach is named, and answers nothing")
  func notStated() throws {
    let steps = try Self.steps([
      ("silent", "bereavement", .notStated), ("everywhere", "bereavement", .everyone),
    ])
    #expect(
      steps == [
        "clsc:0-0", "rls:0-0", "rss:0-0", "neighbours", "everyone everywhere yes", "lines",
      ])
    #expect(
      try Self.steps([("silent", "bereavement", .notStated)]) == [
        "clsc:0-0", "rls:0-0", "rss:0-0", "neighbours", "everyone", "notStated silent ask",
        "lines",
      ])
  }

  @Test(
    "A neighbour is offered under an agreement that says so, and under no other",
    arguments: [
      (accepts: true, categories: [], isFound: true),
      (accepts: true, categories: ["bereavement"], isFound: true),
      (accepts: true, categories: ["food"], isFound: false),
      (accepts: false, categories: [], isFound: false),
    ])
  func neighbours(accepts: Bool, categories: [String], isFound: Bool) throws {
    let services = [
      ("here", "food", Self.territory("clsc:0-0")),
      ("next", "bereavement", Self.territory("clsc:1-0")),
    ]
    let agreement = PartnershipFormed(
      from: ResourceID(trusted: "resource:here"), to: ResourceID(trusted: "resource:next"),
      categories: categories.map(ServiceCategory.init(trusted:)), acceptsNeighbours: accepts)
    let rest = isFound ? ["neighbours next yes", "lines"] : ["neighbours", "everyone", "lines"]
    #expect(
      try Self.steps(services, agreement: agreement) == ["clsc:0-0", "rls:0-0", "rss:0-0"] + rest)
    // Without an agreement nearness counts for nothing.
    #expect(
      try Self.steps(services) == [
        "clsc:0-0", "rls:0-0", "rss:0-0", "neighbours", "everyone", "lines",
      ])
  }

  @Test("An agreement the other way round accepts nobody from here")
  func direction() throws {
    let services = [
      ("here", "food", Self.territory("clsc:0-0")),
      ("next", "bereavement", Self.territory("clsc:1-0")),
    ]
    let agreement = PartnershipFormed(
      from: ResourceID(trusted: "resource:next"), to: ResourceID(trusted: "resource:here"),
      acceptsNeighbours: true)
    #expect(
      try Self.steps(services, agreement: agreement).contains("neighbours"))
  }
}
