internal import EventLog
internal import Hashing

/// The columns of an event in every query of this module, in the order of the table.
enum EventColumn {
  static let position: Int32 = 0
  static let stream: Int32 = 1
  static let version: Int32 = 2
  static let previous: Int32 = 3
  static let type: Int32 = 4
  static let schemaVersion: Int32 = 5
  static let actor: Int32 = 6
  static let recordedAt: Int32 = 7
  static let effectiveOn: Int32 = 8
  static let hash: Int32 = 9
  static let contents: Int32 = 10
  static let source: Int32 = 11
  static let payload: Int32 = 12

  /// The list that follows `SELECT`.
  static let all = """
    position, stream, version, previous, type, schema_version, actor, recorded_at_ms, \
    effective_on, hash, contents, source, payload
    """

  /// Statement that reads events from ?1 on, at most ?2.
  static let fromPosition = """
    SELECT \(all) FROM events WHERE position >= ?1 ORDER BY position LIMIT ?2
    """

  /// Statement that adds an event.
  static let insert = """
    INSERT INTO events (\(all)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
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

/// Walks along the appends beside a walk along the events, to know each event's identifier.
struct AppendCursor: ~Copyable, Sendable {
  private var select = Statement()
  private(set) var first: Int64 = 0
  private var count: Int64 = 0
  private(set) var id = ""

  /// Prepares reading.
  mutating func prepare(_ connection: borrowing Connection) throws(SQLiteError) {
    select = try connection.prepare(
      """
      SELECT first, count, id FROM appends
      WHERE first >= ifnull((SELECT max(first) FROM appends WHERE first <= ?1), 0) ORDER BY first
      """)
  }

  /// Starts over at a position.
  mutating func seek(to position: Int64) {
    select.reset()
    select.bind(1, position)
    first = 0
    count = 0
  }

  /// Identifier of the event at a position, not before the last one asked for; `nil` when the
  /// appends do not follow one another without a gap.
  mutating func eventID(at position: Int64) throws(SQLiteError) -> String? {
    guard try advance(to: position) else { return nil }
    return AppendRules.eventID(append: id, index: Int(position - first), of: Int(count))
  }

  /// Appends the identifier of the event at a position as a field, and says whether there is one.
  mutating func appendEventID(
    at position: Int64, to input: inout HashInput
  ) throws(SQLiteError) -> Bool {
    guard try advance(to: position) else { return false }
    let number = count == 1 ? nil : Int(position - first) + 1
    EventEncoding.append(id: id, number: number, to: &input)
    return true
  }

  /// Moves to the append that holds a position, and says whether one does.
  private mutating func advance(to position: Int64) throws(SQLiteError) -> Bool {
    if position >= first + count {
      let expected = first + count
      guard try select.step() else { return false }
      let isFirstRead = count == 0
      first = select.integer(at: 0)
      count = select.integer(at: 1)
      id = select.text(at: 2)
      guard isFirstRead || first == expected, first <= position else { return false }
    }
    return position < first + count
  }

  /// Lets go of the read transaction.
  mutating func end() {
    select.reset()
  }
}
