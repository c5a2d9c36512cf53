import Foundation
import TestSupport
import Testing

/// Reforms as a planner records them, from the command line.
@Suite("Reforms")
struct ReformTests {
  /// The pieces of a territory: features of a file of smaller ones, each with the code and the name of
  /// the piece that it becomes.
  private static func writePieces(
    _ pieces: [String: (code: String, name: String)], from source: URL, codeField: String,
    to path: String
  ) throws {
    let read = try JSONSerialization.jsonObject(with: Data(contentsOf: source))
    let features = (read as? [String: Any])?["features"] as? [[String: Any]] ?? []
    let made = features.compactMap { feature -> [String: Any]? in
      let properties = feature["properties"] as? [String: Any]
      guard let code = properties?[codeField] as? String, let piece = pieces[code] else {
        return nil
      }
      return [
        "type": "Feature", "properties": ["code": piece.code, "name": piece.name],
        "geometry": feature["geometry"] ?? [:],
      ]
    }
    try #require(made.count == pieces.count)
    let collection: [String: Any] = ["type": "FeatureCollection", "features": made]
    try JSONSerialization.data(withJSONObject: collection)
      .write(to: URL(fileURLWithPath: path))
  }

  // MARK: The invented region

  /// What a planner types, in order; `PIECES` stands for a file of outlines.
  private static let session: [[String]] = [
    [
      "reform", "merge", "rls:9111", "rls:9112", "--into", "rls:9111", "--name",
      "RLS des Rives", "--effective", "2026-04-01", "--official", "2026-03-15", "--act",
      "Décret 12-2026", "--source", "Gazette",
    ],
    [
      "reform", "split", "rls:9113", "--pieces", "PIECES", "--effective", "2026-07-01",
      "--title", "Réforme de l'été", "--source", "Gazette",
    ],
    [
      "reform", "merge", "rls:9113", "rls:9999", "--into", "rls:9111", "--effective", "2026-08-01",
      "--source", "Gazette",
    ],
    ["reform", "review"],
    ["basket", "rls:9113", "--on", "2026-08-01"],
    ["reform", "accept", "service:famille-9113", "--choice", "9"],
    ["reform", "accept", "service:famille-9113", "--choice", "2", "--source", "Direction"],
    ["reform", "accept", "--all"],
    ["reform", "review"],
    ["lineage", "rls:9112", "--on", "2026-08-01"],
    ["lineage", "rls:9131", "--on", "2026-08-01"],
    ["locate", "--point=-57.9034043,45.8481706", "--on", "2026-08-01"],
  ]

  @Test(
    "A merger, a split, the review and the lineage, as people read them", arguments: ["fr", "en"])
  func session(language: String) throws {
    let data = try DataDirectory(copying: Demo.complete())
    let work = try TemporaryFolder()
    let pieces = work.path("pieces.geojson")
    try Self.writePieces(
      [
        "91131": ("9131", "RLS de Boréane"), "91132": ("9131", "RLS de Boréane"),
        "91133": ("9132", "RLS de Haute-Brumaille"),
      ], from: URL(fileURLWithPath: Package.path("Data/demo/clsc.geojson")),
      codeField: "CLSC_code", to: pieces)
    var transcript = ""
    for command in Self.session {
      let typed = command.map { $0 == "PIECES" ? pieces : $0 }
      let outcome = try data.run(typed + ["--lang", language])
      let shown = command.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
      transcript += "$ ancrage \(shown)\n\(outcome.text)\(outcome.error)"
      if outcome.status != 0 { transcript += "[\(outcome.status)]\n" }
      transcript += "\n"
    }
    let expected = Package.path("Tests/EndToEndTests/Fixtures/reforms.\(language).txt")
    if ProcessInfo.processInfo.environment["ANCRAGE_WRITE_EXPECTED"] == "1" {
      try Data(transcript.utf8).write(to: URL(fileURLWithPath: expected))
    }
    #expect(try transcript == String(contentsOfFile: expected, encoding: .utf8))
  }

  @Test("The same act a second time records nothing, and a refused one neither")
  func again() throws {
    let data = try DataDirectory(copying: Demo.complete())
    let position = try data.verifiedPosition()
    let refused = try data.run([
      "reform", "recode", "rls:9111", "rls:9112", "--effective", "2026-04-01", "--source", "x",
    ])
    #expect(refused.status == 65 && refused.output.isEmpty)
    #expect(try data.verifiedPosition() == position)
    let arguments = [
      "reform", "recode", "rls:9111", "rls:9119", "--effective", "2026-04-01", "--source", "x",
      "--json",
    ]
    let first = try data.run(arguments).json(ReportJSON.self)
    #expect(first.retargeted.count == 4 && first.review.isEmpty && first.untouched == 0)
    #expect(try data.verifiedPosition() == first.position)
    let second = try data.run(arguments).json(ReportJSON.self)
    #expect(second.events.isEmpty && second.position == first.position)
    try data.run(["rebuild", "--verify"]).check()
  }

  // MARK: The real territories

