public import Domain

/// How an import says whom a service reaches, before it is resolved and recorded as declared.
public indirect enum ReachRule: Hashable, Sendable {
  case everyone
  case notStated
  /// Registration with the row's own resource; a site counts as its GMF.
  case registrationWithOwnResource
  /// Registration with another resource.
  case registration(ResourceID)
  /// Residence in the territory of this kind in which the resource stands.
  case residenceContaining(TerritoryKind)
  /// Residence in these territories, except those.
  case residence([TerritoryID], except: [TerritoryID])
  /// Residence in the territory of this kind that bears this name.
  case residenceNamed(String, TerritoryKind)
  /// Residence where the postal code begins with one of these.
  case postalCodes([PostalPrefix])
  /// Residence in these streets.
  case streets([StreetStretch])
  /// Nobody from elsewhere than a rule for residence says, whatever else holds.
  case onlyHere(ReachRule)
  /// A rule for residence and one for registration, both.
  case both(ReachRule, ReachRule)
  /// A rule for the service given in these modes only.
  case modes([ServiceMode], ReachRule)
  /// Clauses that add up.
  case all([ReachRule])
}
