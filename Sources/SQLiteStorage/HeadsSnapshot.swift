internal import EventLog
internal import Hashing

/// The heads of all streams at a position, kept beside the log so that opening need not scan it.
///
/// Derived and disposable: it counts only when its digest and the event it stands on both agree, and
/// is ignored otherwise.
enum HeadsSnapshot {
  /// How many events may follow a snapshot before the next one is due at a position.
  static func interval(at position: Int64) -> Int64 {
    max(131_072, position / 4)
  }

  /// Writes version and position of each stream, in order, as base-128 numbers, low bits first.
  static func encode(_ heads: StreamHeads) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(heads.names.count * 5)
    for index in heads.versions.indices {
      append(UInt64(heads.versions[index]), to: &bytes)
      append(UInt64(heads.positions[index]), to: &bytes)
    }
    return bytes
  }

  /// Reads what ``encode(_:)`` wrote into heads that hold the names already.
  ///
  /// - Returns: Number of streams read; `nil` when the bytes are not whole or are too many.
  static func decode(_ bytes: [UInt8], into heads: inout StreamHeads) -> Int? {
    var offset = 0
    var index = 0
    while offset < bytes.count {
      guard index < heads.names.count, let version = number(in: bytes, at: &offset),
        let position = number(in: bytes, at: &offset)
      else { return nil }
      heads.restore(index, version: Int64(version), position: Int64(position))
      index += 1
    }
    return index
  }

  private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private static func number(in bytes: [UInt8], at offset: inout Int) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      guard offset < bytes.count else { return nil }
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}
