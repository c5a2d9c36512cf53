/// The borders that pass a square, as chains of vertices ready to be written into a leaf.
///
/// A chain that ends outside the square to the east is led from its end straight down to the
/// height of the square's southern side. A point of the square then sees, along its eastward ray,
/// an arrangement that is closed wherever the ray can end, so that the parity of crossings over
/// these chains alone, xor a constant of the square, is the answer.
struct LeafShape {
  private(set) var longitudes: [Double] = []
  private(set) var latitudes: [Double] = []

  /// What crossing the piece that ends at a vertex toggles; 0 where a chain begins.
  private(set) var toggles: [UInt32] = []

  private let square: Square

  init(of list: ArraySlice<UInt32>, in segments: [BorderSegment], square: Square) {
    self.square = square
    for index in list { add(segments[Int(index)]) }
    closeChain()
  }

  /// Number of vertices.
  var count: Int { longitudes.count }

  /// Calls `body` with what each crossing of the eastward ray of a point toggles.
  func forEachCrossing(longitude px: Double, latitude py: Double, _ body: (UInt32) -> Void) {
    for end in toggles.indices where toggles[end] != 0 {
      let (ay, by) = (latitudes[end - 1], latitudes[end])
      guard (ay > py) != (by > py) else { continue }
      if ExactSign.crossesEast(
        ax: longitudes[end - 1], ay: ay, bx: longitudes[end], by: by, px: px, py: py)
      {
        body(toggles[end])
      }
    }
  }

  private mutating func add(_ segment: BorderSegment) {
    if let x = longitudes.last, let y = latitudes.last, let last = toggles.last,
      last == segment.toggles || !isLooseEnd(x, y)
    {
      if segment.ax == x, segment.ay == y {
        return append(segment.bx, segment.by, segment.toggles)
      }
      if segment.bx == x, segment.by == y {
        return append(segment.ax, segment.ay, segment.toggles)
      }
    }
    closeChain()
    if isLooseEnd(segment.ax, segment.ay) {
      append(segment.ax, square.south, 0)
      append(segment.ax, segment.ay, segment.toggles)
    } else {
      append(segment.ax, segment.ay, 0)
    }
    append(segment.bx, segment.by, segment.toggles)
  }

  private mutating func closeChain() {
    guard let x = longitudes.last, let y = latitudes.last, let last = toggles.last else { return }
    if isLooseEnd(x, y) { append(x, square.south, last) }
  }

  private func isLooseEnd(_ x: Double, _ y: Double) -> Bool {
    x >= square.east && square.south < y && y < square.north
  }

  private mutating func append(_ x: Double, _ y: Double, _ toggle: UInt32) {
    longitudes.append(x)
    latitudes.append(y)
    toggles.append(toggle)
  }
}
