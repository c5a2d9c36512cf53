import Domain
import EventLog
import Foundation
import Hashing
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("Promotion of branches")
struct BranchPromotionTests {
  typealias Fixture = WorkspaceFixture

  private static let name = BranchWorld.name("a")

  /// A branch that opens a resource with a place, moves a border, and closes the GMF.
  private func filled() throws -> BranchWorld {
    let world = try BranchWorld()
    let branch = try world.branch("a")
    _ = try branch.importTerritories(
      BranchWorld.landWithBorderMoved, Fixture.rls, Fixture.options(source: "Projet de décret"))
    _ = try branch.importResources(
      [Fixture.resource(2, "neuf", .gmf, at: Fixture.point(0.5, 0.9))],
      Fixture.options(source: "Plan"))
    try branch.close("gmf", on: "2026-03-01")
    return world
  }

  @Test("The events become real in order, with their dates, sources and contents")
  func promote() throws {
    let world = try filled()
    let branch = try world.open("a", .reading)
    let hypothetical = try branch.log.events(from: world.start + 1, limit: 99)
    let asked = try branch.snapshot(on: Fixture.day).locate(Fixture.point(0.5, 0.9))
    let real = try world.real(.writing)
    _ = try real.fact("organization.registered", "organization:o", #"{"name":"O"}"#)
    let report = try real.promoteBranch(Self.name, by: "cli:paule")
    #expect(!report.wasKnown && report.eventCount == hypothetical.count)
    #expect(report.position == world.start + 1 + Int64(hypothetical.count))
    let landed = try real.log.events(from: world.start + 2, limit: 99)
    for (real, supposed) in zip(landed, hypothetical) {
      #expect(real.event.actor == "cli:paule" && supposed.event.actor != "cli:paule")
      var event = supposed.event
      event.actor = "cli:paule"
      #expect(real.event == event)
      #expect(real.id.hasPrefix("branch:a:"))
    }
    for digest in landed.flatMap(\.event.contents) {
      #expect(try real.log.content(digest) == branch.log.content(digest))
    }
    #expect(landed.count == hypothetical.count)
    let answer = try real.snapshot(on: Fixture.day).locate(Fixture.point(0.5, 0.9))
    #expect(answer.location.territories.map(\.id.text) == ["rls:03", "rss:2"])
    #expect(answer.location.territories == asked.location.territories)
    let rebuilt = try real.rebuild(verify: true)
    #expect(rebuilt.differences.isEmpty)
    let promotion = try #require(try world.real().branches()[0].branch.promotion)
    #expect(promotion.position == report.position && promotion.by == "cli:paule")
  }

  @Test("Doing it twice changes nothing, and a promoted branch takes nothing more")
  func twice() throws {
    let world = try filled()
    let real = try world.real(.writing)
    _ = try real.promoteBranch(Self.name, by: "cli:paule")
    let head = try real.log.head()
    let file = try world.real().folder.on(Self.name).branchFile
    let note = try Data(contentsOf: URL(fileURLWithPath: file))
    let again = try real.promoteBranch(Self.name, by: "cli:marie")
    #expect(again.wasKnown && again.eventCount == 0)
    #expect(try real.log.head() == head)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == note)
    #expect(throws: BranchError.promoted(Self.name, position: head.position)) {
      try world.open("a", .writing)
    }
    // It can still be read, and is still what it was.
    #expect(try world.open("a", .reading).log.head().position == head.position)
  }

