internal import Dispatch
public import EventLog
internal import Hashing
internal import Synchronization

extension SQLiteLog {
  /// Verifies the whole file: every event, its place, its links, the appends and the contents.
  ///
  /// Several cores compute hashes, each from the stored hash before it; the links are then followed
  /// in order, so that the first bad position is the one reported.
  ///
  /// - Parameters:
  ///   - noted: A head that was noted down elsewhere and that the log must still hold; `nil` for
  ///     none. Without it, a log cut off at its end cannot be told from one that ends there.
  ///   - progress: Called now and then with the position reached and the last position.
  /// - Returns: What was found sound, or the first fault.
  /// - Throws: An ``EventLogError`` when the file cannot be read at all.
  /// - Complexity: O(*n*) in the size of the file; memory for the streams and the contents' digests.
  public func verify(
    noted: LogHead? = nil,
    progress: (_ position: Int64, _ last: Int64) -> Void = { _, _ in }
  ) throws(EventLogError) -> Result<ChainSummary, ChainFault> {
    let last = max(try lastPosition(), noted?.position ?? 0)
    let contents = try reading { try $0.contentStates() }
    do throws(ChainFault) {
      var verification = Verification(log: self, last: last, contents: contents, noted: noted)
      return .success(try verification.run(progress: progress))
    } catch {
      return .failure(error)
    }
  }

  /// The last position, even where the last row's hash is damaged.
  private func lastPosition() throws(EventLogError) -> Int64 {
    try reading { try $0.connection.integer("SELECT max(position) FROM events") ?? 0 }
  }
}

/// One run over a log.
private struct Verification: ~Copyable {
  let log: SQLiteLog
  let last: Int64
  let contents: [Digest: ContentState]
  let noted: LogHead?
  var verifier = ChainVerifier()

  /// Events that one worker reads at a time.
  static let chunkCount: Int64 = 16_384

  mutating func run(
    progress: (Int64, Int64) -> Void
  ) throws(ChainFault) -> ChainSummary {
    let workers = Int64(4)
    var next: Int64 = 1
    while next <= last {
      let starts = Array(
        stride(
          from: next, through: min(last, next + Self.chunkCount * workers - 1),
          by: Self.chunkCount.magnitudeAsStride))
      for chunk in read(starts) {
        try follow(chunk)
      }
      next += Self.chunkCount * workers
      progress(min(next - 1, last), last)
    }
    try verifier.finish(expectedLast: last)
    try checkIndexes()
    var summary = verifier.summary
    summary.erasedContentCount = Int64(contents.values.count { $0 == .erased })
    return summary
  }

  /// Reads chunks side by side, one per worker.
  private func read(_ starts: [Int64]) -> [LinkChunk] {
    let chunks = Mutex([LinkChunk](repeating: LinkChunk(), count: starts.count))
    let (log, last) = (log, last)
    DispatchQueue.concurrentPerform(iterations: starts.count) { index in
      let chunk = Self.links(
        of: log, from: starts[index], through: min(last, starts[index] + Self.chunkCount - 1))
      chunks.withLock { $0[index] = chunk }
    }
    return chunks.withLock { $0 }
  }

  private static func links(of log: SQLiteLog, from first: Int64, through last: Int64) -> LinkChunk
  {
    do throws(EventLogError) {
      return try log.reading { reader in reader.links(from: first, through: last) }
    } catch {
      return LinkChunk(
        last: last, fault: ChainFault(position: first, problem: .unreadable(reason: "\(error)")))
    }
  }

  private mutating func follow(_ chunk: LinkChunk) throws(ChainFault) {
    for link in chunk.links {
      try verifier.consume(
        link, name: { chunk.name(ofStream: $0) }, content: { contents[$0] ?? .missing })
      if let noted, noted.position == link.position, noted.hash != link.stored {
        throw ChainFault(
          position: link.position, problem: .notTheNotedHash(noted: noted.hash, found: link.stored))
      }
    }
    if let fault = chunk.fault { throw fault }
    // A gap must end the run here: a damaged position may stand quintillions further on.
    if verifier.summary.eventCount < chunk.last {
      throw ChainFault(
        position: verifier.summary.eventCount + 1, problem: .missing(next: nextPosition()))
    }
  }

