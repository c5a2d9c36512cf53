public import Hashing
internal import Synchronization

/// A log of what might be: another log up to a fixed position, then events of its own.
///
/// The base is only ever read, and seen as it was at the fork: what it has learned since does not
/// show, except that what was erased is gone for the branch as well. The events of the branch lie in
/// the overlay, a log of its own; position *fork + i* is position *i* there, and the versions of a
/// stream go on from those of the base. Positions, versions and hashes are those that a copy of the
/// base would have in which the same events were really appended.
///
/// Shared between threads as the two logs are.
public final class BranchLog: AppendOnlyLog {
  /// Where a branch leaves its base.
  public struct Fork: Hashable, Sendable {
    /// Position of the last event of the base that the branch sees; 0 for none.
    public let position: Int64

    /// Hash that closes the chain of the base there.
    public let hash: Digest

    public init(position: Int64, hash: Digest) {
      self.position = position
      self.hash = hash
    }
  }

  public let fork: Fork

  let base: any AppendOnlyLog
  let overlay: any AppendOnlyLog

  /// When the event at the fork was recorded.
  let forkedFromMilliseconds: Int64

  private let conceals: @Sendable (borrowing EventRow) -> Bool
  private let memory: Mutex<Memory>

  /// What has been read once and cannot change.
  private struct Memory {
    var since: SinceFork
    var chain: BranchChain
    var baseVersions: [ExactText: Int64] = [:]
    var contentsAtFork: [Digest: Bool] = [:]
  }

  /// Puts an overlay on a base; `nil` when the base does not hold the fork, so that it is another log.
  ///
  /// - Parameters:
  ///   - base: The log that the branch leaves; opened for reading, it cannot be touched.
  ///   - fork: Where the branch leaves it.
  ///   - overlay: The events of the branch.
  ///   - conceals: Whether an event that the base learned after the fork makes the salted contents of
  ///     its stream secret: the branch gives them out no more, although it does not see the event.
  /// - Throws: A storage error.
  public init?(
    base: any AppendOnlyLog, fork: Fork, overlay: any AppendOnlyLog,
    concealing conceals: @escaping @Sendable (borrowing EventRow) -> Bool = { _ in false }
  ) throws(EventLogError) {
    let last = fork.position > 0 ? try base.events(from: fork.position, limit: 1).first : nil
    guard last?.hash ?? .zero == fork.hash, last?.position ?? 0 == fork.position else { return nil }
    self.base = base
    self.fork = fork
    self.overlay = overlay
    self.conceals = conceals
    forkedFromMilliseconds = last?.recordedAtMilliseconds ?? 0
    memory = Mutex(
      Memory(since: SinceFork(position: fork.position), chain: BranchChain(fork: fork)))
  }

  public func head() throws(EventLogError) -> LogHead {
    let chain = try chain()
    let masked = try erasedOnlyInOverlay(chain)
    let concealedCount = try concealedContents().count { digest throws(EventLogError) in
      if case .present? = try held(digest) { true } else { false }
    }
    return LogHead(
      position: fork.position + chain.count, hash: chain.hash,
      erasedContentCount: try base.head().erasedContentCount + masked + Int64(concealedCount))
  }

  public func events(from position: Int64, limit: Int) throws(EventLogError) -> [StoredEvent] {
    guard limit > 0 else { return [] }
    var events: [StoredEvent] = []
    let first = max(position, 1)
    if first <= fork.position {
      let count = Int(min(Int64(limit), fork.position - first + 1))
      events = try base.events(from: first, limit: count)
      guard events.count == count, limit > count else { return events }
    }
    let next = max(first - fork.position, 1)
    return events + (try shown(try ownEvents(from: next, limit: limit - events.count)))
  }

  public func events(ofStream stream: String) throws(EventLogError) -> [StoredEvent] {
    let before = try base.events(ofStream: stream).prefix { $0.position <= fork.position }
    let own = try inOverlay { () throws(EventLogError) in try overlay.events(ofStream: stream) }
    return before + (try shown(own))
  }

  public func version(ofStream stream: String) throws(EventLogError) -> Int64 {
    try baseVersion(ofStream: stream) + overlay.version(ofStream: stream)
  }

  public func positions(ofAppend id: String) throws(EventLogError) -> ClosedRange<Int64>? {
    if let range = try base.positions(ofAppend: id), range.lowerBound <= fork.position {
      return range.lowerBound...min(range.upperBound, fork.position)
    }
    return try overlay.positions(ofAppend: id).map {
      fork.position + $0.lowerBound...fork.position + $0.upperBound
    }
  }

