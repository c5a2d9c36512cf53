public import Domain

/// Something in a population table that does not fit, and does not keep it from being used.
public struct PopulationFinding: Hashable, Sendable {
  /// What does not fit.
  public enum Reason: Hashable, Sendable {
    /// No territory of a loaded kind bears the code; its rows answer no question.
    case unknownCode(rowCount: Int, nearest: [TerritoryID])

    /// A loaded territory has no row, though others of its kind have.
    case withoutFigures

    /// The territories of a kind that lie in this one do not add up to it; the largest difference.
    case sumDiffers(
      kind: TerritoryKind, cellCount: Int, year: Int, sex: Sex, ages: ClosedRange<Int>, stated: Int,
      sum: Int)

    /// Women and men do not add up to the total; the first difference.
    case sexesDiffer(cellCount: Int, year: Int, ages: ClosedRange<Int>, stated: Int, sum: Int)

    /// A column is not the sum of the finer ones beside it; the first row.
    case columnDiffers(rowCount: Int, column: String, stated: Int, sum: Int)
  }

  /// `nil` where it is not about one territory.
  public var territory: TerritoryID?

  /// What the table calls the territory, else what the log does.
  public var name: String?

  /// Line on which the territory comes first, or on which it happens first.
  public var line: Int?
  public var reason: Reason
}

/// What an import of a population table found and recorded.
public struct PopulationImportReport: Hashable, Sendable {
  public var report: ImportReport

  /// In order of sort and territory.
  public var findings: [PopulationFinding]

  /// Number of rows by the word for which the mapping has no kind of territory.
  public var passedOver: [String: Int]

  /// Number of rows by kind of which no territory is loaded.
  public var notLoaded: [TerritoryKind: Int]

  /// Number of loaded territories with figures, by kind.
  public var territoryCounts: [TerritoryKind: Int]

  /// The years of the table, ascending.
  public var years: [Int]

  /// The ages that it tells apart, ascending.
  public var ages: [ClosedRange<Int>]
  public var projectionsFrom: Int?
}
