internal import EventLog
internal import Hashing

/// The one connection of this process that appends, with the heads of all streams in memory.
struct Writer: ~Copyable {
  let connection: Connection
  var statements: WriterStatements
  private(set) var heads = StreamHeads()
  private var words: [ExactText: Int64] = [:]
  private var newWords: [ExactText] = []
  private var lastType: (text: String, number: Int64) = ("", 0)
  private var lastActor: (text: String, number: Int64) = ("", 0)
  private var position: Int64 = 0
  private var hash = Digest.zero

  /// When the last event was recorded.
  private var recordedAtMilliseconds: Int64 = 0
  private var snapshotPosition: Int64 = 0
  private var input = HashInput()

  init(_ connection: consuming Connection) throws(SQLiteError) {
    statements = try WriterStatements(connection)
    self.connection = connection
  }

  /// Appends in one transaction.
  ///
  /// - Parameters:
  ///   - appends: The appends, in order.
  ///   - isAllOrNothing: Whether one refusal takes the whole group back; otherwise only the refused
  ///     append is left out.
  /// - Returns: What became of each append, in the order given.
  /// - Throws: A refusal when `isAllOrNothing`, or ``SQLiteError``; nothing has been appended then.
  mutating func append(
    _ appends: [Append], isAllOrNothing: Bool
  ) throws -> [Result<AppendReceipt, EventLogError>] {
    try statements.begin.run()
    do {
      try catchUp()
    } catch {
      rollBackTransaction()
      throw error
    }
    let before = (position, hash, snapshotPosition, recordedAtMilliseconds)
    heads.begin()
    newWords.removeAll(keepingCapacity: true)
    do {
      let results = try insert(appends, isAllOrNothing: isAllOrNothing)
      if position - snapshotPosition > HeadsSnapshot.interval(at: position) {
        try saveSnapshot()
      }
      try statements.commit.run()
      return results
    } catch {
      rollBackTransaction()
      heads.rollBack()
      for word in newWords { words[word] = nil }
      (lastType, lastActor) = (("", 0), ("", 0))
      (position, hash, snapshotPosition, recordedAtMilliseconds) = before
      throw error
    }
  }

  private mutating func insert(
    _ appends: [Append], isAllOrNothing: Bool
  ) throws -> [Result<AppendReceipt, EventLogError>] {
    var results: [Result<AppendReceipt, EventLogError>] = []
    results.reserveCapacity(appends.count)
    for append in appends {
      do {
        results.append(.success(try insert(append)))
      } catch let refusal as EventLogError where !isAllOrNothing {
        // A refusal comes before the first row of its append is written.
        results.append(.failure(refusal))
      }
    }
    return results
  }

  /// Checks an append, then writes it.
  private mutating func insert(_ append: Append) throws -> AppendReceipt {
    if let receipt = try receiptOfKnown(append) { return receipt }
    try AppendRules.check(append)
    try AppendRules.checkVersions(of: append, against: heads, position: position)
    try checkContents(of: append)
    try keepContents(of: append)
    let first = position + 1
    // A clock may be set back; what the log knew at a time must not change.
    recordedAtMilliseconds = max(recordedAtMilliseconds, append.recordedAtMilliseconds)
    for (index, event) in append.events.enumerated() {
      let number = append.events.count == 1 ? nil : index + 1
      try insert(event, id: append.id, number: number, at: recordedAtMilliseconds)
    }
    return AppendReceipt(firstPosition: first, lastPosition: position, wasKnown: false)
  }

