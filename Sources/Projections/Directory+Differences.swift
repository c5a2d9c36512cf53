public import Domain

/// What is said of a service apart from whom it reaches, fact by fact.
public enum ServiceFact: CaseIterable, Hashable, Sendable {
  case details, resource, status
}

/// What is said of a resource, fact by fact.
public enum ResourceFact: CaseIterable, Hashable, Sendable {
  case name, kind, site, description, opening
}

extension Directory {
  /// The events because of which two vantages see a service otherwise, by position.
  public func turns(
    of fact: ServiceFact, of id: ServiceID, between first: Vantage, and second: Vantage
  ) -> [Turn] {
    guard let record = services[id] else { return [] }
    return switch fact {
    case .details: record.details.turns(between: first, and: second)
    case .resource: record.resources.turns(between: first, and: second)
    case .status: record.statuses.turns(between: first, and: second)
    }
  }

  /// The events because of which two vantages see a resource otherwise, by position.
  public func turns(
    of fact: ResourceFact, of id: ResourceID, between first: Vantage, and second: Vantage
  ) -> [Turn] {
    guard let record = resources[id] else { return [] }
    return switch fact {
    case .name: record.names.turns(between: first, and: second)
    case .kind: record.kinds.turns(between: first, and: second)
    case .site: record.sites.turns(between: first, and: second)
    case .description: record.descriptions.turns(between: first, and: second)
    case .opening: record.openings.turns(between: first, and: second)
    }
  }

  /// The event that says what holds of a service; `nil` when nothing does.
  public func position(of fact: ServiceFact, of id: ServiceID, at vantage: Vantage) -> Int64? {
    guard let record = services[id] else { return nil }
    return switch fact {
    case .details: record.details.entry(at: vantage)?.position
    case .resource: record.resources.entry(at: vantage)?.position
    case .status: record.statuses.entry(at: vantage)?.position
    }
  }

  /// The days on which what holds of a service may change, as far as was known: also the day on which
  /// a suspension was to end.
  public func days(of id: ServiceID, knownAt position: Int64) -> Set<CalendarDate> {
    guard let record = services[id] else { return [] }
    var days = Set(record.details.days(knownAt: position))
    days.formUnion(record.resources.days(knownAt: position))
    days.formUnion(record.statuses.days(knownAt: position))
    for entry in record.statuses.entries {
      if case .suspended(let until?, _) = entry.value { days.insert(until) }
    }
    return days
  }

  /// The resources that a service was ever offered by, as far as was known, sorted.
  public func resources(of id: ServiceID, knownAt position: Int64) -> [ResourceID] {
    guard let record = services[id] else { return [] }
    return Set(record.resources.entries.filter { $0.isKnown(at: position) }.map(\.value)).sorted()
  }

  /// The days on which what holds of a resource may change, as far as was known.
  public func days(of id: ResourceID, knownAt position: Int64) -> Set<CalendarDate> {
    guard let record = resources[id] else { return [] }
    var days = Set(record.names.days(knownAt: position))
    days.formUnion(record.kinds.days(knownAt: position))
    days.formUnion(record.sites.days(knownAt: position))
    days.formUnion(record.descriptions.days(knownAt: position))
    days.formUnion(record.openings.days(knownAt: position))
    return days
  }
}
