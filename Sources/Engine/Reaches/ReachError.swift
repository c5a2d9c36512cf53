public import Domain

/// Why a reach could not be shown or declared.
public enum ReachError: UserFacingError, Hashable {
  case unknownService(ServiceID, nearest: [ServiceID])
  case unknownTerritory(TerritoryID, nearest: [TerritoryID])
  case unknownResource(ResourceID, nearest: [ResourceID])

  /// No door has such a number: the first is above the last, or on the other side.
  case impossibleNumbers(street: String)

  /// What was drawn is no area.
  case emptyShape

  public var code: String {
    switch self {
    case .unknownService: "reach.unknown-service"
    case .unknownTerritory: "reach.unknown-territory"
    case .unknownResource: "reach.unknown-resource"
    case .impossibleNumbers: "reach.impossible-numbers"
    case .emptyShape: "reach.empty-shape"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .unknownService, .unknownTerritory, .unknownResource: .notFound
    case .impossibleNumbers, .emptyShape: .badData
    }
  }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.unknownService(let id, let nearest), .french):
      "Le service \(id) n'est pas connu à cette date.\(Self.near(nearest, language))"
    case (.unknownService(let id, let nearest), .english):
      "Service \(id) is not known on this day.\(Self.near(nearest, language))"
    case (.unknownTerritory(let id, let nearest), .french):
      "Le territoire \(id) n'existe pas à cette date.\(Self.near(nearest, language))"
    case (.unknownTerritory(let id, let nearest), .english):
      "Territory \(id) does not exist on this day.\(Self.near(nearest, language))"
    case (.unknownResource(let id, let nearest), .french):
      "La ressource \(id) n'est pas connue à cette date.\(Self.near(nearest, language))"
    case (.unknownResource(let id, let nearest), .english):
      "Resource \(id) is not known on this day.\(Self.near(nearest, language))"
    case (.impossibleNumbers(let street), .french):
      "« \(street) » : aucune porte n'a un tel numéro; le premier doit précéder le dernier."
    case (.impossibleNumbers(let street), .english):
      "\"\(street)\": no door has such a number; the first must come before the last."
    case (.emptyShape, .french): "Le secteur dessiné n'a aucune superficie : vérifiez le fichier."
    case (.emptyShape, .english): "The drawn area has no surface: check the file."
    }
  }

  private static func near(_ nearest: [some EntityID], _ language: Language) -> String {
    guard !nearest.isEmpty else { return "" }
    let list = nearest.map(\.text).joined(separator: ", ")
    return language == .french ? "\nVouliez-vous dire : \(list)?" : "\nDid you mean: \(list)?"
  }
}
