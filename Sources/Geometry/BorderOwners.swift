internal import Domain

/// Which areas lie along the border of a hole in their union.
struct BorderOwners {
  /// How far rounding may have moved the border at a crossing, in degrees: 0.1 mm on the ground.
  private static let crossingRoundingDegrees = 1e-9

  private let shapes: [GeometryContext.Shape]
  private var ownersByVertex: [Coordinate: [Int]] = [:]

  /// Notes who has a vertex where.
  ///
  /// - Complexity: O(*n*) in the number of vertices.
  init(of areas: [MultiPolygon], shapes: [GeometryContext.Shape]) {
    self.shapes = shapes
    ownersByVertex.reserveCapacity(areas.reduce(0) { $0 + $1.vertexCount })
    for (number, area) in areas.enumerated() {
      for vertex in area.polygons.lazy.flatMap(\.rings).joined()
      where ownersByVertex[vertex]?.last != number {
        ownersByVertex[vertex, default: []].append(number)
      }
    }
  }

  /// The areas that border a hole along a line, in order of index; not those that only touch it at
  /// a corner.
  func owners(
    around hole: [Coordinate], in context: inout GeometryContext
  ) throws(GeometryError) -> [Int] {
    guard var from = hole.last else { return [] }
    var result: Set<Int> = []
    for to in hole {
      let common = Set(ownersByVertex[from] ?? []).intersection(ownersByVertex[to] ?? [])
      if common.isEmpty {
        result.formUnion(try owners(at: Self.middle(from, to), in: &context))
      } else {
        result.formUnion(common)
      }
      from = to
    }
    return result.sorted()
  }

  /// The areas at a point of the border that is no vertex: where two borders cross, or where one
  /// area has a vertex that its neighbour lacks.
  private func owners(
    at point: Coordinate, in context: inout GeometryContext
  ) throws(GeometryError) -> [Int] {
    var result: [Int] = []
    for (number, shape) in shapes.enumerated()
    where try context.isNear(point, shape, withinDegrees: Self.crossingRoundingDegrees) {
      result.append(number)
    }
    return result
  }

  private static func middle(_ a: Coordinate, _ b: Coordinate) -> Coordinate {
    Coordinate(
      longitudeDegrees: (a.longitudeDegrees + b.longitudeDegrees) / 2,
      latitudeDegrees: (a.latitudeDegrees + b.latitudeDegrees) / 2) ?? a
  }
}