  @Test("One that was cut off before it was noted is noted by the next, whoever runs it")
  func cutOff() throws {
    let world = try filled()
    let file = try world.real().folder.on(Self.name).branchFile
    let note = try Data(contentsOf: URL(fileURLWithPath: file))
    let report = try world.real(.writing).promoteBranch(Self.name, by: "cli:paule")
    try note.write(to: URL(fileURLWithPath: file))
    _ = try world.real(.writing).fact("organization.registered", "organization:o", #"{"name":"O"}"#)
    let again = try world.real(.writing).promoteBranch(Self.name, by: "cli:marie")
    #expect(again.wasKnown && again.branch.promotion?.position == report.position)
    #expect(try world.real().log.head().position == report.position + 1)
  }

  @Test("What was added after a first promotion is promoted by the next, and only that")
  func stragglers() throws {
    let world = try filled()
    let late = try world.open("a", .writing)
    let first = try world.real(.writing).promoteBranch(Self.name, by: "test")
    // A command that had the branch open before it was promoted.
    try late.rename("neuf", to: "Tard")
    let second = try world.real(.writing).promoteBranch(Self.name, by: "test")
    #expect(second.eventCounts == ["resource.renamed": 1] && second.changes.isEmpty)
    #expect(second.position == first.position + 1)
    #expect(second.branch.promotion?.eventCount == Int64(first.eventCount) + 1)
  }

  @Test("A dry run reports what would become real, and writes nothing")
  func dryRun() throws {
    let world = try filled()
    let before = try world.realFiles()
    let report = try world.real().promoteBranch(Self.name, by: "test", isDryRun: true)
    #expect(report.eventCounts["resource.closed"] == 1 && report.position == world.start)
    #expect(try world.realFiles() == before)
    #expect(try world.real().branches()[0].branch.promotion == nil)
  }

  @Test("What the log has changed since is told, and prevails unless somebody says otherwise")
  func changes() throws {
    let world = try filled()
    let real = try world.real(.writing)
    try real.rename("gmf", to: "Autre nom")
    try real.rename("refuge", to: "Pas dans la branche")
    try real.rename("gmf", to: "Encore un autre")
    let changes = [
      ChangedSubject(stream: "resource:gmf", positions: [world.start + 1, world.start + 3])
    ]
    #expect(try real.report(on: Self.name).changes == changes)
    let head = try real.log.head()
    for isDryRun in [true, false] {
      #expect(throws: PromotionRefused(branch: Self.name, problems: [], changes: changes)) {
        try real.promoteBranch(Self.name, by: "test", isDryRun: isDryRun)
      }
    }
    #expect(try real.log.head() == head)
    let report = try real.promoteBranch(Self.name, by: "test", despiteChanges: true)
    #expect(report.changes == changes)
    let facts = try real.currentModels().directory.state.facts(
      of: BranchWorld.resource("gmf"), at: .last)
    #expect(facts?.closedOn == CalendarDate("2026-03-01") && facts?.name == "Encore un autre")
  }

