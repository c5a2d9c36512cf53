/// Finds the lines that cross or touch where they should not.
enum Crossings {
  private struct Piece {
    let side: Side
    let start: GridPoint
    let end: GridPoint
  }

  /// Side of a square of the search grid, in ten-millionths of a degree (some 300 metres).
  private static let squareSize = 40_000

  /// The sides whose line meets another line, or itself, elsewhere than at a common end.
  static func sides(in lines: [Side: [GridPoint]]) -> Set<Side> {
    var squares: [GridPoint: [Piece]] = [:]
    var crossed: Set<Side> = []
    for side in lines.keys.sorted() {
      let points = lines[side] ?? []
      for (start, end) in zip(points, points.dropFirst()) {
        let piece = Piece(side: side, start: start, end: end)
        for square in self.squares(of: piece) {
          for other in squares[square, default: []] where meet(piece, other) {
            crossed.formUnion([piece.side, other.side])
          }
          squares[square, default: []].append(piece)
        }
      }
    }
    return crossed
  }

  private static func squares(of piece: Piece) -> [GridPoint] {
    func range(_ first: Int, _ second: Int) -> ClosedRange<Int> {
      let low = min(first, second)
      let high = max(first, second)
      return Int(
        (Double(low) / Double(squareSize)).rounded(.down))...Int(
          (Double(high) / Double(squareSize)).rounded(.down))
    }
    return range(piece.start.longitude, piece.end.longitude).flatMap { column in
      range(piece.start.latitude, piece.end.latitude).map {
        GridPoint(longitude: column, latitude: $0)
      }
    }
  }

  /// True if two pieces have a point in common that is not an end of both.
  private static func meet(_ one: Piece, _ other: Piece) -> Bool {
    let turns = [
      GridPoint.turn(one.start, one.end, other.start).signum(),
      GridPoint.turn(one.start, one.end, other.end).signum(),
      GridPoint.turn(other.start, other.end, one.start).signum(),
      GridPoint.turn(other.start, other.end, one.end).signum(),
    ]
    let ends = Set([one.start, one.end, other.start, other.end])
    if ends.count < 4 {
      // A common end: they meet again only if they lie on one line and point the same way.
      guard turns.allSatisfy({ $0 == 0 }), ends.count == 3 else { return ends.count == 2 }
      let middle = ends.sorted()[1]
      return !(one.start == middle || one.end == middle)
        || !(other.start == middle || other.end == middle)
    }
    return turns[0] != turns[1] && turns[2] != turns[3]
  }
}
