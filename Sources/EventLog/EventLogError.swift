public import Hashing

/// Why the log refused to read or append.
public enum EventLogError: Error, Hashable {
  /// A stream does not have the version that the append expected.
  case versionConflict(stream: String, expected: ExpectedVersion, actual: Int64)

  /// The identifier of the append is in the log already, with another body.
  case appendReused(id: String)

  /// A field of an append breaks the rules of the format.
  case invalidField(name: String, value: String)

  /// An event refers to a content that neither the log nor the append holds.
  case missingContent(Digest)

  /// An event refers to a content that was erased, or brings it back.
  case erasedContent(Digest)

  /// A content without salt is kept for ever.
  case notErasable(Digest)

  /// The log was written by a newer version of the program.
  case newerFormat(found: Int, known: Int)

  /// There is no such file, or its folder does not exist.
  case noSuchLog(path: String)

  /// The file is not a log of this program.
  case notALog(path: String)

  /// Another process kept the log locked for longer than this program waits.
  case busy(waitedMilliseconds: Int)

  /// No room left on the device.
  case diskFull(path: String)

  /// The file or its folder cannot be written.
  case readOnly(path: String)

  /// A setting that durability or integrity rests on did not hold when it was read back.
  case settingRefused(name: String, wanted: String, found: String)

  /// The storage failed otherwise, with its own words.
  case storage(code: Int32, reason: String)

  /// The stored bytes break the format's rules at a position.
  case damaged(position: Int64, reason: String)
}
