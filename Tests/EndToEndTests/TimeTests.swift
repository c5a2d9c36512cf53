import CommandLine
import Domain
import Engine
import Foundation
import Synchronization
import TestSupport
import Testing

/// The same day and the same moment give the same bytes for ever, and those that a walk over the whole
/// list of events would give.
@Suite("Any day, any moment")
struct TimeTests {
  /// How many facts are recorded, and how many pairs of dates are asked about; fewer where neither
  /// `CI` nor `ANCRAGE_FULL_TESTS` is set.
  static let size: (facts: Int, pairs: Int) = {
    let environment = ProcessInfo.processInfo.environment
    let isFull = environment["CI"] != nil || environment["ANCRAGE_FULL_TESTS"] != nil
    return isFull ? (1_500, 40) : (500, 12)
  }()

  /// One pair of dates, and what is asked of it.
  struct Question {
    let vantage: Vantage
    let longitude: Double
    let latitude: Double
    let territory: TerritoryID

    /// The command lines.
    var calls: [[String]] {
      let pair = [
        "--json", "--on", vantage.day.description, "--as-known-at", "\(vantage.position)",
      ]
      return [
        ["lookup", "--point=\(longitude),\(latitude)"] + pair, ["basket", territory.text] + pair,
      ]
    }
  }

  private static func questions(_ history: RandomHistory, count: Int, seed: UInt64) -> [Question] {
    var random = SplitMix64(seed: seed)
    return history.vantages(count, seed: seed).map { vantage in
      Question(
        vantage: vantage,
        longitude: Double(Int.random(in: -55_999...(-55_001), using: &random)) / 1000,
        latitude: Double(Int.random(in: 46_001...46_999, using: &random)) / 1000,
        territory: RandomHistory.territories.randomElement(using: &random)
          ?? TerritoryID(trusted: "rls:0"))
    }
  }

  /// The parts of the answers that a walk over the events can tell.
  private struct Answer: Decodable {
    struct Service: Decodable {
      let id: String
      let name: String
      let resource: Resource
      let group: String?
      let declaredBy: String?
      let home: Side?
    }
    struct Side: Decodable {
      let holds: String
    }
    struct Place: Decodable {
      struct Candidate: Decodable {}

      let candidates: [Candidate]?
    }
    struct Resource: Decodable {
      let id: String
      let name: String
    }

    let on: String
    let position: Int64
    let services: [Service]
    let home: Place?
    let leftOut: [Service]?
  }

  /// The services of a lookup without a GMF, as group and words, found from the clauses one by one.
  private static func expected(
    _ question: Question, _ recorded: RecordedHistory, _ naive: NaiveEvaluation
  ) -> [String: [String]] {
    let home = recorded.home(question.longitude, question.latitude, naive)
    var found: [String: [String]] = [:]
    for id in RandomHistory.services {
      guard let service = naive.facts(of: id), let resource = naive.facts(of: service.resource)
      else { continue }
      let reach = naive.reach(of: id)
      let truth = PlainReach.truth(
        of: reach?.reach.clauses ?? [.notStated], home: home, givenBy: service.details.modes)
      let group: String? =
        switch truth {
        case .no: nil
        case .notStated: "unknown"
        case .possible, .certain: "homeOnly"
        }
      guard let group else { continue }
      found[id.text] = [
        group, service.details.name, service.resource.text, resource.name, reach?.declaredBy ?? "-",
      ]
    }
    return found
  }

  /// Runs a command line in this process, and gives what it writes.
  private static func inProcess(_ arguments: [String], on data: DataDirectory) -> Data {
    let output = Mutex(Data())
    let environment = Environment(
      writeOutput: { bytes in output.withLock { $0.append(contentsOf: bytes) } },
      writeError: { _ in }, now: { Int64(Date().timeIntervalSince1970 * 1000) },
      today: { .latest })
    _ = AncrageProgram.run(arguments + ["--data", data.path], in: environment)
    return output.withLock { $0 }
  }

  /// Asks everything in fresh processes.
  private static func ask(_ questions: [Question], _ data: DataDirectory) throws -> [Data] {
    try questions.flatMap(\.calls).map { call in
      let outcome = try data.run(call)
      #expect(outcome.status == 0 || outcome.status == 66, "\(call): \(outcome.error)")
      return outcome.output
    }
  }

