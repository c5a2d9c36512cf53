public import Domain
internal import Foundation

/// Whether a service is open at a moment, on the clocks of its place.
///
/// Told, and never a reason to leave a service out: somebody in need at night must see what opens in
/// the morning.
public struct Opening: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    case known(OpeningState)
    /// Nobody has said when it is open, or only in words.
    case notStated
  }

  public var state: State

  /// What the clocks of the service show at the moment; `nil` where the zone is not known here.
  public var localTime: LocalTime?

  /// The clocks that were used, as a name of the IANA time zone database.
  public var timeZone: String

  /// Whether a service says so itself; otherwise that follows from where its resource stands.
  public var isZoneStated: Bool
}

extension Opening {
  /// Looks at the clocks of a service.
  ///
  /// - Parameters:
  ///   - details: The service.
  ///   - site: Where its resource stands.
  ///   - milliseconds: The moment, since 1970-01-01T00:00:00Z.
  init(of details: ServiceDetails, at site: Site, momentMilliseconds milliseconds: Int64) {
    isZoneStated = details.timeZone != nil
    timeZone = details.timeZone ?? QuebecClocks.timeZone(at: site.point)
    localTime = QuebecClocks.localTime(at: milliseconds, in: timeZone)
    if let schedule = details.schedule, let localTime {
      state = .known(schedule.state(at: localTime))
    } else {
      state = .notStated
    }
  }
}

extension Opening {
  /// Whether a name is one of the IANA time zone database, as far as it is known here.
  public static func knowsTimeZone(_ name: String) -> Bool {
    TimeZone.knownTimeZoneIdentifiers.contains(name)
  }
}

/// The clocks of Québec.
enum QuebecClocks {
  /// What clocks show at an instant; `nil` for a zone that is not known here.
  static func localTime(at milliseconds: Int64, in name: String) -> LocalTime? {
    guard let zone = TimeZone(identifier: name) else { return nil }
    let instant = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    let seconds =
      (Double(milliseconds) / 1000).rounded(.down) + Double(zone.secondsFromGMT(for: instant))
    let days = (seconds / 86_400).rounded(.down)
    guard let day = Int32(exactly: days) else { return nil }
    return LocalTime(
      day: CalendarDate(daysSince1970: day), minute: Int((seconds - days * 86_400) / 60))
  }

  /// The zone of a place whose clocks nobody has stated.
  ///
  /// The Îles-de-la-Madeleine keep Atlantic time with summer time; the coast beyond Natashquan keeps
  /// Atlantic standard time all year; all else, also what stands nowhere known, is as Montréal. Between
  /// 63° west and Natashquan people live by eastern time, whatever the Act says.
  ///
  /// - SeeAlso: CQLR c. T-5.1, Legal Time Act; comments on `America/Blanc-Sablon` in the IANA
  ///   time zone database.
  static func timeZone(at point: Coordinate?) -> String {
    guard let point else { return "America/Toronto" }
    let (longitude, latitude) = (point.longitudeDegrees, point.latitudeDegrees)
    if (-62.4...(-61)).contains(longitude), (47...48).contains(latitude) {
      return "America/Halifax"
    }
    if longitude > natashquanLongitudeDegrees, latitude > 50 { return "America/Blanc-Sablon" }
    return "America/Toronto"
  }

  /// Between Natashquan and Nutashkuan, on eastern time, and Kegaska, the next village to the east.
  private static let natashquanLongitudeDegrees = -61.75
}
