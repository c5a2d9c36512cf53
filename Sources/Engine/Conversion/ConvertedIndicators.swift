/// A table of indicators converted into another division, with all that could not be.
public struct ConvertedIndicators: Hashable, Sendable {
  /// A converted number.
  public struct Value: Hashable, Sendable {
    /// The number, in units of the column's last decimal place for a sum; as it is for a mean.
    public var number: Double

    /// The least and the most that it can be, for a sum whose parts are not certain.
    public var low: Double
    public var high: Double
  }

  /// The numbers of one territory of the second division.
  public struct Row: Hashable, Sendable {
    public var territory: NamedTerritory
    public var group: [String]

    /// One for each column with a role, in order; `nil` where a part of it is not known.
    public var values: [Value?]
  }

  /// A row of the file whose code is no territory of the first division.
  public struct Unmapped: Hashable, Sendable {
    public var line: Int
    public var code: String
    public var nearest: [String]
  }

  /// A part of a row that lies in no territory of the second division.
  public struct Remainder: Hashable, Sendable {
    public var from: NamedTerritory
    public var group: [String]

    /// Share of the people, or of the area, of the territory, 0 to 1.
    public var share: Double

    /// What stays behind of each column with a role, as in ``Row/values``; `nil` for means.
    public var amounts: [Double?]
  }

  /// A territory of the second division of which a part is not known.
  public struct Incomplete: Hashable, Sendable {
    public var territory: NamedTerritory
    public var group: [String]

    /// Index of the column among those with a role.
    public var column: Int

    /// The territories of the first division that reach into it and have no number.
    public var missing: [NamedTerritory]
  }

  /// The columns with a role, in order.
  public var columns: [IndicatorTable.Column]
  public var measure: ConversionMeasure

  /// By group in order of appearance, then by territory.
  public var rows: [Row]
  public var unmapped: [Unmapped]
  public var remainders: [Remainder]
  public var incomplete: [Incomplete]

  /// Territories in which nobody is counted, so that they were shared out by area.
  public var byAreaInstead: [NamedTerritory]

  /// For each column with a role, where all of it went; `nil` for means.
  public var totals: [Total?]

  /// Where all of a column went, in units of its last decimal place.
  public struct Total: Hashable, Sendable {
    public var inFile: Int

    /// In the numbers of the rows.
    public var converted: Int

    /// In territories whose number is left empty because a part of it is not known.
    public var withheld: Int
    public var inNoTarget: Int
    public var unmapped: Int
  }
}
