public import Domain
internal import Projections

extension Snapshot {
  /// Says which services serve a territory, all of it or in part, and why.
  ///
  /// - Throws: ``LookupError/unknownTerritory(_:nearest:)``, or an error of the shapes.
  public func basket(of id: TerritoryID) throws -> BasketAnswer {
    guard let facts = atlas.facts(of: id, at: vantage), facts.status == .existing else {
      let known = atlas.existing(at: vantage)
      throw LookupError.unknownTerritory(id, nearest: nearest(to: id, in: known))
    }
    let extents = BasketExtents(snapshot: self, territory: id)
    var lines: [BasketAnswer.Line] = []
    for service in directory.allServices {
      if let line = try line(service, extents) { lines.append(line) }
    }
    return BasketAnswer(
      day: day, position: position, territory: NamedTerritory(id: id, name: facts.name),
      lines: lines.sorted(by: Self.comesFirst))
  }

  private func line(_ id: ServiceID, _ extents: BasketExtents) throws -> BasketAnswer.Line? {
    guard let facts = directory.facts(of: id, at: vantage), facts.status.isNotWithdrawn,
      let resource = directory.facts(of: facts.resource, at: vantage), resource.closedOn == nil,
      let found = try extents.extent(of: baskets.reach(of: id, at: vantage)?.reach ?? .notStated)
    else { return nil }
    let category = facts.details.category
    return BasketAnswer.Line(
      id: id, details: facts.details, resource: facts.resource, resourceName: resource.name,
      resourceKind: resource.kind,
      telephone: facts.details.telephone ?? resource.described.telephone, site: resource.site,
      extent: found.extent, because: ordered(found.because), areaShare: found.areaShare,
      findings: Eligibility.status(of: facts, of: resource, on: day),
      isInEveryBasket: category == .complaints || category == .frontLine)
  }

  private static func comesFirst(_ left: BasketAnswer.Line, _ right: BasketAnswer.Line) -> Bool {
    if left.extent.rank != right.extent.rank { return left.extent.rank < right.extent.rank }
    if left.details.category != right.details.category {
      return left.details.category < right.details.category
    }
    if left.details.name != right.details.name { return left.details.name < right.details.name }
    return left.id < right.id
  }
}

/// How much of one territory a reach covers.
struct BasketExtents {
  /// What a reach comes to in the territory.
  struct Found {
    var extent: BasketAnswer.Extent
    var because: [TerritoryID]
    var areaShare: Double?
  }

  private let snapshot: Snapshot
  private let territory: TerritoryID

  /// The territory and all that it lies in.
  private let ancestors: Set<TerritoryID>

  init(snapshot: Snapshot, territory: TerritoryID) {
    self.snapshot = snapshot
    self.territory = territory
    ancestors = snapshot.gazetteer.lineage(of: [territory])
  }

  /// The largest extent of all the clauses; `nil` when none reaches the territory.
  func extent(of reach: Reach) throws -> Found? {
    var best: Found?
    for clause in reach.clauses {
      guard let found = try extent(of: clause) else { continue }
      if found.extent.rank < best?.extent.rank ?? .max { best = found }
    }
    return best
  }

  private func extent(of clause: Reach.Clause) throws -> Found? {
    switch clause {
    case .everyone: return Found(extent: .everyone, because: [])
    case .notStated: return Found(extent: .notStated, because: [])
    case .registration: return nil
    case .residence(let territories, let except):
      guard !except.contains(where: ancestors.contains) else { return nil }
      let excluded = try except.filter { try overlap(with: $0) > 0 }
      let naming = territories.filter(ancestors.contains)
      if !naming.isEmpty {
        guard !excluded.isEmpty else { return Found(extent: .whole, because: naming) }
        let left = try 1 - excluded.reduce(0) { try $0 + overlap(with: $1) }
        return Found(extent: .partly, because: naming, areaShare: max(0, left))
      }
      let shares = try territories.map { (id: $0, share: try overlap(with: $0)) }
        .filter { $0.share > 0 }
      guard !shares.isEmpty else { return nil }
      let isWithoutDoubt = shares.count == 1 && excluded.isEmpty
      return Found(
        extent: .partly, because: shares.map(\.id),
        areaShare: isWithoutDoubt ? shares[0].share : nil)
    }
  }

  /// Share of the territory's area that another covers; less than a ten-thousandth is a border that
  /// was drawn twice, and counts as nothing.
  private func overlap(with other: TerritoryID) throws -> Double {
    if snapshot.gazetteer.lineage(of: [other]).contains(territory) {
      return try snapshot.shapes.share(of: territory, coveredBy: other, at: snapshot.vantage) ?? 1
    }
    // Two territories of one kind share the land out between them.
    guard other.kind != territory.kind else { return 0 }
    let share =
      try snapshot.shapes.share(of: territory, coveredBy: other, at: snapshot.vantage) ?? 0
    return share < 1e-4 ? 0 : share
  }
}

extension BasketAnswer.Extent {
  /// Place in the order of a basket, from 0.
  var rank: Int {
    switch self {
    case .whole: 0
    case .partly: 1
    case .everyone: 2
    case .notStated: 3
    }
  }
}

extension ServiceStatus {
  fileprivate var isNotWithdrawn: Bool {
    if case .withdrawn = self { false } else { true }
  }
}
