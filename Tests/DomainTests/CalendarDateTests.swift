import Domain
import Foundation
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  @Test("Every day of two centuries agrees with Foundation's calendar")
  func againstFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for days in stride(from: -36_525, through: 36_525, by: 1) {
      let date = CalendarDate(daysSince1970: Int32(days))
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(days) * 86_400))
      #expect(
        date.components.year == parts.year && date.components.month == parts.month
          && date.components.day == parts.day)
      #expect(CalendarDate(date.description) == date)
    }
  }

  @Test(
    "What is no day is refused",
    arguments: [
      "2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "",
      "20260101", "2026-01-01 ", "-026-01-01", "2026-01-٠١", "0000-01-01",
    ])
  func impossible(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("Leap days exist", arguments: ["2024-02-29", "2000-02-29"])
  func leap(_ text: String) {
    #expect(CalendarDate(text)?.description == text)
  }
}
