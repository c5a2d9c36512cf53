public import Domain
internal import EventLog
internal import Projections

extension Workspace {
  /// Finds the days on which the basket of a territory became another.
  ///
  /// - Parameters:
  ///   - text: The territory, by identifier or by a name that it bears on `day`.
  ///   - range: The days to look at; announced ones are among them.
  ///   - day: The day on which names are looked for.
  ///   - known: What was known.
  ///   - progress: Called while read models are prepared.
  /// - Returns: The days in order.
  /// - Throws: ``LookupError``; ``EngineError``; or an error of the log or of the shapes.
  public func feed(
    of text: String, in range: ClosedRange<CalendarDate>, namedOn day: CalendarDate,
    asKnownAt known: KnownAt = .now, progress: Progress? = nil
  ) throws -> BasketFeed {
    let models = try currentModels(progress: progress)
    let position = try position(of: known, head: models.position)
    let atlas = models.atlas.state
    let naming = snapshot(of: models, at: Vantage(day: day, position: position))
    let id = try naming.territory(meant: text)
    guard let first = try log.events(ofStream: id.text).first, first.position <= position else {
      throw LookupError.unknownTerritory(id, nearest: naming.nearest(to: id, in: atlas.all))
    }
    let shapes = RememberedShapes(atlas: atlas, boundaries: BoundaryStore(log: log))
    let days = BasketDays(
      territory: id, atlas: atlas, directory: models.directory.state,
      baskets: models.baskets.state, position: position, reference: reference(to:)
    ) { self.snapshot(of: models, at: $0, shapes: shapes) }
    let changes = try days.changes(in: range)
    let references = changes.map { $0.1.events ?? days.turnsOfExistence(on: $0.0) }
    // What is announced may speak of what bears a name only later.
    let later = snapshot(of: models, at: Vantage(day: .latest, position: position))
    let events = try events(references.joined(), namedBy: [naming, later])
    let recordedAt = Dictionary(
      uniqueKeysWithValues: events.map { ($0.reference, $0.recordedAtMilliseconds) })
    func name(on day: CalendarDate) -> String? {
      atlas.facts(of: id, at: Vantage(day: day, position: position))?.name
    }
    let firstRecordedAt = first.recordedAtMilliseconds
    return BasketFeed(
      territory: NamedTerritory(id: id, name: name(on: day) ?? name(on: .latest) ?? id.code),
      position: position, identity: first.hash, firstRecordedAtMilliseconds: firstRecordedAt,
      days: zip(changes, references).map { change, references in
        BasketDay(
          day: change.0, territory: NamedTerritory(id: id, name: name(on: change.0) ?? id.code),
          change: change.1, events: references,
          updatedAtMilliseconds: references.compactMap { recordedAt[$0] }.max() ?? firstRecordedAt)
      },
      events: events)
  }
}

extension BasketDay.Change {
  /// The events that its differences name; `nil` where existence is what changed.
  fileprivate var events: [EventReference]? {
    guard case .changed(let services) = self else { return nil }
    return Set(services.flatMap { $0.events.map(\.reference) }).sorted()
  }
}
