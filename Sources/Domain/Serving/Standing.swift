/// Where somebody stands towards the services: in which territories they live, and with which GMFs
/// they are registered.
public struct Standing: Hashable, Sendable {
  /// The territories in which they live, of every kind, with those these lie in.
  public var territories: Set<TerritoryID>

  /// The GMFs with which they are registered; a site stands for its GMF.
  public var registrations: Set<ResourceID>

  public init(territories: Set<TerritoryID>, registrations: Set<ResourceID> = []) {
    self.territories = territories
    self.registrations = registrations
  }
}

/// Why a reach holds for somebody.
public enum ServedReason: Hashable, Sendable {
  /// They live in this territory, which the reach names.
  case residence(TerritoryID)
  /// They are registered with this GMF.
  case registration(ResourceID)
  /// There is no condition of place.
  case everyone
}

/// Whether a reach holds for somebody, and why.
public enum ReachVerdict: Hashable, Sendable {
  /// At least one clause holds; the reasons of all that do.
  case served([ServedReason])
  /// No clause holds, and all are known.
  case outside
  /// No known clause holds, and whom else the service reaches is not stated: neither yes nor no.
  case notStated

  /// Whether at least one clause holds.
  public var isServed: Bool {
    if case .served = self { true } else { false }
  }
}

extension Reach {
  /// Evaluates every clause for somebody.
  ///
  /// A residence clause holds when they live in one of its territories and in none that it excludes;
  /// a registration clause when they are registered with one of its GMFs; *everyone* always; *not
  /// stated* never, but keeps the answer from being no.
  ///
  /// - Complexity: O(*n*) in the number of identifiers that the clauses name.
  public func verdict(for standing: Standing) -> ReachVerdict {
    var reasons: [ServedReason] = []
    var isWhollyStated = true
    for clause in clauses {
      switch clause {
      case .residence(let territories, let except):
        guard !except.contains(where: standing.territories.contains) else { continue }
        reasons += territories.filter(standing.territories.contains).map(ServedReason.residence)
      case .registration(let resources):
        reasons += resources.filter(standing.registrations.contains)
          .map(ServedReason.registration)
      case .everyone:
        reasons.append(.everyone)
      case .notStated:
        isWhollyStated = false
      }
    }
    if !reasons.isEmpty { return .served(reasons) }
    return isWhollyStated ? .outside : .notStated
  }
}
