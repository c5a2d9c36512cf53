public import Hashing

/// A log of facts: appended to, read by position, never changed.
///
/// Nothing above this protocol may know where the log is kept. Every implementation passes the same
/// contract tests.
public protocol AppendOnlyLog: Sendable {
  /// The last position and the hash that closes the chain there; position 0 and a zero hash for an
  /// empty log.
  func head() throws(EventLogError) -> LogHead

  /// Appends several appends in one durable transaction: all of them or none.
  ///
  /// Each append states the version it expects of every stream that it writes to, and carries an
  /// identifier. An append whose identifier is already in the log answers with its first receipt
  /// when the body is the same, and is refused when the body differs. When this returns, every event
  /// is on disk.
  ///
  /// - Returns: One receipt per append, in the order given.
  /// - Throws: ``EventLogError/versionConflict(stream:expected:actual:)``,
  ///   ``EventLogError/appendReused(id:)``, or a storage error; nothing has been appended then.
  func append(_ appends: [Append]) throws(EventLogError) -> [AppendReceipt]

  /// Reads at most `limit` events, in order, from `position` on (1 is the first).
  func events(from position: Int64, limit: Int) throws(EventLogError) -> [StoredEvent]

  /// Reads the events of one stream, in order of version.
  func events(ofStream stream: String) throws(EventLogError) -> [StoredEvent]

  /// The number of events in a stream; 0 for one that the log does not know.
  func version(ofStream stream: String) throws(EventLogError) -> Int64

  /// Erases a salted content: its bytes and its salt are gone for ever, the digest stays.
  ///
  /// Erasing what is erased already, or was never there, changes nothing.
  ///
  /// - Throws: ``EventLogError/notErasable(_:)`` for a content without salt, or a storage error.
  func erase(_ digest: Digest, atMilliseconds: Int64) throws(EventLogError)

  /// Reads a content by its digest; `nil` when the log never held it.
  func content(_ digest: Digest) throws(EventLogError) -> StoredContent?
}

/// The end of a log.
public struct LogHead: Hashable, Sendable {
  /// Position of the last event; 0 for an empty log.
  public let position: Int64

  /// Hash that closes the chain at ``position``.
  public let hash: Digest

  /// How many contents have been erased so far; a projection built on an older count is stale.
  public let erasedContentCount: Int64

  public init(position: Int64, hash: Digest, erasedContentCount: Int64) {
    self.position = position
    self.hash = hash
    self.erasedContentCount = erasedContentCount
  }
}
