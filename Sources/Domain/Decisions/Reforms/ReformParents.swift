/// In which territories each lies once a reform holds.
struct ReformParents {
  private let outline: ReformOutline
  private let ground: any ReformGround

  /// For each child that shapes had to place: from which parent to which, and how surely.
  private let placed: [TerritoryID: [ReformDecision.ChildMove]]

  /// The territories whose parents may be others than before.
  let concerned: Set<TerritoryID>

  init(outline: ReformOutline, ground: any ReformGround, shapes: ReformShapes) {
    self.outline = outline
    self.ground = ground
    var placed: [TerritoryID: [ReformDecision.ChildMove]] = [:]
    for (index, placement) in outline.placements.enumerated() {
      guard let shares = shapes.shares[index],
        let most = shares.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
      else { continue }
      placed[placement.child, default: []].append(
        ReformDecision.ChildMove(
          child: placement.child, from: placement.parent, to: most.key, share: most.value))
    }
    self.placed = placed
    var concerned = Set(outline.statedParents.keys).union(outline.followers.keys)
      .union(outline.adopted.keys).union(placed.keys)
    for id in outline.endings.keys { concerned.formUnion(ground.children(of: id)) }
    self.concerned = concerned.subtracting(outline.endings.keys)
  }

  /// The children whose parent changed, in order; those that stay with most of their land elsewhere
  /// are told too.
  var moves: [ReformDecision.ChildMove] {
    let followers = outline.followers.flatMap { child, followings in
      followings.map {
        ReformDecision.ChildMove(child: child, from: $0.from, to: $0.to, share: nil)
      }
    }
    let measured = placed.values.joined().filter { $0.from != $0.to || $0.isDoubtful }
    let inherited = concerned.flatMap { child in
      ground.parents(of: child).compactMap { parent -> ReformDecision.ChildMove? in
        guard outline.statedParents[child] == nil, let heir = outline.heir(of: parent),
          heir != parent
        else { return nil }
        return ReformDecision.ChildMove(child: child, from: parent, to: heir, share: nil)
      }
    }
    return (followers + measured + inherited).sorted {
      ($0.from, $0.to, $0.child) < ($1.from, $1.to, $1.child)
    }
  }

  /// All parents of a territory after the reform, sorted.
  func after(_ id: TerritoryID) -> [TerritoryID] {
    if let begun = outline.beginnings[id] {
      return settled(begun.parents, placements: placed[id] ?? [])
    }
    let (before, then) = (ground.parents(of: id), ground.then(id)?.parents ?? [])
    let isStated = outline.statedParents[id] != nil || outline.adopted[id] != nil
    // Somebody recorded other parents from that day on: those stand.
    if !isStated, then != before { return then }
    var parents = before
    if let stated = outline.statedParents[id] {
      for (from, to) in replaced(before, by: stated.parents) { move(&parents, from, to) }
      let kinds = Set(stated.parents.map(\.kind))
      let kept = stated.areAll ? [] : parents.filter { !kinds.contains($0.kind) }
      parents = stated.parents + kept
    }
    for following in outline.followers[id] ?? [] { move(&parents, following.from, following.to) }
    for parent in outline.adopted[id] ?? [] {
      parents = parents.filter { $0.kind != parent.kind } + [parent]
    }
    return settled(parents, placements: placed[id] ?? [])
  }

  /// Territories that would lie in one another; `nil` when there is no circle.
  var circle: [TerritoryID]? {
    var done: Set<TerritoryID> = []
    for start in concerned.union(outline.beginnings.keys).sorted() {
      var path: [TerritoryID] = []
      if let circle = circle(from: start, &path, &done) { return circle }
    }
    return nil
  }

  private func circle(
    from id: TerritoryID, _ path: inout [TerritoryID], _ done: inout Set<TerritoryID>
  ) -> [TerritoryID]? {
    if let start = path.firstIndex(of: id) { return Array(path[start...]) }
    guard !done.contains(id) else { return nil }
    path.append(id)
    for parent in after(id) {
      if let circle = circle(from: parent, &path, &done) { return circle }
    }
    path.removeLast()
    done.insert(id)
    return nil
  }

  /// Follows what shapes decided, and whoever took the place of parents that ended.
  private func settled(
    _ parents: [TerritoryID], placements: [ReformDecision.ChildMove]
  ) -> [TerritoryID] {
    var parents = parents
    for placement in placements where placement.from != placement.to {
      if !parents.contains(placement.from) { parents.append(placement.from) }
      move(&parents, placement.from, placement.to)
    }
    return Set(parents.compactMap(outline.heir)).sorted()
  }

  /// Replaces a parent, and the parents above it that the new one does not share.
  private func move(_ parents: inout [TerritoryID], _ from: TerritoryID, _ to: TerritoryID) {
    guard let index = parents.firstIndex(of: from) else { return }
    parents[index] = to
    let (left, entered) = (lineage(of: from), lineage(of: to))
    parents = parents.flatMap { parent -> [TerritoryID] in
      let parent = outline.heir(of: parent) ?? parent
      guard left.contains(parent), !entered.contains(parent) else { return [parent] }
      let others = entered.filter { $0.kind == parent.kind && $0 != to }
      return others.isEmpty ? [parent] : others.sorted()
    }
  }

  /// For each kind of which there was one parent and one is stated: the two.
  private func replaced(
    _ before: [TerritoryID], by stated: [TerritoryID]
  ) -> [(from: TerritoryID, to: TerritoryID)] {
    let old = Dictionary(grouping: before, by: \.kind)
    return Dictionary(grouping: stated, by: \.kind).compactMap { kind, new in
      guard let from = old[kind], from.count == 1, new.count == 1, from != new else { return nil }
      return (from[0], new[0])
    }.sorted { $0.from < $1.from }
  }

  /// Everything that a territory lies in after the reform, as far as no shape decides.
  private func lineage(of id: TerritoryID) -> Set<TerritoryID> {
    var found: Set<TerritoryID> = []
    var open = parentsWithoutShapes(id)
    while let next = open.popLast() {
      if found.insert(next).inserted { open += parentsWithoutShapes(next) }
    }
    return found
  }

  private func parentsWithoutShapes(_ id: TerritoryID) -> [TerritoryID] {
    if let begun = outline.beginnings[id] { return begun.parents }
    let inherited = ground.parents(of: id).compactMap(outline.heir)
    guard let stated = outline.statedParents[id] else { return inherited }
    let kinds = Set(stated.parents.map(\.kind))
    return stated.parents + (stated.areAll ? [] : inherited.filter { !kinds.contains($0.kind) })
  }
}
