/// Reads JSON text (RFC 8259) piece by piece, straight from its bytes.
///
/// A pull reader: the caller asks for what it expects, and a difference is an error with the line
/// and the column. No tree is built, so that a payload of a few fields costs a few hundred
/// nanoseconds. Outline:
///
///     var json = JSONReader(bytes)
///     try json.object { key, json in
///       switch key {
///       case "name": name = try json.string()
///       default: try json.skipValue()
///       }
///     }
///     try json.end()
public struct JSONReader: Sendable {
  /// Objects and arrays may be nested this deep.
  public static let depthMax = 128

  private let bytes: [UInt8]
  private var index: Int
  private var depth = 0

  /// Starts at the first byte; a byte order mark is passed over.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Offset of the next byte to read, from 0.
  public var byteOffset: Int { index }

  /// The sorts of JSON values.
  public enum ValueType: Sendable {
    case object, array, string, number, boolean, null
  }

  /// Tells what comes next without reading it.
  ///
  /// - Throws: ``JSONSyntaxError`` when no value begins here.
  public mutating func nextType() throws(JSONSyntaxError) -> ValueType {
    switch try peek() {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
    case UInt8(ascii: "n"): .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
    case let other: throw error(.unexpectedByte(other, expected: "a value"))
    }
  }

  /// Reads an object; `member` is handed each key and must read, or skip, its value.
  ///
  /// - Throws: ``JSONSyntaxError`` from the text, or whatever `member` throws.
  public mutating func object(
    _ member: (String, inout JSONReader) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    guard try peek() == UInt8(ascii: "{") else { throw error(.wrongType(expected: "object")) }
    try enter()
    if try peek() == UInt8(ascii: "}") { return leave() }
    while true {
      guard try peek() == UInt8(ascii: "\"") else {
        throw error(.unexpectedByte(bytes[index], expected: "\""))
      }
      let key = try string()
      try expect(UInt8(ascii: ":"))
      try member(key, &self)
      if try peek() == UInt8(ascii: ",") {
        index += 1
      } else if try peek() == UInt8(ascii: "}") {
        return leave()
      } else {
        throw error(.unexpectedByte(bytes[index], expected: ", or }"))
      }
    }
  }

  /// Reads an array; `element` is called before each element and must read, or skip, it.
  ///
  /// - Throws: ``JSONSyntaxError`` from the text, or whatever `element` throws.
  public mutating func array(
    _ element: (inout JSONReader) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    guard try peek() == UInt8(ascii: "[") else { throw error(.wrongType(expected: "array")) }
    try enter()
    if try peek() == UInt8(ascii: "]") { return leave() }
    while true {
      try element(&self)
      if try peek() == UInt8(ascii: ",") {
        index += 1
      } else if try peek() == UInt8(ascii: "]") {
        return leave()
      } else {
        throw error(.unexpectedByte(bytes[index], expected: ", or ]"))
      }
    }
  }

