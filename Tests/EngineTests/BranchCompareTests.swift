import Domain
import Projections
import TestSupport
import Testing

@testable import Engine

/// What a branch changes, beside the log, beside another branch, and beside what really happens.
@Suite("Comparing branches")
struct BranchCompareTests {
  typealias Fixture = WorkspaceFixture

  private static let day = Fixture.day
  private static let service = ServiceID(trusted: "service:a")
  private static func name(_ text: String) -> BranchName { BranchWorld.name(text) }

  private func compare(
    _ world: BranchWorld, _ branch: String, _ territory: String = "rls:01",
    with baseline: BranchBaseline = .fork
  ) throws -> BasketComparison {
    try world.real().compare(
      branch: Self.name(branch), with: baseline, basketOf: territory, on: Self.day)
  }

  /// A branch on which the refuge closes and a service opens for `rls:01`; in the log the GMF takes
  /// another name meanwhile.
  private func world() throws -> BranchWorld {
    let world = try BranchWorld()
    let branch = try world.branch("a")
    try branch.close("refuge", on: "2026-01-01")
    try branch.fact(
      "service.offered", "service:new",
      #"{"category":"youth","name":"Neuf","resource":"resource:gmf"}"#, on: "2026-01-01")
    try branch.fact(
      "service.reach-declared", "service:new", #"{"clauses":[{"residence":["rls:01"]}]}"#,
      on: "2026-01-01")
    try world.real(.writing).rename("gmf", to: "GMF réel", on: "2026-01-01")
    return world
  }

  @Test("Beside the log where it left it, only what it supposes makes a difference")
  func fork() throws {
    let world = try world()
    let answer = try compare(world, "a")
    let difference = try #require(answer.differences.first)
    #expect(difference.before.branch == nil && difference.after.branch == Self.name("a"))
    #expect(difference.before.position == world.start)
    #expect(difference.after.position == world.start + 3)
    #expect(difference.services.map(\.group) == [.added, .removed])
    #expect(difference.services.allSatisfy { $0.cause == .services })
    let branch = Self.name("a")
    #expect(
      answer.events.map(\.reference)
        == [1, 2, 3].map { EventReference(position: world.start + $0, branch: branch) })
    #expect(answer.events.map(\.type).first == "resource.closed")
    // A territory that the new service does not reach loses the refuge's, and nothing else.
    #expect(try compare(world, "a", "rls:02").differences[0].services.map(\.group) == [.removed])
  }

  @Test("Beside the log of today, what is real by now is told apart from what is supposed")
  func log() throws {
    let world = try world()
    let answer = try compare(world, "a", with: .log)
    let events = answer.events.map(\.reference)
    // The log has learned one event since, under the position of the first hypothetical one.
    #expect(answer.differences[0].before.position == world.start + 1)
    #expect(events.allSatisfy { $0.branch == Self.name("a") })
    // Once the service is the log's own, the new name of its resource differs.
    try world.real(.writing).fact(
      "service.offered", "service:real",
      #"{"category":"youth","name":"Réel","resource":"resource:gmf"}"#, on: "2026-01-01")
    let later = try compare(world, "a", with: .log)
    let removed = later.differences[0].services.first { $0.line?.id.code == "real" }
    #expect(removed?.group == .removed && removed?.cause == .services)
    #expect(removed?.events.map(\.reference) == [EventReference(position: world.start + 2)])
    #expect(later.events.first { $0.reference.branch == nil }?.type == "service.offered")
  }

  @Test("Two branches give the same positions to what is not the same")
  func branches() throws {
    let world = try BranchWorld()
    for (name, territory) in [("a", "rls:01"), ("b", "rls:02")] {
      try world.branch(name).fact(
        "service.reach-declared", "service:a", #"{"clauses":[{"residence":["\#(territory)"]}]}"#,
        on: "2026-01-01")
    }
    let answer = try compare(world, "b", with: .branch(Self.name("a")))
    let found = try #require(answer.differences.first?.services.first)
    #expect(found.group == .removed && found.cause == .services && !found.isRetargeted)
    #expect(Set(found.events.map(\.reference.branch)) == [Self.name("a"), Self.name("b")])
    #expect(Set(found.events.map(\.reference.position)) == [world.start + 1])
    #expect(answer.events.count == 2)
    #expect(answer.differences[0].before.branch == Self.name("a"))
    // With itself it has nothing that differs.
    #expect(try compare(world, "a", with: .branch(Self.name("a"))).differences[0].isEmpty)
  }

  @Test("It is what promoting it changes")
  func promoted() throws {
    let world = try BranchWorld()
    let branch = try world.branch("a")
    try branch.close("refuge", on: "2026-01-01")
    _ = try branch.importTerritories(
      BranchWorld.landWithBorderMoved, Fixture.rls, Fixture.options())
    let supposed = try ["rls:01", "rls:02", "rls:03"].map { try compare(world, "a", $0) }
    let real = try world.real(.writing)
    _ = try real.promoteBranch(Self.name("a"), by: "test")
    for (index, territory) in ["rls:01", "rls:02", "rls:03"].enumerated() {
      let happened = try real.compare(
        ComparisonRequest(
          territory: territory, day: Self.day, otherDay: Self.day,
          knownAt: .position(world.start)))
      #expect(supposed[index].differences.map(\.real) == happened.differences.map(\.real))
      #expect(supposed[index].events.count == happened.events.count)
    }
    #expect(
      supposed.contains { $0.differences[0].territoryChanges.contains { $0.kind == .redrawn } })
  }

