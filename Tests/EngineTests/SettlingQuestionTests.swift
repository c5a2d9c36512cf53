import Domain
import Testing

@testable import Engine

@Suite("The question that settles a doubt")
struct SettlingQuestionTests {
  typealias World = WhereaboutsTests

  /// Four `clsc` in two `rls`; `mrc` and towns are added by each test.
  static func world() -> StripWorld {
    var world = StripWorld()
    world.add("rss:s")
    world.add("rls:west", 0..<2, in: "rss:s")
    world.add("rls:east", 2..<4, in: "rss:s")
    world.add("clsc:b", 0..<2, in: "rls:west")
    world.add("clsc:c", 2..<4, in: "rls:east")
    for code in ["rss:s", "rls:west", "rls:east", "clsc:b", "clsc:c"] { world.serve(code, [code]) }
    world.serve("except", ["rss:s"], except: ["clsc:b"])
    return world
  }

  static func lookup(_ snapshot: Snapshot, _ longitude: Double, within metres: Double = 0) throws
    -> LookupAnswer
  {
    try snapshot.lookup(
      snapshot.locate(try World.point(longitude), doubtMetres: metres),
      LookupRequest(day: World.day))
  }

  /// Whether every place within the radius gets what its answer to the question promised.
  static func settles(
    _ doubt: LookupDoubt, _ snapshot: Snapshot, around longitude: Double, metres: Double
  ) throws -> (places: Int, wrong: Int, answers: Set<TerritoryID>) {
    let question = try #require(doubt.question)
    guard case .territory(let kind) = question.asked else { return (0, 0, []) }
    var result = (places: 0, wrong: 0, answers: Set<TerritoryID>())
    let open = Set(doubt.inSome.map(\.service))
    for step in -100...100 {
      let place = longitude + Double(step) / 101 * metres / StripWorld.metresPerDegree
      let exact = try lookup(snapshot, place)
      let truth = try #require(exact.home.territories.first { $0.id.kind == kind })
      let answer = try #require(question.answers.first { $0.territory == truth })
      let served = Set(exact.services.filter { $0.home.holds == .yes }.map(\.id))
      result.places += 1
      result.answers.insert(truth.id)
      if served.intersection(open) != Set(answer.services) { result.wrong += 1 }
      let everywhere = Set(doubt.everywhere)
      if !served.isSuperset(of: everywhere) { result.wrong += 1 }
    }
    return result
  }

  @Test("The answer to the question decides every service, wherever the person lives")
  func settling() throws {
    var world = Self.world()
    world.add("mrc:m", 0..<2)
    world.add("mrc:n", 2..<4)
    let snapshot = try world.snapshot()
    let doubt = try #require(try Self.lookup(snapshot, 2.001, within: 500).doubt)
    #expect(doubt.everywhere.map(\.code) == ["rss:s"])
    #expect(
      Set(doubt.inSome.map(\.service.code))
        == ["rls:west", "rls:east", "clsc:b", "clsc:c", "except"])
    let question = try #require(doubt.question)
    #expect(question.asked == .territory(StripWorld.id("mrc:m").kind))
    #expect(
      question.answers.map { Set($0.services.map(\.code)) }
        == [["rls:west", "clsc:b"], ["rls:east", "clsc:c", "except"]])
    let proof = try Self.settles(doubt, snapshot, around: 2.001, metres: 500)
    #expect(proof.places == 201 && proof.wrong == 0 && proof.answers.count == 2)
  }

  @Test("A kind that does not decide everything is not asked for; a finer one that does is")
  func ladder() throws {
    var world = Self.world()
    world.add("mrc:m", 0..<2.002)
    world.add("mrc:n", 2.002..<4)
    let coarse = try #require(try Self.lookup(world.snapshot(), 2.001, within: 500).doubt)
    #expect(coarse.question == SettlingQuestion(.address))
    world.add("neighbourhood:1", 0..<1.999)
    world.add("neighbourhood:2", 1.999..<2)
    world.add("neighbourhood:3", 2..<4)
    let fine = try #require(try Self.lookup(world.snapshot(), 2.001, within: 500).doubt)
    #expect(fine.question?.asked == .territory(StripWorld.id("neighbourhood:1").kind))
    let proof = try Self.settles(fine, world.snapshot(), around: 2.001, metres: 500)
    #expect(proof.wrong == 0 && proof.answers.count == 3)
  }

  @Test("A kind that leaves land out is not asked for, for somebody may live in none")
  func gap() throws {
    var world = Self.world()
    world.add("municipality:m", 0..<2)
    world.add("municipality:n", 2.001..<4)
    let doubt = try #require(try Self.lookup(world.snapshot(), 2.001, within: 500).doubt)
    #expect(doubt.question == SettlingQuestion(.address))
  }

  @Test("Where layers contradict each other at a known point, the establishment is asked")
  func contradiction() throws {
    let doubt = try #require(try Self.lookup(World.world().snapshot(), 2.0005).doubt)
    #expect(doubt.question == SettlingQuestion(.establishment))
    let west = doubt.inSome.first { $0.service.code == "rls:west" }
    #expect(west?.territories.map(\.id.text) == ["rls:west"])
  }

  @Test("Without doubt nothing is said of one, and without anything open nothing is asked")
  func plain() throws {
    #expect(try Self.lookup(Self.world().snapshot(), 1.5).doubt == nil)
    var world = StripWorld()
    world.add("rls:west", 0..<2)
    world.add("rls:east", 2..<4)
    world.serve("both", ["rls:west", "rls:east"])
    let doubt = try #require(try Self.lookup(world.snapshot(), 2.001, within: 500).doubt)
    #expect(doubt.everywhere.map(\.code) == ["both"] && doubt.inSome.isEmpty)
    #expect(doubt.question == nil)
  }
}
