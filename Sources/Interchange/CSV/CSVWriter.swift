/// Writes a table in the form of RFC 4180, in UTF-8, with a line feed after each record.
public struct CSVWriter: Sendable {
  /// The text so far.
  public private(set) var bytes: [UInt8] = []

  private let delimiter: UInt8
  private let lineEnd: [UInt8]

  /// Starts an empty table.
  ///
  /// - Parameters:
  ///   - delimiter: What separates fields.
  ///   - endsLinesWithCRLF: Whether lines end as RFC 4180 has it, which few programs need.
  public init(delimiter: CSVReader.Delimiter = .comma, endsLinesWithCRLF: Bool = false) {
    self.delimiter = delimiter.byte
    lineEnd = endsLinesWithCRLF ? [0x0D, 0x0A] : [0x0A]
  }

  /// Writes a record; fields are quoted where they must be.
  public mutating func row(_ fields: some Sequence<String>) {
    var isFirst = true
    let start = bytes.count
    for field in fields {
      if !isFirst { bytes.append(delimiter) }
      append(field)
      isFirst = false
    }
    // A record of one empty field would read back as a blank line.
    if bytes.count == start, !isFirst { bytes.append(contentsOf: #""""#.utf8) }
    bytes.append(contentsOf: lineEnd)
  }

  /// Hands over the text so far and starts afresh.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func append(_ field: String) {
    let mustQuote = field.utf8.contains {
      $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    let hasOuterSpace = field.utf8.first == 0x20 || field.utf8.last == 0x20
    guard mustQuote || hasOuterSpace else { return bytes.append(contentsOf: field.utf8) }
    bytes.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
