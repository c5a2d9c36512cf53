internal import Domain
internal import EventLog

/// The moment whose knowledge a question is answered with.
public enum KnownAt: Hashable, Sendable {
  /// Everything that the log holds.
  case now

  /// What the log held when it ended at this position.
  case position(Int64)

  /// What the log held at this time, in milliseconds since 1970-01-01T00:00:00Z: every event recorded
  /// then or before.
  case time(milliseconds: Int64)
}

extension Workspace {
  /// How long ago a moment must be, in milliseconds.
  ///
  /// Whoever records takes the time, then waits up to half a minute for others to finish: until then
  /// an event may still come that is older than the moment.
  private static let settlingMilliseconds: Int64 = 60_000

  /// The position up to which the log was written at a moment.
  ///
  /// A moment that has not passed, or hardly has, is refused: the same question would be answered
  /// otherwise later.
  ///
  /// - Throws: ``EngineError/notRecordedYet(_:head:)``, ``EngineError/notPassedYet`` or an error of the
  ///   log.
  func position(of known: KnownAt, head: Int64) throws -> Int64 {
    switch known {
    case .now: return head
    case .position(let position):
      guard (0...head).contains(position) else {
        throw EngineError.notRecordedYet(position, head: head)
      }
      return position
    case .time(let milliseconds):
      let settled = surroundings.clock() - Self.settlingMilliseconds
      guard milliseconds < settled else { throw EngineError.notPassedYet }
      return min(head, try log.lastPosition(recordedByMilliseconds: milliseconds))
    }
  }
}
