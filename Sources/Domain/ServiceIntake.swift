/// Whether a service takes people in.
public enum ServiceIntake: Hashable, Sendable {
  /// It takes people without a wait.
  case open
  /// People wait; days between asking and being seen, 0 or more, where somebody has said.
  case waiting(days: Int?)
  /// It takes nobody for now.
  case full
}

/// What was reported of a service's intake, and how long that may be believed.
public struct ReportedIntake: Hashable, Sendable {
  public var intake: ServiceIntake

  /// The last day on which it may be believed; `nil` when nobody has said.
  public var believedUntil: CalendarDate?

  /// The day from which it was so.
  public var reportedOn: CalendarDate

  public init(intake: ServiceIntake, believedUntil: CalendarDate?, reportedOn: CalendarDate) {
    self.intake = intake
    self.believedUntil = believedUntil
    self.reportedOn = reportedOn
  }

  /// Whether it may still be believed: a figure without a date never is.
  public func isBelieved(on day: CalendarDate) -> Bool { believedUntil.map { day <= $0 } ?? false }
}
