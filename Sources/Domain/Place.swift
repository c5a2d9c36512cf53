/// Where people find a resource: what is written on the door, and the point on the map.
///
/// A confidential resource has none, in any type that can reach an output. A place is kept beside the
/// log, salted, so that it can be erased.
public struct Place: Hashable, Sendable {
  /// Civic number, street and unit as people write them; `nil` when not known.
  public var address: String?

  /// Name of the municipality.
  public var municipality: String?

  /// Six characters with a space: `J3P 1A1`.
  public var postalCode: String?

  /// The point of the door; `nil` when nobody has said.
  public var point: Coordinate?

  public init(
    address: String? = nil, municipality: String? = nil, postalCode: String? = nil,
    point: Coordinate? = nil
  ) {
    self.address = address
    self.municipality = municipality
    self.postalCode = postalCode
    self.point = point
  }

  /// Whether nothing at all is known.
  public var isEmpty: Bool {
    address == nil && municipality == nil && postalCode == nil && point == nil
  }
}
