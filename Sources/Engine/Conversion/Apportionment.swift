/// Shares whole numbers out by fixed weights, so that every number is shared out whole.
///
/// Each number is shared by the method of largest remainders, and what rounding gave too much or too
/// little is carried to the next: over many small numbers, such as the people of single years of age,
/// no part drifts away from its share. All arithmetic is exact, so that the same weights and numbers
/// give the same parts on every machine.
struct Apportionment: Sendable {
  /// From 0; at least one is larger.
  let weights: [Int]

  private let weightSum: Int

  /// All that was to be shared so far.
  private var given = 0

  /// What each part got of it.
  private var taken: [Int]

  /// Takes the weights of the parts.
  ///
  /// - Precondition: None is negative and one is not 0.
  init(weights: [Int]) {
    precondition(weights.allSatisfy { $0 >= 0 }, "Weights are not negative: \(weights)")
    self.weights = weights
    weightSum = weights.reduce(0, +)
    precondition(weightSum > 0, "There is nothing to share by: \(weights)")
    taken = Array(repeating: 0, count: weights.count)
  }

  /// Shares one number out.
  ///
  /// The part with the largest remainder gets what is left over; of equal ones that with the larger
  /// weight, then the first.
  ///
  /// - Returns: The parts, none of them negative, which add up to the number.
  /// - Precondition: The number is not negative.
  mutating func share(_ number: Int) -> [Int] {
    precondition(number >= 0, "Only numbers from 0 are shared out, not \(number)")
    given += number
    // What each part still has to get, times the sum of the weights.
    let due = weights.indices.map { index in
      Int128(weights[index]) * Int128(given) - Int128(taken[index]) * Int128(weightSum)
    }
    var parts = due.map { $0 > 0 ? Int($0 / Int128(weightSum)) : 0 }
    let remainders = weights.indices.map { due[$0] - Int128(parts[$0]) * Int128(weightSum) }
    let order = weights.indices.sorted { left, right in
      if remainders[left] != remainders[right] { return remainders[left] > remainders[right] }
      return weights[left] != weights[right] ? weights[left] > weights[right] : left < right
    }
    var left = number - parts.reduce(0, +)
    for index in order where left > 0 {
      parts[index] += 1
      left -= 1
    }
    // Parts that are ahead of their share may leave less than the others are due.
    while left < 0 {
      for index in order.reversed() where left < 0 && parts[index] > 0 {
        parts[index] -= 1
        left += 1
      }
    }
    for index in parts.indices { taken[index] += parts[index] }
    return parts
  }
}
