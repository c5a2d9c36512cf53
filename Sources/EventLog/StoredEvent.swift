public import Hashing

/// An event as the log keeps it, with the envelope that the log added.
public struct StoredEvent: Hashable, Sendable {
  /// Place in the log, from 1, without gaps.
  public let position: Int64

  /// What was appended.
  public let event: ProposedEvent

  /// Place in the stream, from 1, without gaps.
  public let streamVersion: Int64

  /// Identifier of the event: that of its append, followed by `/n` (from 1) when the append holds
  /// several events.
  public let id: String

  /// When the log learned it: milliseconds since 1970-01-01T00:00:00Z.
  public let recordedAtMilliseconds: Int64

  /// Hash over this event and the hash before it; see `EventFormat.md`.
  public let hash: Digest

  public init(
    position: Int64, event: ProposedEvent, streamVersion: Int64, id: String,
    recordedAtMilliseconds: Int64, hash: Digest
  ) {
    self.position = position
    self.event = event
    self.streamVersion = streamVersion
    self.id = id
    self.recordedAtMilliseconds = recordedAtMilliseconds
    self.hash = hash
  }
}

/// An event before the log has given it a place.
public struct ProposedEvent: Hashable, Sendable {
  /// Name of the stream, for example `rls:0312`; 1 to 200 bytes of UTF-8 without control characters.
  public var stream: String

  /// Stored name of the event, for example `territory.defined`.
  public var type: String

  /// Version of the payload's shape, from 1.
  public var schemaVersion: Int

  /// When the fact became true in the world: a date, `YYYY-MM-DD`.
  public var effectiveOn: String

  /// Who recorded it, for example `cli:marie`.
  public var actor: String

  /// Where it was learned: a data set, a document, a person's statement.
  public var source: String

  /// The facts, as UTF-8 JSON text on one line; the log keeps these bytes as they are.
  public var payload: [UInt8]

  /// Digests of the contents that the payload refers to, in the payload's order.
  public var contents: [Digest]

  public init(
    stream: String, type: String, schemaVersion: Int, effectiveOn: String, actor: String,
    source: String, payload: [UInt8], contents: [Digest] = []
  ) {
    self.stream = stream
    self.type = type
    self.schemaVersion = schemaVersion
    self.effectiveOn = effectiveOn
    self.actor = actor
    self.source = source
    self.payload = payload
    self.contents = contents
  }
}
