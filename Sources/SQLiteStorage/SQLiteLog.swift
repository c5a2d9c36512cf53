public import EventLog
public import Hashing
internal import Synchronization

/// The log in one SQLite file.
///
/// Shared between threads: appends take turns on one connection, reads have connections of their
/// own and are not held up by appends. Several processes may open the same file. Calls block; from
/// asynchronous code, append through ``LogWriter``.
public final class SQLiteLog: AppendOnlyLog {
  /// Path of the file.
  public let path: String

  private let access: Access
  private let wait: BusyWait
  private let writer: Mutex<Writer>
  private let idle = Mutex<[PooledReader]>([])

  /// How a log is opened.
  public enum Access: Sendable {
    /// Reading and appending; the file is created when it does not exist.
    case writing
    /// Reading only. In a folder that cannot be written, the log must have been closed properly by
    /// whoever appended last (so that no write-ahead file is left), and must not be appended to
    /// meanwhile.
    case reading
  }

  /// Opens a log.
  ///
  /// - Parameters:
  ///   - path: Path of the file, in a folder that exists.
  ///   - access: Whether it will be appended to.
  ///   - busyLimitMilliseconds: How long to wait for another process that holds the lock.
  ///   - onWait: Called once per wait that lasts longer than 200 ms, so that a person can be told
  ///     that another process holds the log.
  /// - Throws: ``EventLogError/noSuchLog(path:)``, ``EventLogError/notALog(path:)``,
  ///   ``EventLogError/newerFormat(found:known:)``, ``EventLogError/readOnly(path:)``,
  ///   ``EventLogError/busy(waitedMilliseconds:)``,
  ///   ``EventLogError/settingRefused(name:wanted:found:)`` when the file system cannot give
  ///   durability, or another storage error.
  public init(
    path: String, access: Access = .writing, busyLimitMilliseconds: Int = 30_000,
    onWait: @escaping @Sendable () -> Void = {}
  ) throws(EventLogError) {
    self.path = path
    self.access = access
    let wait = BusyWait(limitMilliseconds: busyLimitMilliseconds, onWait: onWait)
    self.wait = wait
    do {
      let connection =
        switch access {
        case .writing: try Opening.writable(path: path, wait: wait)
        case .reading: try Opening.readable(path: path, wait: wait)
        }
      writer = Mutex(try Writer(connection))
    } catch {
      throw Self.logError(error, path: path, wait: wait)
    }
  }

  deinit {
    // Whoever closes last folds the write-ahead file into the log; a connection for reading cannot.
    idle.withLock { $0 = [] }
  }

  public func head() throws(EventLogError) -> LogHead {
    try reading { try $0.head() }
  }

  public func append(_ appends: [Append]) throws(EventLogError) -> [AppendReceipt] {
    var receipts: [AppendReceipt] = []
    for result in try write(appends, isAllOrNothing: true) {
      receipts.append(try result.get())
    }
    return receipts
  }

  /// Appends several appends in one durable transaction, leaving out those that are refused.
  ///
  /// - Returns: What became of each append, in the order given.
  /// - Throws: A storage error; nothing has been appended then.
  public func appendEach(
    _ appends: [Append]
  ) throws(EventLogError) -> [Result<AppendReceipt, EventLogError>] {
    try write(appends, isAllOrNothing: false)
  }

  public func events(from position: Int64, limit: Int) throws(EventLogError) -> [StoredEvent] {
    guard limit > 0 else { return [] }
    return try reading { try $0.events(from: position, limit: Int64(limit)) }
  }

  public func events(ofStream stream: String) throws(EventLogError) -> [StoredEvent] {
    let last = try writing { try $0.head(ofStream: stream).position }
    return last == 0 ? [] : try reading { try $0.events(endingAt: last) }
  }

  public func content(_ digest: Digest) throws(EventLogError) -> StoredContent? {
    try reading { try $0.content(digest) }
  }

  public func version(ofStream stream: String) throws(EventLogError) -> Int64 {
    try writing { try $0.head(ofStream: stream).version }
  }

  public func positions(ofAppend id: String) throws(EventLogError) -> ClosedRange<Int64>? {
    try reading { try $0.positions(ofAppend: id) }
  }

  public func erase(_ digest: Digest, atMilliseconds: Int64) throws(EventLogError) {
    guard access == .writing else { throw .readOnly(path: path) }
    try writing { try $0.erase(digest, atMilliseconds: atMilliseconds) }
  }

  @discardableResult
  public func forEachEvent(
    from first: Int64, through last: Int64?, _ body: (borrowing EventRow) throws -> Void
  ) throws -> Int64 {
    let head = try head().position
    let end = min(last ?? head, head)
    let reader = try takeReader()
    defer { putBack(reader) }
    do {
      return try reader.replay(from: max(first, 1), through: end, body)
    } catch let error as SQLiteError {
      throw Self.logError(error, path: path, wait: wait)
    }
  }

  private func write(
    _ appends: [Append], isAllOrNothing: Bool
  ) throws(EventLogError) -> [Result<AppendReceipt, EventLogError>] {
    guard access == .writing else { throw .readOnly(path: path) }
    return try writing { try $0.append(appends, isAllOrNothing: isAllOrNothing) }
  }

  /// Lends the connection for appending.
  func writing<R: Sendable>(
    _ body: @Sendable (inout Writer) throws -> R
  ) throws(EventLogError) -> R {
    do {
      return try writer.withLock { try body(&$0) }
    } catch {
      throw Self.logError(error, path: path, wait: wait)
    }
  }

  /// Lends a connection for reading.
  func reading<R: Sendable>(
    _ body: @Sendable (inout Reader) throws -> R
  ) throws(EventLogError) -> R {
    let reader = try takeReader()
    defer { putBack(reader) }
    do {
      return try reader.state.withLock { try body(&$0) }
    } catch {
      throw Self.logError(error, path: path, wait: wait)
    }
  }

  func takeReader() throws(EventLogError) -> PooledReader {
    if let reader = idle.withLock({ $0.popLast() }) { return reader }
    do {
      return PooledReader(try Reader(Opening.readable(path: path, wait: wait)))
    } catch {
      throw Self.logError(error, path: path, wait: wait)
    }
  }

  func putBack(_ reader: PooledReader) {
    idle.withLock { $0.append(reader) }
  }

  private static func logError(
    _ error: any Error, path: String, wait: BusyWait
  ) -> EventLogError {
    switch error {
    case let error as EventLogError: error
    case let error as SQLiteError:
      error.asLogError(path: path, waitedMilliseconds: wait.limitMilliseconds)
    default: .storage(code: 0, reason: "\(error)")
    }
  }
}

/// A connection for reading that waits to be used again.
final class PooledReader: Sendable {
  let state: Mutex<Reader>

  init(_ reader: consuming sending Reader) {
    state = Mutex(reader)
  }
}
