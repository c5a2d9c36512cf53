internal import Domain
internal import Engine

/// The columns of a population table that count people, found once: such tables are wide.
struct PopulationColumns {
  /// The columns of ages by their index from 0; empty where ages stand in rows.
  fileprivate let indices: [Int]

  /// How they give ages that do not overlap; `nil` where ages stand in rows.
  fileprivate let plan: AgePlan?

  /// The ages of every row; empty where they stand in rows.
  fileprivate let ages: [ClosedRange<Int>]

  /// Finds the columns.
  ///
  /// - Throws: ``CSVError/missingColumn(file:name:nearest:available:)``.
  init(_ fields: PopulationFields, header: CSVHeader) throws {
    guard case .columns(let columns) = fields.ages else {
      (indices, plan, ages) = ([], nil, [])
      return
    }
    indices = try columns.map { try header.index(of: $0.name) }
    let plan = try AgePlan(columns)
    self.plan = plan
    ages = plan.cells.map(\.ages)
  }

  /// The largest number of people that a cell may state.
  static let peopleMax = 99_999_999_999

  /// A whole number of people, in digits only; `nil` for anything else.
  static func people(_ text: String) -> Int? {
    var value = 0
    var count = 0
    for byte in text.utf8 {
      guard byte &- UInt8(ascii: "0") < 10, count < 11 else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      count += 1
    }
    return count == 0 ? nil : value
  }
}

extension RowEvaluator {
  /// The row as people of a territory; `nil` when it has problems.
  mutating func populationEntry(
    _ fields: PopulationFields, _ columns: PopulationColumns
  ) -> PopulationEntry? {
    guard let kind = kind(fields.level) else {
      guard problems.isEmpty, case .byCell(let lookup) = fields.level else { return nil }
      return .passedOver(word: cell(lookup.column))
    }
    let code = required(fields.code, "population.code")
    let territory = code.flatMap { TerritoryID(kind: kind, code: $0) }
    if let code, territory == nil { problem(.malformedCode, field: "population.code", value: code) }
    let year = integer(fields.year, "population.year", in: 1...9999)
    if year == nil, problems.isEmpty { _ = required(fields.year, "population.year") }
    let sex = fields.sex.map { value($0, "population.sex") } ?? .total
    let name = text(fields.name, "population.name")
    guard let counted = counts(fields.ages, columns) else { return nil }
    guard let counts = counted.found else { return .passedOver(word: counted.word) }
    guard let territory, let year, let sex, problems.isEmpty else { return nil }
    return .people(
      PopulationRow(
        line: row.line, territory: territory, name: name, year: year, sex: sex, ages: counts.ages,
        people: counts.people, disagreement: counts.disagreement))
  }

  private mutating func kind(_ level: PopulationFields.Level) -> TerritoryKind? {
    switch level {
    case .always(let kind): kind
    case .byCell(let lookup): value(lookup, "population.level") ?? nil
    }
  }

  /// The people of a row by age.
  private struct Counts {
    var ages: [ClosedRange<Int>]
    var people: [Int]
    var disagreement: PopulationRow.Disagreement?
  }

  /// What a row counts, or the word for which it counts nothing; `nil` when it has problems.
  private mutating func counts(
    _ ages: PopulationFields.Ages, _ columns: PopulationColumns
  ) -> (found: Counts?, word: String)? {
    switch ages {
    case .columns(let named): return counts(named, columns).map { ($0, "") }
    case .rows(let age, let people):
      guard let text = text(age, "population.age") else {
        guard problems.isEmpty else { return nil }
        return (nil, age.columns.map(cell).joined(separator: " "))
      }
      guard let range = Self.ages(text) else {
        problem(
          .malformedIdentifier(expected: "7, 18-64, 90+"), field: "population.age", value: text)
        return nil
      }
      guard let stated = required(people, "population.people") else { return nil }
      guard let count = PopulationColumns.people(stated) else {
        problem(.outOfRange(expected: "0, 1, 2 …"), field: "population.people", value: stated)
        return nil
      }
      return (Counts(ages: [range], people: [count]), "")
    }
  }

  private mutating func counts(_ named: [AgeColumn], _ columns: PopulationColumns) -> Counts? {
    guard let plan = columns.plan else { return nil }
    var stated: [Int] = []
    stated.reserveCapacity(named.count)
    for (column, index) in zip(named, columns.indices) {
      let text = row[index]
      guard let count = PopulationColumns.people(text) ?? PopulationColumns.people(text.trimmed)
      else {
        note(column.name, behind: column.name)
        problem(
          text.trimmed.isEmpty ? .missingValue : .outOfRange(expected: "0, 1, 2 …"),
          field: column.name, value: text)
        continue
      }
      stated.append(count)
    }
    guard stated.count == named.count else { return nil }
    var counts = Counts(ages: columns.ages, people: [])
    for cell in plan.cells {
      let inside = cell.inside.reduce(0) { $0 + stated[$1] }
      if inside > stated[cell.whole] {
        note(named[cell.whole].name, behind: named[cell.whole].name)
        problem(
          .outOfRange(expected: "≥ \(inside)"), field: named[cell.whole].name,
          value: "\(stated[cell.whole])")
      }
      counts.people.append(stated[cell.whole] - inside)
    }
    for check in plan.checks where counts.disagreement == nil {
      let sum = check.parts.reduce(0) { $0 + stated[$1] }
      guard sum != stated[check.whole] else { continue }
      counts.disagreement = PopulationRow.Disagreement(
        column: named[check.whole].name, stated: stated[check.whole], sum: sum)
    }
    return counts
  }

  /// Reads `7`, `18-64` or `90+`.
  private static func ages(_ text: String) -> ClosedRange<Int>? {
    let oldest = Population.oldestYears
    if text.hasSuffix("+") {
      return PopulationColumns.people(String(text.dropLast())).flatMap {
        $0 <= oldest ? $0...oldest : nil
      }
    }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
      .map { PopulationColumns.people(String($0).trimmed) }
    guard ends.count <= 2, let low = ends[0], let high = ends[ends.count - 1], low <= high,
      high <= oldest
    else { return nil }
    return low...high
  }
}
