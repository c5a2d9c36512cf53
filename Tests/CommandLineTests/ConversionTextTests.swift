import Domain
import JSONText
import Testing

@testable import CommandLine
@testable import Engine
@testable import Interchange

@Suite("The text of conversions")
struct ConversionTextTests {
  @Test("A table with whole, cut and lost parts", arguments: Language.allCases)
  func table(_ language: Language) throws {
    var page = Page(language: language)
    ConversionText(Fixture.conversion, showsAll: false).write(to: &page)
    try expect(page.text, equalsFile: "conversion.\(language.rawValue).txt")
    try expect(
      String(
        decoding: AnswerJSON(language: language, branch: nil, style: .pretty).conversion(
          Fixture.conversion),
        as: UTF8.self), equalsFile: "conversion.\(language.rawValue).json")
    page = Page(language: language)
    ConversionText(Fixture.conversion, showsAll: true).write(to: &page)
    #expect(page.text.contains("<") && !page.text.contains("--all"))
  }

  @Test("A table without population", arguments: Language.allCases)
  func areaOnly(_ language: Language) throws {
    var table = Fixture.conversion
    table.basis = nil
    for index in table.rows.indices {
      table.rows[index].people = nil
      table.rows[index].peopleShare = nil
      table.rows[index].peopleLow = nil
      table.rows[index].peopleHigh = nil
      table.rows[index].method = nil
    }
    var page = Page(language: language)
    ConversionText(table, showsAll: false).write(to: &page)
    try expect(page.text, equalsFile: "conversion-area.\(language.rawValue).txt")
  }

  @Test("The table as values")
  func csv() throws {
    try expect(
      String(decoding: ConversionCSV.table(Fixture.conversion), as: UTF8.self),
      equalsFile: "conversion.csv")
    let population = ConvertedPopulation(
      ages: [0...64, 65...150],
      rows: [
        ConvertedPopulation.Row(
          territory: Fixture.mrc, year: 2024, sex: .total, people: [3, 4], low: 5, high: 9),
        ConvertedPopulation.Row(
          territory: nil, year: 2024, sex: .total, people: [1, 0], low: 0, high: 2),
      ])
    #expect(
      String(
        decoding: ConversionCSV.population(population, to: Fixture.conversion.to), as: UTF8.self)
          == """
          mrc,name,year,sex,people,people_low,people_high,0-64,65+
          M1,Bas-Fleuve,2024,total,7,5,9,3,4
          ,,2024,total,1,0,2,1,0

          """)
  }

  @Test("What became of a file", arguments: Language.allCases)
  func report(_ language: Language) throws {
    var page = Page(language: language)
    IndicatorReport(
      converted: Fixture.converted, table: Fixture.conversion, file: "f.csv", rowCount: 1234,
      text: { number, place in
        IndicatorText.decimal(
          Int(number), decimals: Fixture.converted.columns[place].decimals)
      }, weights: ["visites", "taux", "poids"]
    ).write(to: &page)
    try expect(page.text, equalsFile: "conversion-report.\(language.rawValue).txt")
    let json = AnswerJSON(language: language, branch: nil, style: .pretty).indicators(
      Fixture.converted, by: Fixture.conversion, file: "f.csv", kept: ["an"],
      text: { number, _ in "\(Int(number))" })
    try expect(
      String(decoding: json, as: UTF8.self),
      equalsFile: "conversion-report.\(language.rawValue).json")
  }

  static let errors: [Worded] = [
    Worded(
      ConversionError.noTerritories(
        Fixture.conversion.from, kinds: [Fixture.clscBourg.id.kind, Fixture.mrc.id.kind]), 66,
      "Aucun territoire de genre « rls » n'a de limites au 1er avril 2020.\n"
        + "Genres de territoires qui existent à cette date : clsc, mrc.",
      "No territory of kind \"rls\" has a boundary on 1 April 2020.\n"
        + "Kinds of territories that exist on that day: clsc, mrc."),
    Worded(
      ConversionError.noTerritories(Fixture.conversion.from, kinds: []), 66,
      "Aucun territoire de genre « rls » n'a de limites au 1er avril 2020.\n"
        + "Aucun territoire n'existe à cette date.",
      "No territory of kind \"rls\" has a boundary on 1 April 2020.\n"
        + "No territory exists on that day."),
    Worded(
      ConversionError.noUnits(Fixture.mrc.id.kind, kinds: [Fixture.clscBourg.id.kind]), 66,
      "Aucune table ne donne la population de territoires de genre « mrc » qui aient des limites.\n"
        + "Genres de territoires dont la population est connue : clsc.",
      "No table gives the population of territories of kind \"mrc\" that have a boundary.\n"
        + "Kinds of territories whose population is known: clsc."),
    Worded(
      ConversionError.noPopulation, 66,
      "Aucune table de population chargée ne dit où vivent les gens.\n"
        + "Chargez-en une (ancrage import population), ou partagez par la superficie : --by area.",
      "No population table that is loaded says where people live.\n"
        + "Load one (ancrage import population), or share by area: --by area."),
    Worded(
      ConversionRefused(
        file: "f.csv", problems: [ImportProblem(line: 3, value: "x", reason: .malformedNumber)]),
      65,
      "f.csv : rien n'a été converti. Problèmes : 1.\n  ligne 3 : « x » n'est pas un nombre",
      "f.csv: nothing was converted. Problems: 1.\n  line 3: \"x\" is not a number"),
    Worded(
      IndicatorError.undeclared(file: "f.csv", columns: ["a", "b"]), 64,
      "f.csv : rien ne dit comment convertir ces colonnes : a, b.\n"
        + "Des nombres s'additionnent (--sum), des taux se pondèrent (--mean COLONNE:POIDS); ce qui"
        + " distingue les lignes se garde (--keep), le reste s'écarte (--drop).",
      "f.csv: nothing says how to convert these columns: a, b.\n"
        + "Counts add up (--sum), rates need a weight (--mean COLUMN:WEIGHT); what sets rows apart"
        + " is kept (--keep), the rest is left out (--drop)."),
    Worded(
      IndicatorError.declaredTwice(column: "a"), 64,
      "La colonne « a » est déclarée deux fois. Donnez-lui un seul rôle.",
      "Column \"a\" is declared twice. Give it one role."),
    Worded(
      IndicatorError.nothingToConvert(file: "f.csv", columns: ["a"]), 64,
      "f.csv : aucune colonne n'est à convertir. Donnez --sum ou --mean.\nColonnes présentes : a.",
      "f.csv: no column is to be converted. Give --sum or --mean.\nColumns present: a."),
  ]

  @Test("Why there is no conversion", arguments: errors)
  func words(_ worded: Worded) { worded.check() }
}

