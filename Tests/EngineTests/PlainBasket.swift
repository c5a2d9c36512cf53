import Domain
import TestSupport

@testable import Engine

/// The design's words on baskets, evaluated in the plainest way, on land that can be counted.
struct PlainBasket {
  let naive: NaiveEvaluation

  /// The services that serve a territory, and how much of it.
  func extents(of territory: TerritoryID) -> [ServiceID: BasketAnswer.Extent] {
    var found: [ServiceID: BasketAnswer.Extent] = [:]
    for id in RandomHistory.services {
      guard let service = naive.facts(of: id), let resource = naive.facts(of: service.resource),
        resource.closedOn == nil
      else { continue }
      if case .withdrawn = service.status { continue }
      let clauses = naive.reach(of: id)?.reach.clauses ?? [.notStated]
      let modes = service.details.modes.isEmpty ? ServiceMode.allCases : service.details.modes
      found[id] = best(
        modes.compactMap { mode in
          extent(
            of: clauses.filter { $0.modes.isEmpty || $0.modes.contains(mode) }, in: territory,
            hasWay: clauses.contains { !$0.isOnlyHere })
        })
    }
    return found
  }

  /// What clauses that all count come to.
  private func extent(
    of clauses: [Reach.Clause], in territory: TerritoryID, hasWay: Bool
  ) -> BasketAnswer.Extent? {
    let limits = clauses.filter(\.isOnlyHere)
    let ways = hasWay ? clauses.filter { !$0.isOnlyHere } : limits
    guard let way = best(ways.compactMap { extent(of: $0, in: territory) }) else { return nil }
    guard hasWay, !limits.isEmpty else { return way }
    guard let limit = best(limits.compactMap { extent(of: $0, in: territory) }) else { return nil }
    switch way {
    case .whole, .everyone: return limit
    case .partly, .notStated: return way
    }
  }

  private func best(_ extents: [BasketAnswer.Extent]) -> BasketAnswer.Extent? {
    extents.min { Self.order.firstIndex(of: $0) ?? 0 < Self.order.firstIndex(of: $1) ?? 0 }
  }

  /// What is said of a service of which several things hold.
  private static let order: [BasketAnswer.Extent] = [.whole, .partly, .everyone, .notStated]

  private func extent(
    of clause: Reach.Clause, in territory: TerritoryID
  ) -> BasketAnswer.Extent? {
    switch clause.condition {
    case .everyone: return .everyone
    case .notStated: return .notStated
    case .registration: return nil
    case .residence(let home), .onlyHere(let home): return extent(of: home, in: territory)
    case .both(let home, _):
      // Only those who are registered besides.
      return extent(of: home, in: territory) == nil ? nil : .partly
    }
  }

  private func extent(
    of home: Residence, in territory: TerritoryID
  ) -> BasketAnswer.Extent? {
    let (named, except) = (home.named.territories, home.except.territories)
    let above = naive.lineage(of: territory)
    guard above.isDisjoint(with: except) else { return nil }
    let cuts = except.filter { overlaps($0, with: territory) }
    if !above.isDisjoint(with: named) {
      return cuts.isEmpty ? .whole : leavesNothing(cuts, of: territory) ? nil : .partly
    }
    // Nobody knows where streets and postal codes are.
    let parts = named.filter { overlaps($0, with: territory) }
    if parts.isEmpty, home.named.patches.isEmpty { return nil }
    let isDisputed = parts.contains { part in above.contains { $0.kind == part.kind } }
    let isOfTerritories = cuts.isEmpty && home.named.patches.isEmpty
    return isOfTerritories && !parts.isEmpty && !isDisputed && cover(parts, all: territory)
      ? .whole : .partly
  }

  /// Whether a part of the territory lies in the other, which is none of those it lies in.
  private func overlaps(_ other: TerritoryID, with territory: TerritoryID) -> Bool {
    if naive.existing.contains(other), naive.lineage(of: other).contains(territory) { return true }
    guard other.kind != territory.kind, let ours = naive.land(of: territory) else { return false }
    return naive.land(of: other)?.meets(ours) ?? false
  }

  /// Whether no place of the territory lies outside all of the others.
  private func cover(_ others: [TerritoryID], all territory: TerritoryID) -> Bool {
    guard let ours = naive.land(of: territory) else { return false }
    let lands = others.compactMap { naive.land(of: $0) }
    guard lands.count == others.count else { return false }
    // Every corner of the ruler is a multiple of this.
    let step = 50
    return stride(from: ours.west, to: ours.east, by: step).allSatisfy { x in
      stride(from: ours.south, to: ours.north, by: step).allSatisfy { y in
        lands.contains { $0.west <= x && x < $0.east && $0.south <= y && y < $0.north }
      }
    }
  }

  /// Whether others cover all of the territory: one of them, or those of one kind together.
  private func leavesNothing(_ others: [TerritoryID], of territory: TerritoryID) -> Bool {
    guard let ours = naive.land(of: territory) else { return false }
    let known = others.compactMap { naive.land(of: $0) }.filter(ours.meets)
      .map { ours.share(coveredBy: $0) }
    let isSum = known.count == others.count && Set(others.map(\.kind)).count == 1
    return (isSum ? known.reduce(0, +) : known.max() ?? 0) > 1 - 1e-6
  }
}
