internal import Domain

/// The question that settles a doubt, in words.
public enum QuestionWords {
  /// The question, to be read aloud.
  public static func text(_ asked: SettlingQuestion.Asked, in language: Language) -> String {
    switch (asked, language) {
    case (.territory(let kind), .french):
      let which = TerritoryWords.isFeminine(kind) ? "quelle" : "quel"
      return "Dans \(which) \(TerritoryWords.label(kind, in: .french)) la personne vit-elle?"
    case (.territory(let kind), .english):
      return "In which \(TerritoryWords.label(kind, in: .english)) does the person live?"
    case (.address, .french): return "Dans quelle rue et à quel numéro la personne vit-elle?"
    case (.address, .english): return "On which street and at what number does the person live?"
    case (.postalCode, .french): return "Quel est son code postal ?"
    case (.postalCode, .english): return "What is their postal code?"
    case (.establishment, .french):
      return "À l'établissement : à quel territoire rattachez-vous cette adresse?"
    case (.establishment, .english):
      return "To the establishment: to which territory do you count this address?"
    }
  }
}
