public import Domain

/// Whom a figure of a population table counts.
public enum Sex: String, CaseIterable, Hashable, Sendable {
  case female, male, total
}

/// What one row of a population table says: so many people of these ages live in a territory.
public struct PopulationRow: Hashable, Sendable {
  /// A figure of the row that is not the sum of the finer ones beside it.
  public struct Disagreement: Hashable, Sendable {
    /// Name of the column that states it.
    public var column: String
    public var stated: Int
    public var sum: Int

    public init(column: String, stated: Int, sum: Int) {
      self.column = column
      self.stated = stated
      self.sum = sum
    }
  }

  /// Line of the file, from 1.
  public var line: Int
  public var territory: TerritoryID

  /// What the table calls the territory; `nil` when it does not.
  public var name: String?
  public var year: Int
  public var sex: Sex

  /// Full years, ascending, no two overlapping; an open end counts as ``Population/oldestYears``.
  public var ages: [ClosedRange<Int>]

  /// Number of people, one for each of `ages`, from 0.
  public var people: [Int]
  public var disagreement: Disagreement?

  public init(
    line: Int, territory: TerritoryID, name: String?, year: Int, sex: Sex,
    ages: [ClosedRange<Int>], people: [Int], disagreement: Disagreement? = nil
  ) {
    self.line = line
    self.territory = territory
    self.name = name
    self.year = year
    self.sex = sex
    self.ages = ages
    self.people = people
    self.disagreement = disagreement
  }
}

/// A row of a population table, as its mapping reads it.
public enum PopulationEntry: Hashable, Sendable {
  case people(PopulationRow)

  /// The mapping says that rows of this word concern no kind of territory.
  case passedOver(word: String)
}

/// What the mapping of a population table says of all its rows.
public struct PopulationTraits: Hashable, Sendable {
  /// The first year whose figures are projections; `nil` when the source does not say.
  public var projectionsFrom: Int?

  public init(projectionsFrom: Int?) {
    self.projectionsFrom = projectionsFrom
  }
}

/// Reads the rows of a registered population table and hands each on.
///
/// It is given the path of the table and its mapping. Whoever knows file formats supplies it.
public typealias PopulationReader =
  @Sendable (
    _ path: String, _ mapping: [UInt8], _ each: (PopulationEntry) throws -> Void
  ) throws -> PopulationTraits
