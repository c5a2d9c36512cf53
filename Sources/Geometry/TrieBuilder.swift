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

  /// When to go on dividing. The figures are from trials on the layers of Québec and on 10,000
  /// generated polygons: smaller leaves answer faster and take more room.
  private enum Tuning {
    /// Squares of the root grid: per segment, and at most.
    static let rootSquaresPerSegment = 4
    static let rootSquaresMax = 1 << 20

    /// A leaf may hold this many segments, or more the smaller it is: near-coincident borders of
    /// different generalisations would otherwise be divided down to the last unit.
    static func leafSegmentsMax(shift: Int) -> Int {
      switch shift {
      case 10...: 6
      case 8...: 12
      case 6...: 24
      default: 64
      }
    }

    /// Independent toggles a leaf may have while it can still be divided, and in the end.
    static let leafRankPreferred = 4
    static let leafRankMax = 8
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
        of: root.square(index), list: distribution.list(index), corner: corners[index])
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

  /// The entry of a square whose south-west corner lies in the areas of `corner`.
  private mutating func entry(
    of square: Square, list: ArraySlice<UInt32>, corner: UInt32
  ) throws(TerritoryIndexError) -> CellEntry {
    if list.isEmpty { return .interior(number(of: corner)) }
    if list.count <= Tuning.leafSegmentsMax(shift: square.shift) || square.shift == 0 {
      let shape = LeafShape(of: list, in: segments, square: square)
      var basis = ToggleBasis()
      let masks = shape.masks(&basis, sets: &sets)
      let rankMax = square.shift == 0 ? Tuning.leafRankMax : Tuning.leafRankPreferred
      if let masks, basis.elements.count <= rankMax {
        return try leaf(shape, masks: masks, basis: basis.elements, square, corner: corner)
      }
      if square.shift == 0 { return try wideLeaf(shape, square, corner: corner) }
    }
    return try node(of: square, list: list, corner: corner)
  }

  private mutating func node(
    of square: Square, list: ArraySlice<UInt32>, corner: UInt32
  ) throws(TerritoryIndexError) -> CellEntry {
    let bits = min(square.shift, list.count > 256 ? 4 : list.count > 32 ? 3 : 2)
    let grid = SquareGrid(
      origin: Square(x: square.x, y: square.y, shift: square.shift - bits),
      columns: 1 << bits, rows: 1 << bits)
    let toggled = grid.cornerSets(list, of: segments, sets: &sets)
    let constant = sets.symmetricDifference(corner, toggled[0])
    let distribution = grid.distribute(list, of: segments)
    let first = cells.count
    cells.append(contentsOf: repeatElement(0, count: padded(grid.count)))
    for index in 0..<grid.count {
      let entry = try entry(
        of: grid.square(index), list: distribution.list(index),
        corner: sets.symmetricDifference(constant, toggled[index]))
      cells[first + index] = entry.bits
    }
    return try .node(first: first, splitBits: bits)
  }

  private mutating func leaf(
    _ shape: LeafShape, masks: [UInt64], basis: [UInt32], _ square: Square, corner: UInt32
  ) throws(TerritoryIndexError) -> CellEntry {
    var atCorner: UInt32 = corner
    shape.forEachCrossing(longitude: square.west, latitude: square.south) { toggle in
      atCorner = sets.symmetricDifference(atCorner, toggle)
    }
    var results: [UInt32] = [atCorner]
    for element in basis {
      results += results.map { sets.symmetricDifference($0, element) }
    }
    if results.allSatisfy({ $0 == atCorner }) { return .interior(number(of: atCorner)) }
    let word = leaves.count
    leaves.append(UInt64(shape.count) | UInt64(basis.count) << 32)
    let numbered = results.map { number(of: $0) }
    append(packing: numbered, perWord: 2)
    append(packing: masks, perWord: 8)
    append(shape)
    return try .leaf(atWord: word)
  }

  private mutating func wideLeaf(
    _ shape: LeafShape, _ square: Square, corner: UInt32
  ) throws(TerritoryIndexError) -> CellEntry {
    var constant = corner
    shape.forEachCrossing(longitude: square.west, latitude: square.south) { toggle in
      constant = sets.symmetricDifference(constant, toggle)
    }
    let word = leaves.count
    leaves.append(UInt64(shape.count))
    leaves.append(UInt64(number(of: constant)))
    let numbered = shape.toggles.map { number(of: $0) }
    append(packing: numbered, perWord: 2)
    append(shape)
    return try .wideLeaf(atWord: word)
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
  private mutating func number(of set: UInt32) -> UInt32 {
    while numbers.count <= Int(set) { numbers.append(TrieBuilder.unnumbered) }
    if numbers[Int(set)] == TrieBuilder.unnumbered {
      numbers[Int(set)] = UInt32(numberedSets.count)
      numberedSets.append(set)
    }
    return numbers[Int(set)]
  }

  /// The number of a set that only distances need; see ``number(of:)``.
  mutating func numberForBorder(_ set: UInt32) -> UInt32 { number(of: set) }

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
