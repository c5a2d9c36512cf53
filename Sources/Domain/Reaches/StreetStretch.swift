/// A street, or some of its doors.
public struct StreetStretch: Hashable, Sendable {
  /// Which doors of the street.
  public enum Side: String, CaseIterable, Hashable, Sendable {
    case both, odd, even
  }

  /// The street as whoever declared it wrote it: `rue des Saules`.
  public var street: String

  /// Where the street is.
  ///
  /// A street without one may be that of any town: it is never sure.
  public var municipality: TerritoryID?

  /// The first civic number, 0 or more; `nil` where it begins with the street.
  public var fromNumber: Int?

  /// The last civic number; `nil` where it goes to the end of the street.
  public var toNumber: Int?
  public var side: Side

  public init(
    street: String, municipality: TerritoryID? = nil, fromNumber: Int? = nil,
    toNumber: Int? = nil, side: Side = .both
  ) {
    self.street = street
    self.municipality = municipality
    self.fromNumber = fromNumber
    self.toNumber = toNumber
    self.side = side
  }

  /// Whether a civic number is one of the stretch.
  public func holds(number: Int) -> Bool {
    guard number >= fromNumber ?? .min, number <= toNumber ?? .max else { return false }
    switch side {
    case .both: return true
    case .odd: return !number.isMultiple(of: 2)
    case .even: return number.isMultiple(of: 2)
    }
  }

  /// Whether any number can be one of the stretch.
  public var isPossible: Bool {
    guard let low = fromNumber, let high = toNumber else { return true }
    return low <= high && (low < high || side == .both || holds(number: low))
  }
}
