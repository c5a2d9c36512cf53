/// What the smallest form of a reach depends on: how the territories of one day lie.
public protocol ReachGround {
  /// Every territory in which whoever lives in this one lives too, itself left out.
  func ancestors(of id: TerritoryID) -> Set<TerritoryID>

  /// Whether it is known that nobody lives in both.
  func areApart(_ left: TerritoryID, _ right: TerritoryID) -> Bool
}

extension Reach {
  /// The smallest form of the reach on one day; it serves the same people then.
  ///
  /// What is named twice is named once: territories that lie in another named one, exclusions that lie
  /// in another, that touch nothing named, or that another clause gives back. What is named and left out
  /// whole is not named. *A region except three* stays so: after a reform it means something else than a
  /// list of the others.
  ///
  /// - Returns: `nil` when nobody is served: what is promised in one place is taken back in another.
  /// - Complexity: O(*n*²) in the number of territories that it names.
  public func simplified(on ground: some ReachGround) -> Reach? {
    var smaller = clauses
    for index in smaller.indices {
      guard let residence = smaller[index].residence else { continue }
      let others = smaller.indices.filter { $0 != index }.map { smaller[$0] }
      smaller[index] = smaller[index].living(
        in: residence.simplified(on: ground, of: smaller[index], beside: others))
    }
    let kept = smaller.filter { $0.isOnlyHere || $0.residence?.named.isEmpty != true }
    // Where no way in is left, what limited the others must not become one.
    let hadWay = smaller.contains { !$0.isOnlyHere }
    guard !hadWay || kept.contains(where: { !$0.isOnlyHere }),
      kept.contains(where: { clause in kept.reaches(clause, on: ground) })
    else { return nil }
    // Clauses that became alike are one now, which may say something twice again.
    let reach = Reach(kept)
    return reach == self ? reach : reach.simplified(on: ground)
  }
}

extension [Reach.Clause] {
  /// Whether somebody may be served through one of these clauses.
  fileprivate func reaches(_ clause: Reach.Clause, on ground: some ReachGround) -> Bool {
    let isLimitAlone = allSatisfy(\.isOnlyHere)
    guard isLimitAlone || !clause.isOnlyHere else { return false }
    let modes = clause.modes.isEmpty ? ServiceMode.allCases : clause.modes
    return modes.contains { mode in
      let limits = filter { $0.isOnlyHere && $0.counts(for: mode) }.compactMap(\.residence?.named)
      guard !limits.isEmpty else { return true }
      guard let named = clause.residence?.named else { return limits.contains { !$0.isEmpty } }
      return limits.contains { $0.mayMeet(named, on: ground) }
    }
  }
}

extension ReachLand {
  /// Whether somebody may live in both.
  fileprivate func mayMeet(_ other: ReachLand, on ground: some ReachGround) -> Bool {
    if isEmpty || other.isEmpty { return false }
    // Nobody knows where patches lie.
    if !patches.isEmpty || !other.patches.isEmpty { return true }
    return territories.contains { left in
      other.territories.contains { $0 == left || !ground.areApart(left, $0) }
    }
  }
}

extension Residence {
  /// The same people with less to say, of one clause among others.
  fileprivate func simplified(
    on ground: some ReachGround, of clause: Reach.Clause, beside others: [Reach.Clause]
  ) -> Residence {
    let excluded = Set(except.territories)
    let ways = Set(named.territories)
    let left = named.territories.filter { id in
      let above = ground.ancestors(of: id)
      guard !excluded.contains(id), excluded.isDisjoint(with: above) else { return false }
      return !ground.lies(id, inAnotherOf: ways)
    }
    let land = named.with(left).withoutPatches(of: except)
    let still = except.territories.filter { id in
      guard !ground.lies(id, inAnotherOf: excluded) else { return false }
      let touches =
        !land.patches.isEmpty || land.territories.contains { !ground.areApart($0, id) }
      return touches && !others.contains { $0.givesBack(id, to: clause, on: ground) }
    }
    return Residence(land, except: except.with(still))
  }
}

extension ReachLand {
  /// Patches that are left out whole are not named.
  fileprivate func withoutPatches(of except: ReachLand) -> ReachLand {
    ReachLand(territories, patches: patches.filter { !except.patches.contains($0) })
  }
}

extension ReachGround {
  /// Whether a territory lies in one of the others; of two that lie in each other, in the first.
  fileprivate func lies(_ id: TerritoryID, inAnotherOf others: Set<TerritoryID>) -> Bool {
    ancestors(of: id).contains { above in
      others.contains(above) && above != id && (!ancestors(of: above).contains(id) || above < id)
    }
  }
}

extension Reach.Clause {
  /// Whether it serves everybody of a territory whom another clause leaves out.
  fileprivate func givesBack(
    _ id: TerritoryID, to other: Reach.Clause, on ground: some ReachGround
  ) -> Bool {
    guard modes == other.modes, isOnlyHere == other.isOnlyHere, registrations.isEmpty,
      let residence, residence.except.patches.isEmpty
    else { return false }
    let above = ground.ancestors(of: id).union([id])
    return residence.named.territories.contains(where: above.contains)
      && residence.except.territories.allSatisfy { ground.areApart($0, id) }
  }
}
