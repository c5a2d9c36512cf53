internal import Domain
internal import Projections

extension BasketExtents {
  /// What a reach comes to in the territory, for a service given in these modes; `nil` when nothing.
  ///
  /// - Throws: an error of the shapes.
  func extent(
    of interval: ReachInterval?, givenBy given: [ServiceMode] = []
  ) throws -> Found? {
    guard let interval else { return Found(extent: .notStated, because: []) }
    let reach = interval.declared.reach
    guard reach.clauses.contains(where: { !$0.modes.isEmpty }) else {
      return try extent(of: reach, in: interval, by: nil)
    }
    let modes = given.isEmpty ? ServiceMode.allCases : given
    var found: [(extent: Found, modes: [ServiceMode])] = []
    for mode in modes {
      guard let extent = try extent(of: reach, in: interval, by: mode) else { continue }
      if let index = found.firstIndex(where: { $0.extent.extent == extent.extent }) {
        found[index].modes.append(mode)
      } else {
        found.append((extent, [mode]))
      }
    }
    guard var best = found.min(by: { $0.extent.extent.rank < $1.extent.extent.rank }) else {
      return nil
    }
    guard best.modes.count < modes.count else { return best.extent }
    best.extent.conditions.append(.modes(best.modes))
    // Less of it, given in another way, is no less true.
    best.extent.conditions += found.filter { $0.extent.extent != best.extent.extent }
      .map { .also($0.extent.extent, $0.modes) }
    return best.extent
  }

  /// The same for a service given in one mode; `nil` for any.
  private func extent(
    of reach: Reach, in interval: ReachInterval, by mode: ServiceMode?
  ) throws -> Found? {
    func counts(_ clause: Reach.Clause) -> Bool { mode.map(clause.counts) ?? true }
    let ways = reach.ways.filter(counts)
    guard let found = try largest(of: ways, in: interval) else { return nil }
    let limits = reach.clauses.filter { $0.isOnlyHere && counts($0) }
    guard !limits.isEmpty, ways != limits else { return found }
    return try largest(of: limits, in: interval).map { Self.limited(found, to: $0) }
  }

  /// The largest extent of some clauses; `nil` when none reaches the territory.
  private func largest(of clauses: [Reach.Clause], in interval: ReachInterval) throws -> Found? {
    var best: Found?
    var unsettled: [VerdictReason] = []
    for clause in clauses {
      guard let found = try extent(of: clause, in: interval) else { continue }
      unsettled += found.unsettled.filter { !unsettled.contains($0) }
      let isStated = found.extent == .notStated && !found.unsettled.isEmpty
      let isBetter =
        found.extent.rank < best?.extent.rank ?? .max
        || (isStated && best?.extent == .notStated && best?.because.isEmpty == true)
        // Of two parts, the one that asks for nothing besides.
        || (found.extent == best?.extent && found.conditions.count < best?.conditions.count ?? 0)
      if isBetter { best = found }
    }
    if best?.extent == .whole || best?.extent == .everyone { return best }
    best?.unsettled = unsettled
    return best
  }

  /// What is left of a way in where the reach is only for those who live in some land.
  private static func limited(_ found: Found, to limit: Found) -> Found {
    var result = found
    switch (found.extent, limit.extent) {
    case (.notStated, _): return found
    case (.whole, _), (.everyone, _):
      result = limit
      result.conditions += found.conditions
    case (.partly, .whole): break
    case (.partly, _):
      result.extent = limit.extent == .notStated ? .notStated : .partly
      result.because = found.because + limit.because.filter { !found.because.contains($0) }
      result.patches = found.patches + limit.patches.filter { !found.patches.contains($0) }
      (result.areaShare, result.peopleShare, result.peopleMethod) = (nil, nil, nil)
    }
    result.unsettled = found.unsettled + limit.unsettled.filter { !found.unsettled.contains($0) }
    result.conditions.append(.onlyHere)
    return result
  }

  private func extent(of clause: Reach.Clause, in interval: ReachInterval) throws -> Found? {
    switch clause.condition {
    case .everyone: return Found(extent: .everyone, because: [])
    case .notStated: return Found(extent: .notStated, because: [])
    case .registration: return nil
    case .residence(let residence), .onlyHere(let residence):
      return try extent(of: residence, in: interval)
    case .both(let residence, let resources):
      guard var found = try extent(of: residence, in: interval) else { return nil }
      if found.extent == .whole { found.extent = .partly }
      (found.areaShare, found.peopleShare, found.peopleMethod) = (nil, nil, nil)
      found.conditions.append(
        .registration(
          resources.map { BasketAnswer.NamedResource(id: $0, name: snapshot.name(of: $0)) }))
      return found
    }
  }

