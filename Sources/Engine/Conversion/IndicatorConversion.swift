internal import Domain

extension ConversionTable {
  /// Converts a table of indicators.
  ///
  /// - Parameters:
  ///   - indicators: Rows whose codes name territories of the first division, with their kind or
  ///     without it.
  ///   - measure: By what counts are shared out.
  ///   - allowsPartial: Whether a territory is given a number although a part of it is not known.
  ///   - file: Name of the file, for messages.
  /// - Returns: The rows of the second division, and all that could not be converted.
  /// - Throws: ``ConversionError/noPopulation`` where people are needed and none are known;
  ///   ``ConversionRefused`` where a territory stands twice in one group.
  public func convert(
    _ indicators: IndicatorTable, by measure: ConversionMeasure, allowsPartial: Bool = false,
    file: String
  ) throws -> ConvertedIndicators {
    let needsPeople =
      measure == .people || indicators.columns.contains { $0.role == .mean(.people) }
    guard basis != nil || !needsPeople else { throw ConversionError.noPopulation }
    var conversion = IndicatorConversion(self, indicators, by: measure)
    try conversion.readCodes(of: indicators, file: file)
    for group in conversion.groups { conversion.convert(group, allowsPartial: allowsPartial) }
    return conversion.result
  }
}

/// The work of converting one table of indicators.
private struct IndicatorConversion {
  /// A part of a source: where it lies, and how much of the source it is.
  struct Part {
    var to: Int?
    var weight: Int
    var people: Int

    /// The least and the largest share that it can be, 0 to 1.
    var bounds: ClosedRange<Double>
  }

  /// Rows that are converted together, by their source.
  struct Group {
    var key: [String]
    var rows: [Int: IndicatorTable.Row] = [:]
  }

  private let sources: [NamedTerritory]
  private let targets: [NamedTerritory]
  private var parts: [[Part]]

  /// For each target, the sources that reach into it.
  private var reaching: [[Int]]

  /// The indices of the columns with a role.
  private let columns: [Int]
  private let allColumns: [IndicatorTable.Column]
  private(set) var groups: [Group] = []
  private(set) var result: ConvertedIndicators

  init(_ table: ConversionTable, _ indicators: IndicatorTable, by measure: ConversionMeasure) {
    sources = table.sources
    targets = table.targets
    allColumns = indicators.columns
    columns = indicators.columns.indices.filter { indicators.columns[$0].role != nil }
    result = ConvertedIndicators(
      columns: columns.map { indicators.columns[$0] }, measure: measure, rows: [], unmapped: [],
      remainders: [], incomplete: [], byAreaInstead: [],
      totals: columns.map { column in
        indicators.columns[column].role == .sum
          ? ConvertedIndicators.Total(
            inFile: 0, converted: 0, withheld: 0, inNoTarget: 0, unmapped: 0) : nil
      })
    parts = []
    reaching = Array(repeating: [], count: targets.count)
    let targetIndex = Dictionary(
      uniqueKeysWithValues: targets.enumerated().map { ($1.id, $0) })
    let rows = Dictionary(grouping: table.rows, by: \.from.id)
    for (index, source) in sources.enumerated() {
      let all = rows[source.id] ?? []
      let isByPeople = measure == .people && all.contains { ($0.people ?? 0) > 0 }
      if measure == .people, !isByPeople { result.byAreaInstead.append(source) }
      let found = isByPeople ? Self.byPeople(all, targetIndex) : Self.byArea(all, targetIndex)
      for part in found where part.weight > 0 {
        if let to = part.to { reaching[to].append(index) }
      }
      parts.append(found)
    }
  }

  private static func byPeople(
    _ rows: [ConversionTable.Row], _ targets: [TerritoryID: Int]
  ) -> [Part] {
    let all = Double(rows.reduce(0) { $0 + ($1.people ?? 0) })
    return rows.filter { ($0.peopleHigh ?? 0) > 0 }.map { row in
      let low = min(1, Double(row.peopleLow ?? 0) / all)
      return Part(
        to: row.to.flatMap { targets[$0.id] }, weight: row.people ?? 0, people: row.people ?? 0,
        bounds: low...max(low, min(1, Double(row.peopleHigh ?? 0) / all)))
    }
  }

  private static func byArea(
    _ rows: [ConversionTable.Row], _ targets: [TerritoryID: Int]
  ) -> [Part] {
    // A territory that is nothing but borders is given to the one it lies in most.
    let real = rows.filter { !$0.isBorder }
    let kept = real.isEmpty ? rows.max { $0.areaShare < $1.areaShare }.map { [$0] } ?? [] : real
    return kept.map { row in
      Part(
        to: row.to.flatMap { targets[$0.id] },
        weight: max(1, Int((row.areaShare * 1_000_000_000).rounded())), people: row.people ?? 0,
        bounds: kept.count == 1 ? 1...1 : 0...1)
    }
  }

  // MARK: - Codes

  /// Finds the territory of each row, and the rows that belong together.
  mutating func readCodes(of indicators: IndicatorTable, file: String) throws {
    let byText = Dictionary(
      uniqueKeysWithValues: sources.enumerated().flatMap { index, source in
        [(source.id.text, index), (source.id.code, index)]
      })
    var places: [[String]: Int] = [:]
    var problems: [ImportProblem] = []
    for row in indicators.rows {
      guard let source = byText[row.code] else {
        let nearest = EditDistance.nearest(to: row.code, in: sources.map(\.id.code))
        result.unmapped.append(
          ConvertedIndicators.Unmapped(line: row.line, code: row.code, nearest: nearest))
        count(row) { $0.unmapped += $1 }
        continue
      }
      let place = places[row.group] ?? groups.count
      if place == groups.count {
        places[row.group] = place
        groups.append(Group(key: row.group))
      }
      if let first = groups[place].rows[source] {
        problems.append(
          ImportProblem(
            line: row.line, value: ([row.code] + row.group).joined(separator: " · "),
            reason: .duplicate(firstLine: first.line)))
      }
      groups[place].rows[source] = row
      count(row) { _, _ in }
    }
    guard problems.isEmpty else {
      throw ConversionRefused(
        file: file, problems: Array(problems.prefix(ImportProblem.countMax)))
    }
  }

