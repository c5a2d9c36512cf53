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
                   [--need BESOIN] [--age N] [--language CODE] [--mode MODE] [--all]

      --point, --postal-code  où vit la personne (voyez : ancrage help locate)
      --gmf RESSOURCE    le GMF où elle est inscrite, ou l'un de ses sites : identifiant ou nom
      --need BESOIN      une seule catégorie, par exemple mental-health
      --age N            son âge en années, 0 à 120
      --language CODE    sa langue : fr, en, iu, cr …
      --mode MODE        inPerson, telephone, online ou atHome
      --all              toutes les lignes, sans rien résumer
    """,
    """
    ancrage lookup (--point LON,LAT | --point - | --postal-code CODE) [--gmf RESOURCE]
                   [--need CATEGORY] [--age N] [--language CODE] [--mode MODE] [--all]

      --point, --postal-code  where the person lives (see: ancrage help locate)
      --gmf RESOURCE     the GMF they are registered with, or one of its sites: identifier or name
      --need CATEGORY    a single category, for example mental-health
      --age N            their age in years, 0 to 120
      --language CODE    their language: fr, en, iu, cr …
      --mode MODE        inPerson, telephone, online or atHome
      --all              every line, nothing summed up
    """)

  private let common: CommonOptions
  private let place: PlaceOptions
  private let gmf: String?
  private let request: LookupRequest
  private let showsAll: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    let place = try PlaceOptions(&arguments)
    showsAll = try arguments.takeFlag("--all")
    gmf = try arguments.takeOption("--gmf")
    request = LookupRequest(
      need: try Self.category(try arguments.takeOption("--need")).map { ServiceNeed($0) },
      ageYears: try arguments.takeInteger("--age", in: 0...120),
      language: try Self.language(try arguments.takeOption("--language")),
      mode: try arguments.takeWord("--mode", ServiceMode.self), day: common.day)
    try arguments.finish()
    guard let place else { throw UsageError.missingPlace }
    self.place = place
  }

  func run(in environment: Environment) throws {
    let snapshot = try environment.snapshot(common)
    try checkNeed(against: snapshot)
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

  private static func language(_ text: String?) throws(UsageError) -> String? {
    guard let text else { return nil }
    let isCode =
      (2...3).contains(text.utf8.count)
      && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    guard isCode else {
      throw .malformedValue(
        option: "--language", value: text,
        expected: Bilingual(
          "un code de deux ou trois lettres, comme fr, en ou iu",
          "a code of two or three letters, such as fr, en or iu"))
    }
    return text
  }
}
