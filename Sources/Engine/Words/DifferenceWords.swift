internal import Domain

/// What differs between two baskets, and why, in words.
public enum DifferenceWords {
  /// A group as a heading.
  public static func title(
    _ group: ServiceDifference.Group, in language: Language
  ) -> String {
    switch (group, language) {
    case (.added, .french): "AJOUTÉS au panier"
    case (.added, .english): "ADDED to the basket"
    case (.removed, .french): "RETIRÉS du panier"
    case (.removed, .english): "REMOVED from the basket"
    case (.changed, .french): "MODIFIÉS"
    case (.changed, .english): "CHANGED"
    case (.retargeted, .french): "PORTÉE MISE À JOUR après une réforme — la promesse reste la même"
    case (.retargeted, .english): "RE-TARGETED after a reform — the promise stays the same"
    case (.corrected, .french): "CORRIGÉS — il en a toujours été ainsi, on l'a su plus tard"
    case (.corrected, .english): "CORRECTED — it was always so, and learned later"
    }
  }

  /// A group in a list of counts.
  public static func label(
    _ group: ServiceDifference.Group, in language: Language
  ) -> String {
    switch (group, language) {
    case (.added, .french): "ajoutés"
    case (.added, .english): "added"
    case (.removed, .french): "retirés"
    case (.removed, .english): "removed"
    case (.changed, .french): "modifiés"
    case (.changed, .english): "changed"
    case (.retargeted, .french): "portée mise à jour"
    case (.retargeted, .english): "re-targeted"
    case (.corrected, .french): "corrigés"
    case (.corrected, .english): "corrected"
    }
  }

  /// What made a difference: the borders of the territories, the services, or both.
  public static func label(
    _ cause: ServiceDifference.Cause, in language: Language
  ) -> String {
    switch (cause, language) {
    case (.borders, .french): "limites"
    case (.borders, .english): "borders"
    case (.services, _): "services"
    case (.both, .french): "limites et services"
    case (.both, .english): "borders and services"
    }
  }

  /// What happened to a territory itself.
  public static func label(_ kind: TerritoryChange.Kind, in language: Language) -> String {
    switch (kind, language) {
    case (.status, .french): "existence"
    case (.status, .english): "existence"
    case (.renamed, .french): "nom"
    case (.renamed, .english): "name"
    case (.reparented, .french): "rattachement"
    case (.reparented, .english): "parents"
    case (.redrawn, .french): "limite"
    case (.redrawn, .english): "border"
    }
  }

  /// What differs in one service, a line for each field.
  public static func lines(
    of difference: ServiceDifference, in language: Language
  ) -> [String] {
    let added: [String] =
      switch (difference.group, difference.before, difference.after) {
      case (.corrected, nil, _): [language == .french ? "manquait au panier" : "was missing"]
      case (.corrected, _, nil): [language == .french ? "était de trop" : "was one too many"]
      default: []
      }
    guard let before = difference.before, let after = difference.after else {
      return added + (difference.line.map { [CoverageWords.text($0, in: language)] } ?? [])
    }
    let words = FieldWords(names: difference.names, language: language)
    return difference.changes.flatMap(words.lines)
      + (difference.fields.contains(.findings) ? [status(before, after, words)] : [])
      + coverage(of: difference, before, after, in: language)
  }

  /// Whether it is offered: `état : offert → suspendu, retour prévu le 1er mars 2027`.
  private static func status(
    _ before: BasketAnswer.Line, _ after: BasketAnswer.Line, _ words: FieldWords
  ) -> String {
    func text(_ line: BasketAnswer.Line) -> String {
      let findings = line.findings.map { ReasonWords.text($0, in: words.language) }
      return findings.isEmpty ? words.say("offert", "offered") : findings.joined(separator: "; ")
    }
    let label = words.label(.status)
    return words.say(
      "\(label) : \(text(before)) → \(text(after))", "\(label): \(text(before)) → \(text(after))")
  }

  /// Which part of the land was covered, and is.
  private static func coverage(
    of difference: ServiceDifference, _ before: BasketAnswer.Line, _ after: BasketAnswer.Line,
    in language: Language
  ) -> [String] {
    let fields = Set(difference.fields)
    let isFrench = language == .french
    var lines: [String] = []
    let isOtherPart = fields.contains(.extent) || fields.contains(.areaShare)
    if isOtherPart {
      let (old, new) = parts(before, after, in: language)
      lines.append("\(isFrench ? "étendue : " : "extent: ")\(old) → \(new)")
    }
    if difference.isRetargeted || (fields.contains(.because) && !isOtherPart) {
      let old = territories(of: before, in: language)
      let new = territories(of: after, in: language)
      let label =
        switch (difference.isRetargeted, language) {
        case (true, .french): "portée : "
        case (true, .english): "reach: "
        case (false, .french): "parce qu'il dessert : "
        case (false, .english): "because it serves: "
        }
      if old != new { lines.append("\(label)\(old) → \(new)") }
    }
    return lines
  }

