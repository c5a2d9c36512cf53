internal import Domain
public import Engine

/// Writes converted indicators in the form of the file that they come from.
public struct IndicatorWriter {
  private let file: IndicatorFile
  private let kept: [String]
  private let writesBounds: Bool

  /// For each column with a role, its index among all columns of the file.
  private let indices: [Int]

  /// Prepares to write.
  ///
  /// - Parameters:
  ///   - file: The file as it was read.
  ///   - kept: Names of the columns that set rows of one territory apart.
  ///   - writesBounds: Whether each sum is followed by the least and the most that it can be.
  public init(_ file: IndicatorFile, kept: [String], writesBounds: Bool) {
    self.file = file
    self.kept = kept
    self.writesBounds = writesBounds
    indices = file.table.columns.indices.filter { file.table.columns[$0].role != nil }
  }

  /// The whole table: the code under the name of the kind, the name, what was kept, the numbers.
  public func table(_ converted: ConvertedIndicators, to division: Division) -> [UInt8] {
    var csv = CSVWriter(delimiter: file.delimiter)
    var header = [division.kind.name, "name"] + kept
    for column in converted.columns {
      header.append(column.name)
      if writesBounds, column.role == .sum {
        header += ["\(column.name)_low", "\(column.name)_high"]
      }
    }
    csv.row(header)
    for row in converted.rows {
      var fields = [row.territory.id.code, row.territory.name] + row.group
      for (place, value) in row.values.enumerated() {
        fields.append(value.map { text($0.number, place, converted) } ?? "")
        guard writesBounds, converted.columns[place].role == .sum else { continue }
        fields.append(value.map { text($0.low.rounded(.down), place, converted) } ?? "")
        fields.append(value.map { text($0.high.rounded(.up), place, converted) } ?? "")
      }
      csv.row(fields)
    }
    return csv.bytes
  }

  /// A number of a column as text, with its decimal mark.
  public func text(_ number: Double, _ place: Int, _ converted: ConvertedIndicators) -> String {
    let column = converted.columns[place]
    // A mean is told a little more finely than what it was made of.
    let isSum = column.role == .sum
    let decimals = isSum ? column.decimals : column.decimals + 2
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let units = isSum ? number.rounded() : (number * scale).rounded()
    let text = IndicatorText.decimal(Int(units), decimals: decimals)
    return file.hasDecimalComma[indices[place]]
      ? String(text.map { $0 == "." ? "," : $0 }) : text
  }
}

/// Numbers of indicators as text.
public enum IndicatorText {
  /// A whole number of the last of so many decimal places: `-1234` with two is `-12.34`.
  public static func decimal(_ units: Int, decimals: Int) -> String {
    let digits = String(units.magnitude)
    guard decimals > 0 else { return (units < 0 ? "-" : "") + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (units < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