extension Fixture {
  static let mrcHaut = territory("mrc:M2", "Haut-Fleuve")

  /// RLS into MRC: one whole, one cut, one that lies partly nowhere, and a border drawn twice.
  static let conversion = ConversionTable(
    day: day, position: 1234, from: Division(kind: rlsRive.id.kind, day: date("2020-04-01")),
    to: Division(kind: mrc.id.kind, day: date("2026-01-01")), sources: [rlsRive, rlsIles],
    targets: [mrc, mrcHaut], undrawn: [territory("mrc:M9", "Sans limites")],
    borderWidthMetres: 200,
    basis: ConversionTable.Basis(
      source: source, unitKind: clscBourg.id.kind, unitCount: 12, askedYear: 2026, year: 2024,
      isProjection: true, people: 60_000, peopleOutside: 12,
      undrawn: [territory("clsc:X1", "Ailleurs")], peopleUndrawn: 345),
    rows: [
      part(rlsRive, mrc, area: 0.99991, people: 52_870, of: 52_870, 52_870...52_870, .whole),
      part(rlsRive, mrcHaut, area: 0.00009, people: 0, of: 52_870, 0...0, nil, isBorder: true),
      part(rlsIles, mrc, area: 0.2, people: 4_000, of: 6_773, 1_000...5_000, .places),
      part(rlsIles, mrcHaut, area: 0.5, people: 2_700, of: 6_773, 0...6_000, .area),
      part(rlsIles, nil, area: 0.3, people: 73, of: 6_773, 0...5_773, .area),
    ], units: nil)

  private static func part(
    _ from: NamedTerritory, _ to: NamedTerritory?, area: Double, people: Int, of all: Int,
    _ bounds: ClosedRange<Int>, _ method: ConversionTable.Method?, isBorder: Bool = false
  ) -> ConversionTable.Row {
    ConversionTable.Row(
      from: from, to: to, areaShare: area, isBorder: isBorder, people: people,
      peopleShare: Double(people) / Double(all), peopleLow: bounds.lowerBound,
      peopleHigh: bounds.upperBound, method: method)
  }

  static let converted = ConvertedIndicators(
    columns: [
      IndicatorTable.Column(name: "visites", role: .sum, decimals: 0),
      IndicatorTable.Column(name: "taux", role: .mean(.column(2)), decimals: 1),
      IndicatorTable.Column(name: "part", role: .mean(.people), decimals: 1),
    ], measure: .people,
    rows: [
      ConvertedIndicators.Row(
        territory: mrc, group: ["2021"],
        values: [
          ConvertedIndicators.Value(number: 12_345, low: 12_000, high: 13_000),
          ConvertedIndicators.Value(number: 3, low: 3, high: 3), nil,
        ])
    ],
    unmapped: [
      ConvertedIndicators.Unmapped(line: 7, code: "311", nearest: ["0311", "0312"]),
      ConvertedIndicators.Unmapped(line: 8, code: "Total", nearest: []),
    ],
    remainders: [
      ConvertedIndicators.Remainder(
        from: rlsIles, group: ["2021"], share: 0.0108, amounts: [1_073, nil, nil])
    ],
    incomplete: [
      ConvertedIndicators.Incomplete(
        territory: mrcHaut, group: ["2021"], column: 2, missing: [rlsRive, rlsIles])
    ],
    byAreaInstead: [rlsIles],
    totals: [
      ConvertedIndicators.Total(
        inFile: 20_000, converted: 12_345, withheld: 6_000, inNoTarget: 1_073, unmapped: 582), nil,
      nil,
    ])
}
