internal import Domain

extension MultiPolygon {
  /// The same land, written in the one way that a digest can be taken over.
  ///
  /// Whatever the order in which rings, vertices and polygons were read, and whichever way the
  /// rings turned, the result is the same: outer rings run counter-clockwise and holes clockwise,
  /// each ring starts at its lexicographically smallest vertex (longitude, then latitude), a vertex
  /// equal to the one before it is dropped, and so is a ring of fewer than three vertices, which
  /// encloses nothing. Holes and polygons are sorted. No coordinate is changed.
  ///
  /// - Complexity: O(*n* log *n*) in the number of vertices.
  public var canonical: MultiPolygon {
    let polygons = polygons.compactMap(\.canonical)
    return MultiPolygon(
      polygons: polygons.sorted { lhs, rhs in
        lhs.rings.lexicographicallyPrecedes(rhs.rings, by: CanonicalRing.precedes)
      })
  }
}

extension MultiPolygon.Polygon {
  /// The polygon in canonical form; `nil` when its outer ring encloses nothing.
  fileprivate var canonical: MultiPolygon.Polygon? {
    guard let outer = rings.first.flatMap({ CanonicalRing.make($0, isHole: false) }) else {
      return nil
    }
    let holes = rings.dropFirst().compactMap { CanonicalRing.make($0, isHole: true) }
    return MultiPolygon.Polygon(rings: [outer] + holes.sorted(by: CanonicalRing.precedes))
  }
}

/// The rules that give every ring one way of being written.
private enum CanonicalRing {
  static func make(_ ring: [Coordinate], isHole: Bool) -> [Coordinate]? {
    let vertices = withoutRepetitions(ring)
    guard vertices.count >= 3 else { return nil }
    // The direction is measured on a sequence that does not depend on how the ring was read, so
    // that rounding cannot make two readings of one ring disagree.
    let forward = startingAtSmallest(vertices)
    let backward = startingAtSmallest(vertices.reversed())
    let (smaller, larger) =
      precedes(forward, backward) ? (forward, backward) : (backward, forward)
    let turnsLeft = twiceSignedArea(smaller) > 0
    return turnsLeft == !isHole ? smaller : larger
  }

  static func precedes(_ lhs: [Coordinate], _ rhs: [Coordinate]) -> Bool {
    lhs.lexicographicallyPrecedes(rhs, by: precedes)
  }

  private static func precedes(_ lhs: Coordinate, _ rhs: Coordinate) -> Bool {
    (lhs.longitudeDegrees, lhs.latitudeDegrees) < (rhs.longitudeDegrees, rhs.latitudeDegrees)
  }

  private static func withoutRepetitions(_ ring: [Coordinate]) -> [Coordinate] {
    var result: [Coordinate] = []
    result.reserveCapacity(ring.count)
    for vertex in ring where vertex != result.last { result.append(vertex.withPositiveZeros) }
    while result.count > 1, result.first == result.last { result.removeLast() }
    return result
  }

  private static func startingAtSmallest(_ ring: [Coordinate]) -> [Coordinate] {
    guard let smallest = ring.min(by: precedes) else { return ring }
    // A ring may touch itself at its smallest vertex: then the smallest sequence decides.
    let starts = ring.indices.filter { ring[$0] == smallest }
    let candidates = starts.map { Array(ring[$0...] + ring[..<$0]) }
    return candidates.min(by: precedes) ?? ring
  }

  private static func twiceSignedArea(_ ring: [Coordinate]) -> Double {
    let origin = ring[0]
    var sum = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      let ax = a.longitudeDegrees - origin.longitudeDegrees
      let ay = a.latitudeDegrees - origin.latitudeDegrees
      let bx = b.longitudeDegrees - origin.longitudeDegrees
      let by = b.latitudeDegrees - origin.latitudeDegrees
      sum += ax * by - bx * ay
    }
    return sum
  }
}

extension Coordinate {
  /// The same place with 0 for -0, which compare equal but are written with different bytes.
  fileprivate var withPositiveZeros: Coordinate {
    Coordinate(
      longitudeDegrees: longitudeDegrees + 0, latitudeDegrees: latitudeDegrees + 0) ?? self
  }
}
