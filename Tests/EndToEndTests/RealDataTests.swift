import Foundation
import TestSupport
import Testing

/// The real territories, resources, postal codes and population, imported as `Tools/quebec` does it.
@Suite(
  "Québec",
  .enabled(if: RealData.isExpected, "the real data is not beside the package"), .serialized)
struct RealDataTests {
  /// Everything imported once, and what the program said meanwhile.
  private static let imported = Result {
    let data = try DataDirectory()
    atexit { RealDataTests.cleanUp() }
    return (data: data, report: try quebec(into: data.path))
  }

  private static func cleanUp() {
    try? FileManager.default.removeItem(atPath: imported.get().data.path)
  }

  static func data() throws -> DataDirectory { try imported.get().data }

  /// Runs the script that imports it all.
  private static func quebec(into path: String) throws -> String {
    let folder = try RealData.file("README.md").deletingLastPathComponent()
    let outcome = try RunningProgram(
      Package.path("Tools/quebec"), [folder.path, "--data", path],
      variables: ["ANCRAGE": Ancrage.path]
    ).finish()
    try outcome.check()
    return outcome.text
  }

  /// Rows and events of each import, in order.
  ///
  /// Each territory is two events, those that are dissolved included; each table of addresses or
  /// postal codes and the population are one dataset each.
  private static let counts: [(rows: Int, events: Int)] = [
    (96, 278), (166, 332), (107, 214), (34, 68), (60, 120), (1_390, 4_859),
    (100, 296), (65, 250), (37, 115), (225_380, 1), (1_664, 1),
    (3_290, 1), (1_390, 1), (1_345, 1), (1_259, 1), (35, 1), (73, 1), (42_780, 1),
  ]

  @Test("is imported whole: the events that the files hold")
  func events() throws {
    let (data, report) = try Self.imported.get()
    #expect(try data.verifiedPosition() == Int64(Self.counts.map(\.events).reduce(0, +)))
    #expect(Self.numbers(after: "lus", "lues", in: report) == Self.counts.map(\.rows))
    #expect(Self.numbers(after: "Événements", in: report) == Self.counts.map(\.events))
  }

  /// The numbers that follow one of the words and a colon, in order.
  ///
  /// Lines count for nothing: a long path breaks them anywhere.
  private static func numbers(after words: String..., in report: String) -> [Int] {
    let tokens = report.split { $0 == " " || $0 == "\n" }
    return tokens.indices.dropLast(2).compactMap { index in
      guard words.contains(String(tokens[index])), tokens[index + 1] == ":" else { return nil }
      // Thousands are parted by a space that does not break lines.
      var digits = tokens[index + 2].filter { $0.isNumber || $0 == "." }
      if digits.last == "." { digits.removeLast() }
      return Int(digits)
    }
  }

  @Test("a second import of the same files records nothing, and neither does a dry run")
  func again() throws {
    let data = try DataDirectory(copying: Self.data())
    let position = try data.verifiedPosition()
    let report = try Self.quebec(into: data.path)
    #expect(try data.verifiedPosition() == position)
    #expect(!report.contains("Enregistré."), "\(report)")
  }

  @Test("a dry run of the territories records nothing, and makes no directory")
  func dryRun() throws {
    let work = try TemporaryFolder()
    let file = try RealData.file("boundaries/rls_2020.geojson").path
    let outcome = try Ancrage.run([
      "import", "territories", file, "--kind", "rls", "--code", "RLS_code", "--name", "RLS_nom",
      "--effective", "2020-04-01", "--source", "test", "--dry-run", "--data", work.path("data"),
    ])
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(!FileManager.default.fileExists(atPath: work.path("data")))
  }

