internal import Domain

/// What a basket asks of the shapes of territories of different divisions.
protocol TerritoryShapes: Sendable {
  /// Share of the area of `territory` that `other` covers, 0 to 1; `nil` when either has no boundary.
  func share(
    of territory: TerritoryID, coveredBy other: TerritoryID, at vantage: Vantage
  ) throws -> Double?
}
