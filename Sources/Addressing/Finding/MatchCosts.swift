/// What each difference between a text and an address costs; 0 is no difference.
///
/// A cost of one is about one typing error in a word of five letters. The values were set on the
/// school buildings of Québec, of which the index knew all or half; see `AddressIndex.md`.
enum MatchCosts {
  /// Typing errors in a word of so many letters.
  static func typing(errors: Int, length: Int) -> Double {
    Double(errors) * (0.5 + 2.0 / Double(max(length, 2)))
  }

  static let abbreviation = 0.05
  static let numeral = 0.1
  static let ordinal = 0.25
  static let initial = 0.4
  static let prefix = 0.8
  static let order = 0.3

  /// A word of the name that was not written: more for a rare word than for *saint*.
  static func missing(weight: Double) -> Double { 0.4 + 1.3 * weight }

  /// A word that was written and explains nothing.
  static func ignored(weight: Double) -> Double { 0.7 + 1.3 * weight }

  /// The same before the number and a comma, where names of buildings stand, and for a number of five
  /// digits, the postal code of another country.
  static let ignoredBefore = 0.35

  static let kindMissing = 0.12
  static let kindOther = 0.8
  static let kindAdded = 0.3
  static let directionMissing = 0.5
  static let directionAdded = 0.6
  static let directionOther = 1.8

  static let placeMissing = 0.4
  static let placeOfPart = 0.1
  static let placeNear = 1.1
  static let placeFar = 2.2

  /// A street elsewhere, of a text that says neither number nor kind of street.
  static let streetUntold = 0.8

  /// A name cut out of a longer one.
  static let compoundCut = 0.8

  /// All words between a number and the municipality that no street explains.
  static let streetUnknown = 1.6

  /// A place whose words stand where the street is written.
  static let placeInside = 0.6

  /// A place whose words stand before those of another that is not its municipality.
  static let placeBeforePlace = 1.0

  /// The municipality of a part is named beside it; the same, when its name is the province's too.
  static let townAgrees = -0.35
  static let provinceAgrees = -0.1

  /// A hamlet elsewhere, beside the name of a city and a province.
  static let hamletBesideCity = 0.2

  static let numberSuffix = 0.15
  static let numberBetween = 0.7
  static let numberBeyond = 1.0
  static let numberUnused = 0.8
  static let unitOther = 0.02
  static let unitNotFound = 0.05

  static let codeAgrees = -0.35
  static let codeNear = 0.1
  static let codeFar = 0.9

  /// Matches within this of the best are of equal worth.
  static let equal = 0.3

  /// A match that costs more than this explains too little to be shown.
  static let most = 5.0

  /// A match that costs no more than this needs no search for better ones.
  static let good = 0.65

  static func score(_ cost: Double) -> Double { 1 / (1 + max(0, cost)) }
}
