public import Domain
public import Projections

extension NaiveEvaluation {
  /// What holds of a territory; `nil` when it is not defined by then.
  public func facts(of id: TerritoryID) -> TerritoryFacts? {
    guard let found = territories[id], let name = found.name, let status = found.status,
      found.isDefined || !holds(.definition)
    else { return nil }
    return TerritoryFacts(
      name: name, parents: found.parents, boundary: found.boundary,
      boundaryDrawnOn: found.drawnOn, status: status, endedOn: found.endedOn,
      endedBy: found.endedBy)
  }

  /// The territories that exist, sorted.
  public var existing: [TerritoryID] {
    territories.keys.filter { facts(of: $0)?.status == .existing }.sorted()
  }

  /// A territory and all that it lies in, by declared parentage.
  public func lineage(of id: TerritoryID) -> Set<TerritoryID> {
    var found: Set<TerritoryID> = [id]
    while true {
      let parents = found.flatMap { facts(of: $0)?.parents ?? [] }
      if found.isSuperset(of: parents) { return found }
      found.formUnion(parents)
    }
  }

  /// The steps by which its land passed to others, by date.
  public func successors(of id: TerritoryID) -> [SuccessionStep] {
    guard let found = territories[id] else { return [] }
    return (found.ends.values.flatMap { $0 } + found.transfers).sorted {
      ($0.effectiveOn, $0.position, $0.to) < ($1.effectiveOn, $1.position, $1.to)
    }
  }

  /// The steps by which land of others passed to it, by date.
  public func predecessors(of id: TerritoryID) -> [SuccessionStep] {
    territories.keys.flatMap(successors).filter { $0.to == id }.sorted {
      ($0.effectiveOn, $0.position, $0.from) < ($1.effectiveOn, $1.position, $1.from)
    }
  }

  /// What stands for it on the day, following all of its land from one to the next.
  public func current(of id: TerritoryID) -> CurrentTerritories {
    var seen: Set<TerritoryID> = []
    var found = CurrentTerritories(territories: [], steps: [])
    func follow(_ id: TerritoryID) {
      guard seen.insert(id).inserted, let status = territories[id]?.status else { return }
      if status == .existing { found.territories.append(id) }
      guard let day = territories[id]?.endedOn else { return }
      let steps = territories[id]?.ends[day] ?? []
      found.steps += steps
      for step in steps { follow(step.to) }
    }
    follow(id)
    found.territories.sort()
    return found
  }

  public func name(of id: OrganizationID) -> String? { organizations[id]?.name }

  public func status(of id: OrganizationID) -> OrganizationStatus? { organizations[id]?.status }

  /// What holds of a resource; `nil` when it is not open by then, and was not.
  public func facts(of id: ResourceID) -> ResourceFacts? {
    guard let found = resources[id], found.isOpened, let name = found.name else { return nil }
    let site: Site =
      secret.contains(id) ? .confidential : found.place.map(Site.located) ?? .unplaced
    return ResourceFacts(
      name: name, kind: found.kind, site: site, described: found.described,
      closedOn: found.closedOn)
  }

  /// The resource itself, or the one of which it is a site; a circle ends where it would close.
  public func root(of id: ResourceID) -> ResourceID {
    var path = [id]
    while let last = path.last, let whole = facts(of: last)?.described.partOf,
      !path.contains(whole)
    {
      path.append(whole)
    }
    return path.last ?? id
  }

  /// The resource and every open site of it, sorted; none where it is not open itself.
  public func sites(of root: ResourceID, among all: [ResourceID]) -> [ResourceID] {
    func isOpen(_ id: ResourceID) -> Bool { facts(of: id).map { $0.closedOn == nil } ?? false }
    guard isOpen(root) else { return [] }
    var found: Set<ResourceID> = [root]
    while true {
      let more = all.filter { id in
        !found.contains(id) && isOpen(id)
          && facts(of: id)?.described.partOf.map(found.contains) ?? false
      }
      if more.isEmpty { return found.sorted() }
      found.formUnion(more)
    }
  }

  /// What holds of a service; `nil` when it is not offered by then, and was not.
  public func facts(of id: ServiceID) -> ServiceFacts? {
    guard let found = services[id], let resource = found.resource, let details = found.details,
      let status = found.status
    else { return nil }
    return ServiceFacts(
      resource: resource, details: details, status: status, intake: found.intake)
  }

  /// Whom a service reaches; `nil` when nobody had declared it by then.
  public func reach(of id: ServiceID) -> DeclaredReach? { services[id]?.reach }

  /// A registered file; `nil` when it is not registered by then.
  public func dataset(_ id: DatasetID) -> RegisteredDataset? {
    guard let found = datasets[id], var registered = found.registered else { return nil }
    registered.supersededBy = found.successor
    return registered
  }

  /// The registered files of a role that have not given way to others, sorted by identifier.
  public func datasets(_ role: DatasetRole) -> [RegisteredDataset] {
    datasets.keys.sorted().compactMap(dataset).filter {
      $0.dataset.role == role && $0.supersededBy == nil
    }
  }
}

extension NaiveEvaluation {
  /// How a category is described, or that it was retired.
  public func state(of id: CategoryID) -> CategoryState? { categories[id]?.state }

  /// The codes of other taxonomies that stand for a category.
  public func codes(of id: CategoryID) -> [ForeignCodes] { categories[id]?.codes ?? [] }

  /// The agreements in force that name a resource on either side, sorted by identifier.
  public func agreements(of id: ResourceID) -> [Agreement] {
    partnerships.values.filter { $0.terms.from == id || $0.terms.to == id }
      .sorted { $0.id < $1.id }
  }
}
