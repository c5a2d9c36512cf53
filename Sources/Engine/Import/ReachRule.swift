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
  /// Clauses that add up.
  case all([ReachRule])
}