  @Test("all 100 clinics of Montérégie lie in the RLS that their source names")
  func clinics() throws {
    let clinics = try RealData.file("resources/monteregie_est_ouest_clinics_2026.csv").path
    let borders = try RealData.file("boundaries/rls_2020.geojson").path
    let work = try TemporaryFolder()
    let table = try Python.run("clinics.py", ["points", clinics])
    try table.write(to: URL(fileURLWithPath: work.path("points.csv")))
    let located = try Self.data().run([
      "locate", "--points", work.path("points.csv"), "--kinds", "rls",
    ])
    #expect(located.status == 0, "\(located.error)")
    try located.output.write(to: URL(fileURLWithPath: work.path("located.csv")))
    let answer = try Python.run(
      "clinics.py", ["compare", clinics, work.path("located.csv"), borders])
    #expect(String(decoding: answer, as: UTF8.self) == "100 clinics, 100 in the RLS named\n")
  }

  @Test("a table of 200 schools is located as each school by itself")
  func bulkEqualsSingle() throws {
    let schools = try RealData.file("addresses/school_buildings_quebec_2022.csv").path
    let work = try TemporaryFolder()
    let seed = "20260604"
    print("schools: seed \(seed)")
    let table = try Python.run("sample_points.py", [schools, seed, "200"])
    try table.write(to: URL(fileURLWithPath: work.path("points.csv")))
    let bulk = try Self.data().run(["locate", "--points", work.path("points.csv")])
    let lines = bulk.text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    try #require(bulk.status == 0 && lines.count == 201, "\(bulk.error)")
    let kinds = lines[0].dropFirst(2)
    for line in lines.dropFirst() {
      let single = try Self.data().run(["locate", "--point=\(line[0]),\(line[1])", "--json"])
      let territories = try single.json(LocateJSON.self).territories
      let codes = kinds.map { kind in territories.first { $0.kind == kind }?.code ?? "" }
      #expect(codes == Array(line.dropFirst(2)), "\(line)")
    }
  }

  @Test(
    "a lookup around a GMF of Montérégie agrees with locate",
    arguments: ["-73.4500,45.5300", "-72.9500,45.6300", "-71.2500,46.8100", "-77.7800,48.1000"])
  func lookup(point: String) throws {
    let gmf = try Self.gmf()
    let place = ["--point=\(point)", "--on", "2026-06-01", "--json"]
    let located = try Self.data().run(["locate"] + place).json(LocateJSON.self)
    let outcome = try Self.data().run(["lookup"] + place + ["--gmf", gmf])
    let answer = try outcome.json(LookupJSON.self)
    #expect(answer.home.territories == located.territories)
    #expect(located.territories.contains { $0.kind == "clsc" })
    #expect(answer.gmf?.territories.contains { $0.kind == "rls" } == true)
    let groups = answer.services.map(\.group).tally()
    // The GMF's own follow-up serves whoever is registered there, wherever they live.
    #expect(groups["registration"] == 1)
    let isSameCLSC =
      answer.gmf?.territories.contains(
        where: located.territories.filter {
          $0.kind == "clsc"
        }.contains) ?? false
    if !isSameCLSC { #expect(groups["both"] == nil || outcome.text.contains("everyone")) }
  }

  @Test("the basket of a CLSC territory answers in both languages and in JSON")
  func basket() throws {
    let place = ["--point=-73.4593,45.5378", "--json"]
    let territories = try Self.data().run(["locate"] + place).json(LocateJSON.self).territories
    let clsc = try #require(territories.first { $0.kind == "clsc" })
    for language in ["fr", "en"] {
      let outcome = try Self.data().run(["basket", clsc.id, "--lang", language])
      #expect(outcome.status == 0)
      #expect(outcome.text.contains(clsc.name))
    }
    #expect(try Self.data().run(["basket", clsc.id, "--json"]).text.contains("ancrage.basket/1"))
  }

  @Test("a rebuild gives the same read models as following along")
  func rebuild() throws {
    let data = try DataDirectory(copying: Self.data())
    let outcome = try data.run(["rebuild", "--verify", "--json"])
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(
      outcome.text.contains(#""events":6541"#) && outcome.text.contains(#""isVerified":true"#))
  }

  /// A GMF of the table of clinics, with its point.
  private static func gmf() throws -> String {
    let clinics = try RealData.file("resources/monteregie_est_ouest_clinics_2026.csv").path
    return "resource:"
      + String(decoding: try Python.run("clinics.py", ["gmf", clinics]), as: UTF8.self)
      .trimmingCharacters(in: .newlines)
  }
}
