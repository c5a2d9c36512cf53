public import Domain

/// How many people live where, by year, sex and age, as the registered tables have it.
///
/// A value that may be shared between threads. Absence is never zero: what no table tells is `nil`.
public struct Population: Sendable {
  /// A registered population table.
  public struct Source: Hashable, Sendable {
    public var id: DatasetID
    public var title: String

    /// Where it was learned.
    public var text: String

    /// The day whose territories its codes name.
    public var effectiveOn: CalendarDate

    /// The first year whose figures are projections; `nil` when the source does not say.
    public var projectionsFrom: Int?
  }

  /// A source with its figures.
  struct Layer: Sendable {
    var source: Source
    var table: PopulationTable
  }

  /// The age up to which an open group counts, such as 90 and over.
  public static let oldestYears = 150

  /// Everybody.
  public static let allAges = 0...oldestYears

  /// The tables; of two that tell the same, the first counts.
  let layers: [Layer]

  /// Whether no table is registered.
  public var isEmpty: Bool { layers.isEmpty }

  /// The kinds of territories that some table has, sorted.
  public var kinds: [TerritoryKind] {
    Set(layers.flatMap { $0.table.series.keys.map(\.kind) }).sorted()
  }

  /// The tables, of which the first that tells something counts.
  public var sources: [Source] { layers.map(\.source) }

  /// The people of a territory in a year.
  ///
  /// - Parameters:
  ///   - territory: Of any kind.
  ///   - year: Exactly this one.
  ///   - sex: Everybody unless told otherwise.
  ///   - ages: Full years; an upper end of ``oldestYears`` or more means no upper end.
  /// - Returns: `nil` when no table has the territory, the year or the sex, or tells these ages apart
  ///   from others.
  public func people(
    in territory: TerritoryID, year: Int, sex: Sex = .total, ages: ClosedRange<Int> = allAges
  ) -> Int? {
    for layer in layers {
      let figures = figures(of: territory, year, asked: year, in: layer)
      if let people = figures.people(sex, ages: ages) { return people }
    }
    return nil
  }

  /// What is known of a territory in a year, or else in the nearest year that a table has.
  ///
  /// Of two years as near, the earlier of one table is taken.
  ///
  /// - Returns: `nil` when no table has the territory.
  public func figures(of territory: TerritoryID, nearest year: Int) -> PopulationFigures? {
    var best: (distance: Int, year: Int, layer: Layer)?
    for layer in layers {
      for known in layer.table.series[territory]?.years ?? [] {
        let distance = abs(known - year)
        if distance < best?.distance ?? .max { best = (distance, known, layer) }
      }
    }
    return best.map { figures(of: territory, $0.year, asked: year, in: $0.layer) }
  }

  private func figures(
    of territory: TerritoryID, _ year: Int, asked: Int, in layer: Layer
  ) -> PopulationFigures {
    PopulationFigures(
      territory: territory, askedYear: asked, year: year, source: layer.source, table: layer.table)
  }
}

/// The people of one territory in one year of one table.
public struct PopulationFigures: Sendable {
  public let territory: TerritoryID

  /// The territories of the table of which these are the people: itself, or those that make it up.
  public let parts: [TerritoryID]

  /// The year that was asked about.
  public let askedYear: Int

  /// The year of the figures: that year, or the nearest that the table has.
  public let year: Int
  public let source: Population.Source
  let table: PopulationTable

  /// Figures of a territory that the table has, unless others are said to make it up.
  init(
    territory: TerritoryID, parts: [TerritoryID]? = nil, askedYear: Int, year: Int,
    source: Population.Source, table: PopulationTable
  ) {
    self.territory = territory
    self.parts = parts ?? [territory]
    self.askedYear = askedYear
    self.year = year
    self.source = source
    self.table = table
  }

  /// The figures of several territories of one table and year as those of one that they make up;
  /// `nil` where they are of several tables or years.
  init?(of territory: TerritoryID, summing figures: [PopulationFigures]) {
    guard let first = figures.first,
      figures.allSatisfy({ $0.source == first.source && $0.year == first.year })
    else { return nil }
    self.init(
      territory: territory, parts: figures.flatMap(\.parts).sorted(), askedYear: first.askedYear,
      year: first.year, source: first.source, table: first.table)
  }

  /// Whether the figures are projections; `nil` when the source does not say.
  public var isProjection: Bool? { source.projectionsFrom.map { year >= $0 } }

  /// The finest ages that the table tells apart, ascending.
  public var ages: [ClosedRange<Int>] { table.ages }

  /// Whether women and men are told apart.
  public var tellsSexes: Bool {
    parts.allSatisfy {
      table.series[$0]?.sexes.contains(.female) == true
        && table.series[$0]?.sexes.contains(.male) == true
    }
  }

  /// The people of a sex and range of ages; `nil` where the table does not tell them apart.
  public func people(
    _ sex: Sex = .total, ages wanted: ClosedRange<Int> = Population.allAges
  ) -> Int? {
    let upper = min(wanted.upperBound, Population.oldestYears)
    guard wanted.lowerBound <= upper, let indices = table.indices(of: wanted.lowerBound...upper)
    else { return nil }
    var sum = 0
    for part in parts {
      guard let people = table.people(in: part, year: year, sex: sex, ages: indices) else {
        return nil
      }
      sum += people
    }
    return sum
  }

  /// Ages put together into groups that people use, as far as the table tells them apart.
  ///
  /// The groups begin at 0, 5, 12, 18, 25, 45, 65, 75 and 85 where the table has an age that begins
  /// there, and cover exactly what the table covers.
  public var groups: [ClosedRange<Int>] {
    var groups: [ClosedRange<Int>] = []
    for age in table.ages {
      if let last = groups.last, last.upperBound + 1 == age.lowerBound,
        !Self.groupBeginnings.contains(age.lowerBound)
      {
        groups[groups.count - 1] = last.lowerBound...age.upperBound
      } else {
        groups.append(age)
      }
    }
    return groups
  }

  private static let groupBeginnings: Set<Int> = [0, 5, 12, 18, 25, 45, 65, 75, 85]
}
