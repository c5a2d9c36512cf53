internal import Domain
internal import Engine
internal import Interchange

/// Prints how many people live in a territory, by age and sex.
struct PopulationCommand: Command {
  static let name = "population"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "donne la population d'un territoire, par âge et par sexe",
    "prints the population of a territory, by age and sex")
  static let usage = Bilingual(
    """
    ancrage population TERRITOIRE [--year ANNÉE]

      TERRITOIRE         genre et code, par exemple rls:1633, ou son nom
      --year ANNÉE       une autre année que celle du jour en question; si aucune table ne l'a, la
                         plus proche est prise et nommée
    """,
    """
    ancrage population TERRITORY [--year YEAR]

      TERRITORY          kind and code, for example rls:1633, or its name
      --year YEAR        another year than that of the day in question; where no table has it, the
                         nearest is taken and named
    """)

  private let common: CommonOptions
  private let territory: String
  private let year: Int?

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    year = try arguments.takeInteger("--year", in: 1...9999)
    territory = try arguments.requirePlain(
      common.language == .french ? "TERRITOIRE" : "TERRITORY")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let snapshot = try environment.snapshot(common)
    let meant = try snapshot.territory(standingFor: territory)
    let answer = try snapshot.population(of: meant.territory.id, year: year)
    if common.printsJSON {
      try environment.writeOutput(common.answers.population(answer, askedAs: meant.asked))
    } else {
      var page = try environment.page(common, seeing: snapshot)
      page.add(answeredFor: meant)
      PopulationText(answer).write(to: &page)
      try environment.write(page.text)
    }
    environment.tell(try snapshot.correctedSince(answer), common.language)
  }
}
