internal import Domain

/// Times as RFC 3339 in UTC with milliseconds: `2026-11-21T04:51:00.123Z`.
enum CloudEventTime {
  private static let dayMilliseconds: Int64 = 86_400_000

  /// The text of a time in milliseconds since 1970-01-01T00:00:00Z.
  static func text(_ milliseconds: Int64) -> String {
    let days = (Double(milliseconds) / Double(dayMilliseconds)).rounded(.down)
    let rest = Int(milliseconds - Int64(days) * dayMilliseconds)
    let day = CalendarDate(daysSince1970: Int32(days))
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }
    return "\(day)T\(time.joined(separator: ":")).\(padded(rest % 1000, 3))Z"
  }

  /// Reads exactly that form; `nil` for any other.
  static func milliseconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, let day = CalendarDate(text.prefix(10)), bytes[10] == 0x54,
      bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x2E, bytes[23] == 0x5A
    else { return nil }
    func number(_ range: Range<Int>, below limit: Int64) -> Int64? {
      var value: Int64 = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - 0x30)
      }
      return value < limit ? value : nil
    }
    guard let hours = number(11..<13, below: 24), let minutes = number(14..<16, below: 60),
      let seconds = number(17..<19, below: 60), let rest = number(20..<23, below: 1000)
    else { return nil }
    return Int64(day.daysSince1970) * dayMilliseconds
      + ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
  }
}