  /// Reads a string.
  ///
  /// - Throws: ``JSONSyntaxError`` when another value comes next or the string is malformed.
  public mutating func string() throws(JSONSyntaxError) -> String {
    guard try peek() == UInt8(ascii: "\"") else { throw error(.wrongType(expected: "string")) }
    let start = index + 1
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        index = end + 1
        return try validated(start..<end)
      }
      if byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      end += 1
    }
    return try stringWithEscapes(from: start)
  }

  /// Reads a whole number.
  ///
  /// - Throws: ``JSONSyntaxError`` when the number has a fraction or does not fit 64 bits.
  public mutating func integer() throws(JSONSyntaxError) -> Int {
    let text = try numberBytes()
    guard let value = Int(String(decoding: bytes[text], as: UTF8.self)) else {
      index = text.lowerBound
      throw error(.wrongType(expected: "integer"))
    }
    return value
  }

  /// Reads a number as the double nearest to it.
  ///
  /// - Throws: ``JSONSyntaxError`` when another value comes next or it exceeds the range of doubles.
  public mutating func number() throws(JSONSyntaxError) -> Double {
    let text = try numberBytes()
    if let exact = DecimalNumber.double(bytes, in: text) { return exact }
    guard let value = Double(String(decoding: bytes[text], as: UTF8.self)), value.isFinite else {
      index = text.lowerBound
      throw error(.invalidNumber)
    }
    return value
  }

  /// Reads a number as it is written, digit for digit.
  ///
  /// - Throws: ``JSONSyntaxError`` when another value comes next.
  public mutating func numberText() throws(JSONSyntaxError) -> String {
    String(decoding: bytes[try numberBytes()], as: UTF8.self)
  }

  /// Reads `true` or `false`.
  ///
  /// - Throws: ``JSONSyntaxError`` when another value comes next.
  public mutating func boolean() throws(JSONSyntaxError) -> Bool {
    if try takeWord("true") { return true }
    if try takeWord("false") { return false }
    throw error(.wrongType(expected: "boolean"))
  }

  /// Reads `null` when it comes next, and says whether it did.
  ///
  /// - Throws: ``JSONSyntaxError`` at the end of the text.
  public mutating func takeNull() throws(JSONSyntaxError) -> Bool {
    try takeWord("null")
  }

  /// Reads an array of strings.
  ///
  /// - Throws: ``JSONSyntaxError`` when an element is not a string.
  public mutating func strings() throws(JSONSyntaxError) -> [String] {
    var result: [String] = []
    try array { (json) throws(JSONSyntaxError) in result.append(try json.string()) }
    return result
  }

  /// Passes over the next value, whatever it is, and gives its bytes.
  ///
  /// - Throws: ``JSONSyntaxError`` when it is malformed.
  @discardableResult
  public mutating func skipValue() throws(JSONSyntaxError) -> ArraySlice<UInt8> {
    let type = try nextType()
    let start = index
    switch type {
    case .object: try object { (_, json) throws(JSONSyntaxError) in try json.skipValue() }
    case .array: try array { (json) throws(JSONSyntaxError) in try json.skipValue() }
    case .string: _ = try string()
    case .number: _ = try numberBytes()
    case .boolean: _ = try boolean()
    case .null:
      guard try takeNull() else { throw error(.wrongType(expected: "null")) }
    }
    return bytes[start..<index]
  }

  /// Whether only white space is left.
  public mutating func isAtEnd() -> Bool {
    skipSpace()
    return index == bytes.count
  }

  /// Checks that nothing but white space is left.
  ///
  /// - Throws: ``JSONSyntaxError`` when something is.
  public mutating func end() throws(JSONSyntaxError) {
    guard isAtEnd() else { throw error(.unexpectedByte(bytes[index], expected: "end of text")) }
  }

  /// An error at the next byte, for callers that refuse a value they have read.
  public func error(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
    error(reason, at: index)
  }

  /// An error at a given byte.
  ///
  /// - Complexity: O(*n*) in the offset: lines are only counted when something is wrong.
  public func error(_ reason: JSONSyntaxError.Reason, at offset: Int) -> JSONSyntaxError {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.reduce(into: 1) { if $1 == 0x0A { $0 += 1 } }
    // Continuation bytes do not begin a character.
    let column = before[lineStart...].reduce(into: 1) { if $1 & 0xC0 != 0x80 { $0 += 1 } }
    return JSONSyntaxError(reason: reason, byteOffset: offset, line: line, column: column)
  }
}

// MARK: - Bytes

extension JSONReader {
  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private mutating func peek() throws(JSONSyntaxError) -> UInt8 {
    skipSpace()
    guard index < bytes.count else { throw error(.unexpectedEnd) }
    return bytes[index]
  }

  private mutating func expect(_ byte: UInt8) throws(JSONSyntaxError) {
    let found = try peek()
    guard found == byte else {
      throw error(.unexpectedByte(found, expected: String(UnicodeScalar(byte))))
    }
    index += 1
  }

