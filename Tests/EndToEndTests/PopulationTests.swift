import Foundation
import TestSupport
import Testing

/// The people of the demo and of Québec, beside their tables.
@Suite("Population")
struct PopulationTests {
  /// The part of `ancrage.population/1` that is compared.
  struct Answer: Decodable {
    struct Group: Decodable {
      let ages: String
      let female: Int?
      let male: Int?
      let total: Int?
    }
    let year: Int
    let people: Int?
    let groups: [Group]
  }

  @Test("of the demo is that of its table, and stands in the heading of a basket")
  func demo() throws {
    let data = try Demo.complete()
    let table = try String(
      contentsOfFile: Package.path("Data/demo/population.csv"), encoding: .utf8)
    let lines = table.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    try #require(lines.count == 14)
    for line in lines {
      let territory = "\(line[0].lowercased()):\(line[1])"
      let question = [territory, "--on", "2026-06-01", "--lang", "fr"]
      let answer = try data.run(["population", "--json"] + question).json(Answer.self)
      #expect(answer.people == Int(line[4]))
      #expect(answer.groups.map(\.ages) == ["0-17", "18-64", "65-74", "75+"])
      #expect(answer.groups.first?.total == Int(line[5]))
      #expect(answer.groups.last?.total == Int(line[8]))
      #expect(answer.groups.allSatisfy { $0.female == nil && $0.male == nil })
      let basket = try data.run(["basket"] + question).text.split(separator: "\n")
      let count = basket.first { $0.hasPrefix("Population") }?.filter(\.isNumber)
      #expect(count == "\(line[4])2026", "\(territory)")
    }
  }

  /// What `population.py` prints.
  private struct Row: Decodable {
    let territory: String
    let year: Int
    let female: [Int]
    let male: [Int]
    let total: [Int]
  }

  @Test(
    "of Québec is that of the published table, for drawn territories, years and ages",
    .enabled(if: RealData.isExpected, "the real data is not beside the package"))
  func quebec() throws {
    let file = try RealData.file(
      "population/population_by_health_territory_1996_2041.csv.xz"
    ).path
    let seed = 20_261_121
    print("population: seed \(seed)")
    let rows = try Python.run("population.py", [file, "\(seed)", "120"])
      .split(separator: UInt8(ascii: "\n"))
      .map { try JSONDecoder().decode(Row.self, from: $0) }
    try #require(rows.count > 100)
    let data = try RealDataTests.data()
    for row in rows {
      let answer = try data.run(["population", row.territory, "--year", "\(row.year)", "--json"])
        .json(Answer.self)
      #expect(answer.year == row.year)
      #expect(answer.groups.compactMap(\.female) == row.female, "\(row.territory) \(row.year)")
      #expect(answer.groups.compactMap(\.male) == row.male, "\(row.territory) \(row.year)")
      #expect(answer.groups.compactMap(\.total) == row.total, "\(row.territory) \(row.year)")
      #expect(answer.people == row.total.reduce(0, +))
    }
  }
}
