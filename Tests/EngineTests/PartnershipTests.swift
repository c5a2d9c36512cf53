import Domain
import EventLog
import TestSupport
import Testing

@testable import Engine

@Suite("Partnerships")
struct PartnershipTests {
  static let gmf = ResourceID(trusted: "resource:gmf")
  static let clsc = ResourceID(trusted: "resource:clsc")
  static let id = PartnershipID(trusted: "partnership:a")

  private static func fact(
    _ number: Int, _ stream: String, _ type: String, _ payload: String, from day: String
  ) -> UncheckedFact {
    UncheckedFact(
      id: "f\(number)", stream: stream, type: type, schemaVersion: nil, effectiveOn: day,
      source: "entente 12", payload: Array(payload.utf8))
  }

  private static let formed = #"""
    {"acceptsNeighbours":true,"categories":["mental-health"],"from":"resource:gmf",
     "terms":"Deux places par mois.","to":"resource:clsc"}
    """#

  /// Two resources, an agreement between them that ends, and one of them closing.
  private static func workspace(_ fixture: WorkspaceFixture) throws -> Workspace {
    let workspace = try fixture.workspace()
    _ = try workspace.record(
      [
        fact(1, gmf.text, "resource.opened", #"{"kind":"gmf","name":"GMF"}"#, from: "2026-01-01"),
        fact(
          2, clsc.text, "resource.opened", #"{"kind":"clsc","name":"CLSC"}"#, from: "2026-01-01"),
        fact(3, id.text, "partnership.formed", formed, from: "2026-02-01"),
        fact(4, id.text, "partnership.ended", "{}", from: "2026-06-01"),
        fact(
          5, "partnership:b", "partnership.formed",
          #"{"from":"resource:clsc","to":"resource:gmf"}"#, from: "2026-03-01"),
        fact(6, gmf.text, "resource.closed", "{}", from: "2026-09-01"),
      ], actor: "test")
    return workspace
  }

  private static func snapshot(_ workspace: Workspace, on day: String) throws -> Snapshot {
    try workspace.snapshot(on: try #require(CalendarDate(day)))
  }

  @Test("A corridor is shown from both ends, outgoing first, while it is in force")
  func current() throws {
    let fixture = try WorkspaceFixture()
    let workspace = try Self.workspace(fixture)
    func shown(_ day: String, _ resource: ResourceID) throws -> [String] {
      try Self.snapshot(workspace, on: day).partnerships(of: resource).map(\.id.code)
    }
    #expect(try shown("2026-01-31", Self.gmf) == [])
    #expect(try shown("2026-02-01", Self.gmf) == ["a"])
    #expect(try shown("2026-03-01", Self.gmf) == ["a", "b"])
    #expect(try shown("2026-03-01", Self.clsc) == ["b", "a"])
    #expect(try shown("2026-06-01", Self.gmf) == ["b"])
    // An agreement with a resource that is closed is none, for either.
    #expect(try shown("2026-09-01", Self.clsc) == [])
    let found = try #require(
      Self.snapshot(workspace, on: "2026-02-01").partnerships(of: Self.clsc).first)
    #expect(found.fromName == "GMF" && found.toName == "CLSC" && found.acceptsNeighbours)
    #expect(found.source == "entente 12" && found.since == CalendarDate("2026-02-01"))
    #expect(found.categories == [ServiceCategory(trusted: "mental-health")])
    #expect(found.terms == "Deux places par mois.")
  }

  @Test("A correction is seen by whoever knows of it, and told to whoever does not")
  func corrected() throws {
    let fixture = try WorkspaceFixture()
    let workspace = try Self.workspace(fixture)
    let correction = #"{"corrects":3,"reason":"jamais signée"}"#
    _ = try workspace.record(
      [Self.fact(7, Self.id.text, "fact.corrected", correction, from: "2026-02-01")], actor: "test")
    let day = try #require(CalendarDate("2026-02-15"))
    #expect(try workspace.snapshot(on: day).partnerships(of: Self.gmf).isEmpty)
    let then = try workspace.snapshot(on: day, asKnownAt: .position(6))
    #expect(then.partnerships(of: Self.gmf).count == 1)
    #expect(then.correctedSince([.partnership(Self.id)]).map(\.position) == [7])
    let story = try workspace.chronicle(on: day).story(of: .partnership(Self.id))
    #expect(story.entries.count == 2 && story.entries[0].isTakenBack)
  }

  @Test("An agreement with a resource that nobody knows is refused, and one with itself too")
  func unknown() throws {
    let fixture = try WorkspaceFixture()
    let workspace = try Self.workspace(fixture)
    for payload in [
      #"{"from":"resource:gmf","to":"resource:nobody"}"#,
      #"{"from":"resource:gmf","to":"resource:gmf"}"#, #"{"from":"gmf","to":"resource:clsc"}"#,
    ] {
      #expect(throws: FactsRefused.self) {
        try workspace.record(
          [Self.fact(8, "partnership:c", "partnership.formed", payload, from: "2026-02-01")],
          actor: "test")
      }
    }
    #expect(throws: FactsRefused.self) {
      try workspace.record(
        [Self.fact(9, "partnership:none", "partnership.ended", "{}", from: "2026-02-01")],
        actor: "test")
    }
  }

  @Test("A lookup's services and the page of a resource carry its corridors")
  func answers() throws {
    let fixture = try WorkspaceFixture()
    let workspace = try Self.workspace(fixture)
    _ = try workspace.record(
      [
        Self.fact(
          10, "service:s", "service.offered",
          #"{"category":"food","name":"Repas","resource":"resource:clsc"}"#, from: "2026-01-01"),
        Self.fact(
          11, "service:s", "service.reach-declared", #"{"clauses":[{"everyone":true}]}"#,
          from: "2026-01-01"),
      ], actor: "test")
    let snapshot = try Self.snapshot(workspace, on: "2026-03-01")
    let page = try snapshot.resource(snapshot.resource(meant: "clsc"))
    #expect(page.services.map(\.id.code) == ["s"])
    #expect(page.partnerships.map(\.id.code) == ["b", "a"])
    let lookup = try snapshot.lookup(
      snapshot.locate(WorkspaceFixture.point(0.5, 0.5)),
      LookupRequest(day: snapshot.day))
    #expect(lookup.services.first?.partnerships == page.partnerships)
  }
}
