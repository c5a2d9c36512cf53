import Foundation
import TestSupport
import Testing

@testable import CommandLine

/// Two logs that differ only in where confidential places really are answer everything alike.
///
/// Each seed has a region of its own. The questions are those of everyone who may be curious: they are
/// asked from the places themselves, on days and with the knowledge of moments at which the places
/// were public, on a branch that left the log by then, and with guesses of where they are.
@Suite("Non-interference of confidential places")
struct NonInterferenceTests {
  /// Questions per seed: 5,000 in all where `CI` or `ANCRAGE_FULL_TESTS` is set, else a tenth.
  private static let questionCount: Int = {
    let environment = ProcessInfo.processInfo.environment
    let isFull = environment["CI"] != nil || environment["ANCRAGE_FULL_TESTS"] != nil
    return isFull ? 1_250 : 125
  }()

  @Test("Not a byte of any answer tells where they are", arguments: [1, 2, 3, 4] as [UInt64])
  func sameBytes(_ seed: UInt64) throws {
    let regions = try (0...1).map { try SecretRegion(seed: seed, side: $0) }
    let control = try Self.differing(
      between: regions, seed: seed, questionSeed: seed &* 31, count: 80)
    expectControl(control, seed)
    for region in regions { try region.hide() }
    let found = try Self.differing(
      between: regions, seed: seed, questionSeed: seed, count: Self.questionCount)
    for difference in found.differences.prefix(5) {
      Issue.record("seed \(seed): \(difference)")
    }
    // Questions that are all refused would be answered alike by anything.
    #expect(found.answeredCount * 3 > found.count * 2, "\(found.answeredCount)")
    for region in regions {
      for id in SecretFacts.secrets {
        // Two logs that have both lost what they knew would be alike, and nobody warned.
        let told = region.world.run("resource", "resource:\(id)", "--lang=en").output
        #expect(told.contains(/Address +confidential/), "seed \(seed): \(told)")
      }
      try expectNoTrace(in: region, seed)
    }
  }

  /// While the places were public, the same comparison told the logs apart.
  private func expectControl(_ control: Comparison, _ seed: UInt64) {
    let count = control.differences.count
    #expect(count * 10 > control.count, "seed \(seed): only \(count) of \(control.count)")
    // A few questions about moving need not tell two logs apart, even public ones.
    let topics = ["lookup", "resource", "history"] + (control.count > 1_000 ? ["moving"] : [])
    for topic in topics {
      #expect(control.differences.contains { $0.topic == topic }, "seed \(seed): no \(topic)")
    }
    for option in ["--not-near-home", "gmf-secret", "--branch"] {
      let isThere = control.differences.contains { $0.arguments.contains(option) }
      #expect(isThere, "seed \(seed): no \(option)")
    }
    // Also where the same services stand, in another order.
    #expect(control.differences.contains { $0.isOrder }, "seed \(seed): no order")
  }

  /// The addresses are left in no file.
  private func expectNoTrace(in region: SecretRegion, _ seed: UInt64) throws {
    let folder = region.world.folder.appendingPathComponent("data").path
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    #expect(names.contains("log.db"))
    let hidden = SecretFacts.sides(seed: seed).values.flatMap { $0 }.map { Data($0.address.utf8) }
    for name in names {
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") else { continue }
      #expect(!hidden.contains { bytes.range(of: $0) != nil }, "seed \(seed): \(name)")
    }
  }

  /// What was asked, and what was not answered alike.
  struct Comparison {
    var count = 0
    var answeredCount = 0
    var differences: [Difference] = []
  }

  /// A question that two regions answer in two ways.
  struct Difference: CustomStringConvertible {
    let topic: String
    let arguments: [String]
    let answers: [SecretAnswer]

    /// Whether both name the same services, in another order.
    var isOrder: Bool {
      let services = answers.map { answer in
        answer.output.matches(of: /service:[a-z0-9-]+/).map { String($0.output) }
      }
      return services[0] != services[1] && services[0].sorted() == services[1].sorted()
    }

    var description: String {
      let texts = answers.map { "\($0.code)\n\($0.output)\($0.error)" }
      let same = zip(texts[0], texts[1]).prefix { $0 == $1 }.count
      let found = texts.map { $0.dropFirst(max(0, same - 80)).prefix(160) }
      return "\(arguments)\n\(found[0])\n\(found[1])"
    }
  }

  static func differing(
    between regions: [SecretRegion], seed: UInt64, questionSeed: UInt64, count: Int
  ) throws -> Comparison {
    var questions = SecretQuestions(
      seed: questionSeed, regionSeed: seed, positions: try regions[0].eventCount)
    var comparison = Comparison()
    for question in questions.direct + (0..<count).map({ _ in questions.next() }) {
      let answers = try regions.map { try $0.ask(question) }
      comparison.count += 1
      if answers[0].code == 0 { comparison.answeredCount += 1 }
      if answers[0] != answers[1] {
        comparison.differences.append(
          Difference(topic: question.topic, arguments: question.arguments, answers: answers))
      }
    }
    return comparison
  }
}
