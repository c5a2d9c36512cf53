internal import Domain
internal import MappedFiles

/// Puts candidates in order and marks those that stand for each other.
struct MatchRanking {
  let tables: IndexTables
  let nearby: PackedPoint?
  let settlement: Settlement

  /// Matches that cost so much more than the best are not shown beside it.
  private static let shownMargin = 1.0

  /// Two matches within this distance are one place.
  private static let sameMetres = 100.0

  /// A candidate to show.
  struct Ranked {
    var candidate: Candidate

    /// Whether another may be meant as well.
    var isAmbiguous = false
    var isSettled = false
  }

  /// The candidates to show, best first, and which of them are not alone.
  ///
  /// Where the best is not sure, the place and the postal code that were named stand beside it as
  /// its equals: one of them holds what was meant, when the street does not.
  func ranked(_ candidates: [Candidate], fallbacks: [Candidate], limit: Int) -> [Ranked] {
    let best = candidates.reduce(Double.infinity) { min($0, $1.cost) }
    var shown = candidates.filter { $0.cost <= best + Self.shownMargin }
    shown.sort { precedes($0, $1) }
    shown = unique(shown, countMax: max(limit, 1) + 64)
    putMunicipalityFirst(in: &shown)
    var kept = shown.map { Ranked(candidate: $0) }
    let isAlone = markEquals(&kept)
    if !isAlone || kept.isEmpty || !settlement.holds(kept[0].candidate) {
      addFallbacks(fallbacks, to: &kept, limit: max(limit, 1))
    } else {
      kept[0].isSettled = true
    }
    return Array(kept.prefix(max(limit, 0)))
  }

  /// Of a municipality and a place in another that bears its name, the municipality is meant.
  private func putMunicipalityFirst(in shown: inout [Candidate]) {
    guard let first = shown.first, first.level == .place, !first.isTownNamed,
      let place = shown.firstIndex(where: { other in
        other.level == .municipality && Self.step(other.cost) == Self.step(first.cost)
          && other.placeName?.name == first.placeName?.name
      })
    else { return }
    shown.insert(shown.remove(at: place), at: 0)
  }

  private func unique(_ sorted: [Candidate], countMax: Int) -> [Candidate] {
    var kept: [Candidate] = []
    for candidate in sorted where kept.count < countMax {
      guard let same = kept.firstIndex(where: { isSame($0, candidate) }) else {
        kept.append(candidate)
        continue
      }
      // One door in two tables is where either says.
      if kept[same].number == .exact, kept[same].street != candidate.street {
        let apart = kept[same].point.metres(to: candidate.point)
        kept[same].doubtMetres = max(kept[same].doubtMetres, apart + candidate.doubtMetres)
      }
    }
    return kept
  }

  /// Marks those that explain the text as well as the first and lie elsewhere.
  ///
  /// - Returns: whether the first has no equal.
  private func markEquals(_ kept: inout [Ranked]) -> Bool {
    guard let first = kept.first?.candidate else { return false }
    let equals = kept.map { $0.candidate.cost <= first.cost + MatchCosts.equal }
    let isAlone = !kept.indices.dropFirst().contains {
      equals[$0] && isElsewhere(kept[$0].candidate, than: first)
    }
    guard !isAlone else { return true }
    for index in kept.indices { kept[index].isAmbiguous = equals[index] }
    return false
  }

  private func addFallbacks(
    _ fallbacks: [Candidate], to kept: inout [Ranked], limit: Int
  ) {
    let isFirst = kept.isEmpty
    var added: [Ranked] = []
    // The city of the province's name says nothing beside another municipality.
    let isTownNamed = fallbacks.contains {
      $0.level != .postalCode && !$0.isProvinceToo && !$0.mayBeOfCity
    }
    for fallback in fallbacks.sorted(by: precedes)
    where !(fallback.isProvinceToo && isTownNamed) {
      if let known = kept.firstIndex(where: { isSame($0.candidate, fallback) }) {
        // The best stays first.
        if known == 0 || kept[known].isAmbiguous { continue }
        added.append(kept.remove(at: known))
      } else {
        added.append(Ranked(candidate: fallback))
      }
    }
    guard !added.isEmpty else { return }
    let known = kept.prefix { $0.isAmbiguous }.count
    // They come behind the equals, and are never cut off.
    let place = min(max(known, isFirst ? 0 : min(1, kept.count)), max(0, limit - added.count))
    kept.insert(contentsOf: added, at: place)
    let last = place + added.count
    // `Saint-Roch, Québec` is in the city more often than in a hamlet far off.
    if let first = kept.first, first.candidate.mayBeOfCity,
      let city = kept[..<last].firstIndex(where: { $0.candidate.isProvinceToo })
    {
      kept.insert(kept.remove(at: city), at: 0)
    }
    if last > 1 { for index in 0..<last { kept[index].isAmbiguous = true } }
    if isFirst, added.count == 1 { kept[0].isSettled = settlement.holds(kept[0].candidate) }
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
