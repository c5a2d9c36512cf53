internal import Hashing

/// What a log has learned after a branch left it.
struct SinceFork: Sendable {
  /// Position up to which the log has been read.
  private(set) var position: Int64

  /// Streams that have grown.
  private(set) var streams: Set<ExactText> = []

  /// Contents that the new events refer to; older events may refer to them as well.
  private(set) var contents: Set<Digest> = []

  /// Streams whose salted contents became secret.
  private(set) var concealed: Set<ExactText> = []

  init(position: Int64) {
    self.position = position
  }

  /// Reads on.
  ///
  /// - Complexity: O(*n*) in the number of events that are new.
  mutating func follow(
    _ log: any AppendOnlyLog, through last: Int64, concealing conceals: (borrowing EventRow) -> Bool
  ) throws(EventLogError) {
    var next = self
    try Self.replay(log, from: position + 1, through: last) { row in
      next.streams.insert(ExactText(row.stream))
      next.contents.formUnion(row.contents)
      if conceals(row) { next.concealed.insert(ExactText(row.stream)) }
    }
    next.position = last
    self = next
  }

  /// Replays with a body that cannot fail, so that only the log can.
  static func replay(
    _ log: any AppendOnlyLog, from first: Int64, through last: Int64,
    _ body: (borrowing EventRow) -> Void
  ) throws(EventLogError) {
    do {
      try log.forEachEvent(from: first, through: last) { row in body(row) }
    } catch let error as EventLogError {
      throw error
    } catch {
      throw .storage(code: 0, reason: "\(error)")
    }
  }
}

/// The chain of a branch's own events, which goes on from that of its base.
struct BranchChain: Sendable {
  /// Hash of each event; index 0 is the first after the fork.
  private(set) var hashes: [Digest] = []

  /// Every content that the events refer to, once.
  private(set) var contents: Set<Digest> = []

  private let fork: BranchLog.Fork

  init(fork: BranchLog.Fork) {
    self.fork = fork
  }

  /// Number of events.
  var count: Int64 { Int64(hashes.count) }

  /// Hash that closes the chain.
  var hash: Digest { hashes.last ?? fork.hash }

  /// Adds the next event of the overlay, as the overlay numbers it.
  mutating func add(_ own: StoredEvent, baseVersion: Int64) {
    var input = HashInput()
    _ = EventEncoding(
      of: own.event, position: fork.position + own.position,
      streamVersion: baseVersion + own.streamVersion, id: own.id,
      recordedAtMilliseconds: own.recordedAtMilliseconds, previous: hash, into: &input)
    hashes.append(input.digest)
    contents.formUnion(own.event.contents)
  }
}
