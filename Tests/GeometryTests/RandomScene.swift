import Domain
import Geometry

/// Some layers of random partitions over the same land, the oracle for them, and points to ask.
struct RandomScene {
  private(set) var placement: LatticePlacement
  private(set) var areas: [IndexedArea] = []
  private(set) var oracle = ExactOracle()
  /// Ordinals of each layer.
  private(set) var layers: [[UInt32]] = []
  private var vertices: [LatticePoint] = []
  private var extent = 0

  init(using random: inout RandomSource) {
    // A mesh spacing from 1/6 degree down to a few millimetres, well under the smallest square;
    // and, around 0° N 0° E, so small that products of coordinates underflow.
    let bits = [11, 15, 20, 27, 33, 1_060].randomElement(using: &random) ?? 20
    placement = LatticePlacement(
      originUnitsX: bits > 33 ? -400 : Int.random(in: -74...(-70), using: &random) << bits,
      originUnitsY: bits > 33 ? -400 : Int.random(in: 45...48, using: &random) << bits, bits: bits)
    for layer in 0..<Int.random(in: 1...3, using: &random) { addLayer(layer, using: &random) }
  }

  private mutating func addLayer(_ layer: Int, using random: inout RandomSource) {
    var partition = RandomPartition(
      meshSize: Int.random(in: 2...9, using: &random),
      areaCount: Int.random(in: 1...20, using: &random),
      bend: [0, 1, 30, 63].randomElement(using: &random) ?? 0, using: &random)
    if Bool.random(using: &random) { partition.addDegenerateParts(using: &random) }
    var ordinals: [UInt32] = []
    for rings in partition.rings {
      let ordinal = UInt32(areas.count) * 3 + 5
      areas.append(
        IndexedArea(layer: UInt16(layer), ordinal: ordinal, shape: placement.shape(rings)))
      oracle.add(rings, area: ordinal)
      ordinals.append(ordinal)
    }
    vertices += partition.vertices
    extent = max(extent, partition.extent)
    layers.append(ordinals)
  }

  /// Points on vertices, on edges, on lines of the lattice, near vertices, and anywhere.
  func point(using random: inout RandomSource) -> LatticePoint {
    let origin = LatticePoint(x: 0, y: 0)
    let a = vertices.randomElement(using: &random) ?? origin
    let b = vertices.randomElement(using: &random) ?? origin
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return a
    case 1: return LatticePoint(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
    case 2: return LatticePoint(x: a.x, y: b.y)
    case 3:
      return LatticePoint(
        x: a.x + Int.random(in: -1...1, using: &random),
        y: a.y + Int.random(in: -1...1, using: &random))
    case 4:
      return LatticePoint(x: a.x + Int.random(in: -12...12, using: &random) * 40, y: a.y)
    default:
      return LatticePoint(
        x: Int.random(in: -100...(extent + 100), using: &random),
        y: Int.random(in: -100...(extent + 100), using: &random))
    }
  }
}
