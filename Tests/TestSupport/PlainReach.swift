public import Domain

/// Whether a reach holds for somebody of whom nothing is known but their territories, by the words of
/// the design and nothing else.
public enum PlainReach {
  /// How true something is, from the least to the most.
  public enum Truth: Int, Comparable, Sendable {
    case no, notStated, possible, certain

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The best of the modes in which the service is given.
  public static func truth(
    of clauses: [Reach.Clause], home: Set<TerritoryID>, givenBy modes: [ServiceMode]
  ) -> Truth {
    let hasWay = clauses.contains { !isLimit($0) }
    return (modes.isEmpty ? ServiceMode.allCases : modes).map { mode in
      let counting = clauses.filter { $0.modes.isEmpty || $0.modes.contains(mode) }
      let any = counting.filter { !hasWay || !isLimit($0) }.map { truth($0, home) }.max() ?? .no
      let limit = counting.filter(isLimit).map { truth($0, home) }.max() ?? .certain
      return min(any, limit)
    }.max() ?? .no
  }

  private static func isLimit(_ clause: Reach.Clause) -> Bool {
    if case .onlyHere = clause.condition { true } else { false }
  }

  private static func truth(_ clause: Reach.Clause, _ home: Set<TerritoryID>) -> Truth {
    switch clause.condition {
    case .residence(let lives), .onlyHere(let lives):
      if !home.isDisjoint(with: lives.except.territories) { return .no }
      let isPossible = !lives.named.patches.isEmpty
      let named: Truth =
        home.isDisjoint(with: lives.named.territories)
        ? (isPossible ? .possible : .no) : .certain
      return lives.except.patches.isEmpty ? named : min(named, .possible)
    case .registration, .both: return .no
    case .everyone: return .certain
    case .notStated: return .notStated
    }
  }
}
