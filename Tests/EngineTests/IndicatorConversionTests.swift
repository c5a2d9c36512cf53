import Domain
import TestSupport
import Testing

@testable import Engine

@Suite("Conversion of indicators")
struct IndicatorConversionTests {
  typealias World = ConversionWorld

  /// The squares in strips of 0 to 1.25 and 1.25 to 4: the second column is cut by places, three to one.
  static func table() throws -> ConversionTable {
    let world = try World(places: [
      World.Place(code: "J1A1A1", x: 1.1, y: 0.5), World.Place(code: "J1A1A2", x: 1.2, y: 0.1),
      World.Place(code: "J1A1A3", x: 1.05, y: 0.9), World.Place(code: "J1A1A4", x: 1.9, y: 0.9),
      World.Place(code: "J1A1A5", x: 1.1, y: 1.5), World.Place(code: "J1A1A6", x: 1.2, y: 1.1),
      World.Place(code: "J1A1A7", x: 1.05, y: 1.9), World.Place(code: "J1A1A8", x: 1.9, y: 1.9),
    ])
    try world.add("mrc", [("a", 0, 1.25), ("b", 1.25, 3)])
    return try world.table("clsc", "mrc")
  }

  static func indicators(
    _ roles: [IndicatorTable.Role?], decimals: Int = 0, _ rows: [(String, [Int?])],
    groups: [[String]]? = nil
  ) -> IndicatorTable {
    IndicatorTable(
      columns: roles.enumerated().map {
        IndicatorTable.Column(name: "c\($0)", role: $1, decimals: decimals)
      },
      rows: rows.enumerated().map {
        IndicatorTable.Row(
          line: $0 + 2, code: $1.0, group: groups?[$0] ?? [], values: $1.1)
      })
  }

  static let all = (0..<4).flatMap { column in (0..<2).map { "\(column)\($0)" } }

