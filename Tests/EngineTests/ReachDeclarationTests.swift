import Domain
import Geometry
import TestSupport
import Testing

@testable import Engine

@Suite("Declaring a reach")
struct ReachDeclarationTests {
  typealias Fixture = WorkspaceFixture

  static let service = ServiceID(trusted: "service:s")
  static let gmf = ResourceID(trusted: "resource:gmf")

  static func land(_ texts: String...) -> ReachLand {
    ReachLand(texts.map(TerritoryID.init(trusted:)))
  }

  /// Four squares, a town on the first, and a service that nobody has spoken of.
  static func workspace(in fixture: WorkspaceFixture) throws -> Workspace {
    let workspace = try fixture.workspace()
    _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    _ = try workspace.importTerritories(
      [
        Fixture.row(1, code: "1", shape: Fixture.square(0, 0)),
        Fixture.row(2, code: "2", shape: Fixture.square(1, 0)),
      ], Fixture.territoryOptions("municipality"), Fixture.options())
    _ = try workspace.importResources(
      [
        Fixture.resource(
          2, "gmf", .gmf, at: Fixture.point(1.5, 0.5),
          services: [Fixture.service("s", of: "gmf", .notStated)])
      ], Fixture.options())
    return workspace
  }

  @discardableResult
  static func declare(
    _ clauses: [Reach.Clause], shapes: [ReachShape] = [], in workspace: Workspace,
    dryRun: Bool = false
  ) throws -> ReachReport {
    try workspace.declareReach(
      ReachDeclaration(
        service: service, clauses: clauses, shapes: shapes, declaredBy: "the manager"),
      Fixture.options(dryRun: dryRun))
  }

  static func side(_ workspace: Workspace, _ home: (Snapshot) -> Home) throws -> SideVerdict? {
    let snapshot = try workspace.snapshot(on: Fixture.day)
    let answer = try snapshot.lookup(
      home(snapshot), LookupRequest(gmf: gmf, day: Fixture.day))
    return answer.services.first { $0.id == service }?.home
  }

