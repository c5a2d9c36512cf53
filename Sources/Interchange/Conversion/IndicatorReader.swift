internal import Domain
public import Engine

/// What somebody says of the columns of a file of indicators.
public struct IndicatorColumns: Hashable, Sendable {
  /// A column of means or rates, and the column by which it is weighed.
  public struct Mean: Hashable, Sendable {
    public var column: String
    public var weight: String

    public init(column: String, weight: String) {
      self.column = column
      self.weight = weight
    }
  }

  /// The column that names the territory.
  public var code: String

  /// Text that stands before every code and is no part of it.
  public var codePrefix: String
  public var sums: [String]
  public var means: [Mean]

  /// Columns that set rows of one territory apart, such as a year.
  public var kept: [String]

  /// Columns that are left out on purpose.
  public var dropped: [String]

  /// The weight that stands for the people of each part, unless a column bears this name.
  public static let peopleWeight = "people"

  public init(
    code: String, codePrefix: String = "", sums: [String], means: [Mean], kept: [String] = [],
    dropped: [String] = []
  ) {
    self.code = code
    self.codePrefix = codePrefix
    self.sums = sums
    self.means = means
    self.kept = kept
    self.dropped = dropped
  }
}

/// A file of indicators as it was read.
public struct IndicatorFile: Hashable, Sendable {
  public var table: IndicatorTable

  /// What separates fields, in the file and in what is written.
  public var delimiter: CSVReader.Delimiter

  /// For each column of the table, whether its decimals stand behind a comma.
  public var hasDecimalComma: [Bool]
}

/// Why the columns of a file of indicators are not what somebody says of them.
public enum IndicatorError: Error, Hashable, Sendable {
  /// Columns that are neither to be summed, averaged, kept nor dropped.
  case undeclared(file: String, columns: [String])

  /// A column that is declared twice.
  case declaredTwice(column: String)

  /// No column is to be converted.
  case nothingToConvert(file: String, columns: [String])
}

/// Reads files of indicators, in which every column must have been spoken for.
public enum IndicatorReader {
  /// Reads a file.
  ///
  /// Numbers are whole or decimal; behind a comma only where the comma does not separate fields. An
  /// empty cell and `NA` say that the number is not known.
  ///
  /// - Throws: ``CSVError``; ``IndicatorError``; or `ConversionRefused` with every problem of the file,
  ///   up to its limit.
  public static func read(
    path: String, options: CSVReader.Options = CSVReader.Options(), _ columns: IndicatorColumns
  ) throws -> IndicatorFile {
    var reader = try CSVReader(path: path, options: options)
    let plan = try Plan(columns, header: reader.header)
    var reading = Reading(plan: plan, hasCommaDecimals: reader.delimiter != .comma)
    while reading.problems.count < ImportProblem.countMax {
      do {
        guard let row = try reader.next() else { break }
        reading.take(row)
      } catch CSVError.raggedRow(_, let line, let fieldCount, let expected) {
        reading.problems.append(
          ImportProblem(
            line: line, value: "\(fieldCount)", reason: .outOfRange(expected: "\(expected)")))
      }
    }
    guard reading.problems.isEmpty else {
      throw ConversionRefused(file: path, problems: reading.problems)
    }
    return IndicatorFile(
      table: reading.table, delimiter: reader.delimiter, hasDecimalComma: reading.hasDecimalComma)
  }
}

/// Where the columns stand.
private struct Plan {
  /// A column of numbers.
  struct Number {
    var name: String
    var index: Int
    var role: IndicatorTable.Role?
  }

  let code: Int
  let codeName: String
  let codePrefix: String
  let kept: [Int]
  private(set) var numbers: [Number] = []

  init(_ columns: IndicatorColumns, header: CSVHeader) throws {
    try Self.checkRoles(columns, header: header)
    code = try header.index(of: columns.code)
    codeName = columns.code
    codePrefix = columns.codePrefix
    kept = try columns.kept.map { try header.index(of: $0) }
    for name in columns.dropped { _ = try header.index(of: name) }
    for name in columns.sums {
      numbers.append(Number(name: name, index: try header.index(of: name), role: .sum))
    }
    for mean in columns.means {
      let index = try header.index(of: mean.column)
      let weight = try weight(mean.weight, header: header)
      numbers.append(Number(name: mean.column, index: index, role: .mean(weight)))
    }
  }

  /// The weight of a mean; a column that is no number yet becomes one without a role.
  private mutating func weight(
    _ name: String, header: CSVHeader
  ) throws -> IndicatorTable.Weight {
    if name == IndicatorColumns.peopleWeight, header.indexIfPresent(of: name) == nil {
      return .people
    }
    let index = try header.index(of: name)
    if let known = numbers.firstIndex(where: { $0.index == index }) { return .column(known) }
    numbers.append(Number(name: name, index: index, role: nil))
    return .column(numbers.count - 1)
  }

