import Foundation
import TestSupport
import Testing

/// A data directory of a test, and the commands on it.
final class DataDirectory: Sendable {
  private let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("data")
  }

  /// A copy of another, which no program has open.
  convenience init(copying other: DataDirectory) throws { try self.init(copyingFrom: other.path) }

  /// A copy of a folder.
  init(copyingFrom other: String) throws {
    folder = try TemporaryFolder()
    path = folder.path("data")
    try FileManager.default.copyItem(atPath: other, toPath: path)
  }

  /// Starts from the demo with some of its imports.
  convenience init(_ steps: [Demo.Step]) throws {
    try self.init()
    for step in steps { try Ancrage.succeed(arguments(step)) }
  }

  func arguments(_ step: Demo.Step) -> [String] { step.arguments + ["--data", path] }

  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    try Ancrage.run(arguments + ["--data", path], input: input)
  }

  /// Removes all that is derived from the log.
  func removeDerived() throws {
    try FileManager.default.removeItem(atPath: path + "/derived")
    try FileManager.default.createDirectory(
      atPath: path + "/derived", withIntermediateDirectories: true)
  }

  /// Number of events, after the program has verified the log.
  func verifiedPosition() throws -> Int64 {
    let outcome = try run(["log", "verify", "--json"])
    try outcome.check()
    return try outcome.json(LogJSON.self).events
  }

  /// The files under the directory, with their contents.
  func files() throws -> [(name: String, bytes: Data)] {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.sorted().compactMap { name in
      FileManager.default.contents(atPath: "\(path)/\(name)").map { (name, $0) }
    }
  }
}

/// The invented region, import by import.
enum Demo {
  /// One import of the demo.
  struct Step: Sendable {
    let arguments: [String]

    fileprivate init(_ what: String, _ file: String, _ options: [String]) {
      arguments =
        ["import", what, Package.path("Data/demo/\(file)")] + options
        + ["--effective", "2026-01-01", "--source", "demo"]
    }

    fileprivate init(table what: String) {
      self.init(what, "\(what).csv", ["--mapping", Package.path("Data/demo/\(what).mapping.json")])
    }
  }

  static let rls = Step(
    "territories", "rls.geojson",
    [
      "--kind", "rls", "--code", "RLS_code", "--name", "RLS_nom", "--parent-kind", "rts",
      "--parent", "RTS_code", "--dissolve", "rts=RTS_code:RTS_nom", "--dissolve",
      "rss=RSS_code:RSS_nom",
    ])
  static let clsc = Step(
    "territories", "clsc.geojson",
    [
      "--kind", "clsc", "--code", "CLSC_code", "--name", "CLSC_nom", "--parent-kind", "rls",
      "--parent", "RLS_code",
    ])
  static let municipalities = Step(
    "territories", "municipalities.geojson",
    [
      "--kind", "municipality", "--code", "MUN_code", "--name", "MUN_nom", "--parent-kind", "mrc",
      "--parent", "MRC_code", "--dissolve", "mrc=MRC_code:MRC_nom",
    ])
  static let communities = Step(
    "territories", "communities.geojson",
    ["--kind", "community", "--code", "COM_code", "--name", "COM_nom"])
  static let resources = Step(table: "resources")
  static let services = Step(table: "services")
  static let addresses = Step(table: "addresses")

  static let population = Step(table: "population")

  static let territories = [rls, clsc, municipalities, communities]
  static let all = territories + [resources, services, addresses, population]

  /// Someone who lives in Saint-Ambroisin and whose family doctor works in Port-Mirande.
  static let person = [
    "--point=-57.9034043,45.8481706", "--gmf", "resource:gmf-port-mirande", "--on", "2026-06-01",
  ]

  /// The whole demo, imported once for all tests; only to be read or copied.
  static func complete() throws -> DataDirectory { try loaded.get() }

  private static let loaded: Result<DataDirectory, any Error> = {
    let result = Result { try DataDirectory(all) }
    // Nobody owns a global at the end: its folder goes with the process.
    atexit { try? FileManager.default.removeItem(atPath: Demo.loaded.get().path) }
    return result
  }()
}
