public import Domain

/// A home of a household, with what the answer calls it.
public struct HouseholdHome: Sendable {
  /// A word that tells it from the others, such as `A`; shown as it is.
  public var label: String
  public var home: Home

  public init(label: String, home: Home) {
    self.label = label
    self.home = home
  }
}

/// One person of a household.
public struct HouseholdMember: Hashable, Sendable {
  /// A word that tells them from the others, such as `child`; shown as it is.
  public var label: String

  /// The labels of the homes where they live: two where custody is shared.
  public var homes: [String]

  /// Their GMF, and what is known of them.
  public var request: LookupRequest

  public init(label: String, homes: [String], request: LookupRequest) {
    self.label = label
    self.homes = homes
    self.request = request
  }
}

/// What serves the persons of a household: all, some, each; and why.
///
/// The order in which homes and members were given leaves no trace in it.
public struct HouseholdAnswer: Hashable, Sendable {
  /// A home, and which territories it lies in.
  public struct Home: Hashable, Sendable {
    public var label: String
    public var location: Location
  }

  /// A person, and what they have.
  public struct Member: Hashable, Sendable {
    public var label: String

    /// The labels of their homes, sorted.
    public var homes: [String]

    /// `nil` when they have no GMF.
    public var gmf: GMFSurroundings?

    /// How many services serve them for certain.
    public var servingCount: Int
  }

  /// One way in which a service serves a person.
  public enum Way: Hashable, Sendable {
    /// By living in a home.
    case home(String, SideVerdict)
    /// By being registered with a GMF.
    case registration(SideVerdict)
  }

  /// What a service comes to for one person.
  public struct Part: Hashable, Sendable {
    /// The person's label.
    public var member: String
    public var serving: Serving

    /// How it serves them, or may: homes in order of label, then the registration.
    public var ways: [Way]

    /// What speaks against it for them, or has to be asked.
    public var findings: [EligibilityFinding]
  }

  /// A service that concerns somebody of the household.
  public struct Line: Hashable, Sendable {
    public var service: ServiceCard

    /// In order of label; who is not there is not served.
    public var parts: [Part]

    /// Whether it serves everybody for certain.
    public var servesAll: Bool
  }

  public var day: CalendarDate
  public var position: Int64

  /// In order of label.
  public var homes: [Home]

  /// In order of label.
  public var members: [Member]

  /// The union: first what serves everybody, then what serves most; then by category and name.
  public var lines: [Line]
}
