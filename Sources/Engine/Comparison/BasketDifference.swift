public import Domain

/// What differs between two baskets: of one territory from two vantages, or of two territories.
public struct BasketDifference: Hashable, Sendable {
  /// One of the two baskets.
  public struct Side: Hashable, Sendable {
    public var territory: NamedTerritory
    public var day: CalendarDate

    /// The branch that it is on; `nil` for what is real.
    public var branch: BranchName?

    /// Position of the log that the basket is true to.
    public var position: Int64

    /// When the log learned the event there, in milliseconds since 1970-01-01T00:00:00Z; `nil` where
    /// everything that is known was asked for.
    public var knownAtMilliseconds: Int64?

    /// Everybody who lives there, in the year of the day; `nil` where no table says.
    public var people: PeopleCount?

    /// How many services are in the basket.
    public var serviceCount: Int
  }

  public var before: Side
  public var after: Side

  /// The services that differ, in order of ``ServiceDifference/Group``, category and name; in each group
  /// those whose reach nobody has stated last.
  public var services: [ServiceDifference]

  /// How many services are in both baskets and differ in nothing.
  public var unchangedCount: Int

  /// What happened to the territory itself; empty between two territories.
  public var territoryChanges: [TerritoryChange]

  public var concerned: PeopleConcerned

  /// Between two territories: what each category offers on either side, in order.
  public var categories: [CategoryDifference]
}

/// Whom differences between two baskets concern.
public enum PeopleConcerned: Hashable, Sendable {
  /// Nothing differs, or nothing happened: two territories were compared.
  case nobody
  /// Everybody who lives there: a service that differs serves the whole territory.
  case all(PeopleCount)
  /// Some of them: every service that differs serves a part, or nobody has said whom.
  case atMost(PeopleCount)
  /// No table says how many live there.
  case unknown

  /// Whom some differences concern, of the people of a territory.
  init(by services: [ServiceDifference], of people: PeopleCount?) {
    guard !services.isEmpty else {
      self = .nobody
      return
    }
    guard let people else {
      self = .unknown
      return
    }
    let lines = services.flatMap { [$0.before, $0.after].compactMap(\.self) }
    let reachesAll = lines.contains { $0.extent == .whole || $0.extent == .everyone }
    self = reachesAll ? .all(people) : .atMost(people)
  }
}

/// Something that happened to a territory between two vantages.
public struct TerritoryChange: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// It bears another name.
    case renamed
    /// It lies in others.
    case reparented
    /// Its land was drawn otherwise.
    case redrawn
    /// It came to exist, or ceased to.
    case status
  }

  public var kind: Kind
  public var territory: TerritoryID

  /// The events that made it so, in order.
  public var events: [EventReference]
}

/// How one service differs between two baskets.
public struct ServiceDifference: Hashable, Sendable {
  /// What the difference is to the reader.
  public enum Group: String, CaseIterable, Hashable, Sendable {
    /// Only in the second basket.
    case added
    /// Only in the first basket.
    case removed
    /// In both, otherwise.
    case changed
    /// In both; its reach was put in the words of the territories after a reform.
    case retargeted
    /// A correction alone made the difference: it was always so.
    case corrected
  }

  /// Whether the land or the service made the difference.
  public enum Cause: String, CaseIterable, Hashable, Sendable {
    /// The service is as it was; the territories are not.
    case borders
    /// The territories are as they were; the service, its resource or its reach is not.
    case services
    /// Both have a part in it.
    case both
  }

  /// What can differ in a service that is in both baskets.
  public enum Field: String, CaseIterable, Hashable, Sendable {
    case name, category, resource, telephone, address, languages, partialLanguages
    case interpretedLanguages, modes, ages, clientele, clienteleRule, access, cost, costKind, hours
    case schedule, timeZone, description, group, extent, because, areaShare, findings
  }

  /// An event that made the difference, or has a part in it.
  public struct Event: Hashable, Sendable {
    public var reference: EventReference

    /// Whether it is about territories, or puts a reach in their words after a reform; otherwise it is
    /// about the service or its resource.
    public var isOfBorders: Bool

    /// Whether it is a correction that only one of the two vantages knows of.
    public var isCorrection: Bool
  }

  public var group: Group

  /// As it stands in the first basket; `nil` when it does not.
  public var before: BasketAnswer.Line?

  /// As it stands in the second basket; `nil` when it does not.
  public var after: BasketAnswer.Line?

  /// What differs, in the order of the declaration; empty unless it is in both baskets.
  public var fields: [Field]

  /// `nil` between two territories, where nothing happened.
  public var cause: Cause?

  /// Whether a reform put the reach in other words, and that has a part in it.
  public var isRetargeted: Bool

  /// The events that made the difference, in order; empty between two territories.
  public var events: [Event]

  /// The line to show: the second, or else the first.
  public var line: BasketAnswer.Line? { after ?? before }

  /// Whether nobody has said whom it reaches, on any side.
  public var isToBeChecked: Bool {
    [before, after].compactMap(\.self).allSatisfy { $0.extent == .notStated }
  }
}

extension BasketDifference {
  /// Whether the two baskets hold the same services, in the same way.
  public var isEmpty: Bool { services.isEmpty }

  /// How many services differ in this way.
  public func count(_ group: ServiceDifference.Group) -> Int {
    services.count { $0.group == group }
  }

  /// How many services differ for this cause.
  public func count(_ cause: ServiceDifference.Cause) -> Int {
    services.count { $0.cause == cause }
  }
}
