import Domain
import Foundation
import Projections
import TestSupport
import Testing

@testable import Engine

/// Whole answers from any vantage, of a log on disk, beside those of a walk over its events.
@Suite("Whole answers from any vantage")
struct VantageTests {
  /// 200 vantages on 10,000 events where the code is optimised, and everywhere when `CI` or
  /// `ANCRAGE_FULL_TESTS` is set; fewer where it is not.
  static let size: (events: Int, vantages: Int) = {
    #if DEBUG
      let environment = ProcessInfo.processInfo.environment
      if environment["CI"] == nil, environment["ANCRAGE_FULL_TESTS"] == nil { return (1_500, 25) }
    #endif
    return (10_000, 200)
  }()

  /// The questions that are asked from a vantage.
  struct Questions {
    var lookups: [(point: Coordinate, request: LookupRequest)] = []
    var territories: [TerritoryID] = []

    init(on day: CalendarDate, _ random: inout SplitMix64) {
      for _ in 0..<6 {
        let point = Coordinate(
          longitudeDegrees: Double(Int.random(in: -56_010...(-54_990), using: &random)) / 1000,
          latitudeDegrees: Double(Int.random(in: 45_990...47_010, using: &random)) / 1000)
        var request = LookupRequest(day: day)
        if Int.random(in: 0...4, using: &random) > 0 {
          request.gmf = RandomHistory.resources.randomElement(using: &random)
        }
        if Int.random(in: 0...3, using: &random) == 0 {
          request.need = ServiceNeed(ServiceCategory(trusted: "c1"))
        }
        if Bool.random(using: &random) { request.person.ageYears = 40 }
        if Bool.random(using: &random) { request.person.languages = ["en"] }
        if let point { lookups.append((point, request)) }
      }
      territories = (0..<3).compactMap { _ in
        RandomHistory.territories.randomElement(using: &random)
      }
    }
  }

  /// Where the answers of the engine differ from those of a log that says only what the walk found,
  /// or, where no reform left a doubt, from the plain evaluations of what it found.
  static func differences(
    _ questions: Questions, _ snapshot: Snapshot, _ naive: NaiveEvaluation, _ workspace: Workspace,
    hasReforms: Bool = false
  ) throws -> [String] {
    let facts = hasReforms ? FlatFacts(knownBy: naive) : FlatFacts(of: naive)
    let flat = try facts.snapshot(
      on: naive.vantage.day, boundaries: BoundaryStore(log: workspace.log), in: workspace.folder)
    var found: [String] = []
    for (point, request) in questions.lookups {
      let ours = Result { try snapshot.lookup(snapshot.locate(point), request) }
      var theirs = Result { try flat.lookup(flat.locate(point), request) }
      if case .success(var answer) = theirs {
        answer.position = naive.vantage.position
        theirs = .success(answer)
      }
      if !areEqual(ours, theirs) {
        found.append("lookup \(request): \(firstDifference(ours, theirs) ?? "?")")
      }
      guard case .success(let answer) = ours, !hasReforms else { continue }
      let groups = Dictionary(answer.services.map { ($0.id, $0.group) }) { $1 }
      let expected = naive.plain(around: request.gmf).groups(home: point, request)
      if groups != expected { found.append("groups \(request): \(groups), not \(expected)") }
    }
    for territory in questions.territories {
      let ours = Result { try snapshot.basket(of: territory) }
      var theirs = Result { try flat.basket(of: territory) }
      if case .success(var answer) = theirs {
        answer.position = naive.vantage.position
        theirs = .success(answer)
      }
      if !areEqual(ours, theirs) {
        found.append("basket \(territory): \(firstDifference(ours, theirs) ?? "?")")
      }
      guard case .success(let answer) = ours, !hasReforms else { continue }
      let extents = Dictionary(answer.lines.map { ($0.id, $0.extent) }) { $1 }
      let expected = PlainBasket(naive: naive).extents(of: territory)
      if extents != expected { found.append("extents \(territory): \(extents), not \(expected)") }
    }
    return found
  }

  private static func areEqual<Answer: Equatable>(
    _ left: Result<Answer, any Error>, _ right: Result<Answer, any Error>
  ) -> Bool {
    switch (left, right) {
    case (.success(let left), .success(let right)): left == right
    case (.failure(let left), .failure(let right)): left as? LookupError == right as? LookupError
    default: false
    }
  }

