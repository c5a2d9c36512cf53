/// Why a decision was not to record anything.
///
/// Deciding is a function from what somebody wants and what holds to events. Deciding again on the
/// state that those events produce gives no event.
public enum Refusal: Error, Hashable {
  /// A confidential resource was given an address or a point.
  case confidentialWithPlace(ResourceID)

  /// A resource that is confidential was described as open; it stays confidential.
  case confidentialStays(ResourceID)

  /// The territory was merged, split or abolished before the day in question.
  case territoryEnded(TerritoryID)

  /// A resource changed what it is; a new one has to be opened.
  case kindChanged(ResourceID, from: ResourceKind, to: ResourceKind)

  /// A service moved to another resource; a new one has to be offered.
  case resourceChanged(ServiceID, from: ResourceID, to: ResourceID)

  /// The youngest age served is above the oldest, or an age is outside 0 to 120.
  case impossibleAges(ServiceID, minYears: Int?, maxYears: Int?)

  /// What the reach of a service promises in one place it takes back in another: nobody is served.
  case reachesNobody(ServiceID)
}
