internal import Addressing

/// A civic number as a table has it: `1255`, `1255A`, `1255 1/2`, `3-1255`, `1255-1259`.
struct CivicNumberText: Hashable {
  /// `nil` where the text begins with no number, as in `S/N`.
  private(set) var number: Int?
  private(set) var suffix = ""
  private(set) var unit: String?

  /// Of two numbers with a hyphen, the second is a door and the first a unit where they are farther
  /// apart than a building is wide.
  private static let rangeMax = 200

  /// Larger numbers are no civic numbers; the largest in use in Canada have six digits.
  private static let numberMax = 9_999_999

  /// Reads a number; a suffix in a column of its own may go with it.
  init(_ text: String, suffix given: String? = nil) {
    var rest = text.trimmed[...]
    guard let first = Self.takeNumber(&rest) else { return }
    number = first
    if rest.first == "-" || rest.first == "–" {
      var behind = rest.dropFirst().drop { $0 == " " }
      if let second = Self.takeNumber(&behind) {
        if second < first || second - first > Self.rangeMax {
          unit = String(first)
          number = second
        }
        // The first number of a range is its door.
        rest = second >= first && second - first <= Self.rangeMax ? "" : behind
      }
    }
    suffix = Self.suffix(rest) + Self.suffix((given ?? "")[...])
  }

  /// Puts the number into a record; its own unit counts more than one before the number.
  func write(to record: inout AddressRecord) {
    record.number = number
    record.numberSuffix = suffix
    record.unit = record.unit ?? unit
  }

  private static func takeNumber(_ text: inout Substring) -> Int? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard let value = Int(digits), (1...numberMax).contains(value) else { return nil }
    text = text.dropFirst(digits.count)
    // Some tables have made a decimal number of it: `1255.0`.
    if text == ".0" { text = "" }
    return value
  }

  /// Letters in upper case, or a fraction; what is neither is dropped.
  private static func suffix(_ text: Substring) -> String {
    let bare = text.drop { " -–,".contains($0) }
    switch bare {
    case "½": return "1/2"
    case "¼": return "1/4"
    case "¾": return "3/4"
    default: break
    }
    let kept = bare.uppercased().filter { $0.isLetter || $0.isNumber || $0 == "/" }
    return kept.count <= 4 ? kept : ""
  }
}
