/// That layers of territories contradict each other, in words.
public enum ContradictionWords {
  /// What each layer says of the place, and that it has to be confirmed.
  public static func text(_ contradiction: LayerContradiction, in language: Language) -> String {
    let isFrench = language == .french
    let kind = TerritoryWords.label(contradiction.kind, in: language)
    var parts: [String] = []
    if !contradiction.drawn.isEmpty {
      let drawn = list(contradiction.drawn, in: language)
      parts.append(isFrench ? "selon les limites, \(drawn)" : "by the boundaries, \(drawn)")
    }
    for declared in contradiction.declared {
      let child = TerritoryWords.title(declared.child, in: language)
      let parents = list(declared.parents, in: language)
      parts.append(
        isFrench ? "par appartenance de \(child), \(parents)" : "as \(child) belongs, \(parents)")
    }
    let said = parts.joined(separator: "; ")
    return isFrench
      ? "\(kind) : les couches se contredisent — \(said). À confirmer."
      : "\(kind): the layers contradict each other — \(said). To be confirmed."
  }

  private static func list(_ territories: [NamedTerritory], in language: Language) -> String {
    let names = territories.map { TerritoryWords.title($0, in: language) }
    return names.joined(separator: language == .french ? " et " : " and ")
  }
}
