/// Swift source with comments and the text of strings blanked out, line by line.
///
/// Not a parser: enough to look for words and braces without being misled by prose. Code inside an
/// interpolation `\( )` is blanked with its string. Regular-expression literals between slashes are
/// not recognised.
public struct SwiftCode: Sendable {
  /// The code alone; line *i* is line *i* of the source, with blanks where prose was.
  public let lines: [String]

  /// - Complexity: O(*n*), where *n* is the number of characters.
  public init(_ source: SourceText) {
    var scanner = Scanner(Array(source.lines.joined(separator: "\n").utf8))
    scanner.scan()
    lines = String(decoding: scanner.output, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The line numbers, from 1, on which a whole word stands.
  public func lineNumbers(ofWord word: String) -> [Int] {
    lines.indices.filter { Self.words(in: lines[$0]).contains(Substring(word)) }.map { $0 + 1 }
  }

  /// The line numbers, from 1, that contain a piece of code literally.
  public func lineNumbers(containing code: String) -> [Int] {
    lines.indices.filter { lines[$0].contains(code) }.map { $0 + 1 }
  }

  /// The identifiers and keywords of a line of code.
  static func words(in line: String) -> [Substring] {
    line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }
}

/// Walks through bytes of Swift, copying code and blanking prose.
private struct Scanner {
  let bytes: [UInt8]
  var output: [UInt8] = []
  var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count)
  }

  mutating func scan() {
    while index < bytes.count {
      if starts(with: "//") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { blank() }
      } else if starts(with: "/*") {
        blankBlockComment()
      } else if let hashes = hashesBeforeQuote() {
        blankString(hashes: hashes)
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
  }

  private func starts(with text: StaticString, at offset: Int = 0) -> Bool {
    let wanted = "\(text)".utf8
    let start = index + offset
    return start + wanted.count <= bytes.count
      && bytes[start..<start + wanted.count].elementsEqual(wanted)
  }

  /// The number of `#` before a quotation mark that opens a string here; `nil` if none opens.
  private func hashesBeforeQuote() -> Int? {
    var count = 0
    while index + count < bytes.count, bytes[index + count] == UInt8(ascii: "#") { count += 1 }
    return starts(with: "\"", at: count) ? count : nil
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where index < bytes.count {
      let byte = bytes[index]
      output.append(byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
      index += 1
    }
  }

  private mutating func blankBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        blank(2)
      } else if starts(with: "*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && index < bytes.count
  }

  private mutating func blankString(hashes: Int) {
    blank(hashes)
    let isMultiline = starts(with: "\"\"\"")
    let quotes = isMultiline ? 3 : 1
    blank(quotes)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), hasHashes(hashes, at: 1) {
        blank(1 + hashes)
        if starts(with: "(") { blankInterpolation() } else { blank() }
      } else if closes(quotes: quotes, hashes: hashes) {
        blank(quotes + hashes)
        return
      } else if !isMultiline, bytes[index] == UInt8(ascii: "\n") {
        return
      } else {
        blank()
      }
    }
  }

  private mutating func blankInterpolation() {
    var depth = 0
    repeat {
      if let hashes = hashesBeforeQuote() {
        blankString(hashes: hashes)
        continue
      }
      if starts(with: "(") { depth += 1 }
      if starts(with: ")") { depth -= 1 }
      blank()
    } while depth > 0 && index < bytes.count
  }

  private func hasHashes(_ count: Int, at offset: Int) -> Bool {
    (0..<count).allSatisfy { starts(with: "#", at: offset + $0) }
  }

  private func closes(quotes: Int, hashes: Int) -> Bool {
    (quotes == 3 ? starts(with: "\"\"\"") : starts(with: "\"")) && hasHashes(hashes, at: quotes)
  }
}
