import Domain
import Foundation
import JSONText
import Testing

@Suite("Stored form of events")
struct EventCodecTests {
  /// One frozen file per type and version.
  ///
  /// They are never edited: a log written then must be read now.
  struct Fixture: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let stream: String
    let type: String
    let schemaVersion: Int
    let payload: [UInt8]

    static let all: [Fixture] = {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures")
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.sorted().compactMap {
        try? Fixture(contentsOf: folder.appendingPathComponent($0))
      }
    }()

    init(contentsOf url: URL) throws {
      var stream = ""
      var type = ""
      var schemaVersion = 0
      var payload: [UInt8] = []
      var json = JSONReader(Array(try Data(contentsOf: url)))
      try json.object { (key, json) throws(JSONSyntaxError) in
        switch key {
        case "stream": stream = try json.string()
        case "type": type = try json.string()
        case "schemaVersion": schemaVersion = try json.integer()
        default: payload = Array(try json.skipValue())
        }
      }
      testDescription = url.lastPathComponent
      self.stream = stream
      self.type = type
      self.schemaVersion = schemaVersion
      self.payload = payload
    }
  }

  @Test("Every frozen event is read", arguments: Fixture.all)
  func reads(_ fixture: Fixture) throws {
    let event = try EventCodec.decodeUntrusted(
      stream: fixture.stream, type: fixture.type, schemaVersion: fixture.schemaVersion,
      payload: fixture.payload)
    #expect(event.stream == fixture.stream)
    let known = EventCodec.knownTypes.first { $0.type == fixture.type }
    guard known?.version == fixture.schemaVersion else { return }
    let encoded = EventCodec.encode(event)
    #expect(encoded.type == fixture.type)
    if case .correction = event {
      // The fact inside may be of an older version; it is written again as the current one.
      #expect(
        try EventCodec.decode(
          stream: encoded.stream, type: encoded.type, schemaVersion: encoded.schemaVersion,
          payload: encoded.payload) == event)
      return
    }
    #expect(
      String(decoding: encoded.payload, as: UTF8.self)
        == String(decoding: fixture.payload, as: UTF8.self))
  }

  @Test("Every known type and version has a frozen event")
  func complete() {
    let frozen = Set(Fixture.all.map { "\($0.type) \($0.schemaVersion)" })
    for (type, version) in EventCodec.knownTypes {
      for past in 1...version {
        #expect(frozen.contains("\(type) \(past)"), "no fixture for \(type) version \(past)")
      }
    }
    #expect(Fixture.all.count == EventCodec.knownTypes.reduce(0) { $0 + $1.version })
  }

  @Test("A version from the future is refused, never guessed")
  func future() {
    #expect(
      throws: EventCodec.DecodingError.newerVersion(type: "territory.renamed", found: 3, known: 2)
    ) {
      try EventCodec.decode(
        stream: "rls:1", type: "territory.renamed", schemaVersion: 3,
        payload: Array(#"{"name":"x"}"#.utf8))
    }
  }

  @Test("A correction with a fact of the current version is written as it was read")
  func currentCorrection() throws {
    let payload =
      #"{"corrects":3,"instead":{"effectiveOn":"2027-04-01","#
      + #""facts":{"name":"x","reform":{"act":"a"}},"schemaVersion":2,"type":"territory.renamed"},"#
      + #""reason":"r"}"#
    let event = try EventCodec.decode(
      stream: "rls:1", type: "fact.corrected", schemaVersion: 1, payload: Array(payload.utf8))
    #expect(String(decoding: EventCodec.encode(event).payload, as: UTF8.self) == payload)
  }

  @Test("A reform in an event of the first version is passed over, as it was then")
  func reformBeforeItsTime() throws {
    let event = try EventCodec.decode(
      stream: "rls:1", type: "territory.renamed", schemaVersion: 1,
      payload: Array(#"{"name":"x","reform":{"act":"a"}}"#.utf8))
    #expect(event == .territory(TerritoryID(trusted: "rls:1"), .renamed(.init(name: "x"))))
  }

  @Test("An unknown type is refused, never skipped")
  func unknown() {
    #expect(throws: EventCodec.DecodingError.unknownType("territory.painted")) {
      try EventCodec.decode(
        stream: "rls:1", type: "territory.painted", schemaVersion: 1, payload: Array("{}".utf8))
    }
  }

  /// A payload or a stream that somebody else got wrong.
  struct Wrong: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let stream: String
    let type: String
    let payload: String
  }

  static let wrong = [
    Wrong(
      testDescription: "a service event about a resource", stream: "resource:a",
      type: "service.resumed", payload: "{}"),
    Wrong(
      testDescription: "a territory event about a service", stream: "service:a",
      type: "territory.renamed", payload: #"{"name":"x"}"#),
    Wrong(
      testDescription: "a parent without a kind", stream: "rls:1", type: "territory.reparented",
      payload: #"{"parents":["0312"]}"#),
    Wrong(
      testDescription: "a missing name", stream: "rls:1", type: "territory.defined", payload: "{}"),
    Wrong(
      testDescription: "a name that is a number", stream: "rls:1", type: "territory.renamed",
      payload: #"{"name":3}"#),
    Wrong(
      testDescription: "something after the payload", stream: "rls:1", type: "territory.abolished",
      payload: "{} {}"),
    Wrong(
      testDescription: "a condition that this version does not know", stream: "service:a",
      type: "service.reach-declared",
      payload: #"{"clauses":[{"residence":["rls:1"],"onlyHere":true}]}"#),
    Wrong(
      testDescription: "a confidential resource with a place", stream: "resource:a",
      type: "resource.opened",
      payload:
        #"{"confidential":true,"kind":"other","name":"x","place":"\#(String(repeating: "0", count: 64))"}"#
    ),
    Wrong(
      testDescription: "an impossible date", stream: "service:a", type: "service.suspended",
      payload: #"{"until":"2026-02-30"}"#),
  ]

  @Test("A malformed event is refused", arguments: wrong)
  func refuses(_ example: Wrong) {
    #expect(throws: EventCodec.DecodingError.self) {
      try EventCodec.decodeUntrusted(
        stream: example.stream, type: example.type, schemaVersion: 1,
        payload: Array(example.payload.utf8))
    }
  }
}