  @Test("An event that no longer holds refuses the whole branch, whatever is forced")
  func problems() throws {
    let world = try BranchWorld()
    let branch = try world.branch("a")
    _ = try branch.importResources(
      [Fixture.resource(2, "neuf", .gmf, at: Fixture.point(0.5, 0.9))], Fixture.options())
    var row = Fixture.resource(2, "refuge", .residence, at: Fixture.point(0.25, 1.5))
    row.services = []
    _ = try branch.importResources([row], Fixture.options())
    let real = try world.real(.writing)
    try real.fact("resource.made-confidential", "resource:refuge")
    let head = try real.log.head()
    for despiteChanges in [true, false] {
      let refused = #expect(throws: PromotionRefused.self) {
        try real.promoteBranch(Self.name, by: "test", despiteChanges: despiteChanges)
      }
      #expect(
        refused?.problems == [
          PromotionRefused.Problem(
            position: world.start + 2, type: "resource.moved", stream: "resource:refuge",
            problem: .confidentialWithPlace(BranchWorld.resource("refuge")))
        ])
      #expect((refused?.changes.isEmpty == false) == !despiteChanges)
    }
    #expect(try real.log.head() == head)
  }

  @Test("A place that the log has erased since cannot become real again")
  func erased() throws {
    let world = try BranchWorld()
    let real = try world.real(.writing)
    let place = try real.log.events(ofStream: "resource:refuge")[0].event.contents[0]
    let branch = try world.branch("a")
    try branch.fact(
      "resource.opened", "resource:autre",
      #"{"kind":"residence","name":"A","place":"\#(place.hexadecimal)"}"#)
    try real.fact("resource.made-confidential", "resource:refuge")
    let refused = #expect(throws: PromotionRefused.self) {
      try real.promoteBranch(Self.name, by: "test")
    }
    #expect(refused?.problems.map(\.problem) == [.contentErased])
  }

  @Test("A correction of a hypothetical fact names the place that the fact gets in the log")
  func corrections() throws {
    let world = try BranchWorld()
    let branch = try world.branch("a")
    func correct(_ position: Int64, to name: String) throws {
      try branch.fact(
        "fact.corrected", "resource:gmf",
        #"{"corrects":\#(position),"instead":{"effectiveOn":"2026-02-01","facts":{"name":"\#(name)"},"#
          + #""schemaVersion":1,"type":"resource.renamed"},"reason":"Faute"}"#)
    }
    let position = try branch.fact("resource.renamed", "resource:gmf", #"{"name":"Fuate"}"#)
    #expect(position == world.start + 1)
    try correct(position, to: "Faute")
    let real = try world.real(.writing)
    for number in 0..<3 {
      try real.fact(
        "organization.registered", "organization:o\(number)", #"{"name":"O"}"#)
    }
    _ = try real.promoteBranch(Self.name, by: "test")
    let landed = try real.log.events(from: world.start + 4, limit: 9)
    guard case .correction(_, let correction) = try DomainEvent(landed[1]) else {
      Issue.record("\(landed)")
      return
    }
    #expect(correction.corrects == landed[0].position && landed.count == 2)
    let name = try real.currentModels().directory.state.facts(
      of: BranchWorld.resource("gmf"), at: .last)?.name
    #expect(name == "Faute")
    #expect(try real.promoteBranch(Self.name, by: "test").wasKnown)
  }

  @Test("What was checked at a position is written right after it, or not at all")
  func stale() throws {
    let world = try filled()
    let real = try world.real(.writing)
    let branch = try world.real().branches()[0].branch
    let promotion = try BranchPromotion(branch, real.open(branch), in: real.log)
    let appends = try promotion.appends(after: world.start, actor: "test", atMilliseconds: 5)
    _ = try real.fact("organization.registered", "organization:o", #"{"name":"O"}"#)
    #expect(
      throws: EventLogError.versionConflict(
        stream: AppendRules.wholeLog, expected: .version(world.start), actual: world.start + 1)
    ) { try real.log.append(appends) }
    #expect(try real.log.head().position == world.start + 1)
  }

  @Test("Promotions at once of one branch, and records meanwhile, land once each")
  func atOnce() async throws {
    let world = try filled()
    let count = try world.open("a", .reading).log.head().position - world.start
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<3 {
        group.addTask { [world] in
          let real = try world.real(.writing)
          try real.fact("organization.registered", "organization:o\(number)", #"{"name":"O"}"#)
          _ = try real.promoteBranch(Self.name, by: "cli:\(number)")
        }
      }
      try await group.waitForAll()
    }
    let real = try world.real()
    #expect(try real.log.head().position == world.start + count + 3)
    let promoted = try real.log.events(from: 1, limit: 999).filter { $0.id.hasPrefix("branch:") }
    #expect(promoted.count == Int(count) && Set(promoted.map(\.event.actor)).count == 1)
  }

  @Test("A branch made again under a name is another branch")
  func sameName() throws {
    let world = try filled()
    let real = try world.real(.writing)
    _ = try real.promoteBranch(Self.name, by: "test")
    try real.deleteBranch(Self.name)
    let head = try real.log.head().position
    try world.branch("a").rename("gmf", to: "Deuxième")
    let report = try real.promoteBranch(Self.name, by: "test")
    #expect(!report.wasKnown && report.position == head + 1)
  }

  @Test("A table registered on a branch is there for all once the branch is promoted")
  func datasets() throws {
    let world = try BranchWorld()
    let file = world.fixture.folder.path("adresses.csv")
    try Data("adresses".utf8).write(to: URL(fileURLWithPath: file))
    _ = try world.branch("a").importAddresses(
      path: file, mapping: [1], title: "T", Fixture.options())
    let digest = Digest(hashing: Array("adresses".utf8))
    let real = try world.real(.writing)
    #expect(!FileManager.default.fileExists(atPath: real.folder.dataset(digest)))
    _ = try real.promoteBranch(Self.name, by: "test")
    try real.deleteBranch(Self.name)
    #expect(
      FileManager.default.contents(atPath: real.folder.dataset(digest)) == Data("adresses".utf8))
  }
}
