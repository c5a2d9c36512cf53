public import Hashing

/// Whom a service promises to serve: clauses that add up.
///
/// Declared by people, never derived from where the resource stands.
public struct Reach: Hashable, Sendable {
  /// The clauses, in canonical order, everything in them sorted and nothing said twice.
  public let clauses: [Clause]

  /// What holds of a service whose reach nobody has declared.
  public static let notStated = Reach([.notStated])

  /// Brings clauses into their canonical form, so that equal reaches are equal bytes.
  ///
  /// Clauses that differ only in the land that they name become one, and so do those that differ only
  /// in the GMF or in the mode. No way in at all means *not stated*: nothing is ever read as
  /// *everyone* by default.
  ///
  /// - Complexity: O(*n* log *n*) in the number of identifiers that the clauses name.
  public init(_ declared: [Clause]) {
    clauses = CanonicalReach.clauses(declared)
  }

  /// Takes clauses that were brought into their canonical form when they were recorded.
  public init(canonical clauses: [Clause]) { self.clauses = clauses }

  /// Every territory that a clause names or excludes; what patches lie in is left out.
  public var namedTerritories: Set<TerritoryID> {
    clauses.reduce(into: []) { result, clause in
      guard let residence = clause.residence else { return }
      result.formUnion(residence.named.territories)
      result.formUnion(residence.except.territories)
    }
  }

  /// Every patch that a clause names or excludes, sorted.
  public var patches: [Patch] {
    let all = clauses.compactMap(\.residence).flatMap { $0.named.patches + $0.except.patches }
    return all.isEmpty ? [] : Set(all).sorted()
  }

  /// The drawn shapes that a clause names or excludes, in order.
  public var polygons: [Digest] {
    patches.compactMap { if case .polygon(let digest) = $0 { digest } else { nil } }
  }

  /// The clauses through which somebody may be served; the others limit them.
  ///
  /// A limit declared alone is also the way in.
  public var ways: [Clause] {
    let ways = clauses.filter { !$0.isOnlyHere }
    return ways.isEmpty ? clauses : ways
  }

  /// Whether it can only concern somebody who lives in a territory that it names, or who is registered
  /// with a GMF that it names.
  ///
  /// Whether somebody lives in land narrower than a territory is not to be read from their territories.
  public var isBound: Bool {
    ways.allSatisfy { clause in
      clause.residence.map(\.named.patches.isEmpty) ?? !clause.registrations.isEmpty
    }
  }
}
