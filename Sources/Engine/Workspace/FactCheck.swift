internal import Domain
internal import EventLog
internal import Projections

/// Checks facts one after the other, each against the log and the facts before it.
struct FactCheck {
  private let models: ReadModels

  /// Where the positions that corrections name are looked up.
  private let log: any AppendOnlyLog

  /// Subjects that earlier facts begin.
  private var begun: Set<String> = []

  /// Resources that are confidential although `models` may not say so, and those that earlier facts
  /// make confidential.
  private var hidden: Set<ResourceID>

  init(models: ReadModels, log: any AppendOnlyLog, confidential: Set<ResourceID> = []) {
    self.models = models
    self.log = log
    hidden = confidential
  }

  /// Checks the next fact.
  ///
  /// - Throws: ``FactProblem``; facts after it are checked as if it had not been there.
  mutating func admit(
    _ fact: UncheckedFact
  ) throws(FactProblem) -> (event: DomainEvent, effectiveOn: CalendarDate) {
    let (event, day) = try read(fact)
    if case .correction(_, let correction) = event {
      try check(correction, of: fact.stream)
      try checkDifference(of: correction, fact)
    }
    try admit(event, stream: fact.stream)
    return (event, day)
  }

  private func read(_ fact: UncheckedFact) throws(FactProblem) -> (DomainEvent, CalendarDate) {
    let current = EventCodec.knownTypes.first { $0.type == fact.type }?.version ?? 1
    let event: DomainEvent
    do throws(EventCodec.DecodingError) {
      event = try EventCodec.decodeUntrusted(
        stream: fact.stream, type: fact.type, schemaVersion: fact.schemaVersion ?? current,
        payload: fact.payload)
    } catch {
      throw .undecodable(error)
    }
    guard let day = CalendarDate(fact.effectiveOn) else {
      throw .impossibleDate(fact.effectiveOn)
    }
    return (event, day)
  }

  /// Checks that a correction names a fact about its subject, of the type that it puts in its place.
  private func check(_ correction: Correction, of stream: String) throws(FactProblem) {
    let position = correction.corrects
    // A log that cannot be read is found out when the facts are appended.
    let stored = position > 0 ? try? log.events(from: position, limit: 1).first : nil
    guard let stored, stored.event.stream == stream else {
      throw .correctsNothing(position: position, subject: stream)
    }
    if let earlier = try? DomainEvent(stored), case .correction(_, let other) = earlier {
      throw .correctsCorrection(position: position, root: other.corrects)
    }
    if let instead = correction.instead {
      let given = EventCodec.encode(instead.event).type
      guard given == stored.event.type else {
        throw .correctsOtherType(position: position, recorded: stored.event.type, given: given)
      }
    }
  }

  /// Checks that a correction says something else than is recorded, and takes no secret back.
  ///
  /// A correction that is in the log already is the same append again.
  private func checkDifference(
    of correction: Correction, _ fact: UncheckedFact
  ) throws(FactProblem) {
    // A log that cannot be read is found out when the facts are appended.
    guard let events = try? log.events(ofStream: fact.stream),
      !events.contains(where: { $0.id == fact.id }),
      let recorded = try? RecordedFact.all(in: events).first(where: {
        $0.root == correction.corrects
      })
    else { return }
    let instead = correction.instead.map {
      Statement(event: $0.event, effectiveOn: $0.effectiveOn)
    }
    guard instead != recorded.standing else {
      throw .correctsByTheSame(position: correction.corrects)
    }
    if case .resource(let id, let old)? = recorded.standing?.event, old.hides {
      let stays =
        switch instead?.event {
        case .resource(_, let new)?: new.hides
        case nil: old.begins
        default: false
        }
      guard stays else { throw .confidentialStays(id) }
    }
  }

  /// Checks that a fact is about something, and takes note of what it begins.
  private mutating func admit(_ event: DomainEvent, stream: String) throws(FactProblem) {
    if event.beginsItsSubject {
      begun.insert(stream)
    } else if !begun.contains(Self.needed(by: event)), !isInLog(event) {
      throw .unknownSubject(stream)
    }
    if case .partnership(_, .formed(let formed))? = event.fact {
      for resource in [formed.from, formed.to]
      where !begun.contains(resource.text)
        && models.directory.state.facts(of: resource, at: .last) == nil
      {
        throw .unknownSubject(resource.text)
      }
    }
    guard case .resource(let id, let event)? = event.fact else { return }
    if event.hides { hidden.insert(id) }
    if event.hasPlace, hidden.contains(id) || isConfidential(id) {
      throw .confidentialWithPlace(id)
    }
  }

  /// The stream that must have begun: that of the subject, or of the GMF whose people are counted.
  private static func needed(by event: DomainEvent) -> String {
    if case .registrations(let id) = event.subject { id.resource.text } else { event.stream }
  }

  private func isConfidential(_ id: ResourceID) -> Bool {
    models.directory.state.facts(of: id, at: .last)?.site == .confidential
  }

  private func isInLog(_ event: DomainEvent) -> Bool {
    let directory = models.directory.state
    return switch event.subject {
    case .territory(let id): models.atlas.state.knows(id)
    case .organization(let id): directory.name(of: id, at: .last) != nil
    case .resource(let id): directory.facts(of: id, at: .last) != nil
    case .service(let id): directory.facts(of: id, at: .last) != nil
    case .registrations(let id): directory.facts(of: id.resource, at: .last) != nil
    case .dataset(let id): directory.dataset(id, at: .last) != nil
    case .category(let id):
      models.categories.state.record(of: id) != nil || Taxonomy.own.knows(id.category)
    case .partnership(let id): models.partnerships.state.record(of: id) != nil
    }
  }
}

extension DomainEvent {
  /// Whether it is the first fact of its subject.
  fileprivate var beginsItsSubject: Bool {
    switch self {
    case .territory(_, .defined), .organization(_, .registered), .resource(_, .opened),
      .service(_, .offered), .dataset(_, .registered), .category(_, .described),
      .partnership(_, .formed):
      true
    default: false
    }
  }
}

extension ResourceEvent {
  /// Whether it is the first fact of its resource: taken back, there is no resource left.
  fileprivate var begins: Bool {
    if case .opened = self { true } else { false }
  }

  /// Whether it gives the resource a place.
  var hasPlace: Bool {
    switch self {
    case .opened(let opened): opened.place != nil
    case .moved(let moved): moved.place != nil
    case .renamed, .described, .closed, .madeConfidential: false
    }
  }

  /// Whether it makes the resource confidential.
  var hides: Bool {
    switch self {
    case .opened(let opened): opened.isConfidential
    case .madeConfidential: true
    case .moved, .renamed, .described, .closed: false
    }
  }
}
