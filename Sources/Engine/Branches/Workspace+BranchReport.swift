public import EventLog
internal import Hashing
internal import SQLiteStorage

/// A branch with everything on it.
public struct BranchReport: Hashable, Sendable {
  public let branch: Branch

  /// The hypothetical events, in order, with the positions that they have on the branch.
  public let events: [StoredEvent]

  /// Number of events that the log has learned since the branch left it.
  public let laterCount: Int64

  /// What the branch is about and the log has changed since, sorted.
  public let changes: [ChangedSubject]
}

/// Something that a branch is about and that changed in the log after the branch left it.
public struct ChangedSubject: Hashable, Sendable {
  /// Its identifier.
  public let stream: String

  /// Positions of the events about it, in order.
  public let positions: [Int64]

  public init(stream: String, positions: [Int64]) {
    self.stream = stream
    self.positions = positions
  }
}

extension Workspace {
  /// A branch of this log, with its events and with what has happened since.
  ///
  /// - Throws: ``BranchError``, or an error of a log.
  public func report(on name: BranchName) throws -> BranchReport {
    let branch = try folder.readBranch(name)
    let branchLog = try open(branch)
    let events = try branchLog.events(from: branch.fork.position + 1, limit: .max)
    return BranchReport(
      branch: branch, events: events,
      laterCount: try log.head().position - branch.fork.position,
      changes: try changes(of: events.map(\.event.stream), since: branch))
  }

  /// Opens the events of a branch on top of this log, for reading.
  ///
  /// - Throws: ``BranchError/otherLog(_:position:)``, or an error of a log.
  func open(_ branch: Branch) throws -> BranchLog {
    try folder.open(branch, on: log, access: .reading, onWait: surroundings.onWait)
  }

  /// What of these streams changed in the log after a branch left it, but for what the branch itself
  /// brought when it was promoted.
  func changes(of streams: [String], since branch: Branch) throws -> [ChangedSubject] {
    try Set(streams.map(ExactText.init)).map(\.text).sorted().compactMap { stream in
      let positions = try log.events(ofStream: stream).filter { event in
        event.position > branch.fork.position && !event.id.hasPrefix(branch.appendPrefix)
      }.map(\.position)
      return positions.isEmpty ? nil : ChangedSubject(stream: stream, positions: positions)
    }
  }
}
