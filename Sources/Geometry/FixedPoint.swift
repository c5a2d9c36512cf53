/// A double written out as a whole number of 2⁻¹⁰⁷⁴, so that nothing can be lost.
///
/// The slowest and plainest of the exact ways, for coordinates so near zero that the quicker one
/// would underflow; also what tests hold the quicker one against.
struct FixedPoint {
  /// Words of the magnitude, least significant first: 1,074 binary places and 9 bits above them.
  private var words: [UInt64]
  private var isNegative: Bool

  private static let wordCount = 18

  init(_ value: Double) {
    words = Array(repeating: 0, count: FixedPoint.wordCount)
    isNegative = value < 0
    let biased = Int(value.exponentBitPattern)
    let mantissa = value.significandBitPattern | (biased == 0 ? 0 : 1 << 52)
    let shift = max(biased, 1) - 1
    words[shift / 64] = mantissa << UInt64(shift % 64)
    if shift % 64 > 0 { words[shift / 64 + 1] = mantissa >> UInt64(64 - shift % 64) }
  }

  private init(words: [UInt64], isNegative: Bool) {
    self.words = words
    self.isNegative = isNegative
  }

  /// The exact sign of (bx − ax)(py − ay) − (by − ay)(px − ax): -1, 0 or 1.
  static func orientation(
    ax: Double, ay: Double, bx: Double, by: Double, px: Double, py: Double
  ) -> Int {
    let left = (FixedPoint(bx) - FixedPoint(ax)) * (FixedPoint(py) - FixedPoint(ay))
    let right = (FixedPoint(by) - FixedPoint(ay)) * (FixedPoint(px) - FixedPoint(ax))
    return (left - right).sign
  }

  private var sign: Int {
    words.allSatisfy { $0 == 0 } ? 0 : (isNegative ? -1 : 1)
  }

  fileprivate static func - (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    if left.isNegative != right.isNegative {
      return FixedPoint(words: sum(left.words, right.words), isNegative: left.isNegative)
    }
    if isLess(left.words, right.words) {
      return FixedPoint(
        words: difference(right.words, left.words), isNegative: !left.isNegative)
    }
    return FixedPoint(words: difference(left.words, right.words), isNegative: left.isNegative)
  }

  fileprivate static func * (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    var words = [UInt64](repeating: 0, count: left.words.count + right.words.count)
    for (i, a) in left.words.enumerated() where a != 0 {
      var carry: UInt64 = 0
      for (j, b) in right.words.enumerated() {
        let product = a.multipliedFullWidth(by: b)
        let (low, first) = product.low.addingReportingOverflow(carry)
        let (total, second) = words[i + j].addingReportingOverflow(low)
        words[i + j] = total
        carry = product.high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      }
      words[i + right.words.count] = carry
    }
    return FixedPoint(words: words, isNegative: left.isNegative != right.isNegative)
  }

  private static func sum(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    var carry: UInt64 = 0
    return zip(left, right).map { a, b in
      let (partial, first) = a.addingReportingOverflow(b)
      let (total, second) = partial.addingReportingOverflow(carry)
      carry = (first ? 1 : 0) + (second ? 1 : 0)
      return total
    }
  }

  /// The difference of two magnitudes, the first not the smaller.
  private static func difference(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    var borrow: UInt64 = 0
    return zip(left, right).map { a, b in
      let (partial, first) = a.subtractingReportingOverflow(b)
      let (total, second) = partial.subtractingReportingOverflow(borrow)
      borrow = (first ? 1 : 0) + (second ? 1 : 0)
      return total
    }
  }

  private static func isLess(_ left: [UInt64], _ right: [UInt64]) -> Bool {
    for (a, b) in zip(left.reversed(), right.reversed()) where a != b { return a < b }
    return false
  }
}