  /// The first position after a gap; `nil` when there is none, or when it cannot be read.
  private func nextPosition() -> Int64? {
    let position = verifier.summary.eventCount
    let sql = "SELECT min(position) FROM events WHERE position > \(position)"
    // What cannot be read is missing as well; the fault is reported either way.
    return try? log.reading { reader in
      let next = try reader.connection.integer(sql) ?? 0
      return next > position ? next : nil
    }
  }

  /// Checks that the indexes lead to the rows, so that a known append is recognised.
  private func checkIndexes() throws(ChainFault) {
    let covered: Int64
    do throws(EventLogError) {
      covered = try log.reading { reader in
        try reader.connection.integer(
          "SELECT first + count - 1 FROM appends ORDER BY first DESC LIMIT 1") ?? 0
      }
    } catch {
      throw ChainFault(position: last, problem: .unreadable(reason: "\(error)"))
    }
    guard covered == last else {
      throw ChainFault(position: last + 1, problem: .appendBoundary)
    }
    for table in ["appends", "contents"] {
      let answer: String
      do throws(EventLogError) {
        answer = try log.reading { try $0.connection.text("PRAGMA integrity_check('\(table)')") }
      } catch {
        throw ChainFault(position: last, problem: .unreadable(reason: "\(error)"))
      }
      guard answer == "ok" else {
        throw ChainFault(position: last, problem: .unreadable(reason: answer))
      }
    }
  }
}

extension Int64 {
  fileprivate var magnitudeAsStride: Int { Int(self) }
}

/// What one worker read.
struct LinkChunk: Sendable {
  var links: [ChainLink] = []
  /// What ended the reading before its end, after the last link.
  var fault: ChainFault?
  /// Position that the worker should have reached.
  var last: Int64
  /// Names of the streams by index, as far as the worker met them.
  var names: [String] = []

  init(last: Int64 = 0, fault: ChainFault? = nil) {
    self.last = last
    self.fault = fault
  }

  func name(ofStream index: Int) -> String {
    names.indices.contains(index) ? names[index] : "stream \(index + 1)"
  }
}

extension Reader {
  /// Reads a range of events and computes each hash from the stored hash before it.
  mutating func links(from first: Int64, through last: Int64) -> LinkChunk {
    var chunk = LinkChunk(last: last)
    chunk.links.reserveCapacity(Int(last - first + 1))
    var input = HashInput()
    do {
      var previous = try hash(before: first)
      select.bind(1, first)
      select.bind(2, last - first + 1)
      appends.seek(to: first)
      defer {
        select.reset()
        appends.end()
      }
      while try select.step() {
        let link = try link(after: previous, using: &input)
        // A row beyond the range belongs to the next worker; a gap shows there too.
        if link.position > last { break }
        chunk.links.append(link)
        previous = link.stored
      }
    } catch {
      let position = (chunk.links.last?.position ?? first - 1) + 1
      let reason = (error as? SQLiteError)?.reason ?? "\(error)"
      chunk.fault = ChainFault(position: position, problem: .unreadable(reason: reason))
    }
    chunk.names = streams.texts
    return chunk
  }

  /// What the log holds under each digest, each content hashed again.
  mutating func contentStates() throws -> [Digest: ContentState] {
    var states: [Digest: ContentState] = [:]
    var statement = try connection.prepare(
      "SELECT digest, salt, bytes, erased_at_ms FROM contents")
    var input = HashInput()
    while try statement.step() {
      guard let digest = statement.digest(at: 0) else { continue }
      guard statement.kind(at: 3) == .null else {
        states[digest] = .erased
        continue
      }
      let salt = unsafe statement.rawBytes(at: 1)
      input.removeAll()
      input.append(UInt8(truncatingIfNeeded: salt.count))
      unsafe input.append(salt)
      unsafe input.append(statement.rawBytes(at: 2))
      states[digest] = input.digest == digest ? .sound : .damaged
    }
    return states
  }

