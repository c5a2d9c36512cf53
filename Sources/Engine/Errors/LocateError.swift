public import Domain

/// Why a place could not be found.
///
/// No case holds what was asked about, so that none can show it.
public enum LocateError: UserFacingError, Hashable {
  /// The text is not letter, digit, letter, digit, letter, digit.
  case malformedPostalCode

  /// No table of addresses or postal codes has been imported.
  case noAddresses

  /// Tables of addresses are registered, and none holds on the day: the first of their days.
  case addressesBegin(on: CalendarDate)

  /// There is nothing in the address.
  case emptyAddress

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
    case .addressesBegin: "locate.addresses-begin-later"
    case .emptyAddress: "locate.empty-address"
    case .unknownPostalCode: "locate.unknown-postal-code"
    case .unknownAddress: "locate.unknown-address"
    case .unknownMunicipality: "locate.unknown-municipality"
    case .noSuchChoice: "locate.no-such-choice"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .malformedPostalCode, .emptyAddress, .noSuchChoice: .usage
    case .noAddresses, .addressesBegin, .unknownPostalCode, .unknownAddress, .unknownMunicipality:
      .notFound
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
    case .addressesBegin(let day):
      """
      Les tables d'adresses chargées commencent le \(TextFormat.date(day, in: .french)), après le jour \
      demandé.
      Demandez un jour qu'elles connaissent (--on \(day)), ou donnez un point (--point LON,LAT).
      """
    case .emptyAddress:
      """
      L'adresse est vide.
      Donnez un numéro, une rue et une municipalité, comme on les dit : \
      --address "12, rue des Saules, Port-Mirande".
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
    case .addressesBegin(let day):
      """
      The loaded tables of addresses begin on \(TextFormat.date(day, in: .english)), after the day \
      that was asked about.
      Ask about a day that they know (--on \(day)), or give a point (--point LON,LAT).
      """
    case .emptyAddress:
      """
      The address is empty.
      Give a number, a street and a municipality, as people say them: \
      --address "12, rue des Saules, Port-Mirande".
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
