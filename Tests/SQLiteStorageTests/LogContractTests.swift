import EventLog
import Hashing
import SQLiteStorage
import TestSupport
import Testing

@Suite("Contract of every log", .serialized)
struct LogContractTests {
  let folder = TemporaryFolder()

  @Test("An empty log has position 0, a zero hash and no events", arguments: LogKind.empty)
  func readsAnEmptyLog(kind: LogKind) throws {
    let log = try kind.make(in: folder)
    #expect(try log.head() == LogHead(position: 0, hash: .zero, erasedContentCount: 0))
    #expect(try log.events(from: 1, limit: 10).isEmpty)
    #expect(try log.events(ofStream: "rls:0312").isEmpty)
    #expect(try log.version(ofStream: "rls:0312") == 0)
    #expect(try log.content(.zero) == nil)
    #expect(try log.forEachEvent(from: 1, through: nil) { _ in Issue.record("an event") } == 0)
  }

  @Test("Positions have no gap, versions count per stream", arguments: LogKind.allCases)
  func numbersEvents(kind: LogKind) throws {
    let log = try kind.make(in: folder)
    let start = try log.head().position
    let receipts = try log.append([
      append("a", [event("x"), event("y"), event("x")], expecting: ["x": .empty]),
      append("b", [event("x")], expecting: ["x": .version(2), "y": .version(1)]),
    ])
    #expect(
      receipts == [
        AppendReceipt(firstPosition: start + 1, lastPosition: start + 3, wasKnown: false),
        AppendReceipt(firstPosition: start + 4, lastPosition: start + 4, wasKnown: false),
      ])
    let events = try log.events(from: start + 1, limit: 10)
    #expect(events.map { $0.position - start } == [1, 2, 3, 4])
    #expect(events.map(\.streamVersion) == [1, 1, 2, 3])
    #expect(events.map(\.id) == ["a/1", "a/2", "a/3", "b"])
    #expect(try log.events(ofStream: "x").map { $0.position - start } == [1, 3, 4])
    #expect(try log.events(from: start + 2, limit: 2) == Array(events[1...2]))
    #expect(try log.version(ofStream: "x") == 3)
    #expect(try log.head().hash == events[3].hash)
    #expect(try log.positions(ofAppend: "a") == start + 1...start + 3)
    #expect(try log.positions(ofAppend: "b") == start + 4...start + 4)
    #expect(try log.positions(ofAppend: "a/1") == nil)
  }

  @Test("An unexpected version is refused and leaves nothing", arguments: LogKind.allCases)
  func refusesConflicts(kind: LogKind) throws {
    let log = try kind.make(in: folder)
    _ = try log.append([append("a", [event("x")])])
    let head = try log.head()
    #expect(throws: EventLogError.versionConflict(stream: "x", expected: .empty, actual: 1)) {
      _ = try log.append([
        append(
          "b", [event("z", contents: [Content(bytes: [1]).digest])],
          contents: [Content(bytes: [1])]),
        append("c", [event("x")], expecting: ["x": .empty]),
      ])
    }
    #expect(try log.head() == head)
    #expect(try log.version(ofStream: "z") == 0)
    #expect(try log.content(Content(bytes: [1]).digest) == nil)
    let receipts = try log.append([append("b", [event("z")], expecting: ["z": .empty])])
    #expect(receipts.map(\.firstPosition) == [head.position + 1])
  }

  @Test("An append that expects the log to end elsewhere is refused", arguments: LogKind.allCases)
  func refusesAnotherEnd(kind: LogKind) throws {
    let log = try kind.make(in: folder)
    let start = try log.head().position
    var first = append("a", [event("x"), event("y")])
    first.expectedPosition = start
    var second = append("b", [event("x")])
    second.expectedPosition = start + 2
    _ = try log.append([first, second])
    for expected in [0, start + 2, start + 5] {
      var wrong = append("c", [event("x")])
      wrong.expectedPosition = expected
      #expect(
        throws: EventLogError.versionConflict(
          stream: AppendRules.wholeLog, expected: .version(expected), actual: start + 4)
      ) {
        _ = try log.append([append("d", [event("x")]), wrong])
      }
    }
    // What is known is answered as it was.
    #expect(try log.append([first]).map(\.wasKnown) == [true])
    #expect(try log.head().position == start + 3)
  }

  @Test("Recorded times never go back, and lead to a position", arguments: LogKind.empty)
  func recordedTimes(kind: LogKind) throws {
    let log = try kind.make(in: folder)
    for (id, milliseconds) in [("a", 1_000), ("b", 3_000), ("c", 2_000), ("d", 3_500)] {
      var append = append(id, [event("x")])
      append.recordedAtMilliseconds = Int64(milliseconds)
      _ = try log.append([append])
    }
    let times = try log.events(from: 1, limit: 10).map(\.recordedAtMilliseconds)
    #expect(times == [1_000, 3_000, 3_000, 3_500])
    let positions = try [999, 1_000, 2_999, 3_000, 3_499, 3_500, .max].map {
      try log.lastPosition(recordedByMilliseconds: $0)
    }
    #expect(positions == [0, 1, 1, 3, 3, 4, 4])
  }

  @Test("The same append again gives the same answer, for ever", arguments: LogKind.allCases)
  func knowsAppends(kind: LogKind) throws {
    let log = try kind.make(in: folder)
    let start = try log.head().position
    let content = Content(bytes: [7, 8])
    let first = append(
      "a", [event("x", contents: [content.digest]), event("y")], expecting: ["x": .empty],
      contents: [content])
    _ = try log.append([first])
    _ = try log.append([append("b", [event("x")])])
    let known = AppendReceipt(
      firstPosition: start + 1, lastPosition: start + 2, wasKnown: true)
    #expect(try log.append([first]) == [known])
    var later = first
    later.recordedAtMilliseconds += 5
    #expect(try log.append([later, later]) == [known, known])
    #expect(try log.head().position == start + 3)
  }

  @Test("Another body under a known identifier is refused", arguments: LogKind.allCases)
  func refusesReusedIdentifiers(kind: LogKind) throws {
    let log = try kind.make(in: folder)
    let start = try log.head().position
    let original = event("x\u{E9}")
    _ = try log.append([append("a", [original])])
    var others = [original, original, original, original, original, original, original]
    others[0].stream = "xe\u{301}"
    others[1].type = "other"
    others[2].schemaVersion = 2
    others[3].effectiveOn = "2020-04-02"
    others[4].actor = "other"
    others[5].source = "other"
    others[6].payload = Array("{}".utf8)
    for other in others + [event("x\u{E9}", contents: [.zero])] {
      #expect(throws: EventLogError.appendReused(id: "a")) {
        _ = try log.append([append("a", [other])])
      }
    }
    #expect(throws: EventLogError.appendReused(id: "a")) {
      _ = try log.append([append("a", [original, original])])
    }
    #expect(try log.head().position == start + 1)
  }

  @Test("Streams whose names look alike but differ in bytes are two", arguments: LogKind.allCases)
  func tellsBytesApart(kind: LogKind) throws {
    let log = try kind.make(in: folder)
    _ = try log.append([append("a", [event("\u{E9}"), event("e\u{301}"), event("\u{E9}")])])
    #expect(try log.version(ofStream: "\u{E9}") == 2)
    #expect(try log.version(ofStream: "e\u{301}") == 1)
  }

  @Test("A field that breaks the format is named", arguments: LogKind.allCases)
  func refusesInvalidFields(kind: LogKind) throws {
    let log = try kind.make(in: folder)
    let start = try log.head().position
    var cases: [(String, Append)] = [
      ("id", append("a/1", [event()])), ("id", append("", [event()])),
      ("id", append("é", [event()])), ("events", append("a", [])),
      ("stream", append("a", [event("")])), ("stream", append("a", [event("a\u{85}")])),
      ("stream", append("a", [event(String(repeating: "é", count: 101))])),
      ("payload", append("a", [event(payload: "\u{0}")])),
      ("payload", append("a", [event(payload: "{\n}")])),
      ("expecting", append("a", [event()], expecting: ["x": .version(-1)])),
      ("contents", append("a", [event()], contents: [Content(bytes: [1])])),
    ]
    func changed(_ name: String, _ change: (inout ProposedEvent) -> Void) {
      var wrong = event()
      change(&wrong)
      cases.append((name, append("a", [event(), wrong])))
    }
    changed("type") { $0.type = "a\nb" }
    changed("schemaVersion") { $0.schemaVersion = 0 }
    for date in ["2021-02-29", "2020-13-01", "2020-1-01", "0000-01-01", "2020-04-31", "é020-04-3"] {
      changed("effectiveOn") { $0.effectiveOn = date }
    }
    changed("actor") { $0.actor = "" }
    changed("source") { $0.source = "" }
    changed("payload") { $0.payload = [0xFF] }
    for (name, wrong) in cases {
      let error = #expect(throws: EventLogError.self) { _ = try log.append([wrong]) }
      guard case .invalidField(name, _) = error else {
        Issue.record("\(name): \(String(describing: error))")
        continue
      }
    }
    #expect(try log.head().position == start)
  }

  @Test(
    "Contents are held by digest, and only salted ones can be erased", arguments: LogKind.allCases)
  func keepsAndErasesContents(kind: LogKind) throws {
    let log = try kind.make(in: folder)
    let start = try log.head().position
    let kept = Content(bytes: [1, 2, 3])
    let secret = Content(bytes: Array("12, rue Secrète".utf8), salt: Array(0..<16))
    let first = append(
      "a", [event("x", contents: [kept.digest, secret.digest])], contents: [kept, secret])
    _ = try log.append([first])
    _ = try log.append([append("b", [event("y", contents: [kept.digest])])])
    #expect(try log.content(secret.digest) == .present(secret))
    #expect(throws: EventLogError.notErasable(kept.digest)) {
      try log.erase(kept.digest, atMilliseconds: 1)
    }
    let hash = try log.head().hash
    try log.erase(secret.digest, atMilliseconds: 1_767_225_600_000)
    try log.erase(secret.digest, atMilliseconds: 1_767_225_600_001)
    try log.erase(.zero, atMilliseconds: 1)
    #expect(try log.content(secret.digest) == .erased)
    #expect(try log.content(kept.digest) == .present(kept))
    #expect(try log.head() == LogHead(position: start + 2, hash: hash, erasedContentCount: 1))
    #expect(try log.append([first]).map(\.wasKnown) == [true])
    #expect(throws: EventLogError.missingContent(.zero)) {
      _ = try log.append([append("c", [event("z", contents: [.zero])])])
    }
    for contents in [[], [secret]] {
      #expect(throws: EventLogError.erasedContent(secret.digest)) {
        _ = try log.append([
          append("c", [event("z", contents: [secret.digest])], contents: contents)
        ])
      }
    }
  }

  @Test("A copy of a log, erased contents too, is the same log", arguments: LogKind.empty)
  func copies(kind: LogKind) throws {
    let log = InMemoryLog()
    let secret = Content(bytes: [9], salt: Array(0..<16))
    let first = append(
      "a", [event("x", contents: [secret.digest]), event("y")], contents: [secret])
    _ = try log.append([first])
    try log.erase(secret.digest, atMilliseconds: 5)
    var copied = first
    copied.contents = []
    copied.erasedContents = [secret.digest: 5]
    let copy = try kind.make(in: folder)
    _ = try copy.append([copied])
    #expect(try copy.head() == log.head())
    #expect(try copy.events(from: 1, limit: 9) == log.events(from: 1, limit: 9))
    #expect(try copy.content(secret.digest) == .erased)
  }

  @Test(
    "Replay hands over every event once, from anywhere to anywhere", arguments: LogKind.allCases)
  func replays(kind: LogKind) throws {
    let log = try kind.make(in: folder)
    var random = SplitMix64(seed: 11)
    _ = try log.append(randomHistory(count: 300, using: &random))
    let events = try log.events(from: 1, limit: 10_000)
    for (first, last) in [(1, nil), (3, 8), (5, 17), (17, 17), (18, 17), (800, nil)]
      as [(Int64, Int64?)]
    {
      var rows: [EventRow] = []
      try log.forEachEvent(from: first, through: last) { rows.append(copy $0) }
      let end = last ?? Int64(events.count)
      let expected = events.filter { first...max(first, end) ~= $0.position && $0.position <= end }
      #expect(rows.map(\.position) == expected.map(\.position))
      #expect(rows.map(\.payload) == expected.map(\.event.payload))
      #expect(rows.map(\.stream) == expected.map(\.event.stream))
      #expect(rows.map(\.contents) == expected.map(\.event.contents))
      #expect(rows.map(\.streamVersion) == expected.map(\.streamVersion))
    }
  }

  @Test("Random histories give one chain, whatever keeps it", arguments: [1, 2, 3] as [UInt64])
  func agreesOnRandomHistories(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let history = randomHistory(count: 200, using: &random)
    let memory = InMemoryLog()
    let file = try SQLiteLog(path: folder.log)
    for append in history {
      #expect(try memory.append([append]) == file.append([append]))
    }
    #expect(try memory.head() == file.head())
    let events = try memory.events(from: 1, limit: 10_000)
    #expect(try events == file.events(from: 1, limit: 10_000))
    var verifier = ChainVerifier()
    for event in events { try verifier.consume(event) { _ in .sound } }
    #expect(try file.verify().get().headHash == verifier.summary.headHash)
    let python = try verifyWithPython(folder.log)
    #expect(python.output.contains("head \(verifier.summary.headHash)"))
  }
}
