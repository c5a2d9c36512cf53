internal import CSQLite
internal import Hashing

/// A prepared statement, used again and again by its one owner.
///
/// Parameters count from 1 and columns from 0, as in SQLite.
///
/// `Sendable` as a thing that moves: it cannot be copied, and its owner (a ``Reader`` or ``Writer``)
/// lies in a `Mutex`, so one thread at a time reaches the pointer.
@safe
struct Statement: ~Copyable, Sendable {
  private nonisolated(unsafe) let pointer: OpaquePointer?

  /// The storage class of a value.
  enum Kind: Int32 {
    case integer = 1
    case real = 2
    case text = 3
    case blob = 4
    case null = 5
  }

  @unsafe
  init(owning pointer: OpaquePointer) {
    unsafe self.pointer = pointer
  }

  /// A statement that has not been prepared; SQLite refuses to run it.
  init() {
    unsafe pointer = nil
  }

  deinit {
    unsafe sqlite3_finalize(pointer)
  }

  /// Advances to the next row.
  ///
  /// - Returns: Whether there is one; without one, the statement is ready to be run again.
  /// - Throws: ``SQLiteError`` with SQLite's own explanation; the statement is reset.
  mutating func step() throws(SQLiteError) -> Bool {
    let code = unsafe sqlite3_step(pointer)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE {
      unsafe sqlite3_reset(pointer)
      return false
    }
    let error = unsafe SQLiteError(code: code, handle: sqlite3_db_handle(pointer))
    unsafe sqlite3_reset(pointer)
    throw error
  }

  /// Runs a statement that gives no rows.
  mutating func run() throws(SQLiteError) {
    while try step() {}
  }

  /// Ends a run before its last row.
  mutating func reset() {
    unsafe sqlite3_reset(pointer)
  }

  // MARK: Binding. A wrong index is an error of this module, so the codes are not looked at.

  mutating func bind(_ index: Int32, _ value: Int64) {
    unsafe sqlite3_bind_int64(pointer, index, value)
  }

  mutating func bind(_ index: Int32, _ text: String) {
    var text = text
    text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        _ = unsafe sqlite3_bind_text(
          pointer, index, characters.baseAddress, Int32(characters.count), csqlite_transient())
      }
    }
  }

  mutating func bind(_ index: Int32, _ bytes: [UInt8]) {
    if bytes.isEmpty {
      unsafe sqlite3_bind_zeroblob(pointer, index, 0)
    } else {
      unsafe sqlite3_bind_blob64(
        pointer, index, bytes, UInt64(bytes.count), csqlite_transient())
    }
  }

  mutating func bind(_ index: Int32, _ digest: Digest) {
    bind(index, digest.bytes)
  }

  mutating func bindNull(_ index: Int32) {
    unsafe sqlite3_bind_null(pointer, index)
  }

  /// Binds text without a copy; the memory must stay until the statement has run.
  @unsafe
  mutating func bindText(_ index: Int32, lent bytes: UnsafeRawBufferPointer) {
    unsafe sqlite3_bind_text(
      pointer, index, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
      Int32(bytes.count), nil)
  }

  /// Binds bytes without a copy; the memory must stay until the statement has run.
  @unsafe
  mutating func bindBlob(_ index: Int32, lent bytes: UnsafeRawBufferPointer) {
    unsafe sqlite3_bind_blob64(
      pointer, index, bytes.baseAddress, UInt64(bytes.count), nil)
  }

  // MARK: Columns of the current row.

  func integer(at column: Int32) -> Int64 {
    unsafe sqlite3_column_int64(pointer, column)
  }

  func kind(at column: Int32) -> Kind {
    Kind(rawValue: unsafe sqlite3_column_type(pointer, column)) ?? .null
  }

  func text(at column: Int32) -> String {
    unsafe String(decoding: UnsafeRawBufferPointer(rawBytes(at: column)), as: UTF8.self)
  }

  func bytes(at column: Int32) -> [UInt8] {
    unsafe [UInt8](rawBytes(at: column))
  }

  func byteCount(at column: Int32) -> Int {
    Int(unsafe sqlite3_column_bytes(pointer, column))
  }

  /// Reads a digest; `nil` when the column does not hold 32 bytes.
  func digest(at column: Int32) -> Digest? {
    let bytes = unsafe rawBytes(at: column)
    return bytes.count == Digest.byteCount ? unsafe Digest(readingFrom: bytes) : nil
  }

  /// Reads digests that lie one after the other; a rest that is no digest is left out.
  func digests(at column: Int32) -> [Digest] {
    let bytes = unsafe rawBytes(at: column)
    return (0..<bytes.count / Digest.byteCount).map { index in
      unsafe Digest(
        readingFrom: UnsafeRawBufferPointer(
          rebasing: bytes[(index * Digest.byteCount)...].prefix(Digest.byteCount)))
    }
  }

  /// The bytes of a column, valid until the statement moves on.
  @unsafe
  func rawBytes(at column: Int32) -> UnsafeRawBufferPointer {
    let start = unsafe sqlite3_column_blob(pointer, column)
    let count = unsafe sqlite3_column_bytes(pointer, column)
    return unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(count))
  }
}
