internal import Domain

/// Why a service serves a person, or does not, in words.
public enum ReasonWords {
  /// How many territories a reason names before it counts the rest.
  static let territoryCountMax = 3

  /// One reason: `vit dans le RLS de la Rive`, `inscrite au GMF des Saules`.
  public static func text(_ reason: VerdictReason, in language: Language) -> String {
    switch (reason, language) {
    case (.residence(let territory), .french):
      "vit dans \(TerritoryWords.inSentence(territory, in: .french))"
    case (.residence(let territory), .english):
      "lives in \(TerritoryWords.inSentence(territory, in: .english))"
    case (.registration(_, let name), .french): "inscrite au \(gmf(name))"
    case (.registration(_, let name), .english): "registered with \(gmf(name))"
    case (.everyone, .french): "sans condition de lieu"
    case (.everyone, .english): "no condition of place"
    case (.residenceAroundSite(let territory, _, let siteName), .french):
      "le site \(siteName) est dans \(TerritoryWords.inSentence(territory, in: .french))"
    case (.residenceAroundSite(let territory, _, let siteName), .english):
      "site \(siteName) is in \(TerritoryWords.inSentence(territory, in: .english))"
    case (.patch(let patch), _): patches(of: [patch], in: language).lives(patch.patch)
    case (.outside(let land), .french): "ne vit pas dans \(place(land, in: .french))"
    case (.outside(let land), .english): "does not live in \(place(land, in: .english))"
    case (.both(let first, let second), _): both(first, second, in: language)
    case (.formerTerritory(let former), _): SuccessionWords.unsettled(former, in: language)
    case (.partPassed(let part), _): SuccessionWords.unsettled(part, in: language)
    }
  }

  /// Two reasons that hold together: `vit dans le RLS de la Rive et est inscrite au GMF des Saules`.
  ///
  /// Beside a condition of place it is not said that there is none.
  private static func both(
    _ first: VerdictReason, _ second: VerdictReason, in language: Language
  ) -> String {
    let texts = [first, second].filter { $0 != .everyone }.map { reason in
      let text = text(reason, in: language)
      guard case .registration = reason else { return text }
      return language == .french ? "est \(text)" : "is \(text)"
    }
    return texts.joined(separator: language == .french ? " et " : " and ")
  }

  private static func patches(of named: [NamedPatch], in language: Language) -> PatchWords {
    PatchWords(language: language) { id in
      let municipality = named.compactMap(\.municipality).first { $0.id == id }
      return TerritoryWords.inSentence(
        municipality ?? NamedTerritory(id: id, name: id.code), in: language)
    }
  }

  /// A patch of land in a sentence or a list.
  public static func place(_ patch: NamedPatch, in language: Language) -> String {
    patches(of: [patch], in: language).place(patch.patch)
  }

  /// Land in a sentence.
  static func place(_ land: NamedLand, in language: Language) -> String {
    let words = patches(of: land.patches, in: language)
    return TextFormat.shortList(
      land.territories.map { TerritoryWords.inSentence($0, in: language) }
        + land.patches.map { words.place($0.patch) },
      countMax: territoryCountMax, in: language)
  }

  /// What is said where nobody has declared the reach.
  public static func notStated(in language: Language) -> String {
    language == .french ? "portée non précisée" : "reach not stated"
  }

  /// The territories that a service serves, as the reason why it does not serve the person.
  ///
  /// What the reach leaves out is told where the person lives there.
  public static func servesOnly(
    _ territories: [NamedTerritory], patches: [NamedPatch] = [], except: [NamedTerritory] = [],
    in language: Language
  ) -> String {
    guard !territories.isEmpty || !patches.isEmpty else {
      return language == .french ? "ne dessert pas chez elle" : "does not serve the home"
    }
    let list = place(NamedLand(territories: territories, patches: patches), in: language)
    let only = language == .french ? "ne dessert que \(list)" : "serves only \(list)"
    guard !except.isEmpty else { return only }
    let excluded = except.map { TerritoryWords.inSentence($0, in: language) }
    let others = TextFormat.shortList(excluded, countMax: territoryCountMax, in: language)
    return language == .french ? "\(only), sauf \(others)" : "\(only), except \(others)"
  }

  /// Why one side's verdict is what it is, on one line; empty for a plain no.
  public static func text(_ verdict: SideVerdict, in language: Language) -> String {
    switch verdict.holds {
    case .no: return ""
    case .notStated:
      return verdict.reasons.isEmpty
        ? notStated(in: language) : joined(verdict.reasons, in: language)
    case .yes:
      return joined(verdict.reasons, in: language) + ModeWords.suffix(verdict.modes, in: language)
    case .inSome:
      let modes = ModeWords.suffix(verdict.modes, in: language)
      let reasons = joined(verdict.reasons, .or, in: language) + modes
      return language == .french
        ? "à confirmer : si elle \(reasons)" : "to confirm: if the person \(reasons)"
    }
  }

  /// What speaks against a service, should be known, or has to be asked, said to be so.
  public static func text(_ finding: EligibilityFinding, in language: Language) -> String {
    guard let question = FindingWords.question(finding, in: language) else {
      return FindingWords.text(finding, in: language)
    }
    return (language == .french ? "à vérifier : " : "to verify: ") + question
  }

  /// The reasons in one phrase: residences together, each other reason once.
  private static func joined(
    _ reasons: [VerdictReason], _ conjunction: TextFormat.Conjunction = .and, in language: Language
  ) -> String {
    let homes = reasons.compactMap { reason in
      if case .residence(let territory) = reason {
        TerritoryWords.inSentence(territory, in: language)
      } else {
        nil
      }
    }
    var texts: [String] = []
    if !homes.isEmpty {
      let list = TextFormat.shortList(
        homes, countMax: territoryCountMax, conjunction, in: language)
      texts.append(language == .french ? "vit dans \(list)" : "lives in \(list)")
    }
    for reason in reasons {
      if case .residence = reason { continue }
      let text = text(reason, in: language)
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.joined(separator: "; ")
  }

  /// A GMF's name, with the word before it unless the name says it.
  private static func gmf(_ name: String) -> String {
    name.lowercased().hasPrefix("gmf") ? name : "GMF \(name)"
  }
}
