internal import Domain

/// How much of a territory a service serves, and why, in words.
public enum CoverageWords {
  /// Why a service is in a basket, and what has to be known of it: `dessert le CLSC du Bourg; 41 % de la
  /// superficie`.
  public static func text(_ line: BasketAnswer.Line, in language: Language) -> String {
    var parts = [because(line, in: language)]
    if let share = share(of: line, in: language) { parts.append(share) }
    if let share = line.peopleShare, line.extent == .partly {
      let percent = TextFormat.share(share, in: language)
      let people = language == .french ? "\(percent) de la population" : "\(percent) of the people"
      parts.append(people + estimated(by: line.peopleMethod, in: language))
    }
    parts += line.conditions.map { text($0, in: language) }
    parts += line.unsettled.map { ReasonWords.text($0, in: language) }
    parts += line.findings.map { ReasonWords.text($0, in: language) }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// How a share of people was estimated; nothing where people were counted.
  private static func estimated(
    by method: ConversionTable.Method?, in language: Language
  ) -> String {
    switch (method, language) {
    case (.places, .french): " (estimée d'après les adresses)"
    case (.places, .english): " (estimated by addresses)"
    case (.area, .french): " (estimée d'après la superficie)"
    case (.area, .english): " (estimated by area)"
    case (.whole, _), (nil, _): ""
    }
  }

  /// Why a service is in a basket: `dessert le CLSC du Bourg`.
  static func because(_ line: BasketAnswer.Line, in language: Language) -> String {
    switch line.extent {
    case .everyone: return ReasonWords.text(.everyone, in: language)
    case .notStated: return line.unsettled.isEmpty ? ReasonWords.notStated(in: language) : ""
    case .whole, .partly:
      let list = ReasonWords.place(
        NamedLand(territories: line.because, patches: line.patches), in: language)
      if list.isEmpty { return "" }
      return language == .french ? "dessert \(list)" : "serves \(list)"
    }
  }

  /// What a reach asks besides: `et inscription : GMF des Saules`.
  private static func text(
    _ condition: BasketAnswer.Condition, in language: Language
  ) -> String {
    let isFrench = language == .french
    switch condition {
    case .registration(let resources):
      let list = TextFormat.list(resources.map(\.name), in: language)
      return isFrench ? "et inscription : \(list)" : "and registered with: \(list)"
    case .modes(let modes):
      let list = TextFormat.list(modes.map { Labels.label($0, in: language) }, in: language)
      return isFrench ? "cela vaut \(list)" : "this holds \(list)"
    case .also(let extent, let modes):
      let list = TextFormat.list(modes.map { Labels.label($0, in: language) }, in: language)
      let part =
        extent == .notStated ? ReasonWords.notStated(in: language) : part(extent, in: language)
      return "\(list)\(isFrench ? " :" : ":") \(part)"
    case .onlyHere:
      return isFrench ? "personne d'ailleurs" : "nobody from elsewhere"
    }
  }

  /// The part of the territory: `une partie du territoire (41 % de la superficie)`.
  static func part(of line: BasketAnswer.Line, in language: Language) -> String {
    let part = part(line.extent, in: language)
    return share(of: line, in: language).map { "\(part) (\($0))" } ?? part
  }

  /// The part of the territory.
  static func part(_ extent: BasketAnswer.Extent, in language: Language) -> String {
    switch (extent, language) {
    case (.whole, .french): "tout le territoire"
    case (.whole, .english): "the whole territory"
    case (.partly, .french): "une partie du territoire"
    case (.partly, .english): "a part of the territory"
    case (.everyone, .french): "tout le monde, sans condition de lieu"
    case (.everyone, .english): "everyone, without a condition of place"
    case (.notStated, _): ReasonWords.notStated(in: language)
    }
  }

  private static func share(of line: BasketAnswer.Line, in language: Language) -> String? {
    guard let share = line.areaShare, line.extent == .partly else { return nil }
    let percent = TextFormat.share(share, in: language)
    return language == .french ? "\(percent) de la superficie" : "\(percent) of the area"
  }
}
