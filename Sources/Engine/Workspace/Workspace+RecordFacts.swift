public import Domain
public import EventLog
internal import Projections

/// A fact that somebody wrote down, not yet checked.
public struct UncheckedFact: Hashable, Sendable {
  /// Identifier chosen by whoever wrote it; recording it again is harmless.
  public var id: String

  /// Identifier of what it is about.
  public var stream: String
  public var type: String

  /// Version of the payload's shape; `nil` means the current one.
  public var schemaVersion: Int?

  /// `YYYY-MM-DD`.
  public var effectiveOn: String
  public var source: String

  /// UTF-8 JSON.
  public var payload: [UInt8]

  /// Contents that the payload refers to and that the log may not hold yet.
  public var contents: [Content]

  public init(
    id: String, stream: String, type: String, schemaVersion: Int?, effectiveOn: String,
    source: String, payload: [UInt8], contents: [Content] = []
  ) {
    self.id = id
    self.stream = stream
    self.type = type
    self.schemaVersion = schemaVersion
    self.effectiveOn = effectiveOn
    self.source = source
    self.payload = payload
    self.contents = contents
  }
}

/// Why a fact was not recorded.
public enum FactProblem: Error, Hashable, Sendable {
  case undecodable(EventCodec.DecodingError)
  case impossibleDate(String)
  /// Nothing of that name has been defined, registered, opened, offered.
  case unknownSubject(String)
  /// A confidential resource was given a place.
  case confidentialWithPlace(ResourceID)
  /// A correction names a position at which there is no fact about its subject.
  case correctsNothing(position: Int64, subject: String)
  /// A correction names another correction; the fact itself stands at `root`.
  case correctsCorrection(position: Int64, root: Int64)
  /// A correction puts a fact of one type in the place of one of another.
  case correctsOtherType(position: Int64, recorded: String, given: String)
  /// A correction names a position at which the log holds nothing.
  case correctsBeyond(position: Int64, head: Int64)
  /// A correction says what is recorded already.
  case correctsByTheSame(position: Int64)
  /// A correction would take back that a resource is confidential.
  case confidentialStays(ResourceID)
  /// A correction is about the place of a confidential resource, which is erased.
  case placeIsSecret(ResourceID)
  /// A fact of this type has no such member.
  case unknownMember(String, type: String)
  /// What it refers to has been erased, and cannot come back.
  case contentErased
}

/// Facts that could not be recorded; none of them was.
public struct FactsRefused: Error, Hashable, Sendable {
  /// The index of each fact at fault, from 0, and why.
  public var problems: [Refused]

  public struct Refused: Hashable, Sendable {
    public var index: Int
    public var problem: FactProblem
  }
}

extension Workspace {
  /// Checks facts that somebody wrote and appends them, all or none, each under its own identifier.
  ///
  /// A fact whose identifier is in the log already is answered as it was the first time.
  ///
  /// - Returns: One receipt per fact, in order.
  /// - Throws: ``FactsRefused`` with every problem, or an error of the log.
  public func record(_ facts: [UncheckedFact], actor: String) throws -> [AppendReceipt] {
    let receipts = try log.append(
      zip(facts, check(facts)).map { append($1.event, $0, on: $1.effectiveOn, actor: actor) })
    try eraseHiddenPlaces()
    return receipts
  }

  /// Checks facts that somebody wrote, and records nothing.
  ///
  /// - Throws: ``FactsRefused`` with every problem, or an error of the log.
  @discardableResult
  func check(
    _ facts: [UncheckedFact]
  ) throws -> [(event: DomainEvent, effectiveOn: CalendarDate)] {
    var check = FactCheck(
      models: try currentModels(), log: log, confidential: try concealedResources())
    var problems: [FactsRefused.Refused] = []
    var admitted: [(event: DomainEvent, effectiveOn: CalendarDate)] = []
    for (index, fact) in facts.enumerated() {
      do throws(FactProblem) {
        admitted.append(try check.admit(fact))
      } catch {
        problems.append(FactsRefused.Refused(index: index, problem: error))
      }
    }
    guard problems.isEmpty else { throw FactsRefused(problems: problems) }
    return admitted
  }

  private func append(
    _ event: DomainEvent, _ fact: UncheckedFact, on day: CalendarDate, actor: String
  ) -> Append {
    // Written anew, in the canonical form of the current version.
    let encoded = EventCodec.encode(event)
    return Append(
      id: fact.id,
      events: [
        ProposedEvent(
          stream: encoded.stream, type: encoded.type, schemaVersion: encoded.schemaVersion,
          effectiveOn: day.description, actor: actor, source: fact.source,
          payload: encoded.payload, contents: encoded.contents)
      ],
      contents: fact.contents, recordedAtMilliseconds: surroundings.clock())
  }
}
