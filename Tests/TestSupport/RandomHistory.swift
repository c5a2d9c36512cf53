public import Domain
public import Hashing
public import Projections

/// A history of random facts about a small world, the same for the same seed.
///
/// Facts are learned in any order: days come back again and again, so that many facts hold from the
/// same one, some lie in the future, some are corrected, and some of those once more.
public struct RandomHistory {
  /// What a history may hold.
  public struct Options: Sendable {
    /// Whether the first fact of every subject begins it and nothing takes that back, and whether no
    /// confidential resource is given a place: a history that may be recorded fact by fact.
    public var isOrderly = false

    /// Whether resources may become confidential.
    public var hasSecrets = true

    /// Whether territories end, or pass land on.
    public var hasReforms = true

    /// Whether what a correction says holds from a day of which nobody has spoken yet, so that it makes no
    /// difference whether it stands at its own place or at that of what it corrects.
    public var correctsOnFreeDays = false

    /// Whether resources have places.
    public var hasPlaces = true

    /// How the log names a place that it keeps beside it.
    public var nameOfPlace: @Sendable (Place) -> Digest = { Digest(hashing: $0.storedBytes) }

    /// What registered files are for.
    public var datasetRoles = DatasetRole.allCases

    /// The boundaries that territories are drawn with.
    public var boundaries = (0..<10).map { Digest(hashing: [UInt8($0)]) }

    /// Position of the last event before the history.
    public var after: Int64 = 0

    public init() {}
  }

  public private(set) var events: [RecordedEvent] = []

  /// The places that events refer to, by digest.
  public private(set) var places: [Digest: Place] = [:]

  private let options: Options
  private var facts: RandomFacts
  private var corrections: [Int] = []
  private var begun: Set<Subject> = []
  private var hidden: Set<ResourceID> = []
  private var daysSpokenOf: Set<CalendarDate> = []

  /// What is said in the place of each fact by now, by its position; `nil` where it was taken back.
  private var standing: [Int64: Correction.Instead?] = [:]

  public init(seed: UInt64, count: Int, _ options: Options = Options()) {
    self.options = options
    facts = RandomFacts(seed: seed, options)
    for _ in 0..<count {
      let isCorrection = !events.isEmpty && facts.chance(0.1)
      let event = isCorrection ? correction() : fact()
      if isCorrection { corrections.append(events.count) }
      let day = facts.day()
      daysSpokenOf.insert(day)
      if case .correction(_, let correction) = event {
        standing[correction.corrects] = .some(correction.instead)
      } else {
        standing[options.after + Int64(events.count + 1)] =
          Correction.Instead(effectiveOn: day, event: event)
      }
      events.append(
        RecordedEvent(
          position: options.after + Int64(events.count + 1), effectiveOn: day,
          source: "seed \(seed), \(facts.number(0...9))", event: event, place: place(of: event)))
    }
  }

  /// Vantages from before the first fact to after the last, on the days of facts and between them.
  public func vantages(_ count: Int, seed: UInt64) -> [Vantage] {
    var random = RandomFacts(seed: seed, options)
    let last = options.after + Int64(events.count)
    return (0..<count).map { _ in
      Vantage(
        day: random.vantageDay(),
        position: random.chance(0.2) ? last : Int64.random(in: 0...last, using: &random.source))
    }
  }

  private mutating func fact() -> DomainEvent {
    let event = facts.event()
    guard options.isOrderly else { return placed(event) }
    let subject = RandomFacts.needed(by: event)
    let isKnown = begun.contains(subject)
    let stated = isKnown ? event : facts.beginning(of: subject) ?? event
    // An agreement names two resources, which have to be known.
    if let missing = unknown(in: stated), let opening = facts.beginning(of: missing) {
      begun.insert(missing)
      return placed(opening)
    }
    begun.insert(subject)
    return placed(stated)
  }

  /// A resource that an agreement names and that has not begun.
  private func unknown(in event: DomainEvent) -> Subject? {
    guard case .partnership(_, .formed(let formed)) = event else { return nil }
    return [formed.from, formed.to].map(Subject.resource).first { !begun.contains($0) }
  }

  /// A correction of a fact recorded before: by other facts, by the same on another day, or by none.
  private mutating func correction() -> DomainEvent {
    let isSecond = facts.chance(0.3) && !corrections.isEmpty
    let wrong = events[isSecond ? facts.pick(corrections) : facts.number(0...events.count - 1)]
    var root = wrong
    if case .correction(_, let earlier) = wrong.event {
      root = events[Int(earlier.corrects - options.after) - 1]
    }
    let mayBeTakenBack = !options.isOrderly || !RandomFacts.begins(root.event)
    var instead: Correction.Instead?
    repeat {
      instead = nil
      if !mayBeTakenBack || facts.chance(0.7) {
        let event = facts.chance(0.7) ? facts.restated(root.event) : root.event
        instead = Correction.Instead(effectiveOn: correctedDay(), event: placed(event))
      }
      // A correction that changes nothing would be refused.
    } while options.isOrderly
      && (standing[root.position] == .some(instead)
        || instead.flatMap { unknown(in: $0.event) } != nil)
    return .correction(
      root.event.subject,
      Correction(corrects: root.position, reason: "wrong", instead: instead))
  }

  private mutating func correctedDay() -> CalendarDate {
    var day = facts.day()
    while options.correctsOnFreeDays, daysSpokenOf.contains(day) {
      day = CalendarDate(daysSince1970: Int32(facts.number(18_000...20_500)))
    }
    daysSpokenOf.insert(day)
    return day
  }

  // MARK: - Places

  /// The event with a place of its own where it may have one.
  private mutating func placed(_ event: DomainEvent) -> DomainEvent {
    guard case .resource(let id, let resource) = event else { return event }
    switch resource {
    case .opened(var opened):
      if opened.isConfidential { hidden.insert(id) }
      opened.place = opened.isConfidential ? nil : newPlace(of: id, share: 0.7)
      return .resource(id, .opened(opened))
    case .moved(var moved):
      moved.place = newPlace(of: id, share: 0.9)
      return .resource(id, .moved(moved))
    case .madeConfidential:
      hidden.insert(id)
      return event
    case .renamed, .described, .closed:
      return event
    }
  }

  private mutating func newPlace(of id: ResourceID, share: Double) -> Digest? {
    let place = facts.place()
    guard options.hasPlaces, facts.chance(share), !(options.isOrderly && hidden.contains(id)) else {
      return nil
    }
    let digest = options.nameOfPlace(place)
    places[digest] = place
    return digest
  }

  private func place(of event: DomainEvent) -> Place? {
    guard case .resource(_, let resource)? = event.fact else { return nil }
    return switch resource {
    case .opened(let opened): opened.place.flatMap { places[$0] }
    case .moved(let moved): moved.place.flatMap { places[$0] }
    case .renamed, .described, .closed, .madeConfidential: nil
    }
  }
}
