import Foundation
import TestSupport
import Testing

/// Whatever is killed, and when: the log verifies, and answers are those of before or of after.
@Suite("Killed at any moment")
struct KillTests {
  private static let killCount = 40

  /// What is killed.
  enum Work: String, CaseIterable, CustomTestStringConvertible {
    case territories
    case services
    case addresses
    case rebuild
    case firstQuestion
    case promotion

    var testDescription: String { rawValue }

    /// What the data directory holds before.
    var prior: [Demo.Step] {
      switch self {
      case .territories: [Demo.rls, Demo.clsc, Demo.resources]
      case .services: Demo.territories + [Demo.resources]
      case .addresses: Demo.territories + [Demo.resources, Demo.services]
      case .rebuild, .firstQuestion: Demo.all
      case .promotion: Demo.territories + [Demo.resources]
      }
    }

    /// What else it finds: a branch with the services and the addresses, to be promoted.
    func prepare(_ data: DataDirectory) throws {
      guard self == .promotion else { return }
      try data.run(["branch", "create", "plan"]).check()
      for step in [Demo.services, Demo.addresses] {
        try Ancrage.succeed(data.arguments(step) + ["--branch", "plan"])
      }
    }

    func arguments(on data: DataDirectory) -> [String] {
      switch self {
      case .territories: data.arguments(Demo.municipalities)
      case .services: data.arguments(Demo.services)
      case .addresses: data.arguments(Demo.addresses)
      case .rebuild: ["rebuild", "--data", data.path]
      case .promotion: ["branch", "promote", "plan", "--data", data.path]
      case .firstQuestion: ["lookup"] + Demo.person + ["--data", data.path]
      }
    }

    /// A question whose answer the work changes.
    var question: [String] {
      switch self {
      case .addresses, .promotion:
        ["lookup", "--postal-code", "X9A 2E6", "--on", "2026-06-01", "--json"]
      default: ["lookup"] + Demo.person + ["--json"]
      }
    }

    /// Whether it works on what is derived, which is then missing at the beginning.
    var isDerivation: Bool { self == .rebuild || self == .firstQuestion }
  }

  /// The answers to expect, by position of the log.
  private struct Expected {
    let before: Int64
    let after: Int64
    var answers: [Int64: Outcome] = [:]
    let millisecondsMax: Int
  }

  @Test("leaves the log whole and the answers true", arguments: Work.allCases)
  func kill(_ work: Work) throws {
    let seed: UInt64 = 20_260_601
    var random = SplitMix64(seed: seed)
    let base = try DataDirectory(work.prior)
    try work.prepare(base)
    let expected = try expectations(of: work, from: base)
    var data = try DataDirectory(copying: base)
    var (killedCount, landedCount) = (0, 0)
    for number in 1...Self.killCount {
      // What is not there has to be derived while the kill comes.
      if work.isDerivation, Bool.random(using: &random) { try data.removeDerived() }
      let delay = Int.random(in: 0...expected.millisecondsMax, using: &random)
      let outcome = try Ancrage.run(work.arguments(on: data), killedAfterMilliseconds: delay)
      let note: Comment = "\(work), seed \(seed), kill \(number) after \(delay) ms"
      #expect(outcome.wasKilled || outcome.status == 0, "\(outcome.error) \(note)")
      let position = try data.verifiedPosition()
      #expect(position == expected.before || position == expected.after, note)
      if !outcome.wasKilled { #expect(position == expected.after, note) }
      #expect(try data.run(work.question) == expected.answers[position], note)
      killedCount += outcome.wasKilled ? 1 : 0
      if position != expected.before {
        landedCount += 1
        // What landed is known when it is done again.
        try Ancrage.succeed(work.arguments(on: data))
        #expect(try data.verifiedPosition() == expected.after, note)
        data = try DataDirectory(copying: base)
      }
    }
    print("\(work): seed \(seed), \(killedCount) killed, \(landedCount) imports whole")
    #expect(killedCount > 0)
    try finish(work, on: data, expected)
  }

  /// Lets the work end after all the kills.
  private func finish(_ work: Work, on data: DataDirectory, _ expected: Expected) throws {
    try Ancrage.succeed(work.arguments(on: data))
    #expect(try data.verifiedPosition() == expected.after)
    #expect(try data.run(work.question) == expected.answers[expected.after])
  }

  /// Does the work once without a kill.
  private func expectations(of work: Work, from base: DataDirectory) throws -> Expected {
    let data = try DataDirectory(copying: base)
    let answerBefore = try data.run(work.question)
    let before = try data.verifiedPosition()
    if work.isDerivation { try data.removeDerived() }
    let start = ContinuousClock.now
    try Ancrage.succeed(work.arguments(on: data))
    let duration = ContinuousClock.now - start
    let after = try data.verifiedPosition()
    let answerAfter = try data.run(work.question)
    #expect(work.isDerivation == (answerBefore == answerAfter), "the question tells them apart")
    return Expected(
      before: before, after: after,
      answers: [before: answerBefore].merging([after: answerAfter]) { $1 },
      millisecondsMax: Int(duration / .milliseconds(1)) * 5 / 4 + 1)
  }
}
