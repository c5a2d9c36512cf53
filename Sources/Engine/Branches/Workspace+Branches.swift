internal import EventLog
internal import Foundation
internal import Hashing
internal import SQLiteStorage

/// A branch as a list shows it.
public struct BranchSummary: Hashable, Sendable {
  public let branch: Branch

  /// Number of hypothetical events.
  public let eventCount: Int64

  /// Number of events that the log has learned since the branch left it.
  public let laterCount: Int64
}

extension Workspace {
  /// Makes a branch of this log.
  ///
  /// Nothing of the log is written; where its read models stand at the fork, they are copied, so that
  /// nothing is folded twice. A branch that cannot be made whole is not made at all.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - purpose: What it is for, in words.
  ///   - position: Where it leaves the log; `nil` for its end.
  ///   - actor: Who makes it.
  /// - Returns: The branch.
  /// - Throws: ``BranchError/exists(_:)``, ``BranchError/beyondLog(_:head:)``,
  ///   ``BranchError/cannotWrite(path:)``, or an error of the log.
  /// - Precondition: This is no branch itself.
  public func createBranch(
    _ name: BranchName, purpose: String?, at position: Int64? = nil, by actor: String
  ) throws -> Branch {
    precondition(branch == nil, "A branch leaves the log, not another branch")
    guard !folder.branchNames.contains(name) else { throw BranchError.exists(name) }
    // Counted before the models are read, so that what is erased meanwhile makes them stale.
    let erasedCount = try log.head().erasedContentCount
    let models = try currentModels()
    let position = position ?? models.position
    guard 0...models.position ~= position else {
      throw BranchError.beyondLog(position, head: models.position)
    }
    let hash = position > 0 ? try log.events(from: position, limit: 1).first?.hash : nil
    let branch = Branch(
      name: name, identifier: newIdentifier(),
      fork: BranchLog.Fork(position: position, hash: hash ?? .zero),
      createdAtMilliseconds: surroundings.clock(), createdBy: actor, purpose: purpose,
      promotion: nil)
    folder.sweepBranches(now: surroundings.clock())
    let draft = "\(folder.branches)/.new-\(branch.identifier)"
    do {
      try make(branch, in: draft) { derived in
        guard models.position == position else { return }
        try StateFile(path: derived).save(
          models, hash: branch.fork.hash, erasedContentCount: erasedCount)
      }
    } catch {
      // Nothing is known by this name yet; what is left of it is swept later.
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
    return branch
  }

  /// Makes the folder of a branch under another name, and gives it its own when it is whole.
  private func make(
    _ branch: Branch, in draft: String, derive: (_ path: String) throws -> Void
  ) throws {
    let files = FileManager.default
    do {
      for folder in [draft, "\(draft)/derived"] {
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
    } catch {
      throw BranchError.cannotWrite(path: folder.branches)
    }
    _ = try SQLiteLog(path: "\(draft)/log.db", access: .writing).head()
    try derive("\(draft)/derived/read-models")
    try folder.write(branch, to: "\(draft)/branch.json")
    let place = folder.on(branch.name)
    do {
      try files.moveItem(atPath: draft, toPath: place.own)
    } catch {
      guard files.fileExists(atPath: place.own) else {
        throw BranchError.cannotWrite(path: place.own)
      }
      // What lies there is a branch that somebody made meanwhile, or the rest of one.
      guard !files.fileExists(atPath: place.branchFile) else {
        throw BranchError.exists(branch.name)
      }
      try folder.remove(place.own, as: newIdentifier())
      guard (try? files.moveItem(atPath: draft, toPath: place.own)) != nil else {
        throw BranchError.cannotWrite(path: place.own)
      }
    }
  }

  /// The branches of this log, sorted by name.
  ///
  /// - Throws: ``BranchError/unreadable(_:path:)``, or an error of a log.
  public func branches() throws -> [BranchSummary] {
    let head = try log.head().position
    return try folder.branchNames.map { name in
      let branch = try folder.readBranch(name)
      let overlay = try SQLiteLog(path: folder.on(name).overlay, access: .reading)
      return BranchSummary(
        branch: branch, eventCount: try overlay.head().position,
        laterCount: max(0, head - branch.fork.position))
    }
  }

  /// Deletes a branch: its folder and nothing else.
  ///
  /// - Throws: ``BranchError/unknown(_:nearest:known:)`` or ``BranchError/cannotWrite(path:)``.
  public func deleteBranch(_ name: BranchName) throws(BranchError) {
    // One that cannot be read can still be deleted.
    guard FileManager.default.fileExists(atPath: folder.on(name).branchFile) else {
      throw folder.unknown(name)
    }
    try folder.remove(folder.on(name).own, as: newIdentifier())
    folder.sweepBranches(now: surroundings.clock())
  }
}
