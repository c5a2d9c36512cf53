internal import Domain

/// What a service comes to for one person, reach and suitability taken together.
public enum Serving: String, CaseIterable, Hashable, Comparable, Sendable {
  /// It serves them.
  case yes
  /// It serves them if they live in the right one of the territories in doubt.
  case inSome
  /// Nobody has said whom it reaches: ask.
  case ask
  /// It reaches them and does not suit them.
  case unsuited
  /// It does not reach them.
  case no

  /// From the surest to be of use to the least.
  public static func < (left: Serving, right: Serving) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .yes: 0
    case .inSome: 1
    case .ask: 2
    case .unsuited: 3
    case .no: 4
    }
  }

  /// Whether it serves them, or may, depending on where they live.
  public var mayServe: Bool { self == .yes || self == .inSome }
}

extension LookupAnswer {
  /// The services that concern the person, with what each comes to.
  ///
  /// What only serves people around the GMF is left out.
  var servings: [(service: ServiceAnswer, serving: Serving)] {
    services.compactMap { service in
      switch service.group {
      case .homeOnly, .both:
        let isSure = service.home.holds == .yes || service.registration.holds == .yes
        return (service, isSure ? .yes : .inSome)
      case .registration: return (service, service.registration.holds == .yes ? .yes : .inSome)
      case .unknown: return (service, .ask)
      case .gmfOnly: return nil
      }
    } + leftOut.filter { $0.group != .gmfOnly }.map { ($0, .unsuited) }
  }
}
