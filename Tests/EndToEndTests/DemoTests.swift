import Foundation
import TestSupport
import Testing

/// The demo's answers, beside an evaluation that shares no line with the program.
@Suite("The demo")
struct DemoTests {
  @Test("puts every service of the demo's person in its group")
  func groupsOfThePerson() throws {
    let answer = try Demo.complete().run(["lookup"] + Demo.person + ["--json"])
    #expect(answer.status == 0)
    let tally = try answer.json(LookupJSON.self).groups.values.tally()
    #expect(tally == ["both": 17, "homeOnly": 14, "registration": 4, "gmfOnly": 14, "unknown": 4])
  }

  /// One question of the brute-force evaluation, and its answer.
  private struct Question: Decodable {
    let point: String
    let gmf: String
    let groups: [String: String]
  }

  @Test(
    "gives the groups that the tables give by hand, address by address",
    .enabled(if: Python.isExpected("shapely"), "shapely is not installed for /usr/bin/python3"))
  func groupsByBruteForce() throws {
    let seed = 20_260_602
    print("brute force: seed \(seed)")
    let lines = try Python.run("demo_groups.py", [Package.path("Data/demo"), "\(seed)", "200"])
    let questions = try lines.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Question.self, from: $0)
    }
    try #require(questions.count == 800)
    let data = try Demo.complete()
    var seen: Set<String> = []
    for question in questions {
      let answer = try data.run([
        "lookup", "--point=\(question.point)", "--gmf", question.gmf, "--on", "2026-06-01",
        "--json",
      ])
      #expect(answer.status == 0, "\(answer.error)")
      let groups = try answer.json(LookupJSON.self).groups
      #expect(groups == question.groups, "\(question.point) \(question.gmf), seed \(seed)")
      seen.formUnion(groups.values)
    }
    #expect(seen == ["both", "homeOnly", "registration", "gmfOnly", "unknown"])
  }
}
