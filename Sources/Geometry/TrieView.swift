/// The trie of squares as it lies in memory: where points are looked up.
///
/// Every offset read from the bytes is checked before it is followed, so that damaged bytes give
/// a wrong answer at worst. The bytes must outlive the view; ``TerritoryIndex`` holds both.
@safe
struct TrieView: Sendable {
  private nonisolated(unsafe) let cells: UnsafePointer<UInt32>
  private let cellCount: Int
  private nonisolated(unsafe) let leaves: UnsafePointer<UInt64>
  private let leafWordCount: Int

  /// The root grid in whole units.
  private let rootX: Int
  private let rootY: Int
  private let columns: Int
  private let shift: Int

  /// The same as doubles in units, the upper ones excluded.
  private let westUnits: Double
  private let eastUnits: Double
  private let southUnits: Double
  private let northUnits: Double

  /// What a lookup ends with.
  enum Answer {
    case set(UInt32)
    /// Too many borders meet here for a table: the leaf at this word has to be summed up.
    case wideLeaf(atWord: Int)
  }

  /// Stands for an answer that only ``forEachToggle(ofWideLeaf:longitude:latitude:_:)`` gives.
  static let unresolved = UInt32.max

  /// Points handled side by side, so that their cache misses overlap.
  static let groupSize = 64

  /// - Precondition: `cells` holds at least the root grid; the header was checked.
  init(
    cells: UnsafeBufferPointer<UInt32>, leaves: UnsafeBufferPointer<UInt64>,
    header: IndexFile.Header
  ) {
    guard let cellBase = cells.baseAddress, let leafBase = leaves.baseAddress else {
      preconditionFailure("sections are never at address 0")
    }
    unsafe self.cells = cellBase
    cellCount = cells.count
    unsafe self.leaves = leafBase
    leafWordCount = leaves.count
    rootX = Int(header.rootX)
    rootY = Int(header.rootY)
    columns = Int(header.rootColumns)
    shift = Int(header.rootShift)
    westUnits = Double(rootX)
    southUnits = Double(rootY)
    eastUnits = Double(rootX + (columns << shift))
    northUnits = Double(rootY + (Int(header.rootRows) << shift))
  }

  // MARK: One point

  /// The answer for one point in degrees; not a number and values out of range are outside all.
  @inline(__always)
  func answer(longitude: Double, latitude: Double) -> Answer {
    let (x, y) = (longitude * Double(1 << Square.unitBits), latitude * Double(1 << Square.unitBits))
    guard isInside(x, y) else { return .set(0) }
    let (u, v) = (flooredUnits(x) &- rootX, flooredUnits(y) &- rootY)
    var shift = shift
    var entry = unsafe cells[(v >> shift) &* columns &+ (u >> shift)]
    while entry & 3 == CellEntry.nodeKind {
      guard let next = child(of: entry, u, v, &shift) else { return .set(0) }
      entry = next
    }
    switch entry & 3 {
    case CellEntry.leafKind:
      return .set(leafAnswer(Int(entry >> 2), longitude, latitude))
    case CellEntry.wideLeafKind:
      return .wideLeaf(atWord: Int(entry >> 2))
    default:
      return .set(entry >> 2)
    }
  }

  @inline(__always)
  private func isInside(_ x: Double, _ y: Double) -> Bool {
    x >= westUnits && x < eastUnits && y >= southUnits && y < northUnits
  }

  /// The whole number not above a value; not `rounded(.down)`, which calls a library.
  @inline(__always)
  private func flooredUnits(_ value: Double) -> Int {
    let truncated = Int(value)
    return Double(truncated) > value ? truncated &- 1 : truncated
  }

  /// The entry one level below a node, or `nil` when the bytes are damaged.
  @inline(__always)
  private func child(of entry: UInt32, _ u: Int, _ v: Int, _ shift: inout Int) -> UInt32? {
    let bits = Int((entry >> 2) & 7)
    let mask = (1 << bits) &- 1
    shift &-= bits
    guard shift >= 0, bits > 0 else { return nil }
    let first = Int(entry >> 5) &* CellEntry.nodeAlignment
    let index = first &+ (((v >> shift) & mask) << bits | ((u >> shift) & mask))
    guard index < cellCount else { return nil }
    return unsafe cells[index]
  }

  // MARK: Leaves

