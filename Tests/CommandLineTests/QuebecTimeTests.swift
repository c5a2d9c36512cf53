import Engine
import Foundation
import Testing

@testable import CommandLine

/// Moments as people in Québec write them.
///
/// The instants were computed with GNU `date`: `TZ=America/Toronto date -d '2026-01-15 14:30' +%s`.
@Suite("The time that clocks show in Québec")
struct QuebecTimeTests {
  /// What somebody writes, and the first second after what it names.
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let endSeconds: Int64
    var testDescription: String { text }

    init(_ text: String, _ endSeconds: Int64) {
      self.text = text
      self.endSeconds = endSeconds
    }
  }

  static let cases = [
    // Winter and summer: five hours and four behind universal time.
    Case("2026-01-15T14:30", 1_768_505_460), Case("2026-01-15 14:30", 1_768_505_460),
    Case("2026-01-15T14:30:05", 1_768_505_406), Case("2026-07-15T14:30", 1_784_140_260),
    Case("2026-01-15", 1_768_539_600), Case("2026-07-15", 1_784_174_400),
    // Clocks go forward at 02:00 on 2026-03-08 and back at 02:00 on 2026-11-01; those days have 23
    // and 25 hours.
    Case("2026-03-07", 1_772_946_000), Case("2026-03-08", 1_773_028_800),
    Case("2026-10-31", 1_793_505_600), Case("2026-11-01", 1_793_595_600),
    Case("2026-03-08T01:59", 1_772_953_200), Case("2026-03-08T03:00", 1_772_953_260),
    // A time that clocks skip: half past two, as if they had not.
    Case("2026-03-08T02:30", 1_772_955_060),
    Case("2026-11-01T00:59", 1_793_509_200), Case("2026-11-01T02:00", 1_793_516_460),
    // Times that clocks show twice are the later ones.
    Case("2026-11-01T01:00", 1_793_512_860), Case("2026-11-01T01:59", 1_793_516_400),
    // Offsets say which of the two is meant, and universal time is understood.
    Case("2026-11-01T01:30-04:00", 1_793_511_060), Case("2026-11-01T01:30-05:00", 1_793_514_660),
    Case("2026-11-01T05:30Z", 1_793_511_060), Case("2026-11-01T05:30:00Z", 1_793_511_001),
    Case("2026-11-01T11:00+05:30", 1_793_511_060),
    // Before 1970, and a leap day.
    Case("1969-12-31", 18_000), Case("2024-02-29", 1_709_269_200),
  ]

  @Test("A moment lasts to the end of what is named", arguments: cases)
  func moment(_ example: Case) {
    #expect(QuebecTime.milliseconds(example.text) == example.endSeconds * 1000 - 1)
  }

  @Test("Parts of a second are understood, as the log writes them")
  func fractions() {
    let second: Int64 = 1_768_505_405_000
    #expect(QuebecTime.milliseconds("2026-01-15T19:30:05.250Z") == second + 250)
    #expect(QuebecTime.milliseconds("2026-01-15T14:30:05.25") == second + 259)
    #expect(QuebecTime.milliseconds("2026-01-15T14:30:05.0") == second + 99)
  }

  @Test(
    "Anything else is no moment",
    arguments: [
      "", "T", "2026", "2026-1-15", "2026-02-29", "2026-13-01", "9999-12-31", "2026-01-15T",
      "2026-01-15T14", "2026-01-15T24:00", "2026-01-15T14:60", "2026-01-15T14:30:60",
      "2026-01-15T1:30", "2026-01-15T14:30:5", "2026-01-15T14:30:05.", "2026-01-15T14:30:05.1234",
      "2026-01-15T14:30:05.x", "2026-01-15T14:30:05.1.2", "2026-01-15x14:30", "2026-01-15T14:30z",
      "2026-01-15T14:30-5", "2026-01-15T14:30+05:00:00", "2026-01-15T14:30Z-05:00",
      "2026-01-15T+1:30", "2026-01-15T١٤:٣٠", " 2026-01-15", "2026-01-15T14:30 ", "demain",
    ])
  func malformed(_ text: String) {
    #expect(QuebecTime.milliseconds(text) == nil)
  }

  @Test("A time is shown to the minute, as clocks show it")
  func shown() {
    let texts = [1_772_953_199, 1_772_953_200, 1_793_511_060, 1_793_514_660, 18_000].map {
      QuebecTime.text($0 * 1000, in: .french).replacingOccurrences(of: "\u{A0}", with: " ")
    }
    #expect(
      texts == [
        "8 mars 2026 à 1 h 59", "8 mars 2026 à 3 h 00", "1er novembre 2026 à 1 h 31",
        "1er novembre 2026 à 1 h 31", "1er janvier 1970 à 0 h 00",
      ])
    #expect(QuebecTime.text(-1, in: .english) == "31 December 1969 at\u{A0}18:59")
  }
}
