/// What a resource is.
public enum ResourceKind: String, CaseIterable, Hashable, Sendable {
  case clsc, gmf, hospital, chsld, rehabilitationCentre, youthCentre, communityOrganization
  case privatePractice, school, library, telephoneLine, clinic, residence, pharmacy, other
}

/// How a service reaches the person.
public enum ServiceMode: String, CaseIterable, Hashable, Sendable {
  case inPerson, telephone, online, atHome
}

/// How a person gets into a service.
public enum AccessRoute: String, CaseIterable, Hashable, Sendable {
  /// The person asks.
  case selfReferral = "self"
  /// A professional of the network refers.
  case professional
  /// Through a single counter (*guichet*).
  case counter
}

/// Who may come among those whom a service is for.
public enum ClienteleRule: String, CaseIterable, Hashable, Sendable {
  /// It is meant for them, and others are welcome.
  case mainly
  /// Only for whoever is at least one of them.
  case oneOf
  /// Only for whoever is all of them at once.
  case allOf
}

/// What a service costs, from nothing up.
public enum CostKind: String, CaseIterable, Hashable, Sendable, Comparable {
  case free
  /// What the person can give, or what their income allows.
  case contribution
  case fee

  private var rank: Int {
    switch self {
    case .free: 0
    case .contribution: 1
    case .fee: 2
    }
  }

  public static func < (left: CostKind, right: CostKind) -> Bool { left.rank < right.rank }
}

/// What a group is for.
public enum GroupKind: String, CaseIterable, Hashable, Sendable {
  case education, mutualAid, socialisation, task
}

/// Whether newcomers may join a group that has begun.
public enum GroupOpenness: String, CaseIterable, Hashable, Sendable {
  case open, closed
}

/// How often a group meets.
public enum GroupRhythm: String, CaseIterable, Hashable, Sendable {
  case daily, weekly, everyTwoWeeks, monthly
}

/// What need a service answers, as a code such as `home-care`.
///
/// Codes are data. They are 1 to 60 of `a-z`, `0-9` and `-`.
public struct ServiceCategory: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let code: String

  /// Reads a code; `nil` when it is malformed.
  public init?(_ code: some StringProtocol) {
    let allowed = code.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard allowed, (1...60).contains(code.utf8.count) else { return nil }
    self.code = String(code)
  }

  /// Takes a code that was checked when it was recorded.
  public init(trusted code: String) { self.code = code }

  /// The complaints commissioner, in every basket whatever is asked.
  public static let complaints = ServiceCategory(trusted: "complaints")

  /// The general front-line telephone line, in every basket whatever is asked.
  public static let frontLine = ServiceCategory(trusted: "front-line")

  /// Whether its services belong in every basket, whatever is asked.
  public var isInEveryBasket: Bool { self == .complaints || self == .frontLine }

  /// Somebody in a crisis is in it now.
  public static let crisis = ServiceCategory(trusted: "crisis")

  /// Where whoever thinks of suicide, or fears for somebody, is answered.
  public static let suicidePrevention = ServiceCategory(trusted: "suicide-prevention")

  /// Whether its services are shown whatever the person is or wants: no need, age, clientele,
  /// language, mode, access or cost leaves them out.
  ///
  /// A line that could save a life is never hidden by a filter; what speaks against it is told
  /// beside it.
  public var ignoresFilters: Bool {
    isInEveryBasket || self == .crisis || self == .suicidePrevention
  }

  public var description: String { code }

  public static func < (left: ServiceCategory, right: ServiceCategory) -> Bool {
    left.code < right.code
  }
}
