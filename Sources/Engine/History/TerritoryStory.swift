public import Domain

/// All that changed in a territory, day by day.
public struct TerritoryStory: Hashable, Sendable {
  /// The territory, with the name that it bears on ``day``.
  public var territory: NamedTerritory

  /// The day in question: what holds from a later one is announced.
  public var day: CalendarDate

  /// Position of the log that the story is true to.
  public var position: Int64
  public var request: HistoryRequest

  /// The days on which something changed, in order.
  public var days: [Day]

  /// Facts told here that were corrected after ``position``.
  public var correctedSince: [CorrectedFact]

  /// What changed on one day.
  public struct Day: Hashable, Sendable {
    public var on: CalendarDate

    /// Facts about the territory, what it lies in, what lies in it, and what passed to it.
    public var territories: [StoryEntry]

    /// Services that began or ceased to serve it, or serve another part of it.
    public var services: [BasketTurn]

    /// Other facts about the services of its basket and their resources.
    public var others: [StoryEntry]

    public init(
      on day: CalendarDate, territories: [StoryEntry] = [], services: [BasketTurn] = [],
      others: [StoryEntry] = []
    ) {
      on = day
      self.territories = territories
      self.services = services
      self.others = others
    }

    /// Whether nothing changed.
    public var isEmpty: Bool { territories.isEmpty && services.isEmpty && others.isEmpty }
  }
}

/// A service that began or ceased to serve a territory, or serves another part of it.
public struct BasketTurn: Hashable, Sendable {
  public var service: NamedSubject
  public var resource: NamedSubject

  /// How much of the territory it served the day before; `nil` when it did not.
  public var before: BasketAnswer.Extent?

  /// How much of it it serves; `nil` when it does not.
  public var after: BasketAnswer.Extent?

  /// The facts of that day about the service and the opening of its resource; empty when the
  /// territories alone made the difference.
  public var because: [StoryEntry]

  /// Whether it serves some of the territory, for certain.
  static func serves(_ extent: BasketAnswer.Extent?) -> Bool {
    extent != nil && extent != .notStated
  }
}
