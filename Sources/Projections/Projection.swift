public import Domain

/// A view of the log that can be thrown away and rebuilt at any time.
///
/// A pure fold: no clock, no randomness, no file. The same events always give the same state, and
/// the same state the same bytes. By the time an event gets here it has happened, so that
/// ``apply(_:)`` cannot refuse it.
public protocol Projection: StateCodable, Equatable, Sendable {
  /// Stable name under which the state is stored.
  static var name: String { get }

  /// Raised by one whenever ``apply(_:)`` would give another state for the same events, or other
  /// bytes for the same state; a stored state of another version is thrown away and rebuilt.
  static var version: Int { get }

  /// The state of an empty log.
  init()

  /// Folds one event into the state; never a correction, which comes in as the two steps below.
  mutating func apply(_ event: RecordedEvent)

  /// Takes back what a fact said of its subject, because a correction was recorded.
  ///
  /// What the correction puts in its place, if anything, is folded in after that.
  ///
  /// - Parameters:
  ///   - root: Position of the fact that is corrected.
  ///   - subject: What it is about.
  ///   - position: Position of the correction.
  mutating func takeBack(_ root: Int64, of subject: Subject, at position: Int64)
}

/// An event as projections see it: decoded, dated, with its place fetched from beside the log.
public struct RecordedEvent: Hashable, Sendable {
  /// Place in the log, from 1.
  public var position: Int64

  /// Place of the fact that was first recorded: for what a correction puts in a fact's place, that of
  /// the fact; else ``position``.
  public var root: Int64

  /// The day from which the fact holds.
  public var effectiveOn: CalendarDate

  /// Where it was learned.
  public var source: String
  public var event: DomainEvent

  /// The place that the event refers to; `nil` when it refers to none, or when it was erased.
  public var place: Place?

  public init(
    position: Int64, root: Int64? = nil, effectiveOn: CalendarDate, source: String,
    event: DomainEvent, place: Place?
  ) {
    self.position = position
    self.root = root ?? position
    self.effectiveOn = effectiveOn
    self.source = source
    self.event = event
    self.place = place
  }
}

/// A projection together with how far into the log it has read.
public struct Projected<P: Projection>: Equatable, Sendable {
  public private(set) var state: P

  /// Position of the last event folded in; 0 for an empty log.
  public private(set) var position: Int64

  public init() {
    state = P()
    position = 0
  }

  /// Takes up a stored state.
  public init(state: P, position: Int64) {
    self.state = state
    self.position = position
  }

  /// Folds in the event, or does nothing when it was folded in before.
  ///
  /// - Throws: ``ProjectionGap`` when an event is missing before this one; nothing has changed then.
  public mutating func advance(with event: RecordedEvent) throws(ProjectionGap) {
    guard event.position > position else { return }
    guard event.position == position + 1 else {
      throw ProjectionGap(projection: P.name, expected: position + 1, received: event.position)
    }
    if case .correction(let subject, let correction) = event.event {
      state.takeBack(correction.corrects, of: subject, at: event.position)
      if let instead = correction.instead {
        state.apply(
          RecordedEvent(
            position: event.position, root: correction.corrects,
            effectiveOn: instead.effectiveOn, source: event.source, event: instead.event,
            place: event.place))
      }
    } else {
      state.apply(event)
    }
    position = event.position
  }
}

/// A projection was handed an event that does not follow the previous one.
public struct ProjectionGap: Error, Hashable {
  public let projection: String
  public let expected: Int64
  public let received: Int64
}
