internal import Domain
internal import EventLog
internal import Projections

extension Workspace {
  /// Compares two baskets: of one territory from two vantages, or of two territories.
  ///
  /// A territory that does not exist on one of the sides is compared with what stood or stands for it.
  ///
  /// - Throws: ``ComparisonError``; ``LookupError``; ``EngineError``; or an error of the log or of the
  ///   shapes.
  public func compare(
    _ request: ComparisonRequest, progress: Progress? = nil
  ) throws -> BasketComparison {
    let models = try currentModels(progress: progress)
    let shapes = RememberedShapes(
      atlas: models.atlas.state, boundaries: BoundaryStore(log: log))
    func side(_ day: CalendarDate, _ known: KnownAt) throws -> Snapshot {
      let position = try position(of: known, head: models.position)
      return snapshot(of: models, at: Vantage(day: day, position: position), shapes: shapes)
    }
    let first = try side(request.day, request.knownAt)
    let second = try side(request.otherDay, request.otherKnownAt)
    let id = try Self.territory(meant: request.territory, first, second)
    let other = try request.other.map { try Self.territory(meant: $0, second, first) } ?? id
    guard id != other || first.vantage != second.vantage else {
      throw ComparisonError.sameOnBothSides
    }
    var comparison = try compare(id, in: first, with: other, in: second)
    for index in comparison.differences.indices where request.knownAt != .now {
      comparison.differences[index].before.knownAtMilliseconds = try recordedAt(first.position)
    }
    for index in comparison.differences.indices where request.otherKnownAt != .now {
      comparison.differences[index].after.knownAtMilliseconds = try recordedAt(second.position)
    }
    return comparison
  }

  /// When the log learned the event at a position; `nil` where there is none.
  private func recordedAt(_ position: Int64) throws -> Int64? {
    guard position > 0 else { return nil }
    return try log.events(from: position, limit: 1).first?.recordedAtMilliseconds
  }

  private func compare(
    _ id: TerritoryID, in first: Snapshot, with other: TerritoryID, in second: Snapshot
  ) throws -> BasketComparison {
    let isOfPlaces = id != other
    var pairs: ComparisonPairs
    if isOfPlaces {
      pairs = ComparisonPairs(of: id, in: first, and: other, in: second)
    } else {
      pairs = ComparisonPairs(of: id, from: first, to: second)
    }
    guard !pairs.pairs.isEmpty else {
      let day = first.exists(id) ? second.day : first.day
      throw Self.unknown(id, other, first, second) ?? ComparisonError.nothingStandsFor(id, on: day)
    }
    var lands: [TerritoryID: BasketExtents] = [:]
    var otherLands: [TerritoryID: BasketExtents] = [:]
    var differences: [BasketDifference] = []
    for pair in pairs.pairs {
      let before = try lands[pair.before] ?? first.basketExtents(of: pair.before)
      let after = try otherLands[pair.after] ?? second.basketExtents(of: pair.after)
      lands[pair.before] = before
      otherLands[pair.after] = after
      let purpose: BasketComparer.Purpose = isOfPlaces ? .places : .time(people: pair.people)
      differences.append(try BasketComparer(before, after, for: purpose).difference())
    }
    return BasketComparison(
      isOfPlaces: isOfPlaces, steps: pairs.steps.map { ComparisonStep($0, namedBy: first, second) },
      differences: differences,
      events: try events(
        at: differences.flatMap(\.positions) + pairs.steps.map(\.position), namedBy: second, first),
      correctedSince: try correctedSince(first, lands.keys, second, otherLands.keys))
  }

  /// The facts on which baskets rest, corrected after what both sides know.
  private func correctedSince(
    _ first: Snapshot, _ territories: some Sequence<TerritoryID>, _ second: Snapshot,
    _ others: some Sequence<TerritoryID>
  ) throws -> [CorrectedFact] {
    let known = max(first.position, second.position)
    guard try known < log.head().position else { return [] }
    let facts =
      try territories.flatMap { try first.correctedSince(first.basket(of: $0)) }
      + others.flatMap { try second.correctedSince(second.basket(of: $0)) }
    return Set(facts.filter { $0.position > known }).sorted()
  }

