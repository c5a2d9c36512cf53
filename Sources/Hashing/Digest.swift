/// A BLAKE2b-256 digest: 32 bytes that name a content or close a link of the log's chain.
public struct Digest: Hashable, Sendable {
  /// The 32 bytes as four big-endian words: a fixed size, no allocation, and quick to compare.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// Number of bytes in every digest.
  public static let byteCount = 32

  /// The digest of nothing yet: the link before the first event.
  public static let zero = Digest(0, 0, 0, 0)

  init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    words = (first, second, third, fourth)
  }

  /// Reads a digest from its 32 bytes; `nil` for any other count.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    let words = bytes.withContiguousStorageIfAvailable { buffer in
      unsafe Digest(readingFrom: UnsafeRawBufferPointer(buffer))
    }
    self = words ?? Digest(readingElements: bytes)
  }

  /// Reads a digest from the first 32 bytes of a buffer.
  ///
  /// - Precondition: The buffer holds at least 32 bytes.
  @unsafe
  public init(readingFrom buffer: UnsafeRawBufferPointer) {
    precondition(buffer.count >= Self.byteCount, "A digest has 32 bytes")
    unsafe self.init(
      UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
      UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
      UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
      UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 24, as: UInt64.self)))
  }

  private init(readingElements bytes: some Collection<UInt8>) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for byte in bytes {
      words.0 = words.0 << 8 | words.1 >> 56
      words.1 = words.1 << 8 | words.2 >> 56
      words.2 = words.2 << 8 | words.3 >> 56
      words.3 = words.3 << 8 | UInt64(byte)
    }
    self.init(words.0, words.1, words.2, words.3)
  }

  /// Reads a digest from 64 hexadecimal digits; `nil` for anything else.
  public init?(hexadecimal text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == Self.byteCount * 2 else { return nil }
    var words: [UInt64] = [0, 0, 0, 0]
    for (index, digit) in digits.enumerated() {
      guard let value = Self.value(ofHexadecimalDigit: digit) else { return nil }
      words[index / 16] = words[index / 16] << 4 | value
    }
    self.init(words[0], words[1], words[2], words[3])
  }

  /// The 32 bytes, first byte first.
  public var bytes: [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
      unsafe write(to: UnsafeMutableRawBufferPointer(buffer))
      count = Self.byteCount
    }
  }

  /// Writes the 32 bytes at the start of a buffer.
  ///
  /// - Precondition: The buffer has room for 32 bytes.
  @unsafe
  public func write(to buffer: UnsafeMutableRawBufferPointer) {
    unsafe buffer.storeBytes(of: words.0.bigEndian, toByteOffset: 0, as: UInt64.self)
    unsafe buffer.storeBytes(of: words.1.bigEndian, toByteOffset: 8, as: UInt64.self)
    unsafe buffer.storeBytes(of: words.2.bigEndian, toByteOffset: 16, as: UInt64.self)
    unsafe buffer.storeBytes(of: words.3.bigEndian, toByteOffset: 24, as: UInt64.self)
  }

  /// The digest as 64 lower-case hexadecimal digits.
  public var hexadecimal: String {
    let bytes = self.bytes
    return unsafe String(unsafeUninitializedCapacity: Self.byteCount * 2) { buffer in
      for index in 0..<Self.byteCount {
        unsafe buffer[index * 2] = Self.hexadecimalDigit(bytes[index] >> 4)
        unsafe buffer[index * 2 + 1] = Self.hexadecimalDigit(bytes[index] & 15)
      }
      return Self.byteCount * 2
    }
  }

  public static func == (left: Digest, right: Digest) -> Bool {
    left.words == right.words
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(ofHexadecimalDigit digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    default: nil
    }
  }
}

extension Digest: CustomStringConvertible {
  public var description: String { hexadecimal }
}
