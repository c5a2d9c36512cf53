public import Engine

/// Reads territories from a file of areas.
public enum TerritoryFile {
  /// Reads the features of a file, with the fields that were named.
  ///
  /// - Throws: ``VectorError``, or ``TerritoryFieldError``.
  public static func rows(
    path: String, fields: TerritoryFields, reader: VectorReader
  ) throws -> [TerritoryRow] {
    try fields.rows(
      from: reader.read(path: path), file: path, hasLines: reader.isReadDirectly(path))
  }
}
