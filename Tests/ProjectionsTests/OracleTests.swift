import Domain
import Foundation
import TestSupport
import Testing

@testable import Projections

/// The folds beside an evaluation that walks the whole list of events.
@Suite("Answers from any vantage")
struct OracleTests {
  /// 200 vantages on 10,000 events where the code is optimised, and everywhere when `CI` or
  /// `ANCRAGE_FULL_TESTS` is set; fewer where it is not.
  static let size: (events: Int, vantages: Int) = {
    #if DEBUG
      let environment = ProcessInfo.processInfo.environment
      if environment["CI"] == nil, environment["ANCRAGE_FULL_TESTS"] == nil { return (3_000, 60) }
    #endif
    return (10_000, 200)
  }()

  /// The folds at one position.
  struct Models {
    var atlas = Projected<Atlas>()
    var directory = Projected<Directory>()
    var baskets = Projected<Baskets>()
    var categories = Projected<Categories>()
    var partnerships = Projected<Partnerships>()

    mutating func follow(_ events: some Sequence<RecordedEvent>) throws {
      for event in events {
        try atlas.advance(with: event)
        try directory.advance(with: event)
        try baskets.advance(with: event)
        try categories.advance(with: event)
        try partnerships.advance(with: event)
      }
    }

    /// The same models from their stored bytes.
    func reloaded() throws -> Models {
      func again<P: Projection>(_ projected: Projected<P>) throws -> Projected<P> {
        var reader = StateReader(FoldTests.bytes(projected.state))
        return Projected(state: try P(from: &reader), position: projected.position)
      }
      return Models(
        atlas: try again(atlas), directory: try again(directory), baskets: try again(baskets),
        categories: try again(categories), partnerships: try again(partnerships))
    }
  }

  /// Everything that the folds answer, and that the walk answers, where they differ.
  static func differences(_ models: Models, _ naive: NaiveEvaluation) -> [String] {
    var found: [String] = []
    func compare<Value: Equatable>(_ what: String, _ ours: Value, _ theirs: Value) {
      if ours != theirs, found.count < 3 { found.append("\(what): \(ours), not \(theirs)") }
    }
    let vantage = naive.vantage
    let (atlas, directory) = (models.atlas.state, models.directory.state)
    compare("existing", atlas.existing(at: vantage), naive.existing)
    for id in RandomHistory.territories {
      compare("\(id)", atlas.facts(of: id, at: vantage), naive.facts(of: id))
      compare("lineage \(id)", atlas.ancestors(ofAll: [id], at: vantage), naive.lineage(of: id))
      compare("after \(id)", atlas.successors(of: id, at: vantage), naive.successors(of: id))
      compare("before \(id)", atlas.predecessors(of: id, at: vantage), naive.predecessors(of: id))
      compare("current \(id)", atlas.current(of: id, at: vantage), naive.current(of: id))
    }
    for id in RandomHistory.organizations {
      compare("\(id)", directory.name(of: id, at: vantage), naive.name(of: id))
      compare(
        "status \(id)", directory.organizations[id]?.statuses.value(at: vantage),
        naive.status(of: id))
    }
    for id in RandomHistory.resources {
      compare("\(id)", directory.facts(of: id, at: vantage), naive.facts(of: id))
      compare("root \(id)", directory.root(of: id, at: vantage), naive.root(of: id))
      compare(
        "sites \(id)", directory.sites(of: id, at: vantage),
        naive.sites(of: id, among: RandomHistory.resources))
    }
    for id in RandomHistory.services {
      compare("\(id)", directory.facts(of: id, at: vantage), naive.facts(of: id))
      compare("reach \(id)", models.baskets.state.reach(of: id, at: vantage), naive.reach(of: id))
    }
    for id in RandomHistory.datasets {
      compare("\(id)", directory.dataset(id, at: vantage), naive.dataset(id))
    }
    let (categories, partnerships) = (models.categories.state, models.partnerships.state)
    for id in RandomHistory.categories {
      compare("\(id)", categories.state(of: id, at: vantage), naive.state(of: id))
      compare("codes \(id)", categories.codes(of: id, at: vantage), naive.codes(of: id))
    }
    for id in RandomHistory.resources {
      compare(
        "agreements \(id)", partnerships.agreements(of: id, at: vantage),
        naive.agreements(of: id))
    }
    for role in DatasetRole.allCases {
      compare("\(role)", directory.datasets(role, at: vantage), naive.datasets(role))
    }
    return found
  }

  @Test("are those of a walk over the whole list of events, and again from stored bytes")
  func walk() throws {
    let seed: UInt64 = 20_261_122
    print("oracle: seed \(seed), \(Self.size.events) events, \(Self.size.vantages) vantages")
    let history = RandomHistory(seed: seed, count: Self.size.events)
    var models = Models()
    try models.follow(history.events)
    let reloaded = try models.reloaded()
    for vantage in history.vantages(Self.size.vantages, seed: seed) {
      let naive = NaiveEvaluation(history.events, at: vantage)
      #expect(Self.differences(models, naive) == [], "\(vantage), seed \(seed)")
      #expect(Self.differences(reloaded, naive) == [], "\(vantage), seed \(seed), stored")
    }
  }

