public import Hashing

/// Events that are appended together, or not at all.
public struct Append: Hashable, Sendable {
  /// Identifier chosen by whoever appends; appending the same one again is harmless.
  ///
  /// 1 to 100 bytes of printable ASCII without `/`.
  public var id: String

  /// The events, in order; they may belong to several streams.
  public var events: [ProposedEvent]

  /// What each stream must look like before; a stream that is not named may have any version.
  public var expecting: [String: ExpectedVersion]

  /// Where the log must end before; `nil` for anywhere.
  ///
  /// For whoever decided on the whole log, or names the positions that the events will have.
  public var expectedPosition: Int64?

  /// Contents that the events refer to and that the log may not hold yet.
  public var contents: [Content]

  /// Contents that were erased before this append was copied from another log, with the time of
  /// their erasure in milliseconds since 1970-01-01T00:00:00Z; empty for anything but such a copy.
  public var erasedContents: [Digest: Int64] = [:]

  /// When the log learns it: milliseconds since 1970-01-01T00:00:00Z, UTC.
  ///
  /// Recorded times never go back: where a clock did, the time of the event before is recorded.
  public var recordedAtMilliseconds: Int64

  public init(
    id: String, events: [ProposedEvent], expecting: [String: ExpectedVersion] = [:],
    expectedPosition: Int64? = nil, contents: [Content] = [], recordedAtMilliseconds: Int64
  ) {
    self.id = id
    self.events = events
    self.expecting = expecting
    self.expectedPosition = expectedPosition
    self.contents = contents
    self.recordedAtMilliseconds = recordedAtMilliseconds
  }
}

/// What a stream must look like for an append to be accepted.
public enum ExpectedVersion: Hashable, Sendable {
  /// No event yet.
  case empty
  /// Exactly this many events.
  case version(Int64)
}

/// Where an append landed.
public struct AppendReceipt: Hashable, Sendable {
  /// Position of the first event of the append.
  public let firstPosition: Int64

  /// Position of its last event.
  public let lastPosition: Int64

  /// Whether the log already held this append, so that nothing was written.
  public let wasKnown: Bool

  public init(firstPosition: Int64, lastPosition: Int64, wasKnown: Bool) {
    self.firstPosition = firstPosition
    self.lastPosition = lastPosition
    self.wasKnown = wasKnown
  }
}
