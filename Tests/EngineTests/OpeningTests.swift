import Domain
import Testing

@testable import Engine

@Suite("Clocks of services")
struct OpeningTests {
  /// Milliseconds since 1970 of a universal time.
  static func milliseconds(_ text: String) throws -> Int64 {
    let parts = text.split(separator: "T")
    let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
    let day = try #require(CalendarDate(parts[0]))
    return (Int64(day.daysSince1970) * 1440 + clock[0] * 60 + clock[1]) * 60_000
  }

  /// Universal time, and what clocks show in the three zones of Québec; made with Python's `zoneinfo`.
  static let clocks = [
    ["2026-03-08T05:59", "2026-03-08T00:59", "2026-03-08T01:59", "2026-03-08T01:59"],
    ["2026-03-08T06:00", "2026-03-08T01:00", "2026-03-08T03:00", "2026-03-08T02:00"],
    ["2026-03-08T06:59", "2026-03-08T01:59", "2026-03-08T03:59", "2026-03-08T02:59"],
    ["2026-03-08T07:00", "2026-03-08T03:00", "2026-03-08T04:00", "2026-03-08T03:00"],
    ["2026-07-01T03:30", "2026-06-30T23:30", "2026-07-01T00:30", "2026-06-30T23:30"],
    ["2026-11-01T04:59", "2026-11-01T00:59", "2026-11-01T01:59", "2026-11-01T00:59"],
    ["2026-11-01T05:30", "2026-11-01T01:30", "2026-11-01T01:30", "2026-11-01T01:30"],
    ["2026-11-01T06:30", "2026-11-01T01:30", "2026-11-01T02:30", "2026-11-01T02:30"],
    ["2026-11-21T19:30", "2026-11-21T14:30", "2026-11-21T15:30", "2026-11-21T15:30"],
    ["2026-12-31T23:30", "2026-12-31T18:30", "2026-12-31T19:30", "2026-12-31T19:30"],
    ["2027-01-01T04:30", "2026-12-31T23:30", "2027-01-01T00:30", "2027-01-01T00:30"],
  ]

  static let zones = ["America/Toronto", "America/Halifax", "America/Blanc-Sablon"]

  @Test("Clocks around the changes of time", arguments: clocks)
  func localTime(_ row: [String]) throws {
    let instant = try Self.milliseconds(row[0])
    for (zone, expected) in zip(Self.zones, row.dropFirst()) {
      let shown = QuebecClocks.localTime(at: instant, in: zone)
      #expect(shown?.description == expected, "\(zone)")
    }
  }

  @Test(
    "Which clocks a place keeps",
    arguments: [
      ("Cap-aux-Meules", -61.863, 47.379, "America/Halifax"),
      ("Blanc-Sablon", -57.132, 51.427, "America/Blanc-Sablon"),
      ("Kegaska", -61.266, 50.180, "America/Blanc-Sablon"),
      ("Natashquan", -61.813, 50.187, "America/Toronto"),
      ("Havre-Saint-Pierre", -63.598, 50.234, "America/Toronto"),
      ("Gaspé", -64.482, 48.834, "America/Toronto"),
      ("Montréal", -73.567, 45.502, "America/Toronto"),
    ])
  func zone(_ name: String, _ longitude: Double, _ latitude: Double, _ zone: String) throws {
    let point = try #require(
      Coordinate(longitudeDegrees: longitude, latitudeDegrees: latitude))
    #expect(QuebecClocks.timeZone(at: point) == zone, "\(name)")
  }

  @Test("One moment: open in the islands, not yet in Montréal; a stated zone goes before the place")
  func moment() throws {
    let schedule = try #require(OpeningSchedule("Mo-Fr 08:30-16:30; PH off"))
    var details = ServiceDetails(
      name: "s", category: ServiceCategory(trusted: "youth"), schedule: schedule)
    // Friday 2026-11-20, 8 h in Montréal.
    let moment = try Self.milliseconds("2026-11-20T13:00")
    let islands = try #require(
      Coordinate(longitudeDegrees: -61.863, latitudeDegrees: 47.379))
    let there = Opening(
      of: details, at: .located(Place(point: islands)), momentMilliseconds: moment)
    #expect(OpeningWords.text(there, in: .french) == "ouvert jusqu'à 16\u{A0}h\u{A0}30")
    for site in [Site.unplaced, .confidential] {
      let here = Opening(of: details, at: site, momentMilliseconds: moment)
      #expect(OpeningWords.text(here, in: .french) == "fermé; ouvre à 8\u{A0}h\u{A0}30")
      #expect(OpeningWords.text(here, in: .english) == "closed; opens at 8:30")
    }
    details.timeZone = "America/Halifax"
    let stated = Opening(of: details, at: .unplaced, momentMilliseconds: moment)
    #expect(OpeningWords.text(stated, in: .english) == "open until 16:30")
    #expect(stated.isZoneStated && !there.isZoneStated)
    // Saturday.
    let weekend = Opening(
      of: details, at: .unplaced, momentMilliseconds: try Self.milliseconds("2026-11-21T19:30"))
    #expect(OpeningWords.text(weekend, in: .french) == "fermé; ouvre lundi à 8\u{A0}h\u{A0}30")
    details.schedule = nil
    details.hours = "lundi au vendredi"
    let inWords = Opening(of: details, at: .unplaced, momentMilliseconds: moment)
    #expect(OpeningWords.text(inWords, in: .french) == "heures à vérifier")
  }
}
