internal import Domain
internal import Engine
internal import Interchange

/// Converts between two divisions of the same land: prints the table, or converts a file by it.
struct ConvertCommand: Command {
  static let name = "convert"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "convertit d'une division du territoire à une autre",
    "converts from one division of the land to another")
  static let usage = Bilingual(
    """
    ancrage convert --from GENRE@DATE --to GENRE@DATE [--format text|csv] [--all]
    ancrage convert --population --from GENRE@DATE --to GENRE@DATE [--years 2021,2026]
    ancrage convert FICHIER --from GENRE@DATE --to GENRE@DATE --code COLONNE
                   [--sum COL,COL] [--mean COL:POIDS,COL:POIDS] [--keep COL,COL] [--drop COL,COL]
                   [--by people|area] [--bounds] [--partial] > sortie.csv

      --from, --to       les deux divisions, par exemple rls@2020-04-01
      --population       convertit la table de population elle-même, par année, sexe et âge
      FICHIER            une table CSV d'indicateurs par territoire; « - » lit l'entrée standard
      --code COLONNE     la colonne qui porte le code du territoire de départ
      --code-prefix T    texte qui précède le code dans cette colonne
      --sum COL,COL      des nombres : partagés selon où vivent les gens, à l'unité près
      --mean COL:POIDS   des moyennes ou des taux, pondérés par une colonne ou par « people »
      --keep COL,COL     ce qui distingue les lignes d'un même territoire, comme l'année
      --drop COL,COL     des colonnes à écarter; toute autre colonne est refusée
      --by people|area   partage selon la population (par défaut) ou la superficie
      --bounds           ajoute le minimum et le maximum de chaque nombre
      --partial          donne aussi les nombres dont une partie manque
      --all              montre aussi les bords communs tracés deux fois
      --year ANNÉE       l'année de la population (par défaut celle du jour en question)
      --units GENRE      les territoires dont on compte les gens (par défaut les plus fins)
      --border-width M   largeur, en mètres, sous laquelle un morceau n'est qu'un bord (200)
      --encoding E       encodage du fichier : utf-8, cp1252, utf-16 …
    """,
    """
    ancrage convert --from KIND@DATE --to KIND@DATE [--format text|csv] [--all]
    ancrage convert --population --from KIND@DATE --to KIND@DATE [--years 2021,2026]
    ancrage convert FILE --from KIND@DATE --to KIND@DATE --code COLUMN
                   [--sum COL,COL] [--mean COL:WEIGHT,COL:WEIGHT] [--keep COL,COL] [--drop COL,COL]
                   [--by people|area] [--bounds] [--partial] > out.csv

      --from, --to       the two divisions, for example rls@2020-04-01
      --population       converts the population table itself, by year, sex and age
      FILE               a CSV table of indicators by territory; "-" reads standard input
      --code COLUMN      the column that bears the code of the territory to convert from
      --code-prefix T    text that stands before the code in that column
      --sum COL,COL      counts: shared by where people live, to the last unit
      --mean COL:WEIGHT  means or rates, weighted by a column or by "people"
      --keep COL,COL     what sets rows of one territory apart, such as the year
      --drop COL,COL     columns to leave out; any other column is refused
      --by people|area   shares by people (default) or by area
      --bounds           adds the least and the most that each count can be
      --partial          also gives numbers of which a part is missing
      --all              also shows common borders that were drawn twice
      --year YEAR        the year of the population (default: that of the day in question)
      --units KIND       the territories whose people are counted (default: the finest)
      --border-width M   width, in metres, below which a piece is only a border (200)
      --encoding E       encoding of the file: utf-8, cp1252, utf-16 …
    """)

  private enum Task {
    case table(asCSV: Bool, showsAll: Bool)
    case population(years: [Int])
    case file(IndicatorFileConversion)
  }

  private let common: CommonOptions
  private let request: ConversionRequest
  private let task: Task

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    let from = try Self.division(arguments.requireOption("--from"), "--from")
    let to = try Self.division(arguments.requireOption("--to"), "--to")
    let units = try arguments.takeOption("--units").map {
      try ArgumentReader.kind($0, option: "--units")
    }
    request = ConversionRequest(
      from: from, to: to, year: try arguments.takeInteger("--year", in: 1...9999),
      unitKind: units,
      borderWidthMetres: Double(
        try arguments.takeInteger("--border-width", in: 0...100_000) ?? 200))
    let isPopulation = try arguments.takeFlag("--population")
    let years = try arguments.takeOption("--years")
    let format = try arguments.takeWord("--format", Format.self) ?? .text
    let showsAll = try arguments.takeFlag("--all")
    let file = try IndicatorFileConversion(&arguments, common)
    try arguments.finish()
    switch (isPopulation, file) {
    case (true, _?): throw UsageError.exclusiveOptions(["--population", "--code"])
    case (true, nil): task = .population(years: try Self.years(years))
    case (false, let file?): task = .file(file)
    case (false, nil): task = .table(asCSV: format == .csv, showsAll: showsAll)
    }
  }

  private enum Format: String, CaseIterable {
    case text, csv
  }

  func run(in environment: Environment) throws {
    let snapshot = try environment.snapshot(common)
    let table = try snapshot.conversion(request)
    let corrected = try snapshot.correctedSince(table, for: request)
    defer { environment.tell(corrected, common.language) }
    switch task {
    case .table(let asCSV, let showsAll):
      try write(table, asCSV, showsAll, seeing: snapshot, in: environment)
    case .population(let years):
      try writePopulation(table, years, seeing: snapshot, in: environment)
    case .file(let file): try file.run(by: table, common, in: environment)
    }
  }

  private func write(
    _ table: ConversionTable, _ asCSV: Bool, _ showsAll: Bool, seeing snapshot: Snapshot,
    in environment: Environment
  ) throws {
    if common.printsJSON {
      return try environment.writeOutput(common.answers.conversion(table))
    }
    if asCSV {
      environment.tellBranch(common)
      return try environment.writeOutput(ConversionCSV.table(table))
    }
    var page = try environment.page(common, seeing: snapshot)
    ConversionText(table, showsAll: showsAll).write(to: &page)
    try environment.write(page.text)
  }

  private func writePopulation(
    _ table: ConversionTable, _ years: [Int], seeing snapshot: Snapshot, in environment: Environment
  ) throws {
    let known = table.years
    for year in years where !known.contains(year) { throw Self.unknown(year, among: known) }
    guard let population = table.population(years: years.isEmpty ? known : years) else {
      throw ConversionError.noPopulation
    }
    if common.printsJSON {
      return try environment.writeOutput(
        common.answers.population(population, by: table))
    }
    try environment.writeOutput(ConversionCSV.population(population, to: table.to))
    var page = try environment.page(common, seeing: snapshot)
    page.add(pairs: ConversionText.heading(of: table, in: common.language))
    for note in ConversionWords.notes(of: table, in: common.language) { page.add(wrapping: note) }
    environment.writeError(page.text)
  }

  private static func unknown(_ year: Int, among known: [Int]) -> UsageError {
    // Mostly every year between two is known.
    let (french, english) =
      if let first = known.first, let last = known.last, last - first == known.count - 1 {
        ("une année de \(first) à \(last)", "a year from \(first) to \(last)")
      } else {
        (
          "une de ces années : " + known.map(String.init).joined(separator: ", "),
          "one of these years: " + known.map(String.init).joined(separator: ", ")
        )
      }
    return .malformedValue(
      option: "--years", value: "\(year)", expected: Bilingual(french, english))
  }

  private static func division(_ text: String, _ option: String) throws(UsageError) -> Division {
    guard let division = Division(text) else {
      throw .malformedValue(
        option: option, value: text,
        expected: Bilingual(
          "un genre et une date, comme rls@2020-04-01", "a kind and a date, such as rls@2020-04-01")
      )
    }
    return division
  }

  private static func years(_ text: String?) throws(UsageError) -> [Int] {
    var years: [Int] = []
    for part in (text ?? "").split(separator: ",") {
      guard let year = Int(part) else {
        throw .malformedValue(
          option: "--years", value: String(part),
          expected: Bilingual(
            "des années séparées par des virgules, comme 2021,2026",
            "years separated by commas, such as 2021,2026"))
      }
      years.append(year)
    }
    return years
  }
}
