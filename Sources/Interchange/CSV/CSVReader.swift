/// Reads a table record by record, in memory that does not grow with the file.
///
/// The form is that of RFC 4180, with commas or semicolons, lines ending in CRLF, LF or CR, quotes
/// where they are needed, and blank lines passed over.
public struct CSVReader {
  /// How a table is to be read.
  public struct Options: Hashable, Sendable {
    /// What separates fields; `nil` finds out from the header.
    public var delimiter: Delimiter?
    public var encoding: TextEncoding

    /// A longer record is refused: 1 MiB unless said otherwise.
    public var recordByteCountMax: Int

    public init(
      delimiter: Delimiter? = nil, encoding: TextEncoding = .utf8,
      recordByteCountMax: Int = 1_048_576
    ) {
      self.delimiter = delimiter
      self.encoding = encoding
      self.recordByteCountMax = recordByteCountMax
    }
  }

  /// What separates the fields of a record.
  public enum Delimiter: String, CaseIterable, Hashable, Sendable {
    case comma = ","
    case semicolon = ";"
    case tab = "\t"

    /// The byte that is written.
    public var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: 0x09
      }
    }
  }

  public let header: CSVHeader

  /// What separates the fields, as stated or as found.
  public var delimiter: Delimiter { parser.delimiter }

  private var parser: CSVRecordParser

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - file: Name of the file, for messages.
  ///   - chunks: Its bytes.
  ///   - options: How to read them.
  /// - Throws: ``CSVError``.
  public init(
    file: String, chunks: ByteChunks, options: Options = Options()
  ) throws(CSVError) {
    parser = try CSVRecordParser(file: file, chunks: chunks, options: options)
    guard let record = try parser.next() else { throw .empty(file: file) }
    header = try CSVHeader(file: file, names: record.fields)
  }

  /// Opens a file and reads its header.
  ///
  /// - Throws: ``CSVError``.
  public init(path: String, options: Options = Options()) throws(CSVError) {
    let chunks: ByteChunks
    do {
      chunks = try ByteChunks(path: path)
    } catch {
      throw .unreadable(error)
    }
    try self.init(file: path, chunks: chunks, options: options)
  }

  /// Reads the next record.
  ///
  /// - Returns: `nil` at the end.
  /// - Throws: ``CSVError``. After ``CSVError/raggedRow(file:line:fieldCount:expected:)`` reading
  ///   may go on with the record that follows; after any other it may not.
  public mutating func next() throws(CSVError) -> CSVRow? {
    guard let row = try parser.next() else { return nil }
    guard row.fields.count == header.names.count else {
      throw .raggedRow(
        file: header.file, line: row.line, fieldCount: row.fields.count,
        expected: header.names.count)
    }
    return row
  }
}
