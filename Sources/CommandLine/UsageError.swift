internal import Domain
internal import Engine

/// Why a command line could not be understood.
///
/// No case holds a place that somebody asked about, so that none can show one.
enum UsageError: UserFacingError, Hashable {
  case noCommand
  case unknownCommand(String, nearest: String?)
  case unknownOption(String, nearest: String?)
  case missingValue(option: String)
  case flagWithValue(String)
  case repeatedOption(String)
  case missingOption(String)
  case missingArgument(String)
  case extraArgument(String)
  case malformedValue(option: String, value: String, expected: Bilingual)
  case unknownWord(option: String, value: String, allowed: [String], nearest: String?)
  case exclusiveOptions([String])
  case missingPlace

  /// A question about two places was given one or none.
  case missingPlaces

  /// A line about a household begins neither with `home LABEL` nor with `person LABEL`.
  case malformedHouseholdLine
  case malformedPoint
  case swappedPoint
  case pointOutsideGlobe
  /// No street was found in what was said of the door, which is never repeated.
  case malformedStreet
  /// Two options are to be read from standard input.
  case inputTwice
  /// Several words where one text was expected, of which none is repeated.
  case addressWithoutQuotes
  case nothingToCorrect

  /// The commands about branches take the name of one as an argument.
  case branchIsArgument
  case optionNotHere(String, command: String)

  var code: String {
    switch self {
    case .noCommand: "usage.no-command"
    case .unknownCommand: "usage.unknown-command"
    case .unknownOption: "usage.unknown-option"
    case .missingValue: "usage.missing-value"
    case .flagWithValue: "usage.flag-with-value"
    case .repeatedOption: "usage.repeated-option"
    case .missingOption: "usage.missing-option"
    case .missingArgument: "usage.missing-argument"
    case .extraArgument: "usage.extra-argument"
    case .malformedValue: "usage.malformed-value"
    case .unknownWord: "usage.unknown-word"
    case .exclusiveOptions: "usage.exclusive-options"
    case .missingPlace: "usage.missing-place"
    case .missingPlaces: "usage.missing-places"
    case .malformedHouseholdLine: "usage.malformed-household-line"
    case .malformedPoint: "usage.malformed-point"
    case .swappedPoint: "usage.swapped-point"
    case .pointOutsideGlobe: "usage.point-outside-globe"
    case .malformedStreet: "usage.malformed-street"
    case .inputTwice: "usage.input-twice"
    case .addressWithoutQuotes: "usage.address-without-quotes"
    case .branchIsArgument: "usage.branch-is-argument"
    case .optionNotHere: "usage.option-not-here"
    case .nothingToCorrect: "usage.nothing-to-correct"
    }
  }

  var kind: FailureKind { .usage }

  func message(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }
}

extension UsageError {
  private var french: String {
    switch self {
    case .noCommand: "Il manque une commande. Voyez : ancrage help"
    case .unknownCommand(let name, let nearest):
      "Commande inconnue : « \(name) ».\(Self.maybe(nearest, .french)) Voyez : ancrage help"
    case .unknownOption(let name, let nearest):
      "Option inconnue : « \(name) ».\(Self.maybe(nearest, .french))"
    case .missingValue(let option): "L'option \(option) demande une valeur."
    case .flagWithValue(let name): "L'option \(name) ne prend pas de valeur."
    case .repeatedOption(let name): "L'option \(name) ne peut être donnée qu'une fois."
    case .missingOption(let name): "Il manque l'option \(name)."
    case .missingArgument(let name): "Il manque un argument : \(name)."
    case .extraArgument(let text): "Argument de trop : « \(text) »."
    case .malformedValue(let option, let value, let expected):
      "\(option) : « \(value) » ne convient pas. Attendu : \(expected.french)."
    case .unknownWord(let option, let value, let allowed, let nearest):
      """
      \(option) : « \(value) » n'est pas connu.\(Self.maybe(nearest, .french))
      Permis : \(allowed.joined(separator: ", ")).
      """
    case .exclusiveOptions(let names):
      "Donnez une seule de ces options : \(names.joined(separator: ", "))."
    case .malformedHouseholdLine:
      """
      Il faut « domicile ÉTIQUETTE » ou « personne ÉTIQUETTE » au début.
      Exemples : domicile A --point -57.5,45.62 et personne mère --domicile A --age 40.
      """
    case .missingPlaces:
      """
      Il faut deux lieux : l'ancien domicile et le nouveau.
      Donnez --from-address TEXTE, --from-point LON,LAT ou --from-postal-code CODE, et de même --to-….
      """
    case .missingPlace:
      """
      Il manque un lieu. Donnez --address TEXTE, --point LON,LAT, --postal-code CODE, \
      --municipality NOM ou --territory TERRITOIRE; « - » le lit sur l'entrée standard.
      """
    case .malformedPoint:
      """
      Le point n'est pas formé de deux nombres séparés par une virgule.
      La longitude vient d'abord : --point LON,LAT, avec un point décimal.
      """
    case .swappedPoint:
      """
      Les deux nombres du point semblent inversés.
      La longitude vient d'abord (-180 à 180), puis la latitude (-90 à 90).
      """
    case .pointOutsideGlobe:
      """
      Le point n'est pas un lieu sur Terre.
      La longitude vient d'abord (-180 à 180), puis la latitude (-90 à 90), en degrés.
      """
    case .malformedStreet:
      "La rue est vide. Donnez le numéro puis la rue, comme : --street \"12 rue des Saules\"."
    case .inputTwice: "Une seule option peut se lire sur l'entrée standard (« - »)."
    case .optionNotHere(let option, let command):
      """
      « ancrage \(command) » ne prend pas \(option).
      \(Self.whyNot(option, command, .french)) Retirez l'option.
      """
    case .addressWithoutQuotes:
      "Mettez l'adresse entre guillemets, ou donnez-la sur l'entrée standard avec « - »."
    case .branchIsArgument:
      "Les commandes sur les branches ne prennent pas --branch : donnez le nom comme argument."
    case .nothingToCorrect:
      """
      Il manque ce qui est vrai à la place du fait.
      Donnez --effective DATE, --facts JSON ou les deux, ou bien --withdraw si cela n'a jamais été.
      """
    }
  }

