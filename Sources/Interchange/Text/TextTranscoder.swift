internal import Domain

/// Turns chunks of a file into valid UTF-8, whatever its encoding.
///
/// Chunks may end inside a character: what is left over waits for the next. A byte order mark is
/// passed over.
struct TextTranscoder {
  let encoding: TextEncoding

  private var isAtStart = true
  private var leftOver: [UInt8] = []
  private var isBigEndian = false

  /// Line feeds in the chunks that were returned.
  private var lineFeedCount = 0

  /// Characters after the last line feed.
  private var columnCount = 0

  init(encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// Decodes the next chunk.
  ///
  /// - Parameters:
  ///   - chunk: The bytes that follow those of the last call.
  ///   - isLast: Whether the file ends here, so that a character cut short is an error.
  /// - Returns: Valid UTF-8.
  /// - Throws: ``TextDecodingError`` at the first byte that stands for no character.
  mutating func utf8(
    _ chunk: [UInt8], isLast: Bool
  ) throws(TextDecodingError) -> [UInt8] {
    var bytes = leftOver.isEmpty ? chunk : leftOver + chunk
    leftOver = []
    if isAtStart {
      // A mark may be cut too: wait until there is enough to tell.
      guard bytes.count >= 3 || isLast else {
        leftOver = bytes
        return []
      }
      try takeByteOrderMark(from: &bytes)
      isAtStart = false
    }
    let text: [UInt8]
    switch encoding {
    case .utf8: text = try validated(bytes, isLast: isLast)
    case .cp1252: text = try fromCP1252(bytes)
    case .utf16: text = try fromUTF16(bytes, isLast: isLast)
    }
    note(text[...])
    return text
  }

  private mutating func takeByteOrderMark(from bytes: inout [UInt8]) throws(TextDecodingError) {
    let startsAsUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    switch encoding {
    case .utf16:
      guard startsAsUTF16 else { throw error(.missingByteOrderMark, suggestion: nil) }
      isBigEndian = bytes[0] == 0xFE
      bytes.removeFirst(2)
    case .utf8:
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      guard !startsAsUTF16, !Self.looksLikeUTF16(bytes) else {
        throw error(.invalidBytes(Array(bytes.prefix(2))), suggestion: .utf16)
      }
    case .cp1252:
      guard !startsAsUTF16 else {
        throw error(.invalidBytes(Array(bytes.prefix(2))), suggestion: .utf16)
      }
      guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
        throw error(.invalidBytes(Array(bytes.prefix(3))), suggestion: .utf8)
      }
    }
  }

  /// Text in a western language has a zero in every other byte of its UTF-16, and nowhere else.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(512)
    let evenZeros = stride(from: 0, to: head.count, by: 2).count { head[$0] == 0 }
    let oddZeros = stride(from: 1, to: head.count, by: 2).count { head[$0] == 0 }
    let (fewer, more) = (min(evenZeros, oddZeros), max(evenZeros, oddZeros))
    return more >= 2 && more * 4 > head.count && fewer * 8 < more
  }

  private func error(
    _ reason: TextDecodingError.Reason, suggestion: TextEncoding?
  ) -> TextDecodingError {
    TextDecodingError(
      reason: reason, encoding: encoding, line: lineFeedCount + 1, column: columnCount + 1,
      suggestion: suggestion)
  }

  /// Moves the place at which the next error would be reported past `text`.
  private mutating func note(_ text: ArraySlice<UInt8>) {
    var lineStart = text.startIndex
    var lineFeeds = 0
    for index in text.indices where text[index] == 0x0A {
      lineFeeds += 1
      lineStart = index + 1
    }
    if lineFeeds > 0 { columnCount = 0 }
    lineFeedCount += lineFeeds
    // Continuation bytes do not begin a character.
    for byte in text[lineStart...] where byte & 0xC0 != 0x80 { columnCount += 1 }
  }
}

// MARK: - UTF-8

extension TextTranscoder {
  private mutating func validated(
    _ bytes: [UInt8], isLast: Bool
  ) throws(TextDecodingError) -> [UInt8] {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = Self.sequenceLength(bytes[index...])
      if length > 0 {
        index += length
      } else if !isLast, Self.mayBeCut(bytes[index...]) {
        leftOver = Array(bytes[index...])
        return Array(bytes[..<index])
      } else {
        note(bytes[..<index])
        throw error(.invalidBytes([bytes[index]]), suggestion: .cp1252)
      }
    }
    return bytes
  }

  /// Length of the sequence at the start of `bytes`, or 0 when there is none.
  private static func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int {
    let length = expectedLength(bytes)
    guard length > 1, bytes.count >= length,
      String(validating: bytes.prefix(length), as: UTF8.self) != nil
    else { return 0 }
    return length
  }

  private static func mayBeCut(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count < expectedLength(bytes) && bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
  }

  private static func expectedLength(_ bytes: ArraySlice<UInt8>) -> Int {
    switch bytes.first {
    case .some(0xC2...0xDF): 2
    case .some(0xE0...0xEF): 3
    case .some(0xF0...0xF4): 4
    default: 0
    }
  }
}

// MARK: - Windows-1252 and UTF-16

extension TextTranscoder {
  private mutating func fromCP1252(_ bytes: [UInt8]) throws(TextDecodingError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else if let scalar = CP1252.scalar(byte) {
        result.append(contentsOf: String(Character(scalar)).utf8)
      } else {
        note(result[...])
        throw error(.invalidBytes([byte]), suggestion: nil)
      }
    }
    return result
  }

  private mutating func fromUTF16(
    _ bytes: [UInt8], isLast: Bool
  ) throws(TextDecodingError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index + 1 < bytes.count {
      let unit = unit(bytes, at: index)
      let isPair = unit & 0xFC00 == 0xD800
      if isPair, index + 3 >= bytes.count, !isLast { break }
      let second = isPair && index + 3 < bytes.count ? self.unit(bytes, at: index + 2) : 0
      let length = isPair ? 4 : 2
      guard let scalar = Self.scalar(unit, second) else {
        note(result[...])
        let end = min(index + length, bytes.count)
        throw error(.invalidBytes(Array(bytes[index..<end])), suggestion: nil)
      }
      result.append(contentsOf: String(Character(scalar)).utf8)
      index += length
    }
    leftOver = Array(bytes[index...])
    if isLast, !leftOver.isEmpty {
      note(result[...])
      throw error(.invalidBytes(leftOver), suggestion: nil)
    }
    return result
  }

  private func unit(_ bytes: [UInt8], at index: Int) -> UInt16 {
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  private static func scalar(_ first: UInt16, _ second: UInt16) -> UnicodeScalar? {
    guard first & 0xFC00 == 0xD800 else { return UnicodeScalar(first) }
    guard second & 0xFC00 == 0xDC00 else { return nil }
    return UnicodeScalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
  }
}
