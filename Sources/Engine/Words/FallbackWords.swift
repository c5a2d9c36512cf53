/// The steps of the ladder, in words.
public enum FallbackWords {
  /// What a step is.
  public static func text(_ rung: FallbackStep.Rung, in language: Language) -> String {
    switch (rung, language) {
    case (.territory(let territory), _): TerritoryWords.title(territory, in: language)
    case (.otherDivisions, .french): "Autres divisions du même lieu"
    case (.otherDivisions, .english): "Other divisions of the same place"
    case (.neighbours, .french): "Voisins, par entente inscrite"
    case (.neighbours, .english): "Neighbours, under a recorded agreement"
    case (.everyone, .french): "Sans condition de lieu"
    case (.everyone, .english): "No condition of place"
    case (.notStated, .french): "Portée non précisée"
    case (.notStated, .english): "Reach not stated"
    case (.telephoneLines, .french): "Lignes téléphoniques"
    case (.telephoneLines, .english): "Telephone lines"
    }
  }

  /// The agreement under which a neighbour accepts somebody.
  public static func text(_ agreement: Partnership, in language: Language) -> String {
    let date = TextFormat.date(agreement.since, in: language)
    let terms = agreement.terms.map { " (\($0))" } ?? ""
    return language == .french
      ? "par entente avec \(agreement.fromName) depuis le \(date)\(terms)"
      : "under an agreement with \(agreement.fromName) since \(date)\(terms)"
  }
}
