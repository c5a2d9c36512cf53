import Domain
import Geometry
import TestSupport
import Testing

@Suite("Canonical form")
struct CanonicalFormTests {
  static let outer = [(0.0, 0.0), (9, 0), (9, 9), (0, 9)]
  static let holes = [[(1.0, 1.0), (1, 2), (2, 2), (2, 1)], [(5, 5), (6, 6), (5, 6)]]
  static let area = MultiPolygon(
    polygons: areas([outer] + holes).polygons
      + rectangle(west: -3, south: 0, east: -1, north: 1).polygons)

  @Test("The same land always gives the same bytes")
  func isUnique() {
    let seed: UInt64 = 0x5EED_0001
    print("seed \(seed)")
    var random = SplitMix64(seed: seed)
    let expected = WellKnownBinary.encode(Self.area.canonical)
    for _ in 0..<200 {
      let shuffled = Self.shuffled(Self.area, using: &random)
      #expect(WellKnownBinary.encode(shuffled.canonical) == expected)
    }
  }

  @Test("Outer rings turn left, holes right, from the smallest vertex")
  func orientation() {
    let canonical = Self.area.canonical
    #expect(canonical.polygons.map(\.rings.count) == [1, 3])
    #expect(canonical.polygons[0].rings[0].first == place(-3, 0))
    #expect(canonical.polygons[1].rings[0] == Self.outer.map { place($0.0, $0.1) })
    for polygon in canonical.polygons {
      let signs = polygon.rings.map { EllipsoidalArea.signedSquareMetres(of: $0) > 0 }
      #expect(signs == [true] + Array(repeating: false, count: signs.count - 1))
    }
  }

  @Test("A repeated vertex and a ring of two vertices leave no trace")
  func repetitions() {
    let clean = rectangle(west: 0, south: 0, east: 1, north: 1)
    let doubled = areas(
      [(0, 0), (0, 0), (1, 0), (1, 1), (1, 1), (0, 1), (0, 0)], [(0.2, 0.2), (0.3, 0.3)])
    #expect(doubled.canonical == clean.canonical)
    #expect(areas([(0, 0), (1, 1), (0, 0)]).canonical.isEmpty)
  }

  @Test("A ring that touches itself at its smallest vertex has one form too")
  func touchingRing() {
    let ring = [(0.0, 0.0), (2, -1), (2, -0.5), (0, 0), (2, 0.5), (2, 1)]
    let turned = Array(ring[3...] + ring[..<3])
    #expect(areas(ring).canonical == areas(turned).canonical)
    #expect(areas(ring).canonical == areas(ring.reversed()).canonical)
  }

  @Test("Zero and minus zero are one place")
  func negativeZero() {
    let minus = areas([(-0.0, -0.0), (1, -0.0), (1, 1)])
    let plus = areas([(0, 0), (1, 0), (1, 1)])
    #expect(WellKnownBinary.encode(minus.canonical) == WellKnownBinary.encode(plus.canonical))
  }

  private static func shuffled(
    _ area: MultiPolygon, using random: inout SplitMix64
  ) -> MultiPolygon {
    let polygons = area.polygons.map { polygon in
      var rings = polygon.rings.map { ring in
        let start = Int.random(in: ring.indices, using: &random)
        let turned = Array(ring[start...] + ring[..<start])
        return Bool.random(using: &random) ? turned : turned.reversed()
      }
      rings[1...].shuffle(using: &random)
      return MultiPolygon.Polygon(rings: rings)
    }
    return MultiPolygon(polygons: polygons.shuffled(using: &random))
  }
}
