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
    ancrage lookup (--address TEXTE | --point LON,LAT | --postal-code CODE | --municipality NOM |
                   --territory TERRITOIRE) [--choice N] [--gmf RESSOURCE]
                   [--street PORTE] [--need BESOIN] [--age N] [--is CLIENTÈLES]
                   [--is-not CLIENTÈLES] [--language CODES] [--interpreter oui|non] [--mode MODE]
                   [--access ROUTE] [--cost SORTE] [--at AAAA-MM-JJTHH:MM] [--not-near-home]
                   [--near-misses] [--all]

      --address, --point, --precision, --postal-code, --municipality, --territory, --choice
                         où vit la personne (voyez : ancrage help locate); avec --point ou --address,
                         le code postal décide des services qui ne desservent que certains codes
      --street PORTE     avec --point, sa porte, pour les services qui ne desservent que certaines
                         rues : "12 rue des Saules", ou « - » pour la lire sur l'entrée standard
      --no-fixed-address  sans adresse fixe : le lieu donné est celui où elle séjourne
      --last-territory TERRITOIRE  sans adresse fixe ni lieu de séjour : le dernier territoire connu
      --gmf RESSOURCE    le GMF où elle est inscrite, ou l'un de ses sites : identifiant ou nom
      --need BESOIN      code, nom ou synonyme d'un besoin, par exemple mental-health ou épuisement
                         (voyez : ancrage help categories)
      --age N            son âge en années, 0 à 120
      --is, --is-not     ce qu'elle est, ce qu'elle n'est pas : femmes,nouveaux-arrivants … (ou en
                         anglais : women,newcomers; le reste est à lui demander)
      --language CODES   ses langues : fr, en, iu, cr … (plusieurs : es,fr)
      --interpreter oui|non  si un interprète lui convient (ou yes|no; sans réponse : à lui demander)
      --mode MODE        en-personne, téléphone, en-ligne ou à-domicile (ou inPerson, telephone,
                         online, atHome)
      --access ROUTE     comment elle y entrerait : elle-même (elle appelle), professionnel ou guichet
                         (ou self, professional, counter)
      --cost SORTE       ce qu'elle peut payer au plus : gratuit, contribution ou payant (ou free,
                         contribution, fee)
      --at MOMENT        dit ce qui est ouvert alors, à l'heure du Québec, sans rien écarter
      --not-near-home    les groupes qui l'acceptent et ne se tiennent pas près de chez elle
      --near-misses      les services qui ne la desservent pas, et ce qui devrait changer
      --all              toutes les lignes, sans rien résumer
    """,
    """
    ancrage lookup (--address TEXT | --point LON,LAT | --postal-code CODE | --municipality NAME |
                   --territory TERRITORY) [--choice N] [--gmf RESOURCE]
                   [--street DOOR] [--need NEED] [--age N] [--is CLIENTELES]
                   [--is-not CLIENTELES] [--language CODES] [--interpreter yes|no] [--mode MODE]
                   [--access ROUTE] [--cost KIND] [--at YYYY-MM-DDTHH:MM] [--not-near-home]
                   [--near-misses] [--all]

      --address, --point, --precision, --postal-code, --municipality, --territory, --choice
                         where the person lives (see: ancrage help locate); beside --point or
                         --address, the postal code decides of services that serve some codes only
      --street DOOR      beside --point, their door, for services that serve some streets only:
                         "12 rue des Saules", or "-" to read it from standard input
      --no-fixed-address  no fixed address: the place given is where they stay
      --last-territory TERRITORY  no fixed address and no place of stay: the last known territory
      --gmf RESOURCE     the GMF they are registered with, or one of its sites: identifier or name
      --need NEED        code, name or synonym of a need, for example mental-health or burnout
                         (see: ancrage help categories)
      --age N            their age in years, 0 to 120
      --is, --is-not     what they are, what they are not: women,newcomers … (or in French:
                         femmes,nouveaux-arrivants; they have to be asked about the rest)
      --language CODES   their languages: fr, en, iu, cr … (several: es,fr)
      --interpreter yes|no  whether an interpreter would do (or oui|non; without: they have to be
                         asked)
      --mode MODE        inPerson, telephone, online or atHome (or en-personne, téléphone, en-ligne,
                         à-domicile)
      --access ROUTE     how they would get in: self (they call), professional or counter (or
                         elle-même, professionnel, guichet)
      --cost KIND        the most that they can pay: free, contribution or fee (or gratuit,
                         contribution, payant)
      --at MOMENT        says what is open then, by the clocks of Québec; leaves nothing out
      --not-near-home    groups that accept them and are not held near their home
      --near-misses      the services that do not serve them, and what would have to differ
      --all              every line, nothing summed up
    """)

  private let options: RequestOptions
  private let place: PlaceOptions
  private let showsAll: Bool
  private let isNotNearHome: Bool
  private let showsNearMisses: Bool

  /// How many services that nearly serve somebody are listed, unless all are asked for.
  private static let nearlyServingCountMax = 15

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    let place = try PlaceOptions(&arguments)
    showsAll = try arguments.takeFlag("--all")
    isNotNearHome = try arguments.takeFlag("--not-near-home")
    showsNearMisses = try arguments.takeFlag("--near-misses")
    options = try RequestOptions(&arguments, common)
    try arguments.finish(besidesPlace: true)
    guard let place else { throw UsageError.missingPlace }
    self.place = place
  }

  func run(in environment: Environment) throws {
    let common = options.common
    let snapshot = try environment.snapshot(common)
    var request = try options.request(in: snapshot)
    request.isNotNearHome = isNotNearHome
    if showsNearMisses {
      request.nearlyServingCountMax = showsAll ? .max : Self.nearlyServingCountMax
    }
    let answer = try snapshot.lookup(try place.home(in: snapshot, common, environment), request)
    if common.printsJSON {
      try environment.writeOutput(common.answers(seeing: snapshot).lookup(answer))
    } else {
      var page = try environment.page(common, seeing: snapshot)
      LookupText(
        answer, showsAll: showsAll, taxonomy: snapshot.taxonomy, language: common.language,
        width: page.width
      ).write(to: &page)
      try environment.write(page.text)
    }
    environment.tell(snapshot.correctedSince(answer, to: request), common.language)
  }
}
