/// A table of indicators by territory, read and checked.
public struct IndicatorTable: Hashable, Sendable {
  /// How a column is converted.
  public enum Role: Hashable, Sendable {
    /// Counts: what a territory has is shared out between its parts.
    case sum

    /// Means and rates: averaged by a weight, which is shared out between the parts.
    case mean(Weight)
  }

  /// What a mean is averaged by.
  public enum Weight: Hashable, Sendable {
    /// The people who live in each part.
    case people

    /// A column of the table, by its index in ``columns``.
    case column(Int)
  }

  /// A column of numbers.
  public struct Column: Hashable, Sendable {
    public var name: String

    /// `nil` for a column that is only a weight.
    public var role: Role?

    /// Decimal places that the column has at most; its numbers are kept as whole numbers of the last.
    public var decimals: Int

    public init(name: String, role: Role?, decimals: Int) {
      self.name = name
      self.role = role
      self.decimals = decimals
    }
  }

  /// A row of numbers.
  public struct Row: Hashable, Sendable {
    /// Line of the file, from 1.
    public var line: Int

    /// The territory as the file names it.
    public var code: String

    /// What sets rows of one territory apart, such as a year: rows that agree in it are converted
    /// together.
    public var group: [String]

    /// One for each column, in units of its last decimal place; `nil` where the cell is empty.
    public var values: [Int?]

    public init(line: Int, code: String, group: [String], values: [Int?]) {
      self.line = line
      self.code = code
      self.group = group
      self.values = values
    }
  }

  public var columns: [Column]
  public var rows: [Row]

  public init(columns: [Column], rows: [Row]) {
    self.columns = columns
    self.rows = rows
  }
}

/// By what counts are shared out between the parts of a territory.
public enum ConversionMeasure: String, CaseIterable, Hashable, Sendable {
  case people, area
}
