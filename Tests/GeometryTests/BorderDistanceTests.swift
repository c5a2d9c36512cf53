import Domain
import Foundation
import Geometry
import Testing

/// Distances against pyproj (GeographicLib), see `Fixtures/border-distances.py`, and against
/// measuring every border.
@Suite("Distance to borders")
struct BorderDistanceTests {
  /// One line of the fixture.
  struct Case: CustomTestStringConvertible {
    var a: Coordinate
    var b: Coordinate
    var point: Coordinate
    var metres: Double
    var testDescription: String { "\(point) to \(a)–\(b)" }
  }

  static let cases: [Case] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/border-distances.csv")
    // A missing fixture leaves no cases, which a test below notices.
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let values = line.split(separator: ",").compactMap { Double($0) }
      guard values.count == 7 else { return nil }
      return Case(
        a: place(values[0], values[1]), b: place(values[2], values[3]),
        point: place(values[4], values[5]), metres: values[6])
    }
  }()

  /// An area whose border is as good as one segment: there and back along it would cancel out, so
  /// its third corner lies a nanometre beside the first.
  private static func sliver(_ a: Coordinate, _ b: Coordinate) -> MultiPolygon {
    let tip = place(a.longitudeDegrees.nextUp, a.latitudeDegrees.nextUp)
    return MultiPolygon(polygons: [.init(rings: [[a, b, tip]])])
  }

  @Test("The fixture is there")
  func hasCases() {
    #expect(BorderDistanceTests.cases.count > 300)
  }

  @Test("A segment is as far as GeographicLib says, within 0.05 %", arguments: cases)
  func agreesWithGeographicLib(_ row: Case) throws {
    let index = try TerritoryIndex(
      areas: [
        IndexedArea(layer: 3, ordinal: 9, shape: BorderDistanceTests.sliver(row.a, row.b))
      ], key: testKey)
    let metres = try #require(index.nearestBorderMetres(from: row.point))
    #expect(abs(metres - row.metres) <= 0.000_5 * row.metres + 0.001)
    let near = index.areas(withinMetres: row.metres * 1.001 + 0.01, of: row.point)
    #expect(near.map(\.ordinal) == [9])
    #expect(index.areas(withinMetres: row.metres * 0.999 - 0.01, of: row.point).isEmpty)
    #expect(index.nearestBorderMetres(from: row.point, layer: 4) == nil)
  }

  @Test("Searching a tree finds what measuring every area finds", arguments: [UInt64](1...20))
  func agreesWithMeasuringAll(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let scene = RandomScene(using: &random)
    let index = try TerritoryIndex(areas: scene.areas, key: testKey)
    // One index for each area: no tree to speak of, no other area's borders.
    let alone = try scene.areas.map { try TerritoryIndex(areas: [$0], key: testKey) }
    for _ in 0..<20 {
      let point = scene.placement.coordinate(scene.point(using: &random))
      let expected = zip(scene.areas, alone).compactMap { area, index -> AreaDistance? in
        guard let border = index.nearestBorderMetres(from: point) else { return nil }
        return AreaDistance(
          layer: area.layer, ordinal: area.ordinal,
          distanceMetres: index.areas(at: point).isEmpty ? border : 0)
      }
      for radius in [0.001, 30, 3_000, 1e6] {
        let found = index.areas(withinMetres: radius, of: point)
        let wanted = expected.filter { $0.distanceMetres <= radius }
        #expect(Set(found.map(\.ordinal)) == Set(wanted.map(\.ordinal)), "seed \(seed)")
        for distance in found {
          let other = wanted.first { $0.ordinal == distance.ordinal }
          #expect(abs(distance.distanceMetres - (other?.distanceMetres ?? -1)) < 1e-6)
        }
      }
      for layer in Set(scene.areas.map(\.layer)) {
        let nearest = zip(scene.areas, alone).filter { $0.0.layer == layer }
          .compactMap { $0.1.nearestBorderMetres(from: point) }.min()
        let found = index.nearestBorderMetres(from: point, layer: layer)
        #expect(abs((found ?? -1) - (nearest ?? -1)) < 1e-6, "seed \(seed)")
      }
    }
  }

  @Test("Across the antimeridian the short way counts")
  func crossesAntimeridian() throws {
    let shape = MultiPolygon(polygons: [
      .init(rings: [[place(179, 50), place(179.9, 50), place(179.9, 51), place(179, 51)]])
    ])
    let index = try TerritoryIndex(
      areas: [IndexedArea(layer: 0, ordinal: 0, shape: shape)], key: testKey)
    let metres = try #require(index.nearestBorderMetres(from: place(-179.9, 50.5)))
    // 0.2 degree at 50.5° N: a sphere of mean radius gives 14.15 km.
    #expect((14_000...14_300).contains(metres))
  }
}
