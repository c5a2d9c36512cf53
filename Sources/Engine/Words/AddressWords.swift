public import Addressing

/// How an address was found, in words that quote no part of it.
public enum AddressWords {
  /// What was found: `porte`, `door`.
  public static func label(_ level: MatchLevel, in language: Language) -> String {
    let words: Bilingual =
      switch level {
      case .unit: Bilingual("appartement", "unit")
      case .door: Bilingual("porte", "door")
      case .interpolated: Bilingual("entre deux portes", "between two doors")
      case .street: Bilingual("rue", "street")
      case .place: Bilingual("lieu", "place")
      case .postalCode: Bilingual("code postal", "postal code")
      case .municipality: Bilingual("municipalité", "municipality")
      }
    return words.text(in: language)
  }

  /// What was found and where: `porte, Montréal`.
  public static func title(_ found: FoundAddress, in language: Language) -> String {
    let level = label(found.level, in: language)
    return found.municipality.map { "\(level), \($0)" } ?? level
  }

  /// Everything that was assumed, on one line; `nil` for an exact match.
  public static func assumptions(_ found: FoundAddress, in language: Language) -> String? {
    guard !found.assumptions.isEmpty else { return nil }
    return found.assumptions.map { assumption in
      switch assumption {
      // Of a door that was asked about, nothing but the place was found.
      case .numberNotFound where found.level > .street: placeAlone.text(in: language)
      // The title names it.
      case .municipality(found.municipality, false): withoutMunicipality.text(in: language)
      default: text(of: assumption, in: language)
      }
    }.joined(separator: " · ")
  }

  /// What was assumed, and against what: `boulevard, et non rue`.
  public static func text(
    of assumption: FoundAddress.Assumption, in language: Language
  ) -> String {
    words(of: assumption).text(in: language)
  }

  private static let withoutMunicipality = Bilingual(
    "municipalité non précisée", "no municipality given")

  private static let placeAlone = Bilingual(
    "rue et numéro inconnus, seul le lieu est retenu",
    "street and number not known, the place alone counts")

  private static func words(of assumption: FoundAddress.Assumption) -> Bilingual {
    switch assumption {
    case .otherRegion(let region):
      Bilingual(
        "« \(region.french) » n'est pas dans ces données",
        "\"\(region.english)\" is not in these data")
    case .streetKind(let given, let found): kind(given, found)
    case .direction(let given, let found): direction(given, found)
    case .municipality(let found, true):
      Bilingual("\(found), et non la municipalité donnée", "\(found), not the municipality given")
    case .municipality(let found, false):
      Bilingual("\(found) (municipalité non précisée)", "\(found) (no municipality given)")
    case .spelling(let count):
      Bilingual("mots lus autrement : \(count)", "words read otherwise: \(count)")
    case .missingWords(let count):
      Bilingual(
        "mots du nom de la rue qui manquaient : \(count)",
        "words of the street's name that were missing: \(count)")
    case .ignoredWords(let count):
      Bilingual("mots laissés de côté : \(count)", "words left aside: \(count)")
    case .numberInterpolated:
      Bilingual("numéro placé entre deux portes connues", "number placed between two known doors")
    case .numberNearest:
      Bilingual("numéro inconnu, porte la plus proche", "number not known, nearest door")
    case .numberNotFound: Bilingual("numéro inconnu", "number not known")
    case .numberSuffix: Bilingual("autre suffixe du numéro", "another suffix of the number")
    case .unitNotFound: Bilingual("appartement inconnu", "unit not known")
    case .ruralForm(.postBox):
      Bilingual(
        "case postale laissée de côté : elle ne dit pas où l'on vit",
        "post office box left aside: it does not say where people live")
    case .ruralForm(.ruralRoute):
      Bilingual("route rurale laissée de côté", "rural route left aside")
    case .ruralForm(.lot): Bilingual("lot laissé de côté", "lot left aside")
    case .postalCodeDisagrees:
      Bilingual("autre code postal que celui donné", "another postal code than the one given")
    case .postalCodeUnknown: Bilingual("code postal inconnu", "postal code not known")
    case .severalPlaces(let count):
      Bilingual(
        "\(count) lieux possibles, tous dans les mêmes territoires",
        "\(count) possible places, all in the same territories")
    }
  }

  private static func kind(_ given: StreetKind?, _ found: StreetKind?) -> Bilingual {
    switch (given, found) {
    case (let given?, let found?):
      Bilingual(
        "\(found.french), et non \(given.french)",
        "\(found.english), not \(given.english)")
    case (nil, let found?):
      Bilingual(
        "\(found.french) (genre de rue non précisé)", "\(found.english) (no kind of street given)")
    case (let given?, nil):
      Bilingual("sans « \(given.french) »", "without \"\(given.english)\"")
    case (nil, nil): Bilingual("genre de rue non précisé", "no kind of street given")
    }
  }

  private static func direction(
    _ given: StreetDirection?, _ found: StreetDirection?
  ) -> Bilingual {
    switch (given, found) {
    case (let given?, let found?):
      Bilingual(
        "\(found.french), et non \(given.french)", "\(found.english), not \(given.english)")
    case (nil, let found?):
      Bilingual("\(found.french) (direction non précisée)", "\(found.english) (no direction given)")
    case (let given?, nil):
      Bilingual("sans « \(given.french) »", "without \"\(given.english)\"")
    case (nil, nil): Bilingual("direction non précisée", "no direction given")
    }
  }
}

extension FoundAddress.Assumption {
  /// The word of the contract.
  public var word: String {
    switch self {
    case .otherRegion: "otherRegion"
    case .streetKind: "streetKind"
    case .direction: "direction"
    case .municipality: "municipality"
    case .spelling: "spelling"
    case .missingWords: "missingWords"
    case .ignoredWords: "ignoredWords"
    case .numberInterpolated: "numberInterpolated"
    case .numberNearest: "numberNearest"
    case .numberNotFound: "numberNotFound"
    case .numberSuffix: "numberSuffix"
    case .unitNotFound: "unitNotFound"
    case .ruralForm(.postBox): "postBox"
    case .ruralForm(.ruralRoute): "ruralRoute"
    case .ruralForm(.lot): "lot"
    case .postalCodeDisagrees: "postalCodeDisagrees"
    case .postalCodeUnknown: "postalCodeUnknown"
    case .severalPlaces: "severalPlaces"
    }
  }
}

extension MatchLevel {
  /// The word of the contract.
  public var word: String {
    switch self {
    case .unit: "unit"
    case .door: "door"
    case .interpolated: "interpolated"
    case .street: "street"
    case .place: "place"
    case .postalCode: "postalCode"
    case .municipality: "municipality"
    }
  }
}
