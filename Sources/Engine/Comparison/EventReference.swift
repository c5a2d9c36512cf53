internal import EventLog

/// Which event is meant: its position, and the branch it is on where it is not real.
///
/// What two branches recorded after they left the log bears the same positions.
public struct EventReference: Hashable, Comparable, Sendable {
  public let position: Int64

  /// The branch that supposes the event; `nil` for one of the log.
  public let branch: BranchName?

  public init(position: Int64, branch: BranchName? = nil) {
    self.position = position
    self.branch = branch
  }

  /// What is real comes before what is supposed.
  public static func < (left: EventReference, right: EventReference) -> Bool {
    (left.branch?.text ?? "", left.position) < (right.branch?.text ?? "", right.position)
  }
}

extension Workspace {
  /// What stands at a position of this log, or of the log as this branch has it.
  func reference(to position: Int64) -> EventReference {
    guard let branch, position > branch.fork.position else {
      return EventReference(position: position)
    }
    return EventReference(position: position, branch: branch.name)
  }
}
