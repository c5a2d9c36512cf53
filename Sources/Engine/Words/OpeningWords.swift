internal import Domain

/// Whether something is open at a moment, in words.
public enum OpeningWords {
  /// On one line: `ouvert jusqu'à 16 h 30`, `fermé; ouvre lundi à 8 h 30`.
  public static func text(_ opening: Opening, in language: Language) -> String {
    let isFrench = language == .french
    switch opening.state {
    case .notStated: return isFrench ? "heures à vérifier" : "hours to be checked"
    case .known(.holidayNotStated(let holiday)):
      let name = Labels.label(holiday, in: language)
      return isFrench
        ? "férié (\(name)) : heures à vérifier" : "holiday (\(name)): hours to be checked"
    case .known(.open(nil)): return isFrench ? "ouvert jour et nuit" : "open day and night"
    case .known(.open(let until?)):
      let end = time(until, seenFrom: opening.localTime?.day, in: language)
      return isFrench ? "ouvert jusqu'à \(end)" : "open until \(end)"
    case .known(.closed(let opensAt, let doubtfulDay)):
      return closed(opensAt, doubtfulDay, seenFrom: opening.localTime?.day, in: language)
    }
  }

  private static func closed(
    _ opensAt: LocalTime?, _ doubtfulDay: CalendarDate?, seenFrom day: CalendarDate?,
    in language: Language
  ) -> String {
    let isFrench = language == .french
    var text: String
    if let opensAt {
      let start = time(opensAt, seenFrom: day, in: language)
      text =
        isFrench
        ? "fermé; ouvre \(preposition(opensAt, day, in: language))\(start)"
        : "closed; opens \(preposition(opensAt, day, in: language))\(start)"
    } else {
      text = isFrench ? "fermé; réouverture à vérifier" : "closed; reopening to be checked"
    }
    if let doubtfulDay {
      let date = TextFormat.date(doubtfulDay, in: language)
      text +=
        isFrench
        ? " (\(date), jour férié : à vérifier)" : " (\(date), a holiday: to be checked)"
    }
    return text
  }

  /// A time of today takes a preposition; a later one begins with its day.
  private static func preposition(
    _ time: LocalTime, _ day: CalendarDate?, in language: Language
  ) -> String {
    guard time.day == day else { return "" }
    return language == .french ? "à " : "at "
  }

  /// A time, with its day unless that is the one in question: `16 h 30`, `lundi à 8 h 30`.
  private static func time(
    _ time: LocalTime, seenFrom day: CalendarDate?, in language: Language
  ) -> String {
    let (hours, minutes) = (time.minute / 60, time.minute % 60)
    let minute = minutes < 10 ? "0\(minutes)" : "\(minutes)"
    let isFrench = language == .french
    let clock =
      isFrench ? "\(hours)\u{A0}h\u{A0}\(minute)" : "\(hours):\(minute)"
    guard time.day != day else { return clock }
    let isThisWeek = day.map { time.day < $0.advanced(byDays: 7) && time.day > $0 } ?? false
    let name =
      isThisWeek
      ? Self.weekdays[time.day.weekday]?.text(in: language)
        ?? TextFormat.date(time.day, in: language)
      : (isFrench ? "le " : "on ") + TextFormat.date(time.day, in: language)
    return isFrench ? "\(name) à \(clock)" : "\(name) at \(clock)"
  }

  private static let weekdays: [Weekday: Bilingual] = [
    .monday: Bilingual("lundi", "Monday"), .tuesday: Bilingual("mardi", "Tuesday"),
    .wednesday: Bilingual("mercredi", "Wednesday"), .thursday: Bilingual("jeudi", "Thursday"),
    .friday: Bilingual("vendredi", "Friday"), .saturday: Bilingual("samedi", "Saturday"),
    .sunday: Bilingual("dimanche", "Sunday"),
  ]
}