  @Test("Counts are shared by people to the last one, and what lies nowhere is told")
  func sums() throws {
    let rows = Self.all.enumerated().map { ($1, [Int?.some(100 + $0)]) }
    let result = try Self.table().convert(
      Self.indicators([.sum], rows), by: .people, file: "f")
    // clsc:10 has 102 and clsc:11 has 103: three quarters are 76.5 and 77.25, to the person.
    let a = 100 + 101 + 77 + 77
    #expect(result.rows.map(\.territory.id.code) == ["a", "b"])
    #expect(abs(try #require(result.rows[0].values[0]).number - Double(a)) <= 1)
    let total = try #require(result.totals[0])
    #expect(total.inFile == 828 && total.inNoTarget == 106 + 107 && total.unmapped == 0)
    #expect(total.converted == 828 - 213 && total.withheld == 0)
    #expect(
      result.rows.reduce(0) { $0 + Int($1.values[0]?.number ?? 0) } == total.converted)
    #expect(result.remainders.map(\.from.id.code) == ["30", "31"])
    #expect(result.remainders.map(\.amounts) == [[106], [107]])
    #expect(result.remainders.map(\.share) == [1, 1])
    // What is cut may lie on either side.
    let value = try #require(result.rows[0].values[0])
    #expect(value.low == 201 && abs(value.high - (201 + 205)) < 1e-9)
    #expect(result.unmapped.isEmpty && result.incomplete.isEmpty && result.byAreaInstead.isEmpty)
  }

  @Test("Counts are shared by area where that is asked for")
  func byArea() throws {
    let rows = Self.all.map { ($0, [Int?.some(1_000)]) }
    let result = try Self.table().convert(Self.indicators([.sum], rows), by: .area, file: "f")
    #expect(result.rows.map { $0.values[0]?.number } == [2_500, 3_500])
    let b = try #require(result.rows[1].values[0])
    #expect(b.low == 2_000 && b.high == 4_000)
  }

  @Test("A negative count is shared like a positive one")
  func negative() throws {
    let table = try Self.table()
    func numbers(_ value: Int) throws -> [Double?] {
      let rows = Self.all.map { ($0, [Int?.some(value)]) }
      return try table.convert(Self.indicators([.sum], rows), by: .people, file: "f")
        .rows.map { $0.values[0]?.number }
    }
    #expect(try numbers(-37) == numbers(37).map { $0.map { -$0 } })
  }

  @Test("Means are weighed by a column, shared like counts, or by people")
  func means() throws {
    let table = try Self.table()
    // 20 everywhere but in clsc:10, which has 60; weights 10 everywhere but there, which has 40.
    let rows = Self.all.map { ($0, $0 == "10" ? [Int?.some(60), 40] : [Int?.some(20), 10]) }
    let byColumn = try table.convert(
      Self.indicators([.mean(.column(1)), nil], rows), by: .people, file: "f")
    let share = try #require(table.row("10", "a")?.peopleShare)
    let other = try #require(table.row("11", "a")?.peopleShare)
    let weight = 20 + 10 * other + 40 * share
    let expected = (20 * (20 + 10 * other) + 60 * 40 * share) / weight
    #expect(abs(try #require(byColumn.rows[0].values[0]).number - expected) < 1e-9)
    #expect(byColumn.columns.map(\.name) == ["c0"] && byColumn.totals == [nil])
    let byPeople = try table.convert(
      Self.indicators([.mean(.people), nil], rows), by: .people, file: "f")
    let counts = ["00", "01", "10", "11"].map { Double(table.row($0, "a")?.people ?? 0) }
    let mean = (20 * (counts[0] + counts[1] + counts[3]) + 60 * counts[2]) / counts.reduce(0, +)
    #expect(abs(try #require(byPeople.rows[0].values[0]).number - mean) < 1e-9)
  }

  @Test("A mean of the same value everywhere is that value, whatever the weights")
  func constantMean() throws {
    let rows = Self.all.enumerated().map { ($1, [Int?.some(75), $0 * 7 + 1]) }
    for weight in [IndicatorTable.Weight.column(1), .people] {
      let result = try Self.table().convert(
        Self.indicators([.mean(weight), nil], decimals: 1, rows), by: .people, file: "f")
      for row in result.rows {
        #expect(abs(try #require(row.values[0]).number - 7.5) < 1e-12)
      }
    }
  }

  @Test("A target of which a part is not given has no number, unless parts are asked for")
  func incomplete() throws {
    let table = try Self.table()
    var rows = Self.all.map { ($0, [Int?.some(10), 5]) }
    rows[0].1[0] = nil
    rows.remove(at: 4)
    let indicators = Self.indicators([.sum, .sum], rows)
    let result = try table.convert(indicators, by: .people, file: "f")
    #expect(result.rows.map { $0.values.map { $0 == nil } } == [[true, false], [true, true]])
    #expect(
      result.incomplete.map { "\($0.territory.id.code) \($0.column) \($0.missing.map(\.id.code))" }
        == [#"a 0 ["00"]"#, #"b 0 ["20"]"#, #"b 1 ["20"]"#])
    let total = try #require(result.totals[0])
    #expect(total.converted == 0 && total.withheld == 40 && total.inNoTarget == 20)
    let partial = try table.convert(indicators, by: .people, allowsPartial: true, file: "f")
    #expect(partial.rows.allSatisfy { $0.values.allSatisfy { $0 != nil } })
    #expect(partial.incomplete == result.incomplete)
    #expect(partial.totals[0]?.converted == 40 && partial.totals[0]?.withheld == 0)
  }

  @Test("A mean without its weight is not known")
  func missingWeight() throws {
    var rows = Self.all.map { ($0, [Int?.some(10), Int?.some(5)]) }
    rows[0].1[1] = nil
    let result = try Self.table().convert(
      Self.indicators([.mean(.column(1)), nil], rows), by: .people, file: "f")
    #expect(result.rows.map { $0.values[0] == nil } == [true, false])
    #expect(result.incomplete.map(\.missing).map { $0.map(\.id.code) } == [["00"]])
    // Weights of nothing give no mean either.
    let none = Self.all.map { ($0, [Int?.some(10), Int?.some(0)]) }
    let empty = try Self.table().convert(
      Self.indicators([.mean(.column(1)), nil], none), by: .people, file: "f")
    #expect(empty.rows.allSatisfy { $0.values[0] == nil })
  }

  @Test("Codes may bear their kind; unknown ones are told with what may be meant")
  func codes() throws {
    var rows = Self.all.map { ("clsc:\($0)", [Int?.some(10)]) }
    rows[0].0 = "0"
    rows[1].0 = "rls:01"
    let result = try Self.table().convert(
      Self.indicators([.sum], rows), by: .people, allowsPartial: true, file: "f")
    #expect(result.unmapped.map(\.code) == ["0", "rls:01"])
    #expect(result.unmapped.map(\.line) == [2, 3])
    #expect(result.unmapped[0].nearest.contains("00"))
    #expect(result.totals[0]?.unmapped == 20 && result.totals[0]?.inFile == 80)
  }

  @Test("Rows of one territory are set apart by what is kept; without that they are refused")
  func groups() throws {
    let rows = Self.all.flatMap { [($0, [Int?.some(10)]), ($0, [Int?.some(20)])] }
    let groups = Self.all.flatMap { _ in [["2021"], ["2022"]] }
    let result = try Self.table().convert(
      Self.indicators([.sum], rows, groups: groups), by: .people, file: "f")
    #expect(result.rows.map(\.group) == [["2021"], ["2021"], ["2022"], ["2022"]])
    for (one, two) in [(0, 2), (1, 3)] {
      let values = [one, two].compactMap { result.rows[$0].values[0]?.number }
      #expect(abs(values[1] - 2 * values[0]) <= 2)
    }
    let refused = #expect(throws: ConversionRefused.self) {
      try Self.table().convert(Self.indicators([.sum], rows), by: .people, file: "f")
    }
    #expect(refused?.problems.count == 8)
    #expect(refused?.problems.first?.reason == .duplicate(firstLine: 2))
  }

  @Test("A table of a part of the land gives the targets that it reaches, and no others")
  func partOfTheLand() throws {
    let result = try Self.table().convert(
      Self.indicators([.sum], [("00", [7]), ("01", [8])]), by: .people, file: "f")
    #expect(result.rows.map(\.territory.id.code) == ["a"])
    // mrc:a also holds people of clsc:10 and clsc:11, of whom nothing is said.
    #expect(result.rows[0].values[0] == nil)
    #expect(result.incomplete.map { $0.missing.map(\.id.code) } == [["10", "11"]])
  }

  @Test("Where nobody is counted, area takes the place of people, and it is told")
  func nobody() throws {
    let rows = World.defaultRows.filter { $0.territory.code != "10" }
    let world = try World(rows: rows)
    try world.add("mrc", [("a", 0, 1.25), ("b", 1.25, 4)])
    let result = try world.table("clsc", "mrc").convert(
      Self.indicators([.sum], Self.all.map { ($0, [Int?.some(400)]) }), by: .people, file: "f")
    #expect(result.byAreaInstead.map(\.id.code) == ["10"])
    // 800 of two whole squares, 100 of clsc:10 by area, and a quarter of the people of clsc:11, which
    // is 100 but for the rounding of some 140 people to whole ones.
    #expect(abs(try #require(result.rows.first?.values[0]).number - 1_000) <= 2)
  }

  @Test("People are needed where counts are shared by them")
  func noPopulation() throws {
    let world = try World(rows: [])
    try world.add("mrc", [("a", 0, 1.25), ("b", 1.25, 4)])
    let table = try world.table("clsc", "mrc")
    let rows = Self.all.map { ($0, [Int?.some(10), Int?.some(1)]) }
    #expect(throws: ConversionError.noPopulation) {
      try table.convert(Self.indicators([.sum, nil], rows), by: .people, file: "f")
    }
    #expect(throws: ConversionError.noPopulation) {
      try table.convert(Self.indicators([.mean(.people), nil], rows), by: .area, file: "f")
    }
    #expect(
      try table.convert(Self.indicators([.sum, nil], rows), by: .area, file: "f").rows.count == 2)
  }

  @Test("Random tables are conserved to the last unit of every column")
  func conserved() throws {
    let seed: UInt64 = 20_261_124
    var random = SplitMix64(seed: seed)
    let table = try Self.table()
    for _ in 0..<200 {
      let rows = Self.all.map { code in
        (
          code,
          [
            Int?.some(Int.random(in: -50...5_000, using: &random)),
            Int.random(in: 0...9, using: &random),
          ]
        )
      }
      for measure in ConversionMeasure.allCases {
        let result = try table.convert(
          Self.indicators([.sum, .sum], decimals: 2, rows), by: measure, file: "f")
        for (place, total) in result.totals.enumerated() {
          let total = try #require(total)
          let inRows = result.rows.reduce(0) { $0 + Int($1.values[place]?.number ?? 0) }
          #expect(total.inFile == rows.reduce(0) { $0 + ($1.1[place] ?? 0) }, "seed \(seed)")
          #expect(total.converted == inRows && total.converted + total.inNoTarget == total.inFile)
        }
      }
    }
  }
}
