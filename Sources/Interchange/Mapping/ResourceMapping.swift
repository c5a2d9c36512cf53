internal import Domain
public import Engine
public import JSONText

/// How the columns of a table become organizations, resources, services, addresses or people.
///
/// Read from a JSON file that `Engine.docc/Mapping.md` specifies.
public struct ResourceMapping: Sendable {
  /// The name and version of the form.
  public static let schema = "ancrage.mapping/1"

  private let parser: MappingParser

  /// Reads a mapping.
  ///
  /// - Throws: ``MappingError/syntax(file:_:)``.
  public init(reading bytes: [UInt8], file: String) throws(MappingError) {
    do {
      parser = try MappingParser(bytes)
    } catch {
      throw .syntax(file: file, error)
    }
  }

  /// Reads a mapping from a file.
  ///
  /// - Throws: ``MappingError``.
  public init(path: String) throws(MappingError) {
    let bytes: [UInt8]
    do {
      bytes = try ByteChunks.wholeFile(path: path)
    } catch {
      throw .unreadable(error)
    }
    try self.init(reading: bytes, file: path)
  }

  /// How the table is to be read; what the caller states comes first, then what the mapping says.
  public func options(
    delimiter: CSVReader.Delimiter? = nil, encoding: TextEncoding? = nil
  ) -> CSVReader.Options {
    CSVReader.Options(
      delimiter: delimiter ?? parser.delimiter, encoding: encoding ?? parser.encoding ?? .utf8)
  }

  /// Reads every row of a table of resources or services.
  ///
  /// - Returns: The rows in the order of the file.
  /// - Throws: ``MappingError/noSection(_:)``; ``CSVError``, a missing column first; or
  ///   `ImportRefused` with every problem, up to its limit.
  public func resourceRows(from reader: CSVReader) throws -> [ResourceRow] {
    guard parser.resource != nil || !parser.services.isEmpty else {
      throw MappingError.noSection("resource")
    }
    var columns = parser.resource?.columns ?? []
    for service in parser.services { columns += service.columns }
    var rows: [ResourceRow] = []
    try forEachRow(of: reader, columns: columns) { row in
      var evaluator = RowEvaluator(header: reader.header, row: row)
      if let row = evaluator.resourceRow(parser.resource, parser.services) { rows.append(row) }
      return evaluator.problems
    }
    return rows
  }

  /// What a table of addresses is made of.
  public var addressFormat: AddressTable.Format { parser.format }

  /// Reads a table of addresses, places or postal codes, row by row.
  ///
  /// - Parameters:
  ///   - reader: The table.
  ///   - body: Is handed each row that has no problem.
  /// - Throws: ``MappingError/noSection(_:)``; ``CSVError``; whatever `body` throws; or
  ///   `ImportRefused` with every problem, up to its limit, once all rows were handed over.
  public func forEachAddress(
    in reader: CSVReader, _ body: (AddressRow) throws -> Void
  ) throws {
    try forEachAddress(from: reader, body)
  }

  /// The same for a file of features.
  func forEachAddress(inFeaturesOf path: String, _ body: (AddressRow) throws -> Void) throws {
    guard let fields = parser.address else { throw MappingError.noSection("address") }
    let reader = try FeatureRowReader(
      FeatureSplitter(path: path), file: path, columns: fields.columns)
    try forEachAddress(from: reader, body)
  }

  private func forEachAddress(
    from reader: some RowReading, _ body: (AddressRow) throws -> Void
  ) throws {
    guard let fields = parser.address else { throw MappingError.noSection("address") }
    let evaluator = AddressEvaluator(fields, header: reader.header)
    try forEachRow(of: reader, columns: fields.columns) { row in
      do {
        if let found = try evaluator.row(row) { try body(found) }
        return []
      } catch let problems as AddressEvaluator.Problems {
        return problems.list
      }
    }
  }

  /// Reads a population table, row by row.
  ///
  /// - Parameters:
  ///   - reader: The table.
  ///   - body: Is handed each row that has no problem.
  /// - Returns: What the mapping says of all rows.
  /// - Throws: As ``forEachAddress(in:_:)``.
  public func forEachPopulationEntry(
    in reader: CSVReader, _ body: (PopulationEntry) throws -> Void
  ) throws -> PopulationTraits {
    guard let fields = parser.population else { throw MappingError.noSection("population") }
    for column in fields.columns { _ = try reader.header.index(of: column) }
    let columns = try PopulationColumns(fields, header: reader.header)
    try forEachRow(of: reader, columns: fields.columns) { row in
      var evaluator = RowEvaluator(header: reader.header, row: row)
      if let entry = evaluator.populationEntry(fields, columns) { try body(entry) }
      return evaluator.problems
    }
    return PopulationTraits(projectionsFrom: fields.projectionsFrom)
  }

  /// Hands each row to `body`, which returns what is wrong with it.
  private func forEachRow(
    of reader: some RowReading, columns: [String], _ body: (CSVRow) throws -> [ImportProblem]
  ) throws {
    var reader = reader
    for column in columns { _ = try reader.header.index(of: column) }
    var problems: [ImportProblem] = []
    while problems.count < ImportProblem.countMax {
      do {
        guard let row = try reader.next() else { break }
        problems += try body(row)
      } catch CSVError.raggedRow(_, let line, let fieldCount, let expected) {
        problems.append(
          ImportProblem(
            line: line, value: "\(fieldCount)", reason: .outOfRange(expected: "\(expected)")))
      }
    }
    guard problems.isEmpty else {
      throw ImportRefused(
        file: reader.header.file, problems: Array(problems.prefix(ImportProblem.countMax)))
    }
  }
}

/// Why a mapping could not be used.
public enum MappingError: Error, Hashable, Sendable {
  case unreadable(FileAccessError)

  /// The text is not JSON, or not a mapping.
  case syntax(file: String, JSONSyntaxError)

  /// The mapping does not say what is asked of it.
  case noSection(String)
}

extension ResourceFields {
  /// The columns that are read, in order.
  fileprivate var columns: [String] {
    Self.textKeys.flatMap { texts[$0]?.columns ?? [] }
      + Self.organizationKeys.flatMap { organization[$0]?.columns ?? [] }
      + (isConfidential.map { [$0.column] } ?? [])
  }
}

extension ServiceFields {
  /// The columns that are read, in order.
  fileprivate var columns: [String] {
    conditions.map(\.column) + Self.textKeys.flatMap { texts[$0]?.columns ?? [] }
      + Self.groupKeys.flatMap { group[$0]?.columns ?? [] } + reach.columns
  }
}
