internal import Domain

/// A population table converted into another division: nobody is lost, and nobody counts twice.
///
/// Per year, sex and age the people of all rows, those of no territory included, are exactly the people
/// of all units that have a place.
public struct ConvertedPopulation: Sendable {
  /// The people of one territory in one year, of one sex.
  public struct Row: Hashable, Sendable {
    /// `nil` for people who live in no territory of the division.
    public var territory: NamedTerritory?
    public var year: Int
    public var sex: Sex

    /// One for each of ``ConvertedPopulation/ages``.
    public var people: [Int]

    /// The fewest and the most people of all ages who can live there.
    public var low: Int
    public var high: Int
  }

  /// The ages that are told apart, ascending.
  public var ages: [ClosedRange<Int>]

  /// By territory, year and sex; those of no territory come last.
  public var rows: [Row]

  /// The people of all rows.
  public var people: Int { rows.reduce(0) { $0 + ($1.sex == .total ? $1.people.reduce(0, +) : 0) } }
}

extension ConversionTable {
  /// The years of which the people can be converted, ascending.
  public var years: [Int] {
    guard let units else { return [] }
    let years = units.overlay.units.map { Set(units.table.series[$0.id]?.years ?? []) }
    return years.dropFirst().reduce(years.first ?? []) { $0.intersection($1) }.sorted()
  }

  /// Converts the population table itself.
  ///
  /// - Parameter wanted: The years; those that are not known are left out.
  /// - Returns: The people of every territory of the second division, by year, sex and age; rows of
  ///   nobody are left out. `nil` where no population table is registered.
  /// - Complexity: O(*u* · *y* · *a*) in units, years and ages.
  public func population(years wanted: [Int]) -> ConvertedPopulation? {
    guard let units else { return nil }
    var sums = PopulationSums(units: units)
    for year in years where wanted.contains(year) { sums.add(year: year) }
    let names = Dictionary(
      uniqueKeysWithValues: targets.enumerated().map { ($0.offset, $0.element) })
    return ConvertedPopulation(ages: units.table.ages, rows: sums.rows { $0.flatMap { names[$0] } })
  }
}

/// The people of each target, added up.
private struct PopulationSums {
  private struct Key: Hashable {
    var to: Int?
    var year: Int
  }

  private struct Sum {
    var people: [[Int]]
    var low: [Int]
    var high: [Int]
  }

  private let units: ConversionUnits
  private var sums: [Key: Sum] = [:]

  init(units: ConversionUnits) { self.units = units }

  mutating func add(year: Int) {
    let none = Sum(
      people: units.sexes.map { _ in [Int](repeating: 0, count: units.table.ages.count) },
      low: units.sexes.map { _ in 0 }, high: units.sexes.map { _ in 0 })
    for unit in units.overlay.units {
      guard let shares = units.shares(of: unit, year: year) else { continue }
      let all = units.sexes.indices.map { sex in shares.reduce(0) { $0 + $1[sex].reduce(0, +) } }
      for to in Set(unit.cells.map(\.to)) {
        let key = Key(to: to, year: year)
        var sum = sums.removeValue(forKey: key) ?? none
        // A unit that is cut by the first division only is whole in the second.
        let isWhole = unit.cells.allSatisfy { $0.to == to }
        for (cell, people) in zip(unit.cells, shares) where cell.to == to {
          for sex in people.indices {
            for age in people[sex].indices { sum.people[sex][age] += people[sex][age] }
          }
        }
        for sex in all.indices {
          sum.high[sex] += all[sex]
          if isWhole { sum.low[sex] += all[sex] }
        }
        sums[key] = sum
      }
    }
  }

  func rows(_ name: (Int?) -> NamedTerritory?) -> [ConvertedPopulation.Row] {
    let keys = sums.keys.sorted { left, right in
      (left.to ?? .max, left.year) < (right.to ?? .max, right.year)
    }
    return keys.flatMap { key -> [ConvertedPopulation.Row] in
      guard let sum = sums[key], sum.high.contains(where: { $0 > 0 }) else { return [] }
      var rows = units.sexes.indices.map { sex in
        ConvertedPopulation.Row(
          territory: name(key.to), year: key.year, sex: units.sexes[sex], people: sum.people[sex],
          low: sum.low[sex], high: sum.high[sex])
      }
      if rows.count > 1 {
        rows.append(
          ConvertedPopulation.Row(
            territory: name(key.to), year: key.year, sex: .total,
            people: sum.people.dropFirst().reduce(sum.people[0]) { zip($0, $1).map(+) },
            low: sum.low.reduce(0, +), high: sum.high.reduce(0, +)))
      }
      return rows
    }
  }
}
