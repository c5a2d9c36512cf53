/// Reads the acts of a plan one by one, and finds what cannot be.
struct ReformDraft {
  let plan: ReformPlan
  let ground: any ReformGround
  private(set) var outline = ReformOutline()
  private(set) var problems: [ReformProblem] = []
  private var claims = ReformClaims()

  /// What the plan says of each territory that begins.
  private(set) var successors: [TerritoryID: (successor: Successor, origins: [TerritoryID])] = [:]

  /// Reads the acts of a plan, but for some that are known to be wrong.
  init(_ plan: ReformPlan, on ground: any ReformGround, leavingOut wrong: Set<Int> = []) {
    self.plan = plan
    self.ground = ground
    for (index, entry) in plan.acts.enumerated() where !wrong.contains(index) {
      take(entry.act, index)
    }
    for found in claims.contradictions {
      note(.contradicts(found.id, otherAct: found.otherAct), found.act)
    }
    checkParties()
    checkStatedParents()
    guard problems.isEmpty else { return }
    nameBeginnings()
    guard problems.isEmpty else { return }
    liftMovements()
    place()
  }

  mutating func note(_ reason: ReformProblem.Reason, _ act: Int) {
    problems.append(ReformProblem(act: act, place: plan.acts[act].place, reason))
  }

  private mutating func take(_ act: ReformAct, _ index: Int) {
    switch act {
    case .merge(let parts, let into): merge(parts, into, index)
    case .split(let id, let pieces): split(id, pieces, index)
    case .transfer(let from, let to, let part): transfer(from, to, part, index)
    case .exchange(let one, let other, let gives, let takes):
      transfer(one, other, gives, index)
      transfer(other, one, takes, index)
    case .rename(let id, let name):
      checkThere(id, index)
      claims.note(.renames, on: id, by: index)
      outline.names[id] = name
    case .recode(let id, let into): recode(id, into, index)
    case .reparent(let id, let parents): reparent(id, parents, index)
    case .redraw(let id, let land, let takesNewLand):
      checkThere(id, index)
      claims.note(.redraws, on: id, by: index)
      outline.works[id] = ReformOutline.Work(
        base: [land], given: nil, act: index, rule: .redrawn(takesNewLand: takesNewLand))
    case .abolish(let id, let reason):
      checkThere(id, index)
      end(id, .abolished, reason: reason, index)
    case .create(let made, let children): create(made, of: children, index)
    }
  }
}

// MARK: - Acts

extension ReformDraft {
  private mutating func merge(_ parts: [TerritoryID], _ into: Successor, _ act: Int) {
    let goesOn = parts.contains(into.id)
    guard checkDistinct(parts, act) else { return }
    if parts.count < 2, !goesOn, ground.existedBefore(into.id) {
      return note(.intoExistsElsewhere(into.id), act)
    }
    guard parts.count >= 2 else { return note(.tooFew(into.id), act) }
    for part in parts {
      checkKinds(part, into.id, act)
      checkThere(part, act)
      if part != into.id { end(part, .merged(into: into.id), act) }
    }
    outline.works[into.id] = ReformOutline.Work(
      base: [.territories(parts)], given: into.land, act: act, rule: .others)
    if goesOn {
      claims.note(.absorbs, on: into.id, by: act)
      state(into, act)
    } else if ground.existedBefore(into.id) {
      note(.intoExistsElsewhere(into.id), act)
    } else {
      begin(into, from: parts, act)
    }
  }

  private mutating func split(_ id: TerritoryID, _ pieces: [Successor], _ act: Int) {
    let ids = pieces.map(\.id)
    checkThere(id, act)
    guard checkDistinct(ids, act) else { return }
    guard !ids.contains(id) else { return note(.splitKeepsCode(id), act) }
    guard pieces.count >= 2 else { return note(.tooFew(id), act) }
    end(id, .split(into: ids.sorted()), act)
    var takers: [ReformOutline.Placement.Taker] = []
    for piece in pieces {
      checkKinds(id, piece.id, act)
      guard let land = piece.land else {
        note(.land(.missingBoundary(piece.id)), act)
        continue
      }
      checkInside(land, id, act)
      takers.append(ReformOutline.Placement.Taker(id: piece.id, land: land))
      follow(land, from: id, to: piece.id)
      if ground.existedBefore(piece.id) {
        claims.note(.absorbs, on: piece.id, by: act)
        state(piece, act)
        outline.movements.append(
          ReformOutline.Movement(from: id, to: piece.id, land: land, act: act, isImplied: false))
      } else {
        begin(piece, from: [id], act)
        outline.works[piece.id] = ReformOutline.Work(
          base: [land], given: nil, act: act, rule: .others)
      }
    }
    outline.divisions.append(ReformOutline.Division(whole: id, pieces: takers, act: act))
  }

  private mutating func transfer(
    _ from: TerritoryID, _ to: TerritoryID, _ part: Land, _ act: Int
  ) {
    guard from != to else { return note(.repeated(from), act) }
    checkThere(from, act)
    checkKinds(from, to, act)
    checkInside(part, from, act)
    claims.note(.gives, on: from, by: act)
    claims.note(.receives, on: to, by: act)
    follow(part, from: from, to: to)
    outline.movements.append(
      ReformOutline.Movement(from: from, to: to, land: part, act: act, isImplied: false))
  }

