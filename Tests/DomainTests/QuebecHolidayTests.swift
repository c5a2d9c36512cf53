import Domain
import Foundation
import Testing

@Suite("Holidays of Québec")
struct QuebecHolidayTests {
  /// Days of an independent table, made by `Fixtures/quebec-holidays.py`.
  static func published() throws -> Set<CalendarDate> {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/quebec-holidays.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return Set(lines.compactMap { CalendarDate($0.prefix(10)) })
  }

  @Test("Thirty years are those of an independent table, day by day")
  func thirtyYears() throws {
    let published = try Self.published()
    #expect(published.count == 296)
    let first = try #require(CalendarDate("2018-01-01"))
    let last = try #require(CalendarDate("2047-12-31"))
    var found: Set<CalendarDate> = []
    for number in first.daysSince1970...last.daysSince1970 {
      let day = CalendarDate(daysSince1970: number)
      if QuebecHoliday.on(day) != nil { found.insert(day) }
    }
    #expect(found.symmetricDifference(published).sorted() == [])
  }

  @Test(
    "Which days are holidays only for some",
    arguments: [
      ("2026-04-03", QuebecHoliday.goodFriday, QuebecHoliday.Certainty.byChoice),
      ("2026-04-06", .easterMonday, .byChoice), ("2026-05-18", .patriots, .statutory),
      ("2018-06-24", .nationalHoliday, .statutory), ("2018-06-25", .nationalHoliday, .byChoice),
      ("2018-07-01", .canadaDay, .byChoice), ("2018-07-02", .canadaDay, .statutory),
      ("2027-12-27", .christmas, .byChoice), ("2023-01-02", .newYear, .byChoice),
      ("2026-07-01", .canadaDay, .statutory), ("2026-10-12", .thanksgiving, .statutory),
    ])
  func certainty(_ text: String, _ holiday: QuebecHoliday, _ certainty: QuebecHoliday.Certainty)
    throws
  {
    let day = try #require(CalendarDate(text))
    let found = try #require(QuebecHoliday.on(day))
    #expect(found.holiday == holiday)
    #expect(found.certainty == certainty)
  }

  @Test(
    "Days of the week, before 1970 too",
    arguments: [
      ("1970-01-01", Weekday.thursday), ("1969-12-31", .wednesday), ("2026-11-21", .saturday),
      ("1900-01-01", .monday), ("2000-02-29", .tuesday), ("0001-01-01", .monday),
    ])
  func weekday(_ text: String, _ weekday: Weekday) throws {
    let day = try #require(CalendarDate(text))
    #expect(day.weekday == weekday)
  }
}
