internal import Domain

/// Stands for the index of shapes where no point is ever asked about.
///
/// Opening the index of a day that nobody asked about before builds it, which takes seconds. A snapshot
/// that holds this never leaves the engine.
struct UnopenedLocator: TerritoryLocating {
  func territories(at point: Coordinate) -> [TerritoryID] { refuse() }

  func classifier(of kinds: [TerritoryKind], separator: UInt8) -> PointClassifier? { refuse() }

  func nearestBorderMetres(from point: Coordinate) -> Double? { refuse() }

  func territories(
    within radiusMetres: Double, of point: Coordinate
  ) -> [(territory: TerritoryID, distanceMetres: Double)] { refuse() }

  private func refuse() -> Never {
    preconditionFailure("A snapshot without a locator was asked where a point is")
  }
}
