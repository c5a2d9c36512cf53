import Foundation
import TestSupport
import Testing

/// A plan of reforms on a branch, beside a copy of the data in which it really happened.
@Suite("Reforms on a branch")
struct BranchReformTests {
  private static let name = "demain"

  /// What is supposed: a CLSC closes and a GMF opens, two RLS become one, a part of a territory passes
  /// to another, a territory is drawn anew, and a thousand facts of all sorts.
  private static func steps(in work: TemporaryFolder) throws -> [[String]] {
    var facts = HypotheticalFacts(seed: 20_260_701)
    let plan =
      [
        #""id":"p-1","type":"resource.closed","subject":"resource:clsc-91133","data":{}"#,
        #""id":"p-2","type":"resource.opened","subject":"resource:gmf-neuf","#
          + #""data":{"kind":"gmf","name":"GMF neuf"}"#,
      ].map { #"{"specversion":"1.0","source":"plan","effectiveon":"2026-07-01",\#($0)}"# + "\n" }
    let files = [
      "facts.jsonl": plan.joined() + facts.lines(count: 1_000), "land.geojson": try land(),
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: work.path(name)))
    }
    let said = ["--effective", "2027-01-15", "--source", "plan"]
    return [
      ["log", "record", work.path("facts.jsonl")],
      ["reform", "merge", "rls:9111", "rls:9112", "--into", "rls:9119", "--name", "Unie"] + said,
      [
        "import", "territories", work.path("land.geojson"), "--kind", "community", "--code",
        "COM_code", "--name", "COM_nom",
      ] + said,
    ]
  }

  /// The community a little further east.
  private static func land() throws -> String {
    let path = Package.path("Data/demo/communities.geojson")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.replacing(#/\[(-?\d+\.\d+),\s*(\d+\.\d+)\]/#) { match in
      "[\((Double(match.output.1) ?? 0) + 0.03),\(match.output.2)]"
    }
  }

  private static let days = ["2026-12-31", "2027-02-01"]

  /// Questions of every command that a planner asks, most about what is supposed.
  private static let questions: [[String]] = {
    var questions: [[String]] = []
    let territories = [
      "rls:9111", "rls:9119", "clsc:91133", "municipality:90315", "community:C901",
    ]
    for territory in territories {
      questions.append(["compare", territory, "--on", days[0], "--with-on", days[1], "--all"])
      questions.append(["history", territory])
      questions.append(["lineage", territory])
      questions.append(["feed", territory])
      for day in days { questions.append(["basket", territory, "--on", day, "--all"]) }
    }
    questions.append(["compare", "rls:9113", "--on", days[1], "--as-known-at", "340"])
    questions.append(["compare", "rls:9113", "rls:9119", "--on", days[1], "--all"])
    for entity in ["resource:clsc-91133", "resource:gmf-neuf", "service:clsc-91111-accueil"] {
      questions.append(["history", entity])
    }
    for point in ["-57.9034043,45.8481706", "-56.94,46.06", "-57.2,45.9"] {
      for day in days {
        questions.append(["locate", "--point=\(point)", "--on", day])
        questions.append(
          ["lookup", "--point=\(point)", "--gmf", "resource:gmf-port-mirande", "--all"]
            + ["--on", day])
      }
    }
    questions.append(["reform", "review"])
    return questions
  }()

  @Test("Every question is answered as in a log in which it happened, and the log keeps its bytes")
  func plan() throws {
    let work = try TemporaryFolder()
    let data = try DataDirectory(copying: Demo.complete())
    let scratch = try DataDirectory(copying: Demo.complete())
    try data.run(["branch", "create", Self.name]).check()
    let position = try data.verifiedPosition()
    let before = try data.logFiles()
    try #require(before["log.db"] != nil)
    for step in try Self.steps(in: work) {
      for (directory, options) in [(scratch, []), (data, ["--branch", Self.name])] {
        try directory.run(step + options).check()
      }
    }
    let today = try Demo.complete()
    var (answeredCount, otherwiseCount) = (0, 0)
    for question in Self.questions {
      // Elsewhere the words for a branch and the stars of a hypothesis take another room.
      let hasText = ["history", "lookup"].contains(question[0])
      for form in [["--json"]] + (hasText ? [["--lang", "fr"]] : []) {
        let real = try scratch.run(question + form)
        let supposed = try data.run(question + form + ["--branch", Self.name])
        #expect(supposed.status == real.status, "\(question) \(supposed.error)")
        let lines = [supposed.text.real(Self.name), real.text.real(Self.name)].map {
          $0.components(separatedBy: "\n")
        }
        let firstOther = zip(lines[0], lines[1]).first { $0 != $1 }
        #expect(firstOther == nil && lines[0].count == lines[1].count, "\(question + form)")
        answeredCount += real.status == 0 ? 1 : 0
        guard ["basket", "lookup"].contains(question[0]) else { continue }
        otherwiseCount += try today.run(question + form).text == real.text ? 0 : 1
      }
    }
    #expect(answeredCount > 30 && otherwiseCount > 12, "\(answeredCount), \(otherwiseCount)")
    #expect(try data.logFiles() == before)
    #expect(try data.verifiedPosition() == position)
    // Beside the log, the branch makes the difference that happening makes.
    let compared = try data.run(
      ["branch", "compare", Self.name, "rls:9113", "--on", Self.days[1], "--json"])
    let happened = try scratch.run(
      ["compare", "rls:9113", "--on", Self.days[1], "--as-known-at", "\(position)", "--json"])
    try compared.check()
    #expect(compared.text.real(Self.name) == happened.text.real(Self.name))
    try data.run(["branch", "delete", Self.name]).check()
    #expect(try data.logFiles() == before)
  }
}

extension String {
  /// An answer of a branch as if it were real, and without the times at which a log learned things.
  fileprivate func real(_ branch: String) -> String {
    let times = #/"(recordedAt|updated|time|knownAt)":"[^"]*",?/#
    let readTimes = #/ (le|on) \d+[^·\n]*·/#
    return replacing(#","branch":"\#(branch)""#, with: "")
      .replacing("Hypothèse « \(branch) » : ceci n'est pas la situation réelle.\n", with: "")
      .replacing("· branche ", with: "· journal ")
      .replacing(times, with: "").replacing(readTimes, with: " ·")
  }
}

extension DataDirectory {
  /// What is true: every file that is neither derived nor of a branch; a write-ahead file that is
  /// missing is as good as an empty one, and readers write to the shared memory beside it.
  fileprivate func logFiles() throws -> [String: Data] {
    var all = ["log.db-wal": Data()]
    for (name, bytes) in try files()
    where !name.hasPrefix("branches") && !name.hasPrefix("derived") && !name.hasSuffix("-shm") {
      all[name] = bytes
    }
    return all
  }
}