  @Test("answers are those of a walk over the exported events, and of another process")
  func walk() throws {
    let seed: UInt64 = 20_261_125
    print("time: seed \(seed), \(Self.size.facts) facts, \(Self.size.pairs) pairs")
    let recorded = try RecordedHistory(seed: seed, count: Self.size.facts)
    try recorded.record(0..<Self.size.facts)
    let events = try RecordedHistory.events(of: recorded.data)
    try #require(events.count == recorded.history.events.count + Int(recorded.first))
    var serviceCount = 0
    for question in Self.questions(recorded.history, count: Self.size.pairs, seed: seed) {
      let naive = NaiveEvaluation(events, at: question.vantage)
      for call in question.calls {
        let outcome = try recorded.data.run(call)
        #expect(outcome.output == Self.inProcess(call, on: recorded.data), "\(call)")
      }
      let outcome = try recorded.data.run(question.calls[0])
      try outcome.check()
      let answer = try outcome.json(Answer.self)
      #expect(answer.on == question.vantage.day.description)
      #expect(answer.position == question.vantage.position)
      let expected = Self.expected(question, recorded, naive)
      // The walk takes every layer at its word; where they contradict each other, or nobody has said
      // how they lie, the program says that more is possible, and that it is not certain.
      let isDisputed = !(answer.home?.candidates ?? []).isEmpty
      let services = (answer.services + (answer.leftOut ?? [])).filter {
        !isDisputed || $0.home?.holds != "inSome" || expected[$0.id] != nil
      }
      serviceCount += services.count
      let found = Dictionary(
        uniqueKeysWithValues: services.map {
          (
            $0.id,
            [$0.group ?? "", $0.name, $0.resource.id, $0.resource.name, $0.declaredBy ?? "-"]
          )
        })
      #expect(found == expected, "\(question.calls[0])")
      let basket = try recorded.data.run(question.calls[1])
      let isThere = naive.facts(of: question.territory)?.status == .existing
      #expect(basket.status == (isThere ? 0 : 66), "\(question.calls[1]): \(basket.error)")
      guard isThere else { continue }
      for service in try basket.json(Answer.self).services {
        let id = ServiceID(trusted: service.id)
        let facts = naive.facts(of: id)
        #expect(facts?.details.name == service.name)
        #expect(facts?.resource.text == service.resource.id)
        serviceCount += 1
      }
    }
    #expect(serviceCount > Self.size.pairs * 2)
  }

  @Test("the same pair gives the same bytes, whatever is recorded, deleted or rebuilt after")
  func forEver() throws {
    let seed: UInt64 = 20_261_126
    print("time: seed \(seed)")
    let count = Self.size.facts / 2
    let recorded = try RecordedHistory(seed: seed, count: count)
    let data = recorded.data
    let early = count * 2 / 3
    try recorded.record(0..<early)
    let known = recorded.first + Int64(early)
    let questions = Self.questions(recorded.history, count: Self.size.pairs, seed: seed)
      .filter { $0.vantage.position <= known }
    let answers = try Self.ask(questions, data)
    #expect(Set(answers).count > questions.count)
    #expect(try Self.ask(questions, data) == answers, "asked twice")
    try recorded.record(early..<count)
    #expect(try Self.ask(questions, data) == answers, "after more facts and corrections")
    try data.removeDerived()
    #expect(try Self.ask(questions, data) == answers, "after deleting what is derived")
    try Ancrage.succeed(["rebuild", "--verify", "--data", data.path])
    #expect(try Self.ask(questions, data) == answers, "after a rebuild")
    let exported = try data.run(["log", "export"])
    let copy = try DataDirectory()
    try copy.run(["log", "import", "-"], input: exported.text).check()
    #expect(try Self.ask(questions, copy) == answers, "in another log with the same events")
    // With all that is known now, other answers are given: the questions are able to tell.
    let now = try Self.ask(
      questions.map { question in
        var vantage = question.vantage
        vantage.position = recorded.first + Int64(count)
        return Question(
          vantage: vantage, longitude: question.longitude, latitude: question.latitude,
          territory: question.territory)
      }, data)
    #expect(now != answers)
  }
}
