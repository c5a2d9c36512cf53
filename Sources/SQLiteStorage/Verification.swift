internal import Dispatch
public import EventLog
internal import Hashing
internal import Synchronization

extension SQLiteLog {
  /// Verifies the whole file: every event, its place, its links, the appends and the contents.
  ///
  /// Several cores compute hashes, each from the stored hash before it; the links are then followed
  /// in order, so that the first bad position is the one reported.
  ///
  /// - Parameters:
  ///   - noted: A head that was noted down elsewhere and that the log must still hold; `nil` for
  ///     none. Without it, a log cut off at its end cannot be told from one that ends there.
  ///   - progress: Called now and then with the position reached and the last position.
  /// - Returns: What was found sound, or the first fault.
  /// - Throws: An ``EventLogError`` when the file cannot be read at all.
  /// - Complexity: O(*n*) in the size of the file; memory for the streams and the contents' digests.
  public func verify(
    noted: LogHead? = nil,
    progress: (_ position: Int64, _ last: Int64) -> Void = { _, _ in }
  ) throws(EventLogError) -> Result<ChainSummary, ChainFault> {
    let last = max(try lastPosition(), noted?.position ?? 0)
    let contents = try reading { try $0.contentStates() }
    do throws(ChainFault) {
      var verification = Verification(log: self, last: last, contents: contents, noted: noted)
      return .success(try verification.run(progress: progress))
    } catch {
      return .failure(error)
    }
  }

  /// The last position, even where the last row's hash is damaged.
  private func lastPosition() throws(EventLogError) -> Int64 {
    try reading { try $0.connection.integer("SELECT max(position) FROM events") ?? 0 }
  }
}

/// One run over a log.
private struct Verification: ~Copyable {
  let log: SQLiteLog
  let last: Int64
  let contents: [Digest: ContentState]
  let noted: LogHead?
  var verifier = ChainVerifier()
  var appendSum: UInt64 = 0

  /// Events that one worker reads at a time.
  static let chunkCount: Int64 = 8_192

  mutating func run(
    progress: (Int64, Int64) -> Void
  ) throws(ChainFault) -> ChainSummary {
    let workers: Int64 = 8
    var next: Int64 = 1
    while next <= last {
      let starts = Array(
        stride(
          from: next, through: min(last, next + Self.chunkCount * workers - 1),
          by: Int(Self.chunkCount)))
      for chunk in read(starts) {
        try follow(chunk)
      }
      next += Self.chunkCount * workers
      progress(min(next - 1, last), last)
    }
    try verifier.finish(expectedLast: last)
    try checkIndexes()
    var summary = verifier.summary
    summary.erasedContentCount = Int64(contents.values.count { $0 == .erased })
    return summary
  }

  /// Reads chunks side by side, one per worker.
  private func read(_ starts: [Int64]) -> [LinkChunk] {
    let chunks = Mutex([LinkChunk](repeating: LinkChunk(), count: starts.count))
    let (log, last, contents, noted) = (log, last, contents, noted)
    DispatchQueue.concurrentPerform(iterations: starts.count) { index in
      let end = min(last, starts[index] + Self.chunkCount - 1)
      let chunk = Self.links(
        of: log, from: starts[index], through: end, contents: contents, noted: noted)
      chunks.withLock { $0[index] = chunk }
    }
    return chunks.withLock { $0 }
  }

  private static func links(
    of log: SQLiteLog, from first: Int64, through last: Int64, contents: [Digest: ContentState],
    noted: LogHead?
  ) -> LinkChunk {
    do throws(EventLogError) {
      return try log.reading { reader in
        reader.links(from: first, through: last, contents: contents, noted: noted)
      }
    } catch {
      let fault = ChainFault(position: first, problem: .unreadable(reason: "\(error)"))
      return LinkChunk(last: last, fault: fault)
    }
  }

  private mutating func follow(_ chunk: LinkChunk) throws(ChainFault) {
    for link in chunk.links {
      try verifier.consume(link) { chunk.name(ofStream: $0) }
    }
    verifier.close(with: chunk.hash)
    appendSum &+= chunk.appendSum
    if let fault = chunk.fault { throw fault }
    // A gap must end the run here: a damaged position may stand quintillions further on.
    if verifier.summary.eventCount < chunk.last {
      throw ChainFault(
        position: verifier.summary.eventCount + 1, problem: .missing(next: nextPosition()))
    }
  }

  /// The first position after a gap; `nil` when there is none, or when it cannot be read.
  private func nextPosition() -> Int64? {
    let position = verifier.summary.eventCount
    let sql = "SELECT min(position) FROM events WHERE position > \(position)"
    // What cannot be read is missing as well; the fault is reported either way.
    return try? log.reading { reader in
      let next = try reader.connection.integer(sql) ?? 0
      return next > position ? next : nil
    }
  }

  /// Checks that the indexes lead to the rows, so that a known append or content is recognised.
  private func checkIndexes() throws(ChainFault) {
    let (sum, answer): (UInt64, String)
    do throws(EventLogError) {
      (sum, answer) = try log.reading { reader in
        (
          try reader.indexedAppendSum(),
          try reader.connection.text("PRAGMA integrity_check('contents')")
        )
      }
    } catch {
      throw ChainFault(position: last, problem: .unreadable(reason: "\(error)"))
    }
    guard sum == appendSum else { throw ChainFault(position: last, problem: .appendIndex) }
    guard answer == "ok" else {
      throw ChainFault(position: last, problem: .unreadable(reason: answer))
    }
  }
}
