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

  /// The territories and all that they lie in where no two of these are of one kind, and nothing is
  /// open since a reform; `nil` where layers have to be weighed.
  func undisputed(_ ids: Set<TerritoryID>) -> Set<TerritoryID>? {
    let all = lineage(of: ids)
    guard ids.allSatisfy({ cards[$0]?.lineage.possible.isEmpty ?? true }),
      Set(all.map(\.kind)).count == all.count
    else { return nil }
    return all
  }

  /// Those in which no other of them lies; of a circle, all.
  func innermost(of ids: Set<TerritoryID>) -> Set<TerritoryID> {
    guard ids.count > 1 else { return ids }
    return ids.filter { id in
      !ids.contains { other in
        other != id && lineage(of: [other]).contains(id) && !lineage(of: [id]).contains(other)
      }
    }
  }

  /// Whether land that belongs to `other` may belong to a territory too: the other says nothing of its
  /// kind, or one of the two lies in the other.
  func allows(_ id: TerritoryID, besides other: TerritoryID) -> Bool {
    let said = lineage(of: [other]).filter { $0.kind == id.kind }
    return said.isEmpty || said.contains(id)
      || said.contains { lineage(of: [id]).contains($0) }
  }

  /// The territories of a kind that lie in another, sorted.
  func territories(of kind: TerritoryKind, in parent: TerritoryID) -> [TerritoryID] {
    cards.filter { $0.key.kind == kind && $0.value.lineage.certain.contains(parent) }
      .map(\.key).sorted()
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

  /// Whether it has a boundary.
  func isDrawn(_ id: TerritoryID) -> Bool { cards[id]?.isDrawn ?? false }

  /// Those that have a boundary.
  var drawn: [TerritoryID] { cards.filter(\.value.isDrawn).map(\.key) }
}
