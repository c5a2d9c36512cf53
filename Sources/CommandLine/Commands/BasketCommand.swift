internal import Domain
internal import Engine
internal import Interchange

/// Prints all services that serve a territory.
struct BasketCommand: Command {
  static let name = "basket"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "donne le panier de services d'un territoire", "prints the basket of services of a territory")
  static let usage = Bilingual(
    """
    ancrage basket TERRITOIRE [--all]

      TERRITOIRE         genre et code, par exemple rls:1633, ou son nom
      --all              toutes les lignes, sans rien résumer
    """,
    """
    ancrage basket TERRITORY [--all]

      TERRITORY          kind and code, for example rls:1633, or its name
      --all              every line, nothing summed up
    """)

  private let common: CommonOptions
  private let territory: String
  private let showsAll: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    showsAll = try arguments.takeFlag("--all")
    territory = try arguments.requirePlain(
      common.language == .french ? "TERRITOIRE" : "TERRITORY")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let snapshot = try environment.snapshot(common)
    let meant = try snapshot.territory(standingFor: territory)
    let answer = try snapshot.basket(of: meant.territory.id)
    if common.printsJSON {
      try environment.writeOutput(
        common.answers(seeing: snapshot).basket(answer, askedAs: meant.asked))
    } else {
      var page = try environment.page(common, seeing: snapshot)
      page.add(answeredFor: meant)
      BasketText(answer, showsAll: showsAll).write(to: &page)
      try environment.write(page.text)
    }
    environment.tell(try snapshot.correctedSince(answer), common.language)
  }
}
