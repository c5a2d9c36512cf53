public import Domain

/// The words for codes, in both languages: one table per vocabulary.
///
/// Codes are data, so a code that no table knows shows as itself.
public enum Labels {
  /// What a resource is.
  public static func label(_ kind: ResourceKind, in language: Language) -> String {
    resourceKinds[kind.rawValue]?.text(in: language) ?? kind.rawValue
  }

  /// What sort of thing a category names.
  public static func label(_ facet: CategoryFacet, in language: Language) -> String {
    facets[facet.rawValue]?.text(in: language) ?? facet.rawValue
  }

  /// How a service reaches the person.
  public static func label(_ mode: ServiceMode, in language: Language) -> String {
    modes[mode.rawValue]?.text(in: language) ?? mode.rawValue
  }

  /// How a person gets into a service.
  public static func label(_ route: AccessRoute, in language: Language) -> String {
    accessRoutes[route.rawValue]?.text(in: language) ?? route.rawValue
  }

  /// What a group is for.
  public static func label(_ kind: GroupKind, in language: Language) -> String {
    groupKinds[kind.rawValue]?.text(in: language) ?? kind.rawValue
  }

  /// Whether a group takes newcomers.
  public static func label(_ openness: GroupOpenness, in language: Language) -> String {
    groupOpennesses[openness.rawValue]?.text(in: language) ?? openness.rawValue
  }

  /// The codes of clienteles that have a word of their own, sorted.
  public static var clienteleCodes: [String] { clienteles.keys.sorted() }

  /// The clientele that somebody means by its code or its word in either language, whatever the
  /// accents, case and hyphens; `nil` for another.
  public static func clienteleCode(meant text: some StringProtocol) -> String? {
    func folded(_ text: some StringProtocol) -> String {
      PlaceName.folded(String(text)).replacing("-", with: " ")
    }
    let wanted = folded(text)
    return clienteles.first { code, words in
      [code, words.french, words.english].contains { folded($0) == wanted }
    }?.key
  }

  /// How often a group meets.
  public static func label(_ rhythm: GroupRhythm, in language: Language) -> String {
    groupRhythms[rhythm.rawValue]?.text(in: language) ?? rhythm.rawValue
  }

  /// Who may come among those whom a service is for.
  public static func label(_ rule: ClienteleRule, in language: Language) -> String {
    clienteleRules[rule.rawValue]?.text(in: language) ?? rule.rawValue
  }

  /// What sort of cost something has.
  public static func label(_ kind: CostKind, in language: Language) -> String {
    costKinds[kind.rawValue]?.text(in: language) ?? kind.rawValue
  }

  /// A holiday of Québec.
  public static func label(_ holiday: QuebecHoliday, in language: Language) -> String {
    holidays[holiday.rawValue]?.text(in: language) ?? holiday.rawValue
  }

  /// The people whom a service is for.
  public static func clientele(_ code: String, in language: Language) -> String {
    clienteles[code]?.text(in: language) ?? code
  }

  /// A language that people speak, by its ISO 639 code.
  public static func spokenLanguage(_ code: String, in language: Language) -> String {
    spokenLanguages[code]?.text(in: language) ?? code
  }

  /// How exactly a place is known.
  public static func label(_ precision: Precision, in language: Language) -> String {
    precisions[precision.rawValue]?.text(in: language) ?? precision.rawValue
  }

  static let resourceKinds: [String: Bilingual] = [
    "clsc": Bilingual("CLSC", "CLSC"),
    "gmf": Bilingual("GMF", "GMF"),
    "hospital": Bilingual("hôpital", "hospital"),
    "chsld": Bilingual("CHSLD", "CHSLD"),
    "rehabilitationCentre": Bilingual("centre de réadaptation", "rehabilitation centre"),
    "youthCentre": Bilingual("centre jeunesse", "youth centre"),
    "communityOrganization": Bilingual("organisme communautaire", "community organization"),
    "privatePractice": Bilingual("cabinet privé", "private practice"),
    "school": Bilingual("école", "school"),
    "library": Bilingual("bibliothèque", "library"),
    "telephoneLine": Bilingual("ligne téléphonique", "telephone line"),
    "clinic": Bilingual("clinique", "clinic"),
    "residence": Bilingual("résidence", "residence"),
    "pharmacy": Bilingual("pharmacie", "pharmacy"),
    "other": Bilingual("autre ressource", "other resource"),
  ]

  static let facets: [String: Bilingual] = [
    "programme": Bilingual("programme", "programme"),
    "need": Bilingual("besoin", "need"),
    "intervention": Bilingual("type d'intervention", "kind of intervention"),
    "service": Bilingual("catégorie de services", "service category"),
  ]

  static let modes: [String: Bilingual] = [
    "inPerson": Bilingual("en personne", "in person"),
    "telephone": Bilingual("par téléphone", "by telephone"),
    "online": Bilingual("en ligne", "online"),
    "atHome": Bilingual("à domicile", "at home"),
  ]

  static let accessRoutes: [String: Bilingual] = [
    "self": Bilingual("la personne appelle elle-même", "the person calls"),
    "professional": Bilingual("référence d'un professionnel", "referral by a professional"),
    "counter": Bilingual("par le guichet d'accès", "through the single counter"),
  ]

