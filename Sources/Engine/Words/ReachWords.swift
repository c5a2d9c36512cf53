public import Domain

/// Whom a reach serves, in words.
public struct ReachWords {
  private let territories: [TerritoryID: String]
  private let resources: [ResourceID: String]

  /// How many territories a phrase names before it counts the rest.
  private static let territoryCountMax = 6

  /// Takes the names to use; what has none is called by its code.
  public init(territories: [TerritoryID: String], resources: [ResourceID: String] = [:]) {
    self.territories = territories
    self.resources = resources
  }

  /// Whom the reach serves: `vit dans le RLS A, sauf le RLS B; inscription : GMF C`.
  public func text(_ reach: Reach, in language: Language) -> String {
    ClauseWords(
      phrases: Self.phrases, language: language, territory: { sentence($0, in: language) },
      gmf: { resources[$0] ?? $0.text }, territoryCountMax: Self.territoryCountMax,
      gmfCountMax: nil
    ).text(reach)
  }

  private static let phrases = ClauseWords.Phrases(
    home: Bilingual("vit dans", "lives in"),
    everyone: Bilingual("sans condition de lieu", "no condition of place"),
    notStated: Bilingual("portée non précisée", "reach not stated"))

  /// Territories in a sentence.
  public func list(_ ids: [TerritoryID], in language: Language) -> String {
    TextFormat.shortList(
      ids.map { sentence($0, in: language) }, countMax: Self.territoryCountMax, in: language)
  }

  /// A territory in a sentence, with its identifier, since two of one name are easily confused here.
  public func sentence(_ id: TerritoryID, in language: Language) -> String {
    "\(TerritoryWords.inSentence(named(id), in: language)) (\(id))"
  }

  /// A territory where it stands alone, with its identifier.
  public func title(_ id: TerritoryID, in language: Language) -> String {
    "\(TerritoryWords.title(named(id), in: language)) (\(id))"
  }

  private func named(_ id: TerritoryID) -> NamedTerritory {
    NamedTerritory(id: id, name: territories[id] ?? id.code)
  }
}
