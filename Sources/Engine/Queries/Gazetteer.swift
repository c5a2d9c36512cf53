internal import Domain
internal import Projections

/// What every answer needs of the territories from one vantage, worked out once.
struct Gazetteer: Sendable {
  private struct Card {
    var name: String

    /// The territory and all that it lies in.
    var lineage: Lineage
    var isDrawn: Bool
  }

  private let cards: [TerritoryID: Card]

  init(atlas: Atlas, vantage: Vantage) {
    var cards: [TerritoryID: Card] = [:]
    for id in atlas.existing(at: vantage) {
      guard let facts = atlas.facts(of: id, at: vantage) else { continue }
      cards[id] = Card(
        name: facts.name, lineage: atlas.lineage(of: id, at: vantage),
        isDrawn: facts.boundary != nil)
    }
    self.cards = cards
  }

  /// The name, or the code where the territory bears none.
  func name(of id: TerritoryID) -> String { cards[id]?.name ?? id.code }

  /// How many territories it lies in, itself included.
  func depth(of id: TerritoryID) -> Int { cards[id]?.lineage.certain.count ?? 1 }

  /// The territories and all that they lie in.
  func lineage(of ids: some Sequence<TerritoryID>) -> Set<TerritoryID> {
    ids.reduce(into: []) { result, id in
      if let card = cards[id] { result.formUnion(card.lineage.certain) } else { result.insert(id) }
    }
  }

  /// Territories in which these may lie besides, since nobody has said how they lie after a reform.
  func possibleLineage(of ids: some Sequence<TerritoryID>) -> Set<TerritoryID> {
    ids.reduce(into: []) { $0.formUnion(cards[$1]?.lineage.possible ?? []) }
  }

  /// Territories in which these lay, and that do not exist any more.
  func formerLineage(of ids: some Sequence<TerritoryID>) -> Set<TerritoryID> {
    ids.reduce(into: []) { $0.formUnion(cards[$1]?.lineage.former ?? []) }
  }

  /// Whether the territory exists on the day.
  func holds(_ id: TerritoryID) -> Bool { cards[id] != nil }

  /// Every territory of the day, sorted.
  var all: [TerritoryID] { cards.keys.sorted() }

  /// Those that have a boundary.
  var drawn: [TerritoryID] { cards.filter(\.value.isDrawn).map(\.key) }
}
