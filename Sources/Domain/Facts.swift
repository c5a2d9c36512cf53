public import Hashing

/// What holds of a territory on a day.
public struct TerritoryFacts: Hashable, Sendable {
  public var name: String

  /// Territories of coarser kinds that it lies in, sorted.
  public var parents: [TerritoryID]

  /// Digest of its boundary; `nil` when none has been drawn.
  public var boundary: Digest?

  /// The day from which the boundary holds: the vintage of the territory.
  public var boundaryDrawnOn: CalendarDate?

  public var status: TerritoryStatus

  /// The first day on which it no longer exists; `nil` while it exists.
  public var endedOn: CalendarDate?

  /// The reform that ended it, where one is known.
  public var endedBy: ReformNote?

  public init(
    name: String, parents: [TerritoryID], boundary: Digest?, boundaryDrawnOn: CalendarDate?,
    status: TerritoryStatus, endedOn: CalendarDate? = nil, endedBy: ReformNote? = nil
  ) {
    self.name = name
    self.parents = parents
    self.boundary = boundary
    self.boundaryDrawnOn = boundaryDrawnOn
    self.status = status
    self.endedOn = endedOn
    self.endedBy = endedBy
  }
}

/// Whether a territory exists, and what became of it.
public enum TerritoryStatus: Hashable, Sendable {
  case existing
  case merged(into: TerritoryID)
  /// The same land goes on under another code.
  case recoded(into: TerritoryID)
  case split(into: [TerritoryID])
  case abolished

  /// The territories that took its land; empty while it exists, and when nothing took its place.
  public var successors: [TerritoryID] {
    switch self {
    case .existing, .abolished: []
    case .merged(let into), .recoded(let into): [into]
    case .split(let into): into
    }
  }
}

/// Whether an organization exists, and what became of it.
public enum OrganizationStatus: Hashable, Sendable {
  case existing
  case merged(into: OrganizationID)
  case dissolved
}

/// Where people find a resource.
///
/// A confidential resource has no property that could hold a place: what is not there cannot leak.
public enum Site: Hashable, Sendable {
  case located(Place)
  case unplaced
  case confidential

  /// The point on the map, where there is one to show.
  public var point: Coordinate? {
    if case .located(let place) = self { place.point } else { nil }
  }
}

/// What holds of a resource on a day.
public struct ResourceFacts: Hashable, Sendable {
  public var name: String
  public var kind: ResourceKind
  public var site: Site

  /// Who answers for it, how to reach it, and what it is in words.
  public var described: ResourceDescribed

  /// The day from which it is closed; `nil` while it is open.
  public var closedOn: CalendarDate?

  public init(
    name: String, kind: ResourceKind, site: Site = .unplaced,
    described: ResourceDescribed = ResourceDescribed(), closedOn: CalendarDate? = nil
  ) {
    self.name = name
    self.kind = kind
    self.site = site
    self.described = described
    self.closedOn = closedOn
  }
}

/// What holds of a service on a day, apart from whom it reaches.
public struct ServiceFacts: Hashable, Sendable {
  public var resource: ResourceID
  public var details: ServiceDetails
  public var status: ServiceStatus

  /// Whether it takes people in; `nil` when nobody has reported it.
  public var intake: ReportedIntake?

  public init(
    resource: ResourceID, details: ServiceDetails, status: ServiceStatus,
    intake: ReportedIntake? = nil
  ) {
    self.resource = resource
    self.details = details
    self.status = status
    self.intake = intake
  }
}

/// Whether a service is offered.
public enum ServiceStatus: Hashable, Sendable {
  case offered
  case suspended(until: CalendarDate?, reason: String?)
  case withdrawn(reason: String?)
}

/// A declared reach, and who declared it.
public struct DeclaredReach: Hashable, Sendable {
  public var reach: Reach

  /// Who declared it; of a reach that was re-targeted, who declared the one before.
  public var declaredBy: String

  /// The day from which it holds.
  public var effectiveOn: CalendarDate

  /// Position of the event that says so.
  public var position: Int64

  /// What a reform put in the place of what; `nil` for a reach as somebody declared it.
  public var retargeting: Retargeting?

  /// How a reach was put in the words of the territories after a reform.
  public struct Retargeting: Hashable, Sendable {
    public var replaced: [Replacement]
    public var reform: ReformNote?

    public init(replaced: [Replacement], reform: ReformNote?) {
      self.replaced = replaced
      self.reform = reform
    }
  }

  public init(
    reach: Reach, declaredBy: String, effectiveOn: CalendarDate, position: Int64,
    retargeting: Retargeting? = nil
  ) {
    self.reach = reach
    self.declaredBy = declaredBy
    self.effectiveOn = effectiveOn
    self.position = position
    self.retargeting = retargeting
  }
}
