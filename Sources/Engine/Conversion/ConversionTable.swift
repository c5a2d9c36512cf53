public import Domain

/// How the territories of one division lie in those of another, by area and by people.
///
/// A value that may be shared between threads.
public struct ConversionTable: Sendable {
  /// How people were shared out between the parts of what was cut.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// Nothing was cut: whole units of which people are counted.
    case whole

    /// By the known doors and postal codes in each part.
    case places

    /// By the area of each part, as if people lived everywhere alike.
    case area
  }

  /// A part of a territory, and where it lies.
  public struct Row: Hashable, Sendable {
    public var from: NamedTerritory

    /// `nil` for what lies in no territory of the second division.
    public var to: NamedTerritory?

    /// Share of the area of `from`, 0 to 1.
    public var areaShare: Double

    /// Whether it is no more than a border that both divisions drew; nothing is converted by it.
    public var isBorder: Bool

    /// The people of `from` who live there; `nil` where none are counted in `from`.
    public var people: Int?

    /// Share of the people of `from`, 0 to 1; `nil` where none are counted, or nobody lives.
    public var peopleShare: Double?

    /// The fewest people who can live there: those of whole units only.
    public var peopleLow: Int?

    /// The most people who can live there: those of every unit that reaches in.
    public var peopleHigh: Int?

    /// The least certain way in which a part of the people was found; `nil` where none are counted.
    public var method: Method?

    /// Whether the number of people is certain, as far as borders drawn twice go.
    public var isExact: Bool { people != nil && peopleLow == peopleHigh }
  }

  /// The people by which parts are weighed.
  public struct Basis: Hashable, Sendable {
    public var source: Population.Source

    /// The kind of the territories of which people are counted.
    public var unitKind: TerritoryKind

    /// Number of those with a boundary.
    public var unitCount: Int

    /// The year that was asked about.
    public var askedYear: Int

    /// The year of the figures: that year, or the nearest that is known.
    public var year: Int

    /// Whether they are projections; `nil` when the source does not say.
    public var isProjection: Bool?

    /// Everybody who is counted.
    public var people: Int

    /// Those of them who live in no territory of the first division.
    public var peopleOutside: Int

    /// Territories with figures and without a boundary: nobody knows where their people live.
    public var undrawn: [NamedTerritory]

    /// Their people.
    public var peopleUndrawn: Int
  }

  /// The day in question, for which population and addresses were looked up.
  public var day: CalendarDate

  /// Position of the log that the table is true to.
  public var position: Int64
  public var from: Division
  public var to: Division

  /// Every territory of the first division that has a boundary, sorted.
  public var sources: [NamedTerritory]

  /// Every territory of the second division that has a boundary, sorted.
  public var targets: [NamedTerritory]

  /// The territories of both divisions without a boundary: they are in no row.
  public var undrawn: [NamedTerritory]

  /// Mean width, in metres, up to which a piece is a border that both divisions drew.
  public var borderWidthMetres: Double

  /// `nil` where no population table is registered.
  public var basis: Basis?

  /// In order of `from`, then of `to`; what lies in none comes last.
  public var rows: [Row]

  /// What converting the population itself needs.
  let units: ConversionUnits?
}

/// The units of which people are counted, and where their parts lie.
struct ConversionUnits: Sendable {
  let overlay: DivisionOverlay
  let table: PopulationTable

  /// The year of the basis.
  let year: Int

  /// The sexes of which every unit has figures: both, or everybody.
  let sexes: [Sex]

  init?(_ overlay: DivisionOverlay, _ table: PopulationTable, year: Int) {
    guard !overlay.units.isEmpty else { return nil }
    let tellBoth = overlay.units.allSatisfy {
      Set([.female, .male]).isSubset(of: table.series[$0.id]?.sexes ?? [])
    }
    self.overlay = overlay
    self.table = table
    self.year = year
    sexes = tellBoth ? [.female, .male] : [.total]
  }

  /// The people of every part of a unit in a year, by sex and age; `nil` when the year is not known.
  ///
  /// Whoever is counted in a unit is in exactly one of its parts, whatever the sex and age.
  func shares(of unit: DivisionOverlay.Unit, year: Int) -> [[[Int]]]? {
    let counts = sexes.compactMap { table.counts(in: unit.id, year: year, sex: $0) }
    guard counts.count == sexes.count else { return nil }
    if unit.cells.count == 1 { return [counts] }
    var parts = Array(
      repeating: counts.map { [Int](repeating: 0, count: $0.count) }, count: unit.cells.count)
    // One chain over all ages of both sexes, so that no part drifts away from its share.
    var apportionment = Apportionment(weights: unit.cells.map(\.weight))
    for sex in counts.indices {
      for age in counts[sex].indices {
        for (part, people) in apportionment.share(counts[sex][age]).enumerated() {
          parts[part][sex][age] = people
        }
      }
    }
    return parts
  }
}
