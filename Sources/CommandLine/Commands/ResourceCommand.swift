internal import Domain
internal import Engine
internal import Interchange

/// Shows a resource, what it offers, and its referral corridors.
struct ResourceCommand: Command {
  static let name = "resource"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "montre une ressource, ses services et ses corridors de services",
    "shows a resource, its services and its referral corridors")
  static let usage = Bilingual(
    """
    ancrage resource RESSOURCE

      RESSOURCE          identifiant, code ou nom
    """,
    """
    ancrage resource RESOURCE

      RESOURCE           identifier, code or name
    """)

  private let common: CommonOptions
  private let resource: String

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    resource = try arguments.requirePlain(
      common.language == .french ? "RESSOURCE" : "RESOURCE")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let snapshot = try environment.snapshot(common)
    let answer = try snapshot.resource(snapshot.resource(meant: resource))
    if common.printsJSON {
      try environment.writeOutput(common.answers(seeing: snapshot).resource(answer))
    } else {
      var page = try environment.page(common, seeing: snapshot)
      ResourceText(answer).write(to: &page)
      try environment.write(page.text)
    }
    let subjects =
      [Subject.resource(answer.id)] + answer.services.map { .service($0.id) }
      + answer.partnerships.map { .partnership($0.id) }
    environment.tell(snapshot.correctedSince(subjects), common.language)
  }
}
