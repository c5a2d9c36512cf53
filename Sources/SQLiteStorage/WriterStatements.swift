internal import EventLog
internal import Hashing

/// The prepared statements of the writer.
struct WriterStatements: ~Copyable {
  var begin = Statement()
  var commit = Statement()
  var rollBack = Statement()
  var insertEvent = Statement()
  var insertStream = Statement()
  var insertWord = Statement()
  var insertContent = Statement()
  var insertSnapshot = Statement()
  var selectAppend = Statement()
  var selectContent = Statement()
  var selectEvents = Statement()
  var selectTail = Statement()
  var selectStreams = Statement()
  var selectWords = Statement()
  var selectSnapshot = Statement()
  var eraseContent = Statement()
  private var selectEnd = Statement()
  private var selectHash = Statement()

  init(_ connection: borrowing Connection) throws(SQLiteError) {
    begin = try connection.prepare("BEGIN IMMEDIATE")
    commit = try connection.prepare("COMMIT")
    rollBack = try connection.prepare("ROLLBACK")
    insertEvent = try connection.prepare(EventColumn.insert)
    insertStream = try connection.prepare("INSERT INTO streams (number, name) VALUES (?1, ?2)")
    insertWord = try connection.prepare("INSERT INTO words (number, text) VALUES (?1, ?2)")
    insertContent = try connection.prepare(
      "INSERT INTO contents (digest, salt, bytes, erased_at_ms) VALUES (?1, ?2, ?3, ?4)")
    insertSnapshot = try connection.prepare(
      "INSERT INTO heads (position, hash, heads, digest) VALUES (?1, ?2, ?3, ?4)")
    selectAppend = try connection.prepare("SELECT position FROM events WHERE append = ?1")
    selectContent = try connection.prepare(
      "SELECT length(salt), erased_at_ms FROM contents WHERE digest = ?1")
    selectEvents = try connection.prepare(EventColumn.fromPosition)
    selectTail = try connection.prepare(
      "SELECT position, stream, version FROM events WHERE position > ?1 ORDER BY position")
    selectStreams = try connection.prepare(
      "SELECT name FROM streams WHERE number > ?1 ORDER BY number")
    selectWords = try connection.prepare(
      "SELECT text FROM words WHERE number > ?1 ORDER BY number")
    selectSnapshot = try connection.prepare(
      "SELECT position, hash, heads, digest FROM heads ORDER BY position DESC LIMIT 1")
    eraseContent = try connection.prepare(
      "UPDATE contents SET salt = NULL, bytes = NULL, erased_at_ms = ?2 WHERE digest = ?1")
    selectEnd = try connection.prepare(
      "SELECT position, hash, recorded_at_ms FROM events ORDER BY position DESC LIMIT 1")
    selectHash = try connection.prepare("SELECT hash FROM events WHERE position = ?1")
  }

  /// Position, hash and recorded time of the last event; 0 and the zero hash for an empty log.
  mutating func end() throws -> (position: Int64, hash: Digest, recordedAtMilliseconds: Int64) {
    guard try selectEnd.step() else { return (0, .zero, 0) }
    defer { selectEnd.reset() }
    let position = selectEnd.integer(at: 0)
    guard let hash = selectEnd.digest(at: 1) else {
      throw EventLogError.damaged(position: position, reason: "hash")
    }
    return (position, hash, selectEnd.integer(at: 2))
  }

  /// Hash of the event at a position; `nil` when there is none.
  mutating func hash(at position: Int64) throws(SQLiteError) -> Digest? {
    selectHash.bind(1, position)
    guard try selectHash.step() else { return nil }
    defer { selectHash.reset() }
    return selectHash.digest(at: 0)
  }
}
