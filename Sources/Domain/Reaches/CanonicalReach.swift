/// Brings the clauses of a reach into their one form.
///
/// Every clause is taken apart into single promises (one place, one GMF, one mode); equal promises
/// are one, and they are put together again always in the same order: modes, then land, then GMFs. So
/// the form depends on nothing but what is promised.
enum CanonicalReach {
  /// What clauses have to share to be put together.
  private struct Family: Hashable {
    var sort: Sort
    var except: ReachLand
  }

  private enum Sort: Int, Hashable {
    case residence, both, onlyHere, registration, everyone, notStated
  }

  /// What a single promise is about; a limit may name no place at all.
  private struct Promise: Hashable {
    var place: Place?
    var resource: ResourceID?
  }

  private enum Place: Hashable {
    case territory(TerritoryID)
    case patch(Patch)
  }

  static func clauses(_ declared: [Reach.Clause]) -> [Reach.Clause] {
    if declared.count == 1, isCanonical(declared[0]) { return declared }
    var modes: [Family: [Promise: Set<ServiceMode>]] = [:]
    for clause in declared {
      let counted = Set(clause.modes.isEmpty ? ServiceMode.allCases : clause.modes)
      for promise in promises(of: clause) {
        modes[family(of: clause), default: [:]][promise, default: []].formUnion(counted)
      }
    }
    let promised = dropEmptyLimits(modes)
    var result: [Reach.Clause] = []
    for (family, promises) in promised { result += joined(promises, family) }
    let isWithoutWay = !result.contains { !$0.isOnlyHere }
    // A way in that names nobody, beside a limit, must not make a way in of the limit.
    if isWithoutWay, result.isEmpty || declared.contains(where: { !$0.isOnlyHere }) {
      result.append(.notStated)
    }
    return result.map { (key: orderKey($0), clause: $0) }
      .sorted { precedes($0.key, $1.key) }.map(\.clause)
  }

  /// Whether a clause alone is what it would become.
  private static func isCanonical(_ clause: Reach.Clause) -> Bool {
    guard clause.modes.isEmpty, clause.registrations.count <= 1 else { return false }
    switch clause.condition {
    case .residence(let residence): return !residence.named.isEmpty
    case .both(let residence, let resources): return !residence.named.isEmpty && !resources.isEmpty
    case .registration(let resources): return !resources.isEmpty
    case .onlyHere(let residence): return !residence.named.isEmpty
    case .everyone, .notStated: return true
    }
  }

  private static func family(of clause: Reach.Clause) -> Family {
    let sort: Sort =
      switch clause.condition {
      case .residence: .residence
      case .registration: .registration
      case .both: .both
      case .everyone: .everyone
      case .notStated: .notStated
      case .onlyHere: .onlyHere
      }
    return Family(sort: sort, except: clause.residence?.except ?? .none)
  }

  private static func promises(of clause: Reach.Clause) -> [Promise] {
    let named = clause.residence?.named ?? .none
    let places: [Place] = named.territories.map(Place.territory) + named.patches.map(Place.patch)
    switch clause.condition {
    case .residence: return places.map { Promise(place: $0) }
    case .registration(let resources): return resources.map { Promise(resource: $0) }
    case .both(_, let resources):
      return places.flatMap { place in resources.map { Promise(place: place, resource: $0) } }
    case .everyone, .notStated: return [Promise()]
    // A limit to nowhere is still a limit.
    case .onlyHere: return places.isEmpty ? [Promise()] : places.map { Promise(place: $0) }
    }
  }

  /// A limit to nowhere says nothing beside one to somewhere, for the same mode.
  private static func dropEmptyLimits(
    _ promised: [Family: [Promise: Set<ServiceMode>]]
  ) -> [Family: [Promise: Set<ServiceMode>]] {
    var limited: Set<ServiceMode> = []
    var nowhere: Set<ServiceMode> = []
    for (family, promises) in promised where family.sort == .onlyHere {
      for (promise, modes) in promises {
        if promise.place == nil { nowhere.formUnion(modes) } else { limited.formUnion(modes) }
      }
    }
    guard !nowhere.isEmpty else { return promised }
    var result = promised
    for family in promised.keys where family.sort == .onlyHere {
      result[family]?[Promise()] = nil
    }
    nowhere.subtract(limited)
    if !nowhere.isEmpty {
      result[Family(sort: .onlyHere, except: .none), default: [:]][Promise()] = nowhere
    }
    return result
  }

  /// Puts the promises of one family together.
  private static func joined(
    _ promises: [Promise: Set<ServiceMode>], _ family: Family
  ) -> [Reach.Clause] {
    struct Shared: Hashable {
      var resource: ResourceID?
      var modes: Set<ServiceMode>
    }
    struct Where: Hashable {
      var land: ReachLand
      var modes: Set<ServiceMode>
    }
    var places: [Shared: [Place?]] = [:]
    for (promise, modes) in promises {
      places[Shared(resource: promise.resource, modes: modes), default: []].append(promise.place)
    }
    var resources: [Where: [ResourceID]] = [:]
    for (shared, found) in places {
      let key = Where(land: land(found.compactMap(\.self)), modes: shared.modes)
      resources[key, default: []] += shared.resource.map { [$0] } ?? []
    }
    return resources.map { shared, ids in
      let residence = Residence(shared.land, except: family.except)
      let condition: Reach.Condition =
        switch family.sort {
        case .residence: .residence(residence)
        case .both: .both(residence, ids.sorted())
        case .onlyHere: .onlyHere(residence)
        case .registration: .registration(ids.sorted())
        case .everyone: .everyone
        case .notStated: .notStated
        }
      return Reach.Clause(condition, modes: written(shared.modes))
    }
  }

  private static func land(_ places: [Place]) -> ReachLand {
    var territories: [TerritoryID] = []
    var patches: [Patch] = []
    for place in places {
      switch place {
      case .territory(let id): territories.append(id)
      case .patch(let patch): patches.append(patch)
      }
    }
    return ReachLand(territories, patches: patches)
  }

  /// All modes are not written.
  private static func written(_ modes: Set<ServiceMode>) -> [ServiceMode] {
    modes.count == ServiceMode.allCases.count ? [] : ServiceMode.allCases.filter(modes.contains)
  }

  // MARK: Order

  private static func orderKey(_ clause: Reach.Clause) -> [[String]] {
    let residence = clause.residence
    return [
      [String(family(of: clause).sort.rawValue)], residence?.except.orderKey ?? [],
      residence?.named.orderKey ?? [], clause.registrations.map(\.text),
      clause.modes.map(\.rawValue),
    ]
  }

  private static func precedes(_ left: [[String]], _ right: [[String]]) -> Bool {
    for (left, right) in zip(left, right) where left != right {
      return left.lexicographicallyPrecedes(right)
    }
    return false
  }
}