  private mutating func enter() throws(JSONSyntaxError) {
    guard depth < Self.depthMax else { throw error(.tooDeep(limit: Self.depthMax)) }
    depth += 1
    index += 1
  }

  private mutating func leave() {
    depth -= 1
    index += 1
  }

  private mutating func takeWord(_ word: StaticString) throws(JSONSyntaxError) -> Bool {
    _ = try peek()
    let text = Array(word.description.utf8)
    guard bytes[index...].starts(with: text) else { return false }
    index += text.count
    return true
  }

  /// A number that stops where the text stops was cut short with it.
  private func missingDigits(at start: Int) -> JSONSyntaxError {
    index == bytes.count ? error(.unexpectedEnd) : error(.invalidNumber, at: start)
  }

  private mutating func numberBytes() throws(JSONSyntaxError) -> Range<Int> {
    let first = try peek()
    let start = index
    guard first == UInt8(ascii: "-") || Self.isDigit(first) else {
      throw error(.wrongType(expected: "number"))
    }
    if first == UInt8(ascii: "-") { index += 1 }
    let whole = takeDigits()
    let hasLeadingZero = whole.count > 1 && bytes[whole.lowerBound] == UInt8(ascii: "0")
    guard !whole.isEmpty else { throw missingDigits(at: start) }
    guard !hasLeadingZero else { throw error(.invalidNumber, at: start) }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard !takeDigits().isEmpty else { throw missingDigits(at: start) }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      guard !takeDigits().isEmpty else { throw missingDigits(at: start) }
    }
    return start..<index
  }

  private mutating func takeDigits() -> Range<Int> {
    let start = index
    while index < bytes.count, Self.isDigit(bytes[index]) { index += 1 }
    return start..<index
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}

// MARK: - Strings

extension JSONReader {
  private func validated(_ range: Range<Int>) throws(JSONSyntaxError) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw error(.invalidString, at: range.lowerBound)
    }
    return text
  }

  private mutating func stringWithEscapes(from start: Int) throws(JSONSyntaxError) -> String {
    var result: [UInt8] = []
    index = start
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        guard let text = String(validating: result, as: UTF8.self) else {
          throw error(.invalidString, at: start)
        }
        return text
      case UInt8(ascii: "\\"):
        try appendEscape(to: &result)
      case 0..<0x20:
        throw error(.invalidString)
      default:
        result.append(byte)
        index += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func appendEscape(to result: inout [UInt8]) throws(JSONSyntaxError) {
    guard index + 1 < bytes.count else { throw error(.unexpectedEnd, at: bytes.count) }
    let letter = bytes[index + 1]
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(letter)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      result.append(contentsOf: String(try unicodeEscape()).utf8)
      return
    default: throw error(.invalidString)
    }
    index += 2
  }

  /// Reads `\uXXXX`, or a pair of them for a scalar outside the basic plane.
  private mutating func unicodeEscape() throws(JSONSyntaxError) -> Character {
    let first = try fourDigits()
    var value = first
    if (0xD800..<0xDC00).contains(first) {
      guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
        bytes[index + 1] == UInt8(ascii: "u")
      else { throw error(.invalidString) }
      let second = try fourDigits()
      guard (0xDC00..<0xE000).contains(second) else { throw error(.invalidString) }
      value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    guard let scalar = UnicodeScalar(value) else { throw error(.invalidString) }
    return Character(scalar)
  }

  private mutating func fourDigits() throws(JSONSyntaxError) -> UInt32 {
    let digits = index + 2..<index + 6
    guard digits.upperBound <= bytes.count else { throw error(.unexpectedEnd, at: bytes.count) }
    let text = String(decoding: bytes[digits], as: UTF8.self)
    guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let value = UInt32(text, radix: 16)
    else { throw error(.invalidString) }
    index += 6
    return value
  }
}
