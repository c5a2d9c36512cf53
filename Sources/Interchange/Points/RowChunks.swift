/// Cuts a table into chunks that hold whole rows.
struct RowChunks: Sendable {
  /// Bytes read so far.
  private(set) var byteCount = 0

  private let file: String
  private var chunks: ByteChunks
  private var pending: [UInt8] = []
  private var isAtEnd = false
  private var line = 1

  private static let quote = UInt8(ascii: "\"")

  init(file: String, chunks: ByteChunks) {
    self.file = file
    self.chunks = chunks
  }

  /// The first line, with its end.
  ///
  /// - Throws: ``CSVError``.
  mutating func nextLine() throws(CSVError) -> [UInt8] {
    while true {
      if let end = Self.endOfFirstRow(pending) ?? (isAtEnd ? pending.count : nil) {
        guard !pending.isEmpty else { throw .empty(file: file) }
        defer { pending.removeFirst(end) }
        line += 1
        return Array(pending[..<end])
      }
      try refill()
    }
  }

  /// Up to `count` chunks of whole rows; none at the end of the file.
  ///
  /// - Throws: ``CSVError``.
  mutating func next(count: Int) throws(CSVError) -> [[UInt8]] {
    var result: [[UInt8]] = []
    while result.count < count, let chunk = try next() { result.append(chunk) }
    return result
  }

  private mutating func next() throws(CSVError) -> [UInt8]? {
    while true {
      if isAtEnd {
        defer { pending = [] }
        return pending.isEmpty ? nil : pending
      }
      try refill()
      guard let end = isAtEnd ? pending.count : Self.endOfLastRow(pending) else {
        guard pending.count <= BulkPointScanner.rowByteCountMax else {
          let isQuoted = pending.count { $0 == Self.quote } % 2 == 1
          throw .recordTooLong(
            file: file, line: line, byteCountMax: BulkPointScanner.rowByteCountMax,
            openQuoteLine: isQuoted ? line : nil)
        }
        continue
      }
      guard end > 0 else { continue }
      let chunk = Array(pending[..<end])
      pending.removeFirst(end)
      line += chunk.count { $0 == 0x0A }
      return chunk
    }
  }

  private mutating func refill() throws(CSVError) {
    let chunk: [UInt8]?
    do {
      chunk = try chunks.next()
    } catch {
      throw .unreadable(error)
    }
    guard let chunk else {
      isAtEnd = true
      return
    }
    if byteCount == 0 { try check(chunk) }
    byteCount += chunk.count
    pending = pending.isEmpty ? chunk : pending + chunk
  }

  /// Refuses UTF-16, whose bytes do not agree with ASCII.
  private func check(_ chunk: [UInt8]) throws(CSVError) {
    guard chunk.starts(with: [0xFF, 0xFE]) || chunk.starts(with: [0xFE, 0xFF]) else { return }
    let error = TextDecodingError(
      reason: .invalidBytes(Array(chunk.prefix(2))), encoding: .utf8, line: 1, column: 1,
      suggestion: .utf16)
    throw .undecodable(file: file, error)
  }

  private static func endOfFirstRow(_ bytes: [UInt8]) -> Int? {
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      if byte == quote { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted { return index + 1 }
    }
    return nil
  }

  /// Where the last whole row ends in bytes that begin with a row.
  private static func endOfLastRow(_ bytes: [UInt8]) -> Int? {
    var quoteCount = 0
    for byte in bytes { quoteCount &+= byte == quote ? 1 : 0 }
    guard quoteCount > 0 else { return bytes.lastIndex(of: 0x0A).map { $0 + 1 } }
    var isQuoted = false
    var end: Int?
    for index in bytes.indices {
      if bytes[index] == quote { isQuoted.toggle() }
      if bytes[index] == 0x0A, !isQuoted { end = index + 1 }
    }
    return end
  }
}
