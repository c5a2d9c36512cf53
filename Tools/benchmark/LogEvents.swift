internal import EventLog

/// Invented events of 290 bytes, the same on every run, whose streams interleave at random.
struct LogEvents: Sendable {
  let streamCount: Int

  /// The event with a number, from 0.
  func event(_ number: Int) -> ProposedEvent {
    let stream = Int(Self.scramble(UInt64(number)) % UInt64(streamCount))
    var payload = #"{"service":"service:"# + "\(stream)" + #"","sequence":"# + "\(number)"
    payload += #","category":"home-care","language":"fr","note":""#
    let rest = 290 - 75 - payload.utf8.count - 2
    payload += String(repeating: "abcdefghij", count: rest / 10 + 1).prefix(rest) + #""}"#
    return ProposedEvent(
      stream: "service:\(100_000_000 + stream)", type: "service.offered", schemaVersion: 1,
      effectiveOn: "2026-04-01", actor: "cli:benchmark", source: "invented data, 1 row",
      payload: Array(payload.utf8))
  }

  /// One append of several events.
  func append(_ numbers: Range<Int>) -> Append {
    Append(
      id: "benchmark-\(numbers.lowerBound)", events: numbers.map(event),
      recordedAtMilliseconds: 1_700_000_000_000 + Int64(numbers.lowerBound))
  }

  /// One append of several events that states the version of every stream it writes to.
  func append(_ numbers: Range<Int>, heads: inout [String: Int64]) -> Append {
    var append = append(numbers)
    for event in append.events where append.expecting[event.stream] == nil {
      append.expecting[event.stream] = .version(heads[event.stream, default: 0])
    }
    for event in append.events { heads[event.stream, default: 0] += 1 }
    return append
  }

  /// A number that looks random (SplitMix64).
  private static func scramble(_ number: UInt64) -> UInt64 {
    var value = number &* 0x9E37_79B9_7F4A_7C15 &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
