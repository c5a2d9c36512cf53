public import Hashing

/// An event as replay lends it: without its hash, its identifier and what only `verify` needs.
public struct EventRow: Sendable {
  /// Place in the log, from 1, without gaps.
  public var position: Int64

  /// Name of the stream.
  public var stream: String

  /// Place in the stream, from 1.
  public var streamVersion: Int64

  /// Stored name of the event.
  public var type: String

  /// Version of the payload's shape, from 1.
  public var schemaVersion: Int

  /// When the fact became true in the world: a date, `YYYY-MM-DD`.
  public var effectiveOn: String

  /// When the log learned it: milliseconds since 1970-01-01T00:00:00Z.
  public var recordedAtMilliseconds: Int64

  /// Who recorded it.
  public var actor: String

  /// Where it was learned.
  public var source: String

  /// The facts, as UTF-8 JSON text.
  public var payload: [UInt8]

  /// Digests of the contents that the payload refers to, in the payload's order.
  public var contents: [Digest]

  /// A row that stands before the first event.
  public init() {
    position = 0
    stream = ""
    streamVersion = 0
    type = ""
    schemaVersion = 0
    effectiveOn = ""
    recordedAtMilliseconds = 0
    actor = ""
    source = ""
    payload = []
    contents = []
  }

  /// The row of an event that has been read whole.
  public init(_ stored: StoredEvent) {
    position = stored.position
    stream = stored.event.stream
    streamVersion = stored.streamVersion
    type = stored.event.type
    schemaVersion = stored.event.schemaVersion
    effectiveOn = stored.event.effectiveOn
    recordedAtMilliseconds = stored.recordedAtMilliseconds
    actor = stored.event.actor
    source = stored.event.source
    payload = stored.event.payload
    contents = stored.event.contents
  }
}
