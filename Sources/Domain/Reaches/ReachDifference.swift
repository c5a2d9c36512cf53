/// What a reach promises more, and what less, than another.
public struct ReachDifference: Hashable, Sendable {
  /// In canonical order.
  public let added: [Reach.Clause]

  /// In canonical order.
  public let removed: [Reach.Clause]

  /// Compares two reaches clause by clause, place by place and GMF by GMF.
  ///
  /// - Parameters:
  ///   - old: `nil` where nothing had been said.
  ///   - new: `nil` where nothing is said.
  public init(from old: Reach?, to new: Reach?) {
    let (before, after) = (Self.parts(of: old), Self.parts(of: new))
    added = Self.joined(after.subtracting(before))
    removed = Self.joined(before.subtracting(after))
  }

  /// The smallest clauses that say the same together.
  private static func parts(of reach: Reach?) -> Set<Reach.Clause> {
    Set((reach?.clauses ?? []).flatMap(parts))
  }

  private static func parts(of clause: Reach.Clause) -> [Reach.Clause] {
    switch clause.condition {
    case .residence, .onlyHere:
      guard let residence = clause.residence, !residence.named.isEmpty else { return [clause] }
      return single(residence).map(clause.living)
    case .registration(let resources):
      return resources.map { .registration([$0]).by(clause.modes) }
    case .both(let residence, let resources):
      return single(residence).flatMap { home in
        resources.map { Reach.Clause(.both(home, [$0]), modes: clause.modes) }
      }
    case .everyone, .notStated: return [clause]
    }
  }

  private static func single(_ residence: Residence) -> [Residence] {
    residence.named.territories.map { Residence(ReachLand([$0]), except: residence.except) }
      + residence.named.patches.map {
        Residence(ReachLand([], patches: [$0]), except: residence.except)
      }
  }

  private static func joined(_ parts: Set<Reach.Clause>) -> [Reach.Clause] {
    // No clause at all would mean that nobody has said.
    parts.isEmpty ? [] : Reach(Array(parts)).clauses
  }
}
