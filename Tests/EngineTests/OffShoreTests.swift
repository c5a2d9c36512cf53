import Domain
import Testing

@testable import Engine

@Suite("Points just beyond the drawn edge")
struct OffShoreTests {
  /// Two centres side by side, and a third, twenty metres wide, at the eastern edge; a county reaches
  /// farther out on both sides.
  private static func world() -> StripWorld {
    let narrow = 20 / StripWorld.metresPerDegree
    var world = StripWorld()
    world.add("rls:r")
    world.add("clsc:west", 0..<1, in: "rls:r")
    world.add("clsc:east", 1..<2, in: "rls:r")
    world.add("clsc:narrow", 2..<2 + narrow, in: "rls:r")
    world.add("mrc:m", 0.5..<5)
    for id in world.parents.keys { world.serve(id.text, [id.text]) }
    return world
  }

  private static func point(_ degrees: Double, metresEast: Double) throws -> Coordinate {
    try WhereaboutsTests.point(degrees + metresEast / StripWorld.metresPerDegree)
  }

  @Test("are answered for by the land beside them, which is told")
  func beside() throws {
    let snapshot = try Self.world().snapshot()
    let home = snapshot.locate(try Self.point(0, metresEast: -30))
    #expect(abs((home.location.outsideMetres ?? 0) - 30) < 0.1)
    #expect(home.location.doubtMetres == 100)
    #expect(home.location.territories.map(\.id.text) == ["clsc:west"])
    let answer = try snapshot.lookup(home, LookupRequest(day: WhereaboutsTests.day))
    #expect(WhereaboutsTests.holds(answer) == ["clsc:west": .yes, "rls:r": .yes])
  }

  @Test("are so also where land of another sort reaches farther out")
  func besideInCounty() throws {
    let snapshot = try Self.world().snapshot()
    let home = snapshot.locate(try Self.point(2, metresEast: 60))
    #expect(abs((home.location.outsideMetres ?? 0) - 40) < 0.1)
    let answer = try snapshot.lookup(home, LookupRequest(day: WhereaboutsTests.day))
    // Both centres are within reach of the doubt: neither is taken for sure.
    #expect(
      WhereaboutsTests.holds(answer)
        == ["clsc:east": .inSome, "clsc:narrow": .inSome, "rls:r": .yes, "mrc:m": .yes])
  }

  @Test("are nowhere when they are farther out, or only said to be exact to some metres")
  func farther() throws {
    let snapshot = try Self.world().snapshot()
    for (degrees, metres) in [(0.0, -310.0), (2, 400), (6, 0)] {
      let home = snapshot.locate(try Self.point(degrees, metresEast: metres))
      #expect(home.location.outsideMetres == nil && home.location.doubtMetres == 0)
      let answer = try snapshot.lookup(home, LookupRequest(day: WhereaboutsTests.day))
      #expect(!WhereaboutsTests.holds(answer).keys.contains { $0.hasPrefix("clsc") })
    }
    let inside = snapshot.locate(try Self.point(0, metresEast: 30))
    #expect(inside.location.outsideMetres == nil && !inside.location.isDoubtful)
    let wide = snapshot.locate(try Self.point(0, metresEast: -30), doubtMetres: 50)
    #expect(wide.location.outsideMetres == nil && wide.location.doubtMetres == 50)
  }
}
