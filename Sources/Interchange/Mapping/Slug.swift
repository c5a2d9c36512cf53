internal import Domain

/// Codes made from names.
enum Slug {
  /// The name in lower case without accents, everything else made into single hyphens, at most 80
  /// characters: `Maison L'Élan` becomes `maison-l-elan`.
  static func make(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in PlaceName.folded(name).unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal {
        result.append(scalar)
      } else if result.last != "-", !result.isEmpty {
        result.append("-")
      }
    }
    let cut = String(result).prefix(EntityCode.characterCountMax)
    return String(cut.reversed().drop { $0 == "-" }.reversed())
  }
}
