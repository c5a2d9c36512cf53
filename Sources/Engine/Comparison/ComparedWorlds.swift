internal import Domain
internal import EventLog
internal import Projections

/// What is real, or what one branch supposes, from one vantage.
struct ComparedWorld {
  let workspace: Workspace
  let models: ReadModels
  let snapshot: Snapshot

  /// The branch of which hypotheses are seen; `nil` for what is real.
  var branch: BranchName? {
    guard let branch = workspace.branch, snapshot.position > branch.fork.position else {
      return nil
    }
    return branch.name
  }
}

/// What two baskets are taken from: one log twice, or the log and a branch of it, or two branches.
struct ComparedWorlds {
  let first: ComparedWorld
  let second: ComparedWorld

  /// Position of the last event that both have; `nil` where they are the same log.
  let sharedPosition: Int64?

  /// Opens both sides.
  ///
  /// - Parameters:
  ///   - here: Where the first side is.
  ///   - there: Where the second side is; the same workspace for another vantage of one log.
  ///   - firstVantage: The vantage of the first side, of the log as its models have it.
  ///   - secondVantage: The vantage of the second side.
  ///   - progress: Called while read models are prepared.
  /// - Throws: an error of a log, or of what is derived from it.
  init(
    _ here: Workspace, _ there: Workspace,
    _ firstVantage: (Workspace, ReadModels) throws -> Vantage,
    _ secondVantage: (Workspace, ReadModels) throws -> Vantage, progress: Progress?
  ) throws {
    let models = try here.currentModels(progress: progress)
    let shapes = RememberedShapes(
      atlas: models.atlas.state, boundaries: BoundaryStore(log: here.log))
    func world(
      _ workspace: Workspace, _ models: ReadModels, _ vantage: Vantage, _ shapes: RememberedShapes
    ) -> ComparedWorld {
      ComparedWorld(
        workspace: workspace, models: models,
        snapshot: workspace.snapshot(of: models, at: vantage, shapes: shapes))
    }
    first = world(here, models, try firstVantage(here, models), shapes)
    guard there !== here else {
      second = world(here, models, try secondVantage(here, models), shapes)
      sharedPosition = nil
      return
    }
    let others = try there.currentModels(progress: progress)
    let otherShapes = RememberedShapes(
      atlas: others.atlas.state, boundaries: BoundaryStore(log: there.log))
    second = world(there, others, try secondVantage(there, others), otherShapes)
    sharedPosition =
      [here.branch?.fork.position, there.branch?.fork.position]
      .compactMap(\.self).min() ?? min(models.position, others.position)
  }

  /// The territory that somebody means, by a name of either side.
  ///
  /// - Throws: ``LookupError``.
  func territory(meant text: String, secondFirst: Bool = false) throws -> TerritoryID {
    let sides =
      secondFirst ? [second.snapshot, first.snapshot] : [first.snapshot, second.snapshot]
    do {
      return try sides[0].territory(meant: text)
    } catch LookupError.unknownName {
      return try sides[1].territory(meant: text)
    }
  }

  /// What differs between the baskets of two of their territories.
  ///
  /// - Throws: ``LookupError/unknownTerritory(_:nearest:)``, or an error of the shapes.
  func difference(
    of pair: ComparisonPairs.Pair, isOfPlaces: Bool = false
  ) throws -> BasketDifference {
    let sides = ComparedSides(
      try first.snapshot.basketExtents(of: pair.before), first.snapshot.services,
      try second.snapshot.basketExtents(of: pair.after), second.snapshot.services, events: between,
      sharedPosition: sharedPosition ?? .max)
    let purpose: BasketComparer.Purpose = isOfPlaces ? .places : .time(people: pair.people)
    var difference = try BasketComparer(sides, for: purpose).difference()
    difference.before.branch = first.branch
    difference.after.branch = second.branch
    return difference
  }

  /// Where to look for the events that made a difference.
  ///
  /// From one log to another the way leads back to what both have, and on from there.
  private var between: [Between] {
    let (start, end) = (first.snapshot.vantage, second.snapshot.vantage)
    guard let sharedPosition else {
      return [Between(second.models, start, end, reference: second.workspace.reference(to:))]
    }
    let shared = Vantage(day: start.day, position: min(sharedPosition, start.position))
    return [
      Between(first.models, start, shared, reference: first.workspace.reference(to:)),
      Between(second.models, shared, end, reference: second.workspace.reference(to:)),
    ]
  }

  /// The event that made a step, which either side may know.
  func reference(to step: SuccessionStep) -> EventReference {
    let (atlas, position) = (second.models.atlas.state, second.snapshot.position)
    let known = atlas.successors(of: step.from, at: Vantage(day: .latest, position: position))
    let world = known.contains(step) ? second : first
    return world.workspace.reference(to: step.position)
  }

  /// Reads events of either side.
  ///
  /// - Throws: an error of a log, or of an event that cannot be read.
  func events(_ references: [EventReference]) throws -> [LoggedEvent] {
    let snapshots = [second.snapshot, first.snapshot]
    let found = try second.workspace.events(references, namedBy: snapshots)
    guard sharedPosition != nil else { return found }
    let known = Set(found.map(\.reference))
    let rest = references.filter { !known.contains($0) }
    return (found + (try first.workspace.events(rest, namedBy: snapshots)))
      .sorted { $0.reference < $1.reference }
  }
}
