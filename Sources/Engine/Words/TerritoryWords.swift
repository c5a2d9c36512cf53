public import Domain

/// How territories are called in a sentence, a heading or a column.
public enum TerritoryWords {
  /// The words for one kind of territory.
  struct Kind: Sendable {
    let label: Bilingual

    /// What French puts before the label, with its space.
    let frenchArticle: String

    /// Whether the label stands before the name (*RLS de la Rive*) rather than after it
    /// (*Sorel-Tracy, municipalité*).
    let isPrefix: Bool

    /// Other words with which a name says its kind by itself.
    var synonyms: [String] = []
  }

  static let kinds: [String: Kind] = [
    "clsc": Kind(label: Bilingual("CLSC", "CLSC"), frenchArticle: "le ", isPrefix: true),
    "rls": Kind(label: Bilingual("RLS", "RLS"), frenchArticle: "le ", isPrefix: true),
    "rts": Kind(label: Bilingual("RTS", "RTS"), frenchArticle: "le ", isPrefix: true),
    "rss": Kind(
      label: Bilingual("RSS", "RSS"), frenchArticle: "la ", isPrefix: true, synonyms: ["région"]),
    "mrc": Kind(label: Bilingual("MRC", "MRC"), frenchArticle: "la ", isPrefix: true),
    "municipality": Kind(
      label: Bilingual("municipalité", "municipality"), frenchArticle: "la ", isPrefix: false),
    "borough": Kind(
      label: Bilingual("arrondissement", "borough"), frenchArticle: "l'", isPrefix: false),
    "neighbourhood": Kind(
      label: Bilingual("quartier", "neighbourhood"), frenchArticle: "le ", isPrefix: false),
    "community": Kind(
      label: Bilingual("communauté", "community"), frenchArticle: "la ", isPrefix: false),
    "school-service-centre": Kind(
      label: Bilingual("centre de services scolaire", "school service centre"),
      frenchArticle: "le ", isPrefix: false),
    "census-division": Kind(
      label: Bilingual("division de recensement", "census division"), frenchArticle: "la ",
      isPrefix: false),
    "custom": Kind(label: Bilingual("secteur", "area"), frenchArticle: "le ", isPrefix: false),
  ]

  /// The name of a kind: `RLS`, `municipalité`; a kind that is not known shows as itself.
  public static func label(_ kind: TerritoryKind, in language: Language) -> String {
    kinds[kind.name]?.label.text(in: language) ?? kind.name
  }

  /// Whether French treats the kind as feminine.
  static func isFeminine(_ kind: TerritoryKind) -> Bool {
    kinds[kind.name]?.frenchArticle == "la "
  }

  /// A territory where it stands alone: `RLS de la Rive`, `Sorel-Tracy (municipalité)`.
  public static func title(_ territory: NamedTerritory, in language: Language) -> String {
    guard let kind = kinds[territory.id.kind.name] else { return bare(territory) }
    let label = kind.label.text(in: language)
    if begins(territory.name, with: kind) || territory.name.isEmpty { return bare(territory) }
    return kind.isPrefix ? "\(label) \(territory.name)" : "\(territory.name) (\(label))"
  }

  /// A territory inside a sentence, with its article in French: `le RLS de la Rive`.
  public static func inSentence(_ territory: NamedTerritory, in language: Language) -> String {
    let title = title(territory, in: language)
    guard language == .french, let kind = kinds[territory.id.kind.name],
      !territory.name.isEmpty, kind.isPrefix || begins(territory.name, with: kind)
    else { return title }
    let isAcronym = title.prefix(2).allSatisfy(\.isUppercase)
    return kind.frenchArticle
      + (isAcronym ? title : title.prefix(1).lowercased() + title.dropFirst())
  }

  /// The territory without its kind, for a column that says the kind already.
  public static func bare(_ territory: NamedTerritory) -> String {
    territory.name.isEmpty ? territory.id.text : territory.name
  }

  /// Whether the name says its kind by itself, in either language.
  private static func begins(_ name: String, with kind: Kind) -> Bool {
    let folded = name.lowercased()
    return ([kind.label.french, kind.label.english] + kind.synonyms).contains { label in
      folded.hasPrefix(label.lowercased() + " ")
    }
  }
}
