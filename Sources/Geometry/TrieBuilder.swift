/// Builds the trie of squares over the borders of all layers.
struct TrieBuilder {
  /// Entries of the root grid, then those of all nodes.
  private(set) var cells: [UInt32] = []

  /// Leaves, in words of eight bytes.
  private(set) var leaves: [UInt64] = []

  /// The south-west corner of the root grid and the side of its squares.
  let root: SquareGrid

  private let segments: [BorderSegment]
  private(set) var sets: AreaSetInterner

  /// The number that a set has in the file, by the interner's; `unnumbered` where it has none.
  private var numbers: [UInt32] = []
  private(set) var numberedSets: [UInt32] = []
  private static let unnumbered = UInt32.max

  /// When to go on dividing.
  ///
  /// The figures are from trials on the layers of Québec and on 10,000 generated polygons: smaller
  /// leaves answer faster and take more room.
  private enum Tuning {
    /// Squares of the root grid: per segment, and at most.
    static let rootSquaresPerSegment = 4
    static let rootSquaresMax = 1 << 20

    /// A leaf holds at most this many segments and independent toggles where dividing helps.
    static let leafSegmentsMax = 8
    static let leafRankPreferred = 4

    /// The same where it does not: near-coincident borders of different generalisations would
    /// otherwise be divided down to the last unit.
    static let crowdedLeafSegmentsMax = 32
    static let leafRankMax = 8

    /// Dividing helps when on average a segment comes to lie in at most this many of the parts.
    static let usefulCopies = 3
  }

  /// A square still to be built.
  private struct Task {
    var square: Square
    var list: ArraySlice<UInt32>
    /// The set of areas at the south-west corner.
    var corner: UInt32
  }

  init(segments: [BorderSegment], sets: AreaSetInterner) {
    self.segments = segments
    self.sets = sets
    root = TrieBuilder.rootGrid(over: segments)
  }

  /// Fills ``cells`` and ``leaves``.
  ///
  /// - Throws: ``TerritoryIndexError/tooLarge`` where an offset does not fit an entry.
  mutating func build() throws(TerritoryIndexError) {
    _ = number(of: 0)
    let list = Array(0..<UInt32(segments.count))[...]
    cells = Array(repeating: CellEntry.interior(0).bits, count: padded(root.count))
    let corners = root.cornerSets(list, of: segments, sets: &sets)
    let distribution = root.distribute(list, of: segments)
    for index in 0..<root.count {
      let entry = try entry(
        of: Task(
          square: root.square(index), list: distribution.list(index), corner: corners[index]))
      cells[index] = entry.bits
    }
  }

  private static func rootGrid(over segments: [BorderSegment]) -> SquareGrid {
    guard !segments.isEmpty else {
      return SquareGrid(origin: Square(x: 0, y: 0, shift: 0), columns: 1, rows: 1)
    }
    var (west, south) = (Int.max, Int.max)
    var (east, north) = (Int.min, Int.min)
    for segment in segments {
      west = min(west, Square.unit(ofDegrees: min(segment.ax, segment.bx)))
      east = max(east, Square.unit(ofDegrees: max(segment.ax, segment.bx)))
      south = min(south, Square.unit(ofDegrees: min(segment.ay, segment.by)))
      north = max(north, Square.unit(ofDegrees: max(segment.ay, segment.by)))
    }
    let wanted = min(
      Tuning.rootSquaresMax, max(16, segments.count * Tuning.rootSquaresPerSegment))
    var shift = 0
    while (((east >> shift) - (west >> shift) + 1) * ((north >> shift) - (south >> shift) + 1))
      > wanted
    {
      shift += 1
    }
    return SquareGrid(
      origin: Square(x: (west >> shift) << shift, y: (south >> shift) << shift, shift: shift),
      columns: (east >> shift) - (west >> shift) + 1,
      rows: (north >> shift) - (south >> shift) + 1)
  }

  private mutating func entry(of task: Task) throws(TerritoryIndexError) -> CellEntry {
    if task.list.isEmpty { return .interior(number(of: task.corner)) }
    if task.square.shift == 0 {
      let shape = LeafShape(of: task.list, in: segments, square: task.square)
      if let leaf = try leaf(task, shape, rankMax: Tuning.leafRankMax) { return leaf }
      return try wideLeaf(task, shape)
    }
    if task.list.count <= Tuning.leafSegmentsMax,
      let leaf = try leaf(task, rankMax: Tuning.leafRankPreferred)
    {
      return leaf
    }
    return try divided(task)
  }

