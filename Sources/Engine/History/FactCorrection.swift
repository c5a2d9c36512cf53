public import Domain

/// What somebody wants to correct: it was always so.
public struct CorrectionRequest: Hashable, Sendable {
  /// What is to stand in the place of the fact.
  public enum Change: Hashable, Sendable {
    /// Nothing: it never was so.
    case takenBack
    /// The fact from another day, with other facts, or both.
    ///
    /// The facts are a JSON object whose members take the place of those recorded.
    case instead(effectiveOn: CalendarDate?, facts: [UInt8]?)
  }

  /// Position of the fact.
  public var position: Int64
  public var change: Change

  /// Why, in words.
  public var reason: String

  /// Where it was learned; `nil` for where the fact was.
  public var source: String?

  public init(position: Int64, change: Change, reason: String, source: String? = nil) {
    self.position = position
    self.change = change
    self.reason = reason
    self.source = source
  }
}

/// What a correction does.
public struct CorrectionReport: Hashable, Sendable {
  /// Days on which answers differ by it.
  public struct Period: Hashable, Sendable {
    public var from: CalendarDate

    /// First day on which they are the same again; `nil` when they never are.
    public var until: CalendarDate?
  }

  /// The fact as its story tells it from now on, the new correction last.
  public var entry: StoryEntry

  /// When the correction was recorded; `nil` when only a report was asked for.
  public var position: Int64?

  /// The day of which ``today`` tells.
  public var day: CalendarDate

  /// What becomes otherwise on ``day`` of what is said of the thing, field by field.
  public var today: [FieldChange]

  /// When something is otherwise, in order.
  public var periods: [Period]

  /// The names, on ``day``, of all that ``today`` speaks of.
  public var names: [Subject: String]
}
