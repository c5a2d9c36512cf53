import Domain
import EventLog
import Geometry
import Testing

@testable import Engine

/// Why a plan is refused; nothing of it is recorded then.
@Suite("Refusals of reforms")
struct ReformRefusalTests {
  typealias Small = SmallReforms

  /// Acts, and what is wrong with them.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let acts: [ReformAct]
    var drawn: [String: ClosedRange<Int>] = [:]

    /// What the log says besides, from the start on.
    var besides: [DomainEvent] = []

    /// What the log says of days from that of reforms on.
    var later: @Sendable () throws -> [(day: Int, event: DomainEvent)] = { [] }
    let expected: String
  }

  private static func id(_ text: String) -> TerritoryID { Small.id(text) }
  private static func new(_ text: String, _ land: Land? = nil) -> Successor {
    Successor(id(text), name: "N", land: land)
  }
  private static func named(_ ids: String...) -> Land { .territories(ids.map(id)) }
  private static func defined(_ text: String, in parents: String...) -> DomainEvent {
    .territory(
      id(text), .defined(TerritoryDefined(name: "M", parents: parents.map(Small.id))))
  }
  private static func abolished(_ text: String) -> DomainEvent {
    .territory(id(text), .abolished(TerritoryAbolished()))
  }

  static let cases = acts + lands

  private static let acts = [
    Case(
      testDescription: "unknown", acts: [.rename(id("rls:aa"), to: "X")],
      expected: "unknown(rls:aa, nearest: [rls:a, rls:b, rls:c])"),
    Case(
      testDescription: "ended", acts: [.rename(id("rls:a"), to: "X")],
      besides: [abolished("rls:a")], expected: "ended(rls:a, on: 2024-10-04)"),
    Case(
      testDescription: "to end what ended", acts: [.abolish(id("rls:a"), reason: nil)],
      besides: [abolished("rls:a")], expected: "ended(rls:a, on: 2024-10-04)"),
    Case(
      testDescription: "not there yet", acts: [.rename(id("rls:f"), to: "X")],
      later: { [(0, defined("rls:f"))] }, expected: "notYetThere(rls:f)"),
    Case(
      testDescription: "code in use", acts: [.recode(id("rls:a"), into: new("rls:b"))],
      expected: "codeInUse(rls:b)"),
    Case(
      testDescription: "code was used", acts: [.recode(id("rls:a"), into: new("rls:b"))],
      besides: [abolished("rls:b")], expected: "codeWasUsed(rls:b, endedOn: 2024-10-04)"),
    Case(
      testDescription: "into one that exists elsewhere",
      acts: [.merge(Small.ids("rls:a", "rls:b"), into: new("rls:c"))],
      expected: "intoExistsElsewhere(rls:c)"),
    Case(
      testDescription: "kinds differ",
      acts: [.merge(Small.ids("rls:a", "rls:b"), into: new("rts:9"))],
      expected: "kindsDiffer(rls:a, rts:9), kindsDiffer(rls:b, rts:9)"),
    Case(
      testDescription: "too few", acts: [.merge(Small.ids("rls:a"), into: new("rls:n"))],
      expected: "tooFew(rls:n)"),
    Case(
      testDescription: "repeated", acts: [.merge(Small.ids("rls:a", "rls:a"), into: new("rls:n"))],
      expected: "repeated(rls:a)"),
    Case(
      testDescription: "contradicts",
      acts: [.abolish(id("rls:a"), reason: nil), .rename(id("rls:a"), to: "X")],
      expected: "contradicts(rls:a, otherAct: 0)"),
    Case(
      testDescription: "split keeps its code",
      acts: [
        .split(id("rls:a"), into: [new("rls:a", named("clsc:a1")), new("rls:x", named("clsc:a2"))])
      ],
      expected: "splitKeepsCode(rls:a)"),
    Case(
      testDescription: "missing name",
      acts: [.merge(Small.ids("rls:a", "rls:b"), into: Successor(id("rls:n")))],
      expected: "missingName(rls:n)"),
    Case(
      testDescription: "parents unclear",
      acts: [.merge(Small.ids("rls:c", "rls:d"), into: new("rls:n"))],
      expected: "parentsUnclear(rls:n, candidates: [rts:1, rts:2])"),
    Case(
      testDescription: "unknown parent", acts: [.reparent(id("rls:a"), into: Small.ids("rts:7"))],
      expected: "unknownParent(rts:7, of: rls:a)"),
    Case(
      testDescription: "circle", acts: [.reparent(id("rts:1"), into: Small.ids("rls:a"))],
      expected: "circle([rts:1, rls:a])"),
    Case(
      testDescription: "described later", acts: [.abolish(id("clsc:a1"), reason: nil)],
      later: { [(5, .territory(id("clsc:a1"), .renamed(TerritoryRenamed(name: "Plus tard"))))] },
      expected: "describedLater(clsc:a1, on: 2025-11-13)"),
    Case(
      testDescription: "ended otherwise", acts: [.abolish(id("clsc:a1"), reason: nil)],
      later: { [(0, .territory(id("clsc:a1"), .merged(TerritoryMerged(into: id("clsc:a2")))))] },
      expected: "endedOtherwise(clsc:a1)"),
    Case(
      testDescription: "not inside",
      acts: [.transfer(from: id("rls:a"), to: id("rls:b"), part: named("clsc:c1"))],
      expected: "notInside(clsc:c1, rls:a)"),
  ]

  private static let lands = [
    Case(
      testDescription: "a piece without land",
      acts: [.split(id("rls:a"), into: [new("rls:x", named("clsc:a1", "clsc:a2")), new("rls:y")])],
      expected: "land(missingBoundary(rls:y))"),
    Case(
      testDescription: "a child that nobody drew",
      acts: [
        .split(
          id("rls:a"), into: [new("rls:x", named("clsc:a1")), new("rls:y", named("clsc:a2"))])
      ], besides: [defined("clsc:a3", in: "rls:a")],
      expected: "land(unplacedChild(clsc:a3, of: rls:a))"),
    Case(
      testDescription: "pieces that overlap",
      acts: [
        .split(id("rls:a"), into: [new("rls:x", .drawn("one")), new("rls:y", .drawn("two"))])
      ], drawn: ["one": 0...2, "two": 2...3], expected: "land(overlap(rls:x, rls:y, 50%))"),
    Case(
      testDescription: "land that no piece takes",
      acts: [
        .split(id("rls:a"), into: [new("rls:x", .drawn("one")), new("rls:y", .drawn("two"))])
      ], drawn: ["one": 0...1, "two": 2...2], expected: "land(uncovered(rls:a, 25%))"),
    Case(
      testDescription: "pieces that reach beyond",
      acts: [
        .split(id("rls:a"), into: [new("rls:x", .drawn("one")), new("rls:y", .drawn("two"))])
      ], drawn: ["one": 0...1, "two": 2...4], expected: "land(outside(rls:a, 25%))"),
    Case(
      testDescription: "a part of somebody else",
      acts: [.transfer(from: id("rls:a"), to: id("rls:b"), part: .drawn("part"))],
      drawn: ["part": 20...21], expected: "land(emptyPart(rls:a))"),
    Case(
      testDescription: "nothing left",
      acts: [.transfer(from: id("clsc:a1"), to: id("clsc:a2"), part: .drawn("part"))],
      drawn: ["part": 0...1], expected: "land(nothingLeft(clsc:a1))"),
    Case(
      testDescription: "a boundary that is not the land",
      acts: [.merge(Small.ids("rls:a", "rls:b"), into: new("rls:n", .drawn("whole")))],
      drawn: ["whole": 0...6], expected: "land(boundaryDiffers(rls:n, 12%))"),
    Case(
      testDescription: "drawn otherwise from that day on",
      acts: [.transfer(from: id("clsc:a1"), to: id("clsc:a2"), part: .drawn("part"))],
      drawn: ["part": 1...1],
      later: {
        let other = TerritoryBoundaryDrawn(boundary: try Small.boundary(Set(16..<20)))
        return [(0, .territory(id("clsc:a2"), .boundaryDrawn(other)))]
      }, expected: "land(drawnOtherwise(clsc:a2))"),
    Case(
      testDescription: "land lost by a redrawing",
      acts: [.redraw(id("clsc:a1"), as: .drawn("less"), takesNewLand: false)],
      drawn: ["less": 0...0], expected: "land(areaNotKept(clsc))"),
  ]

  @Test("Each reason is given by name, and nothing is recorded", arguments: cases)
  func refused(_ example: Case) throws {
    let small = try Small(besides: example.besides)
    for (day, event) in try example.later() {
      try small.workspace.append(
        [event],
        on: CalendarDate(daysSince1970: ReformLand.reformedOn.daysSince1970 + Int32(day)))
    }
    let position = try small.workspace.log.head().position
    let refused = #expect(throws: ReformRefused.self) {
      try small.workspace.reform(example.acts, shapes: Small.shapes(example.drawn))
    }
    let reasons = refused?.problems.map { Self.text($0.reason) } ?? []
    #expect(reasons.joined(separator: ", ") == example.expected)
    #expect(try small.workspace.log.head().position == position)
    for language in Language.allCases {
      let message = refused?.message(in: language) ?? ""
      #expect(message.split(separator: "\n").count == reasons.count + 1)
    }
  }

  @Test("A shape that breaks the rules of polygons is refused by name")
  func broken() throws {
    let small = try Small()
    var shape = try ReformLand.shape(of: [2])
    // A bow tie: two of its corners change places.
    shape.polygons[0].rings[0].swapAt(1, 2)
    let refused = #expect(throws: ReformRefused.self) {
      try small.workspace.reform(
        [.transfer(from: Small.id("rls:a"), to: Small.id("rls:b"), part: .drawn("bow"))],
        shapes: ["bow": shape])
    }
    #expect(
      refused?.problems.contains {
        if case .land(.brokenShape("bow", _)) = $0.reason { true } else { false }
      } == true)
    #expect(try small.recorded().isEmpty)
  }

  @Test("Everything that is wrong is told at once, in the order of the acts, with its place")
  func together() throws {
    let small = try Small()
    let acts: [ReformAct] = [
      .rename(Small.id("rls:q"), to: "X"),
      .transfer(from: Small.id("rls:a"), to: Small.id("rls:b"), part: .drawn("part")),
      .recode(Small.id("rls:c"), into: Successor(Small.id("rls:d"))),
    ]
    let plan = ReformPlan(
      note: ReformNote(), effectiveOn: ReformLand.reformedOn,
      acts: acts.enumerated().map {
        ReformPlan.Entry($1, at: TextPlace(line: 10 + $0, column: 3))
      })
    let refused = #expect(throws: ReformRefused.self) {
      try small.workspace.apply(
        ReformRequest(plan: plan, shapes: Small.shapes(["part": 20...21])),
        WorkspaceFixture.options())
    }
    #expect(
      refused?.problems.map { Self.text($0.reason) } == [
        "unknown(rls:q, nearest: [rls:a, rls:b, rls:c])", "land(emptyPart(rls:a))",
        "codeInUse(rls:d)",
      ])
    #expect(refused?.problems.map(\.place?.line) == [10, 11, 12])
    #expect(
      refused?.message(in: .french)
        == """
        Rien n'est enregistré. Problèmes : 3.
          ligne 10, colonne 3 : le territoire rls:q n'est pas connu. Les plus proches : rls:a, rls:b, \
        rls:c.
          ligne 11, colonne 3 : ce contour ne prend rien à rls:a.
          ligne 12, colonne 3 : rls:d existe déjà : choisissez un autre code, ou fusionnez avec lui \
        en le nommant parmi les parties.
        """)
    #expect(try small.recorded().isEmpty)
  }

  /// A reason in short: sizes as shares in whole percents.
  private static func text(_ reason: ReformProblem.Reason) -> String {
    func percent(_ share: Double) -> String { "\(Int(share * 100))%" }
    return switch reason {
    case .unknown(let id, let nearest):
      "unknown(\(id), nearest: [\(nearest.map(\.text).joined(separator: ", "))])"
    case .land(let fault):
      switch fault {
      case .overlap(let one, let other, _, let share):
        "land(overlap(\(one), \(other), \(percent(share))))"
      case .uncovered(let id, _, let share): "land(uncovered(\(id), \(percent(share))))"
      case .outside(let id, _, let share): "land(outside(\(id), \(percent(share))))"
      case .emptyPart(let id): "land(emptyPart(\(id)))"
      case .nothingLeft(let id): "land(nothingLeft(\(id)))"
      case .boundaryDiffers(let id, _, let share):
        "land(boundaryDiffers(\(id), \(percent(share))))"
      case .areaNotKept(let kind, _, _): "land(areaNotKept(\(kind)))"
      case .missingBoundary, .unplacedChild, .brokenShape, .drawnOtherwise: "land(\(fault))"
      }
    default: "\(reason)"
    }
  }
}
