/// Where somebody stands towards the services: in which territories they live, and with which GMFs
/// they are registered.
///
/// A home that is not known to the metre is a doubt, and the doubt is kept: some territories are
/// certain, others only possible. What is said to be certain is certain; what is said to be possible
/// may turn out not to be.
public struct Standing: Hashable, Sendable {
  /// Territories in which they live for certain, of every kind, with those these lie in.
  public var territories: Set<TerritoryID>

  /// Territories in which they may live: the certain ones and the doubtful ones.
  public var possibleTerritories: Set<TerritoryID>

  /// Sets of territories of which one, nobody knows which, is certain to hold.
  public var alternatives: [Set<TerritoryID>]

  /// The GMFs with which they are registered; a site stands for its GMF.
  public var registrations: Set<ResourceID>

  /// A standing without doubt.
  public init(territories: Set<TerritoryID>, registrations: Set<ResourceID> = []) {
    self.init(
      territories: territories, possibleTerritories: territories, alternatives: [],
      registrations: registrations)
  }

  /// A standing with doubt; certain territories are possible too.
  public init(
    territories: Set<TerritoryID>, possibleTerritories: Set<TerritoryID>,
    alternatives: [Set<TerritoryID>], registrations: Set<ResourceID> = []
  ) {
    self.territories = territories
    self.possibleTerritories = possibleTerritories.union(territories)
    self.alternatives = alternatives
    self.registrations = registrations
  }

  /// How surely they live in one of these territories, those in `unsettled` being in doubt.
  func lives(inOneOf named: [TerritoryID], unsettled: Set<TerritoryID>) -> Certainty {
    let settled = unsettled.isEmpty ? named : named.filter { !unsettled.contains($0) }
    if settled.contains(where: territories.contains) { return .certain }
    if alternatives.contains(where: { $0.isSubset(of: settled) }) { return .certain }
    if settled.count < named.count { return .unsettled }
    return settled.contains(where: possibleTerritories.contains) ? .possible : .no
  }

  enum Certainty {
    case certain, possible, no
    /// A reform ended or cut a territory that is named, and they may live on the land concerned.
    case unsettled
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
  /// A clause holds if the person lives in the right one of the territories in doubt.
  case servedInSome([ServedReason])
  /// No clause holds, and all are known.
  case outside
  /// No known clause holds, and whom else the service reaches is not stated: neither yes nor no.
  case notStated
  /// Whether a clause holds depends on territories that a reform ended or cut since it was declared;
  /// nobody has said what it means now: neither yes nor no.
  case unsettled([TerritoryID])

  /// Whether at least one clause holds, or may hold.
  public var mayBeServed: Bool {
    switch self {
    case .served, .servedInSome: true
    case .outside, .notStated, .unsettled: false
    }
  }

  /// Whether it is neither yes nor no: somebody has to be asked.
  public var isOpen: Bool {
    switch self {
    case .notStated, .unsettled: true
    case .served, .servedInSome, .outside: false
    }
  }
}

extension Reach {
  /// Evaluates every clause for somebody.
  ///
  /// A residence clause holds when they live in one of its territories and in none that it excludes;
  /// a registration clause when they are registered with one of its GMFs; *everyone* always; *not
  /// stated* never, but keeps the answer from being no.
  ///
  /// - Parameters:
  ///   - standing: Where somebody stands.
  ///   - unsettled: Territories that it names, that a reform ended or cut since, and on whose land of
  ///     then they may live: what names these is neither yes nor no.
  /// - Returns: The reasons of all the clauses that hold, or why none does.
  /// - Complexity: O(*n*) in the number of identifiers that the clauses name.
  public func verdict(
    for standing: Standing, unsettled: Set<TerritoryID> = []
  ) -> ReachVerdict {
    var certain: [ServedReason] = []
    var possible: [ServedReason] = []
    var open: Set<TerritoryID> = []
    var isWhollyStated = true
    for clause in clauses {
      switch clause {
      case .residence(let territories, let except):
        let lives = standing.lives(inOneOf: territories, unsettled: unsettled)
        let isExcluded = standing.lives(inOneOf: except, unsettled: unsettled)
        guard lives != .no, isExcluded != .certain else { continue }
        if lives == .unsettled || isExcluded == .unsettled {
          open.formUnion(unsettled.intersection(territories + except))
          continue
        }
        let reasons = territories.filter(standing.possibleTerritories.contains)
          .map(ServedReason.residence)
        if lives == .certain, isExcluded == .no { certain += reasons } else { possible += reasons }
      case .registration(let resources):
        certain += resources.filter(standing.registrations.contains)
          .map(ServedReason.registration)
      case .everyone:
        certain.append(.everyone)
      case .notStated:
        isWhollyStated = false
      }
    }
    if !certain.isEmpty { return .served(certain) }
    if !possible.isEmpty { return .servedInSome(possible) }
    if !open.isEmpty { return .unsettled(open.sorted()) }
    return isWhollyStated ? .outside : .notStated
  }
}
