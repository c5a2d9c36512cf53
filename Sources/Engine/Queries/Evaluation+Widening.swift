internal import Domain
internal import Projections

extension Evaluation {
  /// That a reach serves here only since a merger made what it names larger; empty where those who live
  /// here were promised it before, or are served for another reason besides.
  ///
  /// A merger carries a reach over by itself. Whoever refers somebody has to know that nobody promised
  /// it to the people of the other parts.
  func widening(
    of declared: DeclaredReach?, serving verdict: ReachVerdict
  ) -> [EligibilityFinding] {
    guard let declared, let retargeting = declared.retargeting else { return [] }
    let reasons = verdict.reasons
    let found = reasons.compactMap { reason -> EligibilityFinding? in
      guard case .residence(let id) = reason else { return nil }
      let named = retargeting.replaced.filter { $0.to.contains(id) }.map(\.from)
      guard !named.isEmpty else { return nil }
      return widening(of: id, namedAs: named, by: declared.effectiveOn)
    }
    return found.count == reasons.count ? Array(found.prefix(1)) : []
  }

  /// The last merger by a day that made a territory more than what was named.
  private func widening(
    of id: TerritoryID, namedAs named: [TerritoryID], by day: CalendarDate
  ) -> EligibilityFinding? {
    let mergers = snapshot.atlas.predecessors(of: id, at: snapshot.vantage)
      .filter { $0.how.isWhole && $0.effectiveOn <= day }
    guard let last = mergers.last?.effectiveOn else { return nil }
    let others = mergers.filter { $0.effectiveOn == last && !named.contains($0.from) }.map(\.from)
    guard !others.isEmpty, homeAmongReforms.inside.isDisjoint(with: named) else { return nil }
    // One that kept its code has no land of its own to be found on: what is not the others' was its.
    if named.contains(id), homeAmongReforms.outside.isSuperset(of: others) { return nil }
    return .widened(
      promisedTo: named.sorted().map(snapshot.named), into: snapshot.named(id), on: last)
  }
}
