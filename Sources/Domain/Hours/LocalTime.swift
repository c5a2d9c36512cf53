/// A time of day on a day, as the clocks of a place show it, to the minute.
///
/// Which instant that is belongs to whoever knows the time zone.
public struct LocalTime: Hashable, Sendable, Comparable {
  public var day: CalendarDate

  /// Minutes since midnight, 0 to 1439.
  public var minute: Int

  /// A time; `nil` for a minute outside 0 to 1439.
  public init?(day: CalendarDate, minute: Int) {
    guard (0..<Self.minutesPerDay).contains(minute) else { return nil }
    self.day = day
    self.minute = minute
  }

  /// A time by its minutes since 1970-01-01T00:00 on the same clocks.
  init(minutesSince1970 minutes: Int) {
    let days = Int((Double(minutes) / Double(Self.minutesPerDay)).rounded(.down))
    day = CalendarDate(daysSince1970: Int32(clamping: days))
    minute = minutes - days * Self.minutesPerDay
  }

  /// Minutes since 1970-01-01T00:00 on the same clocks.
  var minutesSince1970: Int { Int(day.daysSince1970) * Self.minutesPerDay + minute }

  static let minutesPerDay = 1440

  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    left.minutesSince1970 < right.minutesSince1970
  }
}

extension LocalTime: CustomStringConvertible {
  /// The time as `2026-11-21T14:30`.
  public var description: String {
    let (hours, minutes) = (minute / 60, minute % 60)
    return "\(day)T\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
  }
}

/// A day of the week; the first is Monday, as in ISO 8601.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

extension CalendarDate {
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday; the number of days may be negative.
    let index = ((Int(daysSince1970) + 3) % 7 + 7) % 7
    return Weekday.allCases[index]
  }

  /// The day that is `count` days later; earlier for a negative number.
  public func advanced(byDays count: Int) -> CalendarDate {
    CalendarDate(daysSince1970: Int32(clamping: Int(daysSince1970) + count))
  }
}
