internal import Domain
internal import EventLog
internal import Foundation
internal import Hashing

/// What promoting a branch did, or would do.
public struct PromotionReport: Hashable, Sendable {
  public let branch: Branch

  /// Number of events by stored type.
  public let eventCounts: [String: Int]

  /// Whether nothing was written, because only a report was asked for.
  public let isDryRun: Bool

  /// Whether every event of the branch was in the log already, so that nothing was written.
  public let wasKnown: Bool

  /// Position of the log afterwards.
  public let position: Int64

  /// What the log had changed since the fork, and the branch changed nonetheless.
  public let changes: [ChangedSubject]

  /// Number of all events.
  public var eventCount: Int { eventCounts.values.reduce(0, +) }
}

/// A branch that does not fit the log any more; nothing of it was written.
public struct PromotionRefused: Error, Hashable, Sendable {
  public let branch: BranchName

  /// The events that no longer hold.
  public let problems: [Problem]

  /// What both the branch and the log have changed; empty where that does not matter.
  public let changes: [ChangedSubject]

  public init(branch: BranchName, problems: [Problem], changes: [ChangedSubject]) {
    self.branch = branch
    self.problems = problems
    self.changes = changes
  }

  /// An event that no longer holds, by its position on the branch.
  public struct Problem: Hashable, Sendable {
    public let position: Int64
    public let type: String
    public let stream: String
    public let problem: FactProblem

    public init(position: Int64, type: String, stream: String, problem: FactProblem) {
      self.position = position
      self.type = type
      self.stream = stream
      self.problem = problem
    }
  }
}

extension Workspace {
  /// How often a promotion checks anew because others wrote to the log meanwhile.
  private static let promotionAttemptCount = 5

  /// Writes the events of a branch to the log, after checking each against what has happened since.
  ///
  /// All of them are written in one transaction, or none, each append under an identifier that comes
  /// from the branch: whatever is cut off and begun again ends with each event in the log once. Source,
  /// effective date and contents stay; the actor is who promotes.
  ///
  /// - Parameters:
  ///   - name: The branch.
  ///   - actor: Who promotes it.
  ///   - isDryRun: Whether only to report.
  ///   - despiteChanges: Whether to promote what the log has changed since as well.
  /// - Returns: What was written.
  /// - Throws: ``PromotionRefused`` with every problem, ``BranchError``, ``EngineError/outpaced(attempts:)``
  ///   or an error of a log.
  /// - Precondition: This is no branch itself.
  public func promoteBranch(
    _ name: BranchName, by actor: String, isDryRun: Bool = false, despiteChanges: Bool = false
  ) throws -> PromotionReport {
    precondition(branch == nil, "A branch is promoted to the log")
    let branch = try folder.readBranch(name)
    let branchLog = try open(branch)
    for _ in 0..<Self.promotionAttemptCount {
      let models = try currentModels()
      let promotion = try BranchPromotion(branch, branchLog, in: log)
      guard !promotion.isEmpty else { throw BranchError.nothingToPromote(name) }
      let changes = try changes(of: promotion.pendingEvents.map(\.event.stream), since: branch)
      let problems = try promotion.problems(against: models)
      guard problems.isEmpty, changes.isEmpty || despiteChanges else {
        throw PromotionRefused(
          branch: name, problems: problems, changes: despiteChanges ? [] : changes)
      }
      var last = promotion.lastLanded
      if !isDryRun {
        if !promotion.isDone {
          guard let landed = try write(promotion, after: models.position, by: actor) else {
            continue
          }
          last = landed
        }
        try eraseHiddenPlaces()
        try mark(branch, last: last, eventCount: promotion.eventCount, by: actor)
      }
      return PromotionReport(
        branch: try folder.readBranch(name),
        eventCounts: promotion.pendingEvents.reduce(into: [:]) {
          $0[$1.event.type, default: 0] += 1
        },
        isDryRun: isDryRun, wasKnown: promotion.isDone, position: try log.head().position,
        changes: changes)
    }
    throw EngineError.outpaced(attempts: Self.promotionAttemptCount)
  }

  /// Appends what is not in the log yet, right after the position at which it was checked.
  ///
  /// - Returns: Position of the last event; `nil` when somebody wrote to the log meanwhile, or promotes
  ///   the same branch.
  private func write(
    _ promotion: BranchPromotion, after position: Int64, by actor: String
  ) throws -> Int64? {
    try keepDatasets(of: promotion.name)
    let appends = try promotion.appends(
      after: position, actor: actor, atMilliseconds: surroundings.clock())
    do throws(EventLogError) {
      return try log.append(appends).last?.lastPosition
    } catch {
      switch error {
      case .versionConflict, .appendReused: return nil
      default: throw error
      }
    }
  }

  /// Copies the files that were registered on a branch to where real ones are kept.
  private func keepDatasets(of name: BranchName) throws(BranchError) {
    let files = FileManager.default
    let own = folder.on(name).datasets
    // Where nothing was registered on the branch there is no folder.
    for file in (try? files.contentsOfDirectory(atPath: own)) ?? [] where !file.hasPrefix(".") {
      let place = "\(folder.datasets)/\(file)"
      guard !files.fileExists(atPath: place) else { continue }
      do {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(own)/\(file)"))
        try data.write(to: URL(fileURLWithPath: place), options: .atomic)
      } catch {
        throw .cannotWrite(path: place)
      }
    }
  }

  /// Notes beside the branch that it is real by now.
  private func mark(
    _ branch: Branch, last: Int64, eventCount: Int64, by actor: String
  ) throws(BranchError) {
    guard branch.promotion?.eventCount != eventCount else { return }
    var branch = branch
    branch.promotion = Branch.Promotion(
      position: last, eventCount: eventCount, atMilliseconds: surroundings.clock(), by: actor)
    try folder.write(branch, to: folder.on(branch.name).branchFile)
  }
}
