internal import Domain
internal import Engine
internal import Interchange

/// Prints all services that serve a territory.
struct BasketCommand: Command {
  static let name = "basket"
  static let summary = Bilingual(
    "donne le panier de services d'un territoire", "prints the basket of services of a territory")
  static let usage = Bilingual(
    """
    ancrage basket TERRITOIRE [--all]

      TERRITOIRE         genre et code, par exemple rls:1633
      --all              toutes les lignes, sans rien résumer
    """,
    """
    ancrage basket TERRITORY [--all]

      TERRITORY          kind and code, for example rls:1633
      --all              every line, nothing summed up
    """)

  private let common: CommonOptions
  private let territory: TerritoryID
  private let showsAll: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    showsAll = try arguments.takeFlag("--all")
    let name = common.language == .french ? "TERRITOIRE" : "TERRITORY"
    let text = try arguments.requirePlain(name)
    try arguments.finish()
    guard let territory = TerritoryID(text) else {
      throw UsageError.malformedValue(
        option: name, value: text,
        expected: Bilingual(
          "un genre et un code, comme rls:1633", "a kind and a code, such as rls:1633"))
    }
    self.territory = territory
  }

  func run(in environment: Environment) throws {
    let answer = try environment.snapshot(common).basket(of: territory)
    if common.printsJSON {
      return try environment.writeOutput(AnswerJSON(language: common.language).basket(answer))
    }
    var page = environment.page(common.language)
    BasketText(answer, showsAll: showsAll).write(to: &page)
    try environment.write(page.text)
  }
}
