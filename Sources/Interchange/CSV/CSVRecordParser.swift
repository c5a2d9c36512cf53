/// Cuts text into records and fields.
struct CSVRecordParser {
  private(set) var delimiter: CSVReader.Delimiter

  private let file: String
  private let recordByteCountMax: Int
  private var separator: UInt8
  private var chunks: ByteChunks
  private var transcoder: TextTranscoder
  private var isAtEnd = false

  private var bytes: [UInt8] = []
  private var index = 0

  /// Line of the next byte, from 1.
  private var line = 1

  /// Characters of that line before the next byte.
  private var columnCount = 0

  private static let quote = UInt8(ascii: "\"")

  init(file: String, chunks: ByteChunks, options: CSVReader.Options) throws(CSVError) {
    self.file = file
    self.chunks = chunks
    recordByteCountMax = options.recordByteCountMax
    transcoder = TextTranscoder(encoding: options.encoding)
    delimiter = options.delimiter ?? .comma
    separator = delimiter.byte
    while bytes.isEmpty, try refill() {}
    if options.delimiter == nil {
      delimiter = Self.detectDelimiter(bytes)
      separator = delimiter.byte
    }
  }

  /// Counts separators outside quotes in the first line; a comma wins a tie.
  private static func detectDelimiter(_ bytes: [UInt8]) -> CSVReader.Delimiter {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D, !counts.isEmpty { break }
      counts[byte, default: 0] += 1
    }
    func count(_ delimiter: CSVReader.Delimiter) -> Int { counts[delimiter.byte] ?? 0 }
    return CSVReader.Delimiter.allCases.reduce(.comma) { best, other in
      count(other) > count(best) ? other : best
    }
  }

  /// Replaces the chunk that was used up; `false` at the end of the file.
  private mutating func refill() throws(CSVError) -> Bool {
    guard !isAtEnd else { return false }
    let chunk: [UInt8]?
    do {
      chunk = try chunks.next()
    } catch {
      throw .unreadable(error)
    }
    isAtEnd = chunk == nil
    do {
      bytes = try transcoder.utf8(chunk ?? [], isLast: isAtEnd)
    } catch {
      throw .undecodable(file: file, error)
    }
    index = 0
    return !isAtEnd || !bytes.isEmpty
  }

  /// The next byte, which is not taken; `nil` at the end of the file.
  private mutating func peek() throws(CSVError) -> UInt8? {
    while index == bytes.count {
      guard try refill() else { return nil }
    }
    return bytes[index]
  }
}

// MARK: - Records

extension CSVRecordParser {
  /// A record that is being read.
  private struct Draft {
    let line: Int
    var fields: [String] = []
    var field: [UInt8] = []
    var byteCount = 0
    var hasQuotes = false

    mutating func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }

    var isBlank: Bool { fields.count == 1 && fields[0].isEmpty && !hasQuotes }
  }

  /// Reads the next record; `nil` at the end of the file.
  mutating func next() throws(CSVError) -> CSVRow? {
    while try peek() != nil {
      var draft = Draft(line: line)
      var isOpen = true
      while isOpen {
        if try peek() == Self.quote {
          try readQuoted(into: &draft)
        } else {
          try readPlain(into: &draft)
        }
        draft.endField()
        try charge(1, to: &draft, openQuoteLine: nil)
        isOpen = try takeSeparator()
      }
      if !draft.isBlank { return CSVRow(line: draft.line, fields: draft.fields) }
    }
    return nil
  }

  /// Takes what ends a field; whether another field follows in the record.
  private mutating func takeSeparator() throws(CSVError) -> Bool {
    switch try peek() {
    case separator:
      index += 1
      columnCount += 1
      return true
    case 0x0D:
      index += 1
      if try peek() == 0x0A { index += 1 }
    case 0x0A:
      index += 1
    default:
      return false
    }
    line += 1
    columnCount = 0
    return false
  }

  private mutating func readPlain(into draft: inout Draft) throws(CSVError) {
    while let first = try peek(), !endsField(first) {
      var end = index
      while end < bytes.count, !endsField(bytes[end]) { end += 1 }
      try take(through: end, into: &draft, openQuoteLine: nil)
    }
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == separator || byte == 0x0A || byte == 0x0D
  }

  private mutating func readQuoted(into draft: inout Draft) throws(CSVError) {
    let (openLine, openColumn) = (line, columnCount + 1)
    draft.hasQuotes = true
    skipQuote()
    while true {
      guard let byte = try peek() else {
        throw .unclosedQuote(file: file, line: openLine, column: openColumn)
      }
      if byte != Self.quote {
        var end = index
        while end < bytes.count, bytes[end] != Self.quote { end += 1 }
        try take(through: end, into: &draft, openQuoteLine: openLine)
        continue
      }
      skipQuote()
      guard try peek() == Self.quote else { break }
      skipQuote()
      draft.field.append(Self.quote)
      try charge(2, to: &draft, openQuoteLine: openLine)
    }
    if let byte = try peek(), !endsField(byte) {
      throw .textAfterQuote(file: file, line: line, column: columnCount + 1)
    }
  }

  private mutating func skipQuote() {
    index += 1
    columnCount += 1
  }

  /// Counts bytes of a record against the limit.
  private func charge(
    _ byteCount: Int, to draft: inout Draft, openQuoteLine: Int?
  ) throws(CSVError) {
    draft.byteCount += byteCount
    guard draft.byteCount <= recordByteCountMax else {
      throw .recordTooLong(
        file: file, line: draft.line, byteCountMax: recordByteCountMax,
        openQuoteLine: openQuoteLine)
    }
  }

  /// Moves bytes up to `end` into the field, and the place along.
  private mutating func take(
    through end: Int, into draft: inout Draft, openQuoteLine: Int?
  ) throws(CSVError) {
    let run = bytes[index..<end]
    try charge(run.count, to: &draft, openQuoteLine: openQuoteLine)
    draft.field.append(contentsOf: run)
    for byte in run {
      if byte == 0x0A {
        line += 1
        columnCount = 0
      } else if byte & 0xC0 != 0x80 {
        columnCount += 1
      }
    }
    index = end
  }
}