  private mutating func recode(_ id: TerritoryID, _ into: Successor, _ act: Int) {
    guard id != into.id else { return note(.repeated(id), act) }
    checkThere(id, act)
    checkKinds(id, into.id, act)
    end(id, .recoded(into: into.id), act)
    begin(into, from: [id], act)
    outline.works[into.id] = ReformOutline.Work(
      base: [.territories([id])], given: into.land, act: act, rule: .others)
  }

  private mutating func reparent(_ id: TerritoryID, _ parents: [TerritoryID], _ act: Int) {
    checkThere(id, act)
    guard checkDistinct(parents, act) else { return }
    claims.note(.reparents, on: id, by: act)
    outline.statedParents[id] = ReformOutline.StatedParents(
      parents: parents, act: act, areAll: parents.isEmpty)
  }

  private mutating func create(_ made: Successor, of children: [TerritoryID], _ act: Int) {
    guard checkDistinct(children, act) else { return }
    for child in children {
      checkThere(child, act)
      if child.kind == made.id.kind { note(.kindsDiffer(child, made.id), act) }
      outline.adopted[child, default: []].append(made.id)
    }
    begin(made, from: [], act)
    let base: [Land] = children.isEmpty ? [] : [.territories(children)]
    outline.works[made.id] = ReformOutline.Work(
      base: base.isEmpty ? made.land.map { [$0] } ?? [] : base,
      given: base.isEmpty ? nil : made.land, act: act, rule: .others)
  }

  private mutating func end(
    _ id: TerritoryID, _ status: TerritoryStatus, reason: String? = nil, _ act: Int
  ) {
    claims.note(.ends, on: id, by: act)
    outline.endings[id] = ReformOutline.Ending(status: status, reason: reason, act: act)
    if let day = ground.nextFact(of: id) { note(.describedLater(id, on: day), act) }
    // What ended before is told by itself.
    let now = ground.existedBefore(id) ? ground.then(id)?.status ?? .existing : .existing
    if now != .existing, now != status { note(.endedOtherwise(id), act) }
  }

  private mutating func begin(_ made: Successor, from origins: [TerritoryID], _ act: Int) {
    claims.note(.begins, on: made.id, by: act)
    if let known = ground.before(made.id) {
      note(
        known.endedOn.map { .codeWasUsed(made.id, endedOn: $0) } ?? .codeInUse(made.id), act)
    }
    outline.beginnings[made.id] = ReformOutline.Beginning(name: "", parents: [], act: act)
    successors[made.id] = (made, origins)
  }

  /// Takes up the name and the parents that an act states for a territory that goes on.
  private mutating func state(_ kept: Successor, _ act: Int) {
    if let name = kept.name {
      claims.note(.renames, on: kept.id, by: act)
      outline.names[kept.id] = name
    }
    if let parents = kept.parents {
      claims.note(.reparents, on: kept.id, by: act)
      outline.statedParents[kept.id] = ReformOutline.StatedParents(
        parents: parents, act: act, areAll: true)
    }
  }

  /// Children that are named as land follow it, where they lie in the giver directly.
  private mutating func follow(_ land: Land, from: TerritoryID, to: TerritoryID) {
    guard case .territories(let ids) = land else { return }
    for id in ids where ground.parents(of: id).contains(from) {
      outline.followers[id, default: []].append(ReformOutline.Following(from: from, to: to))
    }
  }
}

// MARK: - Checks

extension ReformDraft {
  private mutating func checkThere(_ id: TerritoryID, _ act: Int) {
    guard let known = ground.before(id) else {
      return note(ground.then(id) == nil ? .unknown(id) : .notYetThere(id), act)
    }
    if known.status != .existing { note(.ended(id, on: known.endedOn ?? plan.effectiveOn), act) }
  }

  private mutating func checkKinds(_ one: TerritoryID, _ other: TerritoryID, _ act: Int) {
    if one.kind != other.kind { note(.kindsDiffer(one, other), act) }
  }

  private mutating func checkDistinct(_ ids: [TerritoryID], _ act: Int) -> Bool {
    var seen: Set<TerritoryID> = []
    for id in ids where !seen.insert(id).inserted {
      note(.repeated(id), act)
      return false
    }
    return true
  }

  private mutating func checkInside(_ land: Land, _ whole: TerritoryID, _ act: Int) {
    guard case .territories(let ids) = land, checkDistinct(ids, act) else { return }
    for id in ids {
      checkThere(id, act)
      // Whether what belongs to another division lies there, only the shapes can say.
      let ancestors = ground.ancestors(of: id)
      let isOfThisDivision = ancestors.contains { $0.kind == whole.kind }
      if ground.existedBefore(id), isOfThisDivision, !ancestors.contains(whole) {
        note(.notInside(id, whole), act)
      }
    }
  }

