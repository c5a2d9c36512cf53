/// FNV-1a over eight bytes at a time: finds damage by accident, not by intent.
public struct Checksum: Sendable {
  @usableFromInline
  var state: UInt64 = 0xCBF2_9CE4_8422_2325

  public init() {}

  /// The checksum of the words added so far.
  public var value: UInt64 { state }

  @inlinable
  public mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0x0000_0100_0000_01B3
    state ^= state >> 29
  }

  /// The checksum of bytes, the last word filled up with zeros.
  public static func of(_ bytes: [UInt8]) -> UInt64 {
    var checksum = Checksum()
    for first in stride(from: 0, to: bytes.count, by: 8) {
      var word: UInt64 = 0
      for index in first..<min(first + 8, bytes.count) {
        word |= UInt64(bytes[index]) << UInt64(8 * (index - first))
      }
      checksum.add(word)
    }
    return checksum.value
  }
}
