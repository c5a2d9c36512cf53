public import Domain

/// Why a question about services could not be answered.
public enum LookupError: UserFacingError, Hashable {
  /// The log knows no such resource on the day.
  case unknownResource(ResourceID, nearest: [ResourceID])

  /// The resource is not a GMF, nor a site of one.
  case notAGMF(ResourceID, ResourceKind)

  /// The log knows no such territory on the day.
  case unknownTerritory(TerritoryID, nearest: [TerritoryID])

  /// Nothing bears this name; those that are near it, with their names.
  case unknownName(String, nearest: [String])

  /// Several bear this name, or hold its words.
  case ambiguousName(String, candidates: [String])

  public var code: String {
    switch self {
    case .unknownResource: "lookup.unknown-resource"
    case .notAGMF: "lookup.not-a-gmf"
    case .unknownTerritory: "lookup.unknown-territory"
    case .unknownName: "lookup.unknown-name"
    case .ambiguousName: "lookup.ambiguous-name"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .unknownResource, .unknownTerritory, .unknownName: .notFound
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
      La ressource \(id) n'est pas un GMF (genre : \(kind.rawValue)).
      Donnez un GMF ou l'un de ses sites.
      """
    case (.notAGMF(let id, let kind), .english):
      """
      Resource \(id) is not a GMF (kind: \(kind.rawValue)).
      Give a GMF or one of its sites.
      """
    case (.unknownTerritory(let id, let nearest), .french):
      "Le territoire \(id) n'est pas connu à cette date.\(Self.near(nearest, language))"
    case (.unknownTerritory(let id, let nearest), .english):
      "Territory \(id) is not known on this day.\(Self.near(nearest, language))"
    case (.unknownName(let name, let nearest), .french):
      "Rien de connu ne s'appelle « \(name) » à cette date.\(Self.near(nearest, language))"
    case (.unknownName(let name, let nearest), .english):
      "Nothing known is called \"\(name)\" on this day.\(Self.near(nearest, language))"
    case (.ambiguousName(let name, let candidates), .french):
      """
      « \(name) » peut désigner plusieurs choses ; donnez l'identifiant :
      \(candidates.map { "  \($0)" }.joined(separator: "\n"))
      """
    case (.ambiguousName(let name, let candidates), .english):
      """
      "\(name)" may mean several things; give the identifier:
      \(candidates.map { "  \($0)" }.joined(separator: "\n"))
      """
    }
  }

  private static func near(_ ids: [some EntityID], _ language: Language) -> String {
    near(ids.map(\.text), language)
  }

  private static func near(_ texts: [String], _ language: Language) -> String {
    guard !texts.isEmpty else { return "" }
    let list = texts.joined(separator: ", ")
    return switch language {
    case .french: "\nLes plus proches : \(list)."
    case .english: "\nThe nearest: \(list)."
    }
  }
}
