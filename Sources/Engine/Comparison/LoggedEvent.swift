public import Domain

/// An event of the log, as an answer refers to it.
public struct LoggedEvent: Hashable, Sendable {
  public var reference: EventReference

  /// The stored name of its type, such as `service.withdrawn`.
  public var type: String
  public var effectiveOn: CalendarDate

  /// When the log learned it, in milliseconds since 1970-01-01T00:00:00Z.
  public var recordedAtMilliseconds: Int64

  /// Where it was learned.
  public var source: String

  /// Who recorded it.
  public var actor: String
  public var event: DomainEvent

  /// The names of what it is about and of what it speaks of.
  public var names: [Subject: String]

  /// What it is about, by the name it bears; the identifier where it bears none.
  public var name: String { names[event.subject] ?? event.subject.text }
}
