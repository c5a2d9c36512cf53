/// Land that moves between coarser territories because it moves between the territories inside them.
///
/// A parent is its children: when a part of an `rls` passes to one in another `rts`, the border of the
/// two `rts` moves too. What an act says of the two by itself counts instead.
struct ImpliedMovements {
  let outline: ReformOutline
  let ground: any ReformGround

  /// The movements that no act says, in the order in which they were found.
  var all: [ReformOutline.Movement] {
    let explicit = Set(outline.movements.map { Pair(from: $0.from, to: $0.to) })
    var found: [ReformOutline.Movement] = []
    var open = seeds
    var seen: Set<ReformOutline.Movement> = []
    while let next = open.popLast() {
      for (from, to) in partings(next.before, next.after) {
        let movement = ReformOutline.Movement(
          from: from, to: to, land: next.land, act: next.act, isImplied: true)
        guard seen.insert(movement).inserted else { continue }
        if !explicit.contains(Pair(from: from, to: to)) { found.append(movement) }
        open.append(
          Seed(before: parentsBefore(from), after: parentsAfter(to), land: next.land, act: next.act)
        )
      }
    }
    return found.sorted { ($0.act, $0.from, $0.to) < ($1.act, $1.from, $1.to) }
  }

  private struct Pair: Hashable {
    var from: TerritoryID
    var to: TerritoryID
  }

  /// Land with the parents that it had and has.
  private struct Seed {
    var before: [TerritoryID]
    var after: [TerritoryID]
    var land: Land
    var act: Int
  }

  private var seeds: [Seed] {
    var seeds = outline.movements.map { movement in
      Seed(
        before: parentsBefore(movement.from), after: parentsAfter(movement.to),
        land: movement.land, act: movement.act)
    }
    for (id, ending) in outline.endings {
      guard case .merged(let into) = ending.status else { continue }
      seeds.append(
        Seed(
          before: parentsBefore(id), after: parentsAfter(into), land: .territories([id]),
          act: ending.act))
    }
    for division in outline.divisions {
      for piece in division.pieces {
        seeds.append(
          Seed(
            before: parentsBefore(division.whole), after: parentsAfter(piece.id),
            land: piece.land, act: division.act))
      }
    }
    for (id, stated) in outline.statedParents where outline.endings[id] == nil {
      seeds.append(
        Seed(
          before: parentsBefore(id), after: stated.parents, land: .territories([id]),
          act: stated.act))
    }
    for (child, parents) in outline.adopted {
      let act = parents.first.flatMap { outline.beginnings[$0]?.act } ?? 0
      seeds.append(
        Seed(before: parentsBefore(child), after: parents, land: .territories([child]), act: act))
    }
    // An order of their own: a dictionary has none.
    return seeds.sorted { ($0.act, $0.before, $0.after) < ($1.act, $1.before, $1.after) }
  }

  /// The parents as they were, those that end replaced by whoever takes them whole.
  private func parentsBefore(_ id: TerritoryID) -> [TerritoryID] {
    ground.parents(of: id).compactMap(outline.heir)
  }

  private func parentsAfter(_ id: TerritoryID) -> [TerritoryID] {
    outline.beginnings[id]?.parents ?? outline.statedParents[id]?.parents ?? parentsBefore(id)
  }

  /// For each kind of which there was one parent and is another: the two.
  private func partings(
    _ before: [TerritoryID], _ after: [TerritoryID]
  ) -> [(from: TerritoryID, to: TerritoryID)] {
    let old = Dictionary(grouping: before, by: \.kind)
    return Dictionary(grouping: after, by: \.kind).compactMap { kind, to in
      guard let from = old[kind], from.count == 1, to.count == 1, from[0] != to[0] else {
        return nil
      }
      return (from[0], to[0])
    }.sorted { $0.from < $1.from }
  }
}

/// Lists of identifiers in order, for a stable sequence of what follows from what.
private func < (
  left: (Int, [TerritoryID], [TerritoryID]), right: (Int, [TerritoryID], [TerritoryID])
) -> Bool {
  if left.0 != right.0 { return left.0 < right.0 }
  if left.1 != right.1 { return left.1.lexicographicallyPrecedes(right.1) }
  return left.2.lexicographicallyPrecedes(right.2)
}
