internal import Domain
internal import EventLog
internal import Hashing

/// The events of a branch on their way into the log.
///
/// Each append of the branch has an identifier in the log that comes from the branch, so that what is
/// in the log already is recognised.
struct BranchPromotion {
  private let branch: Branch
  private let branchLog: BranchLog
  private let log: any AppendOnlyLog
  private let groups: [Group]

  /// Events that were appended together.
  private struct Group {
    /// Identifier of the append in the log.
    let id: String

    /// The events, with their positions on the branch.
    var events: [StoredEvent]

    /// Their positions in the log; `nil` as long as they are not there.
    let landed: ClosedRange<Int64>?
  }

  /// Reads the events of a branch, and which of them the log holds.
  init(_ branch: Branch, _ branchLog: BranchLog, in log: any AppendOnlyLog) throws(EventLogError) {
    self.branch = branch
    self.branchLog = branchLog
    self.log = log
    var appends: [[StoredEvent]] = []
    for event in try branchLog.events(from: branch.fork.position + 1, limit: .max) {
      // The first event of an append has the append's identifier alone, or with `/1` after it.
      let isFirst = !event.id.contains("/") || event.id.hasSuffix("/1")
      if isFirst || appends.isEmpty { appends.append([]) }
      appends[appends.count - 1].append(event)
    }
    var groups: [Group] = []
    for (index, events) in appends.enumerated() {
      let id = "\(branch.appendPrefix)\(index + 1)"
      groups.append(Group(id: id, events: events, landed: try log.positions(ofAppend: id)))
    }
    self.groups = groups
  }

  private var pending: [Group] { groups.filter { $0.landed == nil } }

  var name: BranchName { branch.name }
  var isEmpty: Bool { groups.isEmpty }

  /// Whether the log holds every event.
  var isDone: Bool { pending.isEmpty }

  /// Number of all events of the branch.
  var eventCount: Int64 { Int64(groups.reduce(0) { $0 + $1.events.count }) }

  /// Position in the log of the last event that is there; 0 for none.
  var lastLanded: Int64 { groups.compactMap(\.landed?.upperBound).max() ?? 0 }

  /// The events that the log does not hold, in order.
  var pendingEvents: [StoredEvent] { pending.flatMap(\.events) }

  /// What each pending event breaks, against the log as these models have it.
  ///
  /// The rules are those for facts that somebody writes down.
  func problems(against models: ReadModels) throws -> [PromotionRefused.Problem] {
    var check = FactCheck(models: models, log: branchLog)
    var problems: [PromotionRefused.Problem] = []
    for stored in pendingEvents {
      let event = stored.event
      do throws(FactProblem) {
        _ = try check.admit(
          UncheckedFact(
            id: stored.id, stream: event.stream, type: event.type,
            schemaVersion: event.schemaVersion, effectiveOn: event.effectiveOn,
            source: event.source, payload: event.payload))
        if try holdsErasedContent(event) { throw .contentErased }
      } catch {
        problems.append(
          PromotionRefused.Problem(
            position: stored.position, type: event.type, stream: event.stream, problem: error))
      }
    }
    return problems
  }

  /// Whether the log has erased something that an event refers to.
  private func holdsErasedContent(_ event: ProposedEvent) throws(FactProblem) -> Bool {
    // A log that cannot be read is found out when the events are appended.
    event.contents.contains { (try? log.content($0)) == .some(.erased) }
  }

  /// The pending events as the log has to be asked for them, right after a position.
  ///
  /// Corrections of hypothetical facts name them by the positions that they get.
  func appends(
    after position: Int64, actor: String, atMilliseconds: Int64
  ) throws -> [Append] {
    var places: [Int64: Int64] = [:]
    var next = position
    for group in groups {
      for (offset, event) in group.events.enumerated() {
        if let landed = group.landed {
          places[event.position] = landed.lowerBound + Int64(offset)
        } else {
          next += 1
          places[event.position] = next
        }
      }
    }
    var brought: Set<Digest> = []
    var appends = try pending.map { group in
      var append = Append(
        id: group.id,
        events: try group.events.map { try real($0, by: actor, places: places) },
        recordedAtMilliseconds: atMilliseconds)
      for digest in group.events.flatMap(\.event.contents) where brought.insert(digest).inserted {
        try bring(digest, with: &append)
      }
      return append
    }
    if !appends.isEmpty { appends[0].expectedPosition = position }
    return appends
  }

  /// An event as it becomes real.
  private func real(
    _ stored: StoredEvent, by actor: String, places: [Int64: Int64]
  ) throws -> ProposedEvent {
    var event = stored.event
    event.actor = actor
    guard case .correction(let subject, var correction) = try DomainEvent(stored),
      let place = places[correction.corrects]
    else { return event }
    correction.corrects = place
    let encoded = EventCodec.encode(.correction(subject, correction))
    event.schemaVersion = encoded.schemaVersion
    event.payload = encoded.payload
    event.contents = encoded.contents
    return event
  }

  /// Hands a content to an append, unless the log holds it.
  private func bring(_ digest: Digest, with append: inout Append) throws {
    guard try log.content(digest) == nil else { return }
    switch try branchLog.content(digest) {
    case .present(let content): append.contents.append(content)
    case .erased: append.erasedContents[digest] = append.recordedAtMilliseconds
    case nil: throw EventLogError.missingContent(digest)
    }
  }
}
