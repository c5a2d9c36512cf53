public import Domain

extension Baskets {
  /// The events because of which two vantages see the reach of a service otherwise, by position.
  public func turns(
    ofReachOf id: ServiceID, between first: Vantage, and second: Vantage
  ) -> [Turn] {
    reaches[id]?.turns(between: first, and: second) ?? []
  }

  /// The days from which another reach of a service may count, as far as was known.
  public func days(ofReachOf id: ServiceID, knownAt position: Int64) -> Set<CalendarDate> {
    Set(reaches[id]?.days(knownAt: position) ?? [])
  }
}
