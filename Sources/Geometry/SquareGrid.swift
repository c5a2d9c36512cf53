/// A square block of the trie cut into equal squares, while an index is built.
///
/// Row and column count from the south-west; square *i* is column `i % columns`, row
/// `i / columns`.
struct SquareGrid {
  /// The south-west corner in units, and the side of one small square as a power of two.
  let origin: Square
  let columns: Int
  let rows: Int

  var count: Int { columns * rows }
  private var west: Double { origin.west }
  private var south: Double { origin.south }
  private var side: Double { origin.side }
  private var east: Double { west + Double(columns) * side }
  private var north: Double { south + Double(rows) * side }

  /// The small square of an index.
  func square(_ index: Int) -> Square {
    Square(
      x: origin.x + (index % columns) << origin.shift,
      y: origin.y + (index / columns) << origin.shift, shift: origin.shift)
  }

  // MARK: Which segments pass where

  /// Segments by small square: those of square *i* are `items[starts[i]..<starts[i + 1]]`.
  struct Distribution {
    var starts: [Int]
    var items: [UInt32]

    func list(_ index: Int) -> ArraySlice<UInt32> { items[starts[index]..<starts[index + 1]] }
  }

  /// Sorts segments into the small squares they may touch; never misses one, may name too many.
  func distribute(_ list: ArraySlice<UInt32>, of segments: [BorderSegment]) -> Distribution {
    var pairs: [(square: UInt32, segment: UInt32)] = []
    pairs.reserveCapacity(list.count * 2)
    var starts = [Int](repeating: 0, count: count + 1)
    for segment in list {
      forEachSquare(near: segments[Int(segment)]) { square in
        pairs.append((UInt32(square), segment))
        starts[square + 1] += 1
      }
    }
    for square in 0..<count { starts[square + 1] += starts[square] }
    var next = starts
    var items = [UInt32](repeating: 0, count: pairs.count)
    for pair in pairs {
      items[next[Int(pair.square)]] = pair.segment
      next[Int(pair.square)] += 1
    }
    return Distribution(starts: starts, items: items)
  }

  private func forEachSquare(near segment: BorderSegment, _ body: (Int) -> Void) {
    // Far above what rounding can do here, far below a square's side.
    let margin = side * 0x1p-10
    let (low, high) = (min(segment.ay, segment.by), max(segment.ay, segment.by))
    let (left, right) = (min(segment.ax, segment.bx), max(segment.ax, segment.bx))
    let firstRow = clampedRow((low - margin - south) / side)
    let lastRow = clampedRow((high + margin - south) / side)
    let slope = low == high ? 0 : (segment.bx - segment.ax) / (segment.by - segment.ay)
    if low - margin >= north || high + margin < south { return }
    for row in firstRow...lastRow {
      var (from, to) = (left, right)
      if low < high {
        let bottom = max(low, south + Double(row) * side - margin)
        let top = min(high, south + Double(row + 1) * side + margin)
        let atBottom = segment.ax + (bottom - segment.ay) * slope
        let atTop = segment.ax + (top - segment.ay) * slope
        from = max(left, min(atBottom, atTop))
        to = min(right, max(atBottom, atTop))
      }
      if from - margin >= east || to + margin < west { continue }
      let firstColumn = clampedColumn((from - margin - west) / side)
      let lastColumn = clampedColumn((to + margin - west) / side)
      guard firstColumn <= lastColumn else { continue }
      for column in firstColumn...lastColumn { body(row * columns + column) }
    }
  }

  private func clampedRow(_ value: Double) -> Int {
    Int(min(max(value.rounded(.down), 0), Double(rows - 1)))
  }

  private func clampedColumn(_ value: Double) -> Int {
    Int(min(max(value.rounded(.down), 0), Double(columns - 1)))
  }

  // MARK: Which areas hold at the corners

  /// The sets of areas that crossings toggle between the south-west corner of each small square
  /// and a place east of the grid that is the same for all of them.
  ///
  /// Segments that leave the grid eastward are closed by a vertical line from their outer end
  /// down to the grid's southern side, which no path inside the grid meets.
  func cornerSets(
    _ list: ArraySlice<UInt32>, of segments: [BorderSegment], sets: inout AreaSetInterner
  ) -> [UInt32] {
    var corners = [UInt32](repeating: 0, count: count)
    for index in list {
      let segment = segments[Int(index)]
      toggleCorners(&corners, by: segment, sets: &sets)
      for (x, y) in [(segment.ax, segment.ay), (segment.bx, segment.by)]
      where x >= east && south < y && y < north {
        toggleRows(&corners, below: y, by: segment.toggles, sets: &sets)
      }
    }
    for row in 0..<rows {
      var running: UInt32 = 0
      for column in (0..<columns).reversed() {
        running = sets.symmetricDifference(running, corners[row * columns + column])
        corners[row * columns + column] = running
      }
    }
    return corners
  }

  private func toggleRows(
    _ corners: inout [UInt32], below y: Double, by toggles: UInt32, sets: inout AreaSetInterner
  ) {
    for row in 0..<rows where south + Double(row) * side < y {
      let index = row * columns + columns - 1
      corners[index] = sets.symmetricDifference(corners[index], toggles)
    }
  }

  private func toggleCorners(
    _ corners: inout [UInt32], by segment: BorderSegment, sets: inout AreaSetInterner
  ) {
    let (low, high) = (min(segment.ay, segment.by), max(segment.ay, segment.by))
    guard low < high, high > south, low < north, max(segment.ax, segment.bx) > west else { return }
    let slope = (segment.bx - segment.ax) / (segment.by - segment.ay)
    for row in clampedRow((low - south) / side)..<rows {
      let y = south + Double(row) * side
      if y >= high { break }
      if y < low { continue }
      let crossing = segment.ax + (y - segment.ay) * slope
      let guess = ((crossing - west) / side).rounded(.up)
      let column = crossedColumns(
        segment, y: y, guess: Int(min(max(guess, 0), Double(columns))))
      if column > 0 {
        let index = row * columns + column - 1
        corners[index] = sets.symmetricDifference(corners[index], segment.toggles)
      }
    }
  }

  /// How many corners of a row, from the west, have the segment strictly to their east.
  private func crossedColumns(_ segment: BorderSegment, y: Double, guess: Int) -> Int {
    func isCrossed(_ column: Int) -> Bool {
      ExactSign.crossesEast(
        ax: segment.ax, ay: segment.ay, bx: segment.bx, by: segment.by,
        px: west + Double(column) * side, py: y)
    }
    var crossed = guess
    while crossed < columns, isCrossed(crossed) { crossed += 1 }
    while crossed > 0, !isCrossed(crossed - 1) { crossed -= 1 }
    return crossed
  }
}
