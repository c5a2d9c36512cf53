public import Domain
public import EventLog
internal import Projections

/// A fact that somebody wrote down, not yet checked.
public struct UncheckedFact: Hashable, Sendable {
  /// Identifier chosen by whoever wrote it; recording it again is harmless.
  public var id: String

  /// Identifier of what it is about.
  public var stream: String
  public var type: String

  /// Version of the payload's shape; `nil` means the current one.
  public var schemaVersion: Int?

  /// `YYYY-MM-DD`.
  public var effectiveOn: String
  public var source: String

  /// UTF-8 JSON.
  public var payload: [UInt8]

  public init(
    id: String, stream: String, type: String, schemaVersion: Int?, effectiveOn: String,
    source: String, payload: [UInt8]
  ) {
    self.id = id
    self.stream = stream
    self.type = type
    self.schemaVersion = schemaVersion
    self.effectiveOn = effectiveOn
    self.source = source
    self.payload = payload
  }
}

/// Why a fact was not recorded.
public enum FactProblem: Error, Hashable, Sendable {
  case undecodable(EventCodec.DecodingError)
  case impossibleDate(String)
  /// Nothing of that name has been defined, registered, opened, offered.
  case unknownSubject(String)
  /// A confidential resource was given a place.
  case confidentialWithPlace(ResourceID)
  /// A correction names a position at which there is no fact about its subject.
  case correctsNothing(position: Int64, subject: String)
  /// A correction names another correction; the fact itself stands at `root`.
  case correctsCorrection(position: Int64, root: Int64)
  /// A correction puts a fact of one type in the place of one of another.
  case correctsOtherType(position: Int64, recorded: String, given: String)
}

/// Facts that could not be recorded; none of them was.
public struct FactsRefused: Error, Hashable, Sendable {
  /// The index of each fact at fault, from 0, and why.
  public var problems: [Refused]

  public struct Refused: Hashable, Sendable {
    public var index: Int
    public var problem: FactProblem
  }
}

extension Workspace {
  /// Checks facts that somebody wrote and appends them, all or none, each under its own identifier.
  ///
  /// A fact whose identifier is in the log already is answered as it was the first time.
  ///
  /// - Returns: One receipt per fact, in order.
  /// - Throws: ``FactsRefused`` with every problem, or an error of the log.
  public func record(_ facts: [UncheckedFact], actor: String) throws -> [AppendReceipt] {
    let models = try currentModels()
    var known = KnownSubjects(models: models)
    var problems: [FactsRefused.Refused] = []
    var appends: [Append] = []
    for (index, fact) in facts.enumerated() {
      do throws(FactProblem) {
        let (event, day) = try check(fact)
        if case .correction(_, let correction) = event {
          try check(correction, of: fact.stream)
        }
        try known.admit(event, stream: fact.stream)
        appends.append(append(event, fact, on: day, actor: actor))
      } catch {
        problems.append(FactsRefused.Refused(index: index, problem: error))
      }
    }
    guard problems.isEmpty else { throw FactsRefused(problems: problems) }
    let receipts = try log.append(appends)
    try eraseHiddenPlaces()
    return receipts
  }

  private func check(_ fact: UncheckedFact) throws(FactProblem) -> (DomainEvent, CalendarDate) {
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

  private func append(
    _ event: DomainEvent, _ fact: UncheckedFact, on day: CalendarDate, actor: String
  ) -> Append {
    // Written anew, in the canonical form of the current version.
    let encoded = EventCodec.encode(event)
    return Append(
      id: fact.id,
      events: [
        ProposedEvent(
          stream: encoded.stream, type: encoded.type, schemaVersion: encoded.schemaVersion,
          effectiveOn: day.description, actor: actor, source: fact.source,
          payload: encoded.payload, contents: encoded.contents)
      ],
      recordedAtMilliseconds: surroundings.clock())
  }
}

/// The subjects that facts may be about: those in the log, and those that earlier facts begin.
private struct KnownSubjects {
  let models: ReadModels
  private var begun: Set<String> = []

  /// Resources that earlier facts make confidential.
  private var hidden: Set<ResourceID> = []

  init(models: ReadModels) {
    self.models = models
  }

  /// Checks that a fact is about something, and takes note of what it begins.
  mutating func admit(_ event: DomainEvent, stream: String) throws(FactProblem) {
    if event.beginsItsSubject {
      begun.insert(stream)
    } else if !begun.contains(stream), !isInLog(event) {
      throw .unknownSubject(stream)
    }
    guard case .resource(let id, let event)? = event.fact else { return }
    if event.hides { hidden.insert(id) }
    if event.hasPlace, hidden.contains(id) || isConfidential(id) {
      throw .confidentialWithPlace(id)
    }
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
    }
  }
}

extension DomainEvent {
  /// Whether it is the first fact of its subject.
  fileprivate var beginsItsSubject: Bool {
    switch self {
    case .territory(_, .defined), .organization(_, .registered), .resource(_, .opened),
      .service(_, .offered), .dataset(_, .registered):
      true
    default: false
    }
  }
}

extension ResourceEvent {
  /// Whether it gives the resource a place.
  fileprivate var hasPlace: Bool {
    switch self {
    case .opened(let opened): opened.place != nil
    case .moved(let moved): moved.place != nil
    case .renamed, .described, .closed, .madeConfidential: false
    }
  }

  /// Whether it makes the resource confidential.
  fileprivate var hides: Bool {
    switch self {
    case .opened(let opened): opened.isConfidential
    case .madeConfidential: true
    case .moved, .renamed, .described, .closed: false
    }
  }
}
