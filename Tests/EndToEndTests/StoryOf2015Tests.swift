import Foundation
import TestSupport
import Testing

/// The reform of 1 April 2015, told by `Tools/quebec-2015` from the real data, beside the published
/// table of people.
@Suite(
  "The story of 2015",
  .enabled(if: RealData.isExpected, "the real data is not beside the package"), .serialized)
struct StoryOf2015Tests {
  /// The story told once, in French, and the data directory that it leaves.
  private static let told = Result {
    let data = try DataDirectory()
    atexit { StoryOf2015Tests.cleanUp() }
    let folder = try RealData.file("README.md").deletingLastPathComponent()
    let outcome = try RunningProgram(
      Package.path("Tools/quebec-2015"), [folder.path, "--data", data.path, "--lang", "fr"],
      variables: ["ANCRAGE": Ancrage.path]
    ).finish()
    try outcome.check()
    return (data: data, text: outcome.text.plainSpaces)
  }

  private static func cleanUp() {
    try? FileManager.default.removeItem(atPath: told.get().data.path)
  }

  /// Everybody in each RLS and RSS in 2015, by the table.
  private static let people = Result {
    let file = try RealData.file(
      "population/population_by_health_territory_1996_2041.csv.xz"
    ).path
    return try JSONDecoder().decode(
      [String: Int].self, from: Python.run("people_2015.py", [file]))
  }

  private static let networks = ["rls:0511", "rls:0512"]

  @Test("moves two networks and all their people to another region, and nobody else")
  func moved() throws {
    let people = try Self.people.get()
    let moved = try Self.networks.map { try #require(people[$0]) }.reduce(0, +)
    #expect(moved == 152_869)
    let table = try Self.told.get().data.run([
      "convert", "--from", "rss@2015-03-31", "--to", "rss@2015-04-01", "--on", "2015-04-01",
      "--json",
    ]).json(ConversionTests.Table.self)
    #expect(table.basis.peopleOutside == 0)
    let moves = table.rows.filter { $0.to != $0.from && $0.people ?? 0 > 0 }
    #expect(moves.map { "\($0.from) \($0.to ?? "") \($0.people ?? 0)" } == ["rss:16 rss:05 152869"])
    // To the person, and certain: networks are whole units of the table.
    var after: [String: Int] = [:]
    for row in table.rows {
      #expect(row.people == row.peopleLow && row.people == row.peopleHigh, "\(row)")
      if let to = row.to { after[to, default: 0] += row.people ?? 0 }
    }
    #expect(after == people.filter { $0.key.hasPrefix("rss:") })
    let text = try Self.told.get().text
    #expect(text.contains("05 Estrie 23 % 10 % 152 869 exact"))
    #expect(text.contains("Tous les âges 49 777 50 006 99 783 100 %"))
  }

  @Test("shows the table to be of after the reform: of the regions of before it says nothing")
  func before() throws {
    let outcome = try Self.told.get().data.run(["population", "rss:16", "--on", "2015-03-31"])
    #expect(outcome.status != 0 && outcome.output.isEmpty, "\(outcome.text)")
  }

  @Test("gives Haute-Yamaska another commissioner, and says why, in both languages")
  func basket() throws {
    let data = try Self.told.get().data
    let question = ["compare", "rls:0512", "--on", "2015-03-31", "--with-on", "2015-04-01"]
    let french = try data.run(question).text.plainSpaces
    #expect(try Self.told.get().text.contains(french))
    #expect(french.contains("ajoutés : 1 · retirés : 1 · inchangés : 0"))
    let english = try data.run(question + ["--lang", "en"]).text.plainSpaces
    #expect(english.contains("added: 1 · removed: 1 · unchanged: 0"))
    let added = try #require(english.range(of: "ADDED"))
    let removed = try #require(english.range(of: "REMOVED"))
    let events = try #require(english.range(of: "EVENTS"))
    #expect(english[added.upperBound..<removed.lowerBound].contains("Commissaire local"))
    #expect(english[removed.upperBound..<events.lowerBound].contains("Commissaire régional"))
    // In a region where nothing moved only the reform of the agencies is left to tell.
    let elsewhere = try data.run([
      "compare", "rls:0111", "--on", "2015-03-31", "--with-on", "2015-04-01",
    ]).text.plainSpaces
    #expect(elsewhere.contains("Commissaire local aux") && elsewhere.contains("Bas-Saint-Laurent"))
  }

  @Test(
    "tells the networks, agencies and centres what became of them",
    arguments: [
      ("rls:0511", "2015-04-01 territory.reparented"),
      ("rls:0512", "2015-04-01 territory.reparented"),
      ("organization:agence-16", "2015-04-01 organization.merged"),
      ("resource:commissaire-agence-16", "2015-04-01 resource.closed"),
      ("organization:ciusss-estrie-chus", "2015-04-01 organization.registered"),
    ])
  func history(subject: String, event: String) throws {
    struct Story: Decodable {
      struct Event: Decodable {
        let type: String
        let on: String
      }
      let entries: [Event]
    }
    let data = try Self.told.get().data
    let story = try data.run(["history", subject, "--to", "2015-12-31", "--json"]).json(Story.self)
    #expect(story.entries.contains { "\($0.on) \($0.type)" == event }, "\(story)")
  }

  @Test("compares later divisions, and spreads nobody over what a file leaves out")
  func vintages() throws {
    let text = try Self.told.get().text
    #expect(text.contains("16 → 05 171 357 10,4 %"))
    let count = try #require(text.firstMatch(of: #/Québec : (\d+) des 98 divisions/#))
    #expect(try #require(Int(count.1)) > 20)
    let table = try Self.told.get().data.run([
      "convert", "--from", "census-division@2016-01-01", "--to", "mrc@2026-01-01", "--on",
      "2026-01-01", "--json",
    ]).json(ConversionTests.Table.self)
    let all = table.rows.reduce(0) { $0 + ($1.people ?? 0) }
    #expect(all + table.basis.peopleOutside == table.basis.people)
  }
}

extension String {
  /// The text with one plain space for every run of spaces of any kind, and no ends of lines.
  fileprivate var plainSpaces: String {
    split { $0.isWhitespace }.joined(separator: " ")
  }
}
