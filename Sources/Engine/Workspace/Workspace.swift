public import Domain
public import EventLog
internal import Foundation
internal import Hashing
internal import Projections
internal import SQLiteStorage
internal import Synchronization

/// How far a long piece of work has come: what is done, of how much.
public typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

/// Reads the rows of a registered table of addresses and hands each on.
///
/// It is given the path of the table and its mapping. Whoever knows file formats supplies it.
public typealias AddressTableReader =
  @Sendable (
    _ path: String, _ mapping: [UInt8], _ each: (AddressRow) throws -> Void
  ) throws -> Void

/// A data directory at work: commands go in, snapshots to question come out.
///
/// May be shared between threads. One process writes at a time; others wait, and everybody reads.
public final class Workspace: Sendable {
  /// What a workspace is opened for.
  public enum Access: Sendable {
    case reading
    case writing
  }

  /// What a workspace needs from outside, so that nothing below the edge reads a clock or rolls dice.
  public struct Surroundings: Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var clock: @Sendable () -> Int64

    /// A number of random bytes.
    public var randomBytes: @Sendable (Int) -> [UInt8]
    public var readAddresses: AddressTableReader
    public var readPopulation: PopulationReader

    /// Called once when another process is writing and this one has to wait.
    public var onWait: @Sendable () -> Void

