internal import Domain
internal import MappedFiles

/// Puts candidates in order and marks those that stand for each other.
struct MatchRanking {
  let tables: IndexTables
  let nearby: PackedPoint?

  /// Matches that cost so much more than the best are not shown beside it.
  private static let shownMargin = 1.0

  /// Two matches within this distance are one place.
  private static let sameMetres = 100.0

  /// The candidates to show, best first, and which of them are not alone.
  func ranked(
    _ candidates: [Candidate], limit: Int
  ) -> [(candidate: Candidate, isAmbiguous: Bool)] {
    let best = candidates.reduce(Double.infinity) { min($0, $1.cost) }
    var shown = candidates.filter { $0.cost <= best + Self.shownMargin }
    shown.sort { precedes($0, $1) }
    var kept: [Candidate] = []
    for candidate in shown where kept.count < max(limit, 1) + 64 {
      guard !kept.contains(where: { isSame($0, candidate) }) else { continue }
      kept.append(candidate)
    }
    guard let first = kept.first else { return [] }
    let equals = kept.map { $0.cost <= first.cost + MatchCosts.equal }
    let isAlone = !kept.indices.dropFirst().contains {
      equals[$0] && isElsewhere(kept[$0], than: first)
    }
    return kept.indices.prefix(max(limit, 0)).map { (kept[$0], equals[$0] && !isAlone) }
  }

  /// By worth; among equals by nearness, then by doors, then by the order of the index, which is
  /// that of names.
  private func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    let (a, b) = (Self.step(left.cost), Self.step(right.cost))
    if a != b { return a < b }
    if let nearby {
      let (near, far) = (left.point.metres(to: nearby), right.point.metres(to: nearby))
      if near != far { return near < far }
    }
    if left.level != right.level { return left.level < right.level }
    if left.doorCount != right.doorCount { return left.doorCount > right.doorCount }
    if left.street != right.street { return left.street ?? .max < right.street ?? .max }
    if left.door != right.door { return left.door ?? .max < right.door ?? .max }
    if left.place != right.place { return left.place ?? .max < right.place ?? .max }
    return left.cost < right.cost
  }

  /// Costs are compared in twentieths: less says nothing.
  private static func step(_ cost: Double) -> Int { Int((cost * 20).rounded()) }

  /// Whether two candidates show the same: one street, or one door that two sources place in streets
  /// of slightly different names.
  private func isSame(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.level.isStreetwise != right.level.isStreetwise { return false }
    if left.street == nil {
      return left.level == right.level && left.place == right.place && left.code == right.code
    }
    if left.street == right.street {
      return left.door == right.door || left.number != .exact || right.number != .exact
        || left.point.metres(to: right.point) <= DoorSearch.sameDoorMetres
    }
    return left.number == right.number && left.point.metres(to: right.point) <= Self.sameMetres
      && name(of: left) == name(of: right)
  }

  private func name(of candidate: Candidate) -> UInt32? {
    candidate.street.map { tables.street(Int($0), .name) }
  }

  private func isElsewhere(_ candidate: Candidate, than first: Candidate) -> Bool {
    let metres = candidate.point.metres(to: first.point)
    return metres > max(Self.sameMetres, first.doubtMetres)
  }
}

extension MatchLevel {
  /// Whether a street was found.
  var isStreetwise: Bool { self <= .street }
}