  /// Whoever receives a part exists, or comes into being with the reform.
  private mutating func checkParties() {
    for movement in outline.movements where outline.beginnings[movement.to] == nil {
      checkThere(movement.to, movement.act)
    }
  }
}

extension ReformDraft {
  /// The parents that acts state exist once the reform holds.
  private mutating func checkStatedParents() {
    var stated = outline.statedParents.map {
      (id: $0.key, parents: $0.value.parents, act: $0.value.act)
    }
    for (id, made) in successors {
      guard let parents = made.successor.parents else { continue }
      stated.append((id: id, parents: parents, act: outline.beginnings[id]?.act ?? 0))
    }
    for (id, parents, act) in stated.sorted(by: { ($0.act, $0.id) < ($1.act, $1.id) }) {
      for parent in parents where !outline.existsAfter(parent, on: ground) {
        note(.unknownParent(parent, of: id), act)
      }
    }
  }
}

// MARK: - Names and parents of what begins

extension ReformDraft {
  private mutating func nameBeginnings() {
    for (id, made) in successors.sorted(by: { $0.key < $1.key }) {
      guard let act = outline.beginnings[id]?.act else { continue }
      let there = ground.then(id)
      let inherited = made.origins.count == 1 ? ground.before(made.origins[0]) : nil
      let isRecoded = outline.endings[made.origins.first ?? id]?.status == .recoded(into: id)
      guard let name = made.successor.name ?? there?.name ?? (isRecoded ? inherited?.name : nil)
      else {
        note(.missingName(id), act)
        continue
      }
      outline.beginnings[id]?.name = name
      let parents =
        made.successor.parents ?? there?.parents ?? inheritedParents(of: id, made.origins, act)
      outline.beginnings[id]?.parents = parents.sorted()
    }
  }

  /// The parents of the land that a territory comes from, one of each kind.
  private mutating func inheritedParents(
    of id: TerritoryID, _ origins: [TerritoryID], _ act: Int
  ) -> [TerritoryID] {
    guard !origins.isEmpty else { return sharedParents(of: outline.adopted, id) }
    let parents = Set(origins.flatMap(ground.parents).compactMap(outline.heir))
    let byKind = Dictionary(grouping: parents, by: \.kind)
    if let unclear = byKind.values.filter({ $0.count > 1 }).map({ $0.sorted() }).min(by: {
      $0[0] < $1[0]
    }), origins.count > 1 {
      note(.parentsUnclear(id, candidates: unclear), act)
    }
    return parents.sorted()
  }

  /// The parents that all the children of a new territory share.
  private func sharedParents(
    of adopted: [TerritoryID: [TerritoryID]], _ id: TerritoryID
  ) -> [TerritoryID] {
    let lists = adopted.filter { $0.value.contains(id) }.keys.map { child in
      Set(ground.parents(of: child).compactMap(outline.heir).filter { $0.kind != id.kind })
    }
    guard let first = lists.first else { return [] }
    return lists.dropFirst().reduce(first) { $0.intersection($1) }.sorted()
  }
}

// MARK: - What follows

extension ReformDraft {
  private mutating func liftMovements() {
    outline.movements += ImpliedMovements(outline: outline, ground: ground).all
    for movement in outline.movements {
      for id in [movement.from, movement.to]
      where outline.works[id] == nil && outline.endings[id] == nil {
        outline.works[id] = ReformOutline.Work(
          base: [.territories([id])], given: nil, act: movement.act, rule: .moved)
      }
    }
  }

  /// Finds the children whose new parent only the shapes can tell.
  private mutating func place() {
    for division in outline.divisions {
      place(division.pieces, of: division.whole, goesOn: false, division.act)
    }
    let explicit = outline.movements.filter {
      !$0.isImplied && outline.endings[$0.from] == nil
    }
    for (from, movements) in Dictionary(grouping: explicit, by: \.from).sorted(by: {
      $0.key < $1.key
    }) {
      let takers = movements.map {
        ReformOutline.Placement.Taker(id: $0.to, land: $0.land)
      }
      let isByChildren = movements.allSatisfy { movement in
        guard case .territories(let ids) = movement.land else { return false }
        return ids.allSatisfy { ground.parents(of: $0).contains(from) }
      }
      if !isByChildren { place(takers, of: from, goesOn: true, movements[0].act) }
    }
  }

  private mutating func place(
    _ takers: [ReformOutline.Placement.Taker], of parent: TerritoryID, goesOn: Bool, _ act: Int
  ) {
    let begun = successors.filter { id, made in
      made.successor.parents == nil && ground.then(id) == nil
        && made.origins.contains { ground.parents(of: $0).contains(parent) }
    }
    for child in ground.children(of: parent) + begun.keys.sorted() {
      let follows = outline.followers[child]?.contains { $0.from == parent } ?? false
      guard !follows, outline.endings[child] == nil, outline.statedParents[child] == nil else {
        continue
      }
      outline.placements.append(
        ReformOutline.Placement(
          child: child, parent: parent, takers: takers, parentGoesOn: goesOn, act: act))
    }
  }
}
