import TestSupport
import Testing

@testable import Engine

@Suite("Sharing whole numbers out")
struct ApportionmentTests {
  /// Weights, numbers given one after the other, and the parts of each.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let weights: [Int]
    let numbers: [Int]
    let parts: [[Int]]
  }

  /// Worked out by hand.
  static let cases = [
    Case(
      testDescription: "one part takes all", weights: [7], numbers: [5, 0, 3],
      parts: [[5], [0], [3]]),
    Case(
      testDescription: "the largest remainder first", weights: [1, 1, 8], numbers: [7],
      // 0.7, 0.7 and 5.6: one too few, for the first of the two largest remainders.
      parts: [[1, 1, 5]]),
    Case(
      testDescription: "of equal remainders the larger weight, then the first",
      weights: [1, 3, 1, 3], numbers: [4],
      // A half each, and one and a half twice.
      parts: [[0, 2, 0, 2]]),
    Case(
      testDescription: "the first of equals", weights: [1, 1], numbers: [1], parts: [[1, 0]]),
    Case(
      testDescription: "what rounding took is given back later", weights: [1, 9],
      numbers: [4, 4, 4, 4, 4],
      // A tenth of 4, 8, 12, 16 and 20 is 0.4, 0.8, 1.2, 1.6 and 2.
      parts: [[0, 4], [1, 3], [0, 4], [1, 3], [0, 4]]),
    Case(
      testDescription: "a part without weight gets nothing", weights: [0, 2, 1],
      numbers: [3, 1, 1],
      parts: [[0, 2, 1], [0, 1, 0], [0, 0, 1]]),
  ]

  @Test("Each number is shared out whole, by hand-made cases", arguments: cases)
  func byHand(_ example: Case) {
    var apportionment = Apportionment(weights: example.weights)
    #expect(example.numbers.map { apportionment.share($0) } == example.parts)
  }

  @Test("Nothing is lost, nothing is negative, and no part drifts from its share")
  func random() {
    let seed: UInt64 = 20_261_122
    var random = SplitMix64(seed: seed)
    for round in 0..<2_000 {
      let count = Int.random(in: 1...9, using: &random)
      var weights = (0..<count).map { _ in Int.random(in: 0...1_000_000, using: &random) }
      weights[Int.random(in: 0..<count, using: &random)] += 1
      let all = weights.reduce(0, +)
      var apportionment = Apportionment(weights: weights)
      var sums = [Int](repeating: 0, count: count)
      var given = 0
      for _ in 0..<60 {
        let number = Int.random(in: 0...(round % 3 == 0 ? 3 : 500), using: &random)
        let parts = apportionment.share(number)
        #expect(parts.reduce(0, +) == number, "seed \(seed), round \(round)")
        #expect(parts.allSatisfy { $0 >= 0 })
        given += number
        for index in parts.indices { sums[index] += parts[index] }
        for index in parts.indices {
          let share = Double(given) * Double(weights[index]) / Double(all)
          // With two parts the rounding is at most a half; each further one may add some.
          let limit = count <= 2 ? 0.5 + 1e-9 : 1.5
          #expect(
            abs(Double(sums[index]) - share) <= limit, "seed \(seed), round \(round): \(weights)")
        }
      }
    }
  }

  @Test("Large numbers do not overflow")
  func large() {
    var apportionment = Apportionment(weights: [1_000_000_000, 999_999_999, 1])
    let parts = apportionment.share(9_000_000_000_000_000)
    #expect(parts.reduce(0, +) == 9_000_000_000_000_000)
    #expect(parts == [4_500_000_000_000_000, 4_499_999_995_500_000, 4_500_000])
  }

  @Test("Weights that share nothing are a programmer's error")
  func nothing() async {
    await #expect(processExitsWith: .failure) { _ = Apportionment(weights: [0, 0]) }
    await #expect(processExitsWith: .failure) { _ = Apportionment(weights: [2, -1]) }
  }
}
