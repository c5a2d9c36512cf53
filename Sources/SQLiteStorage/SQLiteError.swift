internal import CSQLite
internal import EventLog

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What SQLite said when a call failed.
struct SQLiteError: Error, Hashable, Sendable {
  /// Extended result code; see <https://sqlite.org/rescode.html>.
  let code: Int32

  /// SQLite's own words.
  let reason: String

  /// Error number of the operating system behind it; 0 if there was none.
  let systemCode: Int32

  @unsafe
  init(code: Int32, handle: OpaquePointer?) {
    if let handle = unsafe handle {
      self.code = unsafe sqlite3_extended_errcode(handle)
      reason = unsafe String(cString: sqlite3_errmsg(handle))
      let isFileFailure = self.code & 0xFF == SQLITE_IOERR
      systemCode =
        unsafe isFileFailure
        ? csqlite_file_errno(handle) : sqlite3_system_errno(handle)
    } else {
      self.code = code
      reason = unsafe String(cString: sqlite3_errstr(code))
      systemCode = 0
    }
  }

  init(code: Int32, reason: String) {
    self.code = code
    self.reason = reason
    systemCode = 0
  }

  /// The result code without its extension.
  var primaryCode: Int32 { code & 0xFF }

  /// Whether a reader could not get at the files beside the database.
  var isRefusedShareMemory: Bool {
    primaryCode == SQLITE_CANTOPEN || primaryCode == SQLITE_READONLY
  }

  var isBusy: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }

  /// The same failure in the words of the log.
  ///
  /// - Parameters:
  ///   - path: Path of the log.
  ///   - waitedMilliseconds: How long the connection waits for another process.
  /// - Returns: The error that the caller of the log sees.
  func asLogError(path: String, waitedMilliseconds: Int) -> EventLogError {
    switch primaryCode {
    case SQLITE_BUSY, SQLITE_LOCKED: .busy(waitedMilliseconds: waitedMilliseconds)
    case SQLITE_FULL: .diskFull(path: path)
    case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(systemCode): .diskFull(path: path)
    case SQLITE_CANTOPEN where !FilePresence.isPresent(path): .noSuchLog(path: path)
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN: .readOnly(path: path)
    case SQLITE_NOTADB: .notALog(path: path)
    default: .storage(code: code, reason: reason)
    }
  }
}
