/// Rows of cells, aligned in columns; a cell that is too long goes on in the lines below.
struct TextTable {
  /// How one column is laid out.
  struct Column: Hashable {
    /// Narrowest and widest that the column may be, in characters.
    var width: ClosedRange<Int>

    /// Whether cells stand at the right end, as numbers do.
    var isNumeric = false
  }

  /// Characters between two columns.
  static let gap = 2

  private let columns: [Column]
  private let widths: [Int]

  /// Lays columns out for cells that they have to hold.
  ///
  /// Every column gets what its longest cell needs, within its limits. What is missing is taken
  /// from the columns that may shrink, the widest first; what is left over stays empty.
  /// Lines are `width` characters long, indentation not counted.
  init(columns: [Column], rows: [[String]], width: Int) {
    self.columns = columns
    var widths = columns.indices.map { index in
      let needed = rows.map { $0[index].count }.max() ?? 0
      return needed == 0 ? 0 : min(max(needed, 1), columns[index].width.upperBound)
    }
    let shown = widths.count { $0 > 0 }
    var excess = widths.reduce(0, +) + Self.gap * max(0, shown - 1) - width
    while excess > 0 {
      let shrinkable = widths.indices.filter { widths[$0] > columns[$0].width.lowerBound }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    self.widths = widths
  }

  /// The lines of one row; columns that are empty in every row take no room.
  func lines(of cells: [String]) -> [String] {
    let wrapped = cells.indices.map { index in
      widths[index] == 0 ? [] : TextWrapping.lines(of: cells[index], width: widths[index])
    }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var text = ""
      var isFirst = true
      for index in cells.indices where widths[index] > 0 {
        if !isFirst { text += String(repeating: " ", count: Self.gap) }
        isFirst = false
        let piece = line < wrapped[index].count ? wrapped[index][line] : ""
        text +=
          columns[index].isNumeric
          ? TextWrapping.aligned(piece, to: widths[index])
          : TextWrapping.padded(piece, to: widths[index])
      }
      return text.trimmingTrailingSpaces
    }
  }
}

extension String {
  /// The text without the spaces at its end.
  var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
