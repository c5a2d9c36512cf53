internal import Domain
internal import Engine
internal import Interchange

/// Converts one file of indicators.
struct IndicatorFileConversion {
  private let path: String
  private let columns: IndicatorColumns
  private let measure: ConversionMeasure
  private let encoding: TextEncoding
  private let writesBounds: Bool
  private let allowsPartial: Bool

  /// Takes the options away, then the file; `nil` where no file is given.
  ///
  /// - Throws: ``UsageError``.
  init?(_ arguments: inout ArgumentReader, _ common: CommonOptions) throws(UsageError) {
    let code = try arguments.takeOption("--code")
    let prefix = try arguments.takeOption("--code-prefix") ?? ""
    let sums = Self.names(try arguments.takeOptions("--sum"))
    let means = try Self.names(arguments.takeOptions("--mean"))
    let kept = Self.names(try arguments.takeOptions("--keep"))
    let dropped = Self.names(try arguments.takeOptions("--drop"))
    measure = try arguments.takeWord("--by", ConversionMeasure.self) ?? .people
    encoding = try Self.encoding(arguments.takeOption("--encoding"))
    writesBounds = try arguments.takeFlag("--bounds")
    allowsPartial = try arguments.takeFlag("--partial")
    guard let path = arguments.takePlain() else {
      guard code == nil else {
        throw .missingArgument(common.language == .french ? "FICHIER" : "FILE")
      }
      return nil
    }
    guard let code else { throw .missingOption("--code") }
    self.path = path
    var weighed: [IndicatorColumns.Mean] = []
    for mean in means { weighed.append(try Self.mean(mean)) }
    columns = IndicatorColumns(
      code: code, codePrefix: prefix, sums: sums, means: weighed, kept: kept, dropped: dropped)
  }

  /// Writes the converted file to standard output, and what became of it to standard error.
  ///
  /// - Throws: an error of the file, of the conversion or of the output; ``Reported`` when codes of the
  ///   file were unknown.
  func run(
    by table: ConversionTable, _ common: CommonOptions, in environment: Environment
  ) throws {
    let file = try IndicatorReader.read(
      path: path, options: CSVReader.Options(encoding: encoding), columns)
    let converted = try table.convert(
      file.table, by: measure, allowsPartial: allowsPartial, file: path)
    let writer = IndicatorWriter(file, kept: columns.kept, writesBounds: writesBounds)
    let text = { (number: Double, place: Int) in writer.text(number, place, converted) }
    if common.printsJSON {
      try environment.writeOutput(
        common.answers.indicators(
          converted, by: table, file: path, kept: columns.kept, text: text))
    } else {
      try environment.writeOutput(writer.table(converted, to: table.to))
    }
    var page = environment.page(common)
    IndicatorReport(
      converted: converted, table: table, file: path, rowCount: file.table.rows.count, text: text,
      weights: file.table.columns.map(\.name)
    ).write(to: &page)
    environment.writeError(page.text)
    if !converted.unmapped.isEmpty { throw Reported(kind: .badData) }
  }

  private static func names(_ options: [String]) -> [String] {
    options.flatMap { $0.split(separator: ",").map(String.init) }
  }

  private static func mean(_ text: String) throws(UsageError) -> IndicatorColumns.Mean {
    guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
      text.index(after: colon) < text.endIndex
    else {
      throw .malformedValue(
        option: "--mean", value: text,
        expected: Bilingual(
          "une colonne et son poids, comme taux:population ou taux:people",
          "a column and its weight, such as rate:population or rate:people"))
    }
    return IndicatorColumns.Mean(
      column: String(text[..<colon]), weight: String(text[text.index(after: colon)...]))
  }

  private static func encoding(_ text: String?) throws(UsageError) -> TextEncoding {
    guard let text else { return .utf8 }
    guard let encoding = TextEncoding(name: text) else {
      let allowed = TextEncoding.allCases.map(\.rawValue)
      throw .unknownWord(
        option: "--encoding", value: text, allowed: allowed,
        nearest: Suggestion.nearest(to: text, in: allowed))
    }
    return encoding
  }
}
