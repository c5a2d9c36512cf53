public import Domain

/// A patch of land that a reach names, with the name to show.
public struct NamedPatch: Hashable, Sendable {
  public var patch: Patch

  /// Where a street is, where that is said.
  public var municipality: NamedTerritory?

  public init(_ patch: Patch, in municipality: NamedTerritory? = nil) {
    self.patch = patch
    self.municipality = municipality
  }
}

/// Land that a reach names or leaves out, with the names to show.
public struct NamedLand: Hashable, Sendable {
  public var territories: [NamedTerritory]
  public var patches: [NamedPatch]

  public init(territories: [NamedTerritory], patches: [NamedPatch] = []) {
    self.territories = territories
    self.patches = patches
  }
}

extension Snapshot {
  /// A patch with the name of its municipality on the day.
  func named(_ patch: Patch) -> NamedPatch { NamedPatch(patch, in: patch.municipality.map(named)) }

  /// Land with the names of the day.
  func named(_ land: ReachLand) -> NamedLand {
    NamedLand(territories: land.territories.map(named), patches: land.patches.map(named))
  }
}
