/// What a reach promises more, and what less, than another.
public struct ReachDifference: Hashable, Sendable {
  /// In canonical order.
  public let added: [Reach.Clause]

  /// In canonical order.
  public let removed: [Reach.Clause]

  /// Compares two reaches clause by clause, territory by territory and GMF by GMF.
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
    Set(
      (reach?.clauses ?? []).flatMap { clause -> [Reach.Clause] in
        switch clause {
        case .residence(let territories, let except):
          territories.map { .residence(territories: [$0], except: except) }
        case .registration(let resources): resources.map { .registration([$0]) }
        case .everyone, .notStated: [clause]
        }
      })
  }

  private static func joined(_ parts: Set<Reach.Clause>) -> [Reach.Clause] {
    // No clause at all would mean that nobody has said.
    parts.isEmpty ? [] : Reach(Array(parts)).clauses
  }
}