  /// Adds a row to what the file holds, and to one of the other totals.
  private mutating func count(
    _ row: IndicatorTable.Row, in add: (inout ConvertedIndicators.Total, Int) -> Void
  ) {
    for (place, column) in columns.enumerated() {
      guard let value = row.values[column] else { continue }
      result.totals[place]?.inFile += value
      if var total = result.totals[place] {
        add(&total, value)
        result.totals[place] = total
      }
    }
  }

  // MARK: - Numbers

  /// What comes together of one column in one target.
  private struct Sum {
    var number = 0
    var low = 0.0
    var high = 0.0
    var weighted = 0.0
    var weight = 0.0
  }

  mutating func convert(_ group: Group, allowsPartial: Bool) {
    var sums: [Int: [Sum]] = [:]
    for source in group.rows.keys.sorted() {
      guard let row = group.rows[source] else { continue }
      add(row, source, to: &sums)
    }
    for target in sums.keys.sorted() {
      guard let found = sums[target],
        reaching[target].contains(where: { group.rows[$0] != nil })
      else { continue }
      var values: [ConvertedIndicators.Value?] = []
      for place in columns.indices {
        let missing = reaching[target].filter { !isKnown(place, in: group.rows[$0]) }
        if !missing.isEmpty {
          result.incomplete.append(
            ConvertedIndicators.Incomplete(
              territory: targets[target], group: group.key, column: place,
              missing: missing.map { sources[$0] }))
        }
        // A target that no number reached has none, however much may be missing.
        let isGiven = missing.isEmpty || (allowsPartial && missing.count < reaching[target].count)
        values.append(isGiven ? value(found[place], place) : nil)
        if isGiven {
          result.totals[place]?.converted += found[place].number
        } else {
          result.totals[place]?.withheld += found[place].number
        }
      }
      result.rows.append(
        ConvertedIndicators.Row(territory: targets[target], group: group.key, values: values))
    }
  }

  /// Whether a row tells what a column needs: its own number, and that of its weight.
  private func isKnown(_ place: Int, in row: IndicatorTable.Row?) -> Bool {
    guard let row, row.values[columns[place]] != nil else { return false }
    if case .mean(.column(let weight)) = allColumns[columns[place]].role {
      return row.values[weight] != nil
    }
    return true
  }

  private func value(_ sum: Sum, _ place: Int) -> ConvertedIndicators.Value? {
    if allColumns[columns[place]].role == .sum {
      return ConvertedIndicators.Value(number: Double(sum.number), low: sum.low, high: sum.high)
    }
    guard sum.weight > 0 else { return nil }
    let mean = sum.weighted / sum.weight
    return ConvertedIndicators.Value(number: mean, low: mean, high: mean)
  }

  private mutating func add(
    _ row: IndicatorTable.Row, _ source: Int, to sums: inout [Int: [Sum]]
  ) {
    let parts = parts[source]
    let all = Double(parts.reduce(0) { $0 + $1.weight })
    var left = [Double?](repeating: nil, count: columns.count)
    for (place, column) in columns.enumerated() {
      guard let value = row.values[column] else { continue }
      switch allColumns[column].role {
      case nil: continue
      case .sum:
        for (part, number) in zip(parts, Self.shares(of: value, parts)) {
          guard let to = part.to else {
            result.totals[place]?.inNoTarget += number
            left[place] = (left[place] ?? 0) + Double(number)
            continue
          }
          guard part.weight > 0 || part.bounds.upperBound > 0 else { continue }
          let bounds = [part.bounds.lowerBound, part.bounds.upperBound].map { $0 * Double(value) }
          sums[to, default: none][place].number += number
          sums[to, default: none][place].low += min(bounds[0], bounds[1])
          sums[to, default: none][place].high += max(bounds[0], bounds[1])
        }
      case .mean(let weight):
        for part in parts {
          guard let to = part.to, part.weight > 0 else { continue }
          let share =
            switch weight {
            case .people: Double(part.people)
            case .column(let column):
              Self.number(row.values[column], allColumns[column]) * Double(part.weight) / all
            }
          sums[to, default: none][place].weighted +=
            share * Self.number(value, allColumns[column])
          sums[to, default: none][place].weight += share
        }
      }
    }
    let outside = parts.filter { $0.to == nil }.reduce(0) { $0 + $1.weight }
    guard outside > 0 else { return }
    result.remainders.append(
      ConvertedIndicators.Remainder(
        from: sources[source], group: row.group, share: Double(outside) / all, amounts: left))
  }

  private var none: [Sum] { Array(repeating: Sum(), count: columns.count) }

  /// Shares a whole number out, of either sign.
  private static func shares(of value: Int, _ parts: [Part]) -> [Int] {
    guard parts.contains(where: { $0.weight > 0 }) else { return parts.map { _ in 0 } }
    var apportionment = Apportionment(weights: parts.map(\.weight))
    let shares = apportionment.share(abs(value))
    return value < 0 ? shares.map { -$0 } : shares
  }

  /// A number as it is, not in units of its last decimal place.
  private static func number(_ value: Int?, _ column: IndicatorTable.Column) -> Double {
    guard let value else { return 0 }
    var divisor = 1.0
    for _ in 0..<column.decimals { divisor *= 10 }
    return Double(value) / divisor
  }
}
