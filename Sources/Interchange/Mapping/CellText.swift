internal import Engine

/// A text made from the cells of a row, its columns found once: tables of addresses have millions of
/// rows.
indirect enum CellText {
  case literal(String)
  case cell(Int)
  case joined([CellText], cells: [Int])
  case lookup(Int, [String: String], otherwise: String?)
  case first([CellText])

  /// A cell has a value that no lookup knows: the general evaluator says what is wrong.
  struct Unusual: Error {}

  /// Finds the columns; `nil` when the expression is more than the cells say.
  init?(_ expression: TextExpression, header: CSVHeader) {
    guard !expression.isSlug else { return nil }
    switch expression.form {
    case .template(let parts):
      var texts: [CellText] = []
      var cells: [Int] = []
      for part in parts {
        switch part {
        case .literal(let literal): texts.append(.literal(literal))
        case .column(let name):
          guard let index = header.indexIfPresent(of: name) else { return nil }
          texts.append(.cell(index))
          cells.append(index)
        }
      }
      self = texts.count == 1 ? texts[0] : .joined(texts, cells: cells)
    case .lookup(let lookup):
      guard let index = header.indexIfPresent(of: lookup.column) else { return nil }
      self = .lookup(index, lookup.values, otherwise: lookup.otherwise)
    case .first(let choices):
      let texts = choices.compactMap { CellText($0, header: header) }
      guard texts.count == choices.count else { return nil }
      self = .first(texts)
    }
  }

  /// The text of a row; `nil` when it comes out empty.
  func text(_ row: CSVRow) throws(Unusual) -> String? {
    let text = try whole(row).trimmed
    return text.isEmpty ? nil : text
  }

  private func whole(_ row: CSVRow) throws(Unusual) -> String {
    switch self {
    case .literal(let literal): return literal
    case .cell(let index): return row[index]
    case .joined(let texts, let cells):
      // Text around cells that are all empty says nothing.
      if !cells.isEmpty, cells.allSatisfy({ row[$0].trimmed.isEmpty }) { return "" }
      var whole = ""
      for text in texts { whole += try text.whole(row).trimmedUnlessLiteral(text) }
      return whole
    case .lookup(let index, let values, let otherwise):
      guard let value = values[row[index].trimmed] ?? otherwise else { throw Unusual() }
      return value
    case .first(let texts):
      for text in texts {
        if let found = try text.text(row) { return found }
      }
      return ""
    }
  }
}

extension String {
  /// The cell without the white space around it; what stands between cells stays as it is.
  fileprivate func trimmedUnlessLiteral(_ text: CellText) -> String {
    if case .literal = text { self } else { trimmed }
  }
}