  /// Where the parts of a leaf lie, in words; `nil` when the bytes are damaged.
  @inline(__always)
  private func leafParts(_ word: Int) -> (count: Int, masks: Int, latitudes: Int)? {
    guard word < leafWordCount else { return nil }
    let header = unsafe leaves[word]
    let count = Int(header & 0xFFFF_FFFF)
    let rank = Int(header >> 32)
    guard rank <= 8 else { return nil }
    let masks = word &+ 1 &+ (((1 << rank) &+ 1) >> 1)
    let latitudes = masks &+ ((count &+ 7) >> 3)
    guard latitudes &+ 2 &* count <= leafWordCount else { return nil }
    return (count, masks, latitudes)
  }

  /// The set of a point in a leaf: its crossings flip bits, the bits choose a result.
  @inline(__always)
  private func leafAnswer(_ word: Int, _ px: Double, _ py: Double) -> UInt32 {
    guard let (count, maskWord, latitudeWord) = leafParts(word), count > 0 else { return 0 }
    let masks = unsafe UnsafeRawPointer(leaves + maskWord).assumingMemoryBound(to: UInt8.self)
    let ys = unsafe UnsafeRawPointer(leaves + latitudeWord).assumingMemoryBound(to: Double.self)
    let xs = unsafe ys + count
    let rankMask = Int(truncatingIfNeeded: (1 << (unsafe leaves[word] >> 32)) &- 1)
    var bits: UInt8 = 0
    var wasAbove = unsafe ys[0] > py
    var end = 1
    while end < count {
      let isAbove = unsafe ys[end] > py
      if isAbove != wasAbove {
        let mask = unsafe masks[end]
        if mask != 0,
          unsafe ExactSign.crossesEast(
            ax: xs[end &- 1], ay: ys[end &- 1], bx: xs[end], by: ys[end], px: px, py: py)
        {
          bits ^= mask
        }
        wasAbove = isAbove
      }
      end &+= 1
    }
    let results = unsafe UnsafeRawPointer(leaves + word + 1).assumingMemoryBound(to: UInt32.self)
    return unsafe results[Int(bits) & rankMask]
  }

  /// Calls `body` with the sets whose symmetric difference is the answer for a point of a leaf
  /// without a table.
  func forEachToggle(
    ofWideLeaf word: Int, longitude px: Double, latitude py: Double, _ body: (UInt32) -> Void
  ) {
    guard word >= 0, word + 1 < leafWordCount else { return }
    let count = unsafe Int(leaves[word] & 0xFFFF_FFFF)
    let toggleWord = word + 2
    let latitudeWord = toggleWord + (count + 1) / 2
    guard latitudeWord + 2 * count <= leafWordCount else { return }
    body(UInt32(truncatingIfNeeded: unsafe leaves[word + 1]))
    let toggles = unsafe UnsafeRawPointer(leaves + toggleWord)
      .assumingMemoryBound(to: UInt32.self)
    let ys = unsafe UnsafeRawPointer(leaves + latitudeWord).assumingMemoryBound(to: Double.self)
    let xs = unsafe ys + count
    for end in 1..<max(count, 1) where unsafe toggles[end] != 0 {
      let (ay, by) = unsafe (ys[end - 1], ys[end])
      guard (ay > py) != (by > py) else { continue }
      if unsafe ExactSign.crossesEast(
        ax: xs[end - 1], ay: ay, bx: xs[end], by: by, px: px, py: py)
      {
        unsafe body(toggles[end])
      }
    }
  }

  // MARK: Many points

  /// Room for one group of points on their way down the trie.
  @unsafe
  private struct Group {
    var entries: UnsafeMutablePointer<UInt32>
    var us: UnsafeMutablePointer<Int32>
    var vs: UnsafeMutablePointer<Int32>
    var shifts: UnsafeMutablePointer<Int32>
    var inNodes: UnsafeMutablePointer<Int32>
    var inLeaves: UnsafeMutablePointer<Int32>
  }

