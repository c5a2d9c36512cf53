import Domain
import Foundation
import Interchange
import TestSupport
import Testing

@testable import Engine

@Suite("Files of indicators")
struct IndicatorFileTests {
  static func read(_ text: String, _ columns: IndicatorColumns) throws -> IndicatorFile {
    let folder = try TemporaryFolder()
    let path = folder.path("f.csv")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return try IndicatorReader.read(path: path, columns)
  }

  @Test("Every column has its role, and numbers keep their decimals")
  func roles() throws {
    let file = try Self.read(
      """
      code,année,nom,visites,taux,poids,coût
      0111,2021,A,12,3.5,100,1.05
      0112,2021,B,NA,4,,-20
      0113,2022,C,0,0.25,7,300.5

      """,
      IndicatorColumns(
        code: "code", sums: ["visites", "coût"],
        means: [IndicatorColumns.Mean(column: "taux", weight: "poids")], kept: ["année"],
        dropped: ["nom"]))
    #expect(
      file.table.columns == [
        IndicatorTable.Column(name: "visites", role: .sum, decimals: 0),
        IndicatorTable.Column(name: "coût", role: .sum, decimals: 2),
        IndicatorTable.Column(name: "poids", role: nil, decimals: 0),
        IndicatorTable.Column(name: "taux", role: .mean(.column(2)), decimals: 2),
      ])
    #expect(
      file.table.rows == [
        IndicatorTable.Row(line: 2, code: "0111", group: ["2021"], values: [12, 105, 100, 350]),
        IndicatorTable.Row(line: 3, code: "0112", group: ["2021"], values: [nil, -2000, nil, 400]),
        IndicatorTable.Row(line: 4, code: "0113", group: ["2022"], values: [0, 30050, 7, 25]),
      ])
    #expect(file.delimiter == .comma && file.hasDecimalComma == [false, false, false, false])
  }

  @Test("A comma marks decimals only where it separates no fields")
  func commas() throws {
    let columns = IndicatorColumns(code: "RLS", codePrefix: "RLS ", sums: ["n", "m"], means: [])
    let file = try Self.read("RLS;n;m\nRLS 0111;1,5;2.5\n0112;2;3\n", columns)
    #expect(file.table.rows.map(\.values) == [[15, 25], [20, 30]])
    #expect(file.table.rows.map(\.code) == ["0111", "0112"])
    #expect(file.hasDecimalComma == [true, false] && file.delimiter == .semicolon)
    let refused = #expect(throws: ConversionRefused.self) {
      try Self.read("RLS,n,m\n0111,\"1,5\",2\n", columns)
    }
    #expect(refused?.problems.map(\.reason) == [.malformedNumber])
  }

  @Test("A weight that is called people means the people, unless a column bears the name")
  func people() throws {
    let columns = IndicatorColumns(
      code: "c", sums: [], means: [IndicatorColumns.Mean(column: "t", weight: "people")])
    #expect(
      try Self.read("c,t\n1,2\n", columns).table.columns.map(\.role) == [.mean(.people)])
    #expect(
      try Self.read("c,t,people\n1,2,3\n", columns).table.columns.map(\.role)
        == [nil, .mean(.column(0))])
  }

  @Test("A weight that is summed too is one column")
  func summedWeight() throws {
    let file = try Self.read(
      "c,n,t\n1,2,3\n",
      IndicatorColumns(
        code: "c", sums: ["n"], means: [IndicatorColumns.Mean(column: "t", weight: "n")]))
    #expect(file.table.columns.map(\.role) == [.sum, .mean(.column(0))])
  }

  @Test("Columns that nobody has spoken for are refused by name, and so are double roles")
  func undeclared() {
    #expect(throws: IndicatorError.self) {
      try Self.read("c,n,taux\n1,2,3\n", IndicatorColumns(code: "c", sums: ["n"], means: []))
    }
    do {
      _ = try Self.read(
        "c,n,taux,nom\n1,2,3,A\n", IndicatorColumns(code: "c", sums: ["n"], means: []))
    } catch let error as IndicatorError {
      if case .undeclared(_, let columns) = error { #expect(columns == ["taux", "nom"]) }
      #expect(error.message(in: .french).contains("taux, nom"))
      #expect(error.message(in: .english).contains("taux, nom"))
    } catch {
      Issue.record(error)
    }
    #expect(throws: IndicatorError.declaredTwice(column: "n")) {
      try Self.read(
        "c,n\n1,2\n",
        IndicatorColumns(
          code: "c", sums: ["n"], means: [IndicatorColumns.Mean(column: "n", weight: "people")]))
    }
    #expect(throws: IndicatorError.self) {
      try Self.read("c\n1\n", IndicatorColumns(code: "c", sums: [], means: []))
    }
    #expect(throws: CSVError.self) {
      try Self.read("c,n\n1,2\n", IndicatorColumns(code: "c", sums: ["m", "n"], means: []))
    }
  }

  @Test(
    "What is no number is told with its line and column",
    arguments: ["x", "1e3", "1 000", "--1", "1.", ".", "+-2", "12345678901234567"])
  func malformed(number: String) {
    let refused = #expect(throws: ConversionRefused.self) {
      try Self.read(
        "c,n\n1,2\n2,\(number)\n3,\n", IndicatorColumns(code: "c", sums: ["n"], means: []))
    }
    #expect(
      refused?.problems == [
        ImportProblem(line: 3, column: 2, field: "n", value: number, reason: .malformedNumber)
      ])
  }

  @Test("A row without a code, or with another number of fields, is a problem")
  func rows() {
    let refused = #expect(throws: ConversionRefused.self) {
      try Self.read(
        "c,n\n,2\n2,3,4\n", IndicatorColumns(code: "c", sums: ["n"], means: []))
    }
    #expect(
      refused?.problems.map(\.reason) == [.missingValue, .outOfRange(expected: "2")])
  }

  @Test(
    "Numbers are written with their decimals",
    arguments: [(0, 0, "0"), (5, 2, "0.05"), (-1234, 2, "-12.34"), (7, 0, "7"), (-5, 1, "-0.5")])
  func decimals(units: Int, decimals: Int, text: String) {
    #expect(IndicatorText.decimal(units, decimals: decimals) == text)
  }

  @Test("The converted table has the form of the file")
  func writes() throws {
    let file = try Self.read(
      "RLS;an;n;t\n1;2021;1,5;2,5\n",
      IndicatorColumns(
        code: "RLS", sums: ["n"], means: [IndicatorColumns.Mean(column: "t", weight: "people")],
        kept: ["an"]))
    let kind = try #require(TerritoryKind("mrc"))
    let converted = ConvertedIndicators(
      columns: file.table.columns, measure: .people,
      rows: [
        ConvertedIndicators.Row(
          territory: NamedTerritory(id: TerritoryID(trusted: "mrc:a"), name: "A; B"),
          group: ["2021"],
          values: [
            ConvertedIndicators.Value(number: 12, low: 8.4, high: 15.2),
            ConvertedIndicators.Value(number: 2.46813, low: 2.46813, high: 2.46813),
          ]),
        ConvertedIndicators.Row(
          territory: NamedTerritory(id: TerritoryID(trusted: "mrc:b"), name: "B"), group: ["2021"],
          values: [nil, nil]),
      ], unmapped: [], remainders: [], incomplete: [], byAreaInstead: [], totals: [nil, nil])
    let division = Division(kind: kind, day: CalendarDate(daysSince1970: 0))
    let plain = IndicatorWriter(file, kept: ["an"], writesBounds: false)
    #expect(
      String(decoding: plain.table(converted, to: division), as: UTF8.self)
        == "mrc;name;an;n;t\na;\"A; B\";2021;1,2;2,468\nb;B;2021;;\n")
    let bounded = IndicatorWriter(file, kept: ["an"], writesBounds: true)
    #expect(
      String(decoding: bounded.table(converted, to: division), as: UTF8.self)
        == "mrc;name;an;n;n_low;n_high;t\na;\"A; B\";2021;1,2;0,8;1,6;2,468\nb;B;2021;;;;\n")
  }
}
