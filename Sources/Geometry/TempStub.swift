public import Domain
extension TerritoryIndex {
  public func nearestBorderMetres(from: Coordinate) -> Double? { nil }
  public func areas(within: Double, of: Coordinate) -> [(ordinal: UInt32, distanceMetres: Double)] { [] }
}
