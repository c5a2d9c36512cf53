public import Domain

extension Timeline {
  /// Whether nothing was ever said of a later day.
  func isSettled(by day: CalendarDate) -> Bool {
    entries.last.map { $0.effectiveOn <= day } ?? true
  }
}

extension Directory {
  /// Whether nothing was ever said of a resource from a later day on: nothing can be announced of it.
  ///
  /// - Complexity: O(1).
  public func isSettled(_ id: ResourceID, by day: CalendarDate) -> Bool {
    guard let record = resources[id] else { return true }
    return record.openings.isSettled(by: day) && record.sites.isSettled(by: day)
      && record.names.isSettled(by: day) && record.descriptions.isSettled(by: day)
  }

  /// Whether nothing was ever said of a service from a later day on, apart from whom it reaches.
  ///
  /// - Complexity: O(1).
  public func isSettled(_ id: ServiceID, by day: CalendarDate) -> Bool {
    guard let record = services[id] else { return true }
    return record.statuses.isSettled(by: day) && record.details.isSettled(by: day)
  }
}

extension Baskets {
  /// Whether nothing was ever said of whom a service reaches from a later day on.
  ///
  /// - Complexity: O(1).
  public func isSettled(_ id: ServiceID, by day: CalendarDate) -> Bool {
    reaches[id]?.isSettled(by: day) ?? true
  }
}
