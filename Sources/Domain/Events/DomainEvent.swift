/// A fact about the world, as the current code understands it, with what it is about.
///
/// Closed on purpose: a new case stops every projection from compiling until it has an answer.
public enum DomainEvent: Hashable, Sendable {
  case territory(TerritoryID, TerritoryEvent)
  case organization(OrganizationID, OrganizationEvent)
  case resource(ResourceID, ResourceEvent)
  case service(ServiceID, ServiceEvent)
  case registrations(RegistrationsID, RegistrationsCounted)
  case dataset(DatasetID, DatasetEvent)
  case category(CategoryID, CategoryEvent)
  case partnership(PartnershipID, PartnershipEvent)

  /// A fact about any of these was wrong.
  indirect case correction(Subject, Correction)
}

public enum TerritoryEvent: Hashable, Sendable {
  case defined(TerritoryDefined)
  case renamed(TerritoryRenamed)
  case boundaryDrawn(TerritoryBoundaryDrawn)
  case reparented(TerritoryReparented)
  case merged(TerritoryMerged)
  case recoded(TerritoryRecoded)
  case split(TerritorySplit)
  case abolished(TerritoryAbolished)
  case partTransferred(TerritoryPartTransferred)
}

public enum OrganizationEvent: Hashable, Sendable {
  case registered(OrganizationRegistered)
  case renamed(OrganizationRenamed)
  case merged(OrganizationMerged)
  case dissolved(OrganizationDissolved)
}

public enum ResourceEvent: Hashable, Sendable {
  case opened(ResourceOpened)
  case moved(ResourceMoved)
  case renamed(ResourceRenamed)
  case described(ResourceDescribed)
  case closed(ResourceClosed)
  case madeConfidential(ResourceMadeConfidential)
}

public enum ServiceEvent: Hashable, Sendable {
  case offered(ServiceOffered)
  case changed(ServiceChanged)
  case reachDeclared(ServiceReachDeclared)
  case reachRetargeted(ServiceReachRetargeted)
  case suspended(ServiceSuspended)
  case resumed(ServiceResumed)
  case withdrawn(ServiceWithdrawn)
  case verified(ServiceVerified)
  case waitReported(ServiceWaitReported)
}

public enum DatasetEvent: Hashable, Sendable {
  case registered(DatasetRegistered)
  case superseded(DatasetSuperseded)
}

public enum CategoryEvent: Hashable, Sendable {
  case described(CategoryDescribed)
  case retired(CategoryRetired)
  case mapped(CategoryMapped)
}

public enum PartnershipEvent: Hashable, Sendable {
  case formed(PartnershipFormed)
  case ended(PartnershipEnded)
}

extension DomainEvent {
  /// What it is about.
  public var subject: Subject {
    switch self {
    case .territory(let id, _): .territory(id)
    case .organization(let id, _): .organization(id)
    case .resource(let id, _): .resource(id)
    case .service(let id, _): .service(id)
    case .registrations(let id, _): .registrations(id)
    case .dataset(let id, _): .dataset(id)
    case .category(let id, _): .category(id)
    case .partnership(let id, _): .partnership(id)
    case .correction(let subject, _): subject
    }
  }

  /// Name of the stream that the event belongs to: the identifier of what it is about.
  public var stream: String { subject.text }

  /// Stored name of the event, for example `territory.defined`.
  public var type: String { Swift.type(of: payload).type }

  /// The facts.
  public var payload: any EventPayload {
    switch self {
    case .territory(_, let event): event.payload
    case .organization(_, let event): event.payload
    case .resource(_, let event): event.payload
    case .service(_, let event): event.payload
    case .registrations(_, let payload): payload
    case .dataset(_, let event): event.payload
    case .category(_, let event): event.payload
    case .partnership(_, let event): event.payload
    case .correction(_, let correction): FactCorrected(correction)
    }
  }

  /// The fact that it states: that of a correction is what it puts in the place of the wrong one.
  public var fact: DomainEvent? {
    if case .correction(_, let correction) = self { correction.instead?.event } else { self }
  }
}

extension TerritoryEvent {
  var payload: any EventPayload {
    switch self {
    case .defined(let payload): payload
    case .renamed(let payload): payload
    case .boundaryDrawn(let payload): payload
    case .reparented(let payload): payload
    case .merged(let payload): payload
    case .recoded(let payload): payload
    case .split(let payload): payload
    case .abolished(let payload): payload
    case .partTransferred(let payload): payload
    }
  }
}

extension OrganizationEvent {
  var payload: any EventPayload {
    switch self {
    case .registered(let payload): payload
    case .renamed(let payload): payload
    case .merged(let payload): payload
    case .dissolved(let payload): payload
    }
  }
}

extension ResourceEvent {
  var payload: any EventPayload {
    switch self {
    case .opened(let payload): payload
    case .moved(let payload): payload
    case .renamed(let payload): payload
    case .described(let payload): payload
    case .closed(let payload): payload
    case .madeConfidential(let payload): payload
    }
  }
}

extension ServiceEvent {
  var payload: any EventPayload {
    switch self {
    case .offered(let payload): payload
    case .changed(let payload): payload
    case .reachDeclared(let payload): payload
    case .reachRetargeted(let payload): payload
    case .suspended(let payload): payload
    case .resumed(let payload): payload
    case .withdrawn(let payload): payload
    case .verified(let payload): payload
    case .waitReported(let payload): payload
    }
  }
}

extension DatasetEvent {
  var payload: any EventPayload {
    switch self {
    case .registered(let payload): payload
    case .superseded(let payload): payload
    }
  }
}

extension CategoryEvent {
  var payload: any EventPayload {
    switch self {
    case .described(let payload): payload
    case .retired(let payload): payload
    case .mapped(let payload): payload
    }
  }
}

extension PartnershipEvent {
  var payload: any EventPayload {
    switch self {
    case .formed(let payload): payload
    case .ended(let payload): payload
    }
  }
}