  /// Every column must be spoken for, once.
  private static func checkRoles(_ columns: IndicatorColumns, header: CSVHeader) throws {
    let roles = [columns.code] + columns.sums + columns.means.map(\.column) + columns.kept
    var seen: Set<String> = []
    for name in roles + columns.dropped where !seen.insert(name).inserted {
      throw IndicatorError.declaredTwice(column: name)
    }
    seen.formUnion(columns.means.map(\.weight))
    let undeclared = header.names.filter { !$0.isEmpty && !seen.contains($0) }
    guard undeclared.isEmpty else {
      throw IndicatorError.undeclared(file: header.file, columns: undeclared)
    }
    guard !columns.sums.isEmpty || !columns.means.isEmpty else {
      throw IndicatorError.nothingToConvert(file: header.file, columns: header.names)
    }
  }
}

/// The rows so far.
private struct Reading {
  /// A number as it is written: its digits without the mark, and how many stand behind the mark.
  private struct Written {
    var digits: Int
    var decimals: Int
  }

  private struct Row {
    var line: Int
    var code: String
    var group: [String]
    var numbers: [Written?]
  }

  var problems: [ImportProblem] = []
  private(set) var hasDecimalComma: [Bool]
  private let plan: Plan
  private let hasCommaDecimals: Bool
  private var rows: [Row] = []

  /// More digits than this are more than anybody counts, and than a `Double` holds.
  private static let digitCountMax = 15

  init(plan: Plan, hasCommaDecimals: Bool) {
    self.plan = plan
    self.hasCommaDecimals = hasCommaDecimals
    hasDecimalComma = plan.numbers.map { _ in false }
  }

  mutating func take(_ row: CSVRow) {
    var code = row[plan.code].trimmed
    if !plan.codePrefix.isEmpty, code.hasPrefix(plan.codePrefix) {
      code = String(code.dropFirst(plan.codePrefix.count)).trimmed
    }
    if code.isEmpty {
      problems.append(
        ImportProblem(
          line: row.line, column: plan.code + 1, field: plan.codeName, value: "",
          reason: .missingValue))
    }
    var numbers: [Written?] = []
    for (place, column) in plan.numbers.enumerated() {
      let text = row[column.index].trimmed
      guard !text.isEmpty, text != "NA" else {
        numbers.append(nil)
        continue
      }
      if hasCommaDecimals, text.contains(",") { hasDecimalComma[place] = true }
      let number = Self.number(text, hasCommaDecimals: hasCommaDecimals)
      if number == nil {
        problems.append(
          ImportProblem(
            line: row.line, column: column.index + 1, field: column.name, value: text,
            reason: .malformedNumber))
      }
      numbers.append(number)
    }
    rows.append(
      Row(
        line: row.line, code: code, group: plan.kept.map { row[$0].trimmed }, numbers: numbers))
  }

  /// The rows with the numbers of each column in units of its last decimal place.
  var table: IndicatorTable {
    let decimals = plan.numbers.indices.map { place in
      rows.reduce(0) { max($0, $1.numbers[place]?.decimals ?? 0) }
    }
    return IndicatorTable(
      columns: zip(plan.numbers, decimals).map {
        IndicatorTable.Column(name: $0.name, role: $0.role, decimals: $1)
      },
      rows: rows.map { row in
        IndicatorTable.Row(
          line: row.line, code: row.code, group: row.group,
          values: zip(row.numbers, decimals).map { number, decimals in
            number.map { $0.digits * Self.power(of10: decimals - $0.decimals) }
          })
      })
  }

  private static func power(of10 exponent: Int) -> Int {
    (0..<max(0, exponent)).reduce(1) { power, _ in power * 10 }
  }

  /// Reads `-12`, `3.50` or, where it may be, `3,50`; `nil` for anything else.
  private static func number(_ text: String, hasCommaDecimals: Bool) -> Written? {
    var digits = 0
    var count = 0
    var decimals: Int?
    for byte in text.utf8.drop(while: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
        count += 1
        if let known = decimals { decimals = known + 1 }
      case UInt8(ascii: "."),
        UInt8(ascii: ",") where hasCommaDecimals:
        guard decimals == nil else { return nil }
        decimals = 0
      default: return nil
      }
      guard count <= digitCountMax else { return nil }
    }
    let signs = text.utf8.prefix { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard count > 0, decimals != 0, signs.count <= 1 else { return nil }
    return Written(digits: text.hasPrefix("-") ? -digits : digits, decimals: decimals ?? 0)
  }
}
