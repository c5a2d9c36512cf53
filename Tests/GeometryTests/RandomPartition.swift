import Domain
import Geometry

/// A corner on a whole-number lattice, so that every sign can be computed in integers.
struct LatticePoint: Hashable {
  var x: Int
  var y: Int
}

/// A random division of one piece of land, in whole numbers.
///
/// A bent triangular mesh whose triangles are coloured at random in clumps: areas share vertices
/// and edges, have holes, enclaves, islands and rings that touch themselves.
struct RandomPartition {
  /// Lattice units between neighbouring vertices of the mesh, before bending.
  static let spacing = 320

  /// Rings of each area: closed walks, outer ones and holes alike.
  private(set) var rings: [[[LatticePoint]]]

  /// All vertices of the mesh.
  let vertices: [LatticePoint]

  /// The land spans this many lattice units east and north of the origin.
  let extent: Int

  /// Draws a partition.
  ///
  /// Vertices are moved by `bend` at most: 0 keeps a square lattice, and above a
  /// fifth of the spacing triangles could turn over.
  init(meshSize: Int, areaCount: Int, bend: Int, using random: inout RandomSource) {
    extent = meshSize * RandomPartition.spacing
    vertices = RandomPartition.vertices(meshSize: meshSize, bend: bend, using: &random)
    rings = []
    let colours = RandomPartition.colours(
      meshSize: meshSize, areaCount: areaCount, using: &random)
    let triangles = RandomPartition.triangles(meshSize: meshSize)
    for area in 0..<areaCount {
      var edges: Set<[Int]> = []
      for (triangle, colour) in zip(triangles, colours) where colour == area {
        for edge in 0..<3 {
          let (from, to) = (triangle[edge], triangle[(edge + 1) % 3])
          // The neighbour of the same colour walks this edge the other way: both vanish.
          if edges.remove([to, from]) == nil { edges.insert([from, to]) }
        }
      }
      rings.append(RandomPartition.walks(edges, vertices: vertices))
    }
  }

  private static func vertices(
    meshSize: Int, bend: Int, using random: inout RandomSource
  ) -> [LatticePoint] {
    var vertices: [LatticePoint] = []
    for row in 0...meshSize {
      for column in 0...meshSize {
        var vertex = LatticePoint(x: column * spacing, y: row * spacing)
        // Half of the mesh stays straight: vertical, horizontal and collinear edges.
        if bend > 0, Bool.random(using: &random) {
          vertex.x += Int.random(in: -bend...bend, using: &random)
          vertex.y += Int.random(in: -bend...bend, using: &random)
        }
        vertices.append(vertex)
      }
    }
    return vertices
  }

  private static func triangles(meshSize: Int) -> [[Int]] {
    var triangles: [[Int]] = []
    for row in 0..<meshSize {
      for column in 0..<meshSize {
        let corner = row * (meshSize + 1) + column
        let above = corner + meshSize + 1
        triangles.append([corner, corner + 1, above + 1])
        triangles.append([corner, above + 1, above])
      }
    }
    return triangles
  }

  /// Clumps that grow from seeds, then some noise: enclaves and islands of one triangle.
  private static func colours(
    meshSize: Int, areaCount: Int, using random: inout RandomSource
  ) -> [Int] {
    let seeds = (0..<areaCount).map { _ in
      (Int.random(in: 0..<meshSize, using: &random), Int.random(in: 0..<meshSize, using: &random))
    }
    return (0..<2 * meshSize * meshSize).map { triangle in
      if Int.random(in: 0..<12, using: &random) == 0 {
        return Int.random(in: 0..<areaCount, using: &random)
      }
      let (row, column) = (triangle / 2 / meshSize, triangle / 2 % meshSize)
      let distances = seeds.map { abs($0.0 - row) + abs($0.1 - column) }
      return distances.indices.min { distances[$0] < distances[$1] } ?? 0
    }
  }

  private static func walks(
    _ edges: Set<[Int]>, vertices: [LatticePoint]
  ) -> [[LatticePoint]] {
    var next: [Int: [Int]] = [:]
    for edge in edges.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) {
      next[edge[0], default: []].append(edge[1])
    }
    var rings: [[LatticePoint]] = []
    for start in next.keys.sorted() {
      while next[start]?.isEmpty == false {
        var ring: [LatticePoint] = []
        var current = start
        repeat {
          ring.append(vertices[current])
          guard let following = next[current]?.popLast() else { break }
          current = following
        } while current != start
        rings.append(ring)
      }
    }
    return rings
  }

  // MARK: Damage that must do no harm

  /// Adds vertices on edges (not the same ones for both neighbours), repeats some, and adds
  /// spikes and rings without area.
  mutating func addDegenerateParts(using random: inout RandomSource) {
    for area in rings.indices {
      for ring in rings[area].indices {
        rings[area][ring] = roughened(rings[area][ring], using: &random)
      }
      guard let place = vertices.randomElement(using: &random),
        let other = vertices.randomElement(using: &random)
      else { continue }
      rings[area].append([place])
      rings[area].append([place, other])
      rings[area].append([place, place, place])
      rings[area].append([])
    }
  }

  private func roughened(
    _ ring: [LatticePoint], using random: inout RandomSource
  ) -> [LatticePoint] {
    var result: [LatticePoint] = []
    for (index, vertex) in ring.enumerated() {
      let next = ring[(index + 1) % ring.count]
      result.append(vertex)
      switch Int.random(in: 0..<8, using: &random) {
      case 0:
        result.append(vertex)
      case 1 where (vertex.x + next.x) % 2 == 0 && (vertex.y + next.y) % 2 == 0:
        result.append(LatticePoint(x: (vertex.x + next.x) / 2, y: (vertex.y + next.y) / 2))
      case 2:
        let tip = LatticePoint(
          x: vertex.x + Int.random(in: -500...500, using: &random),
          y: vertex.y + Int.random(in: -500...500, using: &random))
        result += [tip, vertex]
      default:
        break
      }
    }
    return result
  }
}
