internal import EventLog
internal import Hashing

/// A connection that reads, with its statements and the texts that rows name by number.
struct Reader: ~Copyable, Sendable {
  let connection: Connection
  var streams = NumberedTexts()
  var words = NumberedTexts()
  var appends = AppendCursor()
  var select = Statement()
  var selectOne = Statement()
  private var selectHead = Statement()
  private var selectErased = Statement()
  private var selectContent = Statement()
  private var selectAppend = Statement()
  private var selectNextAppend = Statement()

  init(_ connection: consuming Connection) throws(SQLiteError) {
    self.connection = connection
    try streams.prepare(self.connection, table: "streams", column: "name")
    try words.prepare(self.connection, table: "words", column: "text")
    try appends.prepare(self.connection)
    select = try self.connection.prepare(EventColumn.fromPosition)
    selectOne = try self.connection.prepare(
      "SELECT \(EventColumn.all) FROM events WHERE position = ?1")
    selectHead = try self.connection.prepare(
      "SELECT position, hash FROM events ORDER BY position DESC LIMIT 1")
    selectErased = try self.connection.prepare(
      "SELECT count(*) FROM contents WHERE erased_at_ms IS NOT NULL")
    selectContent = try self.connection.prepare(
      "SELECT salt, bytes, erased_at_ms FROM contents WHERE digest = ?1")
    selectAppend = try self.connection.prepare("SELECT position FROM events WHERE append = ?1")
    selectNextAppend = try self.connection.prepare(
      "SELECT position FROM events WHERE position > ?1 AND place < 2 ORDER BY position LIMIT 1")
  }

  /// The last position, its hash, and the count of erased contents.
  mutating func head() throws -> LogHead {
    var position: Int64 = 0
    var hash = Digest.zero
    if try selectHead.step() {
      position = selectHead.integer(at: 0)
      guard let digest = selectHead.digest(at: 1) else {
        throw EventLogError.damaged(position: position, reason: "hash")
      }
      hash = digest
      selectHead.reset()
    }
    _ = try selectErased.step()
    let erased = selectErased.integer(at: 0)
    selectErased.reset()
    return LogHead(position: position, hash: hash, erasedContentCount: erased)
  }

  /// Reads whole events from a position on.
  mutating func events(from position: Int64, limit: Int64) throws -> [StoredEvent] {
    var events: [StoredEvent] = []
    select.bind(1, position)
    select.bind(2, limit)
    appends.restart()
    defer { select.reset() }
    do {
      while try select.step() {
        events.append(
          try Self.event(in: select, streams: &streams, words: &words, appends: &appends))
      }
    } catch let error as SQLiteError where error.isCorruption {
      throw EventLogError.damaged(
        position: (events.last?.position ?? position - 1) + 1, reason: error.reason)
    }
    return events
  }

  /// Reads the events of a stream backwards along their links, and returns them forwards.
  mutating func events(endingAt last: Int64) throws -> [StoredEvent] {
    var events: [StoredEvent] = []
    var position = last
    while position > 0 {
      selectOne.bind(1, position)
      appends.restart()
      defer { selectOne.reset() }
      guard try selectOne.step() else {
        throw EventLogError.damaged(position: position, reason: "missing")
      }
      let event = try Self.event(
        in: selectOne, streams: &streams, words: &words, appends: &appends)
      let previous = selectOne.integer(at: EventColumn.previous)
      guard previous < position else {
        throw EventLogError.damaged(position: position, reason: "previous")
      }
      events.append(event)
      position = previous
    }
    return events.reversed()
  }

  /// The positions of the events of an append; `nil` when there is no such append.
  mutating func positions(ofAppend id: String) throws -> ClosedRange<Int64>? {
    selectAppend.bind(1, id)
    guard try selectAppend.step() else { return nil }
    let first = selectAppend.integer(at: 0)
    selectAppend.reset()
    selectNextAppend.bind(1, first)
    // Without a next append, this one ends the log.
    guard try selectNextAppend.step() else { return first...max(first, try head().position) }
    defer { selectNextAppend.reset() }
    return first...max(first, selectNextAppend.integer(at: 0) - 1)
  }

  /// Reads a content.
  mutating func content(_ digest: Digest) throws -> StoredContent? {
    selectContent.bind(1, digest)
    guard try selectContent.step() else { return nil }
    defer { selectContent.reset() }
    guard selectContent.kind(at: 2) == .null else { return .erased }
    let salt = selectContent.bytes(at: 0)
    guard salt.isEmpty || salt.count == 16 else {
      throw EventLogError.storage(code: 11, reason: "salt of \(digest)")
    }
    let content = Content(bytes: selectContent.bytes(at: 1), salt: salt)
    guard content.digest == digest else {
      throw EventLogError.storage(code: 11, reason: "content \(digest)")
    }
    return .present(content)
  }

  /// Makes the whole event of the current row.
  private static func event(
    in row: borrowing Statement, streams: inout NumberedTexts, words: inout NumberedTexts,
    appends: inout AppendCursor
  ) throws -> StoredEvent {
    let position = row.integer(at: EventColumn.position)
    guard let stream = try streams.text(row.integer(at: EventColumn.stream)) else {
      throw EventLogError.damaged(position: position, reason: "stream")
    }
    guard let type = try words.text(row.integer(at: EventColumn.type)) else {
      throw EventLogError.damaged(position: position, reason: "type")
    }
    guard let actor = try words.text(row.integer(at: EventColumn.actor)) else {
      throw EventLogError.damaged(position: position, reason: "actor")
    }
    guard let hash = row.digest(at: EventColumn.hash) else {
      throw EventLogError.damaged(position: position, reason: "hash")
    }
    guard let id = try appends.eventID(of: row) else {
      throw EventLogError.damaged(position: position, reason: "id")
    }
    let event = ProposedEvent(
      stream: stream, type: type,
      schemaVersion: Int(row.integer(at: EventColumn.schemaVersion)),
      effectiveOn: row.text(at: EventColumn.effectiveOn), actor: actor,
      source: row.text(at: EventColumn.source), payload: row.bytes(at: EventColumn.payload),
      contents: row.digests(at: EventColumn.contents))
    return StoredEvent(
      position: position, event: event, streamVersion: row.integer(at: EventColumn.version),
      id: id, recordedAtMilliseconds: row.integer(at: EventColumn.recordedAt), hash: hash)
  }
}

extension SQLiteError {
  /// Whether SQLite found its own structures damaged.
  var isCorruption: Bool { primaryCode == 11 }
}
