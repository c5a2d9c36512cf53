/// The ways to write each kind of street, folded.
enum StreetKindForms {
  /// Where a form stands beside the name of the street.
  enum Side: Sendable {
    /// As in French: `rue Principale`; after an ordinal it may follow, as in `5e Rang`.
    case before

    /// As in English: `Main Street`; before a number it may precede, as in `Highway 148`.
    case after
    case either
  }

  /// One kind and its words.
  struct Row: Sendable {
    let kind: StreetKind
    let french: String
    let english: String

    /// Forms before the name, after it, and on either side; separated by spaces.
    let before: String
    let after: String
    let either: String

    /// Whether the word means a street and little else; of two kinds in a name, it is the kind.
    let isStrong: Bool

    init(
      _ kind: StreetKind, _ french: String, _ english: String, before: String = "",
      after: String = "", either: String = "", isStrong: Bool = false
    ) {
      self.kind = kind
      self.french = french
      self.english = english
      self.before = before
      self.after = after
      self.either = either
      self.isStrong = isStrong
    }
  }

  /// What a word says when it is taken for a kind.
  struct Form: Sendable {
    let kind: StreetKind
    let side: Side
    let isStrong: Bool
  }

  /// Forms of one word.
  ///
  /// - SeeAlso: Canada Post, *Addressing Guidelines*, "Street types", and the *Guide toponymique du
  ///   Québec* of the Commission de toponymie, for the abbreviations in use.
  static let all: [Row] = [
    Row(.rue, "rue", "Street", before: "rue", after: "street st str strt", isStrong: true),
    Row(.avenue, "avenue", "Avenue", either: "avenue av ave aven avn", isStrong: true),
    Row(
      .boulevard, "boulevard", "Boulevard",
      either: "boulevard boul bd bl blvd bld bvd boule bvld blv", isStrong: true),
    Row(.chemin, "chemin", "Road", before: "chemin ch che chem", after: "road rd", isStrong: true),
    Row(.rang, "rang", "Range", before: "rang rg rng", after: "range", isStrong: true),
    Row(
      .route, "route", "Route", before: "route rte rt", after: "highway hwy", isStrong: true),
    Row(
      .autoroute, "autoroute", "Freeway", before: "autoroute aut autor",
      after: "freeway fwy expressway expy", isStrong: true),
    Row(.montee, "montée", "Montée", before: "montee mtee mte"),
    Row(.cote, "côte", "Côte", before: "cote cte"),
    Row(.croissant, "croissant", "Crescent", before: "croissant crois", either: "crescent cres cr"),
    Row(.place, "place", "Place", either: "place pl plc plaza"),
    Row(.terrasse, "terrasse", "Terrace", either: "terrasse tsse terr terrace ter tce"),
    Row(.impasse, "impasse", "Impasse", before: "impasse imp"),
    Row(.allee, "allée", "Allée", before: "allee all", after: "alley"),
    Row(.ruelle, "ruelle", "Lane", before: "ruelle rle", after: "lane ln"),
    Row(.carre, "carré", "Square", before: "carre car", either: "square sq"),
    Row(.cercle, "cercle", "Circle", before: "cercle", after: "circle cir"),
    Row(.circuit, "circuit", "Circuit", either: "circuit circt"),
    Row(.concession, "concession", "Concession", either: "concession conc"),
    Row(.cour, "cour", "Court", before: "cour", after: "court crt ct"),
    Row(.cours, "cours", "Cours", before: "cours crs"),
    Row(.culDeSac, "cul-de-sac", "Cul-de-sac", before: "culdesac cds"),
    Row(.descente, "descente", "Descent", before: "descente"),
    Row(.desserte, "desserte", "Service Road", before: "desserte"),
    Row(.domaine, "domaine", "Estate", before: "domaine dom", after: "estate estates"),
    Row(.drive, "drive", "Drive", after: "drive dr drv"),
    Row(.echangeur, "échangeur", "Interchange", before: "echangeur ech"),
    Row(.esplanade, "esplanade", "Esplanade", either: "esplanade espl"),
    Row(.faubourg, "faubourg", "Faubourg", before: "faubourg fbg"),
    Row(.garden, "jardin", "Gardens", before: "jardin jardins", after: "garden gardens gdns"),
    Row(.grove, "bosquet", "Grove", before: "bosquet", after: "grove grv"),
    Row(.heights, "hauteurs", "Heights", after: "heights hts"),
    Row(.hill, "colline", "Hill", after: "hill"),
    Row(.ile, "île", "Island", before: "ile", after: "island"),
    Row(.ligne, "ligne", "Line", before: "ligne", after: "line"),
    Row(.mail, "mail", "Mall", before: "mail", after: "mall"),
    Row(.parc, "parc", "Park", before: "parc", after: "park"),
    Row(.passage, "passage", "Passage", either: "passage pass"),
    Row(.passerelle, "passerelle", "Footbridge", before: "passerelle"),
    Row(.plateau, "plateau", "Plateau", before: "plateau plat"),
    Row(.pointe, "pointe", "Point", before: "pointe pte", after: "point"),
    Row(.pont, "pont", "Bridge", before: "pont", after: "bridge"),
    Row(.promenade, "promenade", "Promenade", either: "promenade prom"),
    Row(.quai, "quai", "Quay", before: "quai", after: "quay"),
    Row(.ridge, "crête", "Ridge", after: "ridge"),
    Row(.rondPoint, "rond-point", "Roundabout", before: "rondpoint rdpt", after: "roundabout"),
    Row(.sentier, "sentier", "Path", before: "sentier sent", after: "path pathway"),
    Row(.traverse, "traverse", "Traverse", before: "traverse"),
    Row(.villa, "villa", "Villa", before: "villa villas"),
    Row(.village, "village", "Village", before: "village"),
    Row(.voie, "voie", "Track", before: "voie"),
    Row(.way, "way", "Way", after: "way"),
    Row(.close, "clos", "Close", before: "clos", after: "close"),
    Row(.gate, "porte", "Gate", after: "gate"),
    Row(.landing, "débarcadère", "Landing", after: "landing"),
    Row(.trail, "piste", "Trail", after: "trail"),
    Row(.parkway, "parkway", "Parkway", after: "parkway pkwy"),
    Row(.row, "rangée", "Row", after: "row"),
    Row(.crossing, "traversée", "Crossing", before: "traversee", after: "crossing"),
    Row(.boucle, "boucle", "Loop", before: "boucle", after: "loop"),
    Row(.bois, "bois", "Wood", before: "bois"),
    Row(.chaussee, "chaussée", "Causeway", before: "chaussee", after: "causeway"),
    Row(.piste, "piste", "Track", before: "piste"),
    Row(.rampe, "rampe", "Ramp", before: "rampe"),
    Row(.manor, "manoir", "Manor", before: "manoir", after: "manor"),
    Row(.meadow, "pré", "Meadow", after: "meadow meadows"),
  ]

