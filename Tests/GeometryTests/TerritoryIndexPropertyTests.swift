import Domain
import Foundation
import Geometry
import Testing

/// Random partitions against an oracle in whole numbers.
///
/// A million points where the code is optimised, and everywhere when `CI` or `ANCRAGE_FULL_TESTS` is
/// set; a tenth of that in a debug build.
@Suite("Territory index against exact arithmetic")
struct TerritoryIndexPropertyTests {
  static let pointsPerScene: Int = {
    let environment = ProcessInfo.processInfo.environment
    if environment["CI"] != nil || environment["ANCRAGE_FULL_TESTS"] != nil { return 5_000 }
    #if DEBUG
      return 500
    #else
      return 5_000
    #endif
  }()

  static let seeds: [UInt64] = (1...200).map { $0 &* 7_919 }

  @Test("A point lies in exactly the areas that whole-number arithmetic says", arguments: seeds)
  func agreesWithOracle(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let scene = RandomScene(using: &random)
    let index = try TerritoryIndex(areas: scene.areas, key: testKey)
    var points: [LatticePoint] = []
    for _ in 0..<TerritoryIndexPropertyTests.pointsPerScene {
      points.append(scene.point(using: &random))
    }
    let coordinates = points.map(scene.placement.coordinate)
    let sets = index.setIDs(at: coordinates)
    var differences = 0
    for (number, point) in points.enumerated() {
      let expected = scene.oracle.areas(at: point)
      let isSame =
        index.areas(at: coordinates[number]) == expected
        && index.areas(in: sets[number]) == expected
      if !isSame { differences += 1 }
    }
    #expect(differences == 0, "seed \(seed)")
  }

  @Test("Inside a partition a point lies in exactly one area", arguments: seeds.prefix(50))
  func partitionsAreCoveredOnce(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let scene = RandomScene(using: &random)
    let index = try TerritoryIndex(areas: scene.areas, key: testKey)
    for _ in 0..<TerritoryIndexPropertyTests.pointsPerScene {
      let point = scene.point(using: &random)
      let areas = index.areas(at: scene.placement.coordinate(point))
      let isDeepInside = (100..<540).contains(point.x) && (100..<540).contains(point.y)
      for ordinals in scene.layers {
        let count = areas.count { ordinals.contains($0) }
        #expect(isDeepInside ? count == 1 : count <= 1, "seed \(seed), point \(point)")
      }
    }
  }

  @Test("Loading order and ring direction change nothing", arguments: seeds.prefix(20))
  func orderDoesNotMatter(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let scene = RandomScene(using: &random)
    let index = try TerritoryIndex(areas: scene.areas, key: testKey)
    let turned = scene.areas.shuffled(using: &random).map { area in
      var area = area
      for polygon in area.shape.polygons.indices where Bool.random(using: &random) {
        area.shape.polygons[polygon].rings = area.shape.polygons[polygon].rings.map {
          $0.reversed()
        }
      }
      area.shape.polygons.shuffle(using: &random)
      return area
    }
    let other = try TerritoryIndex(areas: turned, key: testKey)
    for _ in 0..<TerritoryIndexPropertyTests.pointsPerScene {
      let coordinate = scene.placement.coordinate(scene.point(using: &random))
      #expect(index.areas(at: coordinate) == other.areas(at: coordinate), "seed \(seed)")
    }
  }
}

/// A key for indexes whose key does not matter.
let testKey = (0..<32).map { UInt8($0) }

extension TerritoryIndex {
  /// The bulk form over an array.
  func setIDs(at points: [Coordinate]) -> [AreaSetID] {
    let (xs, ys) = (points.map(\.longitudeDegrees), points.map(\.latitudeDegrees))
    var sets = [AreaSetID](repeating: .empty, count: points.count)
    var span = sets.mutableSpan
    setIDs(longitudesDegrees: xs.span, latitudesDegrees: ys.span, into: &span)
    return sets
  }
}
