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

  /// The positions of the events of an append; `nil` when the log does not know its identifier.
  func positions(ofAppend id: String) throws(EventLogError) -> ClosedRange<Int64>?

  /// Erases a salted content: its bytes and its salt are gone for ever, the digest stays.
  ///
  /// Erasing what is erased already, or was never there, changes nothing.
  ///
  /// - Parameters:
  ///   - digest: Digest of the content.
  ///   - atMilliseconds: When, in milliseconds since 1970-01-01T00:00:00Z.
  /// - Throws: ``EventLogError/notErasable(_:)`` for a content without salt, or a storage error.
  func erase(_ digest: Digest, atMilliseconds: Int64) throws(EventLogError)

  /// Verifies every event, its place, its links, and the contents.
  ///
  /// A `noted` head was written down elsewhere, and the log must still hold it: without one, a log cut
  /// off at its end cannot be told from one that ends there. `progress` is called now and then with
  /// the position reached and the last position.
  ///
  /// - Returns: What was found sound, or the first fault.
  /// - Throws: a storage error when the log cannot be read at all.
  func verify(
    noted: LogHead?, progress: (_ position: Int64, _ last: Int64) -> Void
  ) throws(EventLogError) -> Result<ChainSummary, ChainFault>

  /// Reads a content by its digest; `nil` when the log never held it.
  func content(_ digest: Digest) throws(EventLogError) -> StoredContent?

  /// Hands the events to `body` one after the other, for replay.
  ///
  /// The row is lent: its payload lies in memory that is used again for the next event, unless `body`
  /// keeps a copy.
  ///
  /// - Parameters:
  ///   - first: Position to start from; 1 is the first.
  ///   - last: Position to stop at, itself included; `nil` for the end of the log as it is when the
  ///     replay starts.
  ///   - body: Called once for each event, in order of position.
  /// - Returns: Position of the last event handed over; `first - 1` when there was none.
  /// - Throws: What `body` throws, or an ``EventLogError``.
  /// - Complexity: O(*n*) in the number of events, in constant memory.
  @discardableResult
  func forEachEvent(
    from first: Int64, through last: Int64?, _ body: (borrowing EventRow) throws -> Void
  ) throws -> Int64
}

extension AppendOnlyLog {
  /// The position of the last event that was recorded at a time or before it, in milliseconds since
  /// 1970-01-01T00:00:00Z; 0 when there is none.
  ///
  /// - Complexity: O(log *n*) reads: recorded times never go back from one event to the next.
  public func lastPosition(
    recordedByMilliseconds milliseconds: Int64
  ) throws(EventLogError) -> Int64 {
    var (low, high) = (Int64(0), try head().position)
    while low < high {
      let middle = low + (high - low + 1) / 2
      let event = try events(from: middle, limit: 1).first
      if let event, event.recordedAtMilliseconds <= milliseconds {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }

  /// When the event at a position was recorded, in milliseconds since 1970-01-01T00:00:00Z; `nil` where
  /// there is none.
  public func recordedAtMilliseconds(ofPosition position: Int64) throws(EventLogError) -> Int64? {
    guard position > 0 else { return nil }
    return try events(from: position, limit: 1).first?.recordedAtMilliseconds
  }

  @discardableResult
  public func forEachEvent(
    from first: Int64, through last: Int64?, _ body: (borrowing EventRow) throws -> Void
  ) throws -> Int64 {
    let end = try last ?? head().position
    var next = max(first, 1)
    while next <= end {
      let batch = try events(from: next, limit: Int(min(1_000, end - next + 1)))
      if batch.isEmpty { break }
      for event in batch {
        try body(EventRow(event))
      }
      next += Int64(batch.count)
    }
    return next - 1
  }
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