  /// The kind a word means that differs from its form by a typing error; short forms have none.
  static func misspelt(_ letters: [UInt32]) -> Form? {
    guard letters.count > 2, letters.count < 12 else { return nil }
    for (form, known) in longForms {
      let limit = form.count < 8 ? 1 : 2
      if TypingErrors.count(letters, form, limit: limit) != nil { return known }
    }
    return nil
  }

  /// The forms of at least four letters of strong kinds and of the commoner others.
  private static let longForms: [(letters: [UInt32], form: Form)] = {
    let common: Set<StreetKind> = [
      .montee, .croissant, .place, .terrasse, .impasse, .allee, .promenade,
    ]
    return forms.filter { word, form in
      word.utf8.count > 3 && (form.isStrong || common.contains(form.kind))
    }.sorted { $0.key < $1.key }.map { ($0.key.unicodeScalars.map(\.value), $0.value) }
  }()

  /// What each word says when it is taken for a kind.
  static let forms: [String: Form] = {
    var forms: [String: Form] = [:]
    for row in all {
      for (words, side) in [
        (row.before, Side.before), (row.after, Side.after), (row.either, Side.either),
      ] {
        for word in words.split(separator: " ") {
          forms[String(word)] = Form(kind: row.kind, side: side, isStrong: row.isStrong)
        }
      }
    }
    // `r. Principale`; but `R. Smith Street` is a street, so that it gives way to another kind.
    forms["r"] = Form(kind: .rue, side: .before, isStrong: false)
    return forms
  }()
}
