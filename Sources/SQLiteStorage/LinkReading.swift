internal import EventLog
internal import Hashing

/// What one worker of a verification read.
struct LinkChunk: Sendable {
  /// Places of the events found sound, in order.
  var links: [ChainLink] = []
  /// Hash of the last of them.
  var hash = Digest.zero
  /// What ended the reading before its end, after the last link.
  var fault: ChainFault?
  /// Sum over the appends that begin here, to be compared with the index over them.
  var appendSum: UInt64 = 0
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
  /// Reads a range of events and checks each hash against the stored hash before it, the contents,
  /// and the noted head; stops at the first fault.
  mutating func links(
    from first: Int64, through last: Int64, contents: [Digest: ContentState], noted: LogHead?
  ) -> LinkChunk {
    var chunk = LinkChunk(last: last)
    chunk.links.reserveCapacity(Int(last - first + 1))
    var input = HashInput()
    do {
      chunk.hash = try hash(before: first)
      select.bind(1, first)
      select.bind(2, last - first + 1)
      appends.restart()
      defer { select.reset() }
      while try select.step() {
        let position = select.integer(at: EventColumn.position)
        let expected = first + Int64(chunk.links.count)
        guard position == expected else {
          throw ChainFault(position: expected, problem: .missing(next: position))
        }
        if let problem = try check(position, after: &chunk.hash, using: &input) {
          chunk.fault = ChainFault(position: position, problem: problem)
          break
        }
        chunk.links.append(
          ChainLink(
            position: position, stream: Int(select.integer(at: EventColumn.stream)) - 1,
            streamVersion: select.integer(at: EventColumn.version),
            previousPosition: select.integer(at: EventColumn.previous)))
        if select.integer(at: EventColumn.place) < 2 {
          unsafe chunk.appendSum &+= Self.appendSum(
            position, select.rawBytes(at: EventColumn.append))
        }
        try checkContents(at: position, contents)
        if let noted, noted.position == position, noted.hash != chunk.hash {
          let problem = ChainFault.Problem.notTheNotedHash(noted: noted.hash, found: chunk.hash)
          throw ChainFault(position: position, problem: problem)
        }
      }
    } catch let fault as ChainFault {
      chunk.fault = fault
    } catch {
      let position = (chunk.links.last?.position ?? first - 1) + 1
      let reason = (error as? SQLiteError)?.reason ?? "\(error)"
      chunk.fault = ChainFault(position: position, problem: .unreadable(reason: reason))
    }
    chunk.names = streams.texts
    return chunk
  }

  /// Sum over the appends as their index gives them.
  mutating func indexedAppendSum() throws(SQLiteError) -> UInt64 {
    var statement = try connection.prepare(
      """
      SELECT position, append FROM events INDEXED BY events_by_append
      WHERE append IS NOT NULL ORDER BY append
      """)
    var sum: UInt64 = 0
    while try statement.step() {
      unsafe sum &+= Self.appendSum(statement.integer(at: 0), statement.rawBytes(at: 1))
    }
    return sum
  }

  /// A number for one append; not for security, which the chain gives, but to find a bad index.
  private static func appendSum(_ position: Int64, _ id: UnsafeRawBufferPointer) -> UInt64 {
    var value = UInt64(bitPattern: position) &* 0x9E37_79B9_7F4A_7C15
    for index in 0..<id.count {
      value = (value ^ UInt64(unsafe id[index])) &* 0x0000_0100_0000_01B3
    }
    return value
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
  ///
  /// - Returns: What is wrong; else `nil`, and `hash` is then the hash of this event.
  private mutating func check(
    _ position: Int64, after hash: inout Digest, using input: inout HashInput
  ) throws(SQLiteError) -> ChainFault.Problem? {
    if let field = malformedField() { return .malformed(field: field) }
    EventEncoding.begin(
      &input, previous: hash, position: position,
      streamVersion: select.integer(at: EventColumn.version),
      recordedAtMilliseconds: select.integer(at: EventColumn.recordedAt),
      schemaVersion: select.integer(at: EventColumn.schemaVersion))
    guard try streams.append(select.integer(at: EventColumn.stream), to: &input) else {
      return .malformed(field: "stream")
    }
    guard try appends.appendEventID(of: select, to: &input) else { return .appendBoundary }
    guard try words.append(select.integer(at: EventColumn.type), to: &input) else {
      return .malformed(field: "type")
    }
    unsafe input.append(field: select.rawBytes(at: EventColumn.effectiveOn))
    guard try words.append(select.integer(at: EventColumn.actor), to: &input) else {
      return .malformed(field: "actor")
    }
    unsafe input.append(field: select.rawBytes(at: EventColumn.source))
    unsafe input.append(field: select.rawBytes(at: EventColumn.payload))
    let contents = unsafe select.rawBytes(at: EventColumn.contents)
    input.append(littleEndian: UInt32(contents.count / Digest.byteCount))
    unsafe input.append(contents)
    let computed = input.digest
    let stored = select.digest(at: EventColumn.hash) ?? .zero
    guard stored == computed else { return .hashMismatch(stored: stored, computed: computed) }
    hash = stored
    return nil
  }

  private func checkContents(
    at position: Int64, _ states: [Digest: ContentState]
  ) throws(ChainFault) {
    if select.kind(at: EventColumn.contents) == .null { return }
    for digest in select.digests(at: EventColumn.contents) {
      try ChainVerifier.check(digest, states[digest] ?? .missing, at: position)
    }
  }

  /// The first column whose storage class or size is not what the format demands.
  ///
  /// The hash covers bytes, not classes: a text that has become a blob has the same bytes.
  private func malformedField() -> String? {
    func isInteger(_ column: Int32) -> Bool { select.kind(at: column) == .integer }
    func isText(_ column: Int32) -> Bool { select.kind(at: column) == .text }
    guard isInteger(EventColumn.stream) else { return "stream" }
    guard isInteger(EventColumn.version) else { return "version" }
    guard isInteger(EventColumn.previous) else { return "previous" }
    guard isInteger(EventColumn.place) else { return "place" }
    guard isInteger(EventColumn.type) else { return "type" }
    guard isInteger(EventColumn.schemaVersion) else { return "schema_version" }
    guard isInteger(EventColumn.actor) else { return "actor" }
    guard isInteger(EventColumn.recordedAt) else { return "recorded_at_ms" }
    guard isText(EventColumn.effectiveOn) else { return "effective_on" }
    guard isText(EventColumn.source) else { return "source" }
    guard isText(EventColumn.payload) else { return "payload" }
    guard select.kind(at: EventColumn.hash) == .blob,
      select.byteCount(at: EventColumn.hash) == Digest.byteCount
    else { return "hash" }
    switch select.kind(at: EventColumn.contents) {
    case .null: return nil
    case .blob:
      let count = select.byteCount(at: EventColumn.contents)
      return count > 0 && count % Digest.byteCount == 0 ? nil : "contents"
    default: return "contents"
    }
  }
}
