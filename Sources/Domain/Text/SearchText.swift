/// Text as it is searched for: its words without accents, case, ligatures and marks.
public enum SearchText {
  /// The words of a text.
  ///
  /// They are runs of letters and digits, in lower case, without accents, ligatures in two letters.
  /// Apostrophes, hyphens and all else part words.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func words(of text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A, 0x30...0x39: word.append(UInt8(scalar.value))
      case 0x41...0x5A: word.append(UInt8(scalar.value + 0x20))
      case 0...0x7F: end()
      default: if !append(scalar, to: &word) { end() }
      }
    }
    end()
    return words
  }

  /// The words of a text with a plural taken for a singular, as one key.
  public static func key(_ text: some StringProtocol) -> String {
    words(of: text).map(singular).joined(separator: " ")
  }

  /// A word without the ending of its plural, French or English; short words stay.
  ///
  /// `proches` gives `proche`, `hôpitaux` `hopital`, `families` `family`.
  public static func singular(_ word: String) -> String {
    guard word.utf8.count > 3 else { return word }
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if word.hasSuffix("eaux") { return String(word.dropLast()) }
    if word.hasSuffix("aux") { return word.dropLast(2) + "l" }
    if word.hasSuffix("ss") { return word }
    return word.hasSuffix("s") || word.hasSuffix("x") ? String(word.dropLast()) : word
  }

  /// Appends a letter beyond ASCII without its accent; `false` for what is no letter and ends the word.
  private static func append(_ scalar: UnicodeScalar, to word: inout [UInt8]) -> Bool {
    if let folded = latin[scalar.value] {
      word.append(contentsOf: folded)
    } else if scalar.properties.generalCategory == .nonspacingMark {
      // An accent written after its letter.
      return true
    } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    } else {
      return false
    }
    return true
  }

  /// The letters of Latin alphabets with accents or in ligatures, as plain letters.
  private static let latin: [UInt32: [UInt8]] = {
    let letters: [(String, String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭį"), ("l", "ĺļľł"), ("n", "ñńņň"), ("o", "òóôõöøōŏő"),
      ("r", "ŕŗř"), ("s", "śŝşš"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"),
      ("z", "źżž"), ("oe", "œ"), ("ae", "æ"), ("ss", "ß"),
    ]
    var table: [UInt32: [UInt8]] = [:]
    for (plain, accented) in letters {
      for scalar in (accented + accented.uppercased()).unicodeScalars where scalar.value > 0x7F {
        table[scalar.value] = Array(plain.utf8)
      }
    }
    return table
  }()
}
