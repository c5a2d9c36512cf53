import Domain
import Projections
import TestSupport
import Testing

@testable import Engine

/// Whom promises reach after two random reforms, of which the first may have left questions open.
@Suite("The same people after two reforms")
struct TwoReformsTests {
  typealias World = SamePeopleTests.World

  /// What is known of the answers to somebody in a cell after both reforms.
  private struct Checks {
    let world: World
    let second: RandomReform
    let seed: UInt64

    /// Services of which it was said that they reach more people.
    var widened: Set<ServiceID>

    func answers(
      said: SamePeopleTests.Said, items: [ReviewItem], isSettled: Bool,
      _ counts: inout [String: Int]
    ) throws {
      for cell in 0..<ReformLand.cellCount {
        let answers = try said.answers(in: cell)
        for (service, reach) in world.reaches {
          let open = OpenQuestions(items, of: service, in: world.reform, second)
          let current = said.reach(of: service)
          let expected = PromiseByCells.serves(current) { open.lives(in: $0, cell) }
          let answer = answers[service] ?? false
          let was = world.served(reach, before: cell)
          let story = "seed \(seed), \(service) \(reach.clauses) → \(current.clauses), cell \(cell)"
          if expected == nil { #expect(answer == nil, "Neither yes nor no: \(story)") }
          // Before all is settled, one may be cautious.
          if answer != nil || isSettled { #expect(answer == expected, "\(story)") }
          counts[answer == nil ? "asked" : "sure", default: 0] += 1
          if !isSettled, answer == true, was != true {
            #expect(widened.contains(service), "Widened without a word: \(story)")
          }
          if !isSettled, was == true { #expect(answer != false, "Narrowed: \(story)") }
        }
      }
    }
  }

  @Test(
    "Open or settled after the first, nothing is matched in silence after the second",
    arguments: [UInt64(101)...110, 1181...1190])
  func twice(seeds: ClosedRange<UInt64>) throws {
    var counts: [String: Int] = [:]
    for seed in seeds {
      guard let world = try? World(seed: seed) else { continue }
      let second = try RandomReform(seed: seed &* 1_000, after: world.reform)
      guard !second.leavesNothing, !second.acts.isEmpty else { continue }
      let report = try world.workspace.reform(
        second.acts, shapes: second.shapes, on: ReformLand.reformedAgainOn)
      #expect(report.untouchedCount == 0, "seed \(seed)")
      let widened = (world.report.retargeted + report.retargeted).filter(\.isWidened)
      let checks = Checks(
        world: world, second: second, seed: seed, widened: Set(widened.map(\.service)))
      func said() throws -> SamePeopleTests.Said {
        SamePeopleTests.Said(
          snapshot: try world.workspace.snapshot(on: ReformLand.reformedAgainOn))
      }
      try checks.answers(
        said: try said(), items: world.workspace.openItems(), isSettled: false, &counts)
      try world.workspace.accept(.all)
      // What a first choice brings in may be open in its turn, and is settled with it.
      #expect(try world.workspace.openItems().isEmpty, "seed \(seed)")
      try checks.answers(said: try said(), items: [], isSettled: true, &counts)
    }
    print("two reforms: \(counts)")
    #expect(counts["asked", default: 0] > 100 && counts["sure", default: 0] > 1_000)
  }
}
