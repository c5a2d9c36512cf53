/// The clienteles that are ages, and what an age says of them where a service states no years.
///
/// Only what nobody would dispute is decided; between the two bounds they have to be asked.
enum ClienteleOfAge {
  /// The years from which, and up to which, somebody is surely of a clientele, and those within which
  /// they may be.
  private struct Bounds {
    let sure: ClosedRange<Int>
    let possible: ClosedRange<Int>
  }

  /// By code.
  ///
  /// 14 is the age of consent to care (Civil Code of Québec, art. 14), 18 full age (art. 153), 15 to 29
  /// the youth of the Québec youth policy of 2016, where programmes go to 35; 65 is the age of the old
  /// age pension, and clubs of seniors take members from 50.
  private static let bounds: [String: Bounds] = [
    "children": Bounds(sure: 0...11, possible: 0...17),
    "youth": Bounds(sure: 15...17, possible: 5...35),
    "adults": Bounds(sure: 18...120, possible: 14...120),
    "seniors": Bounds(sure: 65...120, possible: 50...120),
  ]

  /// Whether a clientele is an age.
  static func isOne(_ code: String) -> Bool { bounds[code] != nil }

  /// Whether somebody of that many years is of a clientele; `nil` when it cannot be said, or when the
  /// clientele is no age.
  static func holds(_ code: String, atYears years: Int) -> Bool? {
    guard let bounds = bounds[code] else { return nil }
    if bounds.sure.contains(years) { return true }
    return bounds.possible.contains(years) ? nil : false
  }
}
