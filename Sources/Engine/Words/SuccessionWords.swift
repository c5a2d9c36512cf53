public import Domain

/// What became of territories, in words.
public enum SuccessionWords {
  /// How a territory ended: `fusion dans le RLS des Îles`, `division entre … et …`.
  public static func text(_ how: FormerTerritory.How, in language: Language) -> String {
    func list(_ territories: [NamedTerritory]) -> String {
      TextFormat.list(
        territories.map { TerritoryWords.inSentence($0, in: language) }, in: language)
    }
    return switch (how, language) {
    case (.merged(let into), .french): "fusion dans \(list([into]))"
    case (.merged(let into), .english): "merged into \(list([into]))"
    case (.recoded(let into), .french): "nouveau code, \(into.id)"
    case (.recoded(let into), .english): "new code, \(into.id)"
    case (.split(let into), .french): "division entre \(list(into))"
    case (.split(let into), .english): "split into \(list(into))"
    case (.abolished, .french): "abolition, sans successeur"
    case (.abolished, .english): "abolished, without a successor"
    }
  }

  /// How land passed on, in a word.
  public static func word(_ how: SuccessionKind, in language: Language) -> String {
    switch (how, language) {
    case (.merged, .french): "fusion"
    case (.merged, .english): "merger"
    case (.recoded, .french): "nouveau code"
    case (.recoded, .english): "new code"
    case (.split, .french): "division"
    case (.split, .english): "split"
    case (.partTransferred, .french): "transfert d'une partie"
    case (.partTransferred, .english): "transfer of a part"
    }
  }

  /// The date in use, and the official one where it is another.
  public static func dates(
    _ inUse: CalendarDate, official: CalendarDate?, in language: Language
  ) -> String {
    let day = TextFormat.date(inUse, in: language)
    guard let official, official != inUse else { return day }
    let other = TextFormat.date(official, in: language)
    return language == .french
      ? "\(day) (officiellement le \(other))" : "\(day) (officially on \(other))"
  }

  /// That a territory ended, when, and what became of it.
  public static func ended(_ former: FormerTerritory, in language: Language) -> String {
    let title = TerritoryWords.title(former.territory, in: language)
    let date = dates(former.endedOn, official: former.officialOn, in: language)
    let how = text(former.how, in: language)
    let act = former.act.map { " (\($0))" } ?? ""
    return language == .french
      ? "« \(title) » (\(former.territory.id)) n'existe plus depuis le \(date) : \(how)\(act)."
      : "\(title) (\(former.territory.id)) ended on \(date): \(how)\(act)."
  }

  /// That the answer is about what took the place of the territory that was asked about.
  public static func answeredFor(
    _ meant: MeantTerritory, in language: Language
  ) -> String? {
    guard let former = meant.asked else { return nil }
    let now = TerritoryWords.title(meant.territory, in: language)
    return ended(former, in: language)
      + (language == .french
        ? " Voici « \(now) » (\(meant.territory.id))." : " Here is \(now) (\(meant.territory.id)).")
  }

  /// Why a reach that names it says nothing sure.
  static func unsettled(_ former: FormerTerritory, in language: Language) -> String {
    let title = TerritoryWords.title(former.territory, in: language)
    let date = TextFormat.date(former.endedOn, in: language)
    let how = text(former.how, in: language)
    return language == .french
      ? "à vérifier depuis le \(date) : « \(title) » n'existe plus (\(how))"
      : "to be checked since \(date): \(title) is no more (\(how))"
  }

  /// Why a reach that names one of the two says nothing sure to those who live in the part.
  static func unsettled(_ part: PassedPart, in language: Language) -> String {
    let from = TerritoryWords.title(part.from, in: language)
    let to = TerritoryWords.inSentence(part.to, in: language)
    let date = TextFormat.date(part.passedOn, in: language)
    if part.isWhole {
      return language == .french
        ? "à vérifier depuis le \(date) : fusion de « \(from) » dans \(to)"
        : "to be checked since \(date): \(from) merged into \(to)"
    }
    return language == .french
      ? "à vérifier depuis le \(date) : une partie de « \(from) » est passée dans \(to)"
      : "to be checked since \(date): a part of \(from) passed to \(to)"
  }
}