  /// Answers all points; ``unresolved`` where a wide leaf has to be summed up.
  ///
  /// - Precondition: the three have the same count.
  func answers(
    longitudes: UnsafeBufferPointer<Double>, latitudes: UnsafeBufferPointer<Double>,
    into sets: UnsafeMutableBufferPointer<UInt32>
  ) {
    let size = TrieView.groupSize
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: size * 6) { room in
      guard let base = room.baseAddress else { return }
      let signed = unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: Int32.self)
      let group = unsafe Group(
        entries: base, us: signed + size, vs: signed + 2 * size, shifts: signed + 3 * size,
        inNodes: signed + 4 * size, inLeaves: signed + 5 * size)
      guard let xs = longitudes.baseAddress, let ys = latitudes.baseAddress,
        let out = sets.baseAddress
      else { return }
      var first = 0
      while first < longitudes.count {
        let count = min(size, longitudes.count - first)
        unsafe answerGroup(group, xs + first, ys + first, out + first, count)
        first += count
      }
    }
  }

  @inline(__always)
  private func answerGroup(
    _ group: Group, _ xs: UnsafePointer<Double>, _ ys: UnsafePointer<Double>,
    _ out: UnsafeMutablePointer<UInt32>, _ count: Int
  ) {
    unsafe enterRoot(group, xs, ys, count)
    var (nodeCount, leafCount) = (0, 0)
    for i in 0..<count {
      let entry = unsafe group.entries[i]
      unsafe out[i] = entry >> 2
      unsafe group.inNodes[nodeCount] = Int32(truncatingIfNeeded: i)
      unsafe group.inLeaves[leafCount] = Int32(truncatingIfNeeded: i)
      nodeCount &+= entry & 3 == CellEntry.nodeKind ? 1 : 0
      leafCount &+= entry & 1 != 0 ? 1 : 0
    }
    while nodeCount > 0 {
      unsafe descend(group, out, &nodeCount, &leafCount)
    }
    unsafe finishLeaves(group, xs, ys, out, leafCount)
  }

  /// Finds each point's square of the root grid; reading them all before using any lets the
  /// processor wait for all at once.
  @inline(__always)
  private func enterRoot(
    _ group: Group, _ xs: UnsafePointer<Double>, _ ys: UnsafePointer<Double>, _ count: Int
  ) {
    let scale = Double(1 << Square.unitBits)
    for i in 0..<count {
      let (x, y) = unsafe (xs[i] * scale, ys[i] * scale)
      if isInside(x, y) {
        let (u, v) = (flooredUnits(x) &- rootX, flooredUnits(y) &- rootY)
        unsafe group.us[i] = Int32(truncatingIfNeeded: u)
        unsafe group.vs[i] = Int32(truncatingIfNeeded: v)
        unsafe group.shifts[i] = Int32(truncatingIfNeeded: shift)
        unsafe group.entries[i] = cells[(v >> shift) &* columns &+ (u >> shift)]
      } else {
        unsafe group.entries[i] = CellEntry.interior(0).bits
      }
    }
  }

  /// Takes every point that is in a node one level down.
  @inline(__always)
  private func descend(
    _ group: Group, _ out: UnsafeMutablePointer<UInt32>, _ nodeCount: inout Int,
    _ leafCount: inout Int
  ) {
    var left = 0
    for j in 0..<nodeCount {
      let i = unsafe Int(group.inNodes[j])
      var shift = unsafe Int(group.shifts[i])
      let (u, v) = unsafe (Int(group.us[i]), Int(group.vs[i]))
      let entry = unsafe child(of: group.entries[i], u, v, &shift) ?? 0
      unsafe group.shifts[i] = Int32(truncatingIfNeeded: shift)
      unsafe group.entries[i] = entry
      unsafe out[i] = entry >> 2
      unsafe group.inNodes[left] = Int32(truncatingIfNeeded: i)
      unsafe group.inLeaves[leafCount] = Int32(truncatingIfNeeded: i)
      left &+= entry & 3 == CellEntry.nodeKind ? 1 : 0
      leafCount &+= entry & 1 != 0 ? 1 : 0
    }
    nodeCount = left
  }

  @inline(__always)
  private func finishLeaves(
    _ group: Group, _ xs: UnsafePointer<Double>, _ ys: UnsafePointer<Double>,
    _ out: UnsafeMutablePointer<UInt32>, _ leafCount: Int
  ) {
    // Touch every leaf first: the misses overlap, and the sum keeps the reads from being dropped.
    var touched: UInt64 = 0
    for j in 0..<leafCount {
      let word = unsafe Int(group.entries[Int(group.inLeaves[j])] >> 2)
      if word &+ 8 < leafWordCount { unsafe touched |= leaves[word] | leaves[word &+ 8] }
    }
    withExtendedLifetime(touched) {}
    for j in 0..<leafCount {
      let i = unsafe Int(group.inLeaves[j])
      let entry = unsafe group.entries[i]
      if entry & 3 == CellEntry.leafKind {
        unsafe out[i] = leafAnswer(Int(entry >> 2), xs[i], ys[i])
      } else {
        unsafe out[i] = TrieView.unresolved
      }
    }
  }
}
