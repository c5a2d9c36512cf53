import Domain
import Testing

@testable import Engine

@Suite("Layers that contradict each other")
struct WhereaboutsTests {
  static let day = CalendarDate(daysSince1970: 20_000)

  /// Between 2 and 2.001 degrees, the `clsc` are drawn a bit farther east than the `rls`.
  static func world() -> StripWorld {
    var world = StripWorld()
    world.add("rss:s")
    world.add("rls:west", 0..<2, in: "rss:s")
    world.add("rls:east", 2..<4, in: "rss:s")
    world.add("clsc:a", 0..<1, in: "rls:west")
    world.add("clsc:b", 1..<2.001, in: "rls:west")
    world.add("clsc:c", 2.001..<3, in: "rls:east")
    world.add("clsc:d", 3..<4, in: "rls:east")
    world.add("mrc:m", 0.5..<4)
    for id in world.parents.keys { world.serve(id.text, [id.text]) }
    world.serve("both", ["rls:west", "rls:east"])
    world.serve("all-east", ["clsc:b", "clsc:c", "clsc:d"])
    world.serve("except", ["rss:s"], except: ["rls:west"])
    return world
  }

  static func point(_ longitude: Double) throws -> Coordinate {
    try #require(Coordinate(longitudeDegrees: longitude, latitudeDegrees: 0))
  }

  static func ids(_ texts: String...) -> Set<TerritoryID> { Set(texts.map(StripWorld.id)) }

  /// How each service holds at home, left out where it does not.
  static func holds(_ answer: LookupAnswer) -> [String: SideVerdict.Holds] {
    Dictionary(uniqueKeysWithValues: answer.services.map { ($0.id.code, $0.home.holds) })
  }

