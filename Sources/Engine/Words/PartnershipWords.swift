public import Domain

/// Referral corridors in words.
public enum PartnershipWords {
  /// A corridor as seen from one of its two resources: `dirige vers le CLSC X (santé mentale)`.
  public static func text(
    _ partnership: Partnership, from resource: ResourceID, taxonomy: Taxonomy,
    in language: Language
  ) -> String {
    let isFrench = language == .french
    let isOutgoing = partnership.from == resource
    let other = isOutgoing ? partnership.toName : partnership.fromName
    var text =
      switch (isOutgoing, isFrench) {
      case (true, true): "dirige vers \(other)"
      case (true, false): "refers to \(other)"
      case (false, true): "reçoit de \(other)"
      case (false, false): "receives from \(other)"
      }
    if !partnership.categories.isEmpty {
      let labels = partnership.categories.map { taxonomy.label($0, in: language) }
      text += " (\(TextFormat.list(labels, in: language)))"
    }
    if let terms = partnership.terms { text += isFrench ? " : \(terms)" : ": \(terms)" }
    if partnership.acceptsNeighbours {
      text +=
        isFrench
        ? "; accepte les gens de ce territoire même hors de sa portée"
        : "; accepts people of that territory even outside its reach"
    }
    return text
  }

  /// The corridors of a resource in few words, for a line of a list.
  ///
  /// Of the resources on each side three are named.
  public static func brief(
    _ partnerships: [Partnership], of resource: ResourceID, in language: Language
  ) -> String {
    let outgoing = partnerships.filter { $0.from == resource }.map(\.toName)
    let incoming = partnerships.filter { $0.from != resource }.map(\.fromName)
    var parts: [String] = []
    if !outgoing.isEmpty {
      let names = TextFormat.shortList(outgoing, countMax: 3, in: language)
      parts.append(language == .french ? "dirige vers \(names)" : "refers to \(names)")
    }
    if !incoming.isEmpty {
      let names = TextFormat.shortList(incoming, countMax: 3, in: language)
      parts.append(language == .french ? "reçoit de \(names)" : "receives from \(names)")
    }
    return parts.joined(separator: "; ")
  }
}
