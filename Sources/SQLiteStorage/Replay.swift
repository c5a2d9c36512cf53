internal import EventLog
internal import Hashing
internal import Synchronization

extension PooledReader {
  /// Lends the events to `body`, a batch of rows at a time so that checkpoints are not held up.
  func replay(
    from first: Int64, through last: Int64, _ body: (borrowing EventRow) throws -> Void
  ) throws -> Int64 {
    var row = EventRow()
    var next = first
    while next <= last {
      let end = try state.withLock { reader in
        try reader.replayBatch(from: next, through: min(last, next + 9_999), row: &row, body)
      }
      next = end + 1
    }
    return next - 1
  }
}

extension Reader {
  /// Lends one batch of events.
  ///
  /// - Returns: Position of the last event lent.
  fileprivate mutating func replayBatch(
    from first: Int64, through last: Int64, row: inout EventRow,
    _ body: (borrowing EventRow) throws -> Void
  ) throws -> Int64 {
    select.bind(1, first)
    select.bind(2, last - first + 1)
    defer { select.reset() }
    var expected = first
    do {
      while try select.step() {
        guard select.integer(at: EventColumn.position) == expected else {
          throw EventLogError.damaged(position: expected, reason: "missing")
        }
        try fill(&row, position: expected)
        try body(row)
        expected += 1
      }
    } catch let error as SQLiteError where error.isCorruption {
      throw EventLogError.damaged(position: expected, reason: error.reason)
    }
    guard expected == last + 1 else {
      throw EventLogError.damaged(position: expected, reason: "missing")
    }
    return last
  }

  /// Copies the current row, using its memory and the texts of the row before where they are equal.
  private mutating func fill(_ row: inout EventRow, position: Int64) throws {
    row.position = position
    guard let stream = try streams.text(select.integer(at: EventColumn.stream)) else {
      throw EventLogError.damaged(position: position, reason: "stream")
    }
    guard let type = try words.text(select.integer(at: EventColumn.type)) else {
      throw EventLogError.damaged(position: position, reason: "type")
    }
    guard let actor = try words.text(select.integer(at: EventColumn.actor)) else {
      throw EventLogError.damaged(position: position, reason: "actor")
    }
    row.stream = stream
    row.type = type
    row.actor = actor
    row.streamVersion = select.integer(at: EventColumn.version)
    row.schemaVersion = Int(select.integer(at: EventColumn.schemaVersion))
    row.recordedAtMilliseconds = select.integer(at: EventColumn.recordedAt)
    unsafe Self.update(&row.effectiveOn, from: select.rawBytes(at: EventColumn.effectiveOn))
    unsafe Self.update(&row.source, from: select.rawBytes(at: EventColumn.source))
    row.payload.removeAll(keepingCapacity: true)
    unsafe row.payload.append(contentsOf: select.rawBytes(at: EventColumn.payload))
    if select.kind(at: EventColumn.contents) == .null {
      if !row.contents.isEmpty { row.contents = [] }
    } else {
      row.contents = select.digests(at: EventColumn.contents)
    }
  }

  /// Sets a text unless it has these bytes already; runs of events share their texts.
  @unsafe
  private static func update(_ text: inout String, from bytes: UnsafeRawBufferPointer) {
    let isSame = text.withUTF8 { old in
      unsafe UnsafeRawBufferPointer(old).holdsSameBytes(as: bytes)
    }
    if !isSame { unsafe text = String(decoding: bytes, as: UTF8.self) }
  }
}
