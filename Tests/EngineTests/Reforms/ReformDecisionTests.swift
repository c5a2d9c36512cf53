import Domain
import EventLog
import Testing

@testable import Engine

/// What each act records, event by event.
@Suite("Decisions of reforms")
struct ReformDecisionTests {
  typealias Small = SmallReforms

  static let note = ReformNote(
    title: "Réforme", act: "Décret 12", officialOn: CalendarDate("2025-11-01"))

  /// An act, and the events that it is.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let acts: [ReformAct]
    var drawn: [String: ClosedRange<Int>] = [:]
    let expected: @Sendable () throws -> [(String, TerritoryEvent)]
  }

  private static func defined(_ name: String, in parents: String...) -> TerritoryEvent {
    .defined(TerritoryDefined(name: name, parents: parents.map(Small.id), reform: note))
  }

  private static func placed(in parents: String...) -> TerritoryEvent {
    .reparented(TerritoryReparented(parents: parents.map(Small.id), reform: note))
  }

  private static func drawn(_ held: Set<Int>) throws -> TerritoryEvent {
    .boundaryDrawn(
      TerritoryBoundaryDrawn(boundary: try Small.boundary(held), reform: note))
  }

  private static func merged(into id: String) -> TerritoryEvent {
    .merged(TerritoryMerged(into: Small.id(id), reform: note))
  }

  private static func passed(_ held: Set<Int>, to id: String) throws -> TerritoryEvent {
    .partTransferred(
      TerritoryPartTransferred(
        to: Small.id(id), part: try Small.boundary(held), reform: note))
  }

  private static func named(_ ids: String...) -> Land { .territories(ids.map(Small.id)) }

  static let cases = [
    Case(
      testDescription: "merge into a new one",
      acts: [.merge(Small.ids("rls:a", "rls:b"), into: Successor(Small.id("rls:n"), name: "N"))]
    ) {
      [
        ("clsc:a1", placed(in: "rls:n")), ("clsc:a2", placed(in: "rls:n")),
        ("clsc:b1", placed(in: "rls:n")), ("clsc:b2", placed(in: "rls:n")),
        ("rls:n", defined("N", in: "rts:1")), ("rls:n", try drawn(Set(0..<8))),
        ("rls:a", merged(into: "rls:n")), ("rls:b", merged(into: "rls:n")),
      ]
    },
    Case(
      testDescription: "absorb, and take another name",
      acts: [.merge(Small.ids("rls:a", "rls:b"), into: Successor(Small.id("rls:a"), name: "AB"))]
    ) {
      [
        ("clsc:b1", placed(in: "rls:a")), ("clsc:b2", placed(in: "rls:a")),
        ("rls:a", .renamed(TerritoryRenamed(name: "AB", reform: note))),
        ("rls:a", try drawn(Set(0..<8))), ("rls:b", merged(into: "rls:a")),
      ]
    },
    Case(
      testDescription: "merge across regions, which moves the border between these",
      acts: [.merge(Small.ids("rls:c", "rls:d"), into: Successor(Small.id("rls:c")))]
    ) {
      [
        ("clsc:d1", placed(in: "rls:c")), ("clsc:d2", placed(in: "rls:c")),
        ("rls:c", try drawn(Set(8..<24))), ("rts:1", try drawn(Set(0..<24))),
        ("rts:2", try drawn(Set(24..<32))), ("rts:2", try passed(Set(16..<24), to: "rts:1")),
        ("rls:d", merged(into: "rls:c")),
      ]
    },
    Case(
      testDescription: "split along drawn lines; children follow most of their land",
      acts: [
        .split(
          Small.id("rls:a"),
          into: [
            Successor(Small.id("rls:x"), name: "X", land: .drawn("west")),
            Successor(Small.id("rls:y"), name: "Y", land: .drawn("east")),
          ])
      ], drawn: ["west": 0...1, "east": 2...3]
    ) {
      [
        ("clsc:a1", placed(in: "rls:x")), ("clsc:a2", placed(in: "rls:y")),
        ("rls:x", defined("X", in: "rts:1")), ("rls:x", try drawn([0, 1])),
        ("rls:y", defined("Y", in: "rts:1")), ("rls:y", try drawn([2, 3])),
        ("rls:a", .split(TerritorySplit(into: Small.ids("rls:x", "rls:y"), reform: note))),
      ]
    },
    Case(
      testDescription: "split between a new one and a neighbour, by children",
      acts: [
        .split(
          Small.id("rls:a"),
          into: [
            Successor(Small.id("rls:x"), name: "X", land: named("clsc:a1")),
            Successor(Small.id("rls:b"), land: named("clsc:a2")),
          ])
      ]
    ) {
      [
        ("clsc:a1", placed(in: "rls:x")), ("clsc:a2", placed(in: "rls:b")),
        ("rls:b", try drawn(Set(2..<8))), ("rls:x", defined("X", in: "rts:1")),
        ("rls:x", try drawn([0, 1])), ("rls:a", try passed([2, 3], to: "rls:b")),
        ("rls:a", .split(TerritorySplit(into: Small.ids("rls:b", "rls:x"), reform: note))),
      ]
    },
    Case(
      testDescription: "transfer of a child to another region",
      acts: [
        .transfer(from: Small.id("rls:a"), to: Small.id("rls:d"), part: named("clsc:a2"))
      ]
    ) {
      [
        ("clsc:a2", placed(in: "rls:d")), ("rls:a", try drawn([0, 1])),
        ("rls:d", try drawn(Set(16..<24).union([2, 3]))),
        ("rts:1", try drawn(Set(0..<16).subtracting([2, 3]))),
        ("rts:2", try drawn(Set(16..<32).union([2, 3]))),
        ("rls:a", try passed([2, 3], to: "rls:d")), ("rts:1", try passed([2, 3], to: "rts:2")),
      ]
    },
    Case(
      testDescription: "transfer of drawn land that cuts no child",
      acts: [.transfer(from: Small.id("rls:a"), to: Small.id("rls:b"), part: .drawn("part"))],
      drawn: ["part": 2...3]
    ) {
      [
        ("clsc:a2", placed(in: "rls:b")), ("rls:a", try drawn([0, 1])),
        ("rls:b", try drawn(Set(2..<8))), ("rls:a", try passed([2, 3], to: "rls:b")),
      ]
    },
    Case(
      testDescription: "exchange",
      acts: [
        .exchange(
          Small.id("rls:a"), Small.id("rls:b"), gives: named("clsc:a2"), takes: named("clsc:b1"))
      ]
    ) {
      [
        ("clsc:a2", placed(in: "rls:b")), ("clsc:b1", placed(in: "rls:a")),
        ("rls:a", try drawn([0, 1, 4, 5])), ("rls:b", try drawn([2, 3, 6, 7])),
        ("rls:a", try passed([2, 3], to: "rls:b")), ("rls:b", try passed([4, 5], to: "rls:a")),
      ]
    },
    Case(
      testDescription: "rename", acts: [.rename(Small.id("rls:a"), to: "Autre nom")]
    ) { [("rls:a", .renamed(TerritoryRenamed(name: "Autre nom", reform: note)))] },
    Case(
      testDescription: "recode; the name stays and the children follow",
      acts: [.recode(Small.id("rls:a"), into: Successor(Small.id("rls:z")))]
    ) {
      [
        ("clsc:a1", placed(in: "rls:z")), ("clsc:a2", placed(in: "rls:z")),
        ("rls:z", defined("Le a", in: "rts:1")), ("rls:z", try drawn(Set(0..<4))),
        ("rls:a", .recoded(TerritoryRecoded(into: Small.id("rls:z"), reform: note))),
      ]
    },
    Case(
      testDescription: "reparent", acts: [.reparent(Small.id("rls:c"), into: Small.ids("rts:2"))]
    ) {
      [
        ("rls:c", placed(in: "rts:2")), ("rts:1", try drawn(Set(0..<8))),
        ("rts:2", try drawn(Set(8..<32))), ("rts:1", try passed(Set(8..<16), to: "rts:2")),
      ]
    },
    Case(
      testDescription: "redraw two neighbours, who hold together what they held",
      acts: [
        .redraw(Small.id("clsc:a1"), as: .drawn("one"), takesNewLand: false),
        .redraw(Small.id("clsc:a2"), as: .drawn("rest"), takesNewLand: false),
      ], drawn: ["one": 0...0, "rest": 1...3]
    ) { [("clsc:a1", try drawn([0])), ("clsc:a2", try drawn([1, 2, 3]))] },
    Case(
      testDescription: "redraw onto land that was nobody's",
      acts: [.redraw(Small.id("rts:2"), as: .drawn("more"), takesNewLand: true)],
      drawn: ["more": 16...39]
    ) { [("rts:2", try drawn(Set(16..<40)))] },
    Case(
      testDescription: "abolish", acts: [.abolish(Small.id("clsc:e2"), reason: "Fermé")]
    ) {
      [("clsc:e2", .abolished(TerritoryAbolished(reason: "Fermé", reform: note)))]
    },
    Case(
      testDescription: "create above others",
      acts: [
        .create(
          Successor(Small.id("rss:9"), name: "Région"), of: Small.ids("rts:1", "rts:2"))
      ]
    ) {
      [
        ("rss:9", defined("Région")), ("rss:9", try drawn(Set(0..<32))),
        ("rts:1", placed(in: "rss:9")), ("rts:2", placed(in: "rss:9")),
      ]
    },
  ]

  @Test("Each act records exactly its events, each with the dates and the source", arguments: cases)
  func acts(_ example: Case) throws {
    let small = try Small()
    let shapes = try Small.shapes(example.drawn)
    let foreseen = try small.workspace.reform(
      example.acts, shapes: shapes, note: Self.note, dryRun: true)
    #expect(try small.recorded().isEmpty, "A dry run records nothing")
    let report = try small.workspace.reform(example.acts, shapes: shapes, note: Self.note)
    let recorded = try small.recorded()
    let expected = try example.expected().map { DomainEvent.territory(Small.id($0), $1) }
    #expect(recorded.map(\.event) == expected)
    #expect(recorded.allSatisfy { $0.on == ReformLand.reformedOn.description })
    #expect(report.eventCounts == foreseen.eventCounts && foreseen.isDryRun)
    #expect(report.eventCounts.values.reduce(0, +) == expected.count)
    #expect(report.position == small.start + Int64(expected.count))
    // The same reform a second time says nothing new.
    let again = try small.workspace.reform(example.acts, shapes: shapes, note: Self.note)
    #expect(again.eventCounts.isEmpty && again.position == report.position)
  }

  @Test("A child that the new border crosses goes with most of its land, and is told")
  func crossed() throws {
    let small = try Small()
    let report = try small.workspace.reform(
      [.transfer(from: Small.id("rls:c"), to: Small.id("rls:b"), part: .drawn("part"))],
      shapes: Small.shapes(["part": 8...10]))
    #expect(report.moves.map(\.child) == [Small.id("clsc:c1")])
    #expect(report.moves.first?.to == Small.id("rls:b"))
    #expect(abs((report.moves.first?.share ?? 0) - 0.75) < 0.01)
    #expect(report.moves.first?.isDoubtful == true)
    #expect(report.acts[0].passed.map(\.from.text) == ["rls:c"])
  }

  @Test("Land of another division is the part that passes where it lies in the giver")
  func otherDivision() throws {
    let small = try Small()
    var options = WorkspaceFixture.options()
    options.effectiveOn = ReformLand.startsOn
    let rows = try [("in", [1]), ("out", [20])].enumerated().map { index, place in
      WorkspaceFixture.row(
        index + 1, code: place.0, shape: try ReformLand.shape(of: Set(place.1)))
    }
    _ = try small.workspace.importTerritories(
      rows, WorkspaceFixture.territoryOptions("municipality"), options)
    let start = try small.workspace.log.head().position
    func transfer(_ code: String) -> ReformAct {
      .transfer(
        from: Small.id("clsc:a1"), to: Small.id("clsc:a2"), part: Self.named("municipality:\(code)")
      )
    }
    let refused = #expect(throws: ReformRefused.self) {
      try small.workspace.reform([transfer("out")])
    }
    #expect(refused?.problems.map(\.reason) == [.land(.emptyPart(of: Small.id("clsc:a1")))])
    _ = try small.workspace.reform([transfer("in")], note: Self.note)
    let passed = DomainEvent.territory(
      Small.id("clsc:a1"), try Self.passed([1], to: "clsc:a2"))
    #expect(try small.recorded(after: start).contains { $0.event == passed })
  }
}
