public import Domain
public struct IndexedArea: Sendable { public init(layer: UInt16, ordinal: UInt32, shape: MultiPolygon) {} }
public enum TerritoryIndexError: Error { case x }
public final class TerritoryIndex: Sendable {
  public init(areas: [IndexedArea], key: [UInt8]) throws(TerritoryIndexError) {}
  public init(contentsOf path: String, expectedKey: [UInt8]?) throws(TerritoryIndexError) {}
  public func write(replacing: String) throws(TerritoryIndexError) {}
  public func areas(at point: Coordinate) -> [UInt32] { [] }
  public func nearestBorderMetres(from: Coordinate) -> Double? { nil }
  public func areas(within: Double, of: Coordinate) -> [(ordinal: UInt32, distanceMetres: Double)] { [] }
}
