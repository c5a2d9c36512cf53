internal import Domain
internal import Projections

/// The people of one population table by territory, year, sex and age, in compact form.
///
/// For each territory, year by year, sex by sex and age by age: the count in as many bytes as the
/// largest of the territory needs, lowest first. Totals that are the sum of both sexes everywhere
/// are not kept.
struct PopulationTable: Sendable {
  /// What is known of one territory.
  struct Series: Hashable, Sendable {
    /// What the table calls it.
    var name: String?

    /// Ascending.
    var years: [Int]

    /// Those that are kept, in the order of ``Sex``.
    var sexes: [Sex]

    /// Bytes of a count: 1, 2, 4 or 8.
    var width: Int

    /// Where its counts begin.
    var offset: Int
  }

  /// The ages that are told apart, ascending.
  let ages: [ClosedRange<Int>]

  /// The first year whose figures are projections; `nil` when the source does not say.
  let projectionsFrom: Int?

  let series: [TerritoryID: Series]
  private let bytes: [UInt8]

  init(
    ages: [ClosedRange<Int>], projectionsFrom: Int?, series: [TerritoryID: Series], bytes: [UInt8]
  ) {
    self.ages = ages
    self.projectionsFrom = projectionsFrom
    self.series = series
    self.bytes = bytes
  }

  /// The counts of every age in one year; `nil` where the table does not tell them.
  func counts(in territory: TerritoryID, year: Int, sex: Sex) -> [Int]? {
    guard let cells = Cells(self, territory, year, sex) else { return nil }
    return ages.indices.map { cells.count(at: $0, in: bytes) }
  }

  /// The people of a range of ages; `nil` where the table does not tell them apart.
  func people(in territory: TerritoryID, year: Int, sex: Sex, ages wanted: Range<Int>) -> Int? {
    guard let cells = Cells(self, territory, year, sex) else { return nil }
    return wanted.reduce(0) { $0 + cells.count(at: $1, in: bytes) }
  }

  /// The indices of the ages that make up a range exactly; `nil` where none do.
  func indices(of range: ClosedRange<Int>) -> Range<Int>? {
    guard let first = ages.firstIndex(where: { $0.lowerBound == range.lowerBound }),
      let last = ages.firstIndex(where: { $0.upperBound == range.upperBound }), first <= last
    else { return nil }
    for index in first..<last where ages[index].upperBound + 1 != ages[index + 1].lowerBound {
      return nil
    }
    return first..<last + 1
  }
}

/// Where the counts of one territory, year and sex stand.
private struct Cells {
  /// The first count of each sex that has to be added up.
  private var starts: [Int]
  private let width: Int

  init?(_ table: PopulationTable, _ territory: TerritoryID, _ year: Int, _ sex: Sex) {
    guard let series = table.series[territory], let year = series.years.firstIndex(of: year) else {
      return nil
    }
    let wanted = sex == .total && !series.sexes.contains(.total) ? [.female, .male] : [sex]
    width = series.width
    starts = []
    for sex in wanted {
      guard let index = series.sexes.firstIndex(of: sex) else { return nil }
      let row = year * series.sexes.count + index
      starts.append(series.offset + row * table.ages.count * series.width)
    }
  }

  func count(at age: Int, in bytes: [UInt8]) -> Int {
    var sum = 0
    for start in starts {
      for byte in 0..<width { sum += Int(bytes[start + age * width + byte]) << (8 * byte) }
    }
    return sum
  }
}

extension PopulationTable: StateCodable {
  func write(to state: inout StateWriter) {
    state.write(ages.count)
    for range in ages {
      range.lowerBound.write(to: &state)
      range.upperBound.write(to: &state)
    }
    projectionsFrom.write(to: &state)
    series.write(to: &state)
    state.write(bytes.count)
    state.write(raw: bytes)
  }

  init(from state: inout StateReader) throws(StateDamage) {
    var ages: [ClosedRange<Int>] = []
    for _ in 0..<(try state.count()) {
      let low = try Int(from: &state)
      let high = try Int(from: &state)
      guard low <= high, low > ages.last?.upperBound ?? -1 else { throw state.damage }
      ages.append(low...high)
    }
    let projectionsFrom = try Int?(from: &state)
    let series = try [TerritoryID: Series](from: &state)
    let bytes = Array(try state.raw(count: try state.count()))
    for one in series.values {
      let count = one.years.count * one.sexes.count * ages.count
      guard [1, 2, 4, 8].contains(one.width), one.offset >= 0,
        one.offset + count * one.width <= bytes.count
      else { throw state.damage }
    }
    self.init(ages: ages, projectionsFrom: projectionsFrom, series: series, bytes: bytes)
  }
}

extension PopulationTable.Series: StateCodable {
  func write(to state: inout StateWriter) {
    name.write(to: &state)
    years.write(to: &state)
    sexes.map(\.rawValue).write(to: &state)
    width.write(to: &state)
    offset.write(to: &state)
  }

  init(from state: inout StateReader) throws(StateDamage) {
    name = try String?(from: &state)
    years = try [Int](from: &state)
    let words = try [String](from: &state)
    sexes = words.compactMap(Sex.init)
    guard sexes.count == words.count else { throw state.damage }
    width = try Int(from: &state)
    offset = try Int(from: &state)
  }
}
