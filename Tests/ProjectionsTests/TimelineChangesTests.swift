import Domain
import Projections
import TestSupport
import Testing

@Suite("What lies ahead, and what was corrected since")
struct TimelineChangesTests {
  private static let id = TerritoryID(trusted: "rls:1")

  private static func day(_ number: Int32) -> CalendarDate { CalendarDate(daysSince1970: number) }

  private static func vantage(_ number: Int32, _ position: Int64 = .max) -> Vantage {
    Vantage(day: day(number), position: position)
  }

  private static func renamed(_ name: String) -> DomainEvent {
    .territory(id, .renamed(TerritoryRenamed(name: name)))
  }

  private static func correct(
    _ position: Int64, with name: String?, from day: Int32 = 0
  ) -> DomainEvent {
    .correction(
      .territory(id),
      Correction(
        corrects: position, reason: "wrong",
        instead: name.map { .init(effectiveOn: Self.day(day), event: renamed($0)) }))
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

  private static func names(
    _ facts: [(day: Int32, event: DomainEvent)]
  ) throws -> Timeline<String> {
    try #require(try atlas(facts).record(of: id)).names
  }

  @Test("A change is announced until the day before, and from the day on it is so")
  func halfOpen() throws {
    let names = try Self.names([(100, Self.renamed("A")), (200, Self.renamed("B"))])
    #expect(names.changes(after: Self.vantage(199)).map(\.value) == ["B"])
    #expect(names.value(at: Self.vantage(199)) == "A")
    #expect(names.changes(after: Self.vantage(200)).isEmpty)
    #expect(names.value(at: Self.vantage(200)) == "B")
    #expect(names.changes(after: Self.vantage(99)).map(\.value) == ["A", "B"])
    // Not before it was known.
    #expect(names.changes(after: Self.vantage(150, 1)).isEmpty)
  }

  @Test("What is only said again is no change, and of one day the last fact counts")
  func same() throws {
    let names = try Self.names([
      (100, Self.renamed("A")), (150, Self.renamed("A")), (200, Self.renamed("B")),
      (200, Self.renamed("C")), (250, Self.renamed("A")),
    ])
    let changes = names.changes(after: Self.vantage(100))
    #expect(changes.map(\.value) == ["C", "A"])
    #expect(changes.map(\.effectiveOn) == [Self.day(200), Self.day(250)])
  }

  @Test("Nothing was corrected since what is known now")
  func now() throws {
    let facts: [(Int32, DomainEvent)] = [
      (100, Self.renamed("A")), (300, Self.correct(1, with: "B", from: 100)),
    ]
    #expect(try Self.names(facts).corrections(since: Self.vantage(150, 2)).isEmpty)
    let since = try Self.names(facts).corrections(since: Self.vantage(150, 1))
    #expect(since.map(\.root) == [1] && since.map(\.position) == [2])
  }

  @Test("A correction that touches nothing that was seen is not told")
  func untouched() throws {
    // A fact that another took over from before the day; one that says the same after all.
    let names = try Self.names([
      (100, Self.renamed("A")), (120, Self.renamed("B")),
      (300, Self.correct(1, with: "C", from: 90)),
      (300, Self.correct(2, with: "D", from: 120)), (310, Self.correct(2, with: "B", from: 120)),
    ])
    #expect(names.corrections(since: Self.vantage(150, 2)).isEmpty)
    #expect(names.corrections(since: Self.vantage(110, 2)).map(\.root) == [1])
    #expect(names.corrections(since: Self.vantage(150, 4)).map(\.position) == [5])
  }

  @Test("A fact that should have counted, or was announced and is no more, is told")
  func shouldHave() throws {
    let names = try Self.names([
      (100, Self.renamed("A")), (400, Self.renamed("B")),
      (300, Self.correct(2, with: "B", from: 140)),
    ])
    #expect(names.corrections(since: Self.vantage(150, 2)).map(\.root) == [2])
    // On a day that it does not reach, what was announced is another day now.
    #expect(names.corrections(since: Self.vantage(120, 2)).map(\.root) == [2])
    let taken = try Self.names([
      (100, Self.renamed("A")), (400, Self.renamed("B")), (300, Self.correct(2, with: nil)),
    ])
    #expect(taken.corrections(since: Self.vantage(150, 2)).map(\.root) == [2])
  }

  @Test("Whatever differs once only corrections are added is told of", arguments: 0..<20)
  func sound(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var facts: [(day: Int32, event: DomainEvent)] = (0..<6).map { _ in
      (
        .random(in: 0...20, using: &random),
        Self.renamed("\(Int.random(in: 0...3, using: &random))")
      )
    }
    for _ in 0..<5 {
      let root = Int64.random(in: 1...6, using: &random)
      let name = Bool.random(using: &random) ? "\(Int.random(in: 0...3, using: &random))" : nil
      facts.append((0, Self.correct(root, with: name, from: .random(in: 0...20, using: &random))))
    }
    let names = try Self.names(facts)
    for position in 6...11 {
      for day in Int32(0)...20 {
        let then = Self.vantage(day, Int64(position))
        let isTold = !names.corrections(since: then).isEmpty
        let differs = names.value(at: then) != names.value(at: Self.vantage(day))
        #expect(isTold || !differs, "seed \(seed), day \(day), position \(position)")
        #expect(position < 11 || !isTold)
      }
    }
  }

  @Test("What is ahead is what every day says, one after the other", arguments: 0..<20)
  func naive(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let facts = (0..<8).map { _ in
      (
        day: Int32.random(in: 0...20, using: &random),
        event: Self.renamed("\(Int.random(in: 0...2, using: &random))")
      )
    }
    let names = try Self.names(facts)
    for day in Int32(0)...21 {
      var expected: [String?] = []
      var current = names.value(at: Self.vantage(day))
      for later in (day + 1)...22 {
        let value = names.value(at: Self.vantage(later))
        if value != current { expected.append(value) }
        current = value
      }
      #expect(names.changes(after: Self.vantage(day)).map(\.value) == expected, "seed \(seed)")
    }
  }
}
