public import Domain

/// The acts of a reform, and what follows for reaches, in words.
public struct ReformWords {
  private let words: ReachWords

  /// Takes the names to use.
  public init(_ words: ReachWords) {
    self.words = words
  }

  /// One act, as a sentence: `Fusion : RLS A (rls:1) et RLS B (rls:2) forment RLS C (rls:3)`.
  public func text(_ act: ReformAct, in language: Language) -> String {
    language == .french ? french(act) : english(act)
  }

  private func title(_ id: TerritoryID, _ language: Language) -> String {
    words.title(id, in: language)
  }

  private func titles(_ ids: [TerritoryID], _ language: Language) -> String {
    TextFormat.shortList(ids.map { sentence($0, language) }, countMax: 6, in: language)
  }

  private func sentence(_ id: TerritoryID, _ language: Language) -> String {
    words.sentence(id, in: language)
  }

  private func french(_ act: ReformAct) -> String {
    switch act {
    case .merge(let parts, let into) where parts.contains(into.id):
      "Fusion : \(sentence(into.id, .french)) absorbe "
        + titles(parts.filter { $0 != into.id }, .french)
    case .merge(let parts, let into):
      "Fusion : \(titles(parts, .french)) forment \(sentence(into.id, .french))"
    case .split(let id, let pieces):
      "Division : \(sentence(id, .french)) devient \(titles(pieces.map(\.id), .french))"
    case .transfer(let from, let to, _):
      "Transfert : une partie de « \(title(from, .french)) » passe dans "
        + words.sentence(to, in: .french)
    case .exchange(let one, let other, _, _):
      "Échange : \(titles([one, other], .french)) s'échangent une partie de leur territoire"
    case .rename(let id, let name): "Nouveau nom : \(id) s'appelle « \(name) »"
    case .recode(let id, let into): "Nouveau code : \(sentence(id, .french)) devient \(into.id)"
    case .reparent(let id, let parents):
      parents.isEmpty
        ? "Rattachement : \(sentence(id, .french)) n'est plus dans aucun autre territoire"
        : "Rattachement : \(sentence(id, .french)) est dans \(words.list(parents, in: .french))"
    case .redraw(let id, _, _): "Nouvelles limites : \(title(id, .french))"
    case .abolish(let id, let reason):
      "Abolition : \(title(id, .french))" + (reason.map { " (\($0))" } ?? "")
    case .create(let made, let children):
      "Création : \(sentence(made.id, .french))"
        + (children.isEmpty ? "" : ", qui réunit \(titles(children, .french))")
    }
  }

  private func english(_ act: ReformAct) -> String {
    switch act {
    case .merge(let parts, let into) where parts.contains(into.id):
      "Merger: \(title(into.id, .english)) absorbs "
        + titles(parts.filter { $0 != into.id }, .english)
    case .merge(let parts, let into):
      "Merger: \(titles(parts, .english)) form \(title(into.id, .english))"
    case .split(let id, let pieces):
      "Split: \(title(id, .english)) becomes \(titles(pieces.map(\.id), .english))"
    case .transfer(let from, let to, _):
      "Transfer: a part of \(title(from, .english)) passes to \(title(to, .english))"
    case .exchange(let one, let other, _, _):
      "Exchange: \(titles([one, other], .english)) give each other a part of their land"
    case .rename(let id, let name): "New name: \(id) is called \"\(name)\""
    case .recode(let id, let into): "New code: \(title(id, .english)) becomes \(into.id)"
    case .reparent(let id, let parents):
      parents.isEmpty
        ? "Placement: \(title(id, .english)) lies in no other territory any more"
        : "Placement: \(title(id, .english)) lies in \(words.list(parents, in: .english))"
    case .redraw(let id, _, _): "New borders: \(title(id, .english))"
    case .abolish(let id, let reason):
      "Abolition: \(title(id, .english))" + (reason.map { " (\($0))" } ?? "")
    case .create(let made, let children):
      "Creation: \(title(made.id, .english))"
        + (children.isEmpty ? "" : ", which brings together \(titles(children, .english))")
    }
  }

  /// What a reform did to a territory that a reach names: `RLS A (rls:1) : fusion dans …`.
  public func text(_ cause: StaleReference.Cause, of id: TerritoryID, in language: Language)
    -> String
  {
    let name = title(id, language)
    func list(_ ids: [TerritoryID]) -> String { words.list(ids, in: language) }
    let isFrench = language == .french
    switch cause {
    case .partPassed(let step) where step.how.isWhole:
      return isFrench
        ? "\(title(step.from, language)) : fusion dans \(list([step.to]))"
        : "\(title(step.from, language)): merged into \(list([step.to]))"
    case .partPassed(let step):
      let (from, to) = (title(step.from, language), words.sentence(step.to, in: language))
      return isFrench
        ? "Une partie de « \(from) » est passée dans \(to)" : "A part of \(from) passed to \(to)"
    case .ended(let ending):
      switch ending.status {
      case .existing: return name
      case .merged(let into):
        return isFrench
          ? "\(name) : fusion dans \(list([into]))" : "\(name): merged into \(list([into]))"
      case .recoded(let into):
        return isFrench ? "\(name) : nouveau code, \(into)" : "\(name): new code, \(into)"
      case .split(let into):
        return isFrench
          ? "\(name) : division entre \(list(into))" : "\(name): split into \(list(into))"
      case .abolished: return isFrench ? "\(name) : abolition" : "\(name): abolished"
      }
    }
  }

  /// A way to settle a reference, and whom that serves.
  public func text(
    _ choice: RetargetChoice, for stale: StaleReference, in language: Language
  ) -> String {
    let isFrench = language == .french
    // What is only left out is said to be left out.
    let isLeftOut = stale.isExcluded && !stale.isNamed
    let verb = isFrench ? (isLeftOut ? "exclure" : "nommer") : (isLeftOut ? "leave out" : "name")
    func list(_ ids: [TerritoryID]) -> String { words.list(ids, in: language) }
    let own = words.sentence(stale.territory, in: language)
    let text: String =
      switch choice.sort {
      case .successor(let id): "\(verb) \(list([id]))"
      case .pieces(let ids):
        isFrench
          ? "\(verb) toutes les pièces : \(list(ids))" : "\(verb) all the pieces: \(list(ids))"
      case .piece(let id):
        isFrench ? "\(verb) seulement \(list([id]))" : "\(verb) only \(list([id]))"
      case .parts(let ids):
        isFrench
          ? "\(verb) ce qui en faisait partie : \(list(ids))"
          : "\(verb) what it was made of: \(list(ids))"
      case .keep:
        isFrench
          ? "garder \(own) dans ses nouvelles limites" : "keep \(own) within its new borders"
      case .followLand(let ids):
        isFrench
          ? "suivre le terrain : \(verb) aussi \(list(ids))"
          : "follow the land: also \(verb) \(list(ids))"
      case .withoutNewcomers(let ids):
        isFrench ? "garder \(own), sauf \(list(ids))" : "keep \(own), except \(list(ids))"
      case .drop: isFrench ? "ne plus \(verb) \(own)" : "no longer \(verb) \(own)"
      }
    return "\(text) — \(Self.effects[choice.effect.rawValue]?.text(in: language) ?? "")"
  }

  private static let effects: [String: Bilingual] = [
    "samePeople": Bilingual("les mêmes personnes", "the same people"),
    "morePeople": Bilingual("plus de personnes", "more people"),
    "fewerPeople": Bilingual("moins de personnes", "fewer people"),
    "otherPeople": Bilingual("d'autres personnes", "other people"),
  ]
}
