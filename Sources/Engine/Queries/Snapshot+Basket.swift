public import Domain
internal import Projections

extension Snapshot {
  /// Says which services serve a territory, all of it or in part, and why.
  ///
  /// - Throws: ``LookupError/unknownTerritory(_:nearest:)``, or an error of the shapes.
  public func basket(of id: TerritoryID) throws -> BasketAnswer {
    let extents = try basketExtents(of: id)
    let seen = services
    var lines: [BasketAnswer.Line] = []
    for service in directory.allServices {
      guard var line = try extents.line(seen.view(of: service)) else { continue }
      line.findings += announcements(of: service, offeredBy: line.resource)
        .map(EligibilityFinding.announced)
      lines.append(line)
    }
    let territory = named(id)
    return BasketAnswer(
      day: day, position: position, territory: territory, people: try peopleCount(of: id),
      lines: lines.sorted(by: Self.comesFirst), announced: announcements(of: [territory]),
      establishments: establishments(
        among: Set(lines.compactMap { organization(answeringFor: $0.resource) })))
  }

  /// What reaches come to in a territory.
  ///
  /// - Throws: ``LookupError/unknownTerritory(_:nearest:)``.
  func basketExtents(of id: TerritoryID) throws -> BasketExtents {
    guard let facts = atlas.facts(of: id, at: vantage), facts.status == .existing else {
      let known = atlas.existing(at: vantage)
      throw LookupError.unknownTerritory(id, nearest: nearest(to: id, in: known))
    }
    return BasketExtents(snapshot: self, territory: id)
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

/// How much of one territory reaches cover, and the lines that come of it.
///
/// Used by one thread at a time: overlaps are computed once each.
final class BasketExtents {
  /// What a reach comes to in the territory.
  struct Found {
    var extent: BasketAnswer.Extent
    var because: [TerritoryID]
    var patches: [Patch] = []
    var conditions: [BasketAnswer.Condition] = []
    var areaShare: Double?
    var peopleShare: Double?
    var peopleMethod: ConversionTable.Method?

    /// Why some of it is neither yes nor no since a reform.
    var unsettled: [VerdictReason] = []
  }

  /// A smaller share of area is a border that was drawn twice, and counts as nothing.
  static let shareOfBorder = 1e-4

  let snapshot: Snapshot
  let territory: TerritoryID

  /// The territory and all that it lies in.
  let ancestors: Set<TerritoryID>

  private var overlaps: [TerritoryID: Overlap?] = [:]

  /// Whether some of the land of territories that ended may lie here.
  var holdings: [TerritoryID: Bool] = [:]

  /// For each other kind, how this territory's people are shared out among its territories.
  var peopleByKind: [TerritoryKind: [TerritoryID: ConversionTable.Row]] = [:]

  /// How much of this territory parts are that passed; `nil` for those that lie elsewhere.
  var partShares: [SuccessionStep: PartShare?] = [:]

  init(snapshot: Snapshot, territory: TerritoryID) {
    self.snapshot = snapshot
    self.territory = territory
    ancestors = snapshot.gazetteer.lineage(of: [territory])
  }

  /// The line of a service; `nil` when it is not in the basket.
  ///
  /// The service may be seen from another vantage than the territory.
  ///
  /// - Throws: an error of the shapes.
  func line(_ service: ServiceView) throws -> BasketAnswer.Line? {
    guard let offering = service.offering, service.status?.isNotWithdrawn ?? true,
      let resource = service.resource, resource.closedOn == nil,
      let found = try extent(of: service.interval, givenBy: offering.details.modes)
    else { return nil }
    return BasketAnswer.Line(
      card: ServiceCard(service.id, offering.details, offeredBy: offering.resource, resource),
      extent: found.extent, because: snapshot.ordered(found.because),
      patches: found.patches.map(snapshot.named), conditions: found.conditions,
      areaShare: found.areaShare, unsettled: found.unsettled, peopleShare: found.peopleShare,
      peopleMethod: found.peopleMethod, findings: service.findings)
  }

  /// That another territory covers some of this one.
  struct Overlap {
    /// Share of this one's area; `nil` when a boundary is missing, or the boundaries contradict that the
    /// other lies in it.
    var share: Double?
  }

  /// How much another territory covers; `nil` when nothing.
  ///
  /// - Throws: an error of the shapes.
  func overlap(with other: TerritoryID) throws -> Overlap? {
    if let known = overlaps[other] { return known }
    let overlap = try computedOverlap(with: other)
    overlaps[other] = .some(overlap)
    return overlap
  }

  private func computedOverlap(with other: TerritoryID) throws -> Overlap? {
    let lies = snapshot.gazetteer.lineage(of: [other]).contains(territory)
    // Two territories of one kind share the land out between them.
    guard lies || other.kind != territory.kind else { return nil }
    let share = try snapshot.shapes.share(of: territory, coveredBy: other, at: snapshot.vantage)
    if let share, share >= Self.shareOfBorder { return Overlap(share: share) }
    return lies ? Overlap() : nil
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
