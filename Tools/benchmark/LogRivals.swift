internal import BenchmarkRivals
internal import EventLog

/// The same events as ``LogEvents`` gives, laid out for the rivals written in C.
struct PackedEvents {
  private var text: [UInt8] = []
  private var offsets: [Int64] = [0]
  private var versions: [Int64] = []

  init(_ events: some Sequence<ProposedEvent>) {
    var heads: [String: Int64] = [:]
    for event in events {
      for field in [
        Array(event.stream.utf8), Array(event.type.utf8), Array(event.effectiveOn.utf8),
        Array(event.actor.utf8), Array(event.source.utf8), event.payload,
      ] {
        text += field
        offsets.append(Int64(text.count))
      }
      heads[event.stream, default: 0] += 1
      versions.append(heads[event.stream, default: 0])
    }
  }

  /// Seconds that plain SQLite takes to append the events, `batch` per transaction.
  func append(to path: String, batch: Int, hasIndex: Bool) throws -> Double {
    let seconds = unsafe text.withUnsafeBufferPointer { text in
      unsafe offsets.withUnsafeBufferPointer { offsets in
        unsafe versions.withUnsafeBufferPointer { versions in
          var events = unsafe rival_events(
            text: text.baseAddress, offsets: offsets.baseAddress, versions: versions.baseAddress,
            count: Int64(versions.count))
          return unsafe rival_append(path, &events, Int64(batch), hasIndex ? 1 : 0)
        }
      }
    }
    guard seconds >= 0 else { throw BenchmarkError.rivalFailed("append") }
    return seconds
  }

  /// Seconds that plain SQLite takes to read them again, and a checksum over all rows.
  static func scan(_ path: String) throws -> (seconds: Double, checksum: UInt64) {
    var checksum: UInt64 = 0
    let seconds = unsafe rival_scan(path, &checksum)
    guard seconds >= 0 else { throw BenchmarkError.rivalFailed("scan") }
    return (seconds, checksum)
  }
}

/// The bytes that are hashed for each event, with room for the hash before it.
struct PackedMessages {
  private var bytes: [UInt8] = []
  private var offsets: [Int64] = [0]

  mutating func add(_ message: [UInt8]) {
    bytes += message
    offsets.append(Int64(bytes.count))
  }

  /// Seconds that the bare hash function takes over the chain, and the last hash.
  mutating func hashChain() throws -> (seconds: Double, hash: [UInt8]) {
    var hash = [UInt8](repeating: 0, count: 32)
    let count = Int64(offsets.count - 1)
    let seconds = unsafe rival_hash_chain(&bytes, offsets, count, &hash)
    guard seconds >= 0 else { throw BenchmarkError.rivalFailed("hash") }
    return (seconds, hash)
  }
}
