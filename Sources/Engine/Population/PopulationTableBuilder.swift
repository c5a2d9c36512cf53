internal import Domain

/// Puts the rows of a population table together, in whatever order and form they come.
struct PopulationTableBuilder {
  /// The counts of one territory, year and sex.
  private struct Row {
    var line: Int

    /// One for each age of the table, in order of appearance; `nil` where none was given.
    var counts: [Int?]
  }

  private struct Key: Hashable {
    var year: Int
    var sex: Sex
  }

  private struct Draft {
    var name: String?
    var rows: [Key: Row] = [:]
  }

  private var drafts: [TerritoryID: Draft] = [:]

  /// The ages of the table, in order of appearance.
  private var ages: [ClosedRange<Int>] = []

  /// The ages of the row before, with their places in `ages`: most rows have the same.
  private var lastAges: (ages: [ClosedRange<Int>], places: [Int]) = ([], [])

  /// What is wrong, in order of appearance.
  private(set) var problems: [ImportProblem] = []

  /// The line on which each territory comes first.
  private(set) var firstLines: [TerritoryID: Int] = [:]

  /// Number of rows by territory.
  private(set) var rowCounts: [TerritoryID: Int] = [:]

  /// Takes in one row; what it says twice is noted as a problem.
  mutating func add(_ row: PopulationRow) {
    let places = places(of: row.ages)
    if firstLines[row.territory] == nil { firstLines[row.territory] = row.line }
    rowCounts[row.territory, default: 0] += 1
    var draft = drafts.removeValue(forKey: row.territory) ?? Draft()
    defer { drafts[row.territory] = draft }
    draft.name = draft.name ?? row.name
    let key = Key(year: row.year, sex: row.sex)
    var known = draft.rows.removeValue(forKey: key) ?? Row(line: row.line, counts: [])
    defer { draft.rows[key] = known }
    while known.counts.count < ages.count { known.counts.append(nil) }
    for (place, count) in zip(places, row.people) {
      guard known.counts[place] == nil else {
        return problems.append(
          ImportProblem(
            line: row.line, value: Self.words(row.territory, key, ages[place]),
            reason: .duplicate(firstLine: known.line)))
      }
      known.counts[place] = count
    }
  }

  private mutating func places(of wanted: [ClosedRange<Int>]) -> [Int] {
    if lastAges.ages == wanted { return lastAges.places }
    let places = wanted.map { range in
      if let place = ages.firstIndex(of: range) { return place }
      ages.append(range)
      return ages.count - 1
    }
    lastAges = (wanted, places)
    return places
  }

  /// Puts the table together; ages that overlap or are missing are noted as problems.
  ///
  /// - Returns: A table that says of each territory what its complete rows say.
  mutating func table(projectionsFrom: Int?) -> PopulationTable {
    let order = ages.indices.sorted { ages[$0].lowerBound < ages[$1].lowerBound }
    let sorted = order.map { ages[$0] }
    for (left, right) in zip(sorted, sorted.dropFirst())
    where left.upperBound >= right.lowerBound {
      problems.append(
        ImportProblem(
          value: AgeWords.code(right), reason: .overlappingAges(with: AgeWords.code(left))))
    }
    var series: [TerritoryID: PopulationTable.Series] = [:]
    var bytes: [UInt8] = []
    for id in drafts.keys.sorted() {
      guard let draft = drafts[id] else { continue }
      noteMissingAges(of: id, draft)
      series[id] = Self.series(draft, order: order, into: &bytes)
    }
    return PopulationTable(
      ages: sorted, projectionsFrom: projectionsFrom, series: series, bytes: bytes)
  }

  private mutating func noteMissingAges(of id: TerritoryID, _ draft: Draft) {
    let sexes = Set(draft.rows.keys.map(\.sex))
    for year in Set(draft.rows.keys.map(\.year)).sorted() {
      for sex in Sex.allCases where sexes.contains(sex) {
        let key = Key(year: year, sex: sex)
        let row = draft.rows[key]
        let missing = ages.indices.filter { index in
          row.map { index >= $0.counts.count || $0.counts[index] == nil } ?? true
        }
        guard let first = missing.first else { continue }
        problems.append(
          ImportProblem(
            line: row?.line ?? firstLines[id], value: Self.words(id, key, ages[first]),
            reason: .noCount))
      }
    }
  }

  private static func series(
    _ draft: Draft, order: [Int], into bytes: inout [UInt8]
  ) -> PopulationTable.Series {
    let years = Set(draft.rows.keys.map(\.year)).sorted()
    var counts: [Key: [Int]] = [:]
    var largest = 0
    for (key, row) in draft.rows {
      let ordered = order.map { $0 < row.counts.count ? row.counts[$0] ?? 0 : 0 }
      largest = ordered.reduce(largest, max)
      counts[key] = ordered
    }
    let given = Set(draft.rows.keys.map(\.sex))
    let isSum = years.allSatisfy { year in
      guard let female = counts[Key(year: year, sex: .female)],
        let male = counts[Key(year: year, sex: .male)]
      else { return false }
      let total = counts[Key(year: year, sex: .total)]
      return total.map { $0 == zip(female, male).map(+) } ?? true
    }
    let sexes = Sex.allCases.filter { given.contains($0) && !(isSum && $0 == .total) }
    let width = largest < 1 << 8 ? 1 : largest < 1 << 16 ? 2 : largest < 1 << 32 ? 4 : 8
    let offset = bytes.count
    for year in years {
      for sex in sexes {
        let row = counts[Key(year: year, sex: sex)] ?? Array(repeating: 0, count: order.count)
        for count in row {
          for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: count >> (8 * byte))) }
        }
      }
    }
    return PopulationTable.Series(
      name: draft.name, years: years, sexes: sexes, width: width, offset: offset)
  }

  private static func words(_ id: TerritoryID, _ key: Key, _ ages: ClosedRange<Int>) -> String {
    "\(id) \(key.year) \(key.sex.rawValue) \(AgeWords.code(ages))"
  }
}
