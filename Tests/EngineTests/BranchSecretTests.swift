import Domain
import EventLog
import Foundation
import Hashing
import Projections
import Synchronization
import TestSupport
import Testing

@testable import Engine

/// Where somebody may not be found is found on no branch.
@Suite("Secret places and branches")
struct BranchSecretTests {
  typealias Fixture = WorkspaceFixture

  private static let refuge = BranchWorld.resource("refuge")

  /// A world in which the refuge stands at an address, known to the log and moved on a branch.
  private func moved() throws -> BranchWorld {
    let world = try BranchWorld()
    var row = Fixture.resource(2, "refuge", .residence, at: Fixture.point(0.25, 1.75))
    row.resource?.place?.address = "77, rue Réelle"
    _ = try world.real(.writing).importResources([row], Fixture.options())
    let branch = try world.branch("a")
    row.resource?.place?.address = "88, rue Supposée"
    row.resource?.place?.point = Fixture.point(0.75, 1.25)
    _ = try branch.importResources([row], Fixture.options())
    _ = try branch.snapshot(on: Fixture.day)
    #expect(try site(in: branch) == .located(try #require(row.resource?.place)))
    return world
  }

  private func site(in workspace: Workspace) throws -> Site? {
    let snapshot = try workspace.snapshot(on: Fixture.day)
    return snapshot.directory.facts(of: Self.refuge, at: snapshot.vantage)?.site
  }

  @Test("A hypothetical secret hides the place on the branch and erases nothing real")
  func hypothetical() throws {
    let world = try moved()
    let before = try world.realFiles()
    let branch = try world.open("a", .writing)
    try branch.fact("resource.made-confidential", "resource:refuge")
    #expect(try site(in: world.open("a", .reading)) == .confidential)
    #expect(try world.realFiles() == before)
    guard case .located(let place)? = try site(in: world.real()) else {
      Issue.record("the real place is gone")
      return
    }
    #expect(place.address == "77, rue Réelle")
    // What the branch itself brought is erased, as it would be in the log.
    #expect(world.files(holding: "Supposée").isEmpty)
    // Promoted, it erases in earnest.
    let real = try world.real(.writing)
    _ = try real.promoteBranch(BranchWorld.name("a"), by: "test")
    #expect(try site(in: real) == .confidential)
    #expect(world.files(holding: "Réelle").isEmpty && world.files(holding: "Supposée").isEmpty)
    #expect(try real.log.verify(noted: nil) { _, _ in }.get().erasedContentCount == 3)
  }

  @Test("A real secret hides the place on every branch, and leaves it in no file")
  func real() throws {
    let world = try moved()
    #expect(!world.files(holding: "Réelle").isEmpty && !world.files(holding: "Supposée").isEmpty)
    let open = try world.open("a", .reading)
    _ = try open.snapshot(on: Fixture.day)
    try world.real(.writing).fact("resource.made-confidential", "resource:refuge")
    #expect(world.files(holding: "Réelle").isEmpty && world.files(holding: "Supposée").isEmpty)
    let branch = try world.open("a", .reading)
    #expect(try site(in: branch) == .unplaced)
    #expect(try branch.snapshot(on: Fixture.day).position == world.start + 2)
    // None is taken again, written by hand or imported.
    let writer = try world.open("a", .writing)
    var row = Fixture.resource(2, "refuge", .residence, at: Fixture.point(0.25, 1.75))
    row.services = []
    #expect(throws: Refusal.confidentialWithPlace(Self.refuge)) {
      try writer.importResources([row], Fixture.options())
    }
    let digest = String(repeating: "0", count: 64)
    #expect(throws: FactsRefused.self) {
      try writer.fact("resource.moved", "resource:refuge", #"{"place":"\#(digest)"}"#)
    }
    #expect(try writer.log.head().position == world.start + 2)
  }

  @Test("It hides them even before what was cut off is made good")
  func cutOff() throws {
    let world = try moved()
    // The append alone, as if the program had been killed right after it.
    let hidden = EventCodec.encode(.resource(Self.refuge, .madeConfidential(.init())))
    let event = ProposedEvent(
      stream: hidden.stream, type: hidden.type, schemaVersion: 1, effectiveOn: "2026-01-02",
      actor: "test", source: "test", payload: hidden.payload)
    let real = try world.real(.writing)
    _ = try real.log.append([Append(id: "x", events: [event], recordedAtMilliseconds: 1)])
    #expect(try site(in: world.open("a", .reading)) == .unplaced)
    #expect(try site(in: world.open("a", .writing)) == .unplaced)
    _ = try real.fact("organization.registered", "organization:o", #"{"name":"O"}"#)
    #expect(world.files(holding: "Réelle").isEmpty && world.files(holding: "Supposée").isEmpty)
    #expect(try site(in: world.open("a", .reading)) == .unplaced)
  }

  @Test("A place that was imported while the log made it secret is erased at once")
  func overtaken() throws {
    let world = try BranchWorld()
    _ = try world.branch("a")
    let real = try world.real(.writing)
    let isMade = Mutex(false)
    var surroundings = Fixture.surroundings()
    let clock = surroundings.clock
    // The clock is read right before the append, when the import has looked for secrets.
    surroundings.clock = {
      let isFirst = isMade.withLock { made in
        defer { made = true }
        return !made
      }
      if isFirst { _ = try? real.fact("resource.made-confidential", "resource:refuge") }
      return clock()
    }
    let branch = try Workspace(
      path: world.fixture.folder.path("data"), branch: BranchWorld.name("a"), access: .writing,
      surroundings)
    var row = Fixture.resource(2, "refuge", .residence, at: Fixture.point(0.25, 1.75))
    row.resource?.place?.address = "99, rue Supposée"
    _ = try branch.importResources([row], Fixture.options())
    #expect(try branch.log.head().position > world.start)
    #expect(try site(in: real) == .confidential)
    #expect(world.files(holding: "Supposée").isEmpty)
    #expect(try site(in: world.open("a", .reading)) == .unplaced)
    #expect(try branch.log.verify(noted: nil) { _, _ in }.get().erasedContentCount > 0)
  }

  @Test("A branch that was left half made keeps no place either")
  func halfMade() throws {
    let world = try moved()
    let folder = try world.real().folder
    let half = "\(folder.branches)/.new-1234/derived"
    try FileManager.default.createDirectory(atPath: half, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: folder.readModels, toPath: "\(half)/read-models")
    try world.real(.writing).fact("resource.made-confidential", "resource:refuge")
    #expect(world.files(holding: "Réelle").isEmpty)
  }
}
