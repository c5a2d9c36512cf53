internal import Domain

extension Snapshot {
  /// What would have to be otherwise for a service to serve somebody: one for each way in that could
  /// be opened, with the limits and what speaks against it besides.
  func nearMisses(
    of reach: Reach, _ clauses: [Explanation.ClauseFinding], _ findings: [EligibilityFinding]
  ) -> [NearMiss] {
    let refusals = findings.filter(\.isRefusal).map(NearMiss.Condition.otherwise)
    let limits = clauses.filter { $0.clause.isOnlyHere && $0.verdict.holds != .yes }
      .compactMap { living($0.clause) }
    let ways = clauses.filter { reach.ways.contains($0.clause) && !$0.clause.isOnlyHere }
    guard !ways.isEmpty else {
      // A limit declared alone is also the way in.
      return [NearMiss(conditions: limits + refusals)].filter { !$0.conditions.isEmpty }
    }
    if ways.contains(where: { $0.verdict.holds == .yes }) {
      return [NearMiss(conditions: limits + refusals)].filter { !$0.conditions.isEmpty }
    }
    return ways.map { NearMiss(conditions: missing(in: $0) + limits + refusals) }
  }

  /// What does not hold of a way in.
  private func missing(in finding: Explanation.ClauseFinding) -> [NearMiss.Condition] {
    let clause = finding.clause
    var missing: [NearMiss.Condition] = []
    if case .notStated = clause.condition { missing.append(.reachStated) }
    if let living = living(clause) { missing.append(living) }
    if !clause.registrations.isEmpty {
      missing.append(.registeredWith(clause.registrations.map(name)))
    }
    return missing
  }

  private func living(_ clause: Reach.Clause) -> NearMiss.Condition? {
    clause.residence.map { .livingIn(named($0.named), except: named($0.except)) }
  }
}
