internal import Domain
internal import EventLog
internal import Foundation
internal import SQLiteStorage

extension DataFolder {
  /// The same data, seen from a branch.
  func on(_ branch: BranchName) -> DataFolder { DataFolder(path: path, branch: branch) }

  /// The events of the branch.
  var overlay: String { "\(own)/log.db" }

  /// What is known of the branch itself; there is no branch without this file.
  var branchFile: String { "\(own)/branch.json" }

  /// The names of all branches, sorted.
  var branchNames: [BranchName] {
    branchFolders.compactMap(BranchName.init)
      .filter { FileManager.default.fileExists(atPath: on($0).branchFile) }.sorted()
  }

  /// The folders that lie where branches do, also those that were left half made.
  private var branchFolders: [String] {
    // Where the folder is missing there are no branches.
    (try? FileManager.default.contentsOfDirectory(atPath: branches)) ?? []
  }

  /// Reads what is known of a branch.
  ///
  /// - Throws: ``BranchError/unknown(_:nearest:known:)`` or ``BranchError/unreadable(_:path:)``.
  func readBranch(_ name: BranchName) throws(BranchError) -> Branch {
    let folder = on(name)
    guard let data = FileManager.default.contents(atPath: folder.branchFile) else {
      throw unknown(name)
    }
    guard let branch = Branch(name: name, fileBytes: Array(data)) else {
      throw .unreadable(name, path: folder.branchFile)
    }
    return branch
  }

  func unknown(_ name: BranchName) -> BranchError {
    let known = branchNames.map(\.text)
    return .unknown(name, nearest: EditDistance.nearest(to: name.text, in: known), known: known)
  }

  /// Writes what is known of a branch in the place of what was known before, at once.
  ///
  /// - Throws: ``BranchError/cannotWrite(path:)``.
  func write(_ branch: Branch, to path: String) throws(BranchError) {
    do {
      try Data(branch.fileBytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .cannotWrite(path: path)
    }
  }

  /// Opens the events of a branch on top of the log.
  ///
  /// - Throws: ``BranchError/otherLog(_:position:)`` when the log does not hold the fork, or an error
  ///   of either log.
  func open(
    _ branch: Branch, on base: any AppendOnlyLog, access: SQLiteLog.Access,
    onWait: @escaping @Sendable () -> Void
  ) throws -> BranchLog {
    let overlay = try SQLiteLog(path: on(branch.name).overlay, access: access, onWait: onWait)
    let log = try BranchLog(
      base: base, fork: branch.fork, overlay: overlay, concealing: Concealment.isMade(by:))
    guard let log else {
      throw BranchError.otherLog(branch.name, position: branch.fork.position)
    }
    return log
  }

  /// Deletes the stored read models of every branch, which hold what the log held when they were
  /// made.
  ///
  /// - Throws: ``BranchError/cannotWrite(path:)``.
  func removeReadModelsOfBranches() throws(BranchError) {
    for name in branchFolders {
      let path = "\(branches)/\(name)/derived/read-models"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        // Somebody else may have deleted it first.
        if FileManager.default.fileExists(atPath: path) { throw .cannotWrite(path: path) }
      }
    }
  }

  /// Takes a folder out of sight at once, then deletes it.
  ///
  /// - Throws: ``BranchError/cannotWrite(path:)``.
  func remove(_ folder: String, as identifier: String) throws(BranchError) {
    let hidden = "\(branches)/.deleted-\(identifier)"
    do {
      try FileManager.default.moveItem(atPath: folder, toPath: hidden)
      try FileManager.default.removeItem(atPath: hidden)
    } catch {
      throw .cannotWrite(path: folder)
    }
  }

  /// Deletes what commands left behind that were killed while they made or deleted a branch, more than
  /// an hour before `now` (milliseconds since 1970-01-01T00:00:00Z).
  func sweepBranches(now: Int64) {
    for name in branchFolders where name.hasPrefix(".") {
      let path = "\(branches)/\(name)"
      let date =
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
      guard let date, Double(now) / 1000 - date.timeIntervalSince1970 > 3600 else { continue }
      // What cannot be deleted is in nobody's way.
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}
