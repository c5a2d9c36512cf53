/// A service as a source describes it, its reach resolved.
public struct ServiceDraft: Hashable, Sendable {
  public var id: ServiceID
  public var resource: ResourceID
  public var details: ServiceDetails
  public var reach: Reach

  /// Who declares the reach, when it is not the source of the import.
  public var declaredBy: String?

  /// Set when the source says that it is suspended.
  public var suspension: ServiceSuspended?

  /// What the source reports of its intake; `nil` when it says nothing, which changes nothing.
  public var wait: ServiceWaitReported?

  public init(
    id: ServiceID, resource: ResourceID, details: ServiceDetails, reach: Reach,
    declaredBy: String? = nil, suspension: ServiceSuspended? = nil,
    wait: ServiceWaitReported? = nil
  ) {
    self.id = id
    self.resource = resource
    self.details = details
    self.reach = reach
    self.declaredBy = declaredBy
    self.suspension = suspension
    self.wait = wait
  }
}

/// What to record of a service.
public enum ServiceDecisions {
  /// Decides what a source's description adds to what is known.
  ///
  /// A suspension may begin on a later day than the rest holds from: `statusThen` is the status that
  /// is known for that day. So is `intakeThen` for the day from which a reported intake is so.
  ///
  /// - Returns: The events that make what is known into `draft`, in order; none when it is so
  ///   already. A reach of *not stated* is recorded only where another was known.
  /// - Throws: ``Refusal/resourceChanged(_:from:to:)`` or
  ///   ``Refusal/impossibleAges(_:minYears:maxYears:)``.
  public static func describe(
    _ draft: ServiceDraft, given current: ServiceFacts?, statusThen: ServiceStatus?,
    intakeThen: ReportedIntake? = nil, reach: Reach?
  ) throws(Refusal) -> [DomainEvent] {
    let (low, high) = (draft.details.ageMinYears, draft.details.ageMaxYears)
    let areAgesPossible = [low, high].allSatisfy { $0.map((0...120).contains) ?? true }
    guard areAgesPossible, (low ?? 0) <= (high ?? 120) else {
      throw .impossibleAges(draft.id, minYears: low, maxYears: high)
    }
    var events: [ServiceEvent] = []
    let isWithdrawn = if case .withdrawn = current?.status { true } else { false }
    if let current, !isWithdrawn {
      guard current.resource == draft.resource else {
        throw .resourceChanged(draft.id, from: current.resource, to: draft.resource)
      }
      if current.details != draft.details {
        events.append(.changed(ServiceChanged(details: draft.details)))
      }
    } else {
      events.append(
        .offered(ServiceOffered(resource: draft.resource, details: draft.details)))
    }
    if draft.reach != reach ?? .notStated {
      events.append(
        .reachDeclared(ServiceReachDeclared(reach: draft.reach, declaredBy: draft.declaredBy)))
    }
    events += suspension(of: draft, given: isWithdrawn ? nil : statusThen)
    if let wait = draft.wait {
      let isKnown =
        wait.intake == intakeThen?.intake && wait.believedUntil == intakeThen?.believedUntil
      if !isKnown { events.append(.waitReported(wait)) }
    }
    return events.map { .service(draft.id, $0) }
  }

  private static func suspension(
    of draft: ServiceDraft, given status: ServiceStatus?
  ) -> [ServiceEvent] {
    if let suspension = draft.suspension {
      let wanted = ServiceStatus.suspended(until: suspension.until, reason: suspension.reason)
      return status == wanted ? [] : [.suspended(suspension)]
    }
    if case .suspended = status { return [.resumed(ServiceResumed())] }
    return []
  }
}
