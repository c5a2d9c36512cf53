internal import Domain
internal import Engine
internal import Interchange

/// Tells the history of one thing, or all that changed in a territory.
struct HistoryCommand: Command {
  static let name = "history"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "raconte l'histoire d'une ressource, d'un service, d'un territoire…",
    "tells the history of a resource, a service, a territory…")
  static let usage = Bilingual(
    """
    ancrage history QUOI [--from DATE] [--to DATE] [--by effective|recorded] [--all]
    ancrage history --territory TERRITOIRE [--from DATE] [--to DATE] [--all]

      QUOI               un identifiant (rls:1633, resource:…, service:…, organization:…,
                         registrations:…, dataset:…) ou un nom, ancien ou actuel
      --territory        tout ce qui a changé dans un territoire : lui-même, ce qui le contient, ce
                         qu'il contient, et les services de son panier
      --from DATE        première date d'effet racontée
      --to DATE          dernière date d'effet racontée
      --by ORDRE         par date d'effet (effective, par défaut) ou dans l'ordre où le journal l'a
                         appris (recorded)
      --all              toutes les lignes, sans rien résumer
    """,
    """
    ancrage history WHAT [--from DATE] [--to DATE] [--by effective|recorded] [--all]
    ancrage history --territory TERRITORY [--from DATE] [--to DATE] [--all]

      WHAT               an identifier (rls:1633, resource:…, service:…, organization:…,
                         registrations:…, dataset:…) or a name, former or present
      --territory        all that changed in a territory: itself, what it lies in, what lies in it,
                         and the services of its basket
      --from DATE        first effective date told
      --to DATE          last effective date told
      --by ORDER         by effective date (effective, the default) or in the order in which the log
                         learned it (recorded)
      --all              every line, nothing summed up
    """)

  private enum Question {
    case about(String)
    case territory(String)
  }

  private let common: CommonOptions
  private let question: Question
  private let request: HistoryRequest
  private let showsAll: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    showsAll = try arguments.takeFlag("--all")
    let from = try arguments.takeDate("--from")
    let to = try arguments.takeDate("--to")
    let order = try arguments.takeWord("--by", HistoryRequest.Order.self)
    let territory = try arguments.takeOption("--territory")
    if let from, let to, to < from {
      throw UsageError.malformedValue(
        option: "--to", value: to.description,
        expected: Bilingual(
          "une date qui n'est pas avant --from \(from)",
          "a date that is not before --from \(from)"))
    }
    if let territory {
      guard order == nil else { throw UsageError.exclusiveOptions(["--territory", "--by"]) }
      question = .territory(territory)
    } else {
      question = .about(
        try arguments.requirePlain(common.language == .french ? "QUOI" : "WHAT"))
    }
    try arguments.finish()
    request = HistoryRequest(from: from, to: to, order: order ?? .effective)
  }

  func run(in environment: Environment) throws {
    let chronicle = try environment.chronicle(common)
    var page = try environment.page(common, seeing: chronicle)
    let json = common.answers(seeing: chronicle)
    let corrected: [CorrectedFact]
    switch question {
    case .about(let text):
      let story = try chronicle.story(of: chronicle.subject(meant: text), request)
      corrected = story.correctedSince
      if common.printsJSON {
        try environment.writeOutput(json.history(story))
      } else {
        StoryText(story, showsAll: showsAll).write(to: &page)
      }
    case .territory(let text):
      let story = try chronicle.changes(in: chronicle.territory(meant: text), request)
      corrected = story.correctedSince
      if common.printsJSON {
        try environment.writeOutput(json.territoryHistory(story))
      } else {
        TerritoryStoryText(story, showsAll: showsAll).write(to: &page)
      }
    }
    if !common.printsJSON { try environment.write(page.text) }
    environment.tell(corrected, common.language)
  }
}
