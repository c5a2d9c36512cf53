internal import Domain
internal import Engine
internal import Interchange
internal import Projections

/// Says which services serve a person, where they live and around their GMF, and why.
struct LookupCommand: Command {
  static let name = "lookup"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "dit quels services desservent une personne, et pourquoi",
    "says which services serve a person, and why")
  static let usage = Bilingual(
    """
    ancrage lookup (--point LON,LAT | --point - | --postal-code CODE) [--gmf RESSOURCE]
                   [--street PORTE] [--need BESOIN] [--age N] [--is CLIENTÈLES]
                   [--is-not CLIENTÈLES] [--language CODES] [--interpreter yes|no] [--mode MODE]
                   [--access ROUTE] [--cost SORTE] [--at AAAA-MM-JJTHH:MM] [--not-near-home] [--all]

      --point, --precision, --postal-code  où vit la personne (voyez : ancrage help locate); avec
                         --point, le code postal décide des services qui ne desservent que
                         certains codes
      --street PORTE     sa porte, pour les services qui ne desservent que certaines rues :
                         "12 rue des Saules", ou « - » pour la lire sur l'entrée standard
      --gmf RESSOURCE    le GMF où elle est inscrite, ou l'un de ses sites : identifiant ou nom
      --need BESOIN      une seule catégorie, par exemple mental-health
      --age N            son âge en années, 0 à 120
      --is, --is-not     ce qu'elle est, ce qu'elle n'est pas : women,newcomers … (le reste
                         est à lui demander)
      --language CODES   ses langues : fr, en, iu, cr … (plusieurs : es,fr)
      --interpreter yes|no  si un interprète lui convient (sans réponse : à lui demander)
      --mode MODE        inPerson, telephone, online ou atHome
      --access ROUTE     comment elle y entrerait : self (elle appelle), professional ou counter
      --cost SORTE       ce qu'elle peut payer au plus : free, contribution ou fee
      --at MOMENT        dit ce qui est ouvert alors, à l'heure du Québec, sans rien écarter
      --not-near-home    les groupes qui l'acceptent et ne se tiennent pas près de chez elle
      --all              toutes les lignes, sans rien résumer
    """,
    """
    ancrage lookup (--point LON,LAT | --point - | --postal-code CODE) [--gmf RESOURCE]
                   [--street DOOR] [--need CATEGORY] [--age N] [--is CLIENTELES]
                   [--is-not CLIENTELES] [--language CODES] [--interpreter yes|no] [--mode MODE]
                   [--access ROUTE] [--cost KIND] [--at YYYY-MM-DDTHH:MM] [--not-near-home] [--all]

      --point, --precision, --postal-code  where the person lives (see: ancrage help locate); beside
                         --point, the postal code decides of services that serve some codes only
      --street DOOR      their door, for services that serve some streets only:
                         "12 rue des Saules", or "-" to read it from standard input
      --gmf RESOURCE     the GMF they are registered with, or one of its sites: identifier or name
      --need CATEGORY    a single category, for example mental-health
      --age N            their age in years, 0 to 120
      --is, --is-not     what they are, what they are not: women,newcomers … (they have to be
                         asked about the rest)
      --language CODES   their languages: fr, en, iu, cr … (several: es,fr)
      --interpreter yes|no  whether an interpreter would do (without: they have to be asked)
      --mode MODE        inPerson, telephone, online or atHome
      --access ROUTE     how they would get in: self (they call), professional or counter
      --cost KIND        the most that they can pay: free, contribution or fee
      --at MOMENT        says what is open then, by the clocks of Québec; leaves nothing out
      --not-near-home    groups that accept them and are not held near their home
      --all              every line, nothing summed up
    """)

  private let common: CommonOptions
  private let place: PlaceOptions
  private let gmf: String?
  private let request: LookupRequest
  private let showsAll: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    let place = try PlaceOptions(&arguments)
    showsAll = try arguments.takeFlag("--all")
    gmf = try arguments.takeOption("--gmf")
    let moment = try arguments.takeMoment("--at")
    self.common = try common.asking(at: moment?.day)
    request = LookupRequest(
      need: try Self.category(try arguments.takeOption("--need")).map { ServiceNeed($0) },
      person: try arguments.takePerson(),
      mode: try arguments.takeWord("--mode", ServiceMode.self),
      isNotNearHome: try arguments.takeFlag("--not-near-home"), day: self.common.day,
      momentMilliseconds: moment?.milliseconds)
    try arguments.finish()
    guard let place else { throw UsageError.missingPlace }
    self.place = place
  }

  func run(in environment: Environment) throws {
    let snapshot = try environment.snapshot(common)
    try checkNeed(against: snapshot)
    try checkClienteles(against: snapshot)
    var request = request
    request.gmf = try gmf.map(snapshot.gmf)
    let answer = try snapshot.lookup(try place.home(in: snapshot, environment), request)
    if common.printsJSON {
      try environment.writeOutput(common.answers.lookup(answer))
    } else {
      var page = try environment.page(common, seeing: snapshot)
      LookupText(answer, showsAll: showsAll, language: common.language, width: page.width)
        .write(to: &page)
      try environment.write(page.text)
    }
    environment.tell(snapshot.correctedSince(answer, to: request), common.language)
  }

  /// A clientele that no service names and no table knows is a mistake, and would answer no question.
  private func checkClienteles(against snapshot: Snapshot) throws(UsageError) {
    let known = Set(Labels.clienteleCodes)
    let asked = [("--is", request.person.isAmong), ("--is-not", request.person.isNotAmong)]
    guard asked.contains(where: { !$0.1.isSubset(of: known) }) else { return }
    let directory = snapshot.directory
    let named = directory.allServices.flatMap { id in
      directory.facts(of: id, at: snapshot.vantage)?.details.clientele ?? []
    }
    let allowed = known.union(named).sorted()
    for (option, codes) in asked {
      guard let unknown = codes.subtracting(allowed).min() else { continue }
      throw .unknownWord(
        option: option, value: unknown, allowed: allowed,
        nearest: Suggestion.nearest(to: unknown, in: allowed))
    }
  }

  /// A category that nobody offers and no table knows is a mistake, not a gap.
  private func checkNeed(against snapshot: Snapshot) throws(UsageError) {
    guard let need = request.need?.asked, !Labels.knows(need) else { return }
    let directory = snapshot.directory
    let offered = Set(
      directory.allServices.compactMap { id in
        directory.facts(of: id, at: snapshot.vantage)?.details.category.code
      })
    guard !offered.contains(need.code) else { return }
    let known = offered.union(Labels.categoryCodes).sorted()
    throw .unknownWord(
      option: "--need", value: need.code, allowed: known,
      nearest: Suggestion.nearest(to: need.code, in: known))
  }

  private static func category(_ text: String?) throws(UsageError) -> ServiceCategory? {
    guard let text else { return nil }
    guard let category = ServiceCategory(text) else {
      throw .malformedValue(
        option: "--need", value: text,
        expected: Bilingual(
          "le code d'une catégorie, comme mental-health",
          "the code of a category, such as mental-health"))
    }
    return category
  }
}
