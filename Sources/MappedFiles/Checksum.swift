/// FNV-1a over eight bytes at a time, in four lanes that take turns: finds damage by accident, not by
/// intent.
///
/// Each multiplication waits for the one before in its lane alone, so that four run at once.
public struct Checksum: Sendable {
  /// The lanes; the first takes the next word, and then goes to the end.
  @usableFromInline
  var lanes: (UInt64, UInt64, UInt64, UInt64) = (
    0xCBF2_9CE4_8422_2325, 0xCBF2_9CE4_8422_2326, 0xCBF2_9CE4_8422_2327, 0xCBF2_9CE4_8422_2328
  )

  public init() {}

  /// The checksum of the words added so far.
  public var value: UInt64 {
    [lanes.1, lanes.2, lanes.3].reduce(lanes.0) { Self.mix($0, $1) }
  }

  @inlinable
  public mutating func add(_ word: UInt64) {
    lanes = (lanes.1, lanes.2, lanes.3, Self.mix(lanes.0, word))
  }

  @inlinable
  static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (state ^ word) &* 0x0000_0100_0000_01B3
    return mixed ^ mixed >> 29
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
