public import Domain

extension TerritoryFinding {
  /// Which feature, which territory, what is wrong, and how large it is.
  ///
  /// `name` gives the name that a territory bears in the file or in the log.
  public func message(in language: Language, name: (TerritoryID) -> String?) -> String {
    var place: [String] = []
    if let feature {
      place.append(language == .french ? "entité \(feature)" : "feature \(feature)")
    }
    let isAboutName = if case .suspectName = reason { true } else { false }
    if let territory {
      place.append(Self.shown(territory, isAboutName ? nil : name(territory)))
    }
    let text = reason.message(in: language) { Self.shown($0, name($0)) }
    guard !place.isEmpty else { return text }
    return place.joined(separator: ", ") + (language == .french ? " : " : ": ") + text
  }

  private static func shown(_ id: TerritoryID, _ name: String?) -> String {
    guard let name, !name.isEmpty else { return id.text }
    return "\(id.text) \(name)"
  }
}

extension TerritoryFinding.Reason {
  func message(in language: Language, shown: (TerritoryID) -> String) -> String {
    switch language {
    case .french: french(shown)
    case .english: english(shown)
    }
  }

  private func french(_ shown: (TerritoryID) -> String) -> String {
    func area(_ value: Double) -> String { TextFormat.area(squareMetres: value, in: .french) }
    return switch self {
    case .repaired(let change, let reason):
      "contour invalide (\(reason)), corrigé; la superficie change de \(area(change))"
    case .overlap(let other, let size): "chevauche \(shown(other)) sur \(area(size))"
    case .gap(let size): "trou entre voisins : \(area(size)) n'appartiennent à aucun territoire"
    case .overhang(let parent, let size): "dépasse de \(shown(parent)) sur \(area(size))"
    case .unknownParent(let parent): "le parent \(shown(parent)) n'est pas connu à cette date"
    case .suspectName(let name): "caractères perdus ou abîmés dans le nom « \(name) »"
    case .emptyGeometry: "sans contour"
    case .duplicateCode(let first): "le code figure déjà à l'entité \(first)"
    case .malformedCode(let code):
      "« \(code) » n'est pas un code : 1 à 80 lettres, chiffres, points, tirets ou soulignés"
    case .missingName: "sans nom"
    }
  }

  private func english(_ shown: (TerritoryID) -> String) -> String {
    func area(_ value: Double) -> String { TextFormat.area(squareMetres: value, in: .english) }
    return switch self {
    case .repaired(let change, let reason):
      "invalid outline (\(reason)), repaired; the area changes by \(area(change))"
    case .overlap(let other, let size): "overlaps \(shown(other)) by \(area(size))"
    case .gap(let size): "hole between neighbours: \(area(size)) belong to no territory"
    case .overhang(let parent, let size): "sticks out of \(shown(parent)) by \(area(size))"
    case .unknownParent(let parent): "parent \(shown(parent)) is not known on this day"
    case .suspectName(let name): "lost or broken characters in the name \"\(name)\""
    case .emptyGeometry: "without an outline"
    case .duplicateCode(let first): "the code stands at feature \(first) already"
    case .malformedCode(let code):
      "\"\(code)\" is not a code: 1 to 80 letters, digits, dots, hyphens or underscores"
    case .missingName: "without a name"
    }
  }
}
