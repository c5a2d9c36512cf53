/// An encoding of text that people's files come in.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"

  /// Windows-1252, what spreadsheets on Windows write in western Europe and America.
  case cp1252

  /// UTF-16 of either byte order, which its mark tells.
  case utf16 = "utf-16"

  /// Finds an encoding by one of its usual names; `nil` when the name is unknown.
  public init?(name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "cp1252", "windows-1252", "latin1", "iso-8859-1": self = .cp1252
    case "utf-16", "utf16", "utf-16le", "utf-16be", "unicode": self = .utf16
    default: return nil
    }
  }
}

/// Why bytes are not text in the encoding that was named.
public struct TextDecodingError: Error, Hashable, Sendable {
  /// What is wrong with the bytes.
  public enum Reason: Hashable, Sendable {
    /// These bytes stand for no character.
    case invalidBytes([UInt8])

    /// UTF-16 that does not begin with its mark could be read either way.
    case missingByteOrderMark
  }

  public let reason: Reason

  /// The encoding in which reading was tried.
  public let encoding: TextEncoding

  /// Line of the first byte at fault, from 1.
  public let line: Int

  /// Column of that byte, in characters, from 1.
  public let column: Int

  /// The encoding that the bytes look like, when there is one.
  public let suggestion: TextEncoding?

  public init(
    reason: Reason, encoding: TextEncoding, line: Int, column: Int, suggestion: TextEncoding?
  ) {
    self.reason = reason
    self.encoding = encoding
    self.line = line
    self.column = column
    self.suggestion = suggestion
  }
}
