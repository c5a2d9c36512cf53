internal import Domain

/// What the layers of territories say, taken together, of places that lie in the same territories.
///
/// A layer speaks twice: by its drawing, and by the parents that its territories declare. Each time it
/// says *one of these*. What all allow holds; where nothing is allowed by all, one of them is wrong,
/// nobody knows which, and whatever any of them says is possible. A layer that leaves land out says
/// nothing of it.
struct LayerReading {
  /// For each kind of which anything is said: the territories of which one holds, the innermost where
  /// they lie in each other.
  private(set) var options: [TerritoryKind: Set<TerritoryID>] = [:]

  /// The kinds of which layers cannot both be right.
  private(set) var contradictedKinds: Set<TerritoryKind> = []

  /// The territories by drawing.
  let drawn: Set<TerritoryID>

  init(of drawn: Set<TerritoryID>, in gazetteer: Gazetteer) {
    self.drawn = drawn
    var statements: [TerritoryKind: [Set<TerritoryID>]] = [:]
    for (kind, ids) in Dictionary(grouping: drawn, by: \.kind) {
      statements[kind, default: []].append(Set(ids))
    }
    for id in drawn {
      let ancestors = gazetteer.lineage(of: [id]).subtracting([id])
      for (kind, parents) in Dictionary(grouping: ancestors, by: \.kind) {
        statements[kind, default: []].append(Set(parents))
      }
    }
    for (kind, said) in statements {
      let all = said.reduce(into: Set()) { $0.formUnion($1) }
      let allowed = all.filter { id in
        let lineage = gazetteer.lineage(of: [id])
        return said.allSatisfy { !lineage.isDisjoint(with: $0) }
      }
      options[kind] = gazetteer.innermost(of: allowed.isEmpty ? all : allowed)
      if allowed.isEmpty { contradictedKinds.insert(kind) }
    }
    // Where a parent was divided, its pieces are all that a child may lie in. Each child is held against
    // what the layers said, and not against the pieces of another: their order must not matter.
    let said = options
    for id in drawn {
      let pieces = Dictionary(grouping: gazetteer.possibleLineage(of: [id]), by: \.kind)
      let stated = Set(gazetteer.lineage(of: [id]).subtracting([id]).map(\.kind))
      for (kind, pieces) in pieces where !stated.contains(kind) {
        guard let found = said[kind], found.isDisjoint(with: pieces) else { continue }
        options[kind, default: []].formUnion(pieces)
        contradictedKinds.insert(kind)
      }
    }
    for (kind, ids) in options where ids.count > 1 && drawn.count(where: ids.contains) > 1 {
      contradictedKinds.insert(kind)
    }
  }

  /// The territories that hold whoever is wrong.
  func certain(in gazetteer: Gazetteer) -> Set<TerritoryID> {
    options.values.reduce(into: Set()) { certain, ids in
      guard ids.count == 1, let id = ids.first else { return }
      certain.formUnion(gazetteer.lineage(of: [id]).filter { $0.kind == id.kind })
    }
  }

  /// The contradictions, for people to see; in order of kind.
  func contradictions(in gazetteer: Gazetteer) -> [Contradiction] {
    contradictedKinds.sorted().map { kind in
      let declared = drawn.sorted().compactMap { id -> Contradiction.Declared? in
        let above = gazetteer.lineage(of: [id]).subtracting([id])
          .union(gazetteer.possibleLineage(of: [id]))
        let parents = gazetteer.innermost(of: above.filter { $0.kind == kind })
        return parents.isEmpty ? nil : .init(child: id, parents: parents.sorted())
      }
      return Contradiction(
        kind: kind, drawn: drawn.filter { $0.kind == kind }.sorted(), declared: declared)
    }
  }

  /// That layers cannot both be right about a kind.
  struct Contradiction: Hashable {
    struct Declared: Hashable {
      var child: TerritoryID
      var parents: [TerritoryID]
    }

    var kind: TerritoryKind
    var drawn: [TerritoryID]
    var declared: [Declared]
  }
}
