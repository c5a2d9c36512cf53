public import Domain
internal import EventLog

/// When, by whom and from where the log learned something.
public struct Recording: Hashable, Sendable {
  /// Place in the log, from 1.
  public var position: Int64

  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var atMilliseconds: Int64
  public var actor: String
  public var source: String

  public init(position: Int64, atMilliseconds: Int64, actor: String, source: String) {
    self.position = position
    self.atMilliseconds = atMilliseconds
    self.actor = actor
    self.source = source
  }
}

/// What was said once: a fact and the day from which it was said to hold.
public struct Statement: Hashable, Sendable {
  /// Never a correction.
  public var event: DomainEvent
  public var effectiveOn: CalendarDate

  public init(event: DomainEvent, effectiveOn: CalendarDate) {
    self.event = event
    self.effectiveOn = effectiveOn
  }
}

/// A fact of the log with all that was corrected in it, as far as was known.
struct RecordedFact: Hashable, Sendable {
  /// A correction, and what it put in the place of what was said before it.
  struct Amendment: Hashable, Sendable {
    var recording: Recording

    /// Why, in words; `nil` where the words may give away a confidential place.
    var reason: String?

    /// `nil` when the fact was taken back.
    var instead: Statement?
  }

  /// What was said first.
  var first: Statement
  var recording: Recording

  /// In the order in which they were recorded.
  var amendments: [Amendment] = []

  /// What holds; `nil` when the fact was taken back.
  var standing: Statement? {
    if let last = amendments.last { last.instead } else { first }
  }

  /// What holds, or what was said before it was taken back.
  var told: Statement {
    standing ?? amendments.reversed().lazy.compactMap(\.instead).first ?? first
  }

  /// Place in the log, which is also the name of the fact.
  var root: Int64 { recording.position }
}

extension RecordedFact {
  /// The facts of a stream, all of whose events are given, each with its corrections; in the order in
  /// which they were recorded.
  ///
  /// - Throws: ``EngineError/unreadableEvent(position:_:)`` or
  ///   ``EngineError/unreadableDate(position:_:)``.
  static func all(in events: [StoredEvent]) throws -> [RecordedFact] {
    var facts: [RecordedFact] = []
    var indices: [Int64: Int] = [:]
    for stored in events {
      let recording = Recording(
        position: stored.position, atMilliseconds: stored.recordedAtMilliseconds,
        actor: stored.event.actor, source: stored.event.source)
      let event = try DomainEvent(stored)
      if case .correction(_, let correction) = event {
        guard let index = indices[correction.corrects] else { continue }
        facts[index].amendments.append(
          Amendment(
            recording: recording, reason: correction.reason,
            instead: correction.instead.map {
              Statement(event: $0.event, effectiveOn: $0.effectiveOn)
            }))
      } else {
        guard let day = CalendarDate(stored.event.effectiveOn) else {
          throw EngineError.unreadableDate(position: stored.position, stored.event.effectiveOn)
        }
        indices[stored.position] = facts.count
        facts.append(
          RecordedFact(first: Statement(event: event, effectiveOn: day), recording: recording))
      }
    }
    return facts
  }

  /// The fact without the corrections that were recorded after a position.
  func known(at position: Int64) -> RecordedFact {
    guard let last = amendments.last, last.recording.position > position else { return self }
    var known = self
    known.amendments.removeAll { $0.recording.position > position }
    return known
  }
}

extension [RecordedFact] {
  /// In order of the days from which they hold, then of what was recorded first.
  var inOrderOfDay: [RecordedFact] {
    sorted { ($0.told.effectiveOn, $0.root) < ($1.told.effectiveOn, $1.root) }
  }

  /// The facts of a confidential resource without anything of a place: not where it was, not that it
  /// moved, not that a place was corrected, and no reason that may say so.
  var withoutPlaces: [RecordedFact] {
    compactMap { fact in
      guard !fact.first.event.isMove else { return nil }
      var hidden = fact
      hidden.first = fact.first.withoutPlace
      hidden.amendments = []
      var previous: Statement? = fact.first
      for amendment in fact.amendments {
        var shown = amendment
        shown.instead = amendment.instead?.withoutPlace
        if amendment.instead?.event.place != previous?.event.place { shown.reason = nil }
        let saysNothingElse = shown.instead == previous?.withoutPlace
        if !saysNothingElse { hidden.amendments.append(shown) }
        previous = amendment.instead
      }
      return hidden
    }
  }
}

extension Statement {
  fileprivate var withoutPlace: Statement {
    guard case .resource(let id, .opened(var opened)) = event else { return self }
    opened.place = nil
    return Statement(event: .resource(id, .opened(opened)), effectiveOn: effectiveOn)
  }
}