  private mutating func insert(
    _ event: ProposedEvent, id: String, number: Int?, at milliseconds: Int64
  ) throws(SQLiteError) {
    var stream = heads.index(of: event.stream) ?? -1
    if stream < 0 { stream = try addStream(event.stream) }
    let type = try self.number(of: event.type, last: lastType)
    lastType = (event.type, type)
    let actor = try self.number(of: event.actor, last: lastActor)
    lastActor = (event.actor, actor)
    let (version, previous) = heads.advance(stream, to: position + 1)
    let encoding = EventEncoding(
      of: event, position: position + 1, streamVersion: version, id: id, number: number,
      recordedAtMilliseconds: milliseconds, previous: hash, into: &input)
    let digest = input.digest
    let hashStart = input.count
    input.append(digest)
    let bytes = unsafe input.lentBytes
    statements.insertEvent.bind(1, position + 1)
    statements.insertEvent.bind(2, Int64(stream + 1))
    statements.insertEvent.bind(3, version)
    statements.insertEvent.bind(4, previous)
    statements.insertEvent.bind(5, Int64(number ?? 0))
    if number ?? 1 == 1 {
      statements.insertEvent.bind(6, id)
    } else {
      statements.insertEvent.bindNull(6)
    }
    statements.insertEvent.bind(7, type)
    statements.insertEvent.bind(8, Int64(event.schemaVersion))
    statements.insertEvent.bind(9, actor)
    statements.insertEvent.bind(10, milliseconds)
    unsafe statements.insertEvent.bindText(11, lent: .init(rebasing: bytes[encoding.effectiveOn]))
    unsafe statements.insertEvent.bindBlob(12, lent: .init(rebasing: bytes[hashStart...]))
    if encoding.contents.isEmpty {
      statements.insertEvent.bindNull(13)
    } else {
      unsafe statements.insertEvent.bindBlob(13, lent: .init(rebasing: bytes[encoding.contents]))
    }
    unsafe statements.insertEvent.bindText(14, lent: .init(rebasing: bytes[encoding.source]))
    unsafe statements.insertEvent.bindText(15, lent: .init(rebasing: bytes[encoding.payload]))
    try statements.insertEvent.run()
    position += 1
    hash = digest
  }

  private mutating func addStream(_ name: String) throws(SQLiteError) -> Int {
    let index = heads.add(name)
    statements.insertStream.bind(1, Int64(index + 1))
    statements.insertStream.bind(2, name)
    try statements.insertStream.run()
    return index
  }

  private mutating func number(
    of word: String, last: (text: String, number: Int64)
  ) throws(SQLiteError) -> Int64 {
    let key = ExactText(word)
    if last.number > 0, key == ExactText(last.text) { return last.number }
    if let number = words[key] { return number }
    let number = Int64(words.count + 1)
    words[key] = number
    newWords.append(key)
    statements.insertWord.bind(1, number)
    statements.insertWord.bind(2, word)
    try statements.insertWord.run()
    return number
  }

  mutating func rollBackTransaction() {
    guard connection.isInTransaction else { return }
    // When rolling back fails, SQLite has done it already or will when the file is next opened.
    try? statements.rollBack.run()
  }
}

// MARK: What the log holds already

extension Writer {
  /// The receipt of an append that the log holds; `nil` when its identifier is new.
  private mutating func receiptOfKnown(_ append: Append) throws -> AppendReceipt? {
    statements.selectAppend.bind(1, append.id)
    guard try statements.selectAppend.step() else { return nil }
    let first = statements.selectAppend.integer(at: 0)
    statements.selectAppend.reset()
    let count = Int64(append.events.count)
    statements.selectEvents.bind(1, first)
    statements.selectEvents.bind(2, count + 1)
    defer { statements.selectEvents.reset() }
    for (index, event) in append.events.enumerated() {
      guard try statements.selectEvents.step(),
        statements.selectEvents.integer(at: EventColumn.place) == (count == 1 ? 0 : index + 1),
        holds(event)
      else { throw EventLogError.appendReused(id: append.id) }
    }
    // The event after the last one must belong to another append.
    if try statements.selectEvents.step(),
      statements.selectEvents.integer(at: EventColumn.place) > 1
    {
      throw EventLogError.appendReused(id: append.id)
    }
    return AppendReceipt(firstPosition: first, lastPosition: first + count - 1, wasKnown: true)
  }

  /// Whether the current row is this event, byte for byte.
  private func holds(_ event: ProposedEvent) -> Bool {
    func row(_ column: Int32) -> Int64 { statements.selectEvents.integer(at: column) }
    let stream = row(EventColumn.stream)
    return heads.index(of: event.stream).map { Int64($0 + 1) == stream } ?? false
      && words[ExactText(event.type)] == row(EventColumn.type)
      && words[ExactText(event.actor)] == row(EventColumn.actor)
      && row(EventColumn.schemaVersion) == Int64(event.schemaVersion)
      && statements.selectEvents.bytes(at: EventColumn.effectiveOn)
        == Array(event.effectiveOn.utf8)
      && statements.selectEvents.bytes(at: EventColumn.source) == Array(event.source.utf8)
      && statements.selectEvents.bytes(at: EventColumn.payload) == event.payload
      && statements.selectEvents.digests(at: EventColumn.contents) == event.contents
  }

  /// What the log holds under a digest; `nil` when it never held it.
  mutating func isErased(_ digest: Digest) throws(SQLiteError) -> Bool? {
    statements.selectContent.bind(1, digest)
    guard try statements.selectContent.step() else { return nil }
    defer { statements.selectContent.reset() }
    return statements.selectContent.kind(at: 1) != .null
  }