  @Test("Where a declared parent is not the one drawn, both are possible and neither certain")
  func contradiction() throws {
    let snapshot = try Self.world().snapshot()
    let home = snapshot.locate(try Self.point(2.0005))
    let location = home.location
    #expect(location.standing.territories == Self.ids("rss:s", "mrc:m"))
    // If the other is right, the person lives in one of its children.
    #expect(
      location.standing.possibleTerritories
        == Self.ids(
          "rss:s", "mrc:m", "rls:west", "rls:east", "clsc:b", "clsc:c", "clsc:d"))
    #expect(location.standing.alternatives.contains(Self.ids("rls:west", "rls:east")))
    #expect(
      location.contradictions.map(\.kind.name) == ["rls"]
        && location.contradictions[0].drawn.map(\.id.text) == ["rls:east"]
        && location.contradictions[0].declared.map(\.child.id.text) == ["clsc:b"]
        && location.contradictions[0].declared[0].parents.map(\.id.text) == ["rls:west"])
    #expect(location.isDoubtful)
    let candidates = location.candidates.map(\.territory.id.text)
    #expect(Set(candidates).isSuperset(of: ["rls:east", "rls:west", "clsc:b", "clsc:c"]))
    let west = location.candidates.first { $0.territory.id.text == "rls:west" }
    #expect(abs((west?.distanceMetres ?? 0) - 55.6) < 0.1)
    let answer = try snapshot.lookup(home, LookupRequest(day: Self.day))
    #expect(
      Self.holds(answer) == [
        "rss:s": .yes, "mrc:m": .yes, "rls:west": .inSome, "rls:east": .inSome,
        "clsc:b": .inSome, "clsc:c": .inSome, "clsc:d": .inSome, "both": .yes,
        "all-east": .inSome, "except": .inSome,
      ])
  }

  @Test("Pieces of divided parents are all possible, whichever child is read first")
  func dividedParents() throws {
    var world = StripWorld()
    world.add("rls:drawn", 0..<1)
    for code in ["old1", "old2", "both", "one", "two"] { world.add("rls:\(code)") }
    world.add("clsc:a", 0..<1, in: "rls:old1")
    world.add("borough:b", 0..<1, in: "rls:old2")
    for (old, new) in [("rls:old1", "rls:one"), ("rls:old2", "rls:two")] {
      let pieces = ["rls:both", new].map(StripWorld.id)
      world.services.append(.territory(StripWorld.id(old), .split(TerritorySplit(into: pieces))))
    }
    let gazetteer = try world.snapshot().gazetteer
    let drawn = Self.ids("rls:drawn", "clsc:a", "borough:b")
    #expect(gazetteer.possibleLineage(of: drawn) == Self.ids("rls:both", "rls:one", "rls:two"))
    let reading = LayerReading(of: drawn, in: gazetteer)
    #expect(
      reading.options[StripWorld.id("rls:drawn").kind]
        == Self.ids("rls:drawn", "rls:both", "rls:one", "rls:two"))
  }

  @Test("Where layers agree, nothing is in doubt", arguments: [0.7, 1.5, 2.5])
  func agreement(_ longitude: Double) throws {
    let location = try Self.world().snapshot().locate(try Self.point(longitude)).location
    #expect(!location.isDoubtful && location.contradictions.isEmpty)
    #expect(location.standing.territories == location.standing.possibleTerritories)
    #expect(location.standing.territories.count == 4)
  }

  @Test(
    "A kind without a drawing, and land that a layer leaves out, leave the declared parent sure")
  func leftOut() throws {
    var world = StripWorld()
    world.add("rss:s")
    world.add("rls:west", 0..<2, in: "rss:s")
    world.add("clsc:a", 0..<2.5, in: "rls:west")
    let location = try world.snapshot().locate(try Self.point(2.2)).location
    #expect(location.standing.territories == Self.ids("clsc:a", "rls:west", "rss:s"))
    #expect(!location.isDoubtful)
  }

  @Test("Of two undrawn parents that layers declare, neither is certain")
  func declaredTwice() throws {
    var world = StripWorld()
    world.add("rss:s")
    world.add("rss:t")
    world.add("rls:west", 0..<2, in: "rss:s")
    world.add("borough:b", 0..<1, in: "rss:t")
    let location = try world.snapshot().locate(try Self.point(0.5)).location
    #expect(location.standing.territories.isEmpty)
    #expect(location.standing.alternatives.contains(Self.ids("rss:s", "rss:t")))
    #expect(location.contradictions.map(\.kind.name) == ["rss"])
    #expect(location.contradictions[0].drawn.isEmpty)
    // There is no boundary to measure to.
    let candidate = location.candidates.first { $0.territory.id.text == "rss:t" }
    #expect(candidate != nil && candidate?.distanceMetres == nil)
  }

  @Test("Where borders overlap, both are possible; what lies in one of them settles it")
  func overlap() throws {
    var world = StripWorld()
    world.add("rls:west", 0..<2.001)
    world.add("rls:east", 2..<4)
    let open = try world.snapshot().locate(try Self.point(2.0005)).location
    #expect(open.standing.territories.isEmpty)
    #expect(open.standing.alternatives == [Self.ids("rls:west", "rls:east")])
    #expect(open.contradictions.map { $0.drawn.map(\.id.text) } == [["rls:east", "rls:west"]])
    world.add("clsc:b", 1..<2.001, in: "rls:west")
    let settled = try world.snapshot().locate(try Self.point(2.0005)).location
    #expect(settled.standing.territories == Self.ids("rls:west", "clsc:b"))
    #expect(settled.contradictions.isEmpty)
  }

  @Test("A territory in another of its own kind contradicts nothing")
  func nested() throws {
    var world = StripWorld()
    world.add("custom:outer", 0..<4)
    world.add("custom:inner", 1..<2, in: "custom:outer")
    let location = try world.snapshot().locate(try Self.point(1.5)).location
    #expect(location.standing.territories == Self.ids("custom:outer", "custom:inner"))
    #expect(!location.isDoubtful && location.contradictions.isEmpty)
  }

  @Test("Around a point, land on which layers disagree makes both possible")
  func disc() throws {
    let snapshot = try Self.world().snapshot()
    // Within 200 m of it all is clsc:b, and some of that is drawn in rls:east.
    let near = snapshot.locate(try Self.point(1.999), doubtMetres: 200).location
    #expect(near.standing.territories == Self.ids("rss:s", "mrc:m"))
    #expect(near.standing.alternatives.contains(Self.ids("rls:west", "rls:east")))
    let far = snapshot.locate(try Self.point(1.99), doubtMetres: 200).location
    #expect(far.standing.territories == Self.ids("rss:s", "mrc:m", "rls:west", "clsc:b"))
    #expect(!far.isDoubtful)
  }

  @Test("A site of a GMF on disputed land serves neither side for sure")
  func site() throws {
    var world = Self.world()
    world.gmfPoint = try Self.point(2.0005)
    let snapshot = try world.snapshot()
    let answer = try snapshot.lookup(
      snapshot.locate(try Self.point(0.7)),
      LookupRequest(gmf: ResourceID(trusted: "resource:gmf"), day: Self.day))
    #expect(answer.gmf?.sites[0].contradictions.count == 1)
    let around = Dictionary(
      uniqueKeysWithValues: answer.services.map { ($0.id.code, $0.gmf?.holds) })
    #expect(around["rls:west"] == .inSome && around["rls:east"] == .inSome)
    #expect(around["rss:s"] == .yes && around["both"] == .yes)
    let reasons = answer.services.first { $0.id.code == "rls:east" }?.gmf?.reasons ?? []
    #expect(reasons.count == 1)
  }
}
