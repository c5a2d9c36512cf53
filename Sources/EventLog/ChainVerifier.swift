public import Hashing

/// What is wrong at one position of a log.
public struct ChainFault: Error, Hashable, Sendable {
  /// The first bad position.
  public let position: Int64

  /// What is wrong there.
  public let problem: Problem

  /// The ways in which a log can break the rules of its format.
  public enum Problem: Hashable, Sendable {
    /// No event at this position; the next one found stands further on, `nil` at the end.
    case missing(next: Int64?)
    /// An event stands where another one stood already.
    case repeated
    /// The stored hash is not the hash of the event after the one before.
    case hashMismatch(stored: Digest, computed: Digest)
    /// The event is not the next one of its stream.
    case streamVersion(stream: String, expected: Int64, found: Int64)
    /// The event's link to the one before in its stream points elsewhere.
    case previousPosition(expected: Int64, found: Int64)
    /// The event refers to a content that is neither held nor erased.
    case contentMissing(Digest)
    /// A content that the event refers to does not have its digest.
    case contentDamaged(Digest)
    /// A stored field does not have the form that the format demands.
    case malformed(field: String)
    /// The event belongs to no append.
    case appendBoundary
    /// The index that finds appends by their identifiers does not agree with the events.
    case appendIndex
    /// The store could not read further, with its own words.
    case unreadable(reason: String)
    /// The event is sound and is not the one that was noted down elsewhere.
    case notTheNotedHash(noted: Digest, found: Digest)
  }

  public init(position: Int64, problem: Problem) {
    self.position = position
    self.problem = problem
  }
}

/// What a log holds under a digest, as verification sees it.
public enum ContentState: Hashable, Sendable {
  case sound
  case erased
  case damaged
  case missing
}

/// What has been verified.
public struct ChainSummary: Hashable, Sendable {
  /// Number of events.
  public internal(set) var eventCount: Int64 = 0

  /// Number of streams.
  public internal(set) var streamCount: Int64 = 0

  /// Number of contents that were erased on purpose.
  public var erasedContentCount: Int64 = 0

  /// Hash that closes the chain.
  public internal(set) var headHash: Digest = .zero

  public init() {}
}

/// Follows a log from its first event on and stops at the first fault.
///
/// Pure: it is handed the events and reads nothing itself.
public struct ChainVerifier: ~Copyable {
  /// What has been found sound so far.
  public private(set) var summary = ChainSummary()

  private var names = TextTable()
  private var versions: [Int64] = []
  private var positions: [Int64] = []
  private var input = HashInput()

  public init() {}

  /// Checks the next event.
  ///
  /// - Parameters:
  ///   - event: The event, with the position and the hash that the log stored.
  ///   - content: What the log holds under a digest.
  /// - Throws: ``ChainFault`` with the first thing wrong; the verifier must not be used further.
  public mutating func consume(
    _ event: StoredEvent, content: (Digest) -> ContentState
  ) throws(ChainFault) {
    try checkPosition(event.position)
    let computed = EventEncoding.hash(of: event, previous: summary.headHash, using: &input)
    guard event.hash == computed else {
      throw ChainFault(
        position: event.position,
        problem: .hashMismatch(stored: event.hash, computed: computed))
    }
    let known = names.index(of: event.event.stream)
    let stream = known ?? names.add(event.event.stream)
    if known == nil {
      versions.append(0)
      positions.append(0)
    }
    try check(
      stream: stream, streamVersion: event.streamVersion, previousPosition: nil,
      name: { _ in event.event.stream })
    for digest in event.event.contents {
      try Self.check(digest, content(digest), at: event.position)
    }
    summary.headHash = event.hash
  }

  /// Checks the place of an event whose hash and contents were checked elsewhere.
  ///
  /// - Parameters:
  ///   - link: The event's place.
  ///   - name: Name of a stream by its index, for the fault.
  /// - Throws: ``ChainFault`` with the first thing wrong; the verifier must not be used further.
  public mutating func consume(
    _ link: ChainLink, name: (Int) -> String
  ) throws(ChainFault) {
    try checkPosition(link.position)
    while link.stream >= versions.count {
      versions.append(0)
      positions.append(0)
    }
    try check(
      stream: link.stream, streamVersion: link.streamVersion,
      previousPosition: link.previousPosition, name: name)
  }

  /// Notes the hash that closes the chain after the last event consumed by its place alone.
  public mutating func close(with hash: Digest) {
    summary.headHash = hash
  }

  /// Checks that the log ends where it should.
  ///
  /// - Throws: ``ChainFault`` when events that should be there did not come.
  public func finish(expectedLast position: Int64) throws(ChainFault) {
    if summary.eventCount < position {
      throw ChainFault(position: summary.eventCount + 1, problem: .missing(next: nil))
    }
  }

  private func checkPosition(_ position: Int64) throws(ChainFault) {
    let expected = summary.eventCount + 1
    if position > expected {
      throw ChainFault(position: expected, problem: .missing(next: position))
    }
    if position < expected {
      throw ChainFault(position: position, problem: .repeated)
    }
  }

  private mutating func check(
    stream: Int, streamVersion: Int64, previousPosition: Int64?, name: (Int) -> String
  ) throws(ChainFault) {
    let position = summary.eventCount + 1
    let expected = (version: versions[stream] + 1, previous: positions[stream])
    guard streamVersion == expected.version else {
      throw ChainFault(
        position: position,
        problem: .streamVersion(
          stream: name(stream), expected: expected.version, found: streamVersion))
    }
    if let previousPosition, previousPosition != expected.previous {
      throw ChainFault(
        position: position,
        problem: .previousPosition(expected: expected.previous, found: previousPosition))
    }
    versions[stream] = streamVersion
    positions[stream] = position
    summary.eventCount = position
    summary.streamCount = Int64(versions.count)
  }

  /// Checks one content of an event.
  ///
  /// - Throws: ``ChainFault`` when the content is missing or damaged.
  public static func check(
    _ digest: Digest, _ state: ContentState, at position: Int64
  ) throws(ChainFault) {
    switch state {
    case .sound, .erased: return
    case .missing: throw ChainFault(position: position, problem: .contentMissing(digest))
    case .damaged: throw ChainFault(position: position, problem: .contentDamaged(digest))
    }
  }
}

/// The place of an event, handed over by a store that has checked its hash and contents itself.
public struct ChainLink: Sendable {
  public var position: Int64
  /// Index of the stream, from 0 in order of appearance.
  public var stream: Int
  public var streamVersion: Int64
  /// Position of the event before in the same stream; 0 if none.
  public var previousPosition: Int64

  public init(position: Int64, stream: Int, streamVersion: Int64, previousPosition: Int64) {
    self.position = position
    self.stream = stream
    self.streamVersion = streamVersion
    self.previousPosition = previousPosition
  }
}
