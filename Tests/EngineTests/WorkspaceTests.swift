import Addressing
import Domain
import EventLog
import Foundation
import Geometry
import Hashing
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("Workspace")
struct WorkspaceTests {
  typealias Fixture = WorkspaceFixture

  @Test("Territories are found by their place, with those they dissolve into")
  func territories() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    let report = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    #expect(report.findings.isEmpty)
    #expect(report.report.eventCounts == ["territory.defined": 6, "territory.boundary-drawn": 6])
    let snapshot = try workspace.snapshot(on: Fixture.day)
    let home = snapshot.locate(Fixture.point(1.5, 0.5)).location
    #expect(home.territories.map(\.id.text) == ["rls:02", "rss:1"])
    #expect(home.territories.map(\.name) == ["RLS 02", "Région 1"])
    #expect(snapshot.locate(Fixture.point(5, 5)).location.territories.isEmpty)
    let before = CalendarDate(daysSince1970: Fixture.day.daysSince1970 - 1)
    #expect(
      try workspace.snapshot(on: before).locate(Fixture.point(1.5, 0.5)).location.territories
        .isEmpty)
  }

  @Test("The same file twice records nothing, a changed one what changed")
  func twice() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    let again = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    #expect(again.report.eventCount == 0)
    var changed = Fixture.land
    changed[0].name = "Autre nom"
    changed[3].shape = Fixture.square(1, 1, width: 2)
    let third = try workspace.importTerritories(changed, Fixture.rls, Fixture.options())
    #expect(third.report.eventCounts == ["territory.renamed": 1, "territory.boundary-drawn": 2])
    // The order of rings and of the file says nothing.
    var turned = changed
    turned.reverse()
    for index in turned.indices {
      let ring = turned[index].shape.polygons[0].rings[0]
      turned[index].shape.polygons[0].rings[0] = Array(ring.reversed())
    }
    #expect(
      try workspace.importTerritories(turned, Fixture.rls, Fixture.options()).report.eventCount == 0
    )
  }

  @Test("A dry run reports and records nothing")
  func dryRun() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    let report = try workspace.importTerritories(
      Fixture.land, Fixture.rls, Fixture.options(dryRun: true))
    #expect(report.report.eventCount == 12)
    #expect(try workspace.log.head().position == 0)
  }

  @Test("What is wrong with shapes and names is found, and nothing recorded")
  func findings() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    var rows = Fixture.land
    rows[1].shape = Fixture.square(0, 0, width: 2)
    rows[2].code = "01"
    rows[3].name = "Saint-?tienne"
    let report = try workspace.importTerritories(rows, Fixture.rls, Fixture.options())
    #expect(report.isRefused)
    let reasons = report.findings.map(\.reason)
    #expect(reasons.contains(.duplicateCode(firstFeature: 1)))
    #expect(reasons.contains(.suspectName("Saint-?tienne")))
    let overlap = report.findings.first { if case .overlap = $0.reason { true } else { false } }
    #expect(overlap?.isRefusal == true)
    #expect(overlap?.shape != nil)
    #expect(try workspace.log.head().position == 0)
  }

  @Test("A child that sticks out of its parent, and a parent nobody knows")
  func parents() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    let children = [
      Fixture.row(1, code: "011", shape: Fixture.square(0, 0, width: 1.5), parent: "01"),
      Fixture.row(2, code: "091", shape: Fixture.square(1, 1), parent: "09"),
    ]
    let report = try workspace.importTerritories(
      children, Fixture.territoryOptions("clsc", parent: "rls"), Fixture.options())
    #expect(report.isRefused)
    #expect(
      report.findings.contains {
        if case .overhang(let parent, _) = $0.reason { parent.text == "rls:01" } else { false }
      })
    #expect(
      report.findings.contains { $0.reason == .unknownParent(TerritoryID(trusted: "rls:09")) })
  }

  @Test("Reaches are resolved once and recorded as declared")
  func reaches() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    let kind = TerritoryKind("rls")!
    let rows = [
      Fixture.resource(
        2, "clsc", .clsc, at: Fixture.point(0.5, 0.5),
        services: [Fixture.service("a", of: "clsc", .residenceContaining(kind))]),
      Fixture.resource(3, "gmf", .gmf, at: Fixture.point(1.5, 1.5)),
      Fixture.resource(
        4, "gmf-site", .gmf, at: Fixture.point(0.5, 1.5), partOf: "gmf",
        services: [Fixture.service("b", of: "gmf-site", .registrationWithOwnResource)]),
      Fixture.resource(
        5, "org",
        services: [
          Fixture.service("c", of: "org", .residenceNamed("rls 04", kind)),
          Fixture.service("d", of: "org", .everyone),
          Fixture.service("e", of: "org", .notStated),
        ]),
    ]
    let report = try workspace.importResources(rows, Fixture.options())
    #expect(report.eventCounts["service.reach-declared"] == 4)
    #expect(try workspace.importResources(rows, Fixture.options()).eventCount == 0)
    let snapshot = try workspace.snapshot(on: Fixture.day)
    func reach(_ code: String) -> [Reach.Clause]? {
      snapshot.baskets.reach(of: ServiceID(trusted: "service:\(code)"), at: snapshot.vantage)?.reach
        .clauses
    }
    #expect(reach("a") == [.residence(territories: [TerritoryID(trusted: "rls:01")], except: [])])
    #expect(reach("b") == [.registration([ResourceID(trusted: "resource:gmf")])])
    #expect(reach("c") == [.residence(territories: [TerritoryID(trusted: "rls:04")], except: [])])
    #expect(reach("d") == [.everyone])
    #expect(reach("e") == nil)
    let answer = try snapshot.lookup(
      snapshot.locate(Fixture.point(0.5, 0.5)),
      LookupRequest(gmf: ResourceID(trusted: "resource:gmf-site"), day: Fixture.day))
    let groups = Dictionary(uniqueKeysWithValues: answer.services.map { ($0.id.code, $0.group) })
    #expect(
      groups == ["a": .homeOnly, "b": .registration, "c": .gmfOnly, "d": .both, "e": .unknown])
    #expect(answer.gmf?.sites.map(\.name) == ["gmf", "gmf-site"])
  }

  @Test("A suspension that begins later is recorded once, and holds from its day")
  func suspension() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    let later = CalendarDate(daysSince1970: Fixture.day.daysSince1970 + 30)
    let back = CalendarDate(daysSince1970: Fixture.day.daysSince1970 + 60)
    var service = Fixture.service("a", of: "org", .everyone)
    service.suspension = ServiceSuspended(until: back)
    service.suspendedFrom = later
    let rows = [Fixture.resource(2, "org", services: [service])]
    #expect(
      try workspace.importResources(rows, Fixture.options()).eventCounts["service.suspended"] == 1)
    #expect(try workspace.importResources(rows, Fixture.options()).eventCount == 0)
    func isOffered(_ day: CalendarDate) throws -> Bool {
      let snapshot = try workspace.snapshot(on: day)
      let home = snapshot.locate(Fixture.point(0.5, 0.5))
      return try !snapshot.lookup(home, LookupRequest(day: day)).services.isEmpty
    }
    #expect(try isOffered(Fixture.day))
    #expect(try !isOffered(later))
    // Nobody has said that it is back: it is shown, to be verified.
    #expect(try isOffered(back))
  }

  @Test("Every problem of a file is told, and nothing of it recorded")
  func problems() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    let position = try workspace.log.head().position
    let kind = TerritoryKind("rls")!
    let rows = [
      Fixture.resource(
        2, "a", services: [Fixture.service("1", of: "a", .residenceContaining(kind))]),
      Fixture.resource(
        3, "b", at: Fixture.point(9, 9),
        services: [Fixture.service("2", of: "b", .residenceContaining(kind))]),
      Fixture.resource(4, "a"),
      Fixture.resource(5, "c", at: Fixture.point(0.5, 0.5), confidential: true),
      Fixture.resource(
        6, "d",
        services: [
          Fixture.service("3", of: "nobody", .everyone),
          Fixture.service("4", of: "d", .residence([TerritoryID(trusted: "rls:05")], except: [])),
        ]),
    ]
    let refused = #expect(throws: ImportRefused.self) {
      try workspace.importResources(rows, Fixture.options())
    }
    let found = refused?.problems.map { "\($0.line ?? 0) \($0.reason)" }.sorted()
    #expect(found?.count == 6)
    #expect(refused?.problems.contains { $0.line == 2 && $0.reason == .noPoint } == true)
    #expect(
      refused?.problems.contains { $0.line == 3 && $0.reason == .inNoTerritory(kind) } == true)
    #expect(
      refused?.problems.contains { $0.line == 4 && $0.reason == .duplicate(firstLine: 2) } == true)
    #expect(
      refused?.problems.contains { $0.line == 5 && $0.reason == .confidentialWithPlace } == true)
    #expect(
      refused?.problems.contains {
        $0.line == 6 && $0.reason == .unknownTerritory(nearest: ["rls:01", "rls:02", "rls:03"])
      } == true)
    #expect(try workspace.log.head().position == position)
  }

  @Test("A place that becomes secret is nowhere left: not in answers, not in files")
  func confidential() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    var row = Fixture.resource(2, "refuge", .residence, at: Fixture.point(0.25, 0.75))
    row.resource?.place?.address = "77, rue Cachée"
    _ = try workspace.importResources([row], Fixture.options())
    _ = try workspace.importResources(
      [Fixture.resource(2, "refuge", .residence, confidential: true)], Fixture.options())
    let snapshot = try workspace.snapshot(on: Fixture.day)
    let facts = snapshot.directory.facts(
      of: ResourceID(trusted: "resource:refuge"), at: snapshot.vantage)
    #expect(facts?.site == .confidential)
    #expect(try workspace.log.head().erasedContentCount == 1)
    // Giving a place again is refused.
    #expect(throws: ImportRefused.self) { try workspace.importResources([row], Fixture.options()) }
    let rebuilt = try workspace.rebuild(verify: true)
    #expect(rebuilt.differences.isEmpty)
    let models = try Data(
      contentsOf: fixture.folder.url.appendingPathComponent("data/derived/read-models"))
    #expect(models.range(of: Data("Cachée".utf8)) == nil)
  }

  @Test("A place is erased too when somebody records the fact by hand, and none is taken again")
  func confidentialByHand() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    var row = Fixture.resource(2, "refuge", .residence, at: Fixture.point(0.25, 0.75))
    row.resource?.place?.address = "77, rue Cachée"
    _ = try workspace.importResources([row], Fixture.options())
    func fact(_ id: String, _ type: String, _ payload: String) -> UncheckedFact {
      UncheckedFact(
        id: id, stream: "resource:refuge", type: type, schemaVersion: nil,
        effectiveOn: "2026-01-02", source: "test", payload: Array(payload.utf8))
    }
    let digest = try workspace.log.events(ofStream: "resource:refuge")[0].event.contents[0]
    let hide = fact("a", "resource.made-confidential", "{}")
    let place = #""place":"\#(digest.hexadecimal)""#
    for wrong in [
      fact("b", "resource.moved", "{\(place)}"),
      fact("c", "resource.opened", #"{"kind":"residence","name":"R",\#(place)}"#),
    ] {
      #expect(throws: FactsRefused.self) { try workspace.record([hide, wrong], actor: "test") }
    }
    _ = try workspace.record([hide], actor: "test")
    #expect(try workspace.log.content(digest) == .erased)
    #expect(throws: FactsRefused.self) {
      try workspace.record([fact("d", "resource.moved", "{\(place)}")], actor: "test")
    }
    // Recording it again changes nothing.
    _ = try workspace.record([hide], actor: "test")
    #expect(try workspace.log.head().erasedContentCount == 1)
  }

  @Test("An erasure that was cut off is made good by the next command")
  func erasureCutOff() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    let row = Fixture.resource(2, "refuge", .residence, at: Fixture.point(0.25, 0.75))
    _ = try workspace.importResources([row], Fixture.options())
    let digest = try workspace.log.events(ofStream: "resource:refuge")[0].event.contents[0]
    // The append alone, as if the program had been killed right after it.
    let hidden = EventCodec.encode(
      .resource(ResourceID(trusted: "resource:refuge"), .madeConfidential(.init())))
    let event = ProposedEvent(
      stream: hidden.stream, type: hidden.type, schemaVersion: 1, effectiveOn: "2026-01-02",
      actor: "test", source: "test", payload: hidden.payload)
    _ = try workspace.log.append([Append(id: "x", events: [event], recordedAtMilliseconds: 1)])
    #expect(try workspace.log.content(digest) != .erased)
    _ = try workspace.importResources([Fixture.resource(3, "other")], Fixture.options())
    #expect(try workspace.log.content(digest) == .erased)
  }

  @Test("Read models of another log are refused, and a rebuild mends it")
  func restored() throws {
    let fixture = try Fixture()
    do {
      let workspace = try fixture.workspace()
      _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
      _ = try workspace.snapshot(on: Fixture.day)
    }
    let data = fixture.folder.url.appendingPathComponent("data")
    for name in try FileManager.default.contentsOfDirectory(atPath: data.path)
    where name.hasPrefix("log.db") {
      try FileManager.default.removeItem(at: data.appendingPathComponent(name))
    }
    let workspace = try fixture.workspace()
    #expect(throws: EngineError.projectionAhead(position: 12, logPosition: 0)) {
      try workspace.snapshot(on: Fixture.day)
    }
    _ = try workspace.rebuild(verify: false)
    #expect(try workspace.snapshot(on: Fixture.day).position == 0)
  }

  @Test("Derived files that are deleted or damaged are made again")
  func derived() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    let expected = try workspace.snapshot(on: Fixture.day).locate(Fixture.point(0.5, 1.5)).location
    let derived = fixture.folder.url.appendingPathComponent("data/derived")
    for name in try FileManager.default.contentsOfDirectory(atPath: derived.path) {
      try Data("rubbish".utf8).write(to: derived.appendingPathComponent(name))
    }
    let mended = try fixture.workspace(.reading).snapshot(on: Fixture.day)
    #expect(mended.locate(Fixture.point(0.5, 1.5)).location == expected)
    try FileManager.default.removeItem(at: derived)
    let rebuilt = try fixture.workspace(.reading).snapshot(on: Fixture.day)
    #expect(rebuilt.locate(Fixture.point(0.5, 1.5)).location == expected)
  }

  @Test("A postal code gives candidates, never a silent choice")
  func postalCodes() throws {
    let fixture = try Fixture()
    // Twenty-four doors outline a code; three do not.
    func doors(_ code: String, _ count: Int, _ xs: [Double]) -> [(String, Double, Double)] {
      (0..<count).map { (code, xs[$0 % xs.count], 0.5 + Double($0) * 1e-6) }
    }
    let table =
      doors("X9A1A1", 24, [0.9, 0.95, 0.97, 1.05]) + doors("X9A1A2", 24, [0.5])
      + doors("X9A1A3", 3, [0.97])
    let workspace = try fixture.workspace { _, _, each in
      for (index, (code, x, y)) in table.enumerated() {
        try each(
          AddressRow(
            line: index + 2,
            record: AddressRecord(
              number: index + 1, street: "rue A", postalCode: PostalCode(code),
              point: Fixture.point(x, y))))
      }
    }
    _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    #expect(throws: LocateError.noAddresses) {
      try workspace.snapshot(on: Fixture.day).locate(postalCode: "X9A 1A1")
    }
    let file = fixture.folder.path("addresses.csv")
    try Data("rows".utf8).write(to: URL(fileURLWithPath: file))
    let report = try workspace.importAddresses(
      path: file, mapping: Array("{}".utf8), title: "Adresses", Fixture.options())
    #expect(report.report.rowCount == 51 && report.report.eventCount == 1)
    #expect(report.counts.doorCount == 51 && report.counts.postalCodeCount == 3)
    let snapshot = try workspace.snapshot(on: Fixture.day)
    let split = try snapshot.locate(postalCode: "x9a1a1").location
    #expect(split.precision == .postalCode)
    #expect(split.candidates.map(\.territory.id.text) == ["rls:01", "rls:02", "rss:1"])
    #expect(split.candidates.map(\.share) == [0.75, 0.25, 1])
    #expect(split.standing.territories == [TerritoryID(trusted: "rss:1")])
    let clear = try snapshot.locate(postalCode: "X9A 1A2").location
    #expect(clear.candidates.isEmpty)
    #expect(clear.territories.map(\.id.text) == ["rls:01", "rss:1"])
    let few = try snapshot.locate(postalCode: "X9A 1A3").location
    #expect(few.doubtMetres == 3_300)
    #expect(few.candidates.map(\.territory.id.text) == ["rls:01", "rls:02", "rss:1"])
    #expect(throws: LocateError.unknownPostalCode) { try snapshot.locate(postalCode: "X9A 9Z9") }
    #expect(throws: LocateError.malformedPostalCode) { try snapshot.locate(postalCode: "X9A") }
  }
}
