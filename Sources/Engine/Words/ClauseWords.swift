internal import Domain

/// The clauses of a reach in words, for whoever names their territories and GMFs.
struct ClauseWords {
  /// The words that differ from place to place.
  struct Phrases {
    /// What comes before the land: `vit dans`.
    var home: Bilingual
    var everyone: Bilingual
    var notStated: Bilingual
  }

  let phrases: Phrases
  let language: Language

  /// A territory in a sentence, in French with its article.
  let territory: (TerritoryID) -> String

  /// The name of a GMF.
  let gmf: (ResourceID) -> String

  /// How many territories or GMFs a clause names before it counts the rest; `nil` to name all GMFs.
  let territoryCountMax: Int
  let gmfCountMax: Int?

  func text(_ reach: Reach) -> String { reach.clauses.map(text).joined(separator: "; ") }

  /// One clause: `vit dans le RLS A, sauf le RLS B, et inscription : GMF C (seulement à domicile)`.
  func text(_ clause: Reach.Clause) -> String {
    let modes = ModeWords.suffix(clause.modes, in: language)
    switch clause.condition {
    case .residence(let residence): return home(residence) + modes
    case .registration(let resources): return registration(resources) + modes
    case .both(let residence, let resources):
      return home(residence) + say(", avec ", ", with ") + registration(resources) + modes
    case .onlyHere(let residence): return say("seulement : ", "only: ") + home(residence) + modes
    case .everyone: return phrases.everyone.text(in: language) + modes
    case .notStated: return phrases.notStated.text(in: language) + modes
    }
  }

  private func home(_ residence: Residence) -> String {
    let home = "\(phrases.home.text(in: language)) \(land(residence.named))"
    guard !residence.except.isEmpty else { return home }
    return home + say(", sauf ", ", except ") + land(residence.except)
  }

  private func registration(_ resources: [ResourceID]) -> String {
    let names = resources.map(gmf)
    let list =
      gmfCountMax.map { TextFormat.shortList(names, countMax: $0, in: language) }
      ?? TextFormat.list(names, in: language)
    return say("inscription : ", "registration: ") + list
  }

  /// Land in a sentence: territories, then patches.
  func land(_ land: ReachLand) -> String {
    guard !land.isEmpty else { return say("aucun lieu", "no place") }
    let words = PatchWords(language: language, territory: territory)
    return TextFormat.shortList(
      land.territories.map(territory) + land.patches.map(words.place),
      countMax: territoryCountMax, in: language)
  }

  private func say(_ french: String, _ english: String) -> String {
    language == .french ? french : english
  }
}

/// How a service is given, in words.
enum ModeWords {
  /// ` (seulement en ligne)`; empty for every mode.
  static func suffix(_ modes: [ServiceMode], in language: Language) -> String {
    guard !modes.isEmpty else { return "" }
    let list = TextFormat.list(modes.map { Labels.label($0, in: language) }, in: language)
    return language == .french ? " (seulement \(list))" : " (only \(list))"
  }
}
