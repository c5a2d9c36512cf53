public import EventLog
public import Hashing
public final class SQLiteLog: AppendOnlyLog {
  public enum Access: Sendable { case reading, writing }
  public init(path: String, access: Access, onWait: @escaping @Sendable () -> Void) throws(EventLogError) {}
  public func head() throws(EventLogError) -> LogHead { throw .notALog(path: "") }
  public func append(_ appends: [Append]) throws(EventLogError) -> [AppendReceipt] { [] }
  public func events(from position: Int64, limit: Int) throws(EventLogError) -> [StoredEvent] { [] }
  public func events(ofStream stream: String) throws(EventLogError) -> [StoredEvent] { [] }
  public func version(ofStream stream: String) throws(EventLogError) -> Int64 { 0 }
  public func erase(_ digest: Digest, atMilliseconds: Int64) throws(EventLogError) {}
  public func content(_ digest: Digest) throws(EventLogError) -> StoredContent? { nil }
}
