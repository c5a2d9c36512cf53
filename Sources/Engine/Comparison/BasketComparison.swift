public import Domain

/// What is to be compared: one territory from two vantages, or two territories.
public struct ComparisonRequest: Sendable {
  /// The territory, by identifier or name.
  public var territory: String

  /// The one to compare it with; `nil` for the same.
  public var other: String?

  /// The day of the first basket.
  public var day: CalendarDate

  /// The day of the second basket.
  public var otherDay: CalendarDate

  /// What was known when the first basket held.
  public var knownAt: KnownAt

  /// What was known when the second basket held.
  public var otherKnownAt: KnownAt

  public init(
    territory: String, other: String? = nil, day: CalendarDate, otherDay: CalendarDate,
    knownAt: KnownAt = .now, otherKnownAt: KnownAt = .now
  ) {
    self.territory = territory
    self.other = other
    self.day = day
    self.otherDay = otherDay
    self.knownAt = knownAt
    self.otherKnownAt = otherKnownAt
  }
}

/// The answer to a comparison.
public struct BasketComparison: Hashable, Sendable {
  /// Whether two territories were compared, rather than one from two vantages.
  public var isOfPlaces: Bool

  /// How what stood or stands for a territory took its place, by date; empty where the territory exists
  /// on both sides.
  public var steps: [ComparisonStep]

  /// One difference for each pair of territories; several where one gave way to several.
  public var differences: [BasketDifference]

  /// The events that the differences and the steps name, in order.
  public var events: [LoggedEvent]

  /// Facts on which the baskets rest, corrected after what both sides know.
  public var correctedSince: [CorrectedFact]
}

/// One step by which land passed from a territory to another, with their names.
public struct ComparisonStep: Hashable, Sendable {
  public var from: NamedTerritory
  public var to: NamedTerritory
  public var step: SuccessionStep

  /// The event that made it.
  public var reference: EventReference
}
