internal import Domain
internal import EventLog
internal import Projections

extension Workspace {
  /// Compares two baskets: of one territory from two vantages, or of two territories.
  ///
  /// A territory that does not exist on one of the sides is compared with what stood or stands for it.
  ///
  /// - Parameters:
  ///   - request: What to compare.
  ///   - progress: Called while read models are prepared.
  /// - Returns: A difference for each pair of territories.
  /// - Throws: ``ComparisonError``; ``LookupError``; ``EngineError``; or an error of a log or of the
  ///   shapes.
  public func compare(
    _ request: ComparisonRequest, progress: Progress? = nil
  ) throws -> BasketComparison {
    let worlds = try ComparedWorlds(
      self, self,
      { here, models in
        Vantage(
          day: request.day,
          position: try here.position(of: request.knownAt, head: models.position))
      },
      { there, models in
        Vantage(
          day: request.otherDay,
          position: try there.position(of: request.otherKnownAt, head: models.position))
      }, progress: progress)
    let (first, second) = (worlds.first.snapshot, worlds.second.snapshot)
    let id = try worlds.territory(meant: request.territory)
    let asked = try request.other.map { try worlds.territory(meant: $0, secondFirst: true) } ?? id
    guard id != asked || first.vantage != second.vantage else {
      throw ComparisonError.sameOnBothSides
    }
    var comparison = try compare(id, with: asked, in: worlds)
    for index in comparison.differences.indices where request.knownAt != .now {
      comparison.differences[index].before.knownAtMilliseconds =
        try worlds.first.recordedAtMilliseconds
    }
    for index in comparison.differences.indices where request.otherKnownAt != .now {
      comparison.differences[index].after.knownAtMilliseconds =
        try worlds.second.recordedAtMilliseconds
    }
    return comparison
  }

  /// Compares the baskets of two territories, or of what stands for them.
  ///
  /// - Throws: ``ComparisonError``; ``LookupError``; or an error of a log or of the shapes.
  func compare(
    _ id: TerritoryID, with other: TerritoryID, in worlds: ComparedWorlds
  ) throws -> BasketComparison {
    let (first, second) = (worlds.first.snapshot, worlds.second.snapshot)
    let isOfPlaces = id != other
    let pairs =
      isOfPlaces
      ? ComparisonPairs(of: id, in: first, and: other, in: second)
      : ComparisonPairs(of: id, from: first, to: second)
    guard !pairs.pairs.isEmpty else {
      let day = first.exists(id) ? second.day : first.day
      throw Self.unknown(id, other, first, second) ?? ComparisonError.nothingStandsFor(id, on: day)
    }
    let differences = try pairs.pairs.map { try worlds.difference(of: $0, isOfPlaces: isOfPlaces) }
    let steps = pairs.steps.map { ComparisonStep($0, in: worlds) }
    return BasketComparison(
      isOfPlaces: isOfPlaces, steps: steps, differences: differences,
      events: try worlds.events(differences.flatMap(\.references) + steps.map(\.reference)),
      correctedSince: try correctedSince(
        worlds, Set(pairs.pairs.map(\.before)), Set(pairs.pairs.map(\.after))))
  }

  /// The facts on which baskets rest, corrected after what both sides know.
  private func correctedSince(
    _ worlds: ComparedWorlds, _ territories: some Sequence<TerritoryID>,
    _ others: some Sequence<TerritoryID>
  ) throws -> [CorrectedFact] {
    let (first, second) = (worlds.first.snapshot, worlds.second.snapshot)
    // On two logs each side is told as it is known now, unless somebody asked otherwise.
    let known = max(first.position, second.position)
    guard worlds.sharedPosition == nil, known < worlds.second.models.position else { return [] }
    let facts =
      try territories.flatMap { try first.correctedSince(first.basket(of: $0)) }
      + others.flatMap { try second.correctedSince(second.basket(of: $0)) }
    return Set(facts.filter { $0.position > known }).sorted()
  }

  /// What is said of a territory that the log never knew.
  private static func unknown(
    _ id: TerritoryID, _ other: TerritoryID, _ first: Snapshot, _ second: Snapshot
  ) -> LookupError? {
    let unknown = [id, other].first { !first.atlas.knows($0) && !second.atlas.knows($0) }
    guard let unknown else { return nil }
    let known = Set(first.gazetteer.all).union(second.gazetteer.all).sorted()
    return LookupError.unknownTerritory(unknown, nearest: second.nearest(to: unknown, in: known))
  }
}

extension ComparedWorld {
  /// When the log learned the last event that is seen; `nil` where there is none.
  fileprivate var recordedAtMilliseconds: Int64? {
    get throws {
      guard snapshot.position > 0 else { return nil }
      return try workspace.log.events(from: snapshot.position, limit: 1).first?
        .recordedAtMilliseconds
    }
  }
}

extension ComparisonStep {
  /// A step with the names of its ends: of the old one before, of the new one after.
  init(_ step: SuccessionStep, in worlds: ComparedWorlds) {
    let (first, second) = (worlds.first.snapshot, worlds.second.snapshot)
    func named(_ id: TerritoryID, _ snapshots: [Snapshot]) -> NamedTerritory {
      let names = snapshots.lazy.compactMap { $0.atlas.facts(of: id, at: $0.vantage)?.name }
      return NamedTerritory(id: id, name: names.first ?? id.code)
    }
    self.init(
      from: named(step.from, [first, second]), to: named(step.to, [second, first]), step: step,
      reference: worlds.reference(to: step))
  }
}

extension BasketDifference {
  /// The events that it names, in no promised order.
  var references: [EventReference] {
    services.flatMap { $0.events.map(\.reference) } + territoryChanges.flatMap(\.events)
  }
}
