public import Domain

/// One door, or one postal code, of an imported table of addresses.
public struct AddressRow: Hashable, Sendable {
  /// Line of the file, from 1.
  public var line: Int

  /// Civic number with its suffix; `nil` when the row is a postal code only.
  public var number: String?
  public var street: String?
  public var unit: String?
  public var municipality: String?

  /// Six characters, upper case, without a space; `nil` when the row has none.
  public var postalCode: String?
  public var point: Coordinate

  public init(
    line: Int, number: String?, street: String?, unit: String?, municipality: String?,
    postalCode: String?, point: Coordinate
  ) {
    self.line = line
    self.number = number
    self.street = street
    self.unit = unit
    self.municipality = municipality
    self.postalCode = postalCode
    self.point = point
  }
}
