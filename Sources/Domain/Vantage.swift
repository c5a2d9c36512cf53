/// From where facts are seen: a day in the world, and a position in the log.
///
/// What is seen is what was true on ``day`` as far as the log knew it once ``position`` was recorded.
/// The same vantage sees the same facts for ever: what is recorded later lies beyond its position.
public struct Vantage: Hashable, Sendable {
  /// The day in question.
  ///
  /// A fact holds from its effective date on, until the day before the next.
  public var day: CalendarDate

  /// Position of the last event that is taken into account; 0 sees nothing.
  public var position: Int64

  public init(day: CalendarDate, position: Int64) {
    self.day = day
    self.position = position
  }

  /// The day, seen with everything that the log holds.
  public static func latest(on day: CalendarDate) -> Vantage {
    Vantage(day: day, position: .max)
  }

  /// Everything that the log holds, whenever it becomes true.
  public static let last = Vantage(day: .latest, position: .max)
}
