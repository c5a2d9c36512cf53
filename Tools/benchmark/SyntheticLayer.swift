internal import Domain
internal import Foundation
internal import Geometry

/// A generated partition of a square: bent cells whose shared sides are fractal lines.
struct SyntheticLayer {
  let layers: SpatialLayers

  /// Generates `side` × `side` areas, each of whose sides is cut in 2^`depth` pieces.
  init(side: Int, depth: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let step = 10.0 / Double(side)
    var corners: [[(x: Double, y: Double)]] = []
    for row in 0...side {
      corners.append(
        (0...side).map { column in
          (
            -76 + (Double(column) + Double.random(in: -0.25...0.25, using: &random)) * step,
            44 + (Double(row) + Double.random(in: -0.25...0.25, using: &random)) * step
          )
        })
    }
    var eastward: [[[Coordinate]]] = []
    var northward: [[[Coordinate]]] = []
    for row in 0...side {
      eastward.append(
        (0..<side).map { column in
          Self.line(corners[row][column], corners[row][column + 1], depth, &random)
        })
    }
    for row in 0..<side {
      northward.append(
        (0...side).map { column in
          Self.line(corners[row][column], corners[row + 1][column], depth, &random)
        })
    }
    var layers = SpatialLayers()
    for row in 0..<side {
      for column in 0..<side {
        let ring =
          eastward[row][column].dropLast() + northward[row][column + 1].dropLast()
          + eastward[row + 1][column].reversed().dropLast()
          + northward[row][column].reversed().dropLast()
        layers.add(
          IndexedArea(
            layer: 0, ordinal: UInt32(layers.areas.count),
            shape: MultiPolygon(polygons: [.init(rings: [Array(ring)])])))
      }
    }
    self.layers = layers
  }

  /// A line whose middle points are moved sideways, level by level; ends included.
  private static func line(
    _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ depth: Int,
    _ random: inout SeededRandom
  ) -> [Coordinate] {
    var points = [a, b]
    for _ in 0..<depth {
      var finer = [points[0]]
      for (from, to) in zip(points, points.dropFirst()) {
        let shift = Double.random(in: -0.12...0.12, using: &random)
        finer.append(
          (
            (from.x + to.x) / 2 - shift * (to.y - from.y),
            (from.y + to.y) / 2 + shift * (to.x - from.x)
          ))
        finer.append(to)
      }
      points = finer
    }
    return points.compactMap { Coordinate(longitudeDegrees: $0.x, latitudeDegrees: $0.y) }
  }
}
