internal import Domain
internal import Engine
internal import Interchange

/// Searches the services, first in the person's basket.
struct SearchCommand: Command {
  static let name = "search"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "cherche un service par ses mots", "searches for a service by its words")
  static let usage = Bilingual(
    """
    ancrage search TEXTE [--address TEXTE | --point LON,LAT | --postal-code CODE |
                   --municipality NOM | --territory TERRITOIRE] [--choice N] [--gmf RESSOURCE]
                   [--need BESOIN] [--age N] [--language CODE] [--mode MODE] [--limit N]

      TEXTE              ce qu'on cherche; accents, pluriels et fautes de frappe n'y font rien
      --address, --point, --postal-code, --municipality, --territory, --choice
                         où vit la personne : son panier d'abord, le reste à part
      --need BESOIN      seulement ce qui répond à ce besoin (voyez : ancrage help categories)
      --limit N          combien de services montrer, 1 à 1000 (par défaut 20)
      Les autres options sont celles de lookup.
    """,
    """
    ancrage search TEXT [--address TEXT | --point LON,LAT | --postal-code CODE |
                   --municipality NAME | --territory TERRITORY] [--choice N] [--gmf RESOURCE]
                   [--need NEED] [--age N] [--language CODE] [--mode MODE] [--limit N]

      TEXT               what is searched for, whatever its accents, plurals and typing errors
      --address, --point, --postal-code, --municipality, --territory, --choice
                         where the person lives: their basket first, the rest apart
      --need NEED        only what answers this need (see: ancrage help categories)
      --limit N          how many services to show, 1 to 1000 (default 20)
      The other options are those of lookup.
    """)

  private let options: RequestOptions
  private let place: PlaceOptions?
  private let limit: Int
  private let text: String

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    place = try PlaceOptions(&arguments)
    options = try RequestOptions(&arguments, common)
    limit = try arguments.takeInteger("--limit", in: 1...1000) ?? 20
    var words = [try arguments.requirePlain(common.language == .french ? "TEXTE" : "TEXT")]
    // Several words need no quotation marks.
    while let word = arguments.takePlain() { words.append(word) }
    text = words.joined(separator: " ")
    if words.count > 1, place?.isCutShort == true { throw UsageError.addressWithoutQuotes }
    try arguments.finish(besidesPlace: true)
    if place == nil, options.isAboutPerson { throw UsageError.missingPlace }
  }

  func run(in environment: Environment) throws {
    let common = options.common
    let snapshot = try environment.snapshot(common)
    let request = SearchRequest(
      text: text, lookup: try options.request(in: snapshot), limit: limit)
    let home = try place?.home(in: snapshot, common, environment)
    let answer = try snapshot.search(request, for: home)
    if common.printsJSON {
      try environment.writeOutput(common.answers(seeing: snapshot).search(answer))
    } else {
      var page = try environment.page(common, seeing: snapshot)
      SearchAnswerText(answer).write(to: &page)
      try environment.write(page.text)
    }
    environment.tell(snapshot.correctedSince(answer), common.language)
  }
}
