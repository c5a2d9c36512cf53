/// Why a table of comma- or semicolon-separated values could not be read.
public enum CSVError: Error, Hashable, Sendable {
  case unreadable(FileAccessError)

  /// The bytes are not text in the encoding that was named.
  case undecodable(file: String, TextDecodingError)

  /// The file has no header.
  case empty(file: String)

  /// A record exceeds the limit, most often because of a quote that was never closed.
  case recordTooLong(file: String, line: Int, byteCountMax: Int, openQuoteLine: Int?)

  /// The file ends inside quotes.
  case unclosedQuote(file: String, line: Int, column: Int)

  /// Something other than a separator follows a closing quote.
  case textAfterQuote(file: String, line: Int, column: Int)

  /// A record has more or fewer fields than the header. Reading may go on after it.
  case raggedRow(file: String, line: Int, fieldCount: Int, expected: Int)

  /// The header lacks a column that is needed.
  case missingColumn(file: String, name: String, nearest: String?, available: [String])

  /// Two columns bear the same name; numbers are from 1.
  case duplicateColumn(file: String, name: String, first: Int, second: Int)
}