  public func content(_ digest: Digest) throws(EventLogError) -> StoredContent? {
    let content = try held(digest)
    if case .present? = content, try concealedContents().contains(digest) { return .erased }
    return content
  }

  /// Erases a content that the branch brought; what the base holds is left as it is.
  public func erase(_ digest: Digest, atMilliseconds: Int64) throws(EventLogError) {
    if case .present? = try overlay.content(digest) {
      return try overlay.erase(digest, atMilliseconds: atMilliseconds)
    }
    if case .present(let content)? = try contentOfBase(digest), content.salt.isEmpty {
      throw .notErasable(digest)
    }
  }

  /// Erases the contents that the branch brought and that became secret in the base meanwhile.
  ///
  /// Whoever appends may have looked at the base just before it learned the secret.
  ///
  /// - Parameter atMilliseconds: When, in milliseconds since 1970-01-01T00:00:00Z.
  /// - Throws: A storage error.
  public func eraseConcealed(atMilliseconds: Int64) throws(EventLogError) {
    for stream in try concealedStreams().sorted() {
      for digest in try overlay.events(ofStream: stream).flatMap(\.event.contents) {
        guard case .present(let content)? = try overlay.content(digest), !content.salt.isEmpty
        else { continue }
        try overlay.erase(digest, atMilliseconds: atMilliseconds)
      }
    }
  }

  @discardableResult
  public func forEachEvent(
    from first: Int64, through last: Int64?, _ body: (borrowing EventRow) throws -> Void
  ) throws -> Int64 {
    let end = min(last ?? .max, fork.position + (try overlay.head().position))
    let first = max(first, 1)
    var reached = first - 1
    if first <= min(end, fork.position) {
      reached = try base.forEachEvent(from: first, through: min(end, fork.position), body)
    }
    let next = max(first, fork.position + 1)
    guard next <= end else { return reached }
    var refusal: (any Error)?
    do {
      return try overlay.forEachEvent(from: next - fork.position, through: end - fork.position) {
        var row = copy $0
        row.streamVersion += try self.baseVersion(ofStream: row.stream)
        row.position += fork.position
        do {
          try body(row)
        } catch {
          refusal = error
          throw error
        }
      } + fork.position
    } catch let error as EventLogError where refusal == nil {
      throw shown(error)
    }
  }
}

// MARK: - What is read once

extension BranchLog {
  /// What the base has learned since the fork.
  func since() throws(EventLogError) -> SinceFork {
    let last = try base.head().position
    var since = memory.withLock { $0.since }
    guard since.position < last else { return since }
    try since.follow(base, through: last, concealing: conceals)
    memory.withLock { if $0.since.position < since.position { $0.since = since } }
    return since
  }

  /// The hashes of the branch's own events.
  func chain() throws(EventLogError) -> BranchChain {
    let last = try overlay.head().position
    var chain = memory.withLock { $0.chain }
    guard chain.count < last else { return chain }
    while chain.count < last {
      let events = try ownEvents(from: chain.count + 1, limit: 1_000)
      guard !events.isEmpty else {
        throw .damaged(position: fork.position + chain.count + 1, reason: "missing")
      }
      let versions = try baseVersions(ofStreamsOf: events)
      for event in events {
        chain.add(event, baseVersion: versions[ExactText(event.event.stream)] ?? 0)
      }
    }
    memory.withLock { if $0.chain.count < chain.count { $0.chain = chain } }
    return chain
  }

  /// The number of events that a stream had in the base at the fork.
  func baseVersion(ofStream stream: String) throws(EventLogError) -> Int64 {
    let name = ExactText(stream)
    if let known = memory.withLock({ $0.baseVersions[name] }) { return known }
    return try readBaseVersions(of: [name])[name] ?? 0
  }

  private func baseVersions(
    ofStreamsOf events: [StoredEvent]
  ) throws(EventLogError) -> [ExactText: Int64] {
    let names = Set(events.map { ExactText($0.event.stream) })
    let known = memory.withLock { $0.baseVersions }
    let unknown = names.filter { known[$0] == nil }
    return unknown.isEmpty ? known : try readBaseVersions(of: unknown)
  }

