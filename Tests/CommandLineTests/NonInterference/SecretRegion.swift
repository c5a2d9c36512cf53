import Domain
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import CommandLine

/// A small invented region, off the coast, in which some resources must not be found.
///
/// Everything follows from the seed, but where the secret resources stand: each has two possible
/// places at each moment of its life, and the side says at which of them it is.
struct SecretRegion {
  let world: TestWorld
  let side: Int
  private let facts: SecretFacts

  /// The region while every place is public still.
  ///
  /// - Throws: what a refused import throws.
  init(seed: UInt64, side: Int) throws {
    world = try TestWorld()
    self.side = side
    facts = SecretFacts(seed: seed, side: side)
    world.clock.withLock { $0 -= 20 * 86_400_000 }
    try drawTerritories()
    try importTable("addresses", facts.addresses, SecretFacts.addressMapping)
    try importTable("population", facts.population, SecretFacts.populationMapping)
    try importResources(facts.openings, effective: "2021-01-01")
    try importResources(facts.moves, effective: "2022-01-01")
    try record(facts.services)
    let polygon = try world.write(facts.polygon, to: "polygon.geojson")
    try run([
      "reach", "declare", "service:polygon", "--lives-in", "clsc:C00", "--polygon", polygon,
      "--effective", "2021-06-01", "--source", "Inventé",
    ])
    try importTable("services", facts.servicesOnTheSpot, SecretFacts.serviceMapping)
    let place = try run(["log", "list", "--stream", "resource:refuge-corrige", "--json"])
    try correct(Self.position(of: "resource.opened", in: place), facts.correctedPlace)
    try run(["branch", "create", "plan", "--purpose", "Essai"])
    try importResources(facts.movesOnBranch, effective: "2024-01-01", "--branch", "plan")
  }

  /// Makes the secrets secret, in each of the ways that there are.
  ///
  /// - Throws: what a refused fact throws.
  func hide() throws {
    let opened = try run(["log", "list", "--stream", "resource:refuge-depuis-toujours", "--json"])
    try correct(
      Self.position(of: "resource.opened", in: opened), #"{"confidential":true,"place":null}"#)
    try importResources(facts.openings(of: ["refuge-importe"]), effective: "2023-01-01")
    try record(facts.secrets)
    // Whoever asks about the days after it finds facts that came after it.
    try record(facts.laterFacts)
    try run([
      "reform", "rename", "mrc:M1", "MRC de la Dune", "--effective", "2024-06-01",
      "--source", "Inventé",
    ])
  }

  /// Asks something; what names the folder of the world is made the same in every world.
  func ask(_ question: SecretQuestion) throws -> SecretAnswer {
    let paths = try question.files.map { (name: $0, path: try world.write($1, to: $0)) }
    let arguments = question.arguments.map { argument in
      paths.first { $0.name == argument }?.path ?? argument
    }
    let result = world.run(arguments, input: question.input)
    let folder = world.folder.path
    return SecretAnswer(
      code: result.code, output: Self.said(result.output, question, folder),
      error: Self.said(result.error, question, folder))
  }

  /// A text of an answer, as it is compared.
  ///
  /// What the chain shows are digests over salts, and numbers drawn for each append, which are others
  /// in any two logs: they are told apart here by their order alone. Nothing else is made equal.
  private static func said(_ text: String, _ question: SecretQuestion, _ folder: String) -> String {
    let text = text.replacingOccurrences(of: folder, with: "FOLDER")
    guard question.showsChain else { return text }
    var numbers: [Substring: Int] = [:]
    return text.replacing(/[0-9a-f]{64}|[0-9a-f]{32}|urn:uuid:[0-9a-f-]{36}/) { match in
      let number = numbers[match.output] ?? numbers.count
      numbers[match.output] = number
      return "CHAIN-\(number)"
    }
  }

  // MARK: - Recording

  @discardableResult
  private func run(_ arguments: [String], input: String = "") throws -> String {
    let result = world.run(arguments, input: input)
    try #require(result.code == 0, "\(arguments) \(result.output) \(result.error)")
    // Each step is learned on a day of its own.
    world.clock.withLock { $0 += 86_400_000 }
    return result.output
  }

  private func record(_ lines: String) throws { try run(["log", "record", "-"], input: lines) }

  private func correct(_ position: Int, _ facts: String) throws {
    try run(["correct", "\(position)", "--reason", "Erreur", "--facts", "-"], input: facts)
  }

  private func importTable(
    _ what: String, _ text: String, _ mapping: String, effective: String = "2021-01-01",
    _ more: String...
  ) throws {
    let path = try world.write(text, to: "\(what).csv")
    let map = try world.write(mapping, to: "\(what).mapping.json")
    try run(
      ["import", what, path, "--mapping", map, "--effective", effective, "--source", "Inventé"]
        + more)
  }

  private func importResources(_ rows: String, effective: String, _ more: String...) throws {
    let path = try world.write(rows, to: "resources.csv")
    let map = try world.write(SecretFacts.resourceMapping, to: "resources.mapping.json")
    try run(
      ["import", "resources", path, "--mapping", map, "--effective", effective]
        + ["--source", "Inventé"] + more)
    // Neither file is any of the data, and a place must be left in none.
    try FileManager.default.removeItem(atPath: path)
  }

  private func drawTerritories() throws {
    let layers = [
      ("rls", ["--dissolve", "rts=rts", "--dissolve", "rss=rss"]),
      ("clsc", ["--parent-kind", "rls", "--parent", "rls"]), ("mrc", []),
    ]
    for (kind, more) in layers {
      let path = try world.write(SecretFacts.squares(kind), to: "\(kind).geojson")
      try run(
        ["import", "territories", path, "--kind", kind, "--code", "code", "--name", "name"] + more
          + ["--effective", "2020-01-01", "--source", "Inventé"])
    }
  }

  /// How many events the log holds.
  var eventCount: Int {
    get throws {
      struct Summary: Decodable { var events: Int }
      let text = world.run("log", "verify", "--json").output
      return try JSONDecoder().decode(Summary.self, from: Data(text.utf8)).events
    }
  }

  /// The position of the first event of a type in a list of events.
  private static func position(of type: String, in list: String) throws -> Int {
    struct List: Decodable {
      struct Event: Decodable {
        var type: String
        var position: Int
      }
      var events: [Event]
    }
    let events = try JSONDecoder().decode(List.self, from: Data(list.utf8)).events
    return try #require(events.first { $0.type == type }).position
  }
}

/// What a question was answered with.
struct SecretAnswer: Equatable {
  let code: Int32
  let output: String
  let error: String
}
