public import Hashing

/// The canonical bytes of an event and the hash that links it to the one before.
///
/// `EventFormat.md` is the specification; this is its only writer in this program, except that the
/// storage hands the fields over from its own memory, in the same order.
public struct EventEncoding: Sendable {
  /// First byte after the previous hash: the version of the encoding.
  public static let version: UInt8 = 1

  /// Where the fields that a store keeps lie within the encoded bytes.
  public let effectiveOn: Range<Int>
  public let source: Range<Int>
  public let payload: Range<Int>
  public let contents: Range<Int>

  /// Starts the encoding of an event with the previous hash and the numbers.
  public static func begin(
    _ input: inout HashInput, previous: Digest, position: Int64, streamVersion: Int64,
    recordedAtMilliseconds: Int64, schemaVersion: Int64
  ) {
    input.removeAll()
    input.append(previous)
    input.append(version)
    input.append(littleEndian: position)
    input.append(littleEndian: streamVersion)
    input.append(littleEndian: recordedAtMilliseconds)
    input.append(littleEndian: schemaVersion)
  }

  /// Appends the identifier of an event: that of its append, and `/n` where `number` is not `nil`.
  public static func append(id: String, number: Int?, to input: inout HashInput) {
    guard let number else { return input.append(field: id) }
    var divisor = 1
    var digitCount = 1
    while number / divisor >= 10 {
      divisor *= 10
      digitCount += 1
    }
    input.append(littleEndian: UInt32(id.utf8.count + 1 + digitCount))
    input.append(text: id)
    input.append(UInt8(ascii: "/"))
    while divisor > 0 {
      input.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  /// Encodes an event after the previous hash; the digest of `input` is then the event's hash.
  ///
  /// `id` and `number` are those of ``append(id:number:to:)``; a whole identifier has no number.
  public init(
    of event: ProposedEvent, position: Int64, streamVersion: Int64, id: String,
    number: Int? = nil, recordedAtMilliseconds: Int64, previous: Digest,
    into input: inout HashInput
  ) {
    Self.begin(
      &input, previous: previous, position: position, streamVersion: streamVersion,
      recordedAtMilliseconds: recordedAtMilliseconds, schemaVersion: Int64(event.schemaVersion))
    input.append(field: event.stream)
    Self.append(id: id, number: number, to: &input)
    input.append(field: event.type)
    input.append(field: event.effectiveOn)
    effectiveOn = input.count - event.effectiveOn.utf8.count..<input.count
    input.append(field: event.actor)
    input.append(field: event.source)
    source = input.count - event.source.utf8.count..<input.count
    input.append(field: event.payload)
    payload = input.count - event.payload.count..<input.count
    input.append(littleEndian: UInt32(event.contents.count))
    let start = input.count
    for digest in event.contents {
      input.append(digest)
    }
    contents = start..<input.count
  }

  /// The hash of a stored event after the hash before it.
  ///
  /// - Complexity: O(*n*) in the size of the event.
  public static func hash(
    of stored: StoredEvent, previous: Digest, using input: inout HashInput
  ) -> Digest {
    _ = EventEncoding(
      of: stored.event, position: stored.position, streamVersion: stored.streamVersion,
      id: stored.id, recordedAtMilliseconds: stored.recordedAtMilliseconds, previous: previous,
      into: &input)
    return input.digest
  }
}