  /// The entry of a square in parts, or of a leaf after all when dividing would not help.
  private mutating func divided(_ task: Task) throws(TerritoryIndexError) -> CellEntry {
    let (square, list) = (task.square, task.list)
    let bits = min(square.shift, list.count > 256 ? 4 : list.count > 32 ? 3 : 2)
    let grid = SquareGrid(
      origin: Square(x: square.x, y: square.y, shift: square.shift - bits),
      columns: 1 << bits, rows: 1 << bits)
    let distribution = grid.distribute(list, of: segments)
    if list.count <= Tuning.crowdedLeafSegmentsMax,
      distribution.items.count > list.count * Tuning.usefulCopies,
      let leaf = try leaf(task, rankMax: Tuning.leafRankMax)
    {
      return leaf
    }
    let toggled = grid.cornerSets(list, of: segments, sets: &sets)
    let constant = sets.symmetricDifference(task.corner, toggled[0])
    let first = cells.count
    cells.append(contentsOf: repeatElement(0, count: padded(grid.count)))
    for index in 0..<grid.count {
      let entry = try entry(
        of: Task(
          square: grid.square(index), list: distribution.list(index),
          corner: sets.symmetricDifference(constant, toggled[index])))
      cells[first + index] = entry.bits
    }
    return try .node(first: first, splitBits: bits)
  }

  private mutating func leaf(
    _ task: Task, rankMax: Int
  ) throws(TerritoryIndexError) -> CellEntry? {
    let shape = LeafShape(of: task.list, in: segments, square: task.square)
    return try leaf(task, shape, rankMax: rankMax)
  }

  /// A leaf with a table of results; `nil` when it has too many independent toggles for one.
  private mutating func leaf(
    _ task: Task, _ shape: LeafShape, rankMax: Int
  ) throws(TerritoryIndexError) -> CellEntry? {
    var basis = ToggleBasis()
    guard let masks = shape.masks(&basis, sets: &sets), basis.elements.count <= rankMax else {
      return nil
    }
    let constant = constant(of: task, shape)
    var results: [UInt32] = [constant]
    for element in basis.elements {
      results += results.map { sets.symmetricDifference($0, element) }
    }
    let word = leaves.count
    leaves.append(UInt64(shape.count) | UInt64(basis.elements.count) << 32)
    append(packing: results.map { number(of: $0) }, perWord: 2)
    append(packing: masks, perWord: 8)
    append(shape)
    return try .leaf(atWord: word)
  }

  private mutating func wideLeaf(
    _ task: Task, _ shape: LeafShape
  ) throws(TerritoryIndexError) -> CellEntry {
    let word = leaves.count
    leaves.append(UInt64(shape.count))
    let constant = constant(of: task, shape)
    leaves.append(UInt64(number(of: constant)))
    append(packing: shape.toggles.map { number(of: $0) }, perWord: 2)
    append(shape)
    return try .wideLeaf(atWord: word)
  }

  /// What a point of the square lies in, apart from what its crossings toggle.
  private mutating func constant(of task: Task, _ shape: LeafShape) -> UInt32 {
    var constant = task.corner
    shape.forEachCrossing(
      longitude: task.square.west, latitude: task.square.south
    ) { toggle in
      constant = sets.symmetricDifference(constant, toggle)
    }
    return constant
  }

  private mutating func append(_ shape: LeafShape) {
    leaves.append(contentsOf: shape.latitudes.lazy.map(\.bitPattern))
    leaves.append(contentsOf: shape.longitudes.lazy.map(\.bitPattern))
  }

  private mutating func append<Value: BinaryInteger>(packing values: [Value], perWord: Int) {
    let width = UInt64(64 / perWord)
    for first in stride(from: 0, to: values.count, by: perWord) {
      var word: UInt64 = 0
      for index in first..<min(first + perWord, values.count) {
        word |= UInt64(values[index]) << (UInt64(index - first) * width)
      }
      leaves.append(word)
    }
  }

  /// The number of a set in the file, given in the order of first use.
  mutating func number(of set: UInt32) -> UInt32 {
    while numbers.count <= Int(set) { numbers.append(TrieBuilder.unnumbered) }
    if numbers[Int(set)] == TrieBuilder.unnumbered {
      numbers[Int(set)] = UInt32(numberedSets.count)
      numberedSets.append(set)
    }
    return numbers[Int(set)]
  }

  private func padded(_ count: Int) -> Int {
    (count + CellEntry.nodeAlignment - 1) / CellEntry.nodeAlignment * CellEntry.nodeAlignment
  }
}

extension LeafShape {
  /// The bits of each vertex's toggle in a basis; `nil` when it has too many elements.
  fileprivate func masks(
    _ basis: inout ToggleBasis, sets: inout AreaSetInterner
  ) -> [UInt64]? {
    var masks: [UInt64] = []
    masks.reserveCapacity(count)
    for toggle in toggles {
      guard let mask = basis.mask(of: toggle, sets: &sets) else { return nil }
      masks.append(mask)
    }
    return masks
  }
}
