import EventLog
import Hashing
import Testing

@Suite("Canonical encoding")
struct EventEncodingTests {
  /// Computed by hand from `EventFormat.md` with Python's `struct` and `hashlib`.
  @Test("The bytes of an event are those that the specification gives")
  func givesSpecifiedBytes() {
    let event = ProposedEvent(
      stream: "a", type: "bc", schemaVersion: 2, effectiveOn: "2026-01-01", actor: "d",
      source: "é", payload: Array("{}".utf8), contents: [.zero])
    var input = HashInput()
    _ = EventEncoding(
      of: event, position: 3, streamVersion: 1, id: "x/1", recordedAtMilliseconds: 258,
      previous: .zero, into: &input)
    var expected = [UInt8](repeating: 0, count: 32) + [1]
    expected += [3, 0, 0, 0, 0, 0, 0, 0] + [1, 0, 0, 0, 0, 0, 0, 0]
    expected += [2, 1, 0, 0, 0, 0, 0, 0] + [2, 0, 0, 0, 0, 0, 0, 0]
    for text in ["a", "x/1", "bc", "2026-01-01", "d", "é", "{}"] {
      expected += [UInt8(text.utf8.count), 0, 0, 0] + Array(text.utf8)
    }
    expected += [1, 0, 0, 0] + [UInt8](repeating: 0, count: 32)
    #expect(input.bytes == expected)
  }

  @Test("The name of a content is a digest over the size of its salt, the salt and the bytes")
  func namesContents() {
    let salt = [UInt8](0..<16)
    #expect(Content(bytes: [5], salt: salt).digest == Digest(hashing: [16] + salt + [5]))
    #expect(Content(bytes: [5]).digest == Digest(hashing: [0, 5]))
  }
}
