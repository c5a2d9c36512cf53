internal import Domain

extension Snapshot {
  /// How far beyond the drawn edge of the territories a point is taken for one at the edge, in metres.
  ///
  /// Boundaries are simplified along shores: of 4,661 schools and health facilities of Québec six lie
  /// outside the territories of local service centres, by 1 to 114 m.
  private static let edgeMetres = 300.0

  /// At least so far around a point beyond the edge is looked, in metres.
  private static let lookedAroundMetres = 100.0

  /// The home of an exact point that lies just outside of the territories that lie in one another:
  /// somewhere on the land beside it; `nil` for any other point.
  ///
  /// A house beside the water would otherwise be served by nothing, and nothing would say why.
  func locate(offShore point: Coordinate) -> Home? {
    guard let metres = metresOffEdge(of: point) else { return nil }
    let radius = max(Self.lookedAroundMetres, (2 * metres).rounded(.up))
    let around = Doubt(around: point, radiusMetres: radius, locator: locator)
    // Nobody lives where only land of other sorts is: these places are left out.
    let onLand = around.samples.filter { !isOffEdge($0) }
    let doubt = Doubt(
      radiusMetres: radius, centre: [], distances: around.distances,
      samples: onLand.isEmpty ? around.samples : onLand)
    return home(
      among: [point], [doubt], areDoors: false, doubtMetres: radius, precision: .point,
      found: nil, outsideMetres: metres)
  }

  /// Metres to the nearest territory that lies in another, or in which others lie, where the point is in
  /// none of these and not farther than ``edgeMetres``.
  private func metresOffEdge(of point: Coordinate) -> Double? {
    guard isOffEdge(Set(locator.territories(at: point))) else { return nil }
    return locator.territories(within: Self.edgeMetres, of: point)
      .filter { !isOffEdge([$0.territory]) }
      .map(\.distanceMetres).min()
  }

  /// Whether none of some territories is said to lie in another.
  private func isOffEdge(_ territories: Set<TerritoryID>) -> Bool {
    territories.allSatisfy { gazetteer.lineage(of: [$0]).count <= 1 }
  }
}
