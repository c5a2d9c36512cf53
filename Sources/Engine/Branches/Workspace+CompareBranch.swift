public import Domain
internal import EventLog
internal import Projections

/// What a branch is compared with.
public enum BranchBaseline: Hashable, Sendable {
  /// The log where the branch leaves it, so that every difference is a hypothesis.
  case fork

  /// The log as it is by now.
  case log

  /// Another branch.
  case branch(BranchName)
}

/// What a branch changes in the baskets of many territories.
public struct BranchOverview: Hashable, Sendable {
  /// The day on both sides.
  public var day: CalendarDate

  /// The pairs of territories of which the basket, or the territory itself, is another.
  public var differences: [BasketDifference]

  /// How many territories stand as they did, with the same basket.
  public var unchangedCount: Int

  /// Territories that only the branch has, and for which nothing stood.
  public var began: [NamedTerritory]

  /// Territories that only the other side has, and for which nothing stands.
  public var ended: [NamedTerritory]

  /// The events that the territories' own changes name, and those of what took their place, in order.
  public var events: [LoggedEvent]

  /// The first day after ``day`` from which something on the branch holds; `nil` when nothing does.
  public var nextDay: CalendarDate?
}

extension Workspace {
  /// Tells what a branch of this log changes in the basket of a territory.
  ///
  /// - Parameters:
  ///   - name: The branch.
  ///   - baseline: What it is compared with: the first side.
  ///   - territory: The territory, by identifier or name.
  ///   - day: The day on both sides.
  ///   - progress: Called while read models are prepared.
  /// - Returns: A difference for each pair of territories.
  /// - Throws: ``BranchError``; ``ComparisonError``; ``LookupError``; ``EngineError``; or an error of a
  ///   log or of the shapes.
  public func compare(
    branch name: BranchName, with baseline: BranchBaseline, basketOf territory: String,
    on day: CalendarDate, progress: Progress? = nil
  ) throws -> BasketComparison {
    let worlds = try worlds(of: name, with: baseline, on: day, progress)
    let id = try worlds.territory(meant: territory)
    return try compare(id, with: id, in: worlds)
  }

  /// Tells in which territories a branch of this log changes the basket.
  ///
  /// - Parameters:
  ///   - name: The branch.
  ///   - baseline: What it is compared with: the first side.
  ///   - kind: The kind of the territories; `nil` for all.
  ///   - day: The day on both sides.
  ///   - progress: Called while read models are prepared.
  /// - Returns: The territories in order of their identifiers.
  /// - Throws: ``BranchError``; ``EngineError``; or an error of a log or of the shapes.
  /// - Complexity: O(*t* · *s*) in the numbers of territories and services, besides the overlays.
  public func overview(
    ofBranch name: BranchName, with baseline: BranchBaseline, kind: TerritoryKind?,
    on day: CalendarDate, progress: Progress? = nil
  ) throws -> BranchOverview {
    let worlds = try worlds(of: name, with: baseline, on: day, progress)
    let (first, second) = (worlds.first.snapshot, worlds.second.snapshot)
    let later = try report(on: name).events.compactMap { CalendarDate($0.event.effectiveOn) }
    var overview = BranchOverview(
      day: day, differences: [], unchangedCount: 0, began: [], ended: [], events: [],
      nextDay: later.filter { $0 > day }.min())
    var seen: Set<ComparisonPairs.Pair> = []
    var references: [EventReference] = []
    for id in Set(first.gazetteer.all).union(second.gazetteer.all).sorted()
    where kind.map({ $0 == id.kind }) ?? true {
      let pairs = ComparisonPairs(of: id, from: first, to: second)
      references += pairs.steps.map(worlds.reference(to:))
      if pairs.pairs.isEmpty {
        if first.exists(id) {
          overview.ended.append(first.named(id))
        } else {
          overview.began.append(second.named(id))
        }
      }
      for pair in pairs.pairs where seen.insert(pair).inserted {
        let difference = try worlds.difference(of: pair)
        references += difference.territoryChanges.flatMap(\.events)
        if difference.isEmpty, difference.territoryChanges.isEmpty, pair.before == pair.after {
          overview.unchangedCount += 1
        } else {
          overview.differences.append(difference)
        }
      }
    }
    overview.events = try worlds.events(references)
    return overview
  }

  /// A branch beside what it is compared with.
  private func worlds(
    of name: BranchName, with baseline: BranchBaseline, on day: CalendarDate, _ progress: Progress?
  ) throws -> ComparedWorlds {
    let branch = try opened(name)
    let other =
      switch baseline {
      case .fork: branch
      case .log: self
      case .branch(let other): try opened(other)
      }
    let fork = baseline == .fork ? branch.branch?.fork.position : nil
    return try ComparedWorlds(
      other, branch, { Vantage(day: day, position: fork ?? $1.position) },
      { Vantage(day: day, position: $1.position) }, progress: progress)
  }

  private func opened(_ name: BranchName) throws -> Workspace {
    try Workspace(path: folder.path, branch: name, access: .reading, surroundings)
  }
}
