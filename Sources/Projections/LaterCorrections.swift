public import Domain

extension Atlas {
  /// What was corrected since of what is said of a territory at a vantage, each fact once.
  public func corrections(of id: TerritoryID, since vantage: Vantage) -> Set<LaterCorrection> {
    guard let record = records[id] else { return [] }
    return LaterCorrection.all(
      in: record.names, record.parents, record.boundaries, record.statuses, record.transfers,
      since: vantage)
  }
}

extension Directory {
  /// What was corrected since of what is said of a resource at a vantage, each fact once.
  ///
  /// The place of a confidential resource is not among it.
  public func corrections(of id: ResourceID, since vantage: Vantage) -> Set<LaterCorrection> {
    guard let record = resources[id] else { return [] }
    return LaterCorrection.all(
      in: record.names, record.kinds, record.sites, record.descriptions, record.openings,
      since: vantage)
  }

  /// What was corrected since of what is said of a service at a vantage, its reach apart; each fact
  /// once.
  public func corrections(of id: ServiceID, since vantage: Vantage) -> Set<LaterCorrection> {
    guard let record = services[id] else { return [] }
    return LaterCorrection.all(
      in: record.resources, record.details, record.statuses, record.intakes, since: vantage)
  }

  /// What was corrected since of what is said of a registered file at a vantage, each fact once.
  public func corrections(of id: DatasetID, since vantage: Vantage) -> Set<LaterCorrection> {
    guard let record = datasets[id] else { return [] }
    return LaterCorrection.all(in: record.registrations, record.successors, since: vantage)
  }
}

extension Categories {
  /// What was corrected since of what is said of a category at a vantage, each fact once.
  public func corrections(of id: CategoryID, since vantage: Vantage) -> Set<LaterCorrection> {
    guard let record = records[id] else { return [] }
    return LaterCorrection.all(in: record.states, record.codes, since: vantage)
  }
}

extension Partnerships {
  /// What was corrected since of what is said of an agreement at a vantage, each fact once.
  public func corrections(of id: PartnershipID, since vantage: Vantage) -> Set<LaterCorrection> {
    Set(records[id]?.corrections(since: vantage) ?? [])
  }
}

extension Baskets {
  /// What was corrected since of the reach of a service at a vantage, each fact once.
  public func corrections(of id: ServiceID, since vantage: Vantage) -> Set<LaterCorrection> {
    Set(reaches[id]?.corrections(since: vantage) { $0.said } ?? [])
  }
}

extension LaterCorrection {
  /// Those of several timelines.
  fileprivate static func all<each Value: Hashable & Sendable>(
    in timelines: repeat Timeline<each Value>, since vantage: Vantage
  ) -> Set<LaterCorrection> {
    var found: Set<LaterCorrection> = []
    for timeline in repeat each timelines { found.formUnion(timeline.corrections(since: vantage)) }
    return found
  }
}

extension DeclaredReach {
  /// What people are told of it; where in the log it stands is no part of that.
  fileprivate var said: Said { Said(reach: reach, declaredBy: declaredBy) }

  fileprivate struct Said: Equatable {
    let reach: Reach
    let declaredBy: String
  }
}
