/// A territory's ground: polygons, each an outer ring against the clock and its holes with it.
///
/// Rings do not repeat their first point.
struct Outline {
  var polygons: [[[GridPoint]]]

  /// The common outline of all cells for which `belongs` holds: inner borders disappear.
  ///
  /// - Complexity: O(*n*) in the points of the border, times the number of holes.
  static func around(_ coast: Coastline, cells: Set<Cell>) -> Outline {
    var sides: [Corner: Corner] = [:]
    for cell in cells {
      let corners = cell.corners
      for (index, neighbour) in cell.neighbours.enumerated() where !cells.contains(neighbour) {
        sides[corners[index]] = corners[(index + 1) % 6]
      }
    }
    var rings: [[GridPoint]] = []
    while let start = sides.keys.min() {
      var ring: [GridPoint] = []
      var corner = start
      while let next = sides.removeValue(forKey: corner) {
        let side = Side(corner, next)
        let line = coast.lines[side] ?? []
        ring += (side.first == corner ? line : line.reversed()).dropLast()
        corner = next
      }
      rings.append(ring)
    }
    return Outline(polygons: nest(rings))
  }

  /// True if a place lies inside; on a border the answer is one of both.
  func contains(_ point: GridPoint) -> Bool {
    polygons.contains { rings in
      rings.reduce(false) { $0 != Self.surrounds($1, point) }
    }
  }

  private static func nest(_ rings: [[GridPoint]]) -> [[[GridPoint]]] {
    var polygons = rings.filter { area($0) > 0 }.sorted { area($0) > area($1) }.map { [$0] }
    for hole in rings where area(hole) < 0 {
      guard let point = hole.first else { continue }
      if let index = polygons.lastIndex(where: { surrounds($0[0], point) }) {
        polygons[index].append(hole)
      }
    }
    return polygons
  }

  /// Twice the area, negative for a ring with the clock.
  private static func area(_ ring: [GridPoint]) -> Int {
    guard let origin = ring.first else { return 0 }
    return zip(ring, ring.dropFirst()).reduce(0) { $0 + GridPoint.turn(origin, $1.0, $1.1) }
  }

  private static func surrounds(_ ring: [GridPoint], _ point: GridPoint) -> Bool {
    var isInside = false
    for (index, end) in ring.enumerated() {
      let start = ring[index == 0 ? ring.count - 1 : index - 1]
      guard (start.latitude > point.latitude) != (end.latitude > point.latitude) else { continue }
      let turn = GridPoint.turn(start, end, point)
      if (turn > 0) == (end.latitude > start.latitude) { isInside.toggle() }
    }
    return isInside
  }
}
