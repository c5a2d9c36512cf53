public import Engine

/// Reads a table of addresses by its mapping, in memory that does not grow with the table.
public enum AddressTable {
  /// What a table is made of.
  public enum Format: String, CaseIterable, Hashable, Sendable {
    /// Records of comma- or semicolon-separated values.
    case csv

    /// Features of GeoJSON: one collection, or one feature a line (RFC 8142).
    case geojson
  }

  /// Hands each row to `body`.
  ///
  /// - Throws: ``MappingError``, ``CSVError``, ``FeatureError``, `ImportRefused` with every problem of
  ///   the table, or whatever `body` throws.
  public static func forEachRow(
    path: String, mapping: [UInt8], _ body: (AddressRow) throws -> Void
  ) throws {
    let mapping = try ResourceMapping(reading: mapping, file: path)
    switch mapping.addressFormat {
    case .csv:
      try mapping.forEachAddress(in: CSVReader(path: path, options: mapping.options()), body)
    case .geojson: try mapping.forEachAddress(inFeaturesOf: path, body)
    }
  }
}

/// Whatever gives rows with named columns, one after the other.
protocol RowReading {
  var header: CSVHeader { get }

  /// Reads the next row; `nil` at the end.
  mutating func next() throws -> CSVRow?
}

extension CSVReader: RowReading {}
