import Domain
import Hashing
import TestSupport
import Testing

@Suite("Forms of a reach")
struct ReachFormTests {
  static func ids(_ texts: String...) -> ReachLand {
    ReachLand(texts.map(TerritoryID.init(trusted:)))
  }

  static func gmf(_ code: String) -> ResourceID { ResourceID(trusted: "resource:\(code)") }

  @Test("Clauses that differ in one thing only become one, whatever the order")
  func joined() throws {
    let prefix = try #require(PostalPrefix("g0r"))
    let clauses: [Reach.Clause] = [
      .both(Self.ids("rls:1"), [Self.gmf("g")]), .both(Self.ids("rls:2"), [Self.gmf("g")]),
      .both(Self.ids("rls:1", "rls:2"), [Self.gmf("h")]),
      .residence(ReachLand([], patches: [.postalPrefix(prefix)])).by([.online]),
      .residence(ReachLand([], patches: [.postalPrefix(prefix)])).by([.atHome, .online]),
      .registration([Self.gmf("h")]), .registration([Self.gmf("g")]),
      .everyone.by(ServiceMode.allCases), .everyone.by([.online]),
      .onlyHere(Self.ids("rss:2")), .onlyHere(Self.ids("rss:1")),
    ]
    let expected: [Reach.Clause] = [
      .residence(ReachLand([], patches: [.postalPrefix(prefix)])).by([.online, .atHome]),
      .both(Self.ids("rls:1", "rls:2"), [Self.gmf("g"), Self.gmf("h")]),
      .onlyHere(Self.ids("rss:1", "rss:2")),
      .registration([Self.gmf("g"), Self.gmf("h")]), .everyone,
    ]
    var random = SplitMix64(seed: 4)
    for _ in 0..<50 {
      #expect(Reach(clauses.shuffled(using: &random)).clauses == expected)
    }
    #expect(Reach(expected).clauses == expected)
  }

  @Test("A limit to nowhere stays a limit, and a way in that names nobody makes none of it")
  func limits() {
    let nowhere = Reach([.onlyHere(.none), .everyone])
    #expect(nowhere.clauses == [.onlyHere(.none), .everyone])
    #expect(nowhere.verdict(for: ReachTests.home) == .outside)
    let noWay = Reach([.onlyHere(Self.ids("rss:1")), .residence(.none)])
    #expect(noWay.clauses == [.onlyHere(Self.ids("rss:1")), .notStated])
    #expect(noWay.verdict(for: ReachTests.home) == .notStated)
    #expect(
      Reach([.onlyHere(.none), .onlyHere(Self.ids("rss:1"))]).clauses
        == [.onlyHere(Self.ids("rss:1"))])
  }

  @Test("A random reach has one form, and is read as it was written")
  func stable() throws {
    var random = SplitMix64(seed: 20_261_121)
    for _ in 0..<3_000 {
      let clauses = ReachLab.clauses(&random)
      let reach = Reach(clauses)
      #expect(Reach(clauses.shuffled(using: &random)) == reach)
      #expect(Reach(reach.clauses) == reach)
      let event = DomainEvent.service(
        ServiceID(trusted: "service:s"), .reachDeclared(ServiceReachDeclared(reach: reach)))
      let encoded = EventCodec.encode(event)
      let read = try EventCodec.decodeUntrusted(
        stream: encoded.stream, type: encoded.type, schemaVersion: encoded.schemaVersion,
        payload: encoded.payload)
      #expect(read == event)
      #expect(encoded.contents == reach.polygons)
    }
  }

  @Test(
    "A clause that contradicts itself, or that says what its version does not know, is refused",
    arguments: [
      (2, #"{"everyone":true,"residence":["rls:1"]}"#), (2, #"{"onlyHere":true}"#),
      (2, #"{"onlyHere":true,"registration":["resource:g"],"residence":["rls:1"]}"#),
      (2, #"{"except":["rls:1"],"registration":["resource:g"]}"#), (2, #"{"modes":["atHome"]}"#),
      (2, #"{"near":["rls:1"]}"#), (2, #"{"postalCodes":["GG"]}"#),
      (2, #"{"streets":[{"street":"rue A","floor":2}]}"#), (1, #"{"postalCodes":["G0R"]}"#),
      (1, #"{"modes":["atHome"],"residence":["rls:1"]}"#),
    ])
  func refused(_ version: Int, _ clause: String) {
    #expect(throws: EventCodec.DecodingError.self) {
      try EventCodec.decode(
        stream: "service:s", type: "service.reach-declared", schemaVersion: version,
        payload: Array(#"{"clauses":[\#(clause)]}"#.utf8))
    }
  }

  @Test(
    "The beginning of a postal code is checked",
    arguments: [
      ("G", "G"), ("h2x 1", "H2X1"), ("J3P-1A1", "J3P1A1"), ("", nil), ("2H", nil),
      ("H2X1A12", nil), ("HH", nil),
    ] as [(String, String?)])
  func prefixes(_ text: String, _ expected: String?) {
    #expect(PostalPrefix(text)?.text == expected)
  }

  /// A stretch, a door, and whether it is one of it, the town apart.
  @Test(
    "A door is on a stretch for certain, not at all, or perhaps",
    arguments: [
      ("12 rue des Saules", true), ("12, Rue des saules", true), ("12A r. des Saules", true),
      ("13 rue des Saules", false), ("100 rue des Saules", false), ("rue des Saules", nil),
      ("12-4 rue des Saules", nil), ("12 chemin des Saules", nil), ("12 rue du Saule", nil),
      ("12 rue Frontenac", false), ("13 rue du Saule", false), ("5e rue", false),
    ] as [(String, Bool?)])
  func doors(_ text: String, _ expected: Bool?) throws {
    let stretch = StreetStretch(
      street: "rue des Saules", fromNumber: 2, toNumber: 98, side: .even)
    #expect(try #require(StreetDoor(text)).isOn(stretch) == expected)
    #expect("\(try #require(StreetDoor(text)))" == "StreetDoor")
  }

  @Test("An ordinal is no civic number")
  func ordinals() throws {
    let whole = StreetStretch(street: "5e Avenue")
    #expect(try #require(StreetDoor("5e avenue")).isOn(whole) == true)
    #expect(try #require(StreetDoor("6e avenue")).isOn(whole) == false)
  }
}
