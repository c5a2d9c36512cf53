internal import Domain

/// A piece of border between two vertices, stored once however many areas it bounds.
struct BorderSegment {
  /// Longitude and latitude of both ends, in degrees, in the direction it was first met.
  var ax: Double
  var ay: Double
  var bx: Double
  var by: Double

  /// The interned set of areas that one enters or leaves by crossing it.
  var toggles: UInt32
}

/// Gathers the borders of all areas, each segment once, with the areas it separates.
///
/// An edge that one area walks along an even number of times (a spike, two of its polygons that
/// touch) separates nothing and is left out.
struct BorderSegmentCollector {
  private(set) var segments: [BorderSegment] = []

  /// Open addressing over the unordered pair of ends: segment + 1, or 0 for a free slot.
  private var slots: [UInt32]

  init(expectedCount: Int) {
    segments.reserveCapacity(expectedCount)
    var capacity = 1 << 10
    while capacity < expectedCount * 2 { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
  }

  /// Adds every ring of an area whose own one-member set is `singleton`.
  mutating func add(
    _ shape: MultiPolygon, singleton: UInt32, sets: inout AreaSetInterner
  ) {
    for polygon in shape.polygons {
      for ring in polygon.rings {
        guard var previous = ring.last else { continue }
        for vertex in ring {
          toggle(from: previous, to: vertex, singleton: singleton, sets: &sets)
          previous = vertex
        }
      }
    }
  }

  /// The segments that separate something, in the order they were met.
  consuming func finished() -> [BorderSegment] {
    segments.removeAll { $0.toggles == 0 }
    return segments
  }

  private mutating func toggle(
    from a: Coordinate, to b: Coordinate, singleton: UInt32, sets: inout AreaSetInterner
  ) {
    // Adding zero makes -0 and 0 one value.
    let (ax, ay) = (a.longitudeDegrees + 0, a.latitudeDegrees + 0)
    let (bx, by) = (b.longitudeDegrees + 0, b.latitudeDegrees + 0)
    if ax == bx && ay == by { return }
    var slot = Int(truncatingIfNeeded: hash(ax, ay) &+ hash(bx, by)) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot] - 1)
      let known = segments[index]
      if (known.ax == ax && known.ay == ay && known.bx == bx && known.by == by)
        || (known.ax == bx && known.ay == by && known.bx == ax && known.by == ay)
      {
        segments[index].toggles = sets.symmetricDifference(known.toggles, singleton)
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    segments.append(BorderSegment(ax: ax, ay: ay, bx: bx, by: by, toggles: singleton))
    slots[slot] = UInt32(segments.count)
    if segments.count * 2 > slots.count { growSlots() }
  }

  private mutating func growSlots() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (index, known) in segments.enumerated() {
      let hash = hash(known.ax, known.ay) &+ hash(known.bx, known.by)
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index) + 1
    }
  }

  private func hash(_ x: Double, _ y: Double) -> UInt64 {
    var mixed = x.bitPattern &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 32)) &+ y.bitPattern
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
