import Domain
import Projections
import Testing

@Suite("Corrections and what was known")
struct CorrectionTests {
  private static let id = TerritoryID(trusted: "rls:1")

  private static func day(_ number: Int32) -> CalendarDate { CalendarDate(daysSince1970: number) }

  private static func named(_ name: String) -> DomainEvent {
    .territory(id, .defined(TerritoryDefined(name: name, parents: [])))
  }

  private static func correct(
    _ position: Int64, with name: String?, from day: Int32
  ) -> DomainEvent {
    .correction(
      .territory(id),
      Correction(
        corrects: position, reason: "wrong",
        instead: name.map { Correction.Instead(effectiveOn: Self.day(day), event: named($0)) }))
  }

  private static func atlas(_ facts: [(day: Int32, event: DomainEvent)]) throws -> Atlas {
    var projected = Projected<Atlas>()
    for (index, fact) in facts.enumerated() {
      try projected.advance(
        with: RecordedEvent(
          position: Int64(index + 1), effectiveOn: day(fact.day), source: "", event: fact.event,
          place: nil))
    }
    return projected.state
  }

  private static func name(_ atlas: Atlas, on number: Int32, knownAt position: Int64) -> String? {
    atlas.facts(of: id, at: Vantage(day: day(number), position: position))?.name
  }

  @Test("A correction holds from the day it states, and only for those who know it")
  func corrected() throws {
    let atlas = try Self.atlas([
      (100, Self.named("A")), (400, Self.correct(1, with: "B", from: 90)),
    ])
    #expect(Self.name(atlas, on: 95, knownAt: 1) == nil)
    #expect(Self.name(atlas, on: 100, knownAt: 1) == "A")
    #expect(Self.name(atlas, on: 89, knownAt: 2) == nil)
    #expect(Self.name(atlas, on: 90, knownAt: 2) == "B")
    #expect(Self.name(atlas, on: 100, knownAt: 2) == "B")
  }

  @Test("A correction takes the place of its fact: what was recorded later on the same day counts")
  func place() throws {
    let atlas = try Self.atlas([
      (100, Self.named("A")), (100, Self.named("later")),
      (400, Self.correct(1, with: "B", from: 100)),
    ])
    #expect(Self.name(atlas, on: 100, knownAt: 3) == "later")
  }

  @Test("A fact taken back was never so; a second correction takes the place of the first")
  func twice() throws {
    let atlas = try Self.atlas([
      (100, Self.named("A")), (400, Self.correct(1, with: nil, from: 0)),
      (500, Self.correct(1, with: "C", from: 120)),
    ])
    #expect(Self.name(atlas, on: 200, knownAt: 1) == "A")
    #expect(Self.name(atlas, on: 200, knownAt: 2) == nil)
    #expect(Self.name(atlas, on: 200, knownAt: 3) == "C")
    #expect(Self.name(atlas, on: 119, knownAt: 3) == nil)
  }

  @Test("What is known at a position is what a log that ends there says")
  func knownThen() throws {
    let facts: [(Int32, DomainEvent)] = [
      (100, Self.named("A")), (50, Self.named("B")), (150, Self.correct(2, with: "C", from: 110)),
      (105, Self.named("D")), (160, Self.correct(1, with: nil, from: 0)),
      (170, Self.correct(2, with: "E", from: 40)),
    ]
    let whole = try Self.atlas(facts)
    for position in 0...facts.count {
      let then = try Self.atlas(Array(facts.prefix(position)))
      for day in Int32(30)...180 {
        #expect(
          Self.name(whole, on: day, knownAt: Int64(position))
            == Self.name(then, on: day, knownAt: .max))
      }
    }
  }
}
