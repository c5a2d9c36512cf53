import Domain
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("Population tables")
struct PopulationTableTests {
  static func id(_ text: String) -> TerritoryID { TerritoryID(trusted: text) }

  static func row(
    _ line: Int, _ territory: String, _ year: Int, _ sex: Sex, _ people: [Int],
    ages: [ClosedRange<Int>] = [0...4, 5...64, 65...150]
  ) -> PopulationRow {
    PopulationRow(
      line: line, territory: id(territory), name: nil, year: year, sex: sex, ages: ages,
      people: people)
  }

  static func population(
    _ rows: [PopulationRow], projectionsFrom: Int? = nil, effectiveOn: String = "2026-01-01"
  ) -> Population {
    Population(layers: [layer(rows, projectionsFrom: projectionsFrom, effectiveOn: effectiveOn)])
  }

  static func layer(
    _ rows: [PopulationRow], projectionsFrom: Int? = nil, effectiveOn: String = "2026-01-01"
  ) -> Population.Layer {
    var builder = PopulationTableBuilder()
    for row in rows { builder.add(row) }
    let table = builder.table(projectionsFrom: projectionsFrom)
    #expect(builder.problems.isEmpty)
    return Population.Layer(
      source: Population.Source(
        id: DatasetID(trusted: "dataset:d"), title: "t", text: "t",
        effectiveOn: CalendarDate(effectiveOn) ?? .earliest, projectionsFrom: projectionsFrom),
      table: table)
  }

