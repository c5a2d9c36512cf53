import Foundation
import TestSupport
import Testing

/// Where a confidential place really is cannot be told from any answer.
@Suite("A confidential place")
struct ConfidentialityTests {
  /// Somewhere in Port-Mirande, and somewhere in Boréane.
  private static let places = [
    "12, rue du Secret,Port-Mirande,X9A 1A9,-57.5044001,45.6242001",
    "77, rue de l'Ombre,Boréane,X9G 0A9,-57.4420001,46.0409001",
  ]

  /// A log in which the shelter is known to be at a place, and not yet to be confidential.
  private static func open(at place: String) throws -> DataDirectory {
    let data = try DataDirectory(Demo.territories)
    try importShelter(place: place, isConfidential: "non", on: "2026-01-01", into: data)
    for step in [Demo.services, Demo.addresses] { try Ancrage.succeed(data.arguments(step)) }
    return data
  }

  /// Imports the resources with the shelter at a place; the fields before it are the demo's own.
  private static func importShelter(
    place: String, isConfidential: String, on day: String, into data: DataDirectory
  ) throws {
    let work = try TemporaryFolder()
    let table = try String(contentsOfFile: Demo.resources.arguments[2], encoding: .utf8)
    let fields = place.split(separator: ",", omittingEmptySubsequences: false)
    let parts = fields.count == 1 ? ",,,," : place.replacingAddress()
    let rows = table.split(separator: "\n").map { row in
      row.hasPrefix("maison-ondine,")
        ? row.replacingOccurrences(of: ",,,,,,,819-", with: ",,\(parts),819-")
          .replacingOccurrences(of: ",oui,", with: ",\(isConfidential),")
        : String(row)
    }
    let path = work.path("resources.csv")
    try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    try Ancrage.succeed([
      "import", "resources", path, "--mapping", Package.path("Data/demo/resources.mapping.json"),
      "--effective", day, "--source", "demo", "--data", data.path,
    ])
  }

  /// Random questions, each in text and in JSON.
  private static func questions(seed: UInt64) throws -> [[String]] {
    var random = SplitMix64(seed: seed)
    let gmfs = ["gmf-port-mirande", "gmf-tourvanche", "gmf-boreane", "gmf-du-lac"]
    let kinds = [
      "clsc:91111", "clsc:91131", "rls:9111", "rls:9113", "municipality:90105", "rss:91",
    ]
    return (0..<100).map { number in
      let longitude = Double.random(in: -58.2 ... -56.4, using: &random)
      let latitude = Double.random(in: 45.5...46.1, using: &random)
      let point = "--point=\(longitude),\(latitude)"
      let question =
        switch number % 4 {
        case 0: ["locate", point]
        case 1: ["basket", kinds.randomElement(using: &random) ?? ""]
        case 2: ["lookup", point, "--need", "shelter"]
        default: ["lookup", point, "--all", "--gmf", gmfs.randomElement(using: &random) ?? ""]
        }
      return question + ["--on", "2026-06-01"] + (Bool.random(using: &random) ? ["--json"] : [])
    }
  }

  /// What was recorded of the shelter, and of the territories in which it may be.
  private static let histories = [
    ["history", "resource:maison-ondine"], ["history", "resource:maison-ondine", "--json"],
    ["history", "resource:maison-ondine", "--by", "recorded", "--as-known-at", "200"],
    ["history", "--territory", "clsc:91111", "--all"],
    ["history", "--territory", "clsc:91131", "--json"],
  ]

  @Test("two logs that differ only in where it really is give the same bytes to 100 questions")
  func sameBytes() throws {
    let seed: UInt64 = 20_260_603
    print("confidentiality: seed \(seed)")
    let questions = try Self.questions(seed: seed)
    let logs = try Self.places.map(Self.open)
    // While the place is public, the answers tell the two apart: they are able to.
    let differing = try questions.filter { try logs[0].run($0) != logs[1].run($0) }
    #expect(!differing.isEmpty)
    let shelter = try logs.map { try $0.run(Self.histories[0]).withoutTimes }
    #expect(shelter[0] != shelter[1])
    for log in logs {
      try Self.importShelter(place: "", isConfidential: "oui", on: "2026-02-01", into: log)
    }
    for (number, question) in questions.enumerated() {
      let answers = try logs.map { try $0.run(question) }
      #expect(answers[0].status == 0, "\(question): \(answers[0].error)")
      #expect(answers[0] == answers[1], "\(question), seed \(seed)")
      guard number % 4 == number / 4 % 4 else { continue }
      // The days before it became confidential are asked about as well.
      let early = question.map { $0 == "2026-06-01" ? "2026-01-15" : $0 }
      #expect(try logs[0].run(early) == logs[1].run(early), "\(early), seed \(seed)")
    }
    // Histories tell when each log learned something, which is the one thing they may differ in.
    for history in Self.histories {
      let told = try logs.map { try $0.run(history) }
      #expect(told[0].status == 0, "\(history): \(told[0].error)")
      #expect(told[0].withoutTimes == told[1].withoutTimes, "\(history)")
    }
    // Neither place is left in any file.
    for (log, place) in zip(logs, Self.places) {
      let street = Data(place.split(separator: ",")[1].utf8)
      let holders = try log.files().filter { $0.bytes.range(of: street) != nil }.map(\.name)
      #expect(holders.isEmpty, "\(holders) still hold the address")
    }
  }
}

extension Outcome {
  /// What was said, without the times at which the log learned it.
  fileprivate var withoutTimes: String {
    text.replacing(/[0-9]+\u{A0}h\u{A0}[0-9]+/, with: "")
      .replacing(/"recordedAt":"[^"]*"/, with: "")
  }
}

extension String {
  /// The fields of a place for a table: the address holds a comma and is put in quotes.
  fileprivate func replacingAddress() -> String {
    let parts = split(separator: ",", omittingEmptySubsequences: false)
    return "\"\(parts[0]),\(parts[1])\"," + parts[2...].joined(separator: ",")
  }
}
