public import Domain
public import Hashing

/// The days on which the basket of a territory became another.
public struct BasketFeed: Hashable, Sendable {
  /// With the name that it bears on the last day it exists, as far as is known.
  public var territory: NamedTerritory

  /// Position of the log that the feed is true to.
  public var position: Int64

  /// Hash of the first event about the territory: the same for ever, and no other log has it.
  public var identity: Digest

  /// When the log first learned of the territory, in milliseconds since 1970-01-01T00:00:00Z.
  public var firstRecordedAtMilliseconds: Int64

  /// In order of day; announced ones are among them.
  public var days: [BasketDay]

  /// The events that the days name, in order.
  public var events: [LoggedEvent]
}

/// A day on which the basket of a territory is another than the day before.
public struct BasketDay: Hashable, Sendable {
  /// What happened on the day.
  public enum Change: Hashable, Sendable {
    /// The territory came to exist, in the place of what the steps name.
    case began(serviceCount: Int, steps: [ComparisonStep])
    /// Services came, went, or are otherwise; in order of group, category and name.
    case changed([ServiceDifference])
    /// The territory ceased to exist; what took its place, by the steps.
    case ended(steps: [ComparisonStep])
  }

  public var day: CalendarDate

  /// With the name that it bears on the day, or bore the day before.
  public var territory: NamedTerritory
  public var change: Change

  /// The events that made it so, in order.
  public var events: [EventReference]

  /// When the log learned the last of them, in milliseconds since 1970-01-01T00:00:00Z.
  public var updatedAtMilliseconds: Int64
}