  private mutating func checkContents(of append: Append) throws {
    let brought = Set(append.contents.map(\.digest))
    for digest in brought where try isErased(digest) == true {
      throw EventLogError.erasedContent(digest)
    }
    for digest in append.erasedContents.keys where try isErased(digest) == false {
      throw EventLogError.erasedContent(digest)
    }
    for event in append.events {
      for digest in event.contents
      where !brought.contains(digest) && append.erasedContents[digest] == nil {
        guard let isErased = try isErased(digest) else {
          throw EventLogError.missingContent(digest)
        }
        if isErased { throw EventLogError.erasedContent(digest) }
      }
    }
  }

  private mutating func keepContents(of append: Append) throws(SQLiteError) {
    for content in append.contents where try isErased(content.digest) == nil {
      statements.insertContent.bind(1, content.digest)
      statements.insertContent.bind(2, content.salt)
      statements.insertContent.bind(3, content.bytes)
      statements.insertContent.bindNull(4)
      try statements.insertContent.run()
    }
    for (digest, milliseconds) in append.erasedContents.sorted(by: {
      $0.key.hexadecimal < $1.key.hexadecimal
    }) where try isErased(digest) == nil {
      statements.insertContent.bind(1, digest)
      statements.insertContent.bindNull(2)
      statements.insertContent.bindNull(3)
      statements.insertContent.bind(4, milliseconds)
      try statements.insertContent.run()
    }
  }
}

// MARK: Following what other processes append

extension Writer {
  /// Brings the heads up to the last event of the file.
  mutating func catchUp() throws {
    let end = try statements.end()
    if end.position == position && end.hash == hash { return }
    if position > 0, try end.position <= position || statements.hash(at: position) != hash {
      forget()
    }
    try readNames()
    if position == 0 { try loadSnapshot() }
    statements.selectTail.bind(1, position)
    while try statements.selectTail.step() {
      let stream = Int(statements.selectTail.integer(at: 1)) - 1
      guard heads.versions.indices.contains(stream) else {
        statements.selectTail.reset()
        throw EventLogError.damaged(position: position + 1, reason: "stream")
      }
      position = statements.selectTail.integer(at: 0)
      let version = statements.selectTail.integer(at: 2)
      heads.restore(stream, version: version, position: position)
    }
    guard position == end.position else {
      let position = position
      forget()
      throw EventLogError.damaged(position: position + 1, reason: "missing")
    }
    hash = end.hash
    recordedAtMilliseconds = end.recordedAtMilliseconds
  }

  private mutating func forget() {
    heads = StreamHeads()
    words = [:]
    (lastType, lastActor) = (("", 0), ("", 0))
    (position, hash, snapshotPosition, recordedAtMilliseconds) = (0, .zero, 0, 0)
  }

  private mutating func readNames() throws(SQLiteError) {
    statements.selectStreams.bind(1, Int64(heads.names.count))
    while try statements.selectStreams.step() {
      _ = heads.add(statements.selectStreams.text(at: 0))
    }
    statements.selectWords.bind(1, Int64(words.count))
    while try statements.selectWords.step() {
      words[ExactText(statements.selectWords.text(at: 0))] = Int64(words.count + 1)
    }
  }

  private mutating func loadSnapshot() throws(SQLiteError) {
    defer { statements.selectSnapshot.reset() }
    guard try statements.selectSnapshot.step() else { return }
    let at = statements.selectSnapshot.integer(at: 0)
    let hashThere = statements.selectSnapshot.digest(at: 1)
    let bytes = statements.selectSnapshot.bytes(at: 2)
    guard statements.selectSnapshot.digest(at: 3) == Digest(hashing: bytes),
      try statements.hash(at: at) == hashThere
    else { return }
    var restored = heads
    guard HeadsSnapshot.decode(bytes, into: &restored) != nil else { return }
    heads = restored
    position = at
    snapshotPosition = at
  }

  mutating func saveSnapshot() throws(SQLiteError) {
    let bytes = HeadsSnapshot.encode(heads)
    try connection.execute("DELETE FROM heads")
    statements.insertSnapshot.bind(1, position)
    statements.insertSnapshot.bind(2, hash)
    statements.insertSnapshot.bind(3, bytes)
    statements.insertSnapshot.bind(4, Digest(hashing: bytes))
    try statements.insertSnapshot.run()
    snapshotPosition = position
  }
}
