internal import DemoRegion
internal import MappedFiles

/// A way in which the bytes of an index go wrong.
enum FileDamage: CaseIterable, Sendable {
  /// Bytes of the header are others: the file must be refused.
  case header

  /// The header says other things and its checksum is right for them: whoever made it knew how.
  case forgedHeader

  /// The file ends early: it must be refused.
  case shortened

  /// Something stands behind the end: it must be refused.
  case lengthened

  /// Single bits of the body are others: the file must not be called intact.
  case bits

  /// Numbers of the body are the greatest, the smallest, or any.
  case numbers

  /// A stretch of the body stands elsewhere, or is gone.
  case stretches

  /// What the file must be taken for.
  enum Verdict { case refused, opened, either }

  /// Bytes before the body, and where the checksum over the others of them begins.
  static let headerSize = 1_024
  private static let sealStart = headerSize - 8

  /// Bytes of the beginning, version and key, which forgery leaves as they are.
  private static let forgeryStart = 8 + 4 + 32

  /// Damages the bytes of a whole index; says what must come of it.
  func apply(to bytes: inout [UInt8], _ random: inout SplitMix64) -> Verdict {
    let original = bytes
    switch self {
    case .header:
      for _ in 0...random.below(4) {
        bytes[random.below(Self.headerSize)] ^= 1 << UInt8(random.below(8))
      }
    case .forgedHeader:
      forge(&bytes, &random)
      return .either
    case .shortened:
      bytes.removeLast(1 + random.below(bytes.count))
      return .refused
    case .lengthened:
      bytes += (0...random.below(5_000)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      return .refused
    case .bits:
      for _ in 0...random.below(40) {
        bytes[body(bytes, &random)] ^= 1 << UInt8(random.below(8))
      }
    case .numbers:
      for _ in 0...random.below(60) { overwrite(&bytes, at: body(bytes, &random), &random) }
    case .stretches:
      let count = 1 + random.below(min(4_096, bytes.count - Self.headerSize))
      let end = bytes.count - count + 1
      let to = Self.headerSize + random.below(end - Self.headerSize)
      let from = Self.headerSize + random.below(end - Self.headerSize)
      let stretch =
        random.percent(50)
        ? Array(bytes[from..<from + count]) : [UInt8](repeating: 0, count: count)
      bytes.replaceSubrange(to..<to + count, with: stretch)
    }
    // Two flips may undo each other; then the file is whole.
    if bytes == original { return .opened }
    return self == .header ? .refused : .opened
  }

  /// A place in the body.
  private func body(_ bytes: [UInt8], _ random: inout SplitMix64) -> Int {
    Self.headerSize + random.below(bytes.count - Self.headerSize)
  }

  /// Writes one number of four bytes at the aligned place before `place`.
  private func overwrite(_ bytes: inout [UInt8], at place: Int, _ random: inout SplitMix64) {
    let value: UInt32 =
      switch random.below(6) {
      case 0: .max
      case 1: UInt32(Int32.max)
      case 2: 0
      case 3: UInt32(bytes.count)
      case 4: UInt32(random.below(1_000))
      default: UInt32(truncatingIfNeeded: random.next())
      }
    let start = place / 4 * 4
    for index in 0..<4 where start + index < bytes.count {
      bytes[start + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index))
    }
  }

  /// Other places and sizes of the sections, some of them aligned and inside, under a right seal.
  private func forge(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    for _ in 0...random.below(3) {
      let place = (Self.forgeryStart + 8 * random.below(92)) / 8 * 8 + 4
      let value: UInt64 =
        switch random.below(12) {
        case 0: UInt64(random.below(bytes.count))
        case 1: .max
        case 2: random.next()
        case 3: 0
        default: UInt64(random.below(bytes.count)) / 64 * 64
        }
      for index in 0..<8 where place + index < Self.sealStart {
        bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index))
      }
    }
    let seal = Checksum.of(Array(bytes[..<Self.sealStart]))
    for index in 0..<8 {
      bytes[Self.sealStart + index] = UInt8(truncatingIfNeeded: seal >> UInt64(8 * index))
    }
  }
}
