/// A run of border: some consecutive segments that separate the same areas.
struct BorderRun: BitwiseCopyable {
  var bounds = BorderBounds()

  /// Its vertices, in the section of vertices.
  var firstVertex: UInt32 = 0
  var vertexCount: UInt32 = 0

  /// The stored set of the areas it bounds.
  var set: UInt32 = 0
  var reserved: UInt32 = 0

  static let segmentsMax = 16
}

/// A group of runs, or of smaller boxes.
struct BorderBox: BitwiseCopyable {
  var bounds = BorderBounds()

  /// One bit for each layer with a border inside; layers from the 64th on share the last bit.
  var layers: UInt64 = 0
  var reserved: UInt64 = 0

  /// Runs or boxes in a box.
  static let fanOut = 16
}

/// The borders of an index, packed for distances: runs in the order of a space-filling curve, and
/// boxes over sixteen of them, over sixteen of those, and so on to one.
struct BorderTree {
  private(set) var vertices: [SIMD2<Double>] = []
  private(set) var runs: [BorderRun] = []

  /// The boxes over runs, then those over these, up to the last.
  private(set) var boxes: [BorderBox] = []

  /// Packs segments, given the stored number of their toggles and the bits of the layers that a
  /// stored set touches.
  init(
    segments: [BorderSegment], layers: (UInt32) -> UInt64, setNumber: (UInt32) -> UInt32
  ) {
    runs = gatherRuns(segments, setNumber: setNumber)
    runs.sort { BorderTree.curvePosition($0.bounds) < BorderTree.curvePosition($1.bounds) }
    var level: [BorderBox] = runs.map {
      BorderBox(bounds: $0.bounds, layers: layers($0.set))
    }
    repeat {
      level = stride(from: 0, to: level.count, by: BorderBox.fanOut).map { first in
        level[first..<min(first + BorderBox.fanOut, level.count)].reduce(into: BorderBox()) {
          $0.bounds.include($1.bounds)
          $0.layers |= $1.layers
        }
      }
      boxes += level
    } while level.count > 1
  }

  private mutating func gatherRuns(
    _ segments: [BorderSegment], setNumber: (UInt32) -> UInt32
  ) -> [BorderRun] {
    var runs: [BorderRun] = []
    var toggles: UInt32?
    for segment in segments {
      let (a, b) = (SIMD2(segment.ax, segment.ay), SIMD2(segment.bx, segment.by))
      if toggles == segment.toggles, let run = runs.last,
        run.vertexCount <= BorderRun.segmentsMax, vertices.last == a
      {
        runs[runs.count - 1].vertexCount += 1
      } else {
        toggles = segment.toggles
        runs.append(
          BorderRun(
            firstVertex: UInt32(vertices.count), vertexCount: 2, set: setNumber(segment.toggles)))
        vertices.append(a)
        runs[runs.count - 1].bounds.include(x: a.x, y: a.y)
      }
      vertices.append(b)
      runs[runs.count - 1].bounds.include(x: b.x, y: b.y)
    }
    return runs
  }

  /// Position along a Z-shaped curve over the whole Earth: near places tend to be near along it.
  private static func curvePosition(_ bounds: BorderBounds) -> UInt64 {
    let x = UInt64((Double(bounds.west + bounds.east) / 2 + 180) / 360 * Double(1 << 31))
    let y = UInt64((Double(bounds.south + bounds.north) / 2 + 90) / 180 * Double(1 << 31))
    return spread(x) | spread(y) << 1
  }

  /// Puts a zero bit after each of the lower 32 bits.
  private static func spread(_ value: UInt64) -> UInt64 {
    var spread = value & 0xFFFF_FFFF
    spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
    spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
    spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0F
    spread = (spread | spread << 2) & 0x3333_3333_3333_3333
    return (spread | spread << 1) & 0x5555_5555_5555_5555
  }

  /// How many boxes each level has over a number of runs, from the lowest.
  static func levelSizes(runCount: Int) -> [Int] {
    guard runCount > 0 else { return [] }
    var sizes: [Int] = []
    var count = runCount
    repeat {
      count = (count + BorderBox.fanOut - 1) / BorderBox.fanOut
      sizes.append(count)
    } while count > 1
    return sizes
  }
}
