public import Domain

/// What one row of a source says: a door, a street, or a postal code with its point.
///
/// A row with a number is a door; one with a street and no number stands for the street; one with
/// neither stands for its postal code, and where it has none, for its municipality.
public struct AddressRecord: Hashable, Sendable {
  /// The civic number, from 1; `nil` where the source gives none.
  public var number: Int?

  /// What follows the number: `A`, `1/2`; empty when nothing does.
  public var numberSuffix: String

  /// The last number of a door that has several: 803 in `801-803`.
  public var lastNumber: Int?

  /// The flat, office or room: `4`, `B-12`.
  public var unit: String?

  /// The street as the source writes it, kind and direction included: `boul. Saint-Joseph Est`.
  public var street: String?

  /// The municipality as the source writes it.
  public var municipality: String?

  /// Other names under which people know the place of this door: boroughs, former municipalities,
  /// the name that the post uses.
  public var otherPlaces: [String]

  public var postalCode: PostalCode?
  public var point: Coordinate

  /// Precedence of the source: of one door that two sources know, the lower number gives the point.
  public var source: UInt8

  /// How far the point may be from the door, in metres.
  public var precisionMetres: Double

  public init(
    number: Int? = nil, numberSuffix: String = "", lastNumber: Int? = nil, unit: String? = nil,
    street: String? = nil, municipality: String? = nil, otherPlaces: [String] = [],
    postalCode: PostalCode? = nil, point: Coordinate, source: UInt8 = 0,
    precisionMetres: Double = 25
  ) {
    self.number = number
    self.numberSuffix = numberSuffix
    self.lastNumber = lastNumber
    self.unit = unit
    self.street = street
    self.municipality = municipality
    self.otherPlaces = otherPlaces
    self.postalCode = postalCode
    self.point = point
    self.source = source
    self.precisionMetres = precisionMetres
  }
}

/// A place that has a name and is not a street.
public struct AddressPlace: Hashable, Sendable {
  /// What sort of place it is.
  public enum Kind: UInt8, CaseIterable, Sendable {
    case municipality
    case borough

    /// A municipality that is now part of another.
    case formerMunicipality

    /// A hamlet, village or neighbourhood without an administration of its own.
    case locality

    /// A building or site people name: a school, a park.
    case landmark
  }

  public var name: String
  public var kind: Kind

  /// The municipality in which it lies, where the source says so.
  public var municipality: String?
  public var point: Coordinate

  /// How far from the point the place reaches, in metres; `nil` where the source does not say.
  public var extentMetres: Double?

  public init(
    name: String, kind: Kind, municipality: String? = nil, point: Coordinate,
    extentMetres: Double? = nil
  ) {
    self.name = name
    self.kind = kind
    self.municipality = municipality
    self.point = point
    self.extentMetres = extentMetres
  }
  /// The same place, reaching from its point at least as far as another.
  public func reaching(_ point: Coordinate) -> AddressPlace {
    var place = self
    place.extentMetres = max(extentMetres ?? 0, GroundDistance.metres(self.point, point))
    return place
  }
}