  @Test("It is shown, recorded in its smallest form, and once only")
  func declared() throws {
    let fixture = try Fixture()
    let workspace = try Self.workspace(in: fixture)
    let clauses: [Reach.Clause] = [
      .residence(Self.land("rss:1", "rls:01"), except: Self.land("rls:02", "rls:03"))
    ]
    let shown = try Self.declare(clauses, in: workspace, dryRun: true)
    let before = try workspace.snapshot(on: Fixture.day).reach(of: Self.service)
    #expect(before.declared == nil && shown.isDryRun && shown.isSimplified)
    #expect(
      shown.after.reach.clauses == [.residence(Self.land("rss:1"), except: Self.land("rls:02"))])
    #expect(
      shown.after.coverage.map(\.kind.name) == ["municipality", "rls", "rss"])
    #expect(shown.after.coverage[1].whole.map(\.id.text) == ["rls:01"])
    #expect(shown.after.coverage[2].partly.map(\.id.text) == ["rss:1"])
    #expect(shown.after.coverage[1].people == nil)
    let recorded = try Self.declare(clauses, in: workspace)
    #expect(recorded.position == shown.position + 1 && !recorded.isKnown)
    let after = try workspace.snapshot(on: Fixture.day).reach(of: Self.service)
    #expect(after.reach == shown.after.reach && after.coverage == shown.after.coverage)
    let again = try Self.declare(clauses, in: workspace)
    #expect(again.isKnown && again.position == recorded.position)
  }

  @Test("What serves nobody, or names what is not there, is refused and not recorded")
  func refused() throws {
    let fixture = try Fixture()
    let workspace = try Self.workspace(in: fixture)
    let head = try workspace.snapshot(on: Fixture.day).position
    #expect(throws: Refusal.reachesNobody(Self.service)) {
      try Self.declare(
        [.residence(Self.land("rls:01"), except: Self.land("rss:1"))], in: workspace)
    }
    #expect(throws: Refusal.reachesNobody(Self.service)) {
      try Self.declare(
        [.residence(Self.land("rls:01")), .onlyHere(Self.land("rls:02"))], in: workspace)
    }
    #expect(throws: ReachError.self) {
      try Self.declare([.residence(Self.land("rls:09"))], in: workspace)
    }
    #expect(throws: ReachError.impossibleNumbers(street: "rue A")) {
      let stretch = StreetStretch(street: "rue A", fromNumber: 9, toNumber: 2)
      try Self.declare([.residence(ReachLand([], patches: [.street(stretch)]))], in: workspace)
    }
    #expect(try workspace.snapshot(on: Fixture.day).position == head)
  }

  @Test("A drawn shape decides by the point, kept beside the log")
  func polygon() throws {
    let fixture = try Fixture()
    let workspace = try Self.workspace(in: fixture)
    let shape = try ReachShape(Fixture.square(0, 0, width: 0.5))
    let patch = Patch.polygon(shape.digest)
    let shown = try Self.declare(
      [.residence(ReachLand([], patches: [patch]))], shapes: [shape], in: workspace)
    #expect(shown.after.coverage.map { $0.partly.count } == [1, 1, 1])
    let inside = try Self.side(workspace) { $0.locate(Fixture.point(0.25, 0.5)) }
    #expect(inside == SideVerdict(holds: .yes, reasons: [.patch(NamedPatch(patch))]))
    #expect(try Self.side(workspace) { $0.locate(Fixture.point(0.75, 0.5)) } == nil)
    // Somewhere in the territory is nowhere sure.
    let somewhere = try Self.side(workspace) { snapshot in
      Home(location: snapshot.locate(Fixture.point(0.25, 0.5)).location)
    }
    #expect(somewhere?.holds == .inSome)
    let line = try workspace.snapshot(on: Fixture.day)
      .basket(of: TerritoryID(trusted: "rls:01")).lines.first { $0.id == Self.service }
    #expect(line?.extent == .partly && line?.patches == [NamedPatch(patch)])
    #expect(line?.areaShare.map { ($0 * 1e6).rounded() / 1e6 } == 0.5)
  }

  @Test("A street and a postal code decide where they are known, and are asked for where not")
  func doors() throws {
    let fixture = try Fixture()
    let workspace = try Self.workspace(in: fixture)
    let prefix = try #require(PostalPrefix("G0R"))
    let street = Patch.street(
      StreetStretch(
        street: "rue des Saules", municipality: TerritoryID(trusted: "municipality:1"),
        fromNumber: 2, toNumber: 98, side: .even))
    try Self.declare(
      [.residence(ReachLand([], patches: [street, .postalPrefix(prefix)]))], in: workspace)
    func holds(
      _ x: Double, code: String? = nil, street: String? = nil
    ) throws -> SideVerdict.Holds? {
      try Self.side(workspace) { snapshot in
        snapshot.locate(Fixture.point(x, 0.5)).with(
          postalCode: code.flatMap { PostalCode($0) }, street: street.flatMap { StreetDoor($0) })
      }?.holds
    }
    #expect(try holds(0.5) == .inSome)
    #expect(try holds(0.5, code: "G0R 1A1") == .yes)
    #expect(try holds(0.5, code: "H2X 1A1") == .inSome)
    #expect(try holds(0.5, code: "H2X 1A1", street: "12 rue des Saules") == .yes)
    // The other town, the other side, another street.
    for (x, door) in [
      (1.5, "12 rue des Saules"), (0.5, "13 rue des Saules"), (0.5, "12 rue Frontenac"),
    ] {
      #expect(try holds(x, code: "H2X 1A1", street: door) == .no, "\(door)")
    }
  }

  @Test("Given at home, a registration alone does not say how far it goes")
  func homeVisits() throws {
    let fixture = try Fixture()
    let workspace = try Self.workspace(in: fixture)
    try Self.declare([.registration([Self.gmf])], in: workspace)
    func findings(_ mode: ServiceMode?) throws -> [EligibilityFinding]? {
      let snapshot = try workspace.snapshot(on: Fixture.day)
      let answer = try snapshot.lookup(
        snapshot.locate(Fixture.point(0.5, 1.5)),
        LookupRequest(gmf: Self.gmf, mode: mode, day: Fixture.day))
      return answer.services.first { $0.id == Self.service }?.findings
    }
    #expect(try findings(.atHome)?.contains(.outsideHomeVisits) == true)
    #expect(try findings(nil)?.contains(.outsideHomeVisits) == false)
    try Self.declare([.both(Self.land("rss:2"), [Self.gmf])], in: workspace)
    #expect(try findings(.atHome)?.contains(.outsideHomeVisits) == false)
  }

  @Test("A basket says what a reach asks besides, and for which modes it holds")
  func conditions() throws {
    let fixture = try Fixture()
    let workspace = try Self.workspace(in: fixture)
    func line(_ clauses: [Reach.Clause]) throws -> BasketAnswer.Line? {
      try Self.declare(clauses, in: workspace)
      return try workspace.snapshot(on: Fixture.day)
        .basket(of: TerritoryID(trusted: "rls:01")).lines.first { $0.id == Self.service }
    }
    let both = try line([.both(Self.land("rss:1"), [Self.gmf])])
    #expect(both?.extent == .partly && both?.areaShare == nil)
    #expect(
      both?.conditions == [.registration([BasketAnswer.NamedResource(id: Self.gmf, name: "gmf")])])
    let limited = try line([.everyone, .onlyHere(Self.land("rls:01"))])
    #expect(limited?.extent == .whole && limited?.conditions == [.onlyHere])
    #expect(try line([.everyone, .onlyHere(Self.land("rls:02"))]) == nil)
    let modes = try line([
      .residence(Self.land("rls:01")).by([.atHome]), .everyone.by([.online, .telephone]),
    ])
    #expect(modes?.extent == .whole)
    #expect(
      modes?.conditions == [.modes([.atHome]), .also(.everyone, [.telephone, .online])])
  }
}
