/// A small generator of pseudo-random numbers: the same seed gives the same numbers everywhere.
///
/// - SeeAlso: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from −1 up to, not including, 1.
  public mutating func signedUnit() -> Double {
    Double(next() >> 11) * 0x1p-52 - 1
  }

  /// A number from 0 up to, not including, `bound`.
  public mutating func below(_ bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }

  /// A number from 0 up to, not including, 1.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True in so many cases of a hundred.
  public mutating func percent(_ share: Double) -> Bool { unit() * 100 < share }

  /// One of a list.
  ///
  /// - Precondition: the list is not empty.
  public mutating func one<Element>(of list: [Element]) -> Element { list[below(list.count)] }
}
