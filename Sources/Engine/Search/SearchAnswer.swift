public import Domain

/// What is searched for, for whom, and how much of it is shown.
public struct SearchRequest: Hashable, Sendable {
  public var text: String

  /// The person's GMF, age and so on; what they need narrows what is found.
  public var lookup: LookupRequest

  /// How many services of each part are listed.
  public var limit: Int

  public init(text: String, lookup: LookupRequest, limit: Int = 20) {
    self.text = text
    self.lookup = lookup
    self.limit = limit
  }
}

/// What was found.
public struct SearchAnswer: Hashable, Sendable {
  public var day: CalendarDate
  public var position: Int64

  /// Whether every word was found in each service; otherwise each has as many as any.
  public var hasAllWords: Bool

  /// What is in the person's basket; `nil` when nobody was asked about.
  public var basket: InBasket?

  /// What is not in the person's basket, or everything when nobody was asked about.
  public var others: Others

  /// What was found in the basket of a person.
  public struct InBasket: Hashable, Sendable {
    public var home: Location
    public var gmf: GMFSurroundings?

    /// How many there are.
    public var count: Int

    /// The best of them, as a lookup shows them, the best first.
    public var services: [ServiceAnswer]

    /// How many more there are whose reach nobody has stated.
    public var notStatedCount: Int

    /// The best of those, to be asked before anybody is referred there.
    public var notStated: [ServiceAnswer]

    /// Those that reach the person and do not suit them.
    public var leftOut: [ServiceAnswer]

    /// Every service that is listed.
    var all: [ServiceAnswer] { services + notStated + leftOut }
  }

  /// What was found outside of a basket.
  public struct Others: Hashable, Sendable {
    /// How many there are.
    public var count: Int

    /// The best of them, the best first.
    public var services: [FoundService]

    /// The territories that they serve, with the number of services of each; those of most services
    /// first.
    public var territories: [ServedTerritory]
  }
}

/// A service that was found, and whom it serves.
public struct FoundService: Hashable, Sendable, ListedService {
  public var card: ServiceCard

  /// Whom it serves.
  public var reach: Reach

  /// The names of the territories and GMFs that the reach names.
  public var names: [Subject: String]

  /// What has to be known before referring to it, such as a suspension.
  public var findings: [EligibilityFinding]
}

/// A territory and how many of the services found serve it.
public struct ServedTerritory: Hashable, Sendable {
  public var territory: NamedTerritory
  public var count: Int
}
