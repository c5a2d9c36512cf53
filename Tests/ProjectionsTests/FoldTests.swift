import Domain
import Hashing
import Projections
import TestSupport
import Testing

@Suite("Folds")
struct FoldTests {
  static func bytes(_ state: some StateCodable) -> [UInt8] {
    var writer = StateWriter()
    state.write(to: &writer)
    return writer.bytes
  }

  /// Folds a history in one go.
  static func rebuilt<P: Projection>(_: P.Type, _ events: [RecordedEvent]) throws -> P {
    var projected = Projected<P>()
    for event in events { try projected.advance(with: event) }
    return projected.state
  }

  /// Follows along in random steps; after each, only the stored bytes go on, and some events come
  /// twice.
  static func followed<P: Projection>(
    _: P.Type, _ events: [RecordedEvent], random: inout SplitMix64
  ) throws -> P {
    var projected = Projected<P>()
    var next = 0
    while next < events.count {
      let end = min(events.count, next + Int.random(in: 1...40, using: &random))
      let repeated = max(0, next - Int.random(in: 0...5, using: &random))
      for event in events[repeated..<end] { try projected.advance(with: event) }
      next = end
      var reader = StateReader(bytes(projected.state))
      projected = Projected(state: try P(from: &reader), position: projected.position)
      #expect(reader.isAtEnd)
    }
    return projected.state
  }

  static func expectSameBytes<P: Projection>(
    _: P.Type, _ events: [RecordedEvent], seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let scratch = try rebuilt(P.self, events)
    let along = try followed(P.self, events, random: &random)
    #expect(scratch == along, "\(P.name), seed \(seed)")
    #expect(bytes(scratch) == bytes(along), "\(P.name), seed \(seed)")
  }

  @Test("Rebuilding gives the bytes of following along, for 200 random histories")
  func sameBytes() throws {
    for seed in UInt64(1)...200 {
      let events = RandomHistory(seed: seed, count: 300).events
      try Self.expectSameBytes(Atlas.self, events, seed: seed)
      try Self.expectSameBytes(Directory.self, events, seed: seed)
      try Self.expectSameBytes(Baskets.self, events, seed: seed)
      try Self.expectSameBytes(Categories.self, events, seed: seed)
      try Self.expectSameBytes(Partnerships.self, events, seed: seed)
    }
  }

  @Test("A gap is refused, and leaves no trace")
  func gap() throws {
    let events = RandomHistory(seed: 1, count: 3).events
    var atlas = Projected<Atlas>()
    let error = #expect(throws: ProjectionGap.self) { try atlas.advance(with: events[1]) }
    #expect(error?.expected == 1 && error?.received == 2)
    #expect(atlas == Projected<Atlas>())
  }

  @Test("Damaged states are refused or read as another value, never a crash")
  func damaged() throws {
    var random = SplitMix64(seed: 11)
    let good = Self.bytes(
      try Self.rebuilt(Directory.self, RandomHistory(seed: 5, count: 200).events))
    for _ in 0..<3_000 {
      var bytes = good
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(
        in: 1...255, using: &random)
      var reader = StateReader(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))))
      _ = try? Directory(from: &reader)
    }
  }

  @Test("Facts learned in any order give the same answer on every day")
  func anyOrder() throws {
    let id = TerritoryID(trusted: "rls:1")
    func named(_ name: String, on day: Int32, at position: Int64) -> RecordedEvent {
      RecordedEvent(
        position: position, effectiveOn: CalendarDate(daysSince1970: day), source: "",
        event: .territory(id, .defined(TerritoryDefined(name: name, parents: []))), place: nil)
    }
    let atlas = try Self.rebuilt(
      Atlas.self,
      [
        named("late", on: 300, at: 1), named("early", on: 100, at: 2),
        named("middle", on: 200, at: 3),
      ])
    let names = [99, 100, 199, 200, 299, 300].map {
      atlas.facts(of: id, at: .latest(on: CalendarDate(daysSince1970: $0)))?.name
    }
    #expect(names == [nil, "early", "early", "middle", "middle", "late"])
  }

  @Test("A resource that becomes confidential has no place on any day, before or after")
  func confidential() throws {
    let id = ResourceID(trusted: "resource:refuge")
    let place = Place(
      address: "7, rue Secrète", point: Coordinate(longitudeDegrees: -56, latitudeDegrees: 46))
    func event(_ position: Int64, _ event: ResourceEvent, _ place: Place?) -> RecordedEvent {
      RecordedEvent(
        position: position, effectiveOn: CalendarDate(daysSince1970: Int32(position)), source: "",
        event: .resource(id, event), place: place)
    }
    let directory = try Self.rebuilt(
      Directory.self,
      [
        event(1, .opened(ResourceOpened(name: "Refuge", kind: .residence, place: .zero)), place),
        event(2, .madeConfidential(ResourceMadeConfidential()), nil),
        event(3, .moved(ResourceMoved(place: .zero)), place),
        event(4, .opened(ResourceOpened(name: "Refuge", kind: .residence, place: .zero)), place),
      ])
    for day in Int32(1)...5 {
      let vantage = Vantage.latest(on: CalendarDate(daysSince1970: day))
      #expect(directory.facts(of: id, at: vantage)?.site == .confidential)
    }
    let stored = String(decoding: Self.bytes(directory), as: UTF8.self)
    #expect(!stored.contains("Secrète"))
  }
}
