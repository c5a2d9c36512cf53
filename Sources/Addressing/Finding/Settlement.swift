internal import Domain
internal import MappedFiles

/// Whether a candidate may be taken without asking the person.
///
/// A street of the right name is often the wrong one: its name stands in a hundred municipalities, and
/// the one that was meant may not be known. So something besides the street must vouch for the place,
/// and the name must be what was written but for slips of the pen.
struct Settlement {
  let tables: IndexTables
  let search: AddressSearch

  /// Most that the name of a street may cost that lies where the text says.
  static let nameCostMax = 1.15

  /// Most that the name of the place may cost.
  static let placeNameCostMax = 1.15

  func holds(_ candidate: Candidate) -> Bool {
    if let placeName = candidate.placeName, placeName.cost > Self.placeNameCostMax { return false }
    guard let street = candidate.street else { return true }
    guard let name = candidate.name, name.cost <= Self.nameCostMax else { return false }
    return isVouchedFor(candidate) && !contradictsDirection(candidate, of: Int(street))
  }

  /// Whether the place or the postal code that was given is that of the street.
  private func isVouchedFor(_ candidate: Candidate) -> Bool {
    if candidate.hasCodeOfStreet { return true }
    switch candidate.relation {
    case .within, .known: return true
    case .beside, .unnamed, .elsewhere: return false
    }
  }

  /// East where west was written.
  private func contradictsDirection(_ candidate: Candidate, of street: Int) -> Bool {
    let bits = tables.street(street, .kindAndDirection)
    let found = StreetDirection(rawValue: UInt8(truncatingIfNeeded: bits >> 8))
    guard let given = search.leftover(candidate).direction, let found else { return false }
    return given != found
  }
}
