internal import Domain

/// What queries ask of the territories' shapes on one day.
protocol TerritoryLocating: Sendable {
  /// The territories that contain a point, of all kinds, in no promised order.
  func territories(at point: Coordinate) -> [TerritoryID]

  /// A classifier of many points; `nil` where there is no index of shapes.
  func classifier(of kinds: [TerritoryKind], separator: UInt8) -> PointClassifier?

  /// Metres to the nearest border of any territory; `nil` when there is no territory.
  func nearestBorderMetres(from point: Coordinate) -> Double?

  /// Every territory nearer than a radius, with its distance; 0 for those that contain the point.
  func territories(
    within radiusMetres: Double, of point: Coordinate
  ) -> [(territory: TerritoryID, distanceMetres: Double)]
}