  private func extent(of residence: Residence, in interval: ReachInterval) throws -> Found? {
    let ended = snapshot.reformedLand.ended
    let (named, except) = (residence.named, residence.except)
    let settled = try extent(
      naming: named.with(named.territories.filter { ended[$0] == nil }),
      except: except.with(except.territories.filter { ended[$0] == nil }))
    return try found(
      settled,
      with: unsettled(naming: named.territories, except: except.territories, in: interval),
      naming: named.territories, except: except.territories)
  }

  /// A part of the territory that a reach names or leaves out.
  private struct Piece {
    /// Pieces of one kind of territory do not lie over each other; others may.
    var kind: TerritoryKind?
    var share: Double?
  }

  private func extent(naming named: ReachLand, except: ReachLand) throws -> Found? {
    guard !except.territories.contains(where: ancestors.contains) else { return nil }
    let excluded =
      try except.territories.compactMap { id in
        try overlap(with: id).map { Piece(kind: id.kind, share: $0.share) }
      }
      + except.patches.compactMap { patch in
        try overlap(with: patch).map { Piece(kind: nil, share: $0.share) }
      }
    let naming = named.territories.filter(ancestors.contains)
    if !naming.isEmpty {
      guard !excluded.isEmpty else { return Found(extent: .whole, because: naming) }
      return Self.rest(of: excluded).map { left in
        Found(extent: .partly, because: naming, areaShare: left.share)
      }
    }
    let parts = try named.territories.compactMap { id in
      try overlap(with: id).map { (id: id, share: $0.share) }
    }
    let patches = try named.patches.compactMap { patch in
      try overlap(with: patch).map { (patch: patch, share: $0.share) }
    }
    let shares = parts.map(\.share) + patches.map(\.share)
    guard !shares.isEmpty else { return nil }
    var found = Found(
      extent: .partly, because: parts.map(\.id), patches: patches.map(\.patch))
    guard excluded.isEmpty else { return found }
    guard patches.isEmpty else {
      found.areaShare = shares.count == 1 ? shares[0] : nil
      return found
    }
    let cover = try snapshot.shapes.cover(
      of: territory, by: parts.map(\.id), at: snapshot.vantage)
    let people = try peopleShare(of: parts.map(\.id))
    // What the territory is declared to lie in speaks against the drawing of another of that kind.
    let isDisputed = parts.contains { part in ancestors.contains { $0.kind == part.id.kind } }
    if cover?.isWhole ?? false, !isDisputed { found.extent = .whole }
    found.areaShare = cover?.share
    (found.peopleShare, found.peopleMethod) = (people?.share, people?.method)
    return found
  }

  /// What is left of the territory; `nil` when nothing.
  private static func rest(of excluded: [Piece]) -> Overlap? {
    let shares = excluded.compactMap(\.share)
    // Territories of one kind do not lie over each other; those of several may, and so may patches.
    let isOneKind = Set(excluded.map(\.kind)).count == 1 && excluded.first?.kind != nil
    let isSum = shares.count == excluded.count && (isOneKind || excluded.count == 1)
    let left = 1 - (isSum ? shares.reduce(0, +) : shares.max() ?? 0)
    guard left >= shareOfBorder else { return nil }
    return Overlap(share: isSum ? left : nil)
  }

  /// How much a patch covers; `nil` when nothing.
  ///
  /// Of streets and postal codes nobody knows.
  private func overlap(with patch: Patch) throws -> Overlap? {
    switch patch {
    case .postalPrefix: return Overlap()
    case .street(let stretch):
      guard let municipality = stretch.municipality else { return Overlap() }
      // Where the municipality ended or was never drawn, the street may still be here.
      guard snapshot.atlas.facts(of: municipality, at: snapshot.vantage)?.status == .existing,
        snapshot.atlas.facts(of: municipality, at: snapshot.vantage)?.boundary != nil
      else { return Overlap() }
      let isHere = try ancestors.contains(municipality) || overlap(with: municipality) != nil
      return isHere ? Overlap() : nil
    case .polygon(let land):
      let share = try snapshot.shapes.share(
        of: territory, coveredByLand: land, at: snapshot.vantage)
      guard let share else { return Overlap() }
      return share >= Self.shareOfBorder ? Overlap(share: share) : nil
    }
  }
}
