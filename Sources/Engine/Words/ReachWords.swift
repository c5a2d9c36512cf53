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

  /// Whom the reach serves: `vit dans le RLS A, sauf le RLS B; inscrite au GMF C`.
  public func text(_ reach: Reach, in language: Language) -> String {
    reach.clauses.map { text($0, in: language) }.joined(separator: "; ")
  }

  private func text(_ clause: Reach.Clause, in language: Language) -> String {
    switch clause {
    case .residence(let named, let except):
      let places = list(named, in: language)
      let whole = language == .french ? "vit dans \(places)" : "lives in \(places)"
      guard !except.isEmpty else { return whole }
      let others = list(except, in: language)
      return whole + (language == .french ? ", sauf \(others)" : ", except \(others)")
    case .registration(let ids):
      let names = ids.map { resources[$0] ?? $0.text }
      let gmfs = TextFormat.list(names, in: language)
      return language == .french ? "inscription : \(gmfs)" : "registration: \(gmfs)"
    case .everyone: return ReasonWords.text(.everyone, in: language)
    case .notStated: return ReasonWords.notStated(in: language)
    }
  }

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