  /// The two parts; of two shares only the numbers, told apart where rounded percents would not.
  private static func parts(
    _ before: BasketAnswer.Line, _ after: BasketAnswer.Line, in language: Language
  ) -> (String, String) {
    guard before.extent == .partly, after.extent == .partly, let first = before.areaShare,
      let second = after.areaShare
    else {
      return (
        CoverageWords.part(of: before, in: language), CoverageWords.part(of: after, in: language)
      )
    }
    let ofArea = language == .french ? " de la superficie" : " of the area"
    let (old, new) = (
      TextFormat.share(first, in: language), TextFormat.share(second, in: language)
    )
    guard old == new else { return (old, new + ofArea) }
    let sign = language == .french ? "\u{A0}%" : "%"
    return (
      TextFormat.oneDecimal(first * 100, in: language) + sign,
      TextFormat.oneDecimal(second * 100, in: language) + sign + ofArea
    )
  }

  private static func territories(
    of line: BasketAnswer.Line, in language: Language
  ) -> String {
    let names = line.because.map { TerritoryWords.inSentence($0, in: language) }
    return TextFormat.shortList(names, countMax: 3, in: language)
  }

  /// An event as a sentence: `Écoute (service:s1) : portée déclarée`.
  public static func text(_ event: LoggedEvent, in language: Language) -> String {
    let subject = event.event.subject
    let name =
      if case .territory(let id) = subject {
        TerritoryWords.title(NamedTerritory(id: id, name: event.name), in: language)
      } else {
        event.name
      }
    let title = name == subject.text ? name : "\(name) (\(subject.text))"
    let isFrench = language == .french
    return isFrench
      ? "\(title) : \(predicate(of: event, in: language))"
      : "\(title): \(predicate(of: event, in: language))"
  }

  private static func predicate(of event: LoggedEvent, in language: Language) -> String {
    if case .correction(_, let correction) = event.event {
      let root = TextFormat.integer(correction.corrects, in: language)
      return language == .french
        ? "correction du fait à la position \(root)" : "correction of the fact at position \(root)"
    }
    let statement = Statement(event: event.event, effectiveOn: event.effectiveOn)
    let text = StoryWords.text(statement, names: event.names, in: language)
    guard let reform = event.event.reform.flatMap({ Self.text($0, in: language) }) else {
      return text
    }
    return "\(text) (\(reform))"
  }

  /// A reform: its name, its legal source and its official date, as far as they are known.
  static func text(_ reform: ReformNote, in language: Language) -> String? {
    let official = reform.officialOn.map { day in
      let date = TextFormat.date(day, in: language)
      return language == .french ? "officiel le \(date)" : "official on \(date)"
    }
    let parts = [reform.title, reform.act, official].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// How land passed from one territory to another.
  public static func text(_ step: ComparisonStep, in language: Language) -> String {
    let from = "\(TerritoryWords.title(step.from, in: language)) (\(step.from.id))"
    let to = "\(TerritoryWords.title(step.to, in: language)) (\(step.to.id))"
    let date = TextFormat.date(step.step.effectiveOn, in: language)
    let how =
      switch (step.step.how, language) {
      case (.merged, .french): "fusion dans \(to)"
      case (.merged, .english): "merged into \(to)"
      case (.recoded, .french): "nouveau code, \(to)"
      case (.recoded, .english): "new code, \(to)"
      case (.split, .french): "divisé, en partie dans \(to)"
      case (.split, .english): "split, in part into \(to)"
      case (.partTransferred, .french): "une partie passe dans \(to)"
      case (.partTransferred, .english): "a part passes to \(to)"
      }
    let reform = step.step.reform.flatMap { text($0, in: language) }.map { " (\($0))" } ?? ""
    return language == .french
      ? "\(from) : \(how), le \(date)\(reform)" : "\(from): \(how), on \(date)\(reform)"
  }

  /// Whom differences concern, as short as a table asks.
  public static func count(_ concerned: PeopleConcerned, in language: Language) -> String {
    switch (concerned, language) {
    case (.nobody, _): "—"
    case (.all(let people), _): TextFormat.integer(people.count, in: language)
    case (.atMost(let people), .french):
      "au plus \(TextFormat.integer(people.count, in: .french))"
    case (.atMost(let people), .english):
      "at most \(TextFormat.integer(people.count, in: .english))"
    case (.unknown, .french): "inconnu"
    case (.unknown, .english): "not known"
    }
  }

  /// Whom differences concern.
  public static func text(
    _ concerned: PeopleConcerned, in language: Language
  ) -> String? {
    switch (concerned, language) {
    case (.nobody, _): nil
    case (.all(let people), _): PopulationWords.text(people, in: language)
    case (.atMost(let people), .french):
      "au plus \(PopulationWords.text(people, in: .french)) : une partie du territoire"
    case (.atMost(let people), .english):
      "at most \(PopulationWords.text(people, in: .english)): a part of the territory"
    case (.unknown, .french): "nombre de personnes inconnu"
    case (.unknown, .english): "number of people not known"
    }
  }
}
