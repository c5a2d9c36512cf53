import Domain
import Testing

@Suite("Opening hours")
struct OpeningScheduleTests {
  static func time(_ text: String) -> LocalTime? {
    let parts = text.split(separator: "T")
    let clock = parts[1].split(separator: ":").compactMap { Int($0) }
    return CalendarDate(parts[0]).flatMap {
      LocalTime(day: $0, minute: clock[0] * 60 + clock[1])
    }
  }

  /// `open 16:30`, `open`, `closed 2026-11-23T08:30`, `closed ? 2026-12-25 …`, `holiday patriots`.
  static func words(_ state: OpeningState) -> String {
    switch state {
    case .open(let until): return "open" + (until.map { " until \($0)" } ?? "")
    case .closed(let opensAt, let doubtful):
      return "closed" + (opensAt.map { " until \($0)" } ?? "")
        + (doubtful.map { " doubtful \($0)" } ?? "")
    case .holidayNotStated(let holiday): return "holiday \(holiday.rawValue)"
    }
  }

  @Test(
    "Texts are read, and written in one form",
    arguments: [
      ("Mo-Fr 08:30-16:30", "Mo-Fr 08:30-16:30"),
      (
        "Mo,Tu,We 08:30-16:30;Th 13:00-20:00,08:30-12:00",
        "Mo-We 08:30-16:30; Th 08:30-12:00,13:00-20:00"
      ),
      ("Sa-Mo 10:00-12:00", "Mo 10:00-12:00; Sa-Su 10:00-12:00"),
      ("Mo-Su,PH 00:00-24:00", "24/7"), ("24/7", "24/7"), ("Mo-Su off", "Mo-Su off"),
      ("PH off", "PH off"), ("Fr 20:00-04:00; PH 10:00-12:00", "Fr 20:00-04:00; PH 10:00-12:00"),
      (
        "Mo 09:00-17:00; 2026-12-24 off; 2026-12-25 off",
        "Mo 09:00-17:00; 2026-12-24/2026-12-25 off"
      ),
      (
        "Mo 09:00-17:00; 2026-12-24/2026-12-26 10:00-12:00",
        "Mo 09:00-17:00; 2026-12-24/2026-12-26 10:00-12:00"
      ),
      ("Mo-Su 08:00-08:00", "Mo-Su 08:00-08:00"),
    ])
  func text(_ text: String, _ canonical: String) throws {
    let schedule = try #require(OpeningSchedule(text))
    #expect(schedule.text == canonical)
    #expect(OpeningSchedule(canonical) == schedule)
  }

  @Test(
    "What is not a schedule is refused whole",
    arguments: [
      "", ";", "lun.-ven. 8 h", "Mo-Fr", "Mo 25:00-26:00", "Mo 08:00-08:60", "Mo 8:00-9:00",
      "Mo 08:00-12:00,11:00-13:00", "Mo 08:00-12:00; Mo 13:00-15:00", "Xx 08:00-12:00",
      "2026-02-30 off", "2026-12-26/2026-12-24 off", "2026-01-01/2028-01-01 off", "24/7; Mo off",
      "Mo 08:00 - 12:00", "Mo 24:00-24:00", "PH off; PH off", "Mo-Tu-We 08:00-09:00",
    ])
  func refused(_ text: String) {
    #expect(OpeningSchedule(text) == nil)
  }