  private var english: String {
    switch self {
    case .noCommand: "A command is missing. See: ancrage help"
    case .unknownCommand(let name, let nearest):
      "Unknown command: \"\(name)\".\(Self.maybe(nearest, .english)) See: ancrage help"
    case .unknownOption(let name, let nearest):
      "Unknown option: \"\(name)\".\(Self.maybe(nearest, .english))"
    case .missingValue(let option): "Option \(option) needs a value."
    case .flagWithValue(let name): "Option \(name) takes no value."
    case .repeatedOption(let name): "Option \(name) can be given only once."
    case .missingOption(let name): "Option \(name) is missing."
    case .missingArgument(let name): "An argument is missing: \(name)."
    case .extraArgument(let text): "One argument too many: \"\(text)\"."
    case .malformedValue(let option, let value, let expected):
      "\(option): \"\(value)\" does not fit. Expected: \(expected.english)."
    case .unknownWord(let option, let value, let allowed, let nearest):
      """
      \(option): \"\(value)\" is not known.\(Self.maybe(nearest, .english))
      Allowed: \(allowed.joined(separator: ", ")).
      """
    case .exclusiveOptions(let names):
      "Give only one of these options: \(names.joined(separator: ", "))."
    case .malformedHouseholdLine:
      """
      "home LABEL" or "person LABEL" is needed at the beginning.
      Examples: home A --point -57.5,45.62 and person mother --home A --age 40.
      """
    case .missingPlaces:
      """
      Two places are needed: the old home and the new one.
      Give --from-address TEXT, --from-point LON,LAT or --from-postal-code CODE, and --to-… likewise.
      """
    case .missingPlace:
      """
      A place is missing. Give --address TEXT, --point LON,LAT, --postal-code CODE, \
      --municipality NAME or --territory TERRITORY; "-" reads it from standard input.
      """
    case .malformedPoint:
      """
      The point is not two numbers separated by a comma.
      Longitude comes first: --point LON,LAT, with a decimal point.
      """
    case .swappedPoint:
      """
      The two numbers of the point seem to be swapped.
      Longitude comes first (-180 to 180), then latitude (-90 to 90).
      """
    case .pointOutsideGlobe:
      """
      The point is not a place on Earth.
      Longitude comes first (-180 to 180), then latitude (-90 to 90), in degrees.
      """
    case .malformedStreet:
      "The street is empty. Give the number, then the street: --street \"12 rue des Saules\"."
    case .inputTwice: "Only one option can be read from standard input (\"-\")."
    case .optionNotHere(let option, let command):
      """
      "ancrage \(command)" does not take \(option).
      \(Self.whyNot(option, command, .english)) Leave the option out.
      """
    case .addressWithoutQuotes:
      "Put the address in quotes, or give it on standard input with \"-\"."
    case .branchIsArgument:
      "The commands about branches do not take --branch: give the name as an argument."
    case .nothingToCorrect:
      """
      What is true in the place of the fact is missing.
      Give --effective DATE, --facts JSON or both, or else --withdraw where it never was so.
      """
    }
  }

  /// Why a command has no use for a shared option, and what says it instead.
  private static func whyNot(
    _ option: String, _ command: String, _ language: Language
  ) -> String {
    let isFrench = language == .french
    if option == "--on", command.hasPrefix("import ") {
      return isFrench
        ? "Le jour à partir duquel les faits sont vrais se donne par --effective."
        : "The day from which the facts are true is given by --effective."
    }
    if option == "--branch" {
      return isFrench
        ? "Elle ne connaît que la situation réelle." : "It knows the real situation only."
    }
    return isFrench
      ? "Sa réponse ne dépend ni d'un jour ni d'un moment."
      : "What it does depends neither on a day nor on a moment."
  }

  private static func maybe(_ nearest: String?, _ language: Language) -> String {
    guard let nearest else { return "" }
    return language == .french
      ? " Vouliez-vous dire « \(nearest) »?" : " Did you mean \"\(nearest)\"?"
  }
}
