public import Hashing
internal import Synchronization

/// A log that lives as long as the process: for tests and for questions of the kind "what if".
///
/// Shared between threads behind one lock.
public final class InMemoryLog: AppendOnlyLog {
  private let state = Mutex(State())

  fileprivate struct State {
    var events: [StoredEvent] = []
    var heads = StreamHeads()
    var positions: [[Int]] = []
    var appends: [ExactText: ClosedRange<Int>] = [:]
    var contents: [Digest: StoredContent] = [:]
    var erasedContentCount: Int64 = 0
    var eventCountBefore = 0
    var newContents: [Digest] = []
  }

  public init() {}

  public func head() throws(EventLogError) -> LogHead {
    state.withLock { state in
      LogHead(
        position: Int64(state.events.count), hash: state.events.last?.hash ?? .zero,
        erasedContentCount: state.erasedContentCount)
    }
  }

  public func append(_ appends: [Append]) throws(EventLogError) -> [AppendReceipt] {
    try state.withLock { state throws(EventLogError) in
      state.begin()
      var receipts: [AppendReceipt] = []
      for append in appends {
        do throws(EventLogError) {
          receipts.append(try state.append(append))
        } catch {
          state.rollBack(appends: appends.prefix(receipts.count))
          throw error
        }
      }
      return receipts
    }
  }

  public func events(from position: Int64, limit: Int) throws(EventLogError) -> [StoredEvent] {
    state.withLock { state in
      guard position <= state.events.count, limit > 0 else { return [] }
      return Array(state.events[(max(Int(position), 1) - 1)...].prefix(limit))
    }
  }

  public func events(ofStream stream: String) throws(EventLogError) -> [StoredEvent] {
    state.withLock { state in
      guard let index = state.heads.index(of: stream) else { return [] }
      return state.positions[index].map { state.events[$0 - 1] }
    }
  }

  public func content(_ digest: Digest) throws(EventLogError) -> StoredContent? {
    state.withLock { $0.contents[digest] }
  }

  public func verify(
    noted: LogHead?, progress: (_ position: Int64, _ last: Int64) -> Void
  ) throws(EventLogError) -> Result<ChainSummary, ChainFault> {
    let (events, contents) = state.withLock { ($0.events, $0.contents) }
    var verifier = ChainVerifier()
    do throws(ChainFault) {
      for event in events {
        try verifier.consume(event) { digest in
          switch contents[digest] {
          case .present(let content): content.digest == digest ? .sound : .damaged
          case .erased: .erased
          case nil: .missing
          }
        }
        if let noted, noted.position == event.position, noted.hash != event.hash {
          throw ChainFault(
            position: event.position,
            problem: .notTheNotedHash(noted: noted.hash, found: event.hash))
        }
      }
      try verifier.finish(expectedLast: noted?.position ?? 0)
      progress(Int64(events.count), Int64(events.count))
      return .success(verifier.summary)
    } catch {
      return .failure(error)
    }
  }

  public func version(ofStream stream: String) throws(EventLogError) -> Int64 {
    state.withLock { $0.heads.version(of: stream) }
  }

  public func positions(ofAppend id: String) throws(EventLogError) -> ClosedRange<Int64>? {
    state.withLock { state in
      state.appends[ExactText(id)].map { Int64($0.lowerBound)...Int64($0.upperBound) }
    }
  }

  public func erase(_ digest: Digest, atMilliseconds: Int64) throws(EventLogError) {
    try state.withLock { state throws(EventLogError) in
      guard case .present(let content) = state.contents[digest] else { return }
      guard !content.salt.isEmpty else { throw .notErasable(digest) }
      state.contents[digest] = .erased
      state.erasedContentCount += 1
    }
  }
}

extension InMemoryLog.State {
  mutating func append(_ append: Append) throws(EventLogError) -> AppendReceipt {
    if let known = appends[ExactText(append.id)] {
      let stored = events[known.lowerBound - 1...known.upperBound - 1]
      guard stored.count == append.events.count,
        zip(stored, append.events).allSatisfy({ AppendRules.areIdentical($0.event, $1) })
      else { throw .appendReused(id: append.id) }
      return AppendReceipt(
        firstPosition: Int64(known.lowerBound), lastPosition: Int64(known.upperBound),
        wasKnown: true)
    }
    try AppendRules.check(append)
    try AppendRules.checkVersions(of: append, against: heads, position: Int64(events.count))
    try keepContents(of: append)
    let first = events.count + 1
    for (index, event) in append.events.enumerated() {
      let id = AppendRules.eventID(append: append.id, index: index, of: append.events.count)
      add(event, id: id, at: append.recordedAtMilliseconds)
    }
    appends[ExactText(append.id)] = first...events.count
    return AppendReceipt(
      firstPosition: Int64(first), lastPosition: Int64(events.count), wasKnown: false)
  }

  private mutating func add(_ event: ProposedEvent, id: String, at milliseconds: Int64) {
    let position = Int64(events.count + 1)
    let milliseconds = max(milliseconds, events.last?.recordedAtMilliseconds ?? 0)
    let stream = heads.index(of: event.stream) ?? heads.add(event.stream)
    if stream == positions.count { positions.append([]) }
    let version = heads.advance(stream, to: position).version
    var input = HashInput()
    _ = EventEncoding(
      of: event, position: position, streamVersion: version, id: id,
      recordedAtMilliseconds: milliseconds, previous: events.last?.hash ?? .zero, into: &input)
    positions[stream].append(Int(position))
    events.append(
      StoredEvent(
        position: position, event: event, streamVersion: version, id: id,
        recordedAtMilliseconds: milliseconds, hash: input.digest))
  }

  /// Checks the contents of an append, then keeps those that are new.
  private mutating func keepContents(of append: Append) throws(EventLogError) {
    let brought = Set(append.contents.map(\.digest))
    for digest in brought where contents[digest] == .erased { throw .erasedContent(digest) }
    for digest in append.erasedContents.keys {
      if case .present = contents[digest] { throw .erasedContent(digest) }
    }
    for digest in append.events.flatMap(\.contents)
    where !brought.contains(digest) && append.erasedContents[digest] == nil {
      guard let content = contents[digest] else { throw .missingContent(digest) }
      if content == .erased { throw .erasedContent(digest) }
    }
    for content in append.contents where contents[content.digest] == nil {
      contents[content.digest] = .present(content)
      newContents.append(content.digest)
    }
    for digest in append.erasedContents.keys where contents[digest] == nil {
      contents[digest] = .erased
      newContents.append(digest)
      erasedContentCount += 1
    }
  }

  mutating func begin() {
    heads.begin()
    eventCountBefore = events.count
    newContents.removeAll()
  }

  /// Takes back everything since ``begin()``.
  mutating func rollBack(appends accepted: ArraySlice<Append>) {
    for event in events[eventCountBefore...].reversed() {
      if let index = heads.index(of: event.event.stream) { positions[index].removeLast() }
    }
    for append in accepted {
      if let range = appends[ExactText(append.id)], range.lowerBound > eventCountBefore {
        appends[ExactText(append.id)] = nil
      }
    }
    events.removeSubrange(eventCountBefore...)
    for digest in newContents {
      if contents.removeValue(forKey: digest) == .erased { erasedContentCount -= 1 }
    }
    heads.rollBack()
    positions.removeSubrange(heads.names.count...)
  }
}
