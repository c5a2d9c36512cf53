import Domain
import TestSupport
import Testing

@testable import Engine

@Suite("What somebody means by a name")
struct NameTests {
  typealias Fixture = WorkspaceFixture

  private func snapshot() throws -> Snapshot {
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let workspace = try fixture.workspace()
    var land = Fixture.land
    land[0].name = "RLS de la Haute-Brume"
    land[1].name = "RLS du Cap"
    land[2].name = "RLS du Cap-Vert"
    _ = try workspace.importTerritories(land, Fixture.rls, Fixture.options())
    for (kind, name) in [("municipality", "Anse"), ("clsc", "Anse")] {
      var place = Fixture.row(1, code: "1", shape: Fixture.square(0, 0))
      place.name = name
      _ = try workspace.importTerritories(
        [place], Fixture.territoryOptions(kind), Fixture.options())
    }
    var rows = [
      Fixture.resource(2, "g1", .gmf), Fixture.resource(3, "g1-b", .gmf, partOf: "g1"),
      Fixture.resource(4, "g2", .gmf), Fixture.resource(5, "c1", .clsc),
    ]
    for (index, name) in ["GMF du Phare", "Site Est – GMF du Phare", "GMF de l'Été", "Été"]
      .enumerated()
    {
      rows[index].resource?.name = name
    }
    _ = try workspace.importResources(rows, Fixture.options())
    return try workspace.snapshot(on: Fixture.day)
  }

  @Test(
    "A GMF is found by identifier, code, name or part of it",
    arguments: [
      ("resource:g1-b", "resource:g1-b"), ("g2", "resource:g2"), ("gmf du phare", "resource:g1"),
      ("GMF de l’ete", "resource:g2"), ("site est", "resource:g1"),
    ])
  func gmf(_ text: String, _ expected: String) throws {
    #expect(try snapshot().gmf(meant: text).text == expected)
  }

  @Test("Nothing is chosen between several, and what is not a GMF is not found by name")
  func unsettled() throws {
    let snapshot = try snapshot()
    #expect(
      throws: LookupError.ambiguousName(
        "GMF",
        candidates: [
          "resource:g1 (GMF du Phare)", "resource:g1-b (Site Est – GMF du Phare)",
          "resource:g2 (GMF de l'Été)",
        ])
    ) { try snapshot.gmf(meant: "GMF") }
    #expect(
      throws: LookupError.unknownName("GMF du Fare", nearest: ["resource:g1 (GMF du Phare)"])
    ) { try snapshot.gmf(meant: "GMF du Fare") }
    // One word may be a code or a name.
    #expect(throws: LookupError.unknownName("Fare", nearest: [])) {
      try snapshot.gmf(meant: "Fare")
    }
    let near = try #require(throws: LookupError.self) { try snapshot.gmf(meant: "g1-c") }
    #expect(near.code == "lookup.unknown-resource")
    let far = try #require(throws: LookupError.self) { try snapshot.gmf(meant: "resource:zzzzzzz") }
    #expect(far.code == "lookup.unknown-resource")
  }

  @Test("A territory is found by its whole name before a part of another's")
  func territory() throws {
    let snapshot = try snapshot()
    #expect(try snapshot.territory(meant: "rls:09").text == "rls:09")
    #expect(try snapshot.territory(meant: "haute brume").text == "rls:01")
    #expect(try snapshot.territory(meant: "Cap").text == "rls:02")
    #expect(try snapshot.territory(meant: "cap vert").text == "rls:03")
    #expect(throws: LookupError.self) { try snapshot.territory(meant: "région") }
    // As answers show it.
    #expect(throws: LookupError.self) { try snapshot.territory(meant: "Anse") }
    #expect(try snapshot.territory(meant: "Anse (municipalité)").text == "municipality:1")
    #expect(try snapshot.territory(meant: "anse (municipality)").text == "municipality:1")
    #expect(try snapshot.territory(meant: "CLSC Anse").text == "clsc:1")
  }
}
