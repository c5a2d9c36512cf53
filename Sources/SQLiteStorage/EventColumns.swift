internal import EventLog
internal import Hashing

/// The columns of an event in every query of this module, in the order of the table.
enum EventColumn {
  static let position: Int32 = 0
  static let stream: Int32 = 1
  static let version: Int32 = 2
  static let previous: Int32 = 3
  static let place: Int32 = 4
  static let append: Int32 = 5
  static let type: Int32 = 6
  static let schemaVersion: Int32 = 7
  static let actor: Int32 = 8
  static let recordedAt: Int32 = 9
  static let effectiveOn: Int32 = 10
  static let hash: Int32 = 11
  static let contents: Int32 = 12
  static let source: Int32 = 13
  static let payload: Int32 = 14

  /// The list that follows `SELECT`.
  static let all = """
    position, stream, version, previous, place, append, type, schema_version, actor, \
    recorded_at_ms, effective_on, hash, contents, source, payload
    """

  /// Statement that reads events from ?1 on, at most ?2.
  static let fromPosition = """
    SELECT \(all) FROM events WHERE position >= ?1 ORDER BY position LIMIT ?2
    """

  /// Statement that adds an event.
  static let insert = """
    INSERT INTO events (\(all))
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
    """
}

/// Texts that rows name by a small number: streams and words (types, actors).
///
/// Numbers start at 1 and have no gaps; reading stops at the first that breaks this, so that damage
/// shows as an unknown number.
struct NumberedTexts: ~Copyable, Sendable {
  private(set) var texts: [String] = []
  private var select = Statement()

  /// Prepares reading from a table.
  mutating func prepare(
    _ connection: borrowing Connection, table: String, column: String
  ) throws(SQLiteError) {
    select = try connection.prepare(
      "SELECT number, \(column) FROM \(table) WHERE number > ?1 ORDER BY number")
  }

  /// The text with a number; `nil` when the table has no such number.
  ///
  /// - Complexity: O(1), O(*n*) in the rows added by others since the last miss.
  mutating func text(_ number: Int64) throws(SQLiteError) -> String? {
    if number > texts.count { try readOn() }
    return 1...Int64(max(texts.count, 1)) ~= number && !texts.isEmpty
      ? texts[Int(number) - 1] : nil
  }

  /// Appends the text with a number as a field, and says whether there is one.
  mutating func append(_ number: Int64, to input: inout HashInput) throws(SQLiteError) -> Bool {
    if number > texts.count { try readOn() }
    guard number >= 1, number <= texts.count else { return false }
    input.append(field: texts[Int(number) - 1])
    return true
  }

  private mutating func readOn() throws(SQLiteError) {
    select.bind(1, Int64(texts.count))
    while try select.step() {
      guard select.integer(at: 0) == Int64(texts.count) + 1 else {
        select.reset()
        return
      }
      texts.append(select.text(at: 1))
    }
  }
}

/// Knows the identifier of each event on a walk along the events.
///
/// The first event of an append holds the append's identifier, the others only their place in it.
struct AppendCursor: ~Copyable, Sendable {
  /// Identifier of the append that the walk is in, and position of its first event.
  private(set) var id = ""
  private var first: Int64 = 0
  private var select = Statement()

  /// Prepares reading what lies before the start of a walk.
  mutating func prepare(_ connection: borrowing Connection) throws(SQLiteError) {
    select = try connection.prepare("SELECT append FROM events WHERE position = ?1")
  }

  /// Identifier of the event in a row; `nil` when the row's place leads to no append.
  mutating func eventID(of row: borrowing Statement) throws(SQLiteError) -> String? {
    guard let number = try enter(row) else { return nil }
    return number == 0 ? id : "\(id)/\(number)"
  }

  /// Appends the identifier of the event in a row as a field, and says whether there is one.
  mutating func appendEventID(
    of row: borrowing Statement, to input: inout HashInput
  ) throws(SQLiteError) -> Bool {
    guard let number = try enter(row) else { return false }
    EventEncoding.append(id: id, number: number == 0 ? nil : number, to: &input)
    return true
  }

  /// Moves to the append of a row.
  ///
  /// - Returns: The event's place in it, 0 where it is alone; `nil` when there is no such append.
  private mutating func enter(_ row: borrowing Statement) throws(SQLiteError) -> Int? {
    let position = row.integer(at: EventColumn.position)
    let place = row.integer(at: EventColumn.place)
    guard place >= 0, place <= position else { return nil }
    let start = place < 2 ? position : position - place + 1
    let isFirst = row.kind(at: EventColumn.append) == .text
    guard isFirst == (place < 2) else { return nil }
    if isFirst {
      id = row.text(at: EventColumn.append)
    } else if start != first {
      select.bind(1, start)
      guard try select.step() else { return nil }
      defer { select.reset() }
      guard select.kind(at: 0) == .text else { return nil }
      id = select.text(at: 0)
    }
    first = start
    return Int(place)
  }

  /// Forgets where the walk was.
  mutating func restart() {
    first = 0
  }
}
