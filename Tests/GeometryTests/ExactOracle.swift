import Domain
import Geometry

/// Where whole-number lattices lie on Earth; exact in both directions.
struct LatticePlacement {
  /// Degrees of the lattice's origin; a whole number of lattice units.
  var originUnitsX: Int
  var originUnitsY: Int

  /// A lattice unit is 2^-`bits` degree.
  var bits: Int

  func coordinate(_ point: LatticePoint) -> Coordinate {
    let unit = Double(sign: .plus, exponent: -bits, significand: 1)
    guard
      let coordinate = Coordinate(
        longitudeDegrees: Double(originUnitsX + point.x) * unit,
        latitudeDegrees: Double(originUnitsY + point.y) * unit)
    else { preconditionFailure("the lattice leaves the Earth") }
    return coordinate
  }

  func shape(_ rings: [[LatticePoint]]) -> MultiPolygon {
    MultiPolygon(polygons: rings.map { .init(rings: [$0.map(coordinate)]) })
  }
}

/// The slow way, written without a look at the index: every edge of every area, in whole numbers.
struct ExactOracle {
  private struct Edge {
    var area: UInt32
    var a: LatticePoint
    var b: LatticePoint
  }

  private var edges: [Edge] = []

  mutating func add(_ rings: [[LatticePoint]], area: UInt32) {
    for ring in rings {
      for index in ring.indices {
        edges.append(
          Edge(area: area, a: ring[index], b: ring[(index + 1) % ring.count]))
      }
    }
  }

  /// The areas that hold a point, by the rule of the documentation.
  func areas(at point: LatticePoint) -> [UInt32] {
    var areas: Set<UInt32> = []
    for edge in edges where (edge.a.y > point.y) != (edge.b.y > point.y) {
      // Upward edge: east of the point when the point is on its left, strictly.
      let (low, high) = edge.a.y < edge.b.y ? (edge.a, edge.b) : (edge.b, edge.a)
      let turn = (high.x - low.x) * (point.y - low.y) - (high.y - low.y) * (point.x - low.x)
      if turn > 0 { areas.formSymmetricDifference([edge.area]) }
    }
    return areas.sorted()
  }
}
