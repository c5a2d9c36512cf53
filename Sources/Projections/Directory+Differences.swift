public import Domain

extension Directory {
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
