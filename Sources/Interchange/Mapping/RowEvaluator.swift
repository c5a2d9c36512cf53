internal import Domain
internal import Engine

/// Reads one row by a mapping, noting every problem.
struct RowEvaluator {
  private(set) var problems: [ImportProblem] = []

  /// The column behind each field that was read.
  private(set) var columns: [String: ResourceRow.Column] = [:]

  let header: CSVHeader
  let row: CSVRow

  init(header: CSVHeader, row: CSVRow) {
    self.header = header
    self.row = row
  }

  /// The cell of a column, without the white space around it.
  func cell(_ column: String) -> String {
    header.indexIfPresent(of: column).map { row[$0].trimmed } ?? ""
  }

  /// Remembers which column a field comes from.
  mutating func note(_ column: String?, behind field: String) {
    guard let column, let index = header.indexIfPresent(of: column) else { return }
    columns[field] = ResourceRow.Column(number: index + 1, name: column)
  }

  mutating func problem(
    _ reason: ImportProblem.Reason, field: String, value: String
  ) {
    let column = columns[field]
    problems.append(
      ImportProblem(
        line: row.line, column: column?.number, field: column?.name ?? field, value: value,
        reason: reason))
  }
}

// MARK: - Texts and values

extension RowEvaluator {
  /// The text of an expression; `nil` when there is none or it comes out empty.
  mutating func text(_ expression: TextExpression?, _ field: String) -> String? {
    guard let expression else { return nil }
    note(expression.columns.first, behind: field)
    switch expression.form {
    case .template(let parts):
      let text = parts.map { part in
        switch part {
        case .literal(let literal): literal
        case .column(let column): cell(column)
        }
      }.joined().trimmed
      // Text around cells that are all empty says nothing.
      let saysNothing =
        !expression.columns.isEmpty && expression.columns.allSatisfy { cell($0).isEmpty }
      if text.isEmpty || saysNothing { return nil }
      return expression.isSlug ? Slug.make(text) : text
    case .lookup(let lookup):
      guard let value = value(lookup, field), !value.isEmpty else { return nil }
      return value
    case .first(let choices):
      for choice in choices {
        if let text = text(choice, field) { return text }
      }
      return nil
    }
  }

  /// What a cell stands for.
  mutating func value<Value>(_ lookup: Lookup<Value>, _ field: String) -> Value? {
    let cell = cell(lookup.column)
    note(lookup.column, behind: field)
    if let value = lookup.values[cell] ?? lookup.otherwise { return value }
    let allowed = lookup.values.keys.sorted()
    let nearest = EditDistance.nearest(to: cell, in: allowed).first
    problem(
      .notInVocabulary(allowed: allowed, nearest: nearest), field: field, value: cell)
    return nil
  }

  /// A text that must be there.
  mutating func required(_ expression: TextExpression?, _ field: String) -> String? {
    let countBefore = problems.count
    if let text = text(expression, field) { return text }
    if problems.count == countBefore { problem(.missingValue, field: field, value: "") }
    return nil
  }

  /// One of a closed set of words.
  mutating func word<Word>(
    _ text: String?, _ field: String, as type: Word.Type = Word.self
  ) -> Word? where Word: RawRepresentable<String> & CaseIterable {
    guard let text else { return nil }
    if let word = Word(rawValue: text) { return word }
    let allowed = Word.allCases.map(\.rawValue)
    problem(
      .notInVocabulary(
        allowed: allowed, nearest: EditDistance.nearest(to: text, in: allowed).first), field: field,
      value: text)
    return nil
  }

  /// The members of a list, separated by `;` or `|`.
  mutating func list(_ expression: TextExpression?, _ field: String) -> [String] {
    (text(expression, field) ?? "").split { $0 == ";" || $0 == "|" }
      .map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// A whole number within a range.
  mutating func integer(
    _ expression: TextExpression?, _ field: String, in range: ClosedRange<Int>
  ) -> Int? {
    guard let text = text(expression, field) else { return nil }
    guard let number = Int(text) else {
      problem(.malformedNumber, field: field, value: text)
      return nil
    }
    guard range.contains(number) else {
      problem(
        .outOfRange(expected: "\(range.lowerBound)…\(range.upperBound)"), field: field,
        value: text)
      return nil
    }
    return number
  }

  /// A day.
  mutating func date(_ expression: TextExpression?, _ field: String) -> CalendarDate? {
    guard let text = text(expression, field) else { return nil }
    if let date = CalendarDate(text) { return date }
    problem(.outOfRange(expected: "YYYY-MM-DD"), field: field, value: text)
    return nil
  }

  /// A code, which must be well formed.
  mutating func code(_ text: String?, _ field: String) -> String? {
    guard let text else { return nil }
    if EntityCode.isValid(text) { return text }
    problem(.malformedCode, field: field, value: text)
    return nil
  }

  /// A code of letters, digits and hyphens, as categories and clienteles have it.
  mutating func readCategory(
    _ text: String, _ field: String
  ) -> ServiceCategory? {
    if let category = ServiceCategory(text) { return category }
    problem(
      .malformedIdentifier(expected: "a-z, 0-9, -"), field: field, value: text)
    return nil
  }

  /// A postal code as `A1A1A1`.
  mutating func postalCode(_ expression: TextExpression?, _ field: String) -> String? {
    guard let text = text(expression, field) else { return nil }
    let code = text.uppercased().filter { !$0.isWhitespace }
    let isWellFormed =
      code.utf8.count == 6
      && code.utf8.enumerated().allSatisfy { index, byte in
        index % 2 == 0
          ? (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
    if isWellFormed { return code }
    problem(.malformedIdentifier(expected: "A1A 1A1"), field: field, value: text)
    return nil
  }

  /// A point; `nil` when both of its numbers are absent.
  mutating func point(
    _ texts: [String: TextExpression], prefix: String
  ) -> Coordinate? {
    let longitude = text(texts["longitude"], "\(prefix).longitude")
    let latitude = text(texts["latitude"], "\(prefix).latitude")
    if longitude == nil, latitude == nil { return nil }
    let x = degrees(longitude, "\(prefix).longitude", max: 180)
    let y = degrees(latitude, "\(prefix).latitude", max: 90)
    guard let x, let y else { return nil }
    return Coordinate(longitudeDegrees: x, latitudeDegrees: y)
  }

  /// A decimal number with a point; no other form that a program might write.
  static func decimal(_ text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy {
      $0 &- UInt8(ascii: "0") < 10 || "+-.eE".utf8.contains($0)
    }
    guard isDecimal, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private mutating func degrees(_ text: String?, _ field: String, max: Double) -> Double? {
    guard let text else {
      problem(.missingValue, field: field, value: "")
      return nil
    }
    guard let value = Self.decimal(text) else {
      problem(.malformedNumber, field: field, value: text)
      return nil
    }
    guard abs(value) <= max else {
      problem(.outOfRange(expected: "-\(Int(max))…\(Int(max))"), field: field, value: text)
      return nil
    }
    return value
  }
}
