internal import Domain
internal import Projections

/// Resolves the rules of an import into reaches that name territories and GMFs.
struct ReachResolver {
  /// A rule that could not be resolved.
  struct Unresolved: Error {
    var reason: ImportProblem.Reason

    /// The part at fault; `nil` when it is the rule as it was written.
    var value: String?
  }

  private let snapshot: Snapshot
  private let drafts: [ResourceID: ResourceDraft]
  private let names: [TerritoryKind: [String: [TerritoryID]]]

  init(snapshot: Snapshot, drafts: [ResourceDraft]) {
    self.snapshot = snapshot
    self.drafts = Dictionary(drafts.map { ($0.id, $0) }) { first, _ in first }
    var names: [TerritoryKind: [String: [TerritoryID]]] = [:]
    for id in snapshot.atlas.existing(at: snapshot.vantage) {
      let key = PlaceName.key(snapshot.named(id).name)
      names[id.kind, default: [:]][key, default: []].append(id)
    }
    self.names = names
  }

  /// Whether the file or the log knows a resource.
  func knows(_ id: ResourceID) -> Bool {
    drafts[id] != nil || snapshot.directory.facts(of: id, at: snapshot.vantage) != nil
  }

  /// The known resources whose identifiers are nearest to this one.
  func nearest(to id: ResourceID) -> [ResourceID] {
    snapshot.nearest(to: id, in: snapshot.directory.allResources + drafts.keys.sorted())
  }

  /// Resolves a rule for a service of a resource.
  func resolve(
    _ rule: ReachRule, for resource: ResourceID, of service: ServiceID
  ) -> Result<Reach, Unresolved> {
    do throws(Unresolved) {
      let declared = Reach(try clauses(rule, resource))
      guard let reach = declared.simplified(on: SnapshotGround(snapshot: snapshot)) else {
        throw Unresolved(reason: .refused(.reachesNobody(service)))
      }
      return .success(reach)
    } catch {
      return .failure(error)
    }
  }

  private func clauses(
    _ rule: ReachRule, _ resource: ResourceID
  ) throws(Unresolved) -> [Reach.Clause] {
    switch rule {
    case .everyone: return [.everyone]
    case .notStated: return [.notStated]
    case .registrationWithOwnResource: return [.registration([root(of: resource)])]
    case .registration(let id):
      guard knows(id) else {
        throw Unresolved(
          reason: .unknownResource(nearest: nearest(to: id).map(\.text)), value: id.text)
      }
      return [.registration([root(of: id)])]
    case .residenceContaining(let kind):
      return [.residence(territories: [try territory(of: kind, around: resource)], except: [])]
    case .residence(let territories, let except):
      for id in territories + except { try check(id) }
      return [.residence(territories: territories, except: except)]
    case .residenceNamed(let name, let kind):
      return [.residence(territories: [try territory(named: name, kind)], except: [])]
    case .postalCodes(let prefixes):
      return [.residence(ReachLand([], patches: prefixes.map(Patch.postalPrefix)))]
    case .streets(let stretches):
      for id in stretches.compactMap(\.municipality) { try check(id) }
      return [.residence(ReachLand([], patches: stretches.map(Patch.street)))]
    case .onlyHere(let home):
      return try residences(home, resource).map { Reach.Clause(.onlyHere($0)) }
    case .both(let home, let registration):
      let resources = try clauses(registration, resource).flatMap(\.registrations)
      return try residences(home, resource).map { Reach.Clause(.both($0, resources)) }
    case .modes(let modes, let rule):
      return try clauses(rule, resource).map { $0.by(modes) }
    case .all(let rules):
      var result: [Reach.Clause] = []
      for rule in rules { result += try clauses(rule, resource) }
      return result
    }
  }

  private func residences(
    _ rule: ReachRule, _ resource: ResourceID
  ) throws(Unresolved) -> [Residence] {
    try clauses(rule, resource).compactMap(\.residence)
  }

  private func check(_ id: TerritoryID) throws(Unresolved) {
    guard snapshot.atlas.facts(of: id, at: snapshot.vantage)?.status == .existing else {
      let known = snapshot.atlas.existing(at: snapshot.vantage)
      throw Unresolved(
        reason: .unknownTerritory(nearest: snapshot.nearest(to: id, in: known).map(\.text)),
        value: id.text)
    }
  }

  private func territory(
    of kind: TerritoryKind, around resource: ResourceID
  ) throws(Unresolved) -> TerritoryID {
    let point =
      drafts[resource]?.place?.point
      ?? snapshot.directory.facts(of: resource, at: snapshot.vantage)?.site.point
    guard let point else { throw Unresolved(reason: .noPoint, value: resource.text) }
    let found = snapshot.locator.territories(at: point).filter { $0.kind == kind }.sorted()
    guard let territory = found.first else {
      throw Unresolved(reason: .inNoTerritory(kind), value: resource.text)
    }
    guard found.count == 1 else {
      throw Unresolved(reason: .inSeveralTerritories(kind, found), value: resource.text)
    }
    return territory
  }

  private func territory(
    named name: String, _ kind: TerritoryKind
  ) throws(Unresolved) -> TerritoryID {
    let known = names[kind] ?? [:]
    let key = PlaceName.key(name)
    let found = known[key] ?? []
    if let territory = found.first, found.count == 1 { return territory }
    guard found.isEmpty else {
      throw Unresolved(reason: .ambiguousName(candidates: found.map(\.text)), value: name)
    }
    let near = EditDistance.nearest(to: key, in: known.keys).flatMap { known[$0] ?? [] }
    throw Unresolved(
      reason: .unknownTerritory(nearest: near.map { "\($0.text) (\(snapshot.named($0).name))" }),
      value: name)
  }

  /// The GMF of which a resource is a site, in the file or in the log; else itself.
  private func root(of id: ResourceID) -> ResourceID {
    var seen: Set<ResourceID> = [id]
    var root = id
    while let whole = whole(of: root), seen.insert(whole).inserted { root = whole }
    return root
  }

  private func whole(of id: ResourceID) -> ResourceID? {
    drafts[id]?.described.partOf
      ?? snapshot.directory.facts(of: id, at: snapshot.vantage)?.described.partOf
  }
}