  @Test("The sum of all territories is that of comparing each")
  func overview() throws {
    let world = try world()
    let real = try world.real()
    let overview = try real.overview(ofBranch: Self.name("a"), with: .fork, kind: nil, on: Self.day)
    let ids = try real.snapshot(on: Self.day).gazetteer.all
    let each = try ids.map { try compare(world, "a", $0.text).differences[0] }
    #expect(overview.differences == each.filter { !$0.isEmpty })
    #expect(overview.unchangedCount == each.count(where: \.isEmpty))
    #expect(overview.differences.count == ids.count)
    let ofKind = try real.overview(
      ofBranch: Self.name("a"), with: .fork, kind: TerritoryKind("rls"), on: Self.day)
    #expect(!ofKind.differences.isEmpty)
    #expect(
      ofKind.differences == overview.differences.filter { $0.after.territory.id.kind.name == "rls" }
    )
  }

  @Test("A territory that only the branch has, or has no more, is told")
  func territories() throws {
    let world = try BranchWorld()
    let branch = try world.branch("a")
    try branch.fact(
      "territory.defined", "rls:09", #"{"name":"Neuf","parents":[]}"#, on: "2026-01-01")
    try branch.fact("territory.abolished", "rls:02", on: "2026-01-01")
    try branch.fact("territory.merged", "rls:03", #"{"into":"rls:01"}"#, on: "2026-01-01")
    for day in ["2031-04-02", "2031-04-01"] {
      try branch.fact("territory.renamed", "rls:01", #"{"name":"\#(day)"}"#, on: day)
    }
    let overview = try world.real().overview(
      ofBranch: Self.name("a"), with: .fork, kind: TerritoryKind("rls"), on: Self.day)
    #expect(overview.nextDay == CalendarDate("2031-04-01"))
    #expect(overview.began.map(\.id.text) == ["rls:09"])
    #expect(overview.ended.map(\.id.text) == ["rls:02"])
    let pairs = overview.differences.map { [$0.before, $0.after].map(\.territory.id.text) }
    #expect(pairs.contains(["rls:03", "rls:01"]))
  }

  @Test("A branch on which nothing happened changes nothing; one that is not there is refused")
  func nothing() throws {
    let world = try BranchWorld()
    _ = try world.branch("a")
    #expect(try compare(world, "a").differences.allSatisfy(\.isEmpty))
    let overview = try world.real().overview(
      ofBranch: Self.name("a"), with: .fork, kind: nil, on: Self.day)
    #expect(overview.differences.isEmpty && overview.unchangedCount > 3)
    #expect(overview.nextDay == nil)
    #expect(throws: BranchError.self) { try compare(world, "b") }
    #expect(throws: LookupError.self) { try compare(world, "a", "rls:77") }
  }
}

extension BasketDifference {
  /// As it would be if the events were real, and nobody said when they were learned.
  fileprivate var real: BasketDifference {
    var result = self
    (result.before.branch, result.after.branch) = (nil, nil)
    (result.before.knownAtMilliseconds, result.after.knownAtMilliseconds) = (nil, nil)
    for index in services.indices {
      result.services[index].events = services[index].events.map { event in
        var event = event
        event.reference = EventReference(position: event.reference.position)
        return event
      }
    }
    for index in territoryChanges.indices {
      result.territoryChanges[index].events = territoryChanges[index].events.map {
        EventReference(position: $0.position)
      }
    }
    return result
  }
}
