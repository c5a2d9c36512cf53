public import Domain

/// An area and how far a point is from it.
public struct AreaDistance: Hashable, Sendable {
  /// The layer of the area.
  public var layer: UInt16

  /// The caller's number for the area.
  public var ordinal: UInt32

  /// Along the WGS 84 ellipsoid, in metres; 0 when the area holds the point.
  public var distanceMetres: Double

  public init(layer: UInt16, ordinal: UInt32, distanceMetres: Double) {
    self.layer = layer
    self.ordinal = ordinal
    self.distanceMetres = distanceMetres
  }
}

extension TerritoryIndex {
  /// The distance from a point to the nearest border, whichever side of it the point is on.
  ///
  /// Borders are straight in longitude and latitude between their vertices, as for look-ups. Where
  /// two polygons of one area touch there is no border.
  ///
  /// - Parameters:
  ///   - point: where from.
  ///   - layer: the layer whose borders count; `nil` for all.
  /// - Returns: metres along the WGS 84 ellipsoid, within 0.5 % (0.01 % up to 1,000 km); `nil`
  ///   where the layer has no border.
  /// - Complexity: about O(log *n*) in the number of vertices.
  public func nearestBorderMetres(from point: Coordinate, layer: UInt16? = nil) -> Double? {
    var limit = Double.infinity
    borders.walk(
      from: EarthPoint(point), layers: sections.bits(ofLayer: layer), limitMetres: &limit
    ) { set, _, distance, limit in
      if layer == nil || sections.forAnyArea(of: set, { $0 == layer }) {
        limit = min(limit, distance())
      }
    }
    return limit.isFinite ? limit : nil
  }

  /// Every area within a distance of a point: those that hold it, at 0, and those near it.
  ///
  /// - Parameters:
  ///   - radiusMetres: how far, along the ellipsoid; the limit itself included.
  ///   - point: where from.
  ///   - layer: the layer whose areas count; `nil` for all.
  /// - Returns: by layer, then nearest first, then by ordinal. Distances as in
  ///   ``nearestBorderMetres(from:layer:)``.
  /// - Complexity: O(log *n* + *k*) for *k* vertices within the radius.
  public func areas(
    withinMetres radiusMetres: Double, of point: Coordinate, layer: UInt16? = nil
  ) -> [AreaDistance] {
    var nearest: [UInt32: Double] = [:]
    for ordinal in areas(at: point) { nearest[ordinal] = 0 }
    var members: [UInt32] = []
    var limit = radiusMetres
    borders.walk(
      from: EarthPoint(point), layers: sections.bits(ofLayer: layer), limitMetres: &limit
    ) { set, distanceAtLeast, distance, _ in
      members.removeAll(keepingCapacity: true)
      sections.appendMembers(of: Int(set), to: &members)
      // Only what could still bring an area nearer is measured.
      guard members.contains(where: { (nearest[$0] ?? .infinity) > distanceAtLeast }) else {
        return
      }
      let metres = distance()
      guard metres <= radiusMetres else { return }
      for ordinal in members { nearest[ordinal] = min(nearest[ordinal] ?? .infinity, metres) }
    }
    return sorted(nearest, layer: layer)
  }

  private func sorted(_ nearest: [UInt32: Double], layer: UInt16?) -> [AreaDistance] {
    let found = nearest.compactMap { ordinal, metres -> AreaDistance? in
      guard let own = sections.layer(ofArea: ordinal), layer == nil || own == layer else {
        return nil
      }
      return AreaDistance(layer: own, ordinal: ordinal, distanceMetres: metres)
    }
    return found.sorted {
      ($0.layer, $0.distanceMetres, $0.ordinal) < ($1.layer, $1.distanceMetres, $1.ordinal)
    }
  }
}