  private mutating func hash(before position: Int64) throws -> Digest {
    guard position > 1 else { return .zero }
    selectOne.bind(1, position - 1)
    guard try selectOne.step() else { return .zero }
    defer { selectOne.reset() }
    return selectOne.digest(at: EventColumn.hash) ?? .zero
  }

  /// Hashes the current row as it lies in SQLite's memory, in the order of ``EventEncoding``.
  private mutating func link(
    after previous: Digest, using input: inout HashInput
  ) throws(SQLiteError) -> ChainLink {
    var link = ChainLink(position: select.integer(at: EventColumn.position))
    let stream = select.integer(at: EventColumn.stream)
    link.stream = Int(stream) - 1
    link.streamVersion = select.integer(at: EventColumn.version)
    link.previousPosition = select.integer(at: EventColumn.previous)
    if let field = malformedField() {
      link.problem = .malformed(field: field)
      return link
    }
    guard let streamName = try streams.text(stream) else {
      link.problem = .malformed(field: "stream")
      return link
    }
    guard let type = try words.text(select.integer(at: EventColumn.type)) else {
      link.problem = .malformed(field: "type")
      return link
    }
    guard let actor = try words.text(select.integer(at: EventColumn.actor)) else {
      link.problem = .malformed(field: "actor")
      return link
    }
    guard let id = try appends.eventID(at: link.position) else {
      link.problem = .appendBoundary
      return link
    }
    EventEncoding.begin(
      &input, previous: previous, position: link.position, streamVersion: link.streamVersion,
      recordedAtMilliseconds: select.integer(at: EventColumn.recordedAt),
      schemaVersion: select.integer(at: EventColumn.schemaVersion))
    input.append(field: streamName)
    input.append(field: id)
    input.append(field: type)
    unsafe input.append(field: select.rawBytes(at: EventColumn.effectiveOn))
    input.append(field: actor)
    unsafe input.append(field: select.rawBytes(at: EventColumn.source))
    unsafe input.append(field: select.rawBytes(at: EventColumn.payload))
    let contents = unsafe select.rawBytes(at: EventColumn.contents)
    input.append(littleEndian: UInt32(contents.count / Digest.byteCount))
    unsafe input.append(contents)
    if contents.count > 0 { link.contents = select.digests(at: EventColumn.contents) }
    link.computed = input.digest
    link.stored = select.digest(at: EventColumn.hash) ?? .zero
    return link
  }

  /// The first column whose storage class or size is not what the format demands.
  ///
  /// The hash covers bytes, not classes: a text that has become a blob has the same bytes.
  private func malformedField() -> String? {
    for (column, name) in Self.integerColumns where select.kind(at: column) != .integer {
      return name
    }
    for (column, name) in Self.textColumns where select.kind(at: column) != .text {
      return name
    }
    if select.kind(at: EventColumn.hash) != .blob
      || select.byteCount(at: EventColumn.hash) != Digest.byteCount
    {
      return "hash"
    }
    switch select.kind(at: EventColumn.contents) {
    case .null: return nil
    case .blob:
      let count = select.byteCount(at: EventColumn.contents)
      return count > 0 && count % Digest.byteCount == 0 ? nil : "contents"
    default: return "contents"
    }
  }

  private static let integerColumns = [
    (EventColumn.stream, "stream"), (EventColumn.version, "version"),
    (EventColumn.previous, "previous"), (EventColumn.type, "type"),
    (EventColumn.schemaVersion, "schema_version"), (EventColumn.actor, "actor"),
    (EventColumn.recordedAt, "recorded_at_ms"),
  ]

  private static let textColumns = [
    (EventColumn.effectiveOn, "effective_on"), (EventColumn.source, "source"),
    (EventColumn.payload, "payload"),
  ]
}
