internal import Domain

/// A street put together from the columns of a table.
enum StreetText {
  /// The kinds that French writes before the name; the others, English, stand behind it.
  ///
  /// - SeeAlso: Canada Post, *Addressing guidelines*, "Street types", and the codes of the same list
  ///   in Statistics Canada's files.
  private static let frenchKinds: Set<String> = [
    "allee", "aut", "autoroute", "av", "avenue", "boul", "boulevard", "car", "carre", "carref",
    "carrefour", "cercle", "ch", "chemin", "circt", "circuit", "cote", "cour", "cours", "crois",
    "croissant", "descte", "desserte", "domaine", "dom", "ech", "echangeur", "esplanade", "espl",
    "ile", "imp", "impasse", "jardin", "jardins", "mail", "montee", "parc", "pass", "passage", "pl",
    "place", "plateau", "plaza", "pointe", "pont", "prom", "promenade", "quai", "rang", "rdpt",
    "rg", "rle", "rond-point", "rte", "route", "rue", "ruelle", "sent", "sentier", "sq", "square",
    "terr", "terrasse", "tsse", "villge", "village", "voie",
  ]

  /// The kind, the name and the direction in the order in which people write them.
  static func composed(name: String, kind: String?, direction: String?) -> String {
    let isFrench = kind.map { frenchKinds.contains(PlaceName.folded($0)) } ?? false
    let parts = isFrench ? [kind, name, direction] : [name, kind, direction]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}
