internal import Domain
internal import Engine
internal import Foundation

/// The time that clocks show in Québec.
enum QuebecTime {
  private static let zone = TimeZone(identifier: "America/Toronto")

  /// Seconds to add to universal time at an instant.
  static func offsetSeconds(at instant: Date) -> Int {
    // Without time zone data, eastern standard time is an hour off at most.
    zone?.secondsFromGMT(for: instant) ?? -18_000
  }

  /// A time for people, to the minute, as clocks in Québec show it: `21 novembre 2026 à 14 h 05`.
  static func text(_ milliseconds: Int64, in language: Language) -> String {
    let instant = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    let seconds = Int((Double(milliseconds) / 1000).rounded(.down)) + offsetSeconds(at: instant)
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let minutes = (seconds - days * 86_400) / 60
    let day = TextFormat.date(CalendarDate(daysSince1970: Int32(days)), in: language)
    let minute = minutes % 60 < 10 ? "0\(minutes % 60)" : "\(minutes % 60)"
    // A line breaks before the time, never inside it.
    return language == .french
      ? "\(day) à\u{A0}\(minutes / 60)\u{A0}h\u{A0}\(minute)"
      : "\(day) at\u{A0}\(minutes / 60):\(minute)"
  }

  /// Reads a moment: a date, which stands for the end of that day; or a date and a time, in Québec
  /// unless an offset says otherwise: `2026-01-15T14:30`, `2026-01-15T14:30:05`, `…05.250`, `…Z`,
  /// `…-05:00`.
  ///
  /// A time that clocks show twice, in autumn, is the later of the two; one that they skip, in spring,
  /// is as long after midnight as if they had not.
  ///
  /// - Returns: Milliseconds since 1970-01-01T00:00:00Z of the last millisecond of the day, the minute
  ///   or the second that is named; `nil` for any other text.
  static func milliseconds(_ text: String) -> Int64? {
    if let day = CalendarDate(text) {
      // Clocks never change at midnight here.
      return day < .latest ? universal(Int64(day.daysSince1970 + 1) * dayMilliseconds) - 1 : nil
    }
    guard text.count > 11, let day = CalendarDate(text.prefix(10)) else { return nil }
    var rest = text.dropFirst(10)
    guard rest.first == "T" || rest.first == " " else { return nil }
    rest = rest.dropFirst()
    var offset: Int64?
    if rest.hasSuffix("Z") {
      rest = rest.dropLast()
      offset = 0
    } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let hours = clock(rest[rest.index(after: sign)...])
      guard let hours, hours.length == minuteMilliseconds else { return nil }
      offset = rest[sign] == "-" ? -hours.start : hours.start
      rest = rest[..<sign]
    }
    guard let clock = clock(rest) else { return nil }
    let local = Int64(day.daysSince1970) * dayMilliseconds + clock.start
    // What is named begins at an instant and lasts: its end may lie beyond a change of clocks.
    return (offset.map { local - $0 } ?? universal(local)) + clock.length - 1
  }

  private static let minuteMilliseconds: Int64 = 60_000
  private static let dayMilliseconds: Int64 = 86_400_000

  /// Reads `HH:MM`, `HH:MM:SS` or `HH:MM:SS.m` with one to three decimal places: where it begins, and
  /// how long what it names lasts, in milliseconds.
  private static func clock(_ text: Substring) -> (start: Int64, length: Int64)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hours = number(parts[0], below: 24),
      let minutes = number(parts[1], below: 60)
    else { return nil }
    let start = (hours * 60 + minutes) * minuteMilliseconds
    guard parts.count == 3 else { return (start, minuteMilliseconds) }
    let second = parts[2].split(separator: ".", omittingEmptySubsequences: false)
    guard let seconds = number(second[0], below: 60) else { return nil }
    guard second.count > 1 else { return (start + seconds * 1000, 1000) }
    let decimals = second[1]
    guard second.count == 2, (1...3).contains(decimals.count),
      let fraction = Int64(decimals + String(repeating: "0", count: 3 - decimals.count)),
      decimals.utf8.allSatisfy(isDigit)
    else { return nil }
    let lengths: [Int64] = [100, 10, 1]
    return (start + seconds * 1000 + fraction, lengths[decimals.count - 1])
  }

  /// Reads two digits.
  private static func number(_ text: Substring, below limit: Int64) -> Int64? {
    guard text.utf8.count == 2, text.utf8.allSatisfy(isDigit), let value = Int64(text) else {
      return nil
    }
    return value < limit ? value : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The instant at which clocks in Québec show a time, given as milliseconds since 1970-01-01T00:00.
  private static func universal(_ local: Int64) -> Int64 {
    func offset(at milliseconds: Int64) -> Int64 {
      let instant = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      return Int64(offsetSeconds(at: instant)) * 1000
    }
    // Clocks change at most once between the day before and the day after.
    let before = offset(at: local - dayMilliseconds)
    let after = offset(at: local + dayMilliseconds)
    let instants = [before, after].filter { offset(at: local - $0) == $0 }.map { local - $0 }
    return instants.max() ?? local - before
  }
}

extension ArgumentReader {
  private static let momentForm = Bilingual(
    """
    une position du journal, une date (AAAA-MM-JJ) ou une date et une heure \
    (AAAA-MM-JJTHH:MM[:SS])
    """,
    """
    a position of the log, a date (YYYY-MM-DD) or a date and a time (YYYY-MM-DDTHH:MM[:SS])
    """)

  /// Takes an option that holds a moment of the log away; `nil` when it was not given.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)``.
  mutating func takeKnownAt(_ name: String) throws(UsageError) -> KnownAt? {
    guard let text = try takeOption(name) else { return nil }
    let isNumber = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if isNumber, let position = Int64(text) { return .position(position) }
    guard let milliseconds = QuebecTime.milliseconds(text) else {
      throw .malformedValue(option: name, value: text, expected: Self.momentForm)
    }
    return .time(milliseconds: milliseconds)
  }
}
