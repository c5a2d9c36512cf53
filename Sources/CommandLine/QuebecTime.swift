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

  /// Reads a moment: a date, which stands for the end of that day; or a date and a time, in Québec
  /// unless an offset says otherwise: `2026-01-15T14:30`, `2026-01-15T14:30:05`, `…Z`, `…-05:00`.
  ///
  /// A time that clocks show twice, in autumn, is the later of the two; one that they skip, in spring,
  /// is as late as if they had not.
  ///
  /// - Returns: Milliseconds since 1970-01-01T00:00:00Z of the last millisecond of the day, the minute
  ///   or the second that is named; `nil` for any other text.
  static func milliseconds(_ text: String) -> Int64? {
    if let day = CalendarDate(text) {
      guard day < .latest else { return nil }
      return universal(Int64(day.daysSince1970 + 1) * 86_400, offset: nil) * 1000 - 1
    }
    guard text.count > 11, let day = CalendarDate(text.prefix(10)) else { return nil }
    var rest = text.dropFirst(10)
    guard rest.first == "T" || rest.first == " " else { return nil }
    rest = rest.dropFirst()
    var offset: Int?
    if rest.hasSuffix("Z") {
      rest = rest.dropLast()
      offset = 0
    } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      guard let clock = seconds(rest[rest.index(after: sign)...]), clock.length == 60 else {
        return nil
      }
      offset = rest[sign] == "-" ? -clock.start : clock.start
      rest = rest[..<sign]
    }
    guard let clock = seconds(rest) else { return nil }
    let local = Int64(day.daysSince1970) * 86_400 + Int64(clock.start + clock.length)
    return universal(local, offset: offset) * 1000 - 1
  }

  /// Reads `HH:MM` or `HH:MM:SS`: where it begins, in seconds, and how many seconds it names.
  private static func seconds(_ text: Substring) -> (start: Int, length: Int)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.count == 2 && part.allSatisfy({ $0.isASCII && $0.isNumber }) ? Int(part) : nil
    }
    guard numbers.count == parts.count, (2...3).contains(numbers.count), numbers[0] < 24,
      numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    let second = numbers.count == 3 ? numbers[2] : 0
    return (numbers[0] * 3600 + numbers[1] * 60 + second, numbers.count == 3 ? 1 : 60)
  }

  private static func universal(_ local: Int64, offset: Int?) -> Int64 {
    if let offset { return local - Int64(offset) }
    // The offset of standard time tells where to look for the one that holds.
    let near = Date(timeIntervalSince1970: Double(local) + 18_000)
    return local - Int64(offsetSeconds(at: near))
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

  /// Takes `--as-known-at` away.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)``.
  mutating func takeKnownAt() throws(UsageError) -> KnownAt {
    guard let text = try takeOption("--as-known-at") else { return .now }
    if let position = Int64(text), position >= 0 { return .position(position) }
    guard let milliseconds = QuebecTime.milliseconds(text) else {
      throw .malformedValue(option: "--as-known-at", value: text, expected: Self.momentForm)
    }
    return .time(milliseconds: milliseconds)
  }
}
