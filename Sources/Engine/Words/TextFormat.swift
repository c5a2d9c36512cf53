public import Domain

/// Numbers, distances, areas and dates as each language writes them.
///
/// For people only: identifiers, coordinates and JSON are never formatted.
public enum TextFormat {
  /// A whole number with its thousands apart: `1 234` (narrow no-break space) or `1,234`.
  public static func integer(_ value: some BinaryInteger, in language: Language) -> String {
    let digits = Array(String(value.magnitude))
    let separator = language == .french ? "\u{202F}" : ","
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += separator }
      text.append(digit)
    }
    return value < 0 ? "-" + text : text
  }

  /// A number rounded to one decimal place: `1 234,5` or `1,234.5`.
  ///
  /// - Precondition: `value` is finite and below 10¹⁵ in size.
  public static func oneDecimal(_ value: Double, in language: Language) -> String {
    precondition(value.isFinite && abs(value) < 1e15, "Cannot format \(value)")
    let tenths = Int64((abs(value) * 10).rounded())
    let whole = integer(tenths / 10, in: language)
    let mark = language == .french ? "," : "."
    return (value < 0 && tenths > 0 ? "-" : "") + whole + mark + String(tenths % 10)
  }

  /// A distance: whole metres below 1 km, else kilometres with one decimal place.
  public static func distance(metres: Double, in language: Language) -> String {
    let whole = metres.rounded()
    if whole < 1000 { return "\(integer(Int64(whole), in: language))\u{A0}m" }
    return "\(oneDecimal(metres / 1000, in: language))\u{A0}km"
  }

  /// An area: one decimal place below 10 m², whole square metres below 1 km², else km².
  public static func area(squareMetres: Double, in language: Language) -> String {
    if abs(squareMetres) < 10 { return "\(oneDecimal(squareMetres, in: language))\u{A0}m²" }
    let whole = squareMetres.rounded()
    if abs(whole) < 1_000_000 { return "\(integer(Int64(whole), in: language))\u{A0}m²" }
    return "\(oneDecimal(squareMetres / 1_000_000, in: language))\u{A0}km²"
  }

  /// A share between 0 and 1 in percent: `62 %` or `62%`; a share that is not nothing never shows
  /// as 0, nor one that is not all as 100.
  public static func share(_ value: Double, in language: Language) -> String {
    let sign = language == .french ? "\u{A0}%" : "%"
    if value > 0, value < 0.01 { return (language == .french ? "<\u{A0}1" : "<1") + sign }
    if value < 1, value > 0.99 { return (language == .french ? ">\u{A0}99" : ">99") + sign }
    return "\(Int((value * 100).rounded()))\(sign)"
  }

  /// A duration in the largest unit that tells it: `45 s`, `3 min`, `2 h`.
  public static func duration(seconds: Double) -> String {
    if seconds < 90 { return "\(Int(seconds.rounded(.up)))\u{A0}s" }
    if seconds < 5400 { return "\(Int((seconds / 60).rounded()))\u{A0}min" }
    return "\(Int((seconds / 3600).rounded()))\u{A0}h"
  }

  /// A day in words: `21 novembre 2026`, `21 November 2026`.
  public static func date(_ day: CalendarDate, in language: Language) -> String {
    let (year, month, dayOfMonth) = day.components
    switch language {
    case .french:
      return "\(dayOfMonth == 1 ? "1er" : String(dayOfMonth)) \(frenchMonths[month - 1]) \(year)"
    case .english:
      return "\(dayOfMonth) \(englishMonths[month - 1]) \(year)"
    }
  }

  /// How the last item of a list is joined to the others.
  public enum Conjunction: Sendable {
    case and, or

    fileprivate func text(in language: Language) -> String {
      switch (self, language) {
      case (.and, .french): "et"
      case (.and, .english): "and"
      case (.or, .french): "ou"
      case (.or, .english): "or"
      }
    }
  }

  /// A list in a sentence: `a, b et c`, `a, b and c`.
  public static func list(
    _ items: [String], _ conjunction: Conjunction = .and, in language: Language
  ) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let word = conjunction.text(in: language)
    return "\(items.dropLast().joined(separator: ", ")) \(word) \(last)"
  }

  /// At most `countMax` items of a list, and how many more there are.
  public static func shortList(
    _ items: [String], countMax: Int, _ conjunction: Conjunction = .and, in language: Language
  ) -> String {
    guard items.count > countMax + 1 else { return list(items, conjunction, in: language) }
    return list(
      items.prefix(countMax) + [others(items.count - countMax, in: language)], conjunction,
      in: language)
  }

  /// What a list that was cut leaves out: `… et 1 autre (--all)`, `… and 2 others (--all)`.
  ///
  /// - Parameters:
  ///   - count: How many are left out, 1 or more.
  ///   - hint: Where they can be seen, shown in brackets; `nil` where nowhere.
  ///   - language: The reader's.
  /// - Returns: One line, without what stands before it.
  public static func more(_ count: Int, hint: String? = nil, in language: Language) -> String {
    let text = (language == .french ? "… et " : "… and ") + others(count, in: language)
    return hint.map { "\(text) (\($0))" } ?? text
  }

  private static func others(_ count: Int, in language: Language) -> String {
    let word = language == .french ? "autre" : "other"
    return "\(integer(count, in: language)) \(word)\(count == 1 ? "" : "s")"
  }

  private static let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