  @Test("are those of a walk on many short histories, whatever order facts are learned in")
  func shortHistories() throws {
    for seed in UInt64(1)...120 {
      var options = RandomHistory.Options()
      options.isOrderly = seed.isMultiple(of: 2)
      let history = RandomHistory(seed: seed, count: 250, options)
      var models = Models()
      try models.follow(history.events)
      for vantage in history.vantages(10, seed: seed) {
        let naive = NaiveEvaluation(history.events, at: vantage)
        #expect(Self.differences(models, naive) == [], "\(vantage), seed \(seed)")
      }
    }
  }

  @Test("stay what they were while more is learned, stored and read again")
  func forEver() throws {
    let history = RandomHistory(seed: 77, count: 2_000)
    var random = SplitMix64(seed: 78)
    var models = Models()
    var asked: [NaiveEvaluation] = []
    var next = 0
    while next < history.events.count {
      let end = min(history.events.count, next + Int.random(in: 1...200, using: &random))
      try models.follow(history.events[next..<end])
      next = end
      if Bool.random(using: &random) { models = try models.reloaded() }
      // Secrets reach back to every vantage; the walk is told of all of them.
      asked = asked.map { NaiveEvaluation(Array(history.events[..<end]), at: $0.vantage) }
      for naive in asked { #expect(Self.differences(models, naive) == [], "\(naive.vantage)") }
      let day = history.vantages(1, seed: UInt64(end))[0].day
      asked.append(
        NaiveEvaluation(
          Array(history.events[..<end]), at: Vantage(day: day, position: Int64(end))))
      asked = Array(asked.suffix(25))
    }
  }

  @Test("Each rule of the walk left out is noticed", arguments: NaiveEvaluation.Rule.allCases)
  func eachRuleMatters(_ rule: NaiveEvaluation.Rule) throws {
    // Secrets reach back to every vantage: only what becomes one late tells the rule from its absence.
    for seed in UInt64(1)...8 {
      let history = RandomHistory(seed: seed, count: 800)
      var models = Models()
      try models.follow(history.events)
      for vantage in history.vantages(20, seed: seed) {
        let naive = NaiveEvaluation(history.events, at: vantage, without: rule)
        if !Self.differences(models, naive).isEmpty { return }
      }
    }
    Issue.record("160 vantages did not notice that \(rule) was missing")
  }

  @Test("What comes next, and what will change, is what comes next in the list of facts")
  func next() throws {
    var random = SplitMix64(seed: 12)
    for _ in 0..<400 {
      let (timeline, facts) = Self.randomTimeline(&random)
      for _ in 0..<20 {
        let vantage = Vantage(
          day: CalendarDate(daysSince1970: .random(in: 98...112, using: &random)),
          position: .random(in: 0...14, using: &random))
        let known = facts.filter {
          $0.position <= vantage.position && !($0.correctedAt ?? .max <= vantage.position)
        }
        let day = known.map(\.day).filter { $0 > vantage.day }.min()
        let expected = known.filter { $0.day == day }.max { $0.root < $1.root }
        #expect(timeline.next(after: vantage)?.value == expected?.value, "\(vantage) \(facts)")
        let current = known.filter { $0.day <= vantage.day }
          .max { ($0.day, $0.root) < ($1.day, $1.root) }
        #expect(timeline.value(at: vantage) == current?.value, "\(vantage) \(facts)")
        // Every other value is the same again to the eye.
        var seen = current.map { $0.value / 2 } ?? 3
        let later = Set(known.map(\.day).filter { $0 > vantage.day }).sorted()
        let announced = later.compactMap { day in
          known.filter { $0.day == day }.max { $0.root < $1.root }
        }.filter { fact in
          defer { seen = fact.value / 2 }
          return fact.value / 2 != seen
        }
        let changes = timeline.changes(after: vantage, unsaid: 3) { $0 / 2 }
        #expect(changes.map(\.value) == announced.map(\.value), "\(vantage) \(facts)")
      }
    }
  }

  private struct PlainFact {
    var root: Int64
    var position: Int64
    var day: CalendarDate
    var value: Int
    var correctedAt: Int64?
  }

  /// A timeline of a dozen facts, some corrected, and the same as a list.
  private static func randomTimeline(
    _ random: inout SplitMix64
  ) -> (Timeline<Int>, [PlainFact]) {
    var timeline = Timeline<Int>()
    var facts: [PlainFact] = []
    for position in Int64(1)...12 {
      var root = position
      if let wrong = facts.randomElement(using: &random), Bool.random(using: &random) {
        root = wrong.root
        timeline.takeBack(root, at: position)
        for index in facts.indices where facts[index].root == root {
          facts[index].correctedAt = facts[index].correctedAt ?? position
        }
        if Int.random(in: 0...2, using: &random) == 0 { continue }
      }
      let day = CalendarDate(daysSince1970: .random(in: 100...110, using: &random))
      let event = RecordedEvent(
        position: position, root: root, effectiveOn: day, source: "",
        event: .territory(TerritoryID(trusted: "rls:1"), .abolished(TerritoryAbolished())),
        place: nil)
      timeline.set(Int(position), by: event)
      facts.append(
        PlainFact(root: root, position: position, day: day, value: Int(position), correctedAt: nil))
    }
    return (timeline, facts)
  }
}
