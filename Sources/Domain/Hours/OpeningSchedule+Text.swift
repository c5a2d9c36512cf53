/// The textual form: rules of OpenStreetMap's `opening_hours`, separated by `;`, of four sorts.
///
/// | Rule | Meaning |
/// | --- | --- |
/// | `Mo-Fr 08:30-12:00,13:00-16:30` | hours of days of the week, `Mo Tu We Th Fr Sa Su` |
/// | `PH off`, `PH 10:00-15:00` | hours of holidays; no rule means that nobody has said |
/// | `2026-12-24 off`, `2026-12-24/2027-01-02 10:00-12:00` | hours of a date, or of several |
/// | `24/7` | always, holidays too |
///
/// A closing that is not after the opening is on the next day. `24:00` is midnight at the end.
///
/// - SeeAlso: <https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification>; dates are written
///   as in ISO 8601 instead.
extension OpeningSchedule: CustomStringConvertible {
  /// How a schedule is written, for messages.
  public static let form = "Mo-Fr 08:30-16:30; Sa 10:00-12:00; PH off; 2026-12-24 off"

  /// Most days that one rule for dates may name.
  private static let dayCountMax = 366

  private static let codes = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

  private static let wholeDay = "00:00-24:00"

  /// Reads the textual form; `nil` for any other text, and where two rules speak of the same day.
  public init?(_ text: String) {
    var weekly: [Weekday: [Span]] = [:]
    var holidays: [Span]?
    var exceptions: [CalendarDate: [Span]] = [:]
    let rules = text.split(separator: ";").map(Self.words).filter { !$0.isEmpty }
    guard !rules.isEmpty else { return nil }
    for words in rules {
      if words == ["24/7"], rules.count == 1, let spans = Self.spans(Self.wholeDay[...]) {
        weekly = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, spans) })
        holidays = spans
        continue
      }
      guard words.count == 2, let spans = words[1] == "off" ? [] : Self.spans(words[1]) else {
        return nil
      }
      if let dates = Self.dates(words[0]) {
        for day in dates where exceptions.updateValue(spans, forKey: day) != nil { return nil }
        continue
      }
      for code in words[0].split(separator: ",", omittingEmptySubsequences: false) {
        if code == "PH" {
          guard holidays == nil else { return nil }
          holidays = spans
          continue
        }
        guard let days = Self.weekdays(code) else { return nil }
        for day in days where weekly.updateValue(spans, forKey: day) != nil { return nil }
      }
    }
    self.init(weekly: weekly, holidays: holidays, exceptions: exceptions)
  }

  public var description: String { text }

  /// The textual form: equal schedules are equal texts.
  public var text: String {
    let isAlways =
      Weekday.allCases.allSatisfy { weekly[$0].map(Self.text) == Self.wholeDay }
      && holidays.map(Self.text) == Self.wholeDay && exceptions.isEmpty
    if isAlways { return "24/7" }
    var rules = Self.runs(Weekday.allCases.map { ($0, weekly[$0] ?? []) }) {
      $0.rawValue + 1 == $1.rawValue
    }
    .filter { !$0.spans.isEmpty }
    .map { run in
      let (first, last) = (Self.codes[run.first.rawValue], Self.codes[run.last.rawValue])
      return "\(first == last ? first : "\(first)-\(last)") \(Self.text(run.spans))"
    }
    if rules.isEmpty, holidays == nil, exceptions.isEmpty { return "Mo-Su off" }
    if let holidays { rules.append("PH \(Self.text(holidays))") }
    let dates = exceptions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    rules += Self.runs(dates) { $0.advanced(byDays: 1) == $1 }.map { run in
      "\(run.first == run.last ? "\(run.first)" : "\(run.first)/\(run.last)") \(Self.text(run.spans))"
    }
    return rules.joined(separator: "; ")
  }

  /// Days that follow one another and have the same hours, together.
  private static func runs<Day>(
    _ days: [(day: Day, spans: [Span])], _ follows: (Day, Day) -> Bool
  ) -> [(first: Day, last: Day, spans: [Span])] {
    var runs: [(first: Day, last: Day, spans: [Span])] = []
    for (day, spans) in days {
      if let last = runs.last, last.spans == spans, follows(last.last, day) {
        runs[runs.count - 1].last = day
      } else {
        runs.append((day, day, spans))
      }
    }
    return runs
  }

  private static func text(_ spans: [Span]) -> String {
    func clock(_ minute: Int) -> String {
      let (hours, minutes) = (minute / 60, minute % 60)
      return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }
    guard !spans.isEmpty else { return "off" }
    return spans.map { span in
      let closes = span.closesMinute
      let shown = closes > LocalTime.minutesPerDay ? closes - LocalTime.minutesPerDay : closes
      return "\(clock(span.opensMinute))-\(clock(shown))"
    }.joined(separator: ",")
  }

  // MARK: - Reading

  private static func words(_ rule: Substring) -> [Substring] {
    rule.split(separator: " ")
  }

  private static func weekdays(_ text: Substring) -> [Weekday]? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
      .map { codes.firstIndex(of: String($0)) }
    switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
    case (1, let day?, _): return [Weekday.allCases[day]]
    case (2, let first?, let last?):
      // `Sa-Tu` runs over the end of the week.
      let count = (last - first + 7) % 7
      return (0...count).map { Weekday.allCases[(first + $0) % 7] }
    default: return nil
    }
  }

  private static func dates(_ text: Substring) -> [CalendarDate]? {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map { CalendarDate($0) }
    switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
    case (1, let day?, _): return [day]
    case (2, let first?, let last?):
      let count = Int(last.daysSince1970 - first.daysSince1970)
      guard (1..<dayCountMax).contains(count) else { return nil }
      return (0...count).map(first.advanced(byDays:))
    default: return nil
    }
  }

  /// Stretches that do not overlap.
  private static func spans(_ text: Substring) -> [Span]? {
    var result: [Span] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(minute)
      guard ends.count == 2, let opens = ends[0], let closes = ends[1] else { return nil }
      let end = closes > opens ? closes : closes + LocalTime.minutesPerDay
      guard let span = Span(opensMinute: opens, closesMinute: end) else { return nil }
      result.append(span)
    }
    result.sort()
    let overlaps = zip(result, result.dropFirst()).contains { $0.closesMinute > $1.opensMinute }
    return overlaps ? nil : result
  }

  /// Reads `HH:MM`, from `00:00` to `24:00`.
  private static func minute(_ text: Substring) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
    let digits = [bytes[0], bytes[1], bytes[3], bytes[4]].map { Int($0) - Int(UInt8(ascii: "0")) }
    guard digits.allSatisfy((0...9).contains) else { return nil }
    let (hours, minutes) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    guard minutes < 60, hours * 60 + minutes <= LocalTime.minutesPerDay else { return nil }
    return hours * 60 + minutes
  }
}
