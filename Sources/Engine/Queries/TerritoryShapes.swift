internal import Domain
internal import Hashing

/// What questions ask of the shapes of territories, apart from where a point lies.
protocol TerritoryShapes: Sendable {
  /// Share of the area of `territory` that `other` covers, 0 to 1; `nil` when either has no boundary.
  func share(
    of territory: TerritoryID, coveredBy other: TerritoryID, at vantage: Vantage
  ) throws -> Double?

  /// Share of the area of a territory that a piece of land covers, 0 to 1; `nil` when the territory
  /// has no boundary.
  func share(
    of territory: TerritoryID, coveredByLand land: Digest, at vantage: Vantage
  ) throws -> Double?

  /// How well territories fit a piece of land together; `nil` when one of them has no boundary.
  func fit(
    of territories: [TerritoryID], toLand land: Digest, at vantage: Vantage
  ) throws -> LandFit?
}

/// How well territories fit a piece of land: both shares from 0 to 1.
struct LandFit {
  /// Share of the land that the territories cover.
  var ofLand: Double

  /// Share of the territories that lies in the land.
  var ofTerritories: Double

  /// Whether they are the land, but for borders that were drawn twice.
  var isWhole: Bool { min(ofLand, ofTerritories) >= 0.999 }
}