  /// - Returns: These versions, and all that were known before.
  private func readBaseVersions(of names: Set<ExactText>) throws(EventLogError)
    -> [ExactText: Int64]
  {
    var found: [ExactText: Int64] = [:]
    for name in names { found[name] = try base.version(ofStream: name.text) }
    // Asked afterwards, so that nothing is newer than what is known to be new.
    let changed = try since().streams
    for name in names where changed.contains(name) {
      found[name] = Int64(
        try base.events(ofStream: name.text).count { $0.position <= fork.position })
    }
    return memory.withLock { memory in
      memory.baseVersions.merge(found) { first, _ in first }
      return memory.baseVersions
    }
  }
}

// MARK: - Contents

extension BranchLog {
  /// What the branch or the base holds under a digest, concealed or not.
  func held(_ digest: Digest) throws(EventLogError) -> StoredContent? {
    let own = try overlay.content(digest)
    if case .present? = own { return own }
    return try contentOfBase(digest) ?? own
  }

  /// What the base holds under a digest that it held at the fork; `nil` for one that came later.
  func contentOfBase(_ digest: Digest) throws(EventLogError) -> StoredContent? {
    guard let content = try base.content(digest) else { return nil }
    guard try since().contents.contains(digest) else { return content }
    return try wasHeldAtFork(digest) ? content : nil
  }

  /// Whether an event up to the fork refers to a content.
  ///
  /// - Complexity: O(*n*) in the position of the fork, once for each content that an event after the
  ///   fork refers to and that somebody asks for.
  private func wasHeldAtFork(_ digest: Digest) throws(EventLogError) -> Bool {
    if let known = memory.withLock({ $0.contentsAtFork[digest] }) { return known }
    var isReferredTo = false
    try SinceFork.replay(base, from: 1, through: fork.position) { row in
      if row.contents.contains(digest) { isReferredTo = true }
    }
    memory.withLock { $0.contentsAtFork[digest] = isReferredTo }
    return isReferredTo
  }

  /// The streams whose salted contents became secret in the base after the fork.
  public func concealedStreams() throws(EventLogError) -> Set<String> {
    Set(try since().concealed.map(\.text))
  }

  /// Contents that are given out no more, although the branch does not see why.
  private func concealedContents() throws(EventLogError) -> Set<Digest> {
    var digests: Set<Digest> = []
    for stream in try since().concealed {
      for event in try base.events(ofStream: stream.text) + overlay.events(ofStream: stream.text) {
        digests.formUnion(event.event.contents)
      }
    }
    return digests
  }

  /// How many contents the branch itself erased.
  ///
  /// The overlay also counts as erased what it refers to and leaves to the base; see
  /// ``append(_:)``.
  private func erasedOnlyInOverlay(_ chain: BranchChain) throws(EventLogError) -> Int64 {
    guard try overlay.head().erasedContentCount > 0 else { return 0 }
    var count: Int64 = 0
    for digest in chain.contents where try overlay.content(digest) == .erased {
      if try contentOfBase(digest) == nil { count += 1 }
    }
    return count
  }
}

// MARK: - The overlay, seen as a part of the branch

extension BranchLog {
  /// Events of the overlay, as it numbers them.
  private func ownEvents(from position: Int64, limit: Int) throws(EventLogError) -> [StoredEvent] {
    try inOverlay { () throws(EventLogError) in try overlay.events(from: position, limit: limit) }
  }

  /// Events of the overlay with the positions, versions and hashes that they have in the branch.
  private func shown(_ events: [StoredEvent]) throws(EventLogError) -> [StoredEvent] {
    guard !events.isEmpty else { return [] }
    let chain = try chain()
    let versions = try baseVersions(ofStreamsOf: events)
    return events.map { own in
      StoredEvent(
        position: fork.position + own.position, event: own.event,
        streamVersion: (versions[ExactText(own.event.stream)] ?? 0) + own.streamVersion,
        id: own.id, recordedAtMilliseconds: own.recordedAtMilliseconds,
        hash: chain.hashes[Int(own.position) - 1])
    }
  }

  /// Does something with the overlay and tells its errors by the positions of the branch.
  func inOverlay<R>(_ body: () throws(EventLogError) -> R) throws(EventLogError) -> R {
    do throws(EventLogError) {
      return try body()
    } catch {
      throw shown(error)
    }
  }

  private func shown(_ error: EventLogError) -> EventLogError {
    if case .damaged(let position, let reason) = error {
      .damaged(position: fork.position + position, reason: reason)
    } else {
      error
    }
  }
}