  @Test(
    "Lookups and baskets are those of a log that says only what the walk found to hold",
    arguments: [false, true])
  func walk(hasReforms: Bool) throws {
    let seed: UInt64 = 20_261_123
    print("vantages: seed \(seed), \(Self.size.events) events, \(Self.size.vantages) vantages")
    let world = try LoggedHistory(seed: seed, count: Self.size.events, hasReforms: hasReforms)
    let workspace = try world.fixture.workspace()
    for start in stride(from: 0, to: Self.size.events, by: 500) {
      try world.record(start..<min(start + 500, Self.size.events), in: workspace)
    }
    var random = SplitMix64(seed: seed)
    var answered = (services: 0, aroundGMF: 0, lines: 0, unsettled: 0)
    for vantage in world.history.vantages(Self.size.vantages, seed: seed) {
      let snapshot = try workspace.snapshot(
        on: vantage.day, asKnownAt: .position(vantage.position))
      let questions = Questions(on: vantage.day, &random)
      let naive = world.naive(at: vantage)
      let found = try Self.differences(
        questions, snapshot, naive, workspace, hasReforms: hasReforms)
      #expect(found.isEmpty, "\(vantage), seed \(seed): \(found.prefix(1))")
      for (point, request) in questions.lookups {
        // Errors are compared above.
        let answer = try? snapshot.lookup(snapshot.locate(point), request)
        answered.services += answer?.services.count ?? 0
        answered.aroundGMF += answer?.services.count { $0.gmf?.holds == .yes } ?? 0
      }
      for id in questions.territories {
        let lines = (try? snapshot.basket(of: id))?.lines ?? []
        answered.lines += lines.count
        answered.unsettled += lines.count { !$0.unsettled.isEmpty }
      }
    }
    print("vantages: \(answered)")
    // The questions are ones that have answers.
    #expect(answered.services > Self.size.vantages * 2, "\(answered)")
    #expect(answered.aroundGMF > Self.size.vantages / 2, "\(answered)")
    #expect(answered.lines > Self.size.vantages * 2, "\(answered)")
    #expect(!hasReforms || answered.unsettled > Self.size.vantages, "\(answered)")
  }

  /// What may happen to the stored read models between two questions.
  private enum Event: CaseIterable {
    case moreFacts, reopening, rebuilding, deleting, damaging, erasing
  }

  @Test("Answers for old vantages survive whatever happens to the read models")
  func survives() throws {
    let seed: UInt64 = 20_261_124
    var random = SplitMix64(seed: seed)
    let count = Self.size.events > 2_000 ? 1_200 : 500
    let world = try LoggedHistory(seed: seed, count: count)
    var workspace = try world.fixture.workspace()
    var recorded = 0
    var asked: [Vantage] = []
    var happened: Set<String> = []
    while recorded < count {
      let event = Event.allCases.randomElement(using: &random) ?? .moreFacts
      happened.insert("\(event)")
      let derived = URL(fileURLWithPath: workspace.folder.derived)
      switch event {
      case .moreFacts:
        let next = min(count, recorded + .random(in: 1...50, using: &random))
        try world.record(recorded..<next, in: workspace)
        recorded = next
        asked.append(
          Vantage(
            day: world.history.vantages(1, seed: UInt64(next))[0].day, position: Int64(next)))
      case .reopening: workspace = try world.fixture.workspace()
      case .rebuilding: _ = try workspace.rebuild(verify: Bool.random(using: &random))
      case .deleting:
        workspace.forgetModels()
        try FileManager.default.removeItem(at: derived)
        try workspace.folder.create()
      case .damaging:
        workspace.forgetModels()
        try Data("rubbish".utf8).write(to: derived.appendingPathComponent("read-models"))
      case .erasing: try workspace.eraseHiddenPlaces()
      }
      // Several things may happen before anybody asks.
      let questionCount = Int.random(in: 0...2, using: &random)
      for vantage in (asked.suffix(1) + asked.shuffled(using: &random)).prefix(questionCount) {
        let snapshot = try workspace.snapshot(
          on: vantage.day, asKnownAt: .position(vantage.position))
        // What was said confidential since is hidden from every vantage.
        let naive = world.naive(at: vantage, of: recorded)
        let questions = Questions(on: vantage.day, &random)
        let found = try Self.differences(questions, snapshot, naive, workspace)
        #expect(
          found.isEmpty,
          "\(vantage) after \(event) at \(recorded), seed \(seed): \(found.prefix(1))")
      }
    }
    #expect(happened.count == Event.allCases.count, "\(happened)")
  }

  @Test(
    "A time stands for the last event recorded by then, and none that has hardly passed is taken")
  func times() throws {
    let world = try LoggedHistory(seed: 7, count: 30)
    let clock = LoggedHistory.recordedAtMilliseconds(20) + 60_001
    let workspace = try world.fixture.workspace(clock: clock)
    for start in [0, 10, 20] { try world.record(start..<start + 10, in: workspace) }
    func position(atMilliseconds time: Int64) throws -> Int64 {
      try workspace.snapshot(on: Fixture.day, asKnownAt: .time(milliseconds: time)).position
    }
    for (start, before) in [(0, 0), (10, 10), (20, 20)] as [(Int, Int64)] {
      let time = LoggedHistory.recordedAtMilliseconds(start)
      #expect(try position(atMilliseconds: time - 1) == before)
      #expect(try position(atMilliseconds: time) == before + 10)
    }
    #expect(try position(atMilliseconds: -5) == 0)
    #expect(throws: EngineError.notPassedYet) { try position(atMilliseconds: clock - 60_000) }
    #expect(throws: EngineError.notPassedYet) { try position(atMilliseconds: clock + 1) }
    #expect(try position(atMilliseconds: clock - 60_001) == 30)
    for beyond in [-1, 31, .max] as [Int64] {
      #expect(throws: EngineError.notRecordedYet(beyond, head: 30)) {
        try workspace.snapshot(on: Fixture.day, asKnownAt: .position(beyond))
      }
    }
  }

  private typealias Fixture = WorkspaceFixture
}
