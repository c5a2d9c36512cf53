public import Addressing

/// What may be said of an address that was found: how exactly, in which municipality, and what was
/// assumed.
///
/// It quotes neither what was asked nor what was found: number, street and postal code are not in it,
/// so that no answer, message or log line that shows it can repeat an address.
public struct FoundAddress: Hashable, Sendable {
  /// Something that was taken to be meant although it was not what was written.
  public enum Assumption: Hashable, Sendable {
    /// The province or country that was named, or that of the postal code, is not in the tables.
    case otherRegion(NamedRegion)
    case streetKind(given: StreetKind?, found: StreetKind?)
    case direction(given: StreetDirection?, found: StreetDirection?)

    /// Another municipality than the one written, or one where none was.
    case municipality(found: String, wasGiven: Bool)

    /// Words that were written otherwise.
    case spelling(wordCount: Int)

    /// Words of the street's name that were not written.
    case missingWords(wordCount: Int)

    /// Words that nothing explains.
    case ignoredWords(wordCount: Int)
    case numberInterpolated
    case numberNearest
    case numberNotFound
    case numberSuffix
    case unitNotFound

    /// A box, a rural route or a lot that was written and says nothing of where the door is.
    case ruralForm(RuralForm)
    case postalCodeDisagrees
    case postalCodeUnknown

    /// Several places were meant equally well, and all of them lie in the same territories.
    case severalPlaces(count: Int)
  }

  public var level: MatchLevel

  /// As the tables write it; `nil` where they do not say.
  public var municipality: String?

  /// Most important first; empty for an exact match.
  public var assumptions: [Assumption]

  public init(level: MatchLevel, municipality: String?, assumptions: [Assumption]) {
    self.level = level
    self.municipality = municipality
    self.assumptions = assumptions
  }

  /// Whether the tables know nothing of the province or country where it should be.
  var isElsewhere: Bool {
    assumptions.contains { assumption in
      if case .otherRegion = assumption { true } else { false }
    }
  }

  init(_ match: AddressMatch) {
    level = match.level
    municipality = match.label.municipality
    assumptions = Self.summed(match.assumptions)
  }

  /// Several places that explain the text equally well, in the same territories.
  init(amongEqual places: [FoundAddress], level: MatchLevel) {
    self.level = level
    let municipalities = Set(places.map(\.municipality))
    municipality = municipalities.count == 1 ? places.first?.municipality : nil
    assumptions = [.severalPlaces(count: places.count)]
    for assumption in places.flatMap(\.assumptions) where !assumptions.contains(assumption) {
      assumptions.append(assumption)
    }
  }

  /// The assumptions without what they quote, those of words summed up.
  private static func summed(_ assumptions: [AddressAssumption]) -> [Assumption] {
    var result: [Assumption] = []
    var (spelled, missing, ignored) = (0, 0, 0)
    for assumption in assumptions {
      switch assumption {
      case .otherRegion(let region): result.append(.otherRegion(region))
      case .streetKind(let given, let found): result.append(.streetKind(given: given, found: found))
      case .direction(let given, let found): result.append(.direction(given: given, found: found))
      case .municipality(let given, let found):
        result.append(.municipality(found: found, wasGiven: given != nil))
      case .spelling: spelled += 1
      case .missingWord: missing += 1
      case .ignored: ignored += 1
      case .numberInterpolated: result.append(.numberInterpolated)
      case .numberNearest: result.append(.numberNearest)
      case .numberNotFound: result.append(.numberNotFound)
      case .numberSuffix: result.append(.numberSuffix)
      case .unitNotFound: result.append(.unitNotFound)
      case .ruralForm(let form): result.append(.ruralForm(form))
      case .postalCodeDisagrees: result.append(.postalCodeDisagrees)
      case .postalCodeUnknown: result.append(.postalCodeUnknown)
      }
    }
    if spelled > 0 { result.append(.spelling(wordCount: spelled)) }
    if missing > 0 { result.append(.missingWords(wordCount: missing)) }
    if ignored > 0 { result.append(.ignoredWords(wordCount: ignored)) }
    return result
  }
}
