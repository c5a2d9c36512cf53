public import Domain

extension Baskets {
  /// The events because of which two vantages see the reach of a service otherwise, by position.
  public func turns(
    ofReachOf id: ServiceID, between first: Vantage, and second: Vantage
  ) -> [Turn] {
    reaches[id]?.turns(between: first, and: second) ?? []
  }

  /// The position of the declaration that the reach of a service rests on: a reform puts a promise in
  /// other words, and it stays the same promise.
  ///
  /// - Returns: `nil` when nobody had declared a reach by then.
  public func promise(of id: ServiceID, at vantage: Vantage) -> Int64? {
    reaches[id]?.known(at: vantage).last { $0.value.retargeting == nil }?.position
  }

  /// The days from which another reach of a service may count, as far as was known.
  public func days(ofReachOf id: ServiceID, knownAt position: Int64) -> Set<CalendarDate> {
    Set(reaches[id]?.days(knownAt: position) ?? [])
  }
}
