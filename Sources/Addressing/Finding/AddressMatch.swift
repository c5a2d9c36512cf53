public import Domain

/// How precisely an address was found, best first.
public enum MatchLevel: UInt8, CaseIterable, Comparable, Sendable {
  case unit
  case door

  /// Between two known doors of the same side of the street, or beside the last one.
  case interpolated
  case street
  case place
  case postalCode
  case municipality

  public static func < (left: MatchLevel, right: MatchLevel) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// An address as the index writes it; what it does not know is `nil`.
public struct AddressLabel: Hashable, Sendable {
  /// Number and suffix: `1255`, `1255A`, `1255 1/2`.
  public var number: String?
  public var unit: String?

  /// Kind, name and direction: `boulevard Saint-Joseph Est`.
  public var street: String?

  /// A named place that is not the municipality: a hamlet, a borough, a building.
  public var place: String?
  public var municipality: String?
  public var postalCode: PostalCode?

  public init(
    number: String? = nil, unit: String? = nil, street: String? = nil, place: String? = nil,
    municipality: String? = nil, postalCode: PostalCode? = nil
  ) {
    self.number = number
    self.unit = unit
    self.street = street
    self.place = place
    self.municipality = municipality
    self.postalCode = postalCode
  }
}

/// What is written in an address and says where letters go, or how land is divided.
public enum RuralForm: Hashable, Sendable {
  case postBox, ruralRoute, lot
}

/// Something the finder took to be meant although it was not what was written.
///
/// `given` quotes what the person wrote: it is for the answer to that person and for nothing else.
public enum AddressAssumption: Hashable, Sendable {
  /// The text, or its postal code, names a province or country of which the index knows nothing.
  case otherRegion(NamedRegion)

  /// Another kind of street, or one where none was given: *boulevard*, not *rue*.
  case streetKind(given: StreetKind?, found: StreetKind?)

  /// Another direction, one where none was given, or none where one was given.
  case direction(given: StreetDirection?, found: StreetDirection?)

  /// Another municipality, or one where none was given.
  case municipality(given: String?, found: String)

  /// A word written otherwise.
  case spelling(given: String, found: String)

  /// A word of the street's name that was not written.
  case missingWord(found: String)

  /// Words that nothing in the index explains.
  case ignored(given: String)

  /// The number lies between these two known ones.
  case numberInterpolated(between: Int, and: Int)

  /// The number is not known; this is the nearest one that is.
  case numberNearest(Int)

  /// No number of the street helps to place the one given; the street stands for it.
  case numberNotFound

  /// Another suffix of the number than the one given.
  case numberSuffix(given: String, found: String)

  /// The unit is not known; the door is.
  case unitNotFound

  /// A rural form was written, which says nothing of where the door is.
  case ruralForm(RuralForm)

  /// The door's postal code is another than the one given.
  case postalCodeDisagrees(found: PostalCode)

  /// The index does not know the postal code given.
  case postalCodeUnknown
}

/// A place that an address may mean.
public struct AddressMatch: Hashable, Sendable {
  public var level: MatchLevel
  public var point: Coordinate

  /// How far from the point the address may be, in metres.
  public var doubtMetres: Double
  public var label: AddressLabel

  /// What was taken to be meant, most important first; empty for an exact match.
  public var assumptions: [AddressAssumption]

  /// How well the match explains the text: 1 for exactly, towards 0.
  public var score: Double

  /// Whether another match explains the text as well and lies elsewhere; such matches stand beside
  /// each other, in an order that does not depend on the rows of a source.
  public var isAmbiguous: Bool

  /// Whether the text says enough to take this match without asking the person.
  ///
  /// An ambiguous match never is. Neither is one whose place nothing but its street vouches for, or
  /// that differs from the text by more than slips of the pen: it is shown to be confirmed, however
  /// few there are beside it.
  public var isSettled: Bool

  public init(
    level: MatchLevel, point: Coordinate, doubtMetres: Double, label: AddressLabel,
    assumptions: [AddressAssumption] = [], score: Double = 1, isAmbiguous: Bool = false,
    isSettled: Bool = true
  ) {
    self.level = level
    self.point = point
    self.doubtMetres = doubtMetres
    self.label = label
    self.assumptions = assumptions
    self.score = score
    self.isAmbiguous = isAmbiguous
    self.isSettled = isSettled && !isAmbiguous
  }
}

/// What somebody who has begun to write an address may mean.
public struct AddressSuggestion: Hashable, Sendable {
  public var label: AddressLabel

  /// What to write in place of what was begun, number and unit kept.
  public var text: String

  /// Number of doors of the street or place.
  public var doorCount: Int
  public var point: Coordinate

  public init(label: AddressLabel, text: String, doorCount: Int, point: Coordinate) {
    self.label = label
    self.text = text
    self.doorCount = doorCount
    self.point = point
  }
}
