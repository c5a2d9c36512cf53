internal import Domain
internal import EventLog
internal import Hashing
internal import Projections

/// What a decision wants to record.
struct Decided {
  /// The events, each with the day from which it holds.
  var events: [(event: DomainEvent, effectiveOn: CalendarDate)] = []

  /// Contents that the events refer to.
  var contents: [Content] = []

  /// Adds events that all hold from one day.
  mutating func add(_ more: [DomainEvent], on day: CalendarDate) {
    events += more.map { ($0, day) }
  }

  /// Number of events by stored type.
  var counts: [String: Int] {
    events.reduce(into: [:]) { $0[type(of: $1.event.payload).type, default: 0] += 1 }
  }
}

extension Workspace {
  /// How often a command decides anew because others changed what it decided about.
  private static let attemptCount = 5

  /// Decides on what holds now and appends what was decided, whole or not at all.
  ///
  /// Every stream that is written to is expected to be as it was when the decision was taken; where
  /// somebody else was faster, the decision is taken again.
  ///
  /// - Returns: What was decided, and the position of the log afterwards.
  /// - Throws: whatever `decide` throws, ``EngineError/outpaced(attempts:)``, or an error of the log;
  ///   nothing is recorded then.
  func decideAndRecord(
    _ options: ImportOptions, _ decide: (ReadModels) throws -> Decided
  ) throws -> (decided: Decided, position: Int64) {
    for _ in 0..<Self.attemptCount {
      let models = try currentModels()
      let decided = try decide(models)
      try refuseConcealedPlaces(in: decided.events.map(\.event))
      guard !options.isDryRun, !decided.events.isEmpty else { return (decided, models.position) }
      let receipt: AppendReceipt
      do throws(EventLogError) {
        receipt = try append(decided, asOf: models.position, options)
      } catch {
        // Somebody was faster: decide again on what they recorded.
        if case .versionConflict = error { continue }
        throw error
      }
      try eraseHiddenPlaces()
      return (decided, receipt.lastPosition)
    }
    throw EngineError.outpaced(attempts: Self.attemptCount)
  }

  private func append(
    _ decided: Decided, asOf position: Int64, _ options: ImportOptions
  ) throws(EventLogError) -> AppendReceipt {
    var expecting: [String: ExpectedVersion] = [:]
    var events: [ProposedEvent] = []
    for (event, day) in decided.events {
      let encoded = EventCodec.encode(event)
      if expecting[encoded.stream] == nil {
        let version = try log.version(ofStream: encoded.stream)
        expecting[encoded.stream] = version == 0 ? .empty : .version(version)
      }
      events.append(
        ProposedEvent(
          stream: encoded.stream, type: encoded.type, schemaVersion: encoded.schemaVersion,
          effectiveOn: day.description, actor: options.actor, source: options.source,
          payload: encoded.payload, contents: encoded.contents))
    }
    let receipts = try log.append([
      Append(
        id: newIdentifier(), events: events, expecting: expecting, expectedPosition: position,
        contents: decided.contents, recordedAtMilliseconds: surroundings.clock())
    ])
    return receipts[0]
  }

  /// Erases every place that the log still keeps of a resource that is confidential, and every one
  /// that a branch of it keeps.
  ///
  /// It looks at what is, not at what was just recorded: a command that was cut off between the append
  /// and the erasure is made good by the next. On a branch, what the log itself holds stays.
  ///
  /// - Throws: an error of the log, or ``BranchError``.
  public func eraseHiddenPlaces() throws {
    let hidden = try currentModels().directory.state.confidentialResources
    if try holdsPlaces(of: hidden, in: log) {
      // What branches derived from these places goes first, so that being cut off leaves nothing.
      if branch == nil { try folder.removeReadModelsOfBranches() }
      try erasePlaces(of: hidden, in: log)
      if branch == nil { try folder.removeReadModelsOfBranches() }
    }
    try erasePlacesOnBranches(of: hidden)
    try branchLog?.eraseConcealed(atMilliseconds: surroundings.clock())
  }

  /// Whether a log still keeps a place of one of these resources.
  func holdsPlaces(of resources: [ResourceID], in log: any AppendOnlyLog) throws -> Bool {
    try resources.contains { id in
      try log.events(ofStream: id.text).flatMap(\.event.contents).contains { digest in
        if case .present? = try log.content(digest) { true } else { false }
      }
    }
  }

  /// Erases the places of these resources from a log.
  func erasePlaces(of resources: [ResourceID], in log: any AppendOnlyLog) throws {
    for id in resources {
      for digest in try log.events(ofStream: id.text).flatMap(\.event.contents) {
        guard case .present? = try log.content(digest) else { continue }
        try log.erase(digest, atMilliseconds: surroundings.clock())
      }
    }
  }

  /// A new identifier of an append: 32 hexadecimal digits, drawn at random.
  func newIdentifier() -> String {
    surroundings.randomBytes(16).map { byte in
      let digits = Array("0123456789abcdef")
      return "\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }

  /// Puts a place into a content of its own, salted, so that it can be erased.
  func salted(_ place: Place) -> Content {
    Content(bytes: place.storedBytes, salt: surroundings.randomBytes(16))
  }
}
