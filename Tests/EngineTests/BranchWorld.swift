import Domain
import EventLog
import Foundation
import Geometry
import TestSupport
import Testing

@testable import Engine

/// A data directory with a land of squares, a GMF and a service, and branches of it.
struct BranchWorld {
  let fixture: WorkspaceFixture

  /// Position of the log before anything happens to it.
  let start: Int64

  init() throws {
    fixture = try WorkspaceFixture()
    let workspace = try fixture.workspace()
    _ = try workspace.importTerritories(
      WorkspaceFixture.land, WorkspaceFixture.rls, WorkspaceFixture.options())
    _ = try workspace.importResources(
      [
        WorkspaceFixture.resource(2, "gmf", .gmf, at: WorkspaceFixture.point(1.5, 0.5)),
        WorkspaceFixture.resource(
          3, "refuge", .residence, at: WorkspaceFixture.point(0.5, 1.5),
          services: [WorkspaceFixture.service("a", of: "refuge", .everyone)]),
      ], WorkspaceFixture.options())
    _ = try workspace.snapshot(on: WorkspaceFixture.day)
    start = try workspace.log.head().position
  }

  /// The land with the border between `rls:01` and `rls:03` moved a quarter of a degree south.
  static var landWithBorderMoved: [TerritoryRow] {
    var land = WorkspaceFixture.land
    for index in [0, 2] {
      land[index].shape.polygons[0].rings[0] = land[index].shape.polygons[0].rings[0].map {
        corner in
        corner.latitudeDegrees == 46
          ? WorkspaceFixture.point(corner.longitudeDegrees + 60, 0.75) : corner
      }
    }
    return land
  }

  static func name(_ text: String) -> BranchName {
    guard let name = BranchName(text) else { preconditionFailure("\(text) is no name") }
    return name
  }

  static func resource(_ code: String) -> ResourceID { ResourceID(trusted: "resource:\(code)") }

  func real(_ access: Workspace.Access = .reading) throws -> Workspace {
    try fixture.workspace(access)
  }

  /// Opens a branch that is there.
  func open(_ name: String, _ access: Workspace.Access) throws -> Workspace {
    try Workspace(
      path: fixture.folder.path("data"), branch: Self.name(name), access: access,
      WorkspaceFixture.surroundings())
  }

  /// Opens a branch, making it first where it is not there.
  func branch(_ name: String, _ access: Workspace.Access = .writing) throws -> Workspace {
    if try !real().branches().contains(where: { $0.branch.name.text == name }) {
      _ = try real().createBranch(Self.name(name), purpose: nil, by: "test")
    }
    return try open(name, access)
  }

  /// Every file of the directory but those of branches and the shared memory of SQLite, which readers
  /// write to; a write-ahead file that is missing is as good as an empty one.
  func realFiles() throws -> [String: Data] {
    let root = fixture.folder.path("data")
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    var files: [String: Data] = ["log.db-wal": Data()]
    for name in names where !name.hasPrefix("branches") && !name.hasSuffix("-shm") {
      files[name] = FileManager.default.contents(atPath: "\(root)/\(name)")
    }
    return files
  }

  /// The files anywhere under the directory that hold a text.
  func files(holding text: String) -> [String] {
    let root = fixture.folder.path("data")
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return names.sorted().filter { name in
      FileManager.default.contents(atPath: "\(root)/\(name)")?.range(of: Data(text.utf8)) != nil
    }
  }
}

extension Workspace {
  /// Records one fact about a resource or a service, under an identifier of its own.
  @discardableResult
  func fact(
    _ type: String, _ stream: String, _ payload: String = "{}", on day: String = "2026-02-01",
    by actor: String = "cli:marie"
  ) throws -> Int64 {
    let receipts = try record(
      [
        UncheckedFact(
          id: UUID().uuidString, stream: stream, type: type, schemaVersion: nil,
          effectiveOn: day, source: "Décret 12", payload: Array(payload.utf8))
      ], actor: actor)
    return receipts[0].firstPosition
  }

  func close(_ code: String, on day: String) throws {
    try fact("resource.closed", "resource:\(code)", on: day)
  }

  func rename(_ code: String, to name: String, on day: String = "2026-02-01") throws {
    try fact("resource.renamed", "resource:\(code)", #"{"name":"\#(name)"}"#, on: day)
  }
}
