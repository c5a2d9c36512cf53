internal import EventLog

/// Opens a file as a log: looks first, changes only what is a log or empty.
enum Opening {
  /// Opens for appending; an empty or missing file becomes a log.
  static func writable(path: String, wait: BusyWait) throws -> Connection {
    let connection = try Connection(path: path, access: .readWrite, wait: wait)
    let isNew = try isEmpty(connection, path: path)
    try apply(Schema.settings, to: connection)
    // Changing the mode does not ask the busy handler, so two processes that make one file at once
    // have to try again here.
    try retryWhileBusy(wait) { () throws(SQLiteError) in
      try connection.execute("PRAGMA journal_mode = WAL")
    }
    let mode = try connection.text("PRAGMA journal_mode")
    guard mode == "wal" else {
      throw EventLogError.settingRefused(name: "journal_mode", wanted: "wal", found: mode)
    }
    // 64 MiB between checkpoints: durable appends then write to one file only.
    try connection.execute("PRAGMA wal_autocheckpoint = 16384")
    if isNew { try create(connection, path: path) }
    return connection
  }

  /// Opens for reading only; works in a folder that cannot be written when no process left a
  /// write-ahead file behind.
  static func readable(path: String, wait: BusyWait) throws -> Connection {
    do {
      return try readable(path: path, access: .readOnly, wait: wait)
    } catch let error as SQLiteError where error.isRefusedShareMemory {
      // Without write access SQLite cannot make the shared-memory file. A log that was closed
      // properly has no write-ahead file either, and can be read as it lies. SQLite refuses to open
      // the write-ahead file in this mode, so one that exists would be missed: say so instead.
      guard FilePresence.isPresent(path), !FilePresence.isPresent(path + "-wal") else {
        throw error
      }
      return try readable(path: path, access: .immutable, wait: wait)
    }
  }

  private static func readable(
    path: String, access: Connection.Access, wait: BusyWait
  ) throws -> Connection {
    let connection = try Connection(path: path, access: access, wait: wait)
    if try isEmpty(connection, path: path) { throw EventLogError.notALog(path: path) }
    try apply(Schema.settings, to: connection)
    return connection
  }

  /// Whether the file holds nothing yet.
  ///
  /// - Throws: ``EventLogError/notALog(path:)`` or ``EventLogError/newerFormat(found:known:)``.
  private static func isEmpty(_ connection: borrowing Connection, path: String) throws -> Bool {
    let application = try connection.integer("PRAGMA application_id") ?? 0
    let version = try connection.integer("PRAGMA user_version") ?? 0
    if application == Schema.applicationID {
      guard version <= Schema.version else {
        throw EventLogError.newerFormat(found: Int(version), known: Int(Schema.version))
      }
      guard version == Schema.version else { throw EventLogError.notALog(path: path) }
      return false
    }
    let count = try connection.integer("SELECT count(*) FROM sqlite_schema") ?? 0
    guard application == 0, version == 0, count == 0 else {
      // Another process may have made the tables between these readings: then it is a log by now.
      guard try connection.integer("PRAGMA application_id") == Schema.applicationID else {
        throw EventLogError.notALog(path: path)
      }
      return try isEmpty(connection, path: path)
    }
    return true
  }

  private static func create(_ connection: borrowing Connection, path: String) throws {
    try connection.execute("BEGIN IMMEDIATE")
    // Another process may have made the tables while this one waited for the lock.
    if try isEmpty(connection, path: path) {
      try connection.execute(Schema.sql)
      try connection.execute(Schema.triggers)
      try connection.execute("PRAGMA application_id = \(Schema.applicationID)")
      try connection.execute("PRAGMA user_version = \(Schema.version)")
    }
    try connection.execute("COMMIT")
  }

  private static func apply(
    _ settings: [(name: String, value: String)], to connection: borrowing Connection
  ) throws {
    for (name, value) in settings {
      try connection.execute("PRAGMA \(name) = \(value)")
      let found = try connection.text("PRAGMA \(name)")
      guard found == value else {
        throw EventLogError.settingRefused(name: name, wanted: value, found: found)
      }
    }
  }

  private static func retryWhileBusy(
    _ wait: BusyWait, _ body: () throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    var attempt = 0
    while true {
      do throws(SQLiteError) {
        return try body()
      } catch {
        guard error.isBusy, wait.waitOnce(attempt: attempt) else { throw error }
        attempt += 1
      }
    }
  }
}
