import Domain

/// Where somebody lives by what layers say of one point, worked out in the plainest way.
struct PlainPlace {
  private var sure: Set<TerritoryID> = []
  private var maybe: Set<TerritoryID> = []

  /// Of each of these sets, one territory holds.
  private var oneOf: [Set<TerritoryID>] = []

  static let nowhere = PlainPlace(
    drawn: [], parents: { _ in [] }, children: { _ in [] }, weighsLayers: true)

  /// Listens to every layer; without weighing, whatever any layer says is taken for sure.
  init(
    drawn: Set<TerritoryID>, parents: (TerritoryID) -> [TerritoryID],
    children: (TerritoryKind) -> [TerritoryID], weighsLayers: Bool
  ) {
    func withAncestors(_ id: TerritoryID) -> Set<TerritoryID> {
      var found: Set<TerritoryID> = [id]
      while true {
        let above = found.flatMap(parents)
        if found.isSuperset(of: above) { return found }
        found.formUnion(above)
      }
    }
    let all = drawn.reduce(into: Set()) { $0.formUnion(withAncestors($1)) }
    maybe = all
    // Where everything is of another kind there is nothing to weigh.
    guard weighsLayers, Set(all.map(\.kind)).count < all.count else {
      sure = all
      return
    }
    var left: [TerritoryKind: Set<TerritoryID>] = [:]
    var disputed: Set<TerritoryKind> = []
    for kind in Set(all.map(\.kind)) {
      var said = [drawn.filter { $0.kind == kind }]
      said += drawn.map { id in withAncestors(id).filter { $0.kind == kind && $0 != id } }
      said.removeAll(where: \.isEmpty)
      let members = all.filter { $0.kind == kind }
      var fitting = members.filter { id in
        said.allSatisfy { !$0.isDisjoint(with: withAncestors(id)) }
      }
      if fitting.isEmpty {
        fitting = members
        disputed.insert(kind)
      }
      let innermost = fitting.filter { id in
        !fitting.contains {
          $0 != id && withAncestors($0).contains(id) && !withAncestors(id).contains($0)
        }
      }
      if innermost.intersection(drawn).count > 1 { disputed.insert(kind) }
      left[kind] = innermost
    }
    for (kind, ids) in left where ids.count == 1 {
      sure.formUnion(ids.flatMap(withAncestors).filter { $0.kind == kind })
    }
    let believed = sure
    sure = sure.filter { withAncestors($0).isSubset(of: believed) }
    for (kind, ids) in left {
      var isComplete = true
      for upper in disputed where upper != kind {
        for parent in left[upper] ?? [] {
          let holders = ids.map { withAncestors($0).filter { $0.kind == upper } }
          guard holders.allSatisfy({ !$0.isEmpty && !$0.contains(parent) }) else { continue }
          isComplete = false
          maybe.formUnion(children(kind).filter { withAncestors($0).contains(parent) })
        }
      }
      if isComplete { oneOf.append(maybe.filter { $0.kind == kind }) }
    }
  }

  func mayBe(inOneOf ids: [TerritoryID]) -> Bool { ids.contains(where: maybe.contains) }

  func mayBe(inKind kind: TerritoryKind) -> Bool { maybe.contains { $0.kind == kind } }

  func isSurely(inOneOf ids: [TerritoryID]) -> Bool {
    ids.contains(where: sure.contains) || oneOf.contains { $0.isSubset(of: ids) }
  }
}