  /// The territory that somebody means, by a name of either side.
  private static func territory(
    meant text: String, _ first: Snapshot, _ second: Snapshot
  ) throws -> TerritoryID {
    do {
      return try first.territory(meant: text)
    } catch LookupError.unknownName {
      return try second.territory(meant: text)
    }
  }

  /// What is said of a territory that the log never knew.
  private static func unknown(
    _ id: TerritoryID, _ other: TerritoryID, _ first: Snapshot, _ second: Snapshot
  ) -> LookupError? {
    guard let unknown = [id, other].first(where: { !second.atlas.knows($0) }) else { return nil }
    let known = Set(first.gazetteer.all).union(second.gazetteer.all).sorted()
    return LookupError.unknownTerritory(unknown, nearest: second.nearest(to: unknown, in: known))
  }

  /// Reads events by their positions.
  ///
  /// - Parameters:
  ///   - positions: Each may come several times.
  ///   - snapshots: Where names are looked for, one after the other.
  /// - Returns: Each once, in order.
  /// - Throws: an error of the log, or ``EngineError/unreadableEvent(position:_:)``.
  func events(
    at positions: some Sequence<Int64>, namedBy snapshots: Snapshot...
  ) throws -> [LoggedEvent] {
    try Set(positions).sorted().compactMap { position in
      guard let stored = try log.events(from: position, limit: 1).first else { return nil }
      guard let effectiveOn = CalendarDate(stored.event.effectiveOn) else {
        throw EngineError.unreadableDate(position: position, stored.event.effectiveOn)
      }
      let event = try DomainEvent(stored)
      var names: [Subject: String] = [:]
      for subject in event.subjects {
        names[subject] = snapshots.lazy.compactMap { $0.name(of: subject) }.first
      }
      return LoggedEvent(
        position: position, type: stored.event.type, effectiveOn: effectiveOn,
        recordedAtMilliseconds: stored.recordedAtMilliseconds, source: stored.event.source,
        event: event, names: names)
    }
  }
}

extension DomainEvent {
  /// What it is about, and what it speaks of.
  fileprivate var subjects: Set<Subject> {
    let references = (fact ?? self).payload.references
    return Set([subject] + references.map { Subject(trusted: $0.text) })
  }
}

extension ComparisonStep {
  /// A step with the names of its ends: of the old one before, of the new one after.
  init(_ step: SuccessionStep, namedBy first: Snapshot, _ second: Snapshot) {
    func named(_ id: TerritoryID, _ snapshots: [Snapshot]) -> NamedTerritory {
      let names = snapshots.lazy.compactMap { $0.atlas.facts(of: id, at: $0.vantage)?.name }
      return NamedTerritory(id: id, name: names.first ?? id.code)
    }
    self.init(
      from: named(step.from, [first, second]), to: named(step.to, [second, first]), step: step)
  }
}

extension Snapshot {
  /// The name that something bears on the day; `nil` where it bears none.
  fileprivate func name(of subject: Subject) -> String? {
    switch subject {
    case .territory(let id): atlas.facts(of: id, at: vantage)?.name
    case .resource(let id): directory.facts(of: id, at: vantage)?.name
    case .service(let id): directory.facts(of: id, at: vantage)?.details.name
    case .organization(let id): directory.name(of: id, at: vantage)
    case .registrations(let id): directory.facts(of: id.resource, at: vantage)?.name
    case .dataset(let id): directory.dataset(id, at: vantage)?.dataset.title
    }
  }
}

extension BasketDifference {
  /// The positions of the events that it names, in no promised order.
  var positions: [Int64] {
    services.flatMap { $0.events.map(\.position) } + territoryChanges.flatMap(\.events)
  }
}
