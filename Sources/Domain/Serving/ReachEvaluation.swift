extension Reach {
  /// Evaluates every clause for somebody, however the service is given.
  ///
  /// A residence clause holds when they live in some of its land and in none that it excludes; a
  /// registration clause when they are registered with one of its GMFs; one that asks for both when both
  /// hold; *everyone* always; *not stated* never, but keeps the answer from being no. Where clauses say
  /// *only here*, nothing holds for whoever lives elsewhere.
  ///
  /// - Parameters:
  ///   - standing: Where somebody stands.
  ///   - patches: In which of its patches they live.
  ///   - unsettled: Territories that it names, that a reform ended or cut since, and on whose land of
  ///     then they may live: what names these is neither yes nor no.
  /// - Returns: The reasons of all the clauses that hold, or why none does.
  /// - Complexity: O(*n*) in the number of identifiers that the clauses name.
  public func verdict(
    for standing: Standing, patches: PatchStanding = .unknown, unsettled: Set<TerritoryID> = []
  ) -> ReachVerdict {
    verdict(
      for: standing, patches: patches, unsettled: unsettled, among: ServiceMode.allCases
    ).verdict
  }

  /// The same for a service given in one of several modes: the best of them, and which those are.
  public func verdict(
    for standing: Standing, patches: PatchStanding = .unknown,
    unsettled: Set<TerritoryID> = [], among modes: [ServiceMode]
  ) -> ModalVerdict {
    let evaluation = ReachEvaluation(standing: standing, patches: patches, unsettled: unsettled)
    guard clauses.contains(where: { !$0.modes.isEmpty }) else {
      return ModalVerdict(evaluation.finding(self, for: nil).verdict)
    }
    let found = modes.map { (mode: $0, finding: evaluation.finding(self, for: $0)) }
    let best = found.map(\.finding.certainty).max() ?? .no
    let holding = found.filter { $0.finding.certainty == best }
    return ModalVerdict(
      holding.map(\.finding).reduce(Finding.no) { $0.or($1) }.verdict,
      modes: holding.count == found.count || best == .no ? [] : holding.map(\.mode))
  }
}

/// The evaluation of clauses for one person.
private struct ReachEvaluation {
  let standing: Standing
  let patches: PatchStanding
  let unsettled: Set<TerritoryID>

  /// What a reach comes to for a service given in one mode; `nil` for all.
  func finding(_ reach: Reach, for mode: ServiceMode?) -> Finding {
    func counts(_ clause: Reach.Clause) -> Bool { mode.map(clause.counts) ?? true }
    let ways = reach.ways.lazy.filter(counts).map(finding).reduce(Finding.no) { $0.or($1) }
    let limits = reach.clauses.filter { $0.isOnlyHere && counts($0) }
    guard !limits.isEmpty else { return ways }
    return ways.and(limits.map(finding).reduce(Finding.no) { $0.or($1) })
  }

  private func finding(_ clause: Reach.Clause) -> Finding {
    switch clause.condition {
    case .residence(let residence), .onlyHere(let residence): return lives(residence)
    case .registration(let resources): return isRegistered(resources)
    case .both(let residence, let resources):
      return lives(residence).and(isRegistered(resources))
    case .everyone: return Finding(certainty: .certain, reasons: [.everyone])
    case .notStated: return Finding(certainty: .notStated)
    }
  }

  private func isRegistered(_ resources: [ResourceID]) -> Finding {
    let found = resources.filter(standing.registrations.contains)
    return found.isEmpty
      ? .no : Finding(certainty: .certain, reasons: found.map(ServedReason.registration))
  }

  private func lives(_ residence: Residence) -> Finding {
    let (named, except) = (residence.named, residence.except)
    let lives = lives(in: named)
    let isExcluded = lives == .no ? .no : self.lives(in: except)
    guard lives != .no, isExcluded != .certain else { return .no }
    if lives == .unsettled || isExcluded == .unsettled {
      return Finding(
        certainty: .unsettled,
        open: unsettled.intersection(named.territories + except.territories))
    }
    let reasons =
      named.territories.filter(standing.possibleTerritories.contains).map(ServedReason.residence)
      + named.patches.filter { !patches.outside.contains($0) }.map(ServedReason.patch)
    let certainty: Finding.Certainty = lives == .certain ? .certain : .possible
    let found = Finding(certainty: certainty, reasons: sure(reasons, lives))
    guard isExcluded == .possible else { return found }
    let doubtful = ReachLand(
      except.territories.filter(standing.possibleTerritories.contains),
      patches: except.patches.filter { !patches.outside.contains($0) })
    return found.and(Finding(certainty: .possible, reasons: [.outside(doubtful)]))
  }

  /// Why they live there for certain: what only may be so is left out where something is certain.
  private func sure(_ reasons: [ServedReason], _ lives: Finding.Certainty) -> [ServedReason] {
    guard lives == .certain else { return reasons }
    let certain = reasons.filter { reason in
      switch reason {
      case .residence(let id): standing.territories.contains(id)
      case .patch(let patch): patches.inside.contains(patch)
      case .registration, .everyone, .outside, .both: false
      }
    }
    // In doubt between several of which one holds, all of them are why.
    return certain.isEmpty
      ? reasons.filter { if case .patch = $0 { false } else { true } } : certain
  }

  /// How surely they live in some of this land, territories in `unsettled` being in doubt.
  private func lives(in land: ReachLand) -> Finding.Certainty {
    let named = land.territories
    let settled = unsettled.isEmpty ? named : named.filter { !unsettled.contains($0) }
    if settled.contains(where: standing.territories.contains) { return .certain }
    if land.patches.contains(where: patches.inside.contains) { return .certain }
    if standing.alternatives.contains(where: { $0.isSubset(of: settled) }) { return .certain }
    if settled.count < named.count { return .unsettled }
    let mayLive =
      settled.contains(where: standing.possibleTerritories.contains)
      || land.patches.contains { !patches.outside.contains($0) }
    return mayLive ? .possible : .no
  }
}
