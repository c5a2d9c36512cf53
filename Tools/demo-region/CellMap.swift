/// A six-sided cell of the drawing, by row from the north and column from the west.
struct Cell: Hashable, Comparable {
  let row: Int
  let column: Int

  static func < (left: Cell, right: Cell) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }

  /// The six corners against the clock as seen on a map, from the north-east one.
  var corners: [Corner] {
    let x = 2 * column + (row & 1)
    let y = 3 * row
    return [(1, -1), (0, -2), (-1, -1), (-1, 1), (0, 2), (1, 1)].map {
      Corner(x: x + $0.0, y: y + $0.1)
    }
  }

  /// The neighbours behind the sides, in the order of `corners`: side *i* runs from corner *i*.
  var neighbours: [Cell] {
    let shift = row & 1
    let steps = [(-1, shift), (-1, shift - 1), (0, -1), (1, shift - 1), (1, shift), (0, 1)]
    return steps.map { Cell(row: row + $0.0, column: column + $0.1) }
  }

  /// The middle of the cell, before the drawing is bent.
  var centre: PlanePoint {
    Corner(x: 2 * column + (row & 1), y: 3 * row).plane
  }
}

/// A corner where three cells meet; neighbours name it alike, so borders are shared exactly.
struct Corner: Hashable, Comparable {
  /// Half widths of a cell from the west.
  let x: Int

  /// Quarter heights of a cell from the north.
  let y: Int

  static func < (left: Corner, right: Corner) -> Bool { (left.x, left.y) < (right.x, right.y) }

  /// Width of a cell in kilometres.
  static let cellWidthKilometres = 6.5

  /// The place of the corner on a regular drawing.
  var plane: PlanePoint {
    PlanePoint(
      eastKilometres: Double(x) * Self.cellWidthKilometres / 2 + 4,
      southKilometres: Double(y) * 7.5 / 4 + 4)
  }
}

/// The map of the invented region: a letter per part of a municipality, `.` sea, `~` lake.
///
/// `P` and `p` are one town that a border cuts in two. `*` is a small islet of `K`.
struct CellMap {
  static let rows = [
    "..........IIII............",
    "......MMIIIIIIJJ.......LL.",
    "....MMMMIIIIIJJJJ.....LLL.",
    "...MMMMMMIIIJJJJJJ...*.LL.",
    "..NNMMMMMNIIJJJJJJ........",
    ".NNNNMMNNNNIJJJEEEE..KK.*.",
    ".NNNNNNNNCCCCCEEEEEEE.KKK.",
    "..NNNDDDCCC~~CEEEEGGG..K..",
    "..DDDDDDCCC~~CFFEGGGGGG..*",
    ".DDDDDDDDCCCCFFFGGGGGGGG..",
    "..DDAAAAPpBBFFFFGGHHGGGG..",
    "..AAAAAPPppBBFFGGGHHHGGG..",
    "...AAAA.PpBBBBFFGGHHGGG...",
    "....AA...BBBBB.FFGGGGG....",
    "..........BBB...FF..GG....",
    "...........B..............",
  ]

  /// Cells of the community, which has a health authority of its own, on the north-east coast.
  static let community: Set<Cell> = [
    Cell(row: 2, column: 16), Cell(row: 3, column: 16), Cell(row: 3, column: 17),
    Cell(row: 4, column: 17),
  ]

  /// The part of a municipality in which each land cell lies.
  let parts: [Cell: Character]

  /// Cells of sea that hold one small islet each.
  let islets: [Cell]

  init() {
    var parts: [Cell: Character] = [:]
    var islets: [Cell] = []
    for (row, line) in Self.rows.enumerated() {
      for (column, letter) in line.enumerated() {
        let cell = Cell(row: row, column: column)
        if letter == "*" { islets.append(cell) }
        if letter.isLetter { parts[cell] = letter }
      }
    }
    self.parts = parts
    self.islets = islets
  }
}
