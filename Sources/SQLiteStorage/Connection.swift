internal import CSQLite

/// A connection to one SQLite database file.
///
/// Opened without SQLite's own lock, so exactly one thread at a time may use it: it cannot be copied,
/// and its owner (a ``Reader`` or ``Writer``) lies in a `Mutex`. It is `Sendable` as a thing that
/// moves with that owner.
@safe
struct Connection: ~Copyable, Sendable {
  private nonisolated(unsafe) let handle: OpaquePointer
  private let wait: BusyWait

  /// How a database is opened.
  enum Access {
    /// Reading and writing; the file is created when it does not exist.
    case readWrite
    /// Reading only.
    case readOnly
    /// Reading only, from a file that nobody writes to meanwhile, without any lock.
    case immutable
  }

  /// Opens a database.
  ///
  /// - Throws: ``SQLiteError`` with SQLite's own explanation.
  init(path: String, access: Access, wait: BusyWait) throws(SQLiteError) {
    var handle: OpaquePointer?
    let flags =
      switch access {
      case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .readOnly: SQLITE_OPEN_READONLY
      case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      }
    let name = access == .immutable ? Self.immutableAddress(of: path) : path
    let code = unsafe sqlite3_open_v2(name, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else {
      // SQLite hands out a handle even when opening fails, to carry the message.
      let error = unsafe SQLiteError(code: code, handle: handle)
      unsafe sqlite3_close_v2(handle)
      throw error
    }
    unsafe self.handle = handle
    self.wait = wait
    unsafe sqlite3_extended_result_codes(handle, 1)
    // The connection keeps `wait` alive for as long as SQLite may call it.
    unsafe sqlite3_busy_handler(
      handle,
      { context, count in
        guard let context = unsafe context else { return 0 }
        let wait = unsafe Unmanaged<BusyWait>.fromOpaque(context).takeUnretainedValue()
        return wait.waitOnce(attempt: Int(count)) ? 1 : 0
      },
      Unmanaged.passUnretained(wait).toOpaque())
  }

  deinit {
    // With `_v2` the order does not matter: statements that are still alive keep the handle until
    // the last of them is finalised.
    unsafe sqlite3_close_v2(handle)
  }

  /// Runs one or several statements that give no rows.
  ///
  /// - Throws: ``SQLiteError`` of the first statement that fails.
  borrowing func execute(_ sql: String) throws(SQLiteError) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw unsafe SQLiteError(code: code, handle: handle) }
  }

  /// Prepares a statement that its owner keeps beside this connection.
  ///
  /// - Throws: ``SQLiteError`` when the text is wrong or the schema differs.
  borrowing func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    var pointer: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
    guard code == SQLITE_OK, let pointer = unsafe pointer else {
      throw unsafe SQLiteError(code: code, handle: handle)
    }
    return unsafe Statement(owning: pointer)
  }

  /// Reads the first column of the first row as an integer; `nil` when there is no row.
  borrowing func integer(_ sql: String) throws(SQLiteError) -> Int64? {
    var statement = try prepare(sql)
    return try statement.step() ? statement.integer(at: 0) : nil
  }

  /// Reads the first column of the first row as text; empty when there is no row.
  borrowing func text(_ sql: String) throws(SQLiteError) -> String {
    var statement = try prepare(sql)
    return try statement.step() ? statement.text(at: 0) : ""
  }

  /// Whether a transaction is open.
  var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

  /// The address that tells SQLite that nobody writes to the file.
  private static func immutableAddress(of path: String) -> String {
    var address = "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "%"): address += "%25"
      case UInt8(ascii: "?"): address += "%3f"
      case UInt8(ascii: "#"): address += "%23"
      default: address.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return address + "?immutable=1"
  }
}

/// Patience with other processes that hold the lock.
///
/// Called by SQLite on the thread that uses the connection, so by one thread at a time.
final class BusyWait: Sendable {
  /// How long to wait altogether, in milliseconds.
  let limitMilliseconds: Int

  private let onWait: @Sendable () -> Void

  init(limitMilliseconds: Int, onWait: @escaping @Sendable () -> Void) {
    self.limitMilliseconds = limitMilliseconds
    self.onWait = onWait
  }

  /// Waits a little, longer each time.
  ///
  /// - Parameter attempt: How often this lock has been waited for, from 0.
  /// - Returns: Whether to try again.
  func waitOnce(attempt: Int) -> Bool {
    let waited = Self.waitedMilliseconds(after: attempt)
    guard waited < limitMilliseconds else { return false }
    if waited >= 200 && Self.waitedMilliseconds(after: attempt - 1) < 200 { onWait() }
    sqlite3_sleep(Int32(min(Self.delayMilliseconds(attempt), limitMilliseconds - waited)))
    return true
  }

  /// One millisecond for the first tries, then ten: short locks are taken up at once.
  private static func delayMilliseconds(_ attempt: Int) -> Int { attempt < 50 ? 1 : 10 }

  private static func waitedMilliseconds(after attempts: Int) -> Int {
    attempts <= 50 ? max(attempts, 0) : 50 + (attempts - 50) * 10
  }
}
