/// Words of addresses that mean the same everywhere, folded.
enum Lexicon {
  /// What loses its vowel before an apostrophe.
  static let elided: Set<String> = [
    "l", "d", "qu", "j", "s", "n", "m", "t", "c", "jusqu", "lorsqu",
  ]

  /// Words that join the parts of a name and say nothing by themselves.
  static let links: Set<String> = [
    "de", "du", "des", "d", "l", "la", "le", "les", "au", "aux", "the", "of", "and", "et",
  ]

  /// Words before the name of a unit.
  static let unitMarkers: Set<String> = [
    "app", "apt", "appt", "appart", "appartement", "apartment", "unit", "unite", "suite", "bureau",
    "bur", "office", "local", "loc", "porte", "piece", "salle", "room", "rm", "chambre", "chbre",
    "etage", "floor", "studio", "condo", "logement", "logt", "log", "bloc", "block", "batiment",
    "bat", "building", "bldg", "immeuble", "imm", "pavillon", "penthouse", "ph", "sous", "tour",
    "edifice",
  ]

  /// Those of the words above that are parts of names unless a number follows.
  static let weakUnitMarkers: Set<String> = [
    "porte", "tour", "pavillon", "etage", "bat", "log", "loc", "ph", "sous", "office", "immeuble",
    "edifice", "salle", "suite", "studio", "chambre",
  ]

  /// Words between the name of a unit and its marker: `app. no 4`.
  static let numberSigns: Set<String> = ["no", "num", "numero", "number", "nr"]

  /// Provinces, territories and the country, which may end an address.
  static let provinces: Set<String> = [
    "qc", "pq", "que", "quebec", "on", "ont", "ontario", "nb", "ns", "pe", "pei", "nl", "mb",
    "manitoba", "sk", "saskatchewan", "ab", "alberta", "bc", "cb", "yt", "nt", "nu", "nunavut",
    "canada", "can", "ca",
  ]

  /// Types of municipalities, as they stand in brackets or before `de`.
  static let municipalityTypes: [String: String] = [
    "ville": "ville", "v": "ville", "city": "ville", "town": "ville",
    "paroisse": "paroisse", "p": "paroisse", "par": "paroisse", "parish": "paroisse",
    "canton": "canton", "ct": "canton", "township": "canton", "cantons": "cantons unis",
    "cu": "cantons unis", "village": "village", "vl": "village",
    "municipalite": "municipalité", "m": "municipalité", "municipality": "municipalité",
    "me": "municipalité", "vn": "village nordique", "vc": "village cri", "no": "territoire",
    "tno": "territoire", "territoire": "territoire", "tr": "terre réservée", "tc": "terre cri",
    "tk": "terre réservée", "ti": "terre réservée", "reserve": "réserve indienne",
    "ri": "réserve indienne", "iri": "réserve indienne", "terre": "terre réservée",
    "gr": "gouvernement régional",
  ]

  /// Types that tell no municipality from another of its name, as `paroisse` does.
  static let plainMunicipalityTypes: Set<String> = [
    "ville", "city", "town", "municipalite", "municipality",
  ]

  /// Words that introduce the part of a municipality.
  static let boroughMarkers: Set<String> = [
    "arrondissement", "arr", "arrond", "borough", "secteur", "sect", "sector", "quartier",
    "hameau", "hamlet",
  ]

  /// The months, in French and English, behind which a number is a year.
  static let months: Set<String> = [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
    "novembre", "decembre", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
  ]

  /// Boxes at the post office: words that come one after the other.
  static let postBoxes: [[String]] = [
    ["c", "p"], ["cp"], ["case", "postale"], ["casier", "postal"], ["p", "o", "box"],
    ["po", "box"], ["p", "o", "b"], ["pob"], ["boite", "postale"], ["b", "p"], ["bp"],
    ["box"],
  ]

  /// Routes of a rural post office.
  static let ruralRoutes: [[String]] = [
    ["r", "r"], ["rr"], ["route", "rurale"], ["rural", "route"], ["s", "s"], ["ss"],
  ]

  /// What follows a civic number and is no letter.
  static let numberEndings: Set<String> = ["bis", "ter", "quater"]

  /// Rural forms that people write without a space: `RR2`, `CP40`.
  static let gluedMarkers: Set<String> = ["rr", "cp", "lot"]

  /// Offices of the post, and letters kept there.
  static let postStations: Set<String> = [
    "succ", "succursale", "succursales", "stn", "station", "csp", "pdf", "bdp", "ldcmc",
  ]
}
