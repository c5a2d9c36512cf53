internal import Dispatch
public import EventLog
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Appends from many tasks at once, sharing each write to the disk.
///
/// Whatever waits when a transaction ends goes into the next one together, so that its one
/// `fdatasync` serves all. An append that is refused fails alone. SQLite runs on a queue of its own,
/// never on the threads of Swift's tasks.
public final class LogWriter: Sendable {
  private let log: SQLiteLog
  private let queue = DispatchQueue(label: "ancrage.log-writer")
  private let pending = Mutex(Pending())

  private struct Pending {
    var requests: [Request] = []
    var isDraining = false
  }

  private struct Request: Sendable {
    let append: Append
    let continuation: CheckedContinuation<Result<AppendReceipt, EventLogError>, Never>
  }

  /// Largest number of appends that share one transaction.
  public static let groupCountMax = 1_000

  /// Appends to `log`, which may be read and appended to otherwise meanwhile.
  public init(_ log: SQLiteLog) {
    self.log = log
  }

  /// Appends, together with whatever else waits.
  ///
  /// When this returns, the events are on disk. Cancelling the task does not take the append back.
  ///
  /// - Throws: ``EventLogError/versionConflict(stream:expected:actual:)``,
  ///   ``EventLogError/appendReused(id:)``, another refusal of this append alone, or a storage error,
  ///   which fails the whole group; nothing of the group is in the log then.
  public func append(_ append: Append) async throws(EventLogError) -> AppendReceipt {
    let result = await withCheckedContinuation { continuation in
      let mustStart = pending.withLock { pending in
        pending.requests.append(Request(append: append, continuation: continuation))
        defer { pending.isDraining = true }
        return !pending.isDraining
      }
      if mustStart {
        queue.async { self.drain() }
      }
    }
    return try result.get()
  }

  /// Appends group after group until nothing waits.
  private func drain() {
    var lastCount = 1
    while true {
      waitForOthers(lastCount)
      let group = pending.withLock { pending in
        let group = Array(pending.requests.prefix(Self.groupCountMax))
        pending.requests.removeFirst(group.count)
        pending.isDraining = !group.isEmpty
        return group
      }
      if group.isEmpty { return }
      lastCount = group.count
      do throws(EventLogError) {
        let results = try log.appendEach(group.map(\.append))
        for (request, result) in zip(group, results) {
          request.continuation.resume(returning: result)
        }
      } catch {
        for request in group {
          request.continuation.resume(returning: .failure(error))
        }
      }
    }
  }

  /// Lets the tasks that were just answered come back, so that they share the next transaction.
  ///
  /// Without this, the first to come back has a transaction alone and the others wait for it.
  private func waitForOthers(_ expectedCount: Int) {
    guard expectedCount > 1 else { return }
    for _ in 0..<Self.patience {
      if pending.withLock({ $0.requests.count }) >= expectedCount { return }
      sched_yield()
    }
  }

  /// How often to let other threads run; found by trying, some tens of microseconds at most.
  private static let patience = 24
}
