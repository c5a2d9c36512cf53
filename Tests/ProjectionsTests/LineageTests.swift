import Domain
import Hashing
import Projections
import TestSupport
import Testing

@Suite("Lineage of territories")
struct LineageTests {
  private static func id(_ code: String) -> TerritoryID { TerritoryID(trusted: "rls:\(code)") }

  private static func day(_ number: Int32) -> CalendarDate { CalendarDate(daysSince1970: number) }

  private static func fold<P: Projection>(
    _: P.Type, _ facts: [(day: Int32, event: DomainEvent)]
  ) throws -> P {
    var projected = Projected<P>()
    for (index, fact) in facts.enumerated() {
      try projected.advance(
        with: RecordedEvent(
          position: Int64(index + 1), effectiveOn: day(fact.day), source: "source \(index + 1)",
          event: fact.event, place: nil))
    }
    return projected.state
  }

  private static func define(_ code: String) -> (day: Int32, event: DomainEvent) {
    (0, .territory(id(code), .defined(TerritoryDefined(name: code, parents: []))))
  }

  /// A and B merge into C, C is given the code D, D is split into E and F; F gives a part to G.
  private static let story: [(day: Int32, event: DomainEvent)] = {
    let note = ReformNote(act: "Decree", officialOn: day(95))
    return ["A", "B", "C", "D", "E", "F", "G"].map(define) + [
      (100, .territory(id("A"), .merged(TerritoryMerged(into: id("C"), reform: note)))),
      (100, .territory(id("B"), .merged(TerritoryMerged(into: id("C"), reform: note)))),
      (200, .territory(id("C"), .recoded(TerritoryRecoded(into: id("D"))))),
      (300, .territory(id("D"), .split(TerritorySplit(into: [id("E"), id("F")])))),
      (
        400,
        .territory(id("F"), .partTransferred(TerritoryPartTransferred(to: id("G"), part: .zero)))
      ),
    ]
  }()

  @Test("A territory is followed through whole successions, and to every piece of a split")
  func current() throws {
    let atlas = try Self.fold(Atlas.self, Self.story)
    func current(_ day: Int32) -> CurrentTerritories {
      atlas.current(of: Self.id("A"), at: .latest(on: Self.day(day)))
    }
    #expect(current(99).territories == [Self.id("A")] && current(99).steps.isEmpty)
    #expect(current(100).whole == Self.id("C"))
    #expect(current(299).whole == Self.id("D"))
    #expect(current(299).steps.map(\.how) == [.merged, .recoded])
    #expect(current(300).whole == nil)
    #expect(current(300).territories == [Self.id("E"), Self.id("F")])
  }

  @Test("Lineage is read both ways, with the dates in use and in law")
  func bothWays() throws {
    let atlas = try Self.fold(Atlas.self, Self.story)
    let last = Vantage.last
    let from = atlas.predecessors(of: Self.id("C"), at: last)
    #expect(from.map(\.from) == [Self.id("A"), Self.id("B")])
    #expect(from.allSatisfy { $0.effectiveOn == Self.day(100) && $0.officialOn == Self.day(95) })
    let part = atlas.successors(of: Self.id("F"), at: last)
    #expect(part.map(\.how) == [.partTransferred])
    #expect(part == atlas.predecessors(of: Self.id("G"), at: last))
    #expect(atlas.predecessors(of: Self.id("C"), at: .latest(on: Self.day(99))).isEmpty)
  }

  @Test("A circle of mergers ends where it closes")
  func circle() throws {
    let atlas = try Self.fold(
      Atlas.self,
      [
        Self.define("A"), Self.define("B"),
        (100, .territory(Self.id("A"), .merged(TerritoryMerged(into: Self.id("B"))))),
        (100, .territory(Self.id("B"), .merged(TerritoryMerged(into: Self.id("A"))))),
      ])
    #expect(atlas.current(of: Self.id("A"), at: .last).territories.isEmpty)
  }

  @Test("A reach that was re-targeted stays with whoever declared it, also after a correction")
  func promise() throws {
    let service = ServiceID(trusted: "service:s")
    func declared(by name: String) -> DomainEvent {
      .service(
        service,
        .reachDeclared(ServiceReachDeclared(reach: .notStated, declaredBy: name)))
    }
    let retargeted = ServiceReachRetargeted(
      reach: Reach([.everyone]), replaced: [Replacement(from: Self.id("A"), to: [Self.id("B")])])
    let baskets = try Self.fold(
      Baskets.self,
      [
        (100, declared(by: "Marie")), (200, .service(service, .reachRetargeted(retargeted))),
        (300, declared(by: "Luc")),
        (
          500,
          .correction(
            .service(service),
            Correction(
              corrects: 1, reason: "misread",
              instead: .init(effectiveOn: Self.day(100), event: declared(by: "Anne"))))
        ),
      ])
    func reach(_ day: Int32, _ position: Int64) -> DeclaredReach? {
      baskets.reach(of: service, at: Vantage(day: Self.day(day), position: position))
    }
    #expect(reach(250, 3)?.declaredBy == "Marie")
    #expect(reach(250, 3)?.retargeting?.replaced == retargeted.replaced)
    #expect(reach(250, 3)?.reach == Reach([.everyone]))
    #expect(reach(250, 4)?.declaredBy == "Anne")
    #expect(reach(300, 4)?.declaredBy == "Luc" && reach(300, 4)?.retargeting == nil)
  }

  @Test("What is seen from a position is what a log that ends there says, for random histories")
  func knownThen() throws {
    for seed in UInt64(1)...20 {
      let events = RandomHistory(seed: seed, count: 400).events
      let whole = try FoldTests.rebuilt(Atlas.self, events)
      let wholeBaskets = try FoldTests.rebuilt(Baskets.self, events)
      for position in stride(from: 40, through: 400, by: 60) {
        let then = try FoldTests.rebuilt(Atlas.self, Array(events.prefix(position)))
        let thenBaskets = try FoldTests.rebuilt(Baskets.self, Array(events.prefix(position)))
        for day in stride(from: Int32(18_000), through: 20_600, by: 260) {
          let seen = Vantage(day: Self.day(day), position: Int64(position))
          let latest = Vantage.latest(on: Self.day(day))
          for id in RandomHistory.territories {
            #expect(whole.successors(of: id, at: seen) == then.successors(of: id, at: latest))
            #expect(whole.predecessors(of: id, at: seen) == then.predecessors(of: id, at: latest))
            #expect(whole.current(of: id, at: seen) == then.current(of: id, at: latest))
            #expect(whole.facts(of: id, at: seen) == then.facts(of: id, at: latest))
          }
          for id in RandomHistory.services {
            #expect(wholeBaskets.reach(of: id, at: seen) == thenBaskets.reach(of: id, at: latest))
          }
        }
      }
    }
  }
}
