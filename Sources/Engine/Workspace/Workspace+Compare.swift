internal import Domain
internal import EventLog

extension Workspace {
  /// Compares two baskets: of one territory from two vantages, or of two territories.
  ///
  /// - Throws: ``LookupError``; ``EngineError``; or an error of the log or of the shapes.
  public func compare(
    _ request: ComparisonRequest, progress: Progress? = nil
  ) throws -> BasketComparison {
    let models = try currentModels(progress: progress)
    let first = snapshot(
      of: models,
      at: Vantage(
        day: request.day, position: try position(of: request.knownAt, head: models.position)))
    let second = snapshot(
      of: models,
      at: Vantage(
        day: request.otherDay,
        position: try position(of: request.otherKnownAt, head: models.position)))
    let before = try first.basketExtents(of: first.territory(meant: request.territory))
    let after = try second.basketExtents(
      of: second.territory(meant: request.other ?? request.territory))
    let isOfPlaces = request.other != nil && before.territory != after.territory
    let comparer = BasketComparer(before, after, for: isOfPlaces ? .places : .time)
    let differences = [try comparer.difference()]
    return BasketComparison(
      isOfPlaces: isOfPlaces, differences: differences,
      events: try events(at: differences.flatMap(\.positions)))
  }

  /// Reads events by their positions.
  ///
  /// - Returns: Each once, in order.
  /// - Throws: an error of the log, or ``EngineError/unreadableEvent(position:_:)``.
  func events(at positions: some Sequence<Int64>) throws -> [LoggedEvent] {
    try Set(positions).sorted().compactMap { position in
      guard let stored = try log.events(from: position, limit: 1).first else { return nil }
      guard let effectiveOn = CalendarDate(stored.event.effectiveOn) else {
        throw EngineError.unreadableDate(position: position, stored.event.effectiveOn)
      }
      return LoggedEvent(
        position: position, effectiveOn: effectiveOn,
        recordedAtMilliseconds: stored.recordedAtMilliseconds, source: stored.event.source,
        event: try DomainEvent(stored))
    }
  }
}

extension BasketDifference {
  /// The positions of the events that it names, in no promised order.
  var positions: [Int64] {
    services.flatMap { $0.events.map(\.position) } + territoryChanges.flatMap(\.events)
  }
}
