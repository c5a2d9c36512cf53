internal import Engine
internal import Interchange

/// Says why a service serves a person, or does not.
struct WhyCommand: Command {
  static let name = "why"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "dit pourquoi un service dessert une personne, ou non",
    "says why a service serves a person, or does not")
  static let usage = Bilingual(
    """
    ancrage why SERVICE (--address TEXTE | --point LON,LAT | --postal-code CODE |
                --municipality NOM | --territory TERRITOIRE) [--choice N]
                [--gmf RESSOURCE] [options de la personne]

      SERVICE            un identifiant (service:…) ou un nom
      Les autres options sont celles de lookup (voyez : ancrage help lookup).
    """,
    """
    ancrage why SERVICE (--address TEXT | --point LON,LAT | --postal-code CODE |
                --municipality NAME | --territory TERRITORY) [--choice N]
                [--gmf RESOURCE] [options about the person]

      SERVICE            an identifier (service:…) or a name
      The other options are those of lookup (see: ancrage help lookup).
    """)

  private let options: RequestOptions
  private let place: PlaceOptions
  private let service: String

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    let place = try PlaceOptions(&arguments)
    options = try RequestOptions(&arguments, common)
    service = try arguments.requirePlain("SERVICE")
    try arguments.finish(besidesPlace: true)
    guard let place else { throw UsageError.missingPlace }
    self.place = place
  }

  func run(in environment: Environment) throws {
    let common = options.common
    let workspace = try environment.open(common, for: .reading)
    let snapshot = try environment.preparing(common) {
      try workspace.snapshot(on: common.day, asKnownAt: common.knownAt, progress: $0)
    }
    let explanation = try snapshot.explain(
      snapshot.service(meant: service), to: place.home(in: snapshot, common, environment),
      options.request(in: snapshot))
    let grounded = try workspace.ground(explanation, in: snapshot)
    if common.printsJSON {
      try environment.writeOutput(common.answers(seeing: snapshot).why(grounded))
    } else {
      var page = try environment.page(common, seeing: snapshot)
      ExplanationText(grounded: grounded).write(to: &page)
      try environment.write(page.text)
    }
  }
}
