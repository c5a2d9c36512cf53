import Foundation
import TestSupport
import Testing

/// Conversions of the demo and of Québec, beside computations that share no line with the program.
@Suite("Conversion")
struct ConversionTests {
  private static let schools = ["--to", "school-service-centre@2020-07-01"]

  @Test(
    "of the health territories of Québec into school service centres agrees with shapely",
    .enabled(
      if: RealData.isExpected && Python.isExpected("shapely, pyproj"),
      "the real data, shapely or pyproj is not there"), arguments: ["rls", "clsc"])
  func shapely(kind: String) throws {
    let folder = try RealData.file("README.md").deletingLastPathComponent().path
    let work = try TemporaryFolder()
    let data = try RealDataTests.data()
    let question = ["convert", "--from", "\(kind)@2020-04-01"] + Self.schools
    let clock = ContinuousClock()
    let start = clock.now
    let table = try data.run(question + ["--year", "2021", "--format", "csv"])
    let people = try data.run(question + ["--population", "--years", "2021,2026"])
    let middle = clock.now
    #expect(table.status == 0 && people.status == 0, "\(table.error)\(people.error)")
    try table.output.write(to: URL(fileURLWithPath: work.path("table.csv")))
    try people.output.write(to: URL(fileURLWithPath: work.path("people.csv")))
    let answer = try Python.run(
      "conversion.py", [folder, kind, work.path("table.csv"), work.path("people.csv")])
    print("conversion from \(kind): ancrage \(middle - start), shapely \(clock.now - middle)")
    let rows = kind == "rls" ? 444 : 608
    #expect(
      String(decoding: answer, as: UTF8.self)
        == "rows \(rows), units 166, cut 59, largest difference of area shares below 1e-6: True, "
        + "people 17557042 of 17557042, differences 0\n")
  }

  @Test(
    "of territories that nest gives exactly the published population, every year, sex and age",
    .enabled(if: RealData.isExpected, "the real data is not beside the package"),
    arguments: [("clsc", "rls", 96), ("rls", "rts", 25), ("rts", "rss", 18)])
  func nested(from: String, to: String, count: Int) throws {
    let file = try RealData.file(
      "population/population_by_health_territory_1996_2041.csv.xz"
    ).path
    let work = try TemporaryFolder()
    let outcome = try RealDataTests.data().run([
      "convert", "--population", "--from", "\(from)@2020-04-01", "--to", "\(to)@2020-04-01",
    ])
    #expect(outcome.status == 0, "\(outcome.error)")
    try outcome.output.write(to: URL(fileURLWithPath: work.path("people.csv")))
    let answer = try Python.run("nested.py", [file, to.uppercased(), work.path("people.csv")])
    #expect(
      String(decoding: answer, as: UTF8.self)
        == "rows \(count * 46 * 3), differences 0, left 0\n")
  }

  /// The part of `ancrage.conversion/1` that is looked at.
  struct Table: Decodable {
    struct Basis: Decodable {
      let people: Int
      let peopleOutside: Int
    }
    struct Row: Decodable {
      let from: String
      let to: String?
      let people: Int?
      let peopleLow: Int?
      let peopleHigh: Int?
    }
    let basis: Basis
    let rows: [Row]
  }

  private static let municipalities = [
    "--from", "clsc@2026-01-01", "--to", "municipality@2026-01-01", "--on", "2026-06-01",
  ]

  @Test("of the demo loses nobody, and shares out the land of Port-Mirande by its doors")
  func demo() throws {
    let data = try Demo.complete()
    let table = try data.run(["convert", "--json"] + Self.municipalities).json(Table.self)
    #expect(table.basis.people == 101_370 && table.basis.peopleOutside == 0)
    #expect(table.rows.reduce(0) { $0 + ($1.people ?? 0) } == 101_370)
    for row in table.rows {
      let (low, high) = (row.peopleLow ?? 0, row.peopleHigh ?? 0)
      #expect(low <= row.people ?? 0 && row.people ?? 0 <= high, "\(row)")
    }
    for language in ["fr", "en"] {
      let text = try data.run(["convert", "--lang", language] + Self.municipalities)
      #expect(text.status == 0 && text.text.contains("91111 Port-Mirande-Ouest"))
    }
  }

  @Test("of a file of the demo goes to standard output, and what became of it to standard error")
  func file() throws {
    let data = try Demo.complete()
    let codes = ["91111", "91112", "91113", "91121", "91122", "91123", "91131", "91132", "91133"]
    let lines = codes.enumerated().map { "\($1),2026,\(1_000 + $0 * 137),\($0).5" }
    let input = (["clsc,an,visites,taux"] + lines).joined(separator: "\n") + "\n"
    let question = ["convert", "-", "--code", "clsc", "--keep", "an"] + Self.municipalities
    let refused = try data.run(question + ["--sum", "visites", "--lang", "fr"], input: input)
    #expect(refused.status == 64 && refused.output.isEmpty)
    #expect(refused.error.contains("ces colonnes : taux."), "\(refused.error)")
    let roles = ["--sum", "visites", "--mean", "taux:visites"]
    let done = try data.run(question + roles + ["--lang", "fr"], input: input)
    #expect(done.status == 0, "\(done.error)")
    let rows = done.text.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(rows.first == ["municipality", "name", "an", "visites", "taux"])
    let visits = rows.dropFirst().reduce(0) { $0 + (Int($1[3]) ?? 0) }
    let all = (0..<9).reduce(0) { $0 + 1_000 + $1 * 137 }
    #expect(visits == all)
    #expect(
      done.error.contains("visites : 13\u{202F}932 dans le fichier = 13\u{202F}932 convertis"))
    let wrong = try data.run(
      question + roles + ["--lang", "en"],
      input: input.replacingOccurrences(of: "91111,", with: "9111,"))
    #expect(wrong.status == 65 && wrong.error.contains("line 2: \"9111\" (91111"), "\(wrong.error)")
  }
}
