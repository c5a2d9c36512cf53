/// A holiday of Québec's Act respecting labour standards (section 60) or National Holiday Act.
public enum QuebecHoliday: String, CaseIterable, Hashable, Sendable {
  case newYear, goodFriday, easterMonday, patriots, nationalHoliday, canadaDay, labourDay
  case thanksgiving, christmas

  /// How surely a day is one.
  public enum Certainty: Hashable, Sendable {
    case statutory
    /// It depends on the employer: Good Friday or Easter Monday, the Monday after a holiday that falls
    /// on a weekend, and a Canada Day on a Sunday.
    case byChoice
  }

  /// The holiday that a day is, or may be; `nil` for any other day.
  ///
  /// - SeeAlso: CQLR c. N-1.1, s. 60; CQLR c. F-1.1, ss. 2 and 5.
  public static func on(_ day: CalendarDate) -> (holiday: QuebecHoliday, certainty: Certainty)? {
    let (year, month, dayOfMonth) = day.components
    let weekday = day.weekday
    switch (month, dayOfMonth) {
    case (1, 1): return (.newYear, .statutory)
    case (1, 2...3) where weekday == .monday: return (.newYear, .byChoice)
    case (5, 18...24) where weekday == .monday: return (.patriots, .statutory)
    case (6, 24): return (.nationalHoliday, .statutory)
    // Whoever does not work on Sundays has the Monday.
    case (6, 25) where weekday == .monday: return (.nationalHoliday, .byChoice)
    case (7, 1): return (.canadaDay, weekday == .sunday ? .byChoice : .statutory)
    case (7, 2) where weekday == .monday: return (.canadaDay, .statutory)
    case (9, 1...7) where weekday == .monday: return (.labourDay, .statutory)
    case (10, 8...14) where weekday == .monday: return (.thanksgiving, .statutory)
    case (12, 25): return (.christmas, .statutory)
    case (12, 26...27) where weekday == .monday: return (.christmas, .byChoice)
    default: break
    }
    guard (3...4).contains(month), let easter = easterSunday(year: year) else { return nil }
    if day == easter.advanced(byDays: -2) { return (.goodFriday, .byChoice) }
    if day == easter.advanced(byDays: 1) { return (.easterMonday, .byChoice) }
    return nil
  }

  /// Easter Sunday of the Gregorian calendar; `nil` for a year outside 1 to 9999.
  ///
  /// - SeeAlso: "A New York correspondent", *Nature*, 20 April 1876; J. Meeus, *Astronomical
  ///   Algorithms*, chapter 8.
  static func easterSunday(year: Int) -> CalendarDate? {
    let golden = year % 19
    let (century, yearOfCentury) = (year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekdayShift =
      (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let delay = (golden + 11 * epact + 22 * weekdayShift) / 451
    let count = epact + weekdayShift - 7 * delay + 114
    return CalendarDate(year: year, month: count / 31, day: count % 31 + 1)
  }
}
