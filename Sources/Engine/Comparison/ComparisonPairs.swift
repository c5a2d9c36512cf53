internal import Domain
internal import Projections

/// Which territories a comparison pairs, when the one asked about does not exist on both sides.
struct ComparisonPairs {
  /// A territory of the first side, and the one that is compared with it.
  struct Pair: Hashable {
    var before: TerritoryID
    var after: TerritoryID

    /// Whose people live in both: all of the one, all of the other, or nobody knows.
    var people: People
  }

  /// Whose people are those of both territories of a pair.
  enum People: Hashable {
    /// One lies wholly in the other: its people are.
    case before, after
    case unknown
  }

  /// In order; empty when nothing stands for the territory on one of the sides.
  private(set) var pairs: [Pair] = []

  /// How land passed from the one to the other, each step once, by date.
  private(set) var steps: [SuccessionStep] = []

  private let first: Snapshot
  private let second: Snapshot

  /// Pairs a territory with itself, or with what stood or stands for it.
  init(of id: TerritoryID, from first: Snapshot, to second: Snapshot) {
    self.first = first
    self.second = second
    if first.exists(id), second.exists(id) {
      pairs = [Pair(before: id, after: id, people: .after)]
    } else if second.exists(id) {
      pairs = standing(for: id, in: first, seenFrom: second).map { id2, people in
        Pair(before: id2, after: id, people: people.swapped)
      }
    } else {
      for (before, _) in standing(for: id, in: first, seenFrom: second) {
        pairs += standing(for: before, in: second, seenFrom: first).map { after, people in
          Pair(before: before, after: after, people: people)
        }
      }
    }
    sortSteps()
  }

  /// Pairs two territories, or what stands for either on its side.
  init(
    of id: TerritoryID, in first: Snapshot, and other: TerritoryID, in second: Snapshot
  ) {
    self.first = first
    self.second = second
    let others = standing(for: other, in: second, seenFrom: first)
    for (before, _) in standing(for: id, in: first, seenFrom: second) {
      pairs += others.map { Pair(before: before, after: $0.0, people: .unknown) }
    }
    sortSteps()
  }

  /// What stands for a territory in a snapshot: itself, what took its place, or what it came from.
  ///
  /// Each comes with whose people are those of both, the territory's own being `before`.
  private mutating func standing(
    for id: TerritoryID, in snapshot: Snapshot, seenFrom other: Snapshot
  ) -> [(TerritoryID, People)] {
    if snapshot.exists(id) { return [(id, .before)] }
    let current = snapshot.atlas.current(of: id, at: snapshot.vantage)
    if !current.territories.isEmpty {
      steps += current.steps
      return current.territories.map { ($0, Self.people(current.steps)) }
    }
    var found: Set<TerritoryID> = []
    let origins = originSteps(of: id, in: snapshot, seenFrom: other, &found)
    steps += origins
    let people = Self.people(origins).swapped
    return found.sorted().map { ($0, people) }
  }

  private mutating func sortSteps() {
    steps = Set(steps).sorted {
      ($0.effectiveOn, $0.position, $0.from, $0.to) < ($1.effectiveOn, $1.position, $1.from, $1.to)
    }
  }

  /// The steps from territories that exist in a snapshot to one that does not exist there yet.
  private func originSteps(
    of id: TerritoryID, in snapshot: Snapshot, seenFrom other: Snapshot,
    _ found: inout Set<TerritoryID>
  ) -> [SuccessionStep] {
    var seen: Set<TerritoryID> = [id]
    var open = [id]
    var steps: [SuccessionStep] = []
    while let next = open.popLast() {
      for step in other.atlas.predecessors(of: next, at: other.vantage)
      where step.how != .partTransferred {
        steps.append(step)
        guard seen.insert(step.from).inserted else { continue }
        if snapshot.exists(step.from) { found.insert(step.from) } else { open.append(step.from) }
      }
    }
    return found.isEmpty ? [] : steps
  }

  /// Whose people are those of both ends of some steps, `before` being where the steps begin.
  private static func people(_ steps: [SuccessionStep]) -> People {
    if steps.allSatisfy(\.how.isWhole) { return .before }
    return steps.allSatisfy { $0.how == .split } ? .after : .unknown
  }
}

extension ComparisonPairs.People {
  fileprivate var swapped: Self {
    switch self {
    case .before: .after
    case .after: .before
    case .unknown: .unknown
    }
  }
}

extension Snapshot {
  /// Whether a territory exists on the day.
  func exists(_ id: TerritoryID) -> Bool { gazetteer.holds(id) }
}