    public init(
      clock: @escaping @Sendable () -> Int64, randomBytes: @escaping @Sendable (Int) -> [UInt8],
      readAddresses: @escaping AddressTableReader,
      readPopulation: @escaping PopulationReader,
      onWait: @escaping @Sendable () -> Void
    ) {
      self.clock = clock
      self.randomBytes = randomBytes
      self.readAddresses = readAddresses
      self.readPopulation = readPopulation
      self.onWait = onWait
    }
  }

  /// The log itself, for those who list, verify or export it; on a branch, the log as the branch has
  /// it.
  public let log: any AppendOnlyLog

  /// The branch that is worked on; `nil` for what is real.
  public let branch: Branch?

  let folder: DataFolder
  let surroundings: Surroundings
  let branchLog: BranchLog?
  let addressIndexes = AddressIndexes()
  private let models = Mutex(ReadModels?.none)
  private let search = Mutex((key: Digest, index: SearchIndex)?.none)

  /// Opens a data directory; for writing, makes it when it does not exist.
  ///
  /// On a branch, everything is read and written as if what it supposes had happened; the log is only
  /// read.
  ///
  /// - Throws: ``EngineError/noData(path:)`` when there is nothing to read, ``BranchError`` for a branch
  ///   that is unknown, or promoted and to be written to, or an error of the log.
  public init(
    path: String, branch name: BranchName? = nil, access: Access, _ surroundings: Surroundings
  ) throws {
    folder = DataFolder(path: path, branch: name)
    self.surroundings = surroundings
    let onWait = surroundings.onWait
    if let name {
      guard folder.hasLog else { throw EngineError.noData(path: path) }
      let branch = try folder.readBranch(name)
      if access == .writing, let promotion = branch.promotion {
        throw BranchError.promoted(name, position: promotion.position)
      }
      if access == .writing { try folder.create() }
      // Opened for reading, the log cannot be reached from a branch.
      let base = try SQLiteLog(path: folder.log, access: .reading, onWait: onWait)
      let branchLog = try folder.open(branch, on: base, access: access.ofLog, onWait: onWait)
      (self.branch, self.branchLog, log) = (branch, branchLog, branchLog)
      return
    }
    (branch, branchLog) = (nil, nil)
    switch access {
    case .reading: guard folder.hasLog else { throw EngineError.noData(path: path) }
    case .writing: try folder.create()
    }
    log = try SQLiteLog(path: folder.log, access: access.ofLog, onWait: onWait)
  }

  /// Everything that questions about a day need, as the log knows it now, or as it knew it once.
  ///
  /// What was known once is read from the same state, which keeps when each fact was learned and
  /// unlearned: it costs what today costs.
  ///
  /// - Throws: ``EngineError/notRecordedYet(_:head:)`` for what lies beyond the end of the log, an error
  ///   of the log, ``EngineError/projectionAhead(position:logPosition:)``, or an error of what is
  ///   derived from it.
  public func snapshot(
    on day: CalendarDate, asKnownAt known: KnownAt = .now, progress: Progress? = nil
  ) throws -> Snapshot {
    let models = try currentModels(progress: progress)
    let vantage = Vantage(day: day, position: try position(of: known, head: models.position))
    let store = BoundaryStore(log: log)
    let locator = try TerritoryLocator.open(
      for: models.atlas.state, at: vantage, boundaries: store, in: folder, progress: progress)
    let formerLand = try FormerLandLocator.open(
      for: ReformedLand(atlas: models.atlas.state, vantage: vantage), models.baskets.state,
      boundaries: store, in: folder)
    return snapshot(
      of: models, at: vantage, locator: locator, formerLand: formerLand, progress: progress)
  }

  /// A snapshot from a vantage; without a locator it answers for territories only.
  func snapshot(
    of models: ReadModels, at vantage: Vantage,
    locator: any TerritoryLocating = UnopenedLocator(),
    formerLand: any FormerLandLocating = NoFormerLand(), shapes: (any TerritoryShapes)? = nil,
    progress: Progress? = nil
  ) -> Snapshot {
    let (atlas, directory) = (models.atlas.state, models.directory.state)
    let store = BoundaryStore(log: log)
    let overlays = OverlayStore(boundaries: store, folder: folder, progress: progress)
    let addresses = AddressDatasets(directory.datasets(.addresses, at: vantage))
    return Snapshot(
      vantage: vantage, atlas: atlas, directory: directory, baskets: models.baskets.state,
      categories: models.categories.state, partnerships: models.partnerships.state,
      locator: locator, postalCodes: PostalCodes(datasets: addresses, workspace: self),
      addresses: AddressStore(datasets: addresses, workspace: self),
      shapes: shapes
        ?? OverlaidShapes(atlas: atlas, boundaries: store, overlays: overlays),
      formerLand: formerLand,
      population: PopulationStore(
        datasets: directory.datasets(.population, at: vantage), workspace: self),
      overlays: overlays,
      searching: SearchStore(position: models.position, workspace: self),
      foldedThrough: models.position,
      timeOfPosition: { [log] in try log.recordedAtMilliseconds(ofPosition: $0) })
  }

  /// The read models at the head of the log, stored again when they had to catch up.
  func currentModels(progress: Progress? = nil) throws -> ReadModels {
    try models.withLock { kept in
      let head = try log.head()
      let file = StateFile(path: folder.readModels)
      var current = try kept ?? file.load(for: log, at: head) ?? ReadModels()
      if current.position < head.position {
        try current.follow(log, through: head.position, progress: progress)
        store(current, in: file, at: head)
      }
      kept = current
      return current
    }
  }

  /// Lets go of the read models in memory; the next question reads them again.
  func forgetModels() {
    models.withLock { $0 = nil }
  }

  /// The search index that is kept in memory under a key, or else the one that `make` gives.
  func keptSearch(_ key: Digest, _ make: () -> SearchIndex) -> SearchIndex {
    if let kept = search.withLock({ $0 }), kept.key == key { return kept.index }
    let index = make()
    search.withLock { $0 = (key, index) }
    return index
  }

  /// Keeps the models for the next command.
  ///
  /// Where the folder cannot be written they are folded again next time: slower, and as true.
  private func store(_ models: ReadModels, in file: StateFile, at head: LogHead) {
    try? file.save(models, hash: head.hash, erasedContentCount: head.erasedContentCount)
  }
}

extension Workspace.Access {
  fileprivate var ofLog: SQLiteLog.Access { self == .reading ? .reading : .writing }
}
