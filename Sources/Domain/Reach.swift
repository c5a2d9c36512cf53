/// Whom a service promises to serve: clauses that add up.
///
/// Declared by people, never derived from where the resource stands.
public struct Reach: Hashable, Sendable {
  /// One way to be served.
  public enum Clause: Hashable, Sendable {
    /// People who live in one of `territories`, and in none of `except`.
    case residence(territories: [TerritoryID], except: [TerritoryID])
    /// People registered with one of these GMFs.
    case registration([ResourceID])
    /// No condition of place.
    case everyone
    /// Nobody has said. Never counted as yes or as no.
    case notStated
  }

  /// The clauses, in canonical order: each sort once where it can be, identifiers sorted.
  public let clauses: [Clause]

  /// What holds of a service whose reach nobody has declared.
  public static let notStated = Reach([.notStated])

  /// Brings clauses into their canonical form, so that equal reaches are equal bytes.
  ///
  /// Residence clauses with the same exclusions become one, registration clauses become one, and
  /// lists are sorted without repetition. No clause at all means *not stated*: nothing is ever read
  /// as *everyone* by default.
  public init(_ declared: [Clause]) {
    var territories: [[TerritoryID]: Set<TerritoryID>] = [:]
    var registrations: Set<ResourceID> = []
    var isForEveryone = false
    var isStated = true
    for clause in declared {
      switch clause {
      case .residence(let named, let except):
        territories[Set(except).sorted(), default: []].formUnion(named)
      case .registration(let resources): registrations.formUnion(resources)
      case .everyone: isForEveryone = true
      case .notStated: isStated = false
      }
    }
    var canonical: [Clause] = []
    for except in territories.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let named = territories[except, default: []]
      guard !named.isEmpty else { continue }
      canonical.append(.residence(territories: named.sorted(), except: except))
    }
    if !registrations.isEmpty { canonical.append(.registration(registrations.sorted())) }
    if isForEveryone { canonical.append(.everyone) }
    if !isStated || canonical.isEmpty { canonical.append(.notStated) }
    clauses = canonical
  }

  /// Every territory that a residence clause names or excludes.
  public var namedTerritories: Set<TerritoryID> {
    clauses.reduce(into: []) { result, clause in
      if case .residence(let territories, let except) = clause {
        result.formUnion(territories)
        result.formUnion(except)
      }
    }
  }
}
