import Domain
import TestSupport
import Testing

@testable import Engine

/// Tables tell of the squares only; what is made of squares has their people.
@Suite("Population of what a table does not have")
struct PopulationOfPartsTests {
  private static func id(_ text: String) -> TerritoryID { TerritoryID(trusted: text) }

  @Test("is the sum over the territories that make it up, by sex and age")
  func sum() throws {
    let world = try ConversionWorld()
    let snapshot = try world.workspace(.reading).snapshot(on: WorkspaceFixture.day)
    let figures = try snapshot.population(of: Self.id("rls:w"), year: 2021).figures
    let squares = ["00", "01", "10", "11"]
    #expect(figures.parts == squares.map { Self.id("clsc:\($0)") })
    #expect(figures.everybody?.count == squares.reduce(0) { $0 + world.people($1) })
    let women = ConversionWorld.defaultRows.filter {
      squares.contains($0.territory.code) && $0.year == 2021 && $0.sex == .female
    }
    #expect(figures.people(.female, ages: 65...150) == women.reduce(0) { $0 + $1.people[1] })
    #expect(try snapshot.population(of: Self.id("clsc:00")).figures.parts == [Self.id("clsc:00")])
  }

  @Test("is not known where they do not make it up")
  func notMadeUp() throws {
    let world = try ConversionWorld()
    try world.add("mrc", [("half", 0, 0.5)])
    let snapshot = try world.workspace(.reading).snapshot(on: WorkspaceFixture.day)
    #expect(
      throws: PopulationError.noFigures(
        snapshot.named(Self.id("mrc:half")), kinds: [TerritoryKind("clsc")].compactMap(\.self))
    ) { try snapshot.population(of: Self.id("mrc:half")) }
    // The community lies in the RLS and is no square: the squares still make the RLS up.
    #expect(try snapshot.population(of: Self.id("rls:e")).figures.parts.count == 4)
  }

  @Test("is not that of before a reform that gave or took land")
  func otherLand() throws {
    let world = try ConversionWorld()
    let workspace = try world.workspace(.writing)
    let day = WorkspaceFixture.day
    let later = CalendarDate(daysSince1970: day.daysSince1970 + 100)
    let fact = UncheckedFact(
      id: "a", stream: "clsc:00", type: "territory.part-transferred", schemaVersion: nil,
      effectiveOn: later.description, source: "test", payload: Array(#"{"to":"clsc:01"}"#.utf8))
    _ = try workspace.record([fact], actor: "test")
    let eve = try workspace.snapshot(on: later.previous)
    let after = try workspace.snapshot(on: later)
    for code in ["00", "01"] {
      let id = Self.id("clsc:\(code)")
      #expect(try eve.population(of: id, year: 2021).figures.everybody?.count == world.people(code))
      #expect(
        throws: PopulationError.otherLand(after.named(id), told: day, reformed: later)
      ) { try after.population(of: id) }
      #expect(try after.peopleCount(of: id) == nil)
    }
    #expect(try eve.peopleCount(of: Self.id("rls:w")) != nil)
    #expect(try after.peopleCount(of: Self.id("clsc:10")) != nil)
  }
}
