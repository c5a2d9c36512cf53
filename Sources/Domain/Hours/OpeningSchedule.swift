/// When something is open, in the clocks of its place.
///
/// A rule for a day of the week gives way to that for holidays, and both to that for one date.
public struct OpeningSchedule: Hashable, Sendable {
  /// A stretch of a day during which it is open; it may pass midnight.
  public struct Span: Hashable, Sendable, Comparable {
    /// Minutes since midnight, 0 to 1439.
    public let opensMinute: Int

    /// Minutes since the same midnight, after ``opensMinute``, 1 to 2879.
    public let closesMinute: Int

    /// A stretch; `nil` when it does not begin on its day, or does not end within a day of that.
    public init?(opensMinute: Int, closesMinute: Int) {
      guard (0..<LocalTime.minutesPerDay).contains(opensMinute), closesMinute > opensMinute,
        closesMinute - opensMinute <= LocalTime.minutesPerDay
      else { return nil }
      self.opensMinute = opensMinute
      self.closesMinute = closesMinute
    }

    public static func < (left: Span, right: Span) -> Bool {
      (left.opensMinute, left.closesMinute) < (right.opensMinute, right.closesMinute)
    }
  }

  /// The hours of each day of the week; a day that is missing is closed.
  public let weekly: [Weekday: [Span]]

  /// The hours of holidays, empty when it is closed; `nil` when nobody has said.
  public let holidays: [Span]?

  /// The hours of single dates, empty for those on which it is closed.
  public let exceptions: [CalendarDate: [Span]]

  /// A schedule; stretches of one day are sorted.
  public init(
    weekly: [Weekday: [Span]], holidays: [Span]? = nil, exceptions: [CalendarDate: [Span]] = [:]
  ) {
    self.weekly = weekly.compactMapValues { $0.isEmpty ? nil : $0.sorted() }
    self.holidays = holidays?.sorted()
    self.exceptions = exceptions.mapValues { $0.sorted() }
  }

  /// What the hours of a day may be: one, or two where nobody has said what holds on a holiday.
  func possibleHours(on day: CalendarDate) -> [[Span]] {
    if let hours = exceptions[day] { return [hours] }
    let usual = weekly[day.weekday] ?? []
    guard let (_, certainty) = QuebecHoliday.on(day) else { return [usual] }
    let ofHoliday = holidays ?? []
    let isSettled = holidays != nil && certainty == .statutory
    if isSettled || usual == ofHoliday { return [ofHoliday] }
    return [usual, ofHoliday]
  }
}

/// Whether something is open at a moment.
public enum OpeningState: Hashable, Sendable {
  /// Open; `until` is `nil` when it never closes.
  case open(until: LocalTime?)

  /// Closed.
  ///
  /// `opensAt` is the next time when it surely opens, `nil` when there is none within three weeks;
  /// `doubtfulDay` is a holiday before that on which nobody has said whether it does.
  case closed(opensAt: LocalTime?, doubtfulDay: CalendarDate?)

  /// It is a holiday, or may be one, and nobody has said whether it is open on it.
  case holidayNotStated(QuebecHoliday)
}

extension OpeningSchedule {
  /// How far ahead the next opening is looked for, in days.
  private static let daysAhead = 21

  /// Whether it is open at a moment, on the clocks of its place.
  public func state(at moment: LocalTime) -> OpeningState {
    let now = moment.minutesSince1970
    let around = [moment.day.previous, moment.day]
    let certain = around.flatMap(certainStretches)
    if certain.contains(where: { $0.contains(now) }) {
      return .open(until: closing(after: now, from: moment.day))
    }
    let possible = around.flatMap(possibleStretches)
    if possible.contains(where: { $0.contains(now) }) {
      let holiday = around.reversed().lazy.compactMap { QuebecHoliday.on($0)?.holiday }.first
      return .holidayNotStated(holiday ?? .newYear)
    }
    return nextOpening(after: now, from: moment.day)
  }

  /// The end of the stretches that follow one another without a gap; `nil` when they go on for ever.
  private func closing(after now: Int, from day: CalendarDate) -> LocalTime? {
    let stretches = (-1...Self.daysAhead).flatMap { certainStretches(on: day.advanced(byDays: $0)) }
      .sorted { $0.lowerBound < $1.lowerBound }
    var end = now
    for stretch in stretches where stretch.lowerBound <= end && stretch.upperBound > end {
      end = stretch.upperBound
    }
    let isEndless = end - now >= (Self.daysAhead - 1) * LocalTime.minutesPerDay
    return isEndless ? nil : LocalTime(minutesSince1970: end)
  }

  private func nextOpening(after now: Int, from day: CalendarDate) -> OpeningState {
    var doubtfulDay: CalendarDate?
    for count in 0...Self.daysAhead {
      let day = day.advanced(byDays: count)
      let next = certainStretches(on: day).map(\.lowerBound).filter { $0 > now }.min()
      let mayOpenBefore = possibleStretches(on: day).contains { stretch in
        stretch.lowerBound > now && stretch.lowerBound < next ?? .max
      }
      if mayOpenBefore, doubtfulDay == nil { doubtfulDay = day }
      if let next {
        return .closed(opensAt: LocalTime(minutesSince1970: next), doubtfulDay: doubtfulDay)
      }
    }
    return .closed(opensAt: nil, doubtfulDay: doubtfulDay)
  }

  /// When it is open on a day whatever holds on it, in minutes since 1970.
  private func certainStretches(on day: CalendarDate) -> [Range<Int>] {
    let possible = possibleHours(on: day)
    guard possible.count > 1 else { return stretches(possible[0], of: day) }
    return stretches(possible[0], of: day).flatMap { stretch in
      stretches(possible[1], of: day).map(stretch.clamped).filter { !$0.isEmpty }
    }
  }

  private func possibleStretches(on day: CalendarDate) -> [Range<Int>] {
    possibleHours(on: day).flatMap { stretches($0, of: day) }
  }

  private func stretches(_ spans: [Span], of day: CalendarDate) -> [Range<Int>] {
    let midnight = Int(day.daysSince1970) * LocalTime.minutesPerDay
    return spans.map { midnight + $0.opensMinute..<midnight + $0.closesMinute }
  }
}