  @Test("Any range of ages of any row is the sum of its cells, before and after it was stored")
  func bruteForce() throws {
    var random = SplitMix64(seed: 20_261_121)
    let ages = (0..<20).map { $0...($0 == 19 ? 150 : $0) }
    for top in [200, 60_000, 4_000_000_000, 90_000_000_000] {
      var rows: [PopulationRow] = []
      for code in ["rls:1", "rls:2", "mrc:1"] {
        for year in [1996, 2001, 2041] {
          for sex in Sex.allCases {
            // The total of rls:2 is one of its own; that of the others is the sum.
            let people =
              sex == .total && code != "rls:2"
              ? zip(rows[rows.count - 2].people, rows[rows.count - 1].people).map(+)
              : ages.map { _ in Int.random(in: 0...top, using: &random) }
            rows.append(
              Self.row(rows.count + 2, code, year, sex, people, ages: ages))
          }
        }
      }
      rows.shuffle(using: &random)
      let layer = Self.layer(rows)
      #expect(layer.table.series[Self.id("rls:1")]?.sexes == [.female, .male])
      #expect(layer.table.series[Self.id("rls:2")]?.sexes == Sex.allCases)
      var writer = StateWriter()
      layer.table.write(to: &writer)
      var reader = StateReader(writer.bytes)
      let stored = Population(layers: [
        Population.Layer(source: layer.source, table: try PopulationTable(from: &reader))
      ])
      #expect(reader.isAtEnd)
      for row in rows {
        let low = Int.random(in: 0..<20, using: &random)
        let high = Int.random(in: low..<20, using: &random)
        let range = low...(high == 19 ? 150 : high)
        let expected = row.people[low...high].reduce(0, +)
        for population in [Population(layers: [layer]), stored] {
          #expect(
            population.people(in: row.territory, year: row.year, sex: row.sex, ages: range)
              == expected)
        }
      }
    }
  }

  @Test("What no table tells is nil, never zero")
  func absent() {
    let population = Self.population([
      Self.row(2, "rls:1", 2021, .total, [0, 10, 20]),
      Self.row(3, "rls:2", 2021, .female, [1, 2, 3]),
    ])
    let one = Self.id("rls:1")
    #expect(population.people(in: one, year: 2021) == 30)
    #expect(population.people(in: one, year: 2021, ages: 0...4) == 0)
    #expect(population.people(in: one, year: 2021, ages: 5...150) == 30)
    #expect(population.people(in: one, year: 2021, ages: 5...Int.max) == 30)
    #expect(population.people(in: one, year: 2021, ages: 5...63) == nil)
    #expect(population.people(in: one, year: 2021, ages: 200...300) == nil)
    #expect(population.people(in: one, year: 2021, sex: .female) == nil)
    #expect(population.people(in: one, year: 2022) == nil)
    #expect(population.people(in: Self.id("rls:2"), year: 2021) == nil)
    #expect(population.people(in: Self.id("rls:2"), year: 2021, sex: .female) == 6)
    #expect(population.people(in: Self.id("rls:3"), year: 2021) == nil)
  }

  @Test("A gap between ages is never bridged")
  func gap() {
    let population = Self.population([
      Self.row(2, "rls:1", 2021, .total, [1, 2, 4], ages: [0...4, 10...64, 65...150])
    ])
    let one = Self.id("rls:1")
    #expect(population.people(in: one, year: 2021, ages: 0...64) == nil)
    #expect(population.people(in: one, year: 2021, ages: 10...150) == 6)
    #expect(population.figures(of: one, nearest: 2021)?.groups == [0...4, 10...64, 65...150])
    #expect(population.figures(of: one, nearest: 2021)?.everybody == nil)
  }

  @Test(
    "The nearest year is taken and said, and whether it is a projection",
    arguments: [
      (1900, 1996, false), (1996, 1996, false), (2001, 1996, false), (2002, 2006, true),
      (2006, 2006, true), (3000, 2006, true),
    ])
  func nearest(asked: Int, year: Int, isProjection: Bool) throws {
    let population = Self.population(
      [
        Self.row(2, "rls:1", 2006, .total, [1, 2, 3]),
        Self.row(3, "rls:1", 1996, .total, [1, 1, 1]),
      ], projectionsFrom: 2000)
    let figures = try #require(population.figures(of: Self.id("rls:1"), nearest: asked))
    #expect(figures.year == year && figures.askedYear == asked)
    #expect(figures.isProjection == isProjection)
    #expect(figures.everybody?.count == (year == 1996 ? 3 : 6))
  }

  @Test("Whether figures are projections is not said where the source does not say")
  func notSaid() {
    let population = Self.population([Self.row(2, "rls:1", 2006, .total, [1, 2, 3])])
    #expect(population.figures(of: Self.id("rls:1"), nearest: 2006)?.isProjection == nil)
  }

  @Test("Of two tables the first counts where it tells, else the other")
  func layers() {
    let population = Population(layers: [
      Self.layer([Self.row(2, "rls:1", 2021, .total, [1, 1, 1])]),
      Self.layer([
        Self.row(2, "rls:1", 2021, .female, [5, 5, 5]),
        Self.row(3, "rls:1", 2021, .male, [5, 5, 5]),
        Self.row(4, "rls:1", 2026, .female, [6, 6, 6]),
        Self.row(5, "rls:1", 2026, .male, [6, 6, 6]),
        Self.row(6, "mrc:1", 2026, .female, [7, 7, 7]),
        Self.row(7, "mrc:1", 2026, .male, [7, 7, 7]),
      ]),
    ])
    let one = Self.id("rls:1")
    #expect(population.people(in: one, year: 2021) == 3)
    #expect(population.people(in: one, year: 2021, sex: .male) == 15)
    #expect(population.people(in: one, year: 2026) == 36)
    #expect(population.figures(of: one, nearest: 2026)?.everybody?.count == 36)
    #expect(population.people(in: Self.id("mrc:1"), year: 2026) == 42)
    #expect(population.kinds.map(\.name) == ["mrc", "rls"])
  }

  @Test("Years of age come together in the groups that people use")
  func groups() {
    let ages = (0..<91).map { $0...($0 == 90 ? 150 : $0) }
    let population = Self.population([
      Self.row(2, "rls:1", 2021, .total, Array(repeating: 1, count: 91), ages: ages)
    ])
    let figures = population.figures(of: Self.id("rls:1"), nearest: 2021)
    #expect(
      figures?.groups
        == [0...4, 5...11, 12...17, 18...24, 25...44, 45...64, 65...74, 75...84, 85...150])
    #expect(
      figures?.groups.compactMap { figures?.people(ages: $0) } == [5, 7, 6, 7, 20, 20, 10, 10, 6])
  }

  @Test("What stands twice, overlaps or is missing is a problem, with its line")
  func problems() {
    var builder = PopulationTableBuilder()
    for row in [
      Self.row(2, "rls:1", 2021, .total, [1], ages: [0...4]),
      Self.row(3, "rls:1", 2021, .total, [1], ages: [5...9]),
      Self.row(4, "rls:2", 2021, .total, [1], ages: [0...4]),
      Self.row(5, "rls:1", 2021, .total, [1], ages: [0...4]),
      Self.row(6, "rls:2", 2021, .total, [1], ages: [4...9]),
    ] {
      builder.add(row)
    }
    _ = builder.table(projectionsFrom: nil)
    #expect(
      builder.problems == [
        ImportProblem(line: 5, value: "rls:1 2021 total 0-4", reason: .duplicate(firstLine: 2)),
        ImportProblem(value: "4-9", reason: .overlappingAges(with: "0-4")),
        ImportProblem(value: "5-9", reason: .overlappingAges(with: "4-9")),
        ImportProblem(line: 2, value: "rls:1 2021 total 4-9", reason: .noCount),
        ImportProblem(line: 4, value: "rls:2 2021 total 5-9", reason: .noCount),
      ])
  }
}