  static let groupKinds: [String: Bilingual] = [
    "education": Bilingual("groupe éducatif", "education group"),
    "mutualAid": Bilingual("groupe d'entraide", "mutual aid group"),
    "socialisation": Bilingual("groupe de socialisation", "socialisation group"),
    "task": Bilingual("groupe de tâche", "task group"),
  ]

  static let groupOpennesses: [String: Bilingual] = [
    "open": Bilingual("ouvert", "open"),
    "closed": Bilingual("fermé", "closed"),
  ]

  static let groupRhythms: [String: Bilingual] = [
    "daily": Bilingual("chaque jour", "every day"),
    "weekly": Bilingual("chaque semaine", "every week"),
    "everyTwoWeeks": Bilingual("aux deux semaines", "every two weeks"),
    "monthly": Bilingual("chaque mois", "every month"),
  ]

  static let clienteleRules: [String: Bilingual] = [
    "mainly": Bilingual("surtout pour, ouvert à d'autres", "mainly for, others welcome"),
    "oneOf": Bilingual("réservé à l'une de ces clientèles", "only for one of these clienteles"),
    "allOf": Bilingual(
      "réservé à qui est de toutes ces clientèles", "only for those of all these clienteles"),
  ]

  static let costKinds: [String: Bilingual] = [
    "free": Bilingual("gratuit", "free"),
    "contribution": Bilingual("contribution demandée", "contribution asked for"),
    "fee": Bilingual("payant", "for a fee"),
  ]

  static let holidays: [String: Bilingual] = [
    "newYear": Bilingual("jour de l'An", "New Year's Day"),
    "goodFriday": Bilingual("Vendredi saint", "Good Friday"),
    "easterMonday": Bilingual("lundi de Pâques", "Easter Monday"),
    "patriots": Bilingual("Journée nationale des patriotes", "National Patriots' Day"),
    "nationalHoliday": Bilingual("fête nationale", "National Holiday"),
    "canadaDay": Bilingual("fête du Canada", "Canada Day"),
    "labourDay": Bilingual("fête du Travail", "Labour Day"),
    "thanksgiving": Bilingual("Action de grâces", "Thanksgiving"),
    "christmas": Bilingual("Noël", "Christmas"),
  ]

  static let clienteles: [String: Bilingual] = [
    "women": Bilingual("femmes", "women"),
    "men": Bilingual("hommes", "men"),
    "parents": Bilingual("parents", "parents"),
    "caregivers": Bilingual("proches aidants", "caregivers"),
    "newcomers": Bilingual("nouveaux arrivants", "newcomers"),
    "first-nations-inuit": Bilingual("Premières Nations et Inuit", "First Nations and Inuit"),
    "2slgbtqia": Bilingual("personnes 2ELGBTQIA+", "2SLGBTQIA+ people"),
    "seniors": Bilingual("aînés", "seniors"),
    "youth": Bilingual("jeunes", "youth"),
    "children": Bilingual("enfants", "children"),
    "adults": Bilingual("adultes", "adults"),
    "families": Bilingual("familles", "families"),
  ]

  static let precisions: [String: Bilingual] = [
    "territory": Bilingual("territoire seulement", "territory only"),
    "point": Bilingual("point exact", "exact point"),
    "rooftop": Bilingual("à la porte", "at the door"),
    "interpolated": Bilingual("entre deux portes connues", "between two known doors"),
    "street": Bilingual("à la rue seulement", "street only"),
    "postalCode": Bilingual("code postal seulement", "postal code only"),
    "municipality": Bilingual("municipalité seulement", "municipality only"),
  ]

  static let spokenLanguages: [String: Bilingual] = [
    "mul": Bilingual("toute langue", "any language"),
    "fr": Bilingual("français", "French"),
    "en": Bilingual("anglais", "English"),
    "iu": Bilingual("inuktitut", "Inuktitut"),
    "cr": Bilingual("cri", "Cree"),
    "moe": Bilingual("innu", "Innu"),
    "atj": Bilingual("atikamekw", "Atikamekw"),
    "alq": Bilingual("algonquin", "Algonquin"),
    "mic": Bilingual("micmac", "Mi'kmaq"),
    "moh": Bilingual("mohawk", "Mohawk"),
    "nsk": Bilingual("naskapi", "Naskapi"),
    "abe": Bilingual("abénaquis", "Abenaki"),
    "es": Bilingual("espagnol", "Spanish"),
    "ar": Bilingual("arabe", "Arabic"),
    "pt": Bilingual("portugais", "Portuguese"),
    "it": Bilingual("italien", "Italian"),
    "ht": Bilingual("créole haïtien", "Haitian Creole"),
    "zh": Bilingual("chinois", "Chinese"),
    "vi": Bilingual("vietnamien", "Vietnamese"),
    "ru": Bilingual("russe", "Russian"),
    "uk": Bilingual("ukrainien", "Ukrainian"),
    "ase": Bilingual("langue des signes américaine", "American Sign Language"),
    "fcs": Bilingual("langue des signes québécoise", "Quebec Sign Language"),
  ]
}
