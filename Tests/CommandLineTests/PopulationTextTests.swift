import Domain
import JSONText
import Testing

@testable import CommandLine
@testable import Engine
@testable import Interchange

@Suite("The text of population")
struct PopulationTextTests {
  @Test(
    "A table by age and sex, of another year than the one asked about", arguments: Language.allCases
  )
  func bySex(_ language: Language) throws {
    let answer = Fixture.population(asked: 2026, projectionsFrom: 2022, tellsSexes: true)
    try check(answer, "population", language)
    try expect(
      String(
        decoding: AnswerJSON(language: language, branch: nil, style: .pretty).population(answer),
        as: UTF8.self),
      equalsFile: "population.\(language.rawValue).json")
  }

  @Test("Everybody together, in a few groups of ages", arguments: Language.allCases)
  func together(_ language: Language) throws {
    let answer = Fixture.population(asked: 2021, projectionsFrom: nil, tellsSexes: false)
    try check(answer, "population-total", language)
  }

  private func check(_ answer: PopulationAnswer, _ name: String, _ language: Language) throws {
    var page = Page(language: language)
    PopulationText(answer).write(to: &page)
    try expect(page.text, equalsFile: "\(name).\(language.rawValue).txt")
  }

  @Test("An import with everything that may not fit", arguments: Language.allCases)
  func imported(_ language: Language) throws {
    let rls = Fixture.rlsRive.id
    func finding(_ line: Int?, _ reason: PopulationFinding.Reason) -> PopulationFinding {
      PopulationFinding(territory: rls, name: "Rive", line: line, reason: reason)
    }
    let report = PopulationImportReport(
      report: ImportReport(
        rowCount: 1234, eventCounts: ["dataset.registered": 1], isDryRun: false, position: 42),
      findings: [
        finding(3, .unknownCode(rowCount: 1380, nearest: [Fixture.rlsIles.id])),
        finding(nil, .withoutFigures),
        finding(
          4,
          .sumDiffers(
            kind: Fixture.clscBourg.id.kind, cellCount: 12, year: 2021, sex: .female, ages: 0...0,
            stated: 12_345, sum: 12_344)),
        finding(5, .sexesDiffer(cellCount: 1, year: 2021, ages: 90...150, stated: 7, sum: 8)),
        finding(6, .columnDiffers(rowCount: 3, column: "total", stated: 100, sum: 99)),
      ],
      passedOver: ["RUISSS": 552, "Québec": 138], notLoaded: [Fixture.mrc.id.kind: 4416],
      territoryCounts: [Fixture.rss.id.kind: 18, Fixture.clscBourg.id.kind: 166],
      years: [1996, 1997, 2001], ages: (0...90).map { $0...($0 == 90 ? 150 : $0) },
      projectionsFrom: 2000)
    var page = Page(language: language)
    PopulationImportText.write(report, file: "pop.csv", to: &page)
    try expect(page.text, equalsFile: "import-population.\(language.rawValue).txt")
    let json = PopulationImportText.json(
      report, file: "pop.csv", AnswerJSON(language: language, branch: nil))
    try expect(
      String(decoding: json, as: UTF8.self),
      equalsFile: "import-population.\(language.rawValue).json")
  }

  static let errors: [Worded] = [
    Worded(
      PopulationError.noTable, 66,
      "Aucune table de population n'est chargée à cette date.\n"
        + "Chargez-en une : ancrage import population FICHIER --mapping CORRESPONDANCE.json …",
      "No population table is loaded on this day.\n"
        + "Load one: ancrage import population FILE --mapping MAPPING.json …"),
    Worded(
      PopulationError.noFigures(
        Fixture.rlsRive, kinds: [Fixture.clscBourg.id.kind, Fixture.rss.id.kind]), 66,
      "Aucune table chargée ne donne la population de rls:R1 (RLS de la Rive).\n"
        + "Genres de territoires qu'elles donnent : CLSC, RSS.",
      "No loaded table gives the population of rls:R1 (RLS de la Rive).\n"
        + "Kinds of territories that they give: CLSC, RSS."),
  ]

  @Test("Why there is no answer", arguments: errors)
  func words(_ worded: Worded) { worded.check() }

  @Test(
    "Ages in words",
    arguments: [
      (0...0, "0", "0 an", "0"), (1...1, "1", "1 an", "1"), (2...2, "2", "2 ans", "2"),
      (0...17, "0-17", "0 à 17 ans", "0 to 17"), (90...150, "90+", "90 ans et plus", "90 and over"),
      (0...150, "0+", "tous les âges", "all ages"),
    ])
  func ages(_ ages: ClosedRange<Int>, _ code: String, _ french: String, _ english: String) {
    #expect(AgeWords.code(ages) == code)
    #expect(AgeWords.text(ages, in: .french) == french)
    #expect(AgeWords.text(ages, in: .english) == english)
  }
}

extension Fixture {
  static let source = Population.Source(
    id: DatasetID(trusted: "dataset:d1"), title: "Population inventée", text: "Institut inventé",
    effectiveOn: date("2020-04-01"), projectionsFrom: 2022)

  /// The people of the RLS de la Rive in 2024, or of 2021 where sexes are not told.
  static func population(asked: Int, projectionsFrom: Int?, tellsSexes: Bool) -> PopulationAnswer {
    let ages =
      tellsSexes ? (0..<91).map { $0...($0 == 90 ? 150 : $0) } : [0...17, 18...64, 65...150]
    let year = tellsSexes ? 2024 : 2021
    var builder = PopulationTableBuilder()
    for sex in tellsSexes ? [Sex.female, .male] : [.total] {
      builder.add(
        PopulationRow(
          line: 2, territory: rlsRive.id, name: "Rive", year: year, sex: sex, ages: ages,
          people: ages.indices.map { 100 + $0 * (sex == .female ? 3 : 2) }))
    }
    var source = source
    source.projectionsFrom = projectionsFrom
    return PopulationAnswer(
      day: day, position: 1234, territory: rlsRive,
      figures: PopulationFigures(
        territory: rlsRive.id, askedYear: asked, year: year, source: source,
        table: builder.table(projectionsFrom: projectionsFrom)))
  }
}
