/// What the trie of squares says about one square: 32 bits, read from the file as they are.
///
/// The two lowest bits are the kind; the rest is a set of areas, or where to read on.
struct CellEntry {
  let bits: UInt32

  static let interiorKind: UInt32 = 0
  static let leafKind: UInt32 = 1
  static let nodeKind: UInt32 = 2
  static let wideLeafKind: UInt32 = 3

  /// Entries of a node begin at a multiple of this.
  static let nodeAlignment = 4

  /// No border passes: every point of the square lies in the areas of this set.
  static func interior(_ set: UInt32) -> CellEntry {
    CellEntry(bits: set << 2 | interiorKind)
  }

  /// Borders pass; `word` is where the leaf begins, in words of eight bytes.
  static func leaf(atWord word: Int) throws(TerritoryIndexError) -> CellEntry {
    guard word < 1 << 30 else { throw .tooLarge }
    return CellEntry(bits: UInt32(word) << 2 | leafKind)
  }

  /// Too many borders meet for a table of results; laid out as ``leaf(atWord:)``.
  static func wideLeaf(atWord word: Int) throws(TerritoryIndexError) -> CellEntry {
    guard word < 1 << 30 else { throw .tooLarge }
    return CellEntry(bits: UInt32(word) << 2 | wideLeafKind)
  }

  /// Divided into 2^`splitBits` × 2^`splitBits` squares whose entries begin at `first`.
  static func node(first: Int, splitBits: Int) throws(TerritoryIndexError) -> CellEntry {
    guard first / nodeAlignment < 1 << 27 else { throw .tooLarge }
    return CellEntry(
      bits: UInt32(first / nodeAlignment) << 5 | UInt32(splitBits) << 2 | nodeKind)
  }
}

/// A square of the trie: its south-west corner and side in whole units of 2⁻²³ degree.
///
/// Corners and sides are powers of two apart, so they are exact as doubles, and so is the square
/// in which a coordinate falls. A square holds its western and southern sides, not the others.
struct Square {
  /// Binary places of the unit: 2⁻²³ degree is about 13 millimetres.
  static let unitBits = 23

  var x: Int
  var y: Int

  /// The side is 2^`shift` units.
  var shift: Int

  static let unitDegrees = 1.0 / Double(1 << unitBits)

  /// The whole unit that a value of finite degrees falls in.
  static func unit(ofDegrees degrees: Double) -> Int {
    Int((degrees * Double(1 << unitBits)).rounded(.down))
  }

  var side: Double { Double(1 << shift) * Square.unitDegrees }
  var west: Double { Double(x) * Square.unitDegrees }
  var south: Double { Double(y) * Square.unitDegrees }
  var east: Double { Double(x + (1 << shift)) * Square.unitDegrees }
  var north: Double { Double(y + (1 << shift)) * Square.unitDegrees }
}
