public import Domain
internal import EventLog
internal import Hashing
internal import JSONText
internal import Projections

extension Workspace {
  /// Corrects a fact: it was always otherwise, or never so.
  ///
  /// The rules are those for facts that somebody writes down. The places of a confidential resource
  /// cannot be corrected: they are erased.
  ///
  /// - Parameters:
  ///   - request: What to correct, and how.
  ///   - actor: Who corrects it.
  ///   - day: The day of which the report tells before and after.
  ///   - isDryRun: Whether only to report.
  /// - Returns: What the correction does.
  /// - Throws: ``FactProblem``, or an error of the log; nothing is recorded then.
  public func correct(
    _ request: CorrectionRequest, by actor: String, on day: CalendarDate, isDryRun: Bool
  ) throws -> CorrectionReport {
    let chronicle = try chronicle(on: day)
    let proposal = try CorrectionProposal(request, in: chronicle, salt: surroundings.randomBytes)
    let correction = Correction(
      corrects: request.position, reason: request.reason,
      instead: proposal.instead.map {
        Correction.Instead(effectiveOn: $0.effectiveOn, event: $0.event)
      })
    let encoded = EventCodec.encode(.correction(proposal.subject, correction))
    let source = request.source ?? proposal.fact.recording.source
    let fact = UncheckedFact(
      id: newIdentifier(), stream: encoded.stream, type: encoded.type,
      schemaVersion: encoded.schemaVersion,
      effectiveOn: (proposal.instead ?? proposal.fact.told).effectiveOn.description, source: source,
      payload: encoded.payload, contents: proposal.contents)
    let position: Int64?
    do {
      try check([fact])
      position = isDryRun ? nil : try record([fact], actor: actor).first?.lastPosition
    } catch let refused as FactsRefused {
      throw refused.problems.first?.problem ?? refused
    }
    return try proposal.report(
      Recording(
        position: position ?? 0, atMilliseconds: surroundings.clock(), actor: actor,
        source: source),
      isRecorded: !isDryRun)
  }
}

/// A correction before it is recorded.
private struct CorrectionProposal {
  let request: CorrectionRequest
  let chronicle: Chronicle
  let subject: Subject

  /// The fact as it is recorded, with its earlier corrections.
  let fact: RecordedFact

  /// What is to stand in its place; `nil` when nothing is.
  let instead: Statement?

  /// Places that were given in words.
  let contents: [Content]

  init(
    _ request: CorrectionRequest, in chronicle: Chronicle, salt: (Int) -> [UInt8]
  ) throws {
    self.request = request
    self.chronicle = chronicle
    let position = request.position
    let head = chronicle.vantage.position
    guard (1...max(1, head)).contains(position),
      let stored = try chronicle.log.events(from: position, limit: 1).first
    else { throw FactProblem.correctsBeyond(position: position, head: head) }
    let event = try DomainEvent(stored)
    if case .correction(_, let earlier) = event {
      throw FactProblem.correctsCorrection(position: position, root: earlier.corrects)
    }
    subject = event.subject
    let facts = try chronicle.facts(about: subject).known
    guard let fact = facts.first(where: { $0.root == position }) else {
      throw FactProblem.placeIsSecret(ResourceID(trusted: subject.text))
    }
    self.fact = fact
    switch request.change {
    case .takenBack: (instead, contents) = (nil, [])
    case .instead(let day, let facts):
      let base = fact.told
      let patched = try facts.map {
        try Self.patch(base.event, with: $0, in: chronicle, salt: salt)
      }
      instead = Statement(
        event: patched?.event ?? base.event, effectiveOn: day ?? base.effectiveOn)
      contents = patched?.contents ?? []
    }
    guard instead != fact.standing else {
      throw FactProblem.correctsByTheSame(position: position)
    }
    let given = Set(contents.map(\.digest))
    for digest in instead?.event.payload.contents ?? [] where !given.contains(digest) {
      guard case .present? = try chronicle.log.content(digest) else {
        throw EventLogError.missingContent(digest)
      }
    }
  }

  /// A fact with some of its members put in other words; a place may be given in words.
  private static func patch(
    _ event: DomainEvent, with facts: [UInt8], in chronicle: Chronicle, salt: (Int) -> [UInt8]
  ) throws -> (event: DomainEvent, contents: [Content]) {
    let encoded = EventCodec.encode(event)
    do {
      let patch = try FactsPatch(facts)
      var texts: [String: String] = [:]
      var contents: [Content] = []
      if patch.gives("place"), case .resource(let id, _) = event {
        // Before it is read: no message may repeat it.
        guard !chronicle.hidesPlace(of: .resource(id)) else {
          throw FactProblem.confidentialWithPlace(id)
        }
        if let place = patch["place"], place.first == UInt8(ascii: "{") {
          let content = Content(bytes: try Place(storedBytes: place).storedBytes, salt: salt(16))
          contents = [content]
          texts["place"] = content.digest.hexadecimal
        }
      }
      let payload = try patch.applied(to: encoded.payload, texts: texts)
      let changed: DomainEvent
      do throws(EventCodec.DecodingError) {
        changed = try EventCodec.decodeUntrusted(
          stream: encoded.stream, type: encoded.type, schemaVersion: encoded.schemaVersion,
          payload: payload)
      } catch {
        throw FactProblem.undecodable(error)
      }
      if let unknown = try patch.unknownMember(in: EventCodec.encode(changed).payload) {
        throw FactProblem.unknownMember(unknown, type: encoded.type)
      }
      return (changed, contents)
    } catch let error as JSONSyntaxError {
      throw FactProblem.undecodable(.malformed(type: encoded.type, error))
    }
  }

  /// Tells what comes of it.
  func report(_ recording: Recording, isRecorded: Bool) throws -> CorrectionReport {
    var reading = chronicle.reading
    for content in contents { reading.given[content.digest] = content }
    let before = try chronicle.facts(about: subject).known.filter {
      $0.recording.position <= chronicle.vantage.position
    }
    var amended = fact
    amended.amendments.append(
      RecordedFact.Amendment(recording: recording, reason: request.reason, instead: instead))
    let after = before.map { $0.root == fact.root ? amended : $0 }.inOrderOfDay
    let day = chronicle.vantage.day
    let today = FactReading.changes(
      from: try reading.states(of: before, on: day), to: try reading.states(of: after, on: day))
    let told = try chronicle.reading(with: reading).tell(after, about: subject)
    guard let entry = told.first(where: { $0.recording.position == fact.root }) else {
      throw EngineError.damagedState
    }
    let subjects = today.flatMap { [$0.before, $0.after].compactMap(\.self).flatMap(\.subjects) }
    return CorrectionReport(
      entry: entry, position: isRecorded ? recording.position : nil, day: day, today: today,
      periods: try periods(from: before, to: after, reading),
      names: Set(subjects).reduce(into: [:]) { $0[$1] = chronicle.name(of: $1, on: day) })
  }

  /// The days on which the two say something else.
  private func periods(
    from before: [RecordedFact], to after: [RecordedFact], _ reading: FactReading
  ) throws -> [CorrectionReport.Period] {
    let days = Set((before + after).compactMap { $0.standing?.effectiveOn }).sorted()
    var periods: [CorrectionReport.Period] = []
    var isOpen = false
    for day in days {
      let (old, new) = (
        try reading.states(of: before, on: day), try reading.states(of: after, on: day)
      )
      if old != new, !isOpen {
        periods.append(CorrectionReport.Period(from: day))
      } else if old == new, isOpen {
        periods[periods.count - 1].until = day
      }
      isOpen = old != new
    }
    return periods
  }
}
