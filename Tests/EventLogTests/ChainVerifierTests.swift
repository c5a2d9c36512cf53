import EventLog
import Hashing
import Testing

@Suite("Verification of the chain")
struct ChainVerifierTests {
  private static func history() throws -> [StoredEvent] {
    let log = InMemoryLog()
    for number in 0..<20 {
      let event = ProposedEvent(
        stream: "s:\(number % 3)", type: "t", schemaVersion: 1, effectiveOn: "2026-01-01",
        actor: "a", source: "b", payload: Array("{}".utf8))
      _ = try log.append([
        Append(id: "a-\(number)", events: [event], recordedAtMilliseconds: 5)
      ])
    }
    return try log.events(from: 1, limit: 100)
  }

  private static func fault(
    _ events: [StoredEvent], content: ContentState = .sound
  ) -> ChainFault? {
    var verifier = ChainVerifier()
    do throws(ChainFault) {
      for event in events { try verifier.consume(event) { _ in content } }
      try verifier.finish(expectedLast: 20)
      return nil
    } catch {
      return error
    }
  }

  private static func rebuilt(
    _ event: StoredEvent, streamVersion: Int64? = nil, hash: Digest? = nil,
    change: (inout ProposedEvent) -> Void = { _ in }
  ) -> StoredEvent {
    var proposed = event.event
    change(&proposed)
    return StoredEvent(
      position: event.position, event: proposed,
      streamVersion: streamVersion ?? event.streamVersion, id: event.id,
      recordedAtMilliseconds: event.recordedAtMilliseconds, hash: hash ?? event.hash)
  }

  @Test("A sound history has no fault, and its summary counts it")
  func acceptsSoundHistories() throws {
    let events = try Self.history()
    #expect(Self.fault(events) == nil)
    var verifier = ChainVerifier()
    for event in events { try verifier.consume(event) { _ in .sound } }
    #expect(verifier.summary.eventCount == 20)
    #expect(verifier.summary.streamCount == 3)
    #expect(verifier.summary.headHash == events[19].hash)
  }

  @Test("A missing, repeated or cut-off event is named")
  func namesGaps() throws {
    var events = try Self.history()
    let cut = Array(events.dropLast(2))
    #expect(Self.fault(cut) == ChainFault(position: 19, problem: .missing(next: nil)))
    events.remove(at: 6)
    #expect(Self.fault(events) == ChainFault(position: 7, problem: .missing(next: 8)))
    events.insert(events[5], at: 6)
    #expect(Self.fault(events) == ChainFault(position: 6, problem: .repeated))
  }

  @Test("A changed field, a changed hash and a changed link are named")
  func namesChanges() throws {
    let events = try Self.history()
    var changed = events
    changed[8] = Self.rebuilt(events[8]) { $0.source = "c" }
    let fault = try #require(Self.fault(changed))
    #expect(fault.position == 9)
    guard case .hashMismatch(events[8].hash, _) = fault.problem else {
      Issue.record("\(fault)")
      return
    }

    var rehashed = events
    rehashed[8] = Self.rebuilt(events[8], hash: events[7].hash)
    #expect(Self.fault(rehashed)?.position == 9)
  }

  @Test("A stream version that does not follow is named, even with a right hash")
  func namesStreamVersions() throws {
    var events = try Self.history()
    let wrong = Self.rebuilt(events[3], streamVersion: 5)
    var input = HashInput()
    let hash = EventEncoding.hash(of: wrong, previous: events[2].hash, using: &input)
    events[3] = Self.rebuilt(wrong, hash: hash)
    #expect(
      Self.fault(events)
        == ChainFault(
          position: 4, problem: .streamVersion(stream: "s:0", expected: 2, found: 5)))
  }

  @Test("A content that is missing or damaged is named; an erased one is not a fault")
  func namesContents() throws {
    let log = InMemoryLog()
    let content = Content(bytes: [1])
    let event = ProposedEvent(
      stream: "s", type: "t", schemaVersion: 1, effectiveOn: "2026-01-01", actor: "a", source: "b",
      payload: Array("{}".utf8), contents: [content.digest])
    _ = try log.append([
      Append(id: "a", events: [event], contents: [content], recordedAtMilliseconds: 5)
    ])
    let events = try log.events(from: 1, limit: 1)
    #expect(
      Self.fault(events, content: .missing)
        == ChainFault(position: 1, problem: .contentMissing(content.digest)))
    #expect(
      Self.fault(events, content: .damaged)
        == ChainFault(position: 1, problem: .contentDamaged(content.digest)))
    #expect(Self.fault(events, content: .erased)?.position == 2)
  }
}
