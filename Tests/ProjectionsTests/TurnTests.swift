import Domain
import TestSupport
import Testing

@testable import Projections

/// The events because of which two vantages see one thing otherwise.
@Suite("Turns between two vantages")
struct TurnTests {
  static let territory = TerritoryID(trusted: "rls:1")

  /// A history of the name of one territory, and the vantages between which it is looked at.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String

    /// The name, the day from which it holds, and the position that it corrects; `nil` as a name takes
    /// back.
    let events: [(name: String?, day: Int32, corrects: Int64?)]
    let first: Vantage
    let second: Vantage

    /// The positions of the events, those of corrections with a minus.
    let turns: [Int64]
  }

  private static func at(_ day: Int32, _ position: Int64) -> Vantage {
    Vantage(day: CalendarDate(daysSince1970: day), position: position)
  }

  static let cases = [
    Case(
      testDescription: "nothing lies between", events: [("A", 10, nil), ("B", 20, nil)],
      first: at(12, 2), second: at(19, 2), turns: []),
    Case(
      testDescription: "another from a day on", events: [("A", 10, nil), ("B", 20, nil)],
      first: at(12, 2), second: at(20, 2), turns: [2]),
    Case(
      testDescription: "there was none before", events: [("A", 10, nil)],
      first: at(9, 1), second: at(10, 1), turns: [1]),
    Case(
      testDescription: "learned in between", events: [("A", 10, nil), ("B", 11, nil)],
      first: at(30, 1), second: at(30, 2), turns: [2]),
    Case(
      testDescription: "undone again in between",
      events: [("A", 10, nil), ("B", 20, nil), ("A", 30, nil)], first: at(15, 3),
      second: at(35, 3), turns: []),
    Case(
      testDescription: "two in between: the last",
      events: [("A", 10, nil), ("B", 20, nil), ("C", 30, nil)], first: at(15, 3),
      second: at(35, 3), turns: [3]),
    Case(
      testDescription: "of two on one day the last",
      events: [("A", 10, nil), ("B", 20, nil), ("C", 20, nil)],
      first: at(15, 3), second: at(20, 3), turns: [3]),
    Case(
      testDescription: "corrected in between", events: [("A", 10, nil), ("B", 10, 1)],
      first: at(30, 1), second: at(30, 2), turns: [-2]),
    Case(
      testDescription: "taken back in between",
      events: [("A", 10, nil), ("B", 20, nil), (nil, 20, 2)],
      first: at(30, 2), second: at(30, 3), turns: [-3]),
    Case(
      testDescription: "corrected before both",
      events: [("A", 10, nil), ("B", 10, 1), ("C", 20, nil)],
      first: at(15, 3), second: at(25, 3), turns: [3]),
    Case(
      testDescription: "a correction that came, and a day",
      events: [("A", 10, nil), ("B", 20, nil), ("C", 10, 1)], first: at(15, 2), second: at(25, 3),
      turns: [2, -3]),
    Case(
      testDescription: "a correction moves a fact to another day",
      events: [("A", 10, nil), ("B", 20, nil), ("B", 40, 2)], first: at(30, 2), second: at(30, 3),
      turns: [-3]),
    Case(
      testDescription: "the same again", events: [("A", 10, nil), ("A", 20, nil)],
      first: at(15, 2), second: at(25, 2), turns: []),
  ]

  @Test("They are those that one vantage does not see, either way round", arguments: cases)
  func names(_ example: Case) throws {
    let atlas = try Self.atlas(example.events)
    for (first, second) in [(example.first, example.second), (example.second, example.first)] {
      let found = atlas.turns(of: .name, of: Self.territory, between: first, and: second)
      #expect(found.map { $0.isCorrection ? -$0.position : $0.position } == example.turns)
    }
    let same = atlas.turns(
      of: .name, of: Self.territory, between: example.second, and: example.second)
    #expect(same.isEmpty)
  }

  private static func atlas(
    _ events: [(name: String?, day: Int32, corrects: Int64?)]
  ) throws -> Atlas {
    var projected = Projected<Atlas>()
    for (index, entry) in events.enumerated() {
      let day = CalendarDate(daysSince1970: entry.day)
      var event: DomainEvent? = entry.name.map {
        .territory(territory, .renamed(TerritoryRenamed(name: $0)))
      }
      if let corrected = entry.corrects {
        let correction = Correction(
          corrects: corrected, reason: "erreur",
          instead: event.map { Correction.Instead(effectiveOn: day, event: $0) })
        event = .correction(.territory(territory), correction)
      }
      try projected.advance(
        with: RecordedEvent(
          position: Int64(index + 1), effectiveOn: day, source: "test", event: #require(event),
          place: nil))
    }
    return projected.state
  }

  @Test("A part that passed is a turn of its own, however many follow it")
  func steps() throws {
    var projected = Projected<Atlas>()
    func record(_ event: TerritoryEvent, on day: Int32, instead corrected: Int64? = nil) throws {
      var recorded: DomainEvent = .territory(Self.territory, event)
      let day = CalendarDate(daysSince1970: day)
      if let corrected {
        recorded = .correction(
          .territory(Self.territory),
          Correction(corrects: corrected, reason: "erreur", instead: nil))
      }
      try projected.advance(
        with: RecordedEvent(
          position: projected.position + 1, effectiveOn: day, source: "test", event: recorded,
          place: nil))
    }
    func passed(to code: String) -> TerritoryEvent {
      .partTransferred(TerritoryPartTransferred(to: TerritoryID(trusted: code), part: nil))
    }
    try record(passed(to: "rls:2"), on: 10)
    try record(passed(to: "rls:3"), on: 20)
    try record(.merged(TerritoryMerged(into: TerritoryID(trusted: "rls:4"))), on: 30)
    try record(passed(to: "rls:2"), on: 20, instead: 1)
    let atlas = projected.state
    func turns(_ first: Vantage, _ second: Vantage) -> [Int64] {
      atlas.turnsOfSteps(from: Self.territory, between: first, and: second).map {
        $0.isCorrection ? -$0.position : $0.position
      }.sorted()
    }
    #expect(turns(Self.at(9, 3), Self.at(31, 3)) == [1, 2, 3])
    #expect(turns(Self.at(15, 3), Self.at(31, 3)) == [2, 3])
    #expect(turns(Self.at(31, 2), Self.at(31, 3)) == [3])
    #expect(turns(Self.at(31, 3), Self.at(31, 4)) == [-4])
    #expect(turns(Self.at(31, 4), Self.at(31, 4)).isEmpty)
    // The day on which a part passed is a day on which the territory may be seen otherwise.
    #expect(
      atlas.days(of: Self.territory, knownAt: 3)
        == Set([10, 20, 30].map { CalendarDate(daysSince1970: $0) }))
  }

  @Test("In a random history they are what tells two vantages apart", arguments: [1, 2, 3])
  func random(_ seed: UInt64) throws {
    let history = RandomHistory(seed: seed, count: 800)
    var projected = Projected<Atlas>()
    for event in history.events { try projected.advance(with: event) }
    let atlas = projected.state
    var random = SplitMix64(seed: seed)
    var foundCount = 0
    for _ in 0..<400 {
      let vantages = (0..<2).map { _ in
        Self.at(
          Int32.random(in: 18_000...20_600, using: &random),
          Int64.random(in: 100...800, using: &random))
      }
      for id in RandomHistory.territories {
        let names = vantages.map { atlas.facts(of: id, at: $0)?.name }
        guard vantages.allSatisfy({ atlas.facts(of: id, at: $0) != nil }) else { continue }
        let turns = atlas.turns(of: .name, of: id, between: vantages[0], and: vantages[1])
        #expect(turns.isEmpty == (names[0] == names[1]), "seed \(seed), \(id), \(vantages)")
        #expect(turns == atlas.turns(of: .name, of: id, between: vantages[1], and: vantages[0]))
        for turn in turns {
          foundCount += 1
          let event = history.events[Int(turn.position) - 1]
          #expect(event.event.subject == .territory(id))
          #expect(turn.position <= max(vantages[0].position, vantages[1].position))
        }
      }
    }
    #expect(foundCount > 100, "\(foundCount)")
  }
}
