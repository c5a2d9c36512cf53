/// Why a place could not be found.
///
/// No case holds what was asked about, so that none can show it.
public enum LocateError: UserFacingError, Hashable {
  /// The text is not letter, digit, letter, digit, letter, digit.
  case malformedPostalCode

  /// No table of addresses or postal codes has been imported.
  case noAddresses

  /// No imported table knows the postal code.
  case unknownPostalCode

  /// No imported table knows the address, nor its street, its postal code or its municipality.
  case unknownAddress

  /// Neither a territory nor a table bears the name.
  case unknownMunicipality

  /// There are fewer choices than that.
  case noSuchChoice(Int, count: Int)

  public var code: String {
    switch self {
    case .malformedPostalCode: "locate.malformed-postal-code"
    case .noAddresses: "locate.no-addresses"
    case .unknownPostalCode: "locate.unknown-postal-code"
    case .unknownAddress: "locate.unknown-address"
    case .unknownMunicipality: "locate.unknown-municipality"
    case .noSuchChoice: "locate.no-such-choice"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .malformedPostalCode, .noSuchChoice: .usage
    case .noAddresses, .unknownPostalCode, .unknownAddress, .unknownMunicipality: .notFound
    }
  }

  public func message(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }

  private var french: String {
    switch self {
    case .malformedPostalCode:
      """
      Ce code postal n'a pas la forme « lettre chiffre lettre chiffre lettre chiffre ».
      Exemple : J3P 1A1.
      """
    case .noAddresses:
      """
      Aucune table d'adresses ou de codes postaux n'est chargée.
      Chargez-en une : ancrage import addresses FICHIER --mapping CORRESPONDANCE.json …
      """
    case .unknownPostalCode:
      """
      Les tables chargées ne connaissent pas ce code postal.
      Vérifiez-le, ou donnez \(Self.otherWaysFrench)
      """
    case .unknownAddress:
      """
      Les tables chargées ne connaissent pas cette adresse.
      Cherchez-la en l'écrivant (ancrage suggest -), ou donnez \(Self.otherWaysFrench)
      """
    case .unknownMunicipality:
      """
      Rien de ce qui est chargé ne porte ce nom de municipalité.
      Vérifiez-le, ou donnez un territoire (--territory rls:1633) ou un point (--point LON,LAT).
      """
    case .noSuchChoice(let choice, let count):
      "Choix \(choice) : il y a \(count == 1 ? "un seul choix" : "\(count) choix, de 1 à \(count)")."
    }
  }

  private var english: String {
    switch self {
    case .malformedPostalCode:
      """
      This postal code does not have the form letter digit letter digit letter digit.
      Example: J3P 1A1.
      """
    case .noAddresses:
      """
      No table of addresses or postal codes is loaded.
      Load one: ancrage import addresses FILE --mapping MAPPING.json …
      """
    case .unknownPostalCode:
      """
      The loaded tables do not know this postal code.
      Check it, or give \(Self.otherWaysEnglish)
      """
    case .unknownAddress:
      """
      The loaded tables do not know this address.
      Look for it as you type (ancrage suggest -), or give \(Self.otherWaysEnglish)
      """
    case .unknownMunicipality:
      """
      Nothing that is loaded bears the name of this municipality.
      Check it, or give a territory (--territory rls:1633) or a point (--point LON,LAT).
      """
    case .noSuchChoice(let choice, let count):
      "Choice \(choice): there is \(count == 1 ? "one choice only" : "a choice of \(count), 1 to \(count)")."
    }
  }

  private static let otherWaysFrench = """
    une municipalité (--municipality NOM), un territoire (--territory rls:1633) ou un point \
    (--point LON,LAT).
    """

  private static let otherWaysEnglish = """
    a municipality (--municipality NAME), a territory (--territory rls:1633) or a point \
    (--point LON,LAT).
    """
}

extension AmbiguousPlace: UserFacingError {
  public var code: String { "locate.ambiguous" }
  public var kind: FailureKind { .usage }

  /// The choices, each with its municipality, its smallest territory and what was assumed.
  public func message(in language: Language) -> String {
    let isFrench = language == .french
    let heading =
      isGuess
      ? Self.guess(option).text(in: language)
      : isFrench
        ? "Plusieurs lieux sont possibles. Choisissez avec \(option) N :"
        : "Several places are possible. Choose one with \(option) N:"
    let place = label.map { isFrench ? "\($0) : " : "\($0): " } ?? ""
    var lines = [place + heading] + choices.map { "  " + Self.line(of: $0, in: language) }
    if isCut {
      lines.append(
        isFrench
          ? "  … et d'autres : précisez la municipalité."
          : "  … and others: say which municipality.")
    }
    if !Self.areTold(choices, in: language) {
      lines.append(
        isFrench
          ? "Pour les distinguer, écrivez l'adresse avec ancrage suggest - et reprenez-la telle quelle."
          : "To tell them apart, type the address with ancrage suggest - and take it as it stands.")
    }
    return lines.joined(separator: "\n")
  }

  private static func guess(_ option: String) -> Bilingual {
    Bilingual(
      "Rien de connu n'est sûrement cette adresse. Si c'est l'un de ces lieux, choisissez avec "
        + "\(option) N;\nsinon, donnez une municipalité (--municipality NOM), un territoire ou un point :",
      "Nothing known is surely this address. If it is one of these places, choose with \(option) N;\n"
        + "else give a municipality (--municipality NAME), a territory or a point:")
  }

  /// Whether no two choices read alike.
  private static func areTold(_ choices: [PlaceChoice], in language: Language) -> Bool {
    Set(choices.map { text(of: $0, in: language) }).count == choices.count
  }

  private static func line(of choice: PlaceChoice, in language: Language) -> String {
    "\(choice.number)  \(text(of: choice, in: language))"
  }

  private static func text(of choice: PlaceChoice, in language: Language) -> String {
    var parts: [String] = []
    if let found = choice.found { parts.append(AddressWords.title(found, in: language)) }
    parts += choice.territories.prefix(choice.found == nil ? 4 : 2)
      .map { TerritoryWords.title($0, in: language) }
    if var found = choice.found {
      // That each lies in a municipality of its own is what the choice is about.
      found.assumptions.removeAll {
        if case .municipality(found.municipality, false) = $0 { true } else { false }
      }
      if let assumed = AddressWords.assumptions(found, in: language) { parts.append(assumed) }
    }
    return parts.joined(separator: " · ")
  }
}