  /// What is looked at of a report.
  private struct ReportJSON: Decodable {
    struct Line: Decodable {
      let id: String
    }
    let retargeted: [Line]
    let review: [Line]
    let untouched: Int
    let events: [String: Int]
    let position: Int64
  }

  private struct ReviewJSON: Decodable {
    let open: Int
  }

  /// Real services, and for each a made-up promise about territories of Montréal.
  private static func promises(of data: DataDirectory) throws -> [(service: String, data: String)] {
    let log = try data.run(["log", "export"])
    try log.check()
    let offered = log.text.split(separator: "\n").filter {
      $0.contains(#""type":"service.offered""#)
    }
    let services = offered.compactMap { line in
      line.firstMatch(of: #/"subject":"(service:[^"]+)"/#).map { String($0.output.1) }
    }
    let clauses = [
      #"{"residence":["rls:0621"]}"#, #"{"residence":["rls:0622","rls:0621"]}"#,
      #"{"residence":["rls:0612"]}"#, #"{"residence":["rts:061"],"except":["rls:0612"]}"#,
      #"{"residence":["rls:0642"]}"#, #"{"residence":["rls:0641","rls:0622"]}"#,
      #"{"residence":["rss:06"],"except":["rls:0621"]}"#,
      #"{"residence":["rls:0612","clsc:06421"]},{"residence":["rls:0642"]}"#,
    ]
    return Set(services).sorted().prefix(1_551).enumerated().map { index, service in
      (service, #"{"clauses":[\#(clauses[index % clauses.count])]}"#)
    }
  }

  @Test(
    "1,551 real services, real territories: re-targeted or listed, none left untouched",
    .enabled(if: RealData.isExpected, "the real data is not beside the package"))
  func quebec() throws {
    let data = try DataDirectory(copying: RealDataTests.data())
    let work = try TemporaryFolder()
    let promises = try Self.promises(of: data)
    try #require(promises.count == 1_551)
    let facts = promises.map { service, data in
      #"{"specversion":"1.0","id":"p-\#(service)","source":"essai","type":"service.reach-declared","#
        + #""subject":"\#(service)","effectiveon":"2026-06-01","data":\#(data)}"# + "\n"
    }.joined()
    try Data(facts.utf8).write(to: URL(fileURLWithPath: work.path("facts.jsonl")))
    try data.run(["log", "record", work.path("facts.jsonl")]).check()
    try Self.writePieces(
      ["06121": ("0691", "RLS de Lachine"), "06122": ("0692", "RLS de LaSalle")],
      from: RealData.file("boundaries/clsc_2017_reconstructed.geojson"), codeField: "CLSC_code",
      to: work.path("pieces.geojson"))
    let plan = """
      {"schema": "ancrage.reform/1", "effective": "2026-09-01", "source": "essai",
       "official": "2026-08-15", "act": "Décret 900-2026", "acts": [
      {"merge": ["rls:0621", "rls:0622"], "into": "rls:0629", "name": "RLS de la Montagne"},
      {"split": "rls:0612", "pieces": "pieces.geojson"},
      {"transfer": "rls:0642", "to": "rls:0641", "part": ["clsc:06421"]}
      ]}
      """
    try Data(plan.utf8).write(to: URL(fileURLWithPath: work.path("plan.json")))
    let applied = try data.run(["reform", "apply", work.path("plan.json"), "--json"])
    try applied.check()
    let report = try applied.json(ReportJSON.self)
    let (retargeted, listed) = (Set(report.retargeted.map(\.id)), Set(report.review.map(\.id)))
    print("reform of Montréal: \(retargeted.count) re-targeted, \(listed.count) listed")
    #expect(report.untouched == 0)
    #expect(retargeted.union(listed) == Set(promises.map(\.service)))
    #expect(!retargeted.isEmpty && !listed.isEmpty)
    let review = try data.run(["reform", "review", "--json"]).json(ReviewJSON.self)
    #expect(review.open == report.review.count)
    let accepted = try data.run(["reform", "accept", "--all", "--json"])
    #expect(try accepted.json(ReviewJSON.self).open == 0)
    #expect(try data.run(["reform", "review", "--json"]).json(ReviewJSON.self).open == 0)
    let old = try data.run(["basket", "rls:0621", "--on", "2026-10-01", "--lang", "fr"])
    #expect(
      old.unwrapped.contains(
        "n'existe plus depuis le 1er septembre 2026 (officiellement le 15 août 2026) : fusion dans "
          + "le RLS de la Montagne (Décret 900-2026). Voici « RLS de la Montagne » (rls:0629)."))
    let lineage = try data.run(["lineage", "rls:0691", "--on", "2026-10-01", "--lang", "en"])
    #expect(
      lineage.unwrapped.contains(
        "RLS de Dorval - Lachine - Lasalle (rls:0612) · split · 1 September 2026 (officially on "
          + "15 August 2026) · Décret 900-2026"))
    try data.run(["rebuild", "--verify"]).check()
  }
}

extension Outcome {
  /// What was said, as if on one line.
  fileprivate var unwrapped: String {
    text.replacing("\u{A0}", with: " ").replacing(#/\s+/#, with: " ")
  }
}
