public import Domain

/// Why a question about services could not be answered.
public enum LookupError: UserFacingError, Hashable {
  /// The log knows no such resource on the day.
  case unknownResource(ResourceID, nearest: [ResourceID])

  /// The resource is not a GMF, nor a site of one.
  case notAGMF(ResourceID, ResourceKind)

  /// The log knows no such territory on the day.
  case unknownTerritory(TerritoryID, nearest: [TerritoryID])

  /// The territory ended, and no single other took its place; those that did, as they are on the day.
  case territoryEnded(FormerTerritory, current: [NamedTerritory])

  /// Nothing bears this name; those that are near it, with their names.
  case unknownName(String, nearest: [String])

  /// Several bear this name, or hold its words.
  case ambiguousName(String, candidates: [String])

  public var code: String {
    switch self {
    case .unknownResource: "lookup.unknown-resource"
    case .notAGMF: "lookup.not-a-gmf"
    case .unknownTerritory: "lookup.unknown-territory"
    case .territoryEnded: "lookup.territory-ended"
    case .unknownName: "lookup.unknown-name"
    case .ambiguousName: "lookup.ambiguous-name"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .unknownResource, .unknownTerritory, .territoryEnded, .unknownName: .notFound
    case .notAGMF, .ambiguousName: .usage
    }
  }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.unknownResource(let id, let nearest), .french):
      "La ressource \(id) n'est pas connue à cette date.\(Self.near(nearest, language))"
    case (.unknownResource(let id, let nearest), .english):
      "Resource \(id) is not known on this day.\(Self.near(nearest, language))"
    case (.notAGMF(let id, let kind), .french):
      """
      La ressource \(id) n'est pas un GMF (genre : \(Labels.label(kind, in: .french))).
      Donnez un GMF ou l'un de ses sites.
      """
    case (.notAGMF(let id, let kind), .english):
      """
      Resource \(id) is not a GMF (kind: \(Labels.label(kind, in: .english))).
      Give a GMF or one of its sites.
      """
    case (.unknownTerritory(let id, let nearest), .french):
      "Le territoire \(id) n'est pas connu à cette date.\(Self.near(nearest, language))"
    case (.unknownTerritory(let id, let nearest), .english):
      "Territory \(id) is not known on this day.\(Self.near(nearest, language))"
    case (.territoryEnded(let former, let current), .french):
      """
      \(SuccessionWords.ended(former, in: .french))
      \(Self.next(former, current, .french))
      """
    case (.territoryEnded(let former, let current), .english):
      """
      \(SuccessionWords.ended(former, in: .english))
      \(Self.next(former, current, .english))
      """
    case (.unknownName(let name, let nearest), .french):
      "Rien de connu ne s'appelle « \(name) » à cette date.\(Self.near(nearest, language))"
    case (.unknownName(let name, let nearest), .english):
      "Nothing known is called \"\(name)\" on this day.\(Self.near(nearest, language))"
    case (.ambiguousName(let name, let candidates), .french):
      """
      « \(name) » peut désigner plusieurs choses; donnez l'identifiant :
      \(Self.lines(candidates, language))
      """
    case (.ambiguousName(let name, let candidates), .english):
      """
      "\(name)" may mean several things; give the identifier:
      \(Self.lines(candidates, language))
      """
    }
  }

  /// What to type next about a territory that ended.
  private static func next(
    _ former: FormerTerritory, _ current: [NamedTerritory], _ language: Language
  ) -> String {
    let day = former.endedOn.previous
    let asItWas =
      language == .french
      ? "Tel qu'il était : ancrage basket \(former.territory.id) --on \(day)"
      : "As it was: ancrage basket \(former.territory.id) --on \(day)"
    let commands = current.map {
      "  ancrage basket \($0.id)   \(TerritoryWords.title($0, in: language))"
    }
    guard !commands.isEmpty else { return asItWas }
    let head = language == .french ? "Demandez l'un de ceux-ci :" : "Ask about one of these:"
    return ([head] + commands + [asItWas]).joined(separator: "\n")
  }

  /// How many names a message lists before it counts the rest.
  private static let nameCountMax = 6

  private static func lines(_ names: [String], _ language: Language) -> String {
    // One more is shown rather than counted.
    let isWhole = names.count <= nameCountMax + 1
    var lines = isWhole ? names : Array(names.prefix(nameCountMax))
    if !isWhole { lines.append(TextFormat.more(names.count - nameCountMax, in: language)) }
    return lines.map { "  \($0)" }.joined(separator: "\n")
  }

  private static func near(_ ids: [some EntityID], _ language: Language) -> String {
    near(ids.map(\.text), language)
  }

  private static func near(_ texts: [String], _ language: Language) -> String {
    guard !texts.isEmpty else { return "" }
    let list =
      texts.count <= nameCountMax + 1
      ? texts.joined(separator: ", ")
      : TextFormat.shortList(texts, countMax: nameCountMax, in: language)
    return switch language {
    case .french: "\nLes plus proches : \(list)."
    case .english: "\nThe nearest: \(list)."
    }
  }
}

extension ReviewError: UserFacingError {
  public var code: String {
    switch self {
    case .nothingOpen: "review.nothing-open"
    case .notNamed: "review.not-named"
    case .severalTerritories: "review.several-territories"
    case .othersFirst: "review.others-first"
    case .noSuchChoice: "review.no-such-choice"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .nothingOpen, .notNamed: .notFound
    case .severalTerritories, .othersFirst, .noSuchChoice: .usage
    }
  }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.nothingOpen(let id, let count), .french):
      "\(id) n'a rien à réviser. Références à réviser en tout : \(count) (ancrage reform review)."
    case (.nothingOpen(let id, let count), .english):
      "\(id) has nothing to review. References to review in all: \(count) (ancrage reform review)."
    case (.notNamed(let territory, let id, let open), .french):
      "\(id) n'a rien à réviser pour \(territory). À réviser : \(Self.list(open))."
    case (.notNamed(let territory, let id, let open), .english):
      "\(id) has nothing to review about \(territory). To review: \(Self.list(open))."
    case (.severalTerritories(let id, let open), .french):
      "\(id) a plusieurs choix à faire : dites lequel avec --territory (\(Self.list(open)))."
    case (.severalTerritories(let id, let open), .english):
      "\(id) has several choices to make: say which with --territory (\(Self.list(open)))."
    case (.othersFirst(let territory, let id, let others), .french):
      "\(id) : faites d'abord le choix pour \(Self.list(others)), dont dépend celui pour \(territory)."
    case (.othersFirst(let territory, let id, let others), .english):
      "\(id): first make the choice about \(Self.list(others)), on which that about \(territory) "
        + "depends."
    case (.noSuchChoice(let number, let count), .french):
      "--choice \(number) : il y a \(count) choix, numérotés à partir de 1."
    case (.noSuchChoice(let number, let count), .english):
      "--choice \(number): there are \(count) choices, numbered from 1."
    }
  }

  private static func list(_ ids: [TerritoryID]) -> String {
    ids.map(\.text).joined(separator: ", ")
  }
}
