import Domain
import EventLog
import Projections
import TestSupport
import Testing

@testable import Engine

/// Comparisons on a log on disk: of two dates, of two moments, of two territories.
@Suite("Comparing baskets")
struct ComparisonTests {
  typealias Fixture = WorkspaceFixture
  typealias Land = PopulationImportTests.Land

  private static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? .earliest }

  /// Four squares with 100, 200, 300 and 400 people, and a GMF that offers what is asked for.
  private func land(_ services: [String: String], people: Bool = true) throws -> Land {
    let land = try Land()
    let workspace = try land.workspace()
    if people {
      try land.register(
        (1...4).map { PopulationImportTests.entry($0, "rls:0\($0)", [$0 * 60, $0 * 40]) })
    }
    _ = try workspace.importResources([Fixture.resource(2, "gmf", .gmf)], Fixture.options())
    for (code, reach) in services.sorted(by: { $0.key < $1.key }) {
      try workspace.offer(code, to: reach, on: "2026-01-01")
    }
    return land
  }

  private func compare(
    _ land: Land, _ territory: String, _ other: String? = nil, from day: String = "2026-06-01",
    to otherDay: String? = nil, knownAt: KnownAt = .now
  ) throws -> BasketComparison {
    try land.workspace(.reading).compare(
      ComparisonRequest(
        territory: territory, other: other, day: Self.day(day),
        otherDay: Self.day(otherDay ?? day), knownAt: knownAt))
  }

  private func groups(_ difference: BasketDifference) -> [String: ServiceDifference.Group] {
    Dictionary(
      uniqueKeysWithValues: difference.services.compactMap { service in
        service.line.map { ($0.id.code, service.group) }
      })
  }

  @Test("A reform: what is due to the borders, what to the services, and how many people")
  func reform() throws {
    let land = try land(
      ["old": "rss:1", "new": "rss:2", "ends": "rls:02", "stays": "rls:02", "moves": "rss:1"])
    let workspace = try land.workspace()
    let start = try land.position
    try workspace.fact(
      "territory.reparented", "rls:02", #"{"parents":["rss:2"]}"#, on: "2027-04-01")
    try workspace.fact("service.withdrawn", "service:ends", on: "2027-04-01")
    try workspace.offer("begins", to: "rls:02", on: "2027-04-01")
    try workspace.declare("moves", for: "rss:2", on: "2027-04-01")
    try workspace.offer("both", to: "rss:2", on: "2027-04-01")

    let answer = try compare(land, "rls:02", from: "2027-03-31", to: "2027-04-01")
    let difference = try #require(answer.differences.first)
    #expect(answer.differences.count == 1 && answer.steps.isEmpty && !answer.isOfPlaces)
    let causes = Dictionary(
      uniqueKeysWithValues: difference.services.compactMap { service in
        service.line.map { ($0.id.code, service.cause) }
      })
    #expect(
      causes
        == [
          "old": .borders, "new": .borders, "ends": .services, "begins": .services,
          "moves": .both, "both": .both,
        ])
    #expect(
      groups(difference)
        == [
          "old": .changed, "new": .added, "ends": .removed, "begins": .added,
          "moves": .changed, "both": .added,
        ])
    // The region itself was not drawn anew: by its old border it still reaches here.
    #expect(
      difference.services.first { $0.line?.id.code == "old" }?.fields == [.extent, .areaShare])
    #expect(difference.unchangedCount == 1)
    #expect(
      [difference.count(.borders), difference.count(.services), difference.count(.both)] == [
        2, 2, 2,
      ])
    guard case .all(let people) = difference.concerned else {
      Issue.record("\(difference.concerned)")
      return
    }
    #expect(people.count == 200)
    let redrawn = difference.territoryChanges
    #expect(redrawn.map(\.kind) == [.reparented])
    #expect(redrawn[0].events == [EventReference(position: start + 1)])
    #expect(answer.events.map(\.reference.position) == (1...7).map { start + $0 })
    // A territory that the reform does not touch differs by the services alone.
    let other = try compare(land, "rls:01", from: "2027-03-31", to: "2027-04-01").differences[0]
    #expect(groups(other) == ["moves": .removed])
    #expect(other.count(.services) == 1 && other.territoryChanges.isEmpty)
  }

  @Test("Two dates with nothing in between; and the same in the other order")
  func dates() throws {
    let land = try land(["a": "rls:01"])
    try land.workspace().offer("b", to: "rls:01", on: "2026-05-01")
    let quiet = try compare(land, "rls:01", from: "2026-02-01", to: "2026-04-30").differences[0]
    #expect(quiet.isEmpty && quiet.unchangedCount == 1 && quiet.concerned == .nobody)
    let later = try compare(land, "rls:01", from: "2026-04-30", to: "2026-05-01").differences[0]
    let earlier = try compare(land, "rls:01", from: "2026-05-01", to: "2026-04-30").differences[0]
    #expect(groups(later) == ["b": .added] && groups(earlier) == ["b": .removed])
    #expect(later.before.day == Self.day("2026-04-30") && later.after.serviceCount == 2)
    // Now is not a moment that somebody named.
    #expect(later.before.knownAtMilliseconds == nil && later.after.knownAtMilliseconds == nil)
  }

  @Test("Two moments: what was learned late, and what was corrected")
  func moments() throws {
    let land = try land(["a": "rls:01", "wrong": "rls:01"])
    let workspace = try land.workspace()
    let known = try land.position
    let wrong = try #require(
      try workspace.log.events(ofStream: "service:wrong").last?.position)
    try workspace.offer("late", to: "rls:01", on: "2026-02-01")
    try workspace.fact(
      "fact.corrected", "service:wrong",
      #"{"corrects":\#(wrong),"reason":"erreur","instead":{"effectiveOn":"2026-01-01","#
        + #""type":"service.reach-declared","schemaVersion":1,"facts":{"clauses":[{"residence":["rls:04"]}]}}}"#
    )
    let answer = try compare(land, "rls:01", knownAt: .position(known))
    let difference = answer.differences[0]
    #expect(groups(difference) == ["late": .added, "wrong": .corrected])
    #expect(difference.before.position == known && difference.after.position == known + 3)
    #expect(difference.before.knownAtMilliseconds != nil)
    #expect(difference.after.knownAtMilliseconds == nil)
    #expect(difference.services.allSatisfy { $0.cause == .services })
    #expect(difference.services.first { $0.group == .corrected }?.after == nil)
    // Both sides at the later moment know the same.
    #expect(throws: ComparisonError.sameOnBothSides) {
      try land.workspace(.reading).compare(
        ComparisonRequest(
          territory: "rls:01", day: Fixture.day, otherDay: Fixture.day,
          knownAt: .position(known), otherKnownAt: .position(known)))
    }
  }

  @Test("Two territories: only here, only there, on both sides otherwise; nothing has a cause")
  func places() throws {
    let land = try land(
      ["here": "rls:01", "there": "rls:03", "all": "everyone", "region": "rss:1"])
    let answer = try compare(land, "rls:01", "rls:03")
    let difference = answer.differences[0]
    #expect(answer.isOfPlaces && answer.events.isEmpty)
    #expect(groups(difference) == ["here": .removed, "region": .removed, "there": .added])
    #expect(difference.services.allSatisfy { $0.cause == nil && $0.events.isEmpty })
    #expect(difference.unchangedCount == 1 && difference.concerned == .nobody)
    #expect(difference.before.people?.count == 100 && difference.after.people?.count == 300)
    let category = try #require(difference.categories.first)
    #expect(difference.categories.count == 1 && category.relation == .different)
    #expect(
      [category.onlyFirstCount, category.sharedCount, category.onlySecondCount] == [2, 0, 1])
    // The names of territories are as good as their identifiers.
    #expect(try compare(land, "RLS 01", "RLS 03") == answer)
  }

  @Test("Whom it concerns: all, at most those of a part, or nobody knows how many")
  func people() throws {
    let land = try land(["a": "rls:01"])
    func concerned(_ territory: String, _ land: Land) throws -> PeopleConcerned {
      try compare(land, territory, from: "2026-04-30", to: "2026-05-01").differences[0].concerned
    }
    try land.workspace().offer("b", to: "rls:01", on: "2026-05-01")
    let all = try #require(
      try land.workspace(.reading).snapshot(on: Self.day("2026-05-01")).peopleCount(
        of: TerritoryID(trusted: "rls:01")))
    #expect(try concerned("rls:01", land) == .all(all) && all.count == 100)
    #expect(try concerned("rls:02", land) == .nobody)
    let uncounted = try self.land(["a": "rls:01"], people: false)
    try uncounted.workspace().offer("b", to: "rls:01", on: "2026-05-01")
    #expect(try concerned("rls:01", uncounted) == .unknown)
    // The region gets a service for a part of it; its people are those of its parts.
    guard case .atMost(let most) = try concerned("rss:1", land) else {
      Issue.record("not at most")
      return
    }
    #expect(most.count == 300)
  }

  @Test("A territory that ended is compared with what took its place")
  func merged() throws {
    let land = try land(["a": "rls:01", "b": "rls:02"])
    let position = try land.workspace().fact(
      "territory.merged", "rls:01", #"{"into":"rls:02"}"#, on: "2027-01-01")
    let answer = try compare(land, "rls:01", from: "2026-12-31", to: "2027-01-01")
    #expect(answer.steps.map(\.reference) == [EventReference(position: position)])
    let difference = answer.differences[0]
    #expect(difference.before.territory.id.text == "rls:01")
    #expect(difference.after.territory.id.text == "rls:02")
    // What was promised to the one is to be asked of the other.
    #expect(groups(difference) == ["a": .changed, "b": .added])
    #expect(difference.services.first { $0.line?.id.code == "a" }?.after?.extent == .notStated)
    guard case .all(let people) = difference.concerned else {
      Issue.record("\(difference.concerned)")
      return
    }
    // Those who lived in the one live in both.
    #expect(people.count == 100)
    let told = answer.events.map(\.reference.position)
    #expect(told.contains(position))
  }

  @Test("What cannot be compared is said")
  func refusals() throws {
    let land = try land(["a": "rls:01"])
    #expect(throws: ComparisonError.sameOnBothSides) { try compare(land, "rls:01") }
    #expect(throws: LookupError.self) { try compare(land, "rls:99", to: "2026-07-01") }
    #expect(throws: LookupError.self) { try compare(land, "rls:01", "rls:99") }
    try land.workspace().fact("territory.abolished", "rls:04", on: "2027-01-01")
    #expect(
      throws: ComparisonError.nothingStandsFor(
        TerritoryID(trusted: "rls:04"), on: Self.day("2027-01-01"))
    ) { try compare(land, "rls:04", from: "2026-12-31", to: "2027-01-01") }
    #expect(throws: EngineError.self) {
      try compare(land, "rls:01", to: "2026-07-01", knownAt: .position(10_000))
    }
  }
}

extension Workspace {
  /// Offers a service of the GMF from a day on.
  fileprivate func offer(_ code: String, to reach: String, on day: String) throws {
    try fact(
      "service.offered", "service:\(code)",
      #"{"category":"youth","name":"\#(code)","resource":"resource:gmf"}"#, on: day)
    try declare(code, for: reach, on: day)
  }

  /// Says whom a service is for: the people of a territory, or everyone.
  fileprivate func declare(_ code: String, for reach: String, on day: String) throws {
    let clause = reach == "everyone" ? #"{"everyone":true}"# : #"{"residence":["\#(reach)"]}"#
    try fact(
      "service.reach-declared", "service:\(code)", #"{"clauses":[\#(clause)]}"#, on: day)
  }
}
