internal import Domain
internal import EventLog
internal import Projections

extension Workspace {
  /// Reads events of this log.
  ///
  /// - Parameters:
  ///   - references: Each may come several times; those of another branch are left out.
  ///   - snapshots: Where names are looked for, one after the other.
  /// - Returns: Each once, in order.
  /// - Throws: an error of the log, ``EngineError/unreadableEvent(position:_:)``, or
  ///   ``EngineError/unreadableDate(position:_:)``.
  func events(
    _ references: some Sequence<EventReference>, namedBy snapshots: [Snapshot]
  ) throws -> [LoggedEvent] {
    try Set(references).sorted().compactMap { reference in
      let position = reference.position
      guard self.reference(to: position) == reference,
        let stored = try log.events(from: position, limit: 1).first
      else { return nil }
      guard let effectiveOn = CalendarDate(stored.event.effectiveOn) else {
        throw EngineError.unreadableDate(position: position, stored.event.effectiveOn)
      }
      let event = try DomainEvent(stored)
      var names: [Subject: String] = [:]
      for subject in event.subjects {
        names[subject] = snapshots.lazy.compactMap { $0.name(of: subject) }.first
      }
      return LoggedEvent(
        reference: reference, type: stored.event.type, effectiveOn: effectiveOn,
        recordedAtMilliseconds: stored.recordedAtMilliseconds, source: stored.event.source,
        actor: stored.event.actor,
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
    case .category, .partnership: nil
    }
  }
}
