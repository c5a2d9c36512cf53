/// Reads short decimal numbers exactly and quickly.
public enum DecimalNumber {
  /// The powers of ten that a double holds exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Reads `-?digits[.digits]` when the result is certain to be the nearest double.
  ///
  /// Up to 15 significant digits and a power of ten up to 22 are both exact in a double, so that one
  /// division rounds correctly.
  ///
  /// - Returns: `nil` when the text is longer, has an exponent or is not a number; a general reader
  ///   must then decide.
  /// - SeeAlso: W. D. Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990.
  public static func double(_ bytes: [UInt8], in range: Range<Int>) -> Double? {
    var index = range.lowerBound
    let isNegative = index < range.upperBound && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var digits: UInt64 = 0
    var digitCount = 0
    var fractionCount = 0
    var isInFraction = false
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), !isInFraction {
        isInFraction = true
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        digits = digits &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
        if digits != 0 { digitCount += 1 }
        if isInFraction { fractionCount += 1 }
        if digitCount > 15 || fractionCount > 22 { return nil }
      } else {
        return nil
      }
      index += 1
    }
    guard index > range.lowerBound + (isNegative ? 1 : 0), !(isInFraction && fractionCount == 0)
    else { return nil }
    let magnitude = Double(digits) / powersOfTen[fractionCount]
    return isNegative ? -magnitude : magnitude
  }
}
