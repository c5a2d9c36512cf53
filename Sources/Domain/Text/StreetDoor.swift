/// A street and a civic number, as a person says where they live: `12 rue des Saules`.
///
/// It has no textual form: it is somebody's home.
public struct StreetDoor: Sendable, CustomStringConvertible, CustomReflectable {
  private let street: StreetName

  /// The civic number; `nil` where none was said.
  private let number: Int?

  /// Reads a street with or without a civic number before it; `nil` where there is no street.
  ///
  /// What may be the number of a street or of an apartment (`12-345`, `5e Rue`) is no civic number: it
  /// stays unknown.
  public init?(_ text: some StringProtocol) {
    let words = String(text).split { $0 == " " || $0 == "," || $0 == "\u{A0}" }
    let number = words.first.flatMap(Self.number)
    let street = StreetName((number == nil ? words[...] : words.dropFirst()).joined(separator: " "))
    guard let street else { return nil }
    self.street = street
    self.number = number
  }

  public var description: String { "StreetDoor" }

  public var customMirror: Mirror { Mirror(self, children: []) }

  /// Whether the door is one of a stretch, the town apart; `nil` where that is not sure.
  public func isOn(_ stretch: StreetStretch) -> Bool? {
    guard let declared = StreetName(stretch.street) else { return nil }
    switch street.isSame(as: declared) {
    case false?: return false
    case nil: return number.map(stretch.holds) == false ? false : nil
    case true?:
      let isWhole = stretch.side == .both && stretch.fromNumber == nil && stretch.toNumber == nil
      return number.map(stretch.holds) ?? (isWhole ? true : nil)
    }
  }

  /// `12` or `12A`; an ordinal such as `5e` is no number.
  private static func number(_ word: Substring) -> Int? {
    let digits = word.prefix { ("0"..."9").contains($0) }
    guard (1...6).contains(digits.count) else { return nil }
    let rest = word.dropFirst(digits.count)
    guard rest.isEmpty || rest.count == 1 && "abcdABCD".contains(rest) else { return nil }
    return Int(digits)
  }
}

/// The name of a street, brought to one form to be compared.
struct StreetName: Hashable, Sendable {
  /// The sort of street and the words of its name, abbreviations written out.
  private let words: [String]

  /// The words that tell it from other streets.
  private let core: [String]

  /// `nil` where no word is left.
  init?(_ text: String) {
    let parts = PlaceName.folded(text).unicodeScalars
      .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
      .map { String(String.UnicodeScalarView($0)) }
    words = parts.map { Self.writtenOut[Self.cardinal($0)] ?? Self.cardinal($0) }.filter {
      !Self.articles.contains($0)
    }
    let core = words.filter { !Self.sorts.contains($0) }
    self.core = core.isEmpty ? words : core
    if words.isEmpty { return nil }
  }

  /// Whether both are one street; `nil` where that is not sure: one has no sort, or is spelt a little
  /// otherwise.
  func isSame(as other: StreetName) -> Bool? {
    if words == other.words { return true }
    // One word nearly in common may be a slip of the pen, a part left out, or another name of it.
    let isNear = core.contains { word in
      other.core.contains {
        EditDistance.between(word, $0) <= (min(word.count, $0.count) < 4 ? 0 : 2)
      }
    }
    return isNear ? nil : false
  }

  /// `5` of `5e`, `5ieme` or `5th`: one street bears them all.
  private static func cardinal(_ word: String) -> String {
    let digits = word.prefix { ("0"..."9").contains($0) }
    return digits.isEmpty ? word : String(digits)
  }

  private static let articles: Set<String> = [
    "de", "du", "des", "la", "le", "les", "l", "d", "the",
  ]

  private static let sorts: Set<String> = [
    "rue", "avenue", "boulevard", "chemin", "rang", "route", "place", "montee", "cote", "impasse",
    "allee", "croissant", "terrasse", "square", "ruelle", "autoroute", "street", "road", "drive",
    "crescent", "lane", "court", "nord", "sud", "est", "ouest", "north", "south", "east", "west",
  ]

  private static let writtenOut: [String: String] = [
    "r": "rue", "av": "avenue", "ave": "avenue", "boul": "boulevard", "bd": "boulevard",
    "blvd": "boulevard", "bl": "boulevard", "ch": "chemin", "rg": "rang", "rte": "route",
    "pl": "place", "st": "saint", "ste": "sainte", "mtee": "montee", "imp": "impasse",
    "premiere": "1", "deuxieme": "2", "troisieme": "3", "quatrieme": "4", "cinquieme": "5",
    "first": "1", "second": "2", "third": "3", "main": "principale", "n": "nord", "s": "sud",
    "e": "est", "o": "ouest", "w": "ouest", "rd": "road", "dr": "drive",
  ]
}
