public import Domain

/// What somebody wants to read of a history.
public struct HistoryRequest: Hashable, Sendable {
  /// In which order facts are told.
  public enum Order: String, CaseIterable, Hashable, Sendable {
    /// By the days from which they hold.
    case effective
    /// As the log learned them.
    case recorded
  }

  /// First effective date told; `nil` for the beginning.
  public var from: CalendarDate?

  /// Last effective date told; `nil` for the end, with what is announced.
  public var to: CalendarDate?
  public var order: Order

  public init(
    from: CalendarDate? = nil, to: CalendarDate? = nil, order: Order = .effective
  ) {
    self.from = from
    self.to = to
    self.order = order
  }

  /// Whether facts that hold from a day on are told.
  func includes(_ day: CalendarDate) -> Bool {
    day >= from ?? .earliest && day <= to ?? .latest
  }
}

/// A name and what bears it.
public struct NamedSubject: Hashable, Sendable {
  public var subject: Subject

  /// The name on the day in question, or the code where it bears none.
  public var name: String

  public init(subject: Subject, name: String) {
    self.subject = subject
    self.name = name
  }
}

/// The facts about one thing, told one after the other.
public struct Story: Hashable, Sendable {
  /// What it is about, with the name that it bears on ``day``, or else the last one it bore before.
  public var about: NamedSubject

  /// The day in question: what holds from a later one is announced.
  public var day: CalendarDate

  /// Position of the log that the story is true to.
  public var position: Int64
  public var request: HistoryRequest

  /// In the order asked for.
  public var entries: [StoryEntry]

  /// Facts told here that were corrected after ``position``.
  public var correctedSince: [CorrectedFact]
}

/// One fact of a story.
public struct StoryEntry: Hashable, Sendable {
  /// Why a fact is in the story.
  public enum Relation: String, Hashable, Sendable {
    /// It is about the thing itself.
    case own
    /// Land of another territory passed to it.
    case predecessor
    /// A reach was put in other words because of what became of it.
    case retargeted
    /// It is about a service that the resource offers.
    case service
    /// An organization merged into it, or the one that answers for it merged.
    case merger
  }

  public var about: NamedSubject
  public var relation: Relation

  /// What holds, or what was said last before it was taken back.
  public var statement: Statement

  /// When and by whom the fact was recorded first.
  public var recording: Recording

  /// Whether it was taken back: it never was so.
  public var isTakenBack: Bool

  /// What became otherwise by it; empty for a fact about something else, and for one taken back.
  public var changes: [FieldChange]

  /// What was corrected in it, in the order in which it was recorded.
  public var corrections: [StoryCorrection]

  /// The names, on the day of the fact, of all that it speaks of.
  public var names: [Subject: String]
}

/// A correction of a fact, as a part of the fact's story.
public struct StoryCorrection: Hashable, Sendable {
  public var recording: Recording

  /// Why, in words; `nil` where the words may give away a confidential place.
  public var reason: String?

  /// What was said before it; `nil` when the fact had been taken back.
  public var replaced: Statement?

  /// What it says instead; `nil` when it takes the fact back.
  public var instead: Statement?

  /// What differs between the two, field by field.
  public var changes: [FieldChange]
}
