/// A text that is told apart by its UTF-8 bytes.
///
/// `String` counts two spellings of one letter as equal (`é` as one character or as two); the log
/// keeps bytes, so its names must be compared as bytes.
public struct ExactText: Hashable, Sendable {
  public let text: String

  public init(_ text: String) {
    self.text = text
  }

  public static func == (left: ExactText, right: ExactText) -> Bool {
    unsafe Self.withBytes(of: left.text) { first in
      unsafe Self.withBytes(of: right.text) { second in
        unsafe UnsafeRawBufferPointer(first).holdsSameBytes(as: UnsafeRawBufferPointer(second))
      }
    }
  }

  public func hash(into hasher: inout Hasher) {
    unsafe Self.withBytes(of: text) { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// Whether the text holds a control character (U+0000 to U+001F, U+007F to U+009F).
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public var hasControlCharacter: Bool {
    unsafe Self.withBytes(of: text) { bytes in
      var isPrintableASCII = true
      for index in 0..<bytes.count {
        // Without a branch, so that the compiler looks at many bytes at once.
        let isPrintable = unsafe bytes[index] &- 0x20 < 0x5F
        isPrintableASCII = isPrintableASCII && isPrintable
      }
      return isPrintableASCII ? false : unsafe Self.holdsControlCharacter(bytes)
    }
  }

  @unsafe
  private static func holdsControlCharacter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      if byte < 0x20 || byte == 0x7F { return true }
      // U+0080 to U+009F are written C2 80 to C2 9F.
      if previous == 0xC2 && byte < 0xA0 { return true }
      previous = byte
    }
    return false
  }

  @unsafe
  @inline(__always)
  private static func withBytes<R>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    if let result = unsafe text.utf8.withContiguousStorageIfAvailable({ unsafe body($0) }) {
      return result
    }
    return unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe body($0) }
  }
}
