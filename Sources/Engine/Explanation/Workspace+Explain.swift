internal import Domain

/// An explanation with the events that it rests on.
public struct GroundedExplanation: Hashable, Sendable {
  public var explanation: Explanation

  /// Each once, in order of position.
  public var events: [LoggedEvent]
}

extension Workspace {
  /// Reads the events that an explanation rests on: who said so, and when.
  ///
  /// - Throws: an error of the log, or of what it holds.
  public func ground(
    _ explanation: Explanation, in snapshot: Snapshot
  ) throws -> GroundedExplanation {
    GroundedExplanation(
      explanation: explanation,
      events: try events(
        explanation.grounds.map { reference(to: $0.position) }, namedBy: [snapshot]))
  }
}
