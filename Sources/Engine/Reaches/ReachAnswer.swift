public import Domain
internal import Projections

/// Whom a service reaches, and what that comes to.
public struct ReachAnswer: Hashable, Sendable {
  /// The territories of one kind that a reach comes to.
  public struct Coverage: Hashable, Sendable {
    public var kind: TerritoryKind

    /// Those of which all is served.
    public var whole: [NamedTerritory]

    /// Those of which a part is served, or may be.
    public var partly: [NamedTerritory]

    /// Everybody who lives in those of which all is served; `nil` where some are not counted, or not in
    /// the same year.
    public var people: PeopleCount?
  }

  public var day: CalendarDate
  public var position: Int64
  public var service: ServiceID
  public var serviceName: String

  /// `nil` when nobody has declared it.
  public var declared: DeclaredReach?

  /// For every kind of which some territory is served, in order of kind.
  public var coverage: [Coverage]

  /// The names of the territories and GMFs that the reach names.
  public var names: Names

  /// Names for the words.
  public struct Names: Hashable, Sendable {
    public var territories: [TerritoryID: String]
    public var resources: [ResourceID: String]
  }

  public var reach: Reach { declared?.reach ?? .notStated }
}

extension Snapshot {
  /// Says whom a service reaches.
  ///
  /// - Throws: ``ReachError/unknownService(_:nearest:)``, or an error of the shapes or tables.
  public func reach(of service: ServiceID) throws -> ReachAnswer {
    try reach(of: service, as: baskets.interval(of: service, at: vantage), besides: [])
  }

  /// The same for a reach that may not be recorded yet; `besides` are reaches that are spoken of too.
  func reach(
    of service: ServiceID, as interval: ReachInterval?, besides: [Reach]
  ) throws -> ReachAnswer {
    guard let facts = directory.facts(of: service, at: vantage) else {
      throw ReachError.unknownService(
        service, nearest: nearest(to: service, in: directory.allServices))
    }
    let spokenOf = besides + (interval.map { [$0.declared.reach] } ?? [])
    return ReachAnswer(
      day: day, position: position, service: service, serviceName: facts.details.name,
      declared: interval?.declared,
      coverage: try coverage(of: interval, givenBy: facts.details.modes),
      names: names(in: spokenOf))
  }

  private func names(in reaches: [Reach]) -> ReachAnswer.Names {
    var names = ReachAnswer.Names(territories: [:], resources: [:])
    for clause in reaches.flatMap(\.clauses) {
      for land in [clause.residence?.named, clause.residence?.except].compactMap(\.self) {
        for id in land.territories + land.patches.compactMap(\.municipality) {
          names.territories[id] = named(id).name
        }
      }
      for id in clause.registrations { names.resources[id] = name(of: id) }
    }
    return names
  }

  private func coverage(
    of interval: ReachInterval?, givenBy modes: [ServiceMode]
  ) throws -> [ReachAnswer.Coverage] {
    guard let interval else { return [] }
    var found: [TerritoryKind: ReachAnswer.Coverage] = [:]
    for id in atlas.existing(at: vantage) {
      let extents = BasketExtents(snapshot: self, territory: id)
      let extent = try extents.extent(of: interval, givenBy: modes)?.extent
      guard extent == .whole || extent == .partly else { continue }
      var ofKind =
        found[id.kind] ?? ReachAnswer.Coverage(kind: id.kind, whole: [], partly: [], people: nil)
      if extent == .whole {
        ofKind.whole.append(named(id))
      } else {
        ofKind.partly.append(named(id))
      }
      found[id.kind] = ofKind
    }
    return try found.keys.sorted().compactMap { kind in
      guard var ofKind = found[kind] else { return nil }
      ofKind.people = try people(in: ofKind.whole.map(\.id))
      return ofKind
    }
  }

  /// Everybody who lives in territories of one kind, where all are counted by one table for one year.
  private func people(in territories: [TerritoryID]) throws -> PeopleCount? {
    let counts = try territories.map { try peopleCount(of: $0) }
    guard var sum = counts.first ?? nil,
      counts.allSatisfy({ $0?.year == sum.year && $0?.source == sum.source })
    else { return nil }
    sum.count = counts.reduce(0) { $0 + ($1?.count ?? 0) }
    return sum
  }
}
