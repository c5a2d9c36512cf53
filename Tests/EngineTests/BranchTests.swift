import Domain
import EventLog
import Foundation
import Hashing
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("Branches of a data directory")
struct BranchTests {
  typealias Fixture = WorkspaceFixture

  @Test("A branch is filled and asked like the log, which does not notice")
  func fill() throws {
    let world = try BranchWorld()
    let before = try world.realFiles()
    let realAnswer = try world.real().snapshot(on: Fixture.day).locate(Fixture.point(0.5, 0.5))
    let branch = try world.branch("a")
    var land = BranchWorld.landWithBorderMoved
    land[0].name = "Autre nom"
    let report = try branch.importTerritories(land, Fixture.rls, Fixture.options())
    #expect(report.report.eventCounts["territory.renamed"] == 1)
    _ = try branch.importResources(
      [Fixture.resource(2, "gmf-neuf", .gmf, at: Fixture.point(0.5, 0.5))], Fixture.options())
    let file = world.fixture.folder.path("adresses.csv")
    try Data("x".utf8).write(to: URL(fileURLWithPath: file))
    _ = try branch.importAddresses(path: file, mapping: [], title: "T", Fixture.options())
    let snapshot = try world.branch("a", .reading).snapshot(on: Fixture.day)
    #expect(
      snapshot.locate(Fixture.point(0.5, 0.9)).location.territories.map(\.id.text)
        == ["rls:03", "rss:2"])
    #expect(
      snapshot.directory.facts(of: BranchWorld.resource("gmf-neuf"), at: snapshot.vantage) != nil)
    // The log, its datasets and its views are what they were; so are its answers.
    #expect(try world.realFiles() == before)
    let real = try world.real().snapshot(on: Fixture.day)
    #expect(real.locate(Fixture.point(0.5, 0.5)).location == realAnswer.location)
    #expect(real.directory.facts(of: BranchWorld.resource("gmf-neuf"), at: real.vantage) == nil)
    try world.real().deleteBranch(BranchWorld.name("a"))
    #expect(try world.realFiles() == before)
    #expect(try world.real().branches().isEmpty)
  }

  @Test("Two branches know nothing of each other, nor of what the log learns later")
  func two() throws {
    let world = try BranchWorld()
    let (first, second) = (try world.branch("a"), try world.branch("b"))
    try first.close("gmf", on: "2026-03-01")
    try second.rename("gmf", to: "B")
    try world.real(.writing).rename("gmf", to: "Réel")
    try second.rename("gmf", to: "B2", on: "2026-03-02")
    func name(_ workspace: Workspace) throws -> String? {
      let snapshot = try workspace.snapshot(on: CalendarDate("2026-06-01")!)
      let facts = snapshot.directory.facts(
        of: BranchWorld.resource("gmf"), at: snapshot.vantage)
      return facts.map { "\($0.name) \($0.closedOn?.description ?? "ouvert")" }
    }
    #expect(try name(world.branch("a", .reading)) == "gmf 2026-03-01")
    #expect(try name(world.branch("b", .reading)) == "B2 ouvert")
    #expect(try name(world.real()) == "Réel ouvert")
    let summaries = try world.real().branches()
    #expect(summaries.map(\.branch.name.text) == ["a", "b"])
    #expect(summaries.map(\.eventCount) == [1, 2])
    #expect(summaries.map(\.laterCount) == [1, 1])
    #expect(try world.branch("b", .reading).log.head().position == world.start + 2)
  }

  @Test("A branch begins with the views of the log, also where it leaves it earlier")
  func views() throws {
    let world = try BranchWorld()
    let branch = try world.branch("a", .reading)
    let models = try Data(contentsOf: URL(fileURLWithPath: branch.folder.readModels))
    #expect(try models == Data(contentsOf: URL(fileURLWithPath: world.real().folder.readModels)))
    let early = try world.real().createBranch(
      BranchWorld.name("tot"), purpose: nil, at: 12, by: "test")
    #expect(early.fork.position == 12)
    let workspace = try world.open("tot", .reading)
    #expect(!FileManager.default.fileExists(atPath: workspace.folder.readModels))
    #expect(try workspace.currentModels().directory.state.allResources.isEmpty)
    #expect(try workspace.snapshot(on: Fixture.day).position == 12)
    // Lost files are made again.
    try FileManager.default.removeItem(atPath: branch.folder.derived)
    let again = try world.open("a", .reading)
    #expect(try again.currentModels() == world.real().currentModels())
    #expect(throws: BranchError.beyondLog(world.start + 1, head: world.start)) {
      try world.real().createBranch(
        BranchWorld.name("x"), purpose: nil, at: world.start + 1, by: "test")
    }
  }

  @Test("What is asked about a branch that is not there, or not this log's, is refused")
  func refusals() throws {
    let world = try BranchWorld()
    _ = try world.branch("reforme")
    #expect(
      throws: BranchError.unknown(
        BranchWorld.name("reform"), nearest: ["reforme"], known: ["reforme"])
    ) { try world.open("reform", .reading) }
    #expect(throws: BranchError.exists(BranchWorld.name("reforme"))) {
      try world.real().createBranch(BranchWorld.name("reforme"), purpose: nil, by: "test")
    }
    #expect(
      throws: BranchError.unknown(BranchWorld.name("x"), nearest: [], known: ["reforme"])
    ) { try world.real().deleteBranch(BranchWorld.name("x")) }
    #expect(throws: BranchError.nothingToPromote(BranchWorld.name("reforme"))) {
      try world.real(.writing).promoteBranch(BranchWorld.name("reforme"), by: "test")
    }
    let folder = try world.real().folder.on(BranchWorld.name("reforme"))
    let text = try String(contentsOfFile: folder.branchFile, encoding: .utf8)
    let other = text.replacing(#/"forkPosition": \d+/#, with: #""forkPosition": 3"#)
    try Data(other.utf8).write(to: URL(fileURLWithPath: folder.branchFile))
    #expect(throws: BranchError.otherLog(BranchWorld.name("reforme"), position: 3)) {
      try world.open("reforme", .reading)
    }
    try Data("{".utf8).write(to: URL(fileURLWithPath: folder.branchFile))
    #expect(
      throws: BranchError.unreadable(BranchWorld.name("reforme"), path: folder.branchFile)
    ) { try world.open("reforme", .reading) }
    try world.real().deleteBranch(BranchWorld.name("reforme"))
    #expect(try world.real().branches().isEmpty)
  }

  @Test(
    "A name is one that can only be a folder of branches",
    arguments: [
      ("a", true), ("Réforme", false), ("reforme-2027_b.1", true), ("", false), (".", false),
      ("..", false), ("../x", false), ("a/b", false), ("-a", false), ("_a", true), ("a b", false),
      (String(repeating: "a", count: 40), true), (String(repeating: "a", count: 41), false),
    ])
  func names(_ text: String, _ isName: Bool) {
    #expect((BranchName(text) != nil) == isName)
  }

  @Test("A purpose comes back as it was, whatever its characters")
  func purpose() throws {
    let world = try BranchWorld()
    let purpose = #"Fusionner « 01 » et "02" \ demain"#
    let made = try world.real().createBranch(BranchWorld.name("a"), purpose: purpose, by: "cli:é")
    let read = try world.real().branches().map(\.branch)
    #expect(read == [made] && read[0].purpose == purpose && read[0].createdBy == "cli:é")
  }
}
