internal import Domain
internal import Engine

/// The titles of the groups of a lookup: what to do first, then why.
enum GroupWords {
  /// A mark that tells the groups apart without colour.
  static func mark(_ group: ComparisonGroup) -> String {
    switch group {
    case .homeOnly: "→"
    case .both: "="
    case .registration: "+"
    case .unknown: "?"
    case .gmfOnly: "✗"
    }
  }

  static func role(_ group: ComparisonGroup) -> Style.Role {
    switch group {
    case .homeOnly, .both, .registration: .good
    case .unknown: .caution
    case .gmfOnly: .bad
    }
  }

  /// The title of a group; without a GMF there is nothing to compare with.
  static func title(_ group: ComparisonGroup, hasGMF: Bool, in language: Language) -> String {
    switch (group, language) {
    case (.homeOnly, .french):
      hasGMF
        ? "RÉFÉREZ ICI — dessert la personne là où elle vit, pas autour du GMF"
        : "RÉFÉREZ ICI — dessert la personne là où elle vit"
    case (.homeOnly, .english):
      hasGMF
        ? "REFER HERE — serves the person's home, not the surroundings of the GMF"
        : "REFER HERE — serves the person's home"
    case (.both, .french):
      "RÉFÉREZ COMME D'HABITUDE — dessert la personne, et aussi autour du GMF"
    case (.both, .english):
      "REFER AS USUAL — serves the person's home and the surroundings of the GMF"
    case (.registration, .french): "PASSEZ PAR LE GMF — la personne y est inscrite"
    case (.registration, .english): "GO THROUGH THE GMF — the person is registered there"
    case (.unknown, .french): "À VÉRIFIER — portée non précisée : appelez avant de référer"
    case (.unknown, .english): "CHECK FIRST — reach not stated: call before you refer"
    case (.gmfOnly, .french):
      "NE PAS RÉFÉRER — dessert les gens autour du GMF, pas cette personne"
    case (.gmfOnly, .english):
      "DO NOT REFER — serves people around the GMF, not this person"
    }
  }

  /// How the two sides of a category compare.
  static func label(_ relation: CategoryComparison.Relation, in language: Language) -> String {
    switch (relation, language) {
    case (.sameResource, .french): "Même ressource des deux côtés"
    case (.sameResource, .english): "Same resource on both sides"
    case (.differentResources, .french): "Ressources différentes"
    case (.differentResources, .english): "Different resources"
    case (.onlyAtHome, .french): "Seulement pour elle"
    case (.onlyAtHome, .english): "Only for them"
    case (.onlyAroundGMF, .french): "Seulement autour du GMF"
    case (.onlyAroundGMF, .english): "Only around the GMF"
    case (.notCompared, .french): "Non comparé"
    case (.notCompared, .english): "Not compared"
    }
  }
}
