public import Domain

/// The land of a territory: any number of polygons, each with an outer ring and its holes.
///
/// Coordinates are kept exactly as they were read: nothing here rounds, snaps or simplifies.
public struct MultiPolygon: Hashable, Sendable {
  /// A polygon: `rings[0]` is the outer ring, the others are holes.
  public struct Polygon: Hashable, Sendable {
    /// The rings, outer first.
    ///
    /// Each is *open*: the first vertex is not repeated at the end.
    public var rings: [[Coordinate]]

    public init(rings: [[Coordinate]]) {
      self.rings = rings
    }
  }

  /// The polygons, in no promised order; see ``canonical``.
  public var polygons: [Polygon]

  public init(polygons: [Polygon]) {
    self.polygons = polygons
  }

  /// Whether there is no polygon, or none with an outer ring.
  public var isEmpty: Bool { polygons.allSatisfy { $0.rings.first?.isEmpty ?? true } }

  /// Number of vertices over all rings.
  public var vertexCount: Int {
    polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
  }
}
