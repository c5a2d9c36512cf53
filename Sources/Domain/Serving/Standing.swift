/// Where somebody stands towards the services: in which territories they live, and with which GMFs
/// they are registered.
///
/// A home that is not known to the metre is a doubt, and the doubt is kept: some territories are
/// certain, others only possible. What is said to be certain is certain; what is said to be possible
/// may turn out not to be.
public struct Standing: Hashable, Sendable {
  /// Territories in which they live for certain, of every kind, with those these lie in.
  public var territories: Set<TerritoryID>

  /// Territories in which they may live: the certain ones and the doubtful ones.
  public var possibleTerritories: Set<TerritoryID>

  /// Sets of territories of which one, nobody knows which, is certain to hold.
  public var alternatives: [Set<TerritoryID>]

  /// The GMFs with which they are registered; a site stands for its GMF.
  public var registrations: Set<ResourceID>

  /// A standing without doubt.
  public init(territories: Set<TerritoryID>, registrations: Set<ResourceID> = []) {
    self.init(
      territories: territories, possibleTerritories: territories, alternatives: [],
      registrations: registrations)
  }

  /// A standing with doubt; certain territories are possible too.
  public init(
    territories: Set<TerritoryID>, possibleTerritories: Set<TerritoryID>,
    alternatives: [Set<TerritoryID>], registrations: Set<ResourceID> = []
  ) {
    self.territories = territories
    self.possibleTerritories = possibleTerritories.union(territories)
    self.alternatives = alternatives
    self.registrations = registrations
  }

  /// Whether nothing is in doubt: every territory in which they may live is certain.
  public var isCertain: Bool {
    alternatives.isEmpty && possibleTerritories.count == territories.count
  }
}
