internal import Domain

extension Snapshot {
  /// What would have to be otherwise for a service to serve somebody: one for each way in and each
  /// limit, with what speaks against it besides.
  ///
  /// Where they would have to live elsewhere, everything that is asked of the home is told: what holds
  /// of the home of today may not hold of that one.
  func nearMisses(
    _ clauses: [Explanation.ClauseFinding], _ findings: [EligibilityFinding],
    askedBy modes: [ServiceMode]
  ) -> [NearMiss] {
    let refusals = findings.filter(\.isRefusal).map(NearMiss.Condition.otherwise)
    let limits = clauses.filter(\.clause.isOnlyHere)
    let ways = clauses.filter { !$0.clause.isOnlyHere }
    // A limit declared alone is also the way in.
    let pairs =
      ways.isEmpty
      ? limits.map { [$0] }
      : ways.flatMap { way in
        limits.isEmpty ? [[way]] : limits.map { [way, $0] }
      }
    var found: [NearMiss] = []
    for pair in pairs {
      let miss = NearMiss(conditions: missing(in: pair, modes) + refusals)
      if !miss.conditions.isEmpty, !found.contains(miss) { found.append(miss) }
    }
    // What asks for least comes first.
    let least = found.map(\.conditions.count).min() ?? 0
    return found.filter { $0.conditions.count == least }
      + found.filter { $0.conditions.count > least }
  }

  /// What does not hold of clauses that have to hold together.
  private func missing(
    in findings: [Explanation.ClauseFinding], _ modes: [ServiceMode]
  ) -> [NearMiss.Condition] {
    let open = findings.filter { $0.verdict.holds != .yes }
    let hasToMove = open.contains { $0.clause.residence != nil }
    var missing: [NearMiss.Condition] = []
    for finding in hasToMove ? findings : open {
      if case .notStated = finding.clause.condition { missing.append(.reachStated) }
      let isByMode = !finding.clause.modes.isEmpty && !modes.contains(where: finding.clause.counts)
      if isByMode { missing.append(.givenIn(finding.clause.modes)) }
      if let home = finding.clause.residence {
        missing.append(.livingIn(named(home.named), except: named(home.except)))
      }
      if finding.verdict.holds != .yes, !finding.clause.registrations.isEmpty {
        missing.append(.registeredWith(finding.clause.registrations.map(name)))
      }
    }
    return missing
  }
}
