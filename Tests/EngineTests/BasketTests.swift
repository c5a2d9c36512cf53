import Domain
import Geometry
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("Baskets of territories")
struct BasketTests {
  typealias Fixture = WorkspaceFixture

  /// A service's reach, and what it comes to in `rls:01`: a square of one degree in `rss:1`, whose
  /// western half is `mrc:w` and whose eastern half, with land beyond, is `mrc:e`.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let rule: ReachRule
    let extent: BasketAnswer.Extent?
    var because: [String] = []
    var share: Double?
  }

  static func id(_ text: String) -> TerritoryID { TerritoryID(trusted: text) }

  /// The square of `rls:01` without an enclave from pole-side to equator-side edge: a tenth of a degree
  /// of longitude by a hundredth of latitude, in its middle.
  static let squareWithHole: MultiPolygon = {
    var shape = Fixture.square(0, 0)
    let corners = [(0.45, 0.495), (0.45, 0.505), (0.55, 0.505), (0.55, 0.495)]
    shape.polygons[0].rings.append(corners.map { Fixture.point($0.0, $0.1) })
    return shape
  }()

  static let cases = [
    Case(
      testDescription: "names the territory", rule: .residence([id("rls:01")], except: []),
      extent: .whole, because: ["rls:01"]),
    Case(
      testDescription: "names what it lies in", rule: .residence([id("rss:1")], except: []),
      extent: .whole, because: ["rss:1"]),
    Case(
      testDescription: "names a neighbour", rule: .residence([id("rls:02")], except: []),
      extent: nil),
    Case(
      testDescription: "names what the neighbour lies in",
      rule: .residence([id("rss:2")], except: []), extent: nil),
    Case(
      testDescription: "leaves the territory out",
      rule: .residence([id("rss:1")], except: [id("rls:01")]), extent: nil),
    Case(
      testDescription: "names a territory of another division",
      rule: .residence([id("mrc:w")], except: []), extent: .partly, because: ["mrc:w"],
      share: 0.5),
    Case(
      testDescription: "names several of another division that cover it together",
      rule: .residence([id("mrc:w"), id("mrc:e")], except: []), extent: .whole,
      because: ["mrc:e", "mrc:w"], share: 1),
    Case(
      testDescription: "names territories of two divisions that lie over each other",
      rule: .residence([id("mrc:w"), id("clsc:011")], except: []), extent: .partly,
      because: ["clsc:011", "mrc:w"], share: 0.5),
    Case(
      testDescription: "names one that leaves a strip of a border out",
      rule: .residence([id("borough:b")], except: []), extent: .whole, because: ["borough:b"],
      share: 0.999),
    Case(
      testDescription: "names one that leaves as much out in one place",
      rule: .residence([id("community:c")], except: []), extent: .partly,
      because: ["community:c"], share: 0.999),
    Case(
      testDescription: "leaves a part out", rule: .residence([id("rss:1")], except: [id("mrc:w")]),
      extent: .partly, because: ["rss:1"], share: 0.5),
    Case(
      testDescription: "leaves both halves out",
      rule: .residence([id("rss:1")], except: [id("mrc:w"), id("mrc:e")]), extent: nil),
    Case(
      testDescription: "leaves parts out that lie over each other",
      rule: .residence([id("rss:1")], except: [id("mrc:w"), id("clsc:011")]),
      extent: .partly, because: ["rss:1"]),
    Case(
      testDescription: "names a part of it", rule: .residence([id("clsc:011")], except: []),
      extent: .partly, because: ["clsc:011"], share: 0.25),
    Case(
      testDescription: "a neighbour and the territory itself",
      rule: .all([.residence([id("rls:02")], except: []), .residence([id("rls:01")], except: [])]),
      extent: .whole, because: ["rls:01"]),
    Case(testDescription: "for everyone", rule: .everyone, extent: .everyone),
    Case(testDescription: "not stated", rule: .notStated, extent: .notStated),
    Case(
      testDescription: "for those who are registered", rule: .registrationWithOwnResource,
      extent: nil),
  ]

  @Test("Each reach comes to its part of the territory")
  func extents() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    _ = try workspace.importTerritories(
      [
        Fixture.row(1, code: "w", shape: Fixture.square(0, 0, width: 0.5)),
        Fixture.row(2, code: "e", shape: Fixture.halfBeyond),
      ], Fixture.territoryOptions("mrc"), Fixture.options())
    _ = try workspace.importTerritories(
      [Fixture.row(1, code: "011", shape: Fixture.square(0, 0, width: 0.25), parent: "01")],
      Fixture.territoryOptions("clsc", parent: "rls"), Fixture.options())
    _ = try workspace.importTerritories(
      [Fixture.row(1, code: "b", shape: Fixture.square(0, 0, width: 0.999))],
      Fixture.territoryOptions("borough"), Fixture.options())
    _ = try workspace.importTerritories(
      [Fixture.row(1, code: "c", shape: Self.squareWithHole)],
      Fixture.territoryOptions("community"), Fixture.options())
    let services = Self.cases.indices.map {
      Fixture.service("s\($0)", of: "gmf", Self.cases[$0].rule)
    }
    _ = try workspace.importResources(
      [Fixture.resource(2, "gmf", .gmf, services: services)], Fixture.options())
    let basket = try workspace.snapshot(on: Fixture.day).basket(of: Self.id("rls:01"))
    let lines = Dictionary(uniqueKeysWithValues: basket.lines.map { ($0.id.code, $0) })
    for (index, example) in Self.cases.enumerated() {
      let line = lines["s\(index)"]
      #expect(line?.extent == example.extent, "\(example.testDescription)")
      #expect((line?.because ?? []).map(\.id.text) == example.because, "\(example.testDescription)")
      // Parallels bound every piece, so that shares of area are shares of longitude.
      let share = line?.areaShare.map { ($0 * 1e5).rounded() / 1e5 }
      #expect(share == example.share, "\(example.testDescription)")
    }
    #expect(basket.lines.map(\.extent.rank) == basket.lines.map(\.extent.rank).sorted())
  }

  @Test("A share that cannot be computed is never given")
  func unknownShares() throws {
    var events: [DomainEvent] = []
    func define(_ id: String, in parents: [String] = []) {
      let defined = TerritoryDefined(name: id, parents: parents.map(Self.id))
      events.append(.territory(Self.id(id), .defined(defined)))
    }
    define("rss:1")
    define("rls:01", in: ["rss:1"])
    let reaches: [String: Reach.Clause] = [
      "part": .residence(territories: [Self.id("rls:01")], except: []),
      "rest": .residence(territories: [Self.id("rss:1")], except: [Self.id("rls:01")]),
    ]
    let resource = ResourceID(trusted: "resource:r")
    events.append(.resource(resource, .opened(ResourceOpened(name: "R", kind: .clsc))))
    for (code, clause) in reaches.sorted(by: { $0.key < $1.key }) {
      let id = ServiceID(trusted: "service:\(code)")
      let details = ServiceDetails(name: code, category: ServiceCategory(trusted: "youth"))
      events.append(.service(id, .offered(ServiceOffered(resource: resource, details: details))))
      let reach = ServiceReachDeclared(reach: Reach([clause]))
      events.append(.service(id, .reachDeclared(reach)))
    }
    // Nothing is drawn.
    let lines = try Snapshot.ofGrid(events, places: [:]).basket(of: Self.id("rss:1")).lines
    #expect(lines.map(\.id.code) == ["part", "rest"])
    #expect(lines.allSatisfy { $0.extent == .partly && $0.areaShare == nil })
  }

  @Test("A territory that nobody knows has no basket, and the nearest are named")
  func unknown() throws {
    let fixture = try Fixture()
    let workspace = try fixture.workspace()
    _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    let snapshot = try workspace.snapshot(on: Fixture.day)
    #expect(
      throws: LookupError.unknownTerritory(
        Self.id("rls:09"), nearest: ["rls:01", "rls:02", "rls:03"].map(Self.id))
    ) { try snapshot.basket(of: Self.id("rls:09")) }
  }
}