  @Test(
    "What is open at a moment, and what opens next",
    arguments: [
      // 2026-11-21 is a Saturday.
      ("Mo-Fr 08:30-12:00,13:00-16:30; PH off", "2026-11-20T09:00", "open until 2026-11-20T12:00"),
      (
        "Mo-Fr 08:30-12:00,13:00-16:30; PH off", "2026-11-20T12:00", "closed until 2026-11-20T13:00"
      ),
      (
        "Mo-Fr 08:30-12:00,13:00-16:30; PH off", "2026-11-20T08:29", "closed until 2026-11-20T08:30"
      ),
      (
        "Mo-Fr 08:30-12:00,13:00-16:30; PH off", "2026-11-20T16:30", "closed until 2026-11-23T08:30"
      ),
      ("Mo-Fr 08:30-16:30; PH off", "2026-11-21T10:00", "closed until 2026-11-23T08:30"),
      // Past midnight, and from one day into the next without a gap.
      ("Fr 20:00-04:00", "2026-11-21T03:59", "open until 2026-11-21T04:00"),
      ("Fr 20:00-04:00", "2026-11-21T04:00", "closed until 2026-11-27T20:00"),
      ("Fr-Sa 00:00-24:00", "2026-11-20T12:00", "open until 2026-11-22T00:00"),
      ("24/7", "2026-12-25T03:00", "open"),
      // Christmas 2026 is a Friday.
      ("Mo-Fr 08:30-16:30; PH off", "2026-12-25T10:00", "closed until 2026-12-28T08:30"),
      ("Mo-Fr 08:30-16:30; PH 10:00-12:00", "2026-12-25T11:00", "open until 2026-12-25T12:00"),
      ("Mo-Fr 08:30-16:30", "2026-12-25T10:00", "holiday christmas"),
      ("Mo-Fr 08:30-16:30", "2026-12-25T20:00", "closed until 2026-12-28T08:30"),
      (
        "Mo-Fr 08:30-16:30", "2026-12-24T20:00", "closed until 2026-12-28T08:30 doubtful 2026-12-25"
      ),
      ("Mo-Su 00:00-24:00", "2026-12-24T12:00", "open until 2026-12-25T00:00"),
      // Good Friday and Easter Monday 2026 are by the employer's choice.
      ("Mo-Fr 08:30-16:30; PH off", "2026-04-03T10:00", "holiday goodFriday"),
      ("Mo-Fr 08:30-16:30; PH off", "2026-04-06T10:00", "holiday easterMonday"),
      ("Mo-Fr 08:30-16:30; PH 08:30-16:30", "2026-04-06T10:00", "open until 2026-04-06T16:30"),
      // One date goes before the holiday and the day of the week.
      (
        "Mo-Fr 08:30-16:30; 2026-12-25 09:00-10:00", "2026-12-25T09:30",
        "open until 2026-12-25T10:00"
      ),
      ("Mo-Fr 08:30-16:30; 2026-11-20 off", "2026-11-20T10:00", "closed until 2026-11-23T08:30"),
      ("Mo-Su off", "2026-11-20T10:00", "closed"),
    ])
  func state(_ text: String, _ moment: String, _ expected: String) throws {
    let schedule = try #require(OpeningSchedule(text))
    let time = try #require(Self.time(moment))
    #expect(Self.words(schedule.state(at: time)) == expected)
  }

  @Test("A minute-by-minute walk through two years agrees with the rules read one by one")
  func everyQuarterHour() throws {
    let schedule = try #require(
      OpeningSchedule("Mo-Th 08:30-16:30; Fr 20:00-02:00; PH off; 2026-12-24/2026-12-28 off"))
    let first = try #require(CalendarDate("2026-01-01"))
    var openCount = 0
    for count in 0..<730 {
      let day = CalendarDate(daysSince1970: first.daysSince1970 + Int32(count))
      for minute in stride(from: 0, to: 1440, by: 15) {
        let time = try #require(LocalTime(day: day, minute: minute))
        let isOpen = Self.isOpenPlainly(day, minute)
        switch schedule.state(at: time) {
        case .open: #expect(isOpen == true, "\(time)")
        case .closed: #expect(isOpen == false, "\(time)")
        case .holidayNotStated: #expect(isOpen == nil, "\(time)")
        }
        if isOpen == true { openCount += 1 }
      }
    }
    #expect(openCount > 10_000)
  }

  /// The same schedule, told by hand: yes, no, or nil where it depends on the employer.
  private static func isOpenPlainly(_ day: CalendarDate, _ minute: Int) -> Bool? {
    func openness(_ day: CalendarDate, _ minute: Int, isNextDay: Bool) -> Bool? {
      let (year, month, date) = day.components
      if year == 2026, month == 12, (24...28).contains(date) { return false }
      let isWithin: Bool =
        switch day.weekday {
        case .monday, .tuesday, .wednesday, .thursday:
          !isNextDay && (510..<990).contains(minute)
        case .friday: isNextDay ? minute < 120 : minute >= 1200
        case .saturday, .sunday: false
        }
      guard isWithin, let holiday = QuebecHoliday.on(day) else { return isWithin }
      return holiday.certainty == .statutory ? false : nil
    }
    let today = openness(day, minute, isNextDay: false)
    let yesterday = openness(day.previous, minute, isNextDay: true)
    if today == true || yesterday == true { return true }
    return today == nil || yesterday == nil ? nil : false
  }
}
