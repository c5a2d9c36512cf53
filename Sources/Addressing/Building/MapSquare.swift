/// A square of half a degree: what tells municipalities of one name apart.
///
/// Québec has several of many names, and sources do not say which of them they mean. Doors of one name
/// in squares that touch are taken for one municipality, others for another.
struct MapSquare: Hashable {
  private var column: Int32
  private var row: Int32

  /// Half a degree in ten-millionths; see ``FixedDegrees``.
  private static let side: Int32 = 5_000_000

  init(_ point: PackedPoint) {
    column = Self.index(Int32(bitPattern: point.longitude))
    row = Self.index(Int32(bitPattern: point.latitude))
  }

  private init(column: Int32, row: Int32) {
    self.column = column
    self.row = row
  }

  /// The square itself and those that touch it, at a corner or a side.
  var neighbourhood: [MapSquare] {
    (-1...1).flatMap { east in
      (-1...1).map { MapSquare(column: column + $0, row: row + east) }
    }
  }

  private static func index(_ value: Int32) -> Int32 {
    value >= 0 ? value / side : (value + 1) / side - 1
  }
}
