/// Names of territories as people write them, brought to one form to be compared.
public enum PlaceName {
  /// What French puts before the name of a place, and what the network puts before that.
  private static let leadingWords: Set<String> = [
    "rls", "clsc", "rts", "rss", "mrc", "reseau", "local", "de", "du", "des", "la", "le", "les",
    "l", "d",
  ]

  /// The letters and digits of a name without accents, case, punctuation and leading words.
  ///
  /// `RLS de la Haute-Yamaska` and `Haute-Yamaska` give the same key.
  public static func key(_ name: String) -> String {
    var words = [""]
    for scalar in folded(name).unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else if words.last != "" {
        words.append("")
      }
    }
    let meaningful = words.filter { !$0.isEmpty }
    let named = Array(meaningful.drop(while: leadingWords.contains))
    return (named.isEmpty ? meaningful : named).joined(separator: " ")
  }

  /// Lower case, ligatures in two letters, without accents.
  public static func folded(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars {
      switch scalar {
      case "œ": result.append(contentsOf: "oe".unicodeScalars)
      case "æ": result.append(contentsOf: "ae".unicodeScalars)
      default: result.append(base(of: scalar))
      }
    }
    return String(result.filter { $0.properties.generalCategory != .nonspacingMark })
  }

  /// The letter without its accent, for the accents of French and its neighbours.
  private static func base(of scalar: UnicodeScalar) -> UnicodeScalar {
    for (letters, base) in accented where letters.contains(scalar) { return base }
    return scalar
  }

  private static let accented: [(letters: Set<UnicodeScalar>, base: UnicodeScalar)] = [
    (Set("àáâãäåā".unicodeScalars), "a"), (Set("çć".unicodeScalars), "c"),
    (Set("èéêëē".unicodeScalars), "e"), (Set("ìíîïī".unicodeScalars), "i"),
    (Set("ñ".unicodeScalars), "n"), (Set("òóôõöō".unicodeScalars), "o"),
    (Set("ùúûüū".unicodeScalars), "u"), (Set("ýÿ".unicodeScalars), "y"),
  ]
}
