public import Domain

extension ComparisonGroup {
  /// Place in the order of use, from 0.
  var rank: Int {
    switch self {
    case .homeOnly: 0
    case .both: 1
    case .registration: 2
    case .unknown: 3
    case .gmfOnly: 4
    }
  }

  /// Every place, in order.
  static let ranks = 0..<allCases.count

  /// Whether it serves the person.
  public var isServing: Bool { self == .homeOnly || self == .both || self == .registration }
}
