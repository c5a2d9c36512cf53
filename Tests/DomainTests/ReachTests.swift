import Domain
import Testing

@Suite("Reach")
struct ReachTests {
  static func territory(_ text: String) -> TerritoryID { TerritoryID(trusted: text) }

  /// A reach, somebody's standing, and the verdict by the design's table.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let reach: [Reach.Clause]
    let standing: Standing
    let expected: ReachVerdict
  }

  static let home = Standing(
    territories: [territory("clsc:1"), territory("rls:1"), territory("rss:1")],
    registrations: [ResourceID(trusted: "resource:g")])

  static let inDoubt = Standing(
    territories: [territory("rss:1")],
    possibleTerritories: [territory("clsc:1"), territory("clsc:2"), territory("rss:1")],
    alternatives: [[territory("clsc:1"), territory("clsc:2")]])

  static func residence(_ named: [String], except: [String] = []) -> Reach.Clause {
    .residence(territories: named.map(territory), except: except.map(territory))
  }

  static let cases = [
    Case(
      testDescription: "lives in a named territory", reach: [residence(["clsc:1"])], standing: home,
      expected: .served([.residence(territory("clsc:1"))])),
    Case(
      testDescription: "lives in one of several", reach: [residence(["clsc:2", "rls:1"])],
      standing: home, expected: .served([.residence(territory("rls:1"))])),
    Case(
      testDescription: "lives elsewhere", reach: [residence(["clsc:2"])], standing: home,
      expected: .outside),
    Case(
      testDescription: "the same code of another kind is another territory",
      reach: [residence(["mrc:1"])], standing: home, expected: .outside),
    Case(
      testDescription: "lives in an excluded part",
      reach: [residence(["rss:1"], except: ["rls:1"])],
      standing: home, expected: .outside),
    Case(
      testDescription: "an exclusion elsewhere excludes nobody here",
      reach: [residence(["rss:1"], except: ["rls:2"])], standing: home,
      expected: .served([.residence(territory("rss:1"))])),
    Case(
      testDescription: "an exclusion belongs to its clause, not to the others",
      reach: [residence(["rss:1"], except: ["rls:1"]), residence(["clsc:1"])], standing: home,
      expected: .served([.residence(territory("clsc:1"))])),
    Case(
      testDescription: "registered with a named GMF",
      reach: [.registration([ResourceID(trusted: "resource:g")])], standing: home,
      expected: .served([.registration(ResourceID(trusted: "resource:g"))])),
    Case(
      testDescription: "registered elsewhere",
      reach: [.registration([ResourceID(trusted: "resource:h")])], standing: home,
      expected: .outside),
    Case(
      testDescription: "everyone", reach: [.everyone], standing: home,
      expected: .served([.everyone])),
    Case(
      testDescription: "not stated is neither yes nor no", reach: [.notStated], standing: home,
      expected: .notStated),
    Case(
      testDescription: "no clause at all is not stated", reach: [], standing: home,
      expected: .notStated),
    Case(
      testDescription: "a clause that holds beats what is not stated",
      reach: [.notStated, residence(["clsc:1"])], standing: home,
      expected: .served([.residence(territory("clsc:1"))])),
    Case(
      testDescription: "a clause that does not hold leaves what is not stated",
      reach: [.notStated, residence(["clsc:2"])], standing: home, expected: .notStated),
    Case(
      testDescription: "in doubt between two, one is named", reach: [residence(["clsc:1"])],
      standing: inDoubt, expected: .servedInSome([.residence(territory("clsc:1"))])),
    Case(
      testDescription: "in doubt between two, both are named",
      reach: [residence(["clsc:1", "clsc:2"])],
      standing: inDoubt,
      expected: .served([.residence(territory("clsc:1")), .residence(territory("clsc:2"))])),
    Case(
      testDescription: "in doubt, the certain territory is named", reach: [residence(["rss:1"])],
      standing: inDoubt, expected: .served([.residence(territory("rss:1"))])),
    Case(
      testDescription: "in doubt, one may be excluded",
      reach: [residence(["rss:1"], except: ["clsc:2"])], standing: inDoubt,
      expected: .servedInSome([
        .both(.residence(territory("rss:1")), .outside(ReachLand([territory("clsc:2")])))
      ])),
    Case(
      testDescription: "in doubt, both are excluded",
      reach: [residence(["rss:1"], except: ["clsc:1", "clsc:2"])], standing: inDoubt,
      expected: .outside),
  ]

  @Test("A standing gives one verdict", arguments: cases)
  func verdict(_ example: Case) {
    #expect(Reach(example.reach).verdict(for: example.standing) == example.expected)
  }

  @Test("Equal promises have one form, whatever the order")
  func canonical() {
    let one = Reach([
      Self.residence(["rls:2", "rls:1", "rls:2"]), .everyone, Self.residence(["rls:3"]),
      Self.residence(["rss:1"], except: ["rls:9", "rls:8"]),
    ])
    let other = Reach([
      Self.residence(["rss:1"], except: ["rls:8", "rls:9"]), Self.residence(["rls:3", "rls:1"]),
      Self.residence(["rls:2"]), .everyone,
    ])
    #expect(one == other)
    #expect(one.clauses.count == 3)
  }
}
