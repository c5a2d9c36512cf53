/// Where the points are in a table: which separator, which columns.
public struct PointTable: Hashable, Sendable {
  /// Names under which longitude and latitude are looked for, the first that is there counting.
  public static let longitudeNames = ["lon", "longitude", "lng", "long"]
  public static let latitudeNames = ["lat", "latitude"]

  public let header: CSVHeader
  public let delimiter: CSVReader.Delimiter

  /// Index of the column of longitudes, from 0.
  public let longitudeIndex: Int

  /// Index of the column of latitudes, from 0.
  public let latitudeIndex: Int

  /// Finds the columns in the first line of a table.
  ///
  /// - Parameters:
  ///   - headerLine: The bytes of the line, with or without its end.
  ///   - file: Name of the file, for messages.
  ///   - delimiter: What separates fields; `nil` finds out from the line.
  /// - Throws: ``CSVError``, naming the missing column.
  public init(
    headerLine: [UInt8], file: String, delimiter: CSVReader.Delimiter? = nil
  ) throws(CSVError) {
    let reader = try CSVReader(
      file: file, chunks: ByteChunks(headerLine),
      options: CSVReader.Options(delimiter: delimiter))
    header = reader.header
    self.delimiter = reader.delimiter
    longitudeIndex = try Self.index(of: Self.longitudeNames, in: reader.header)
    latitudeIndex = try Self.index(of: Self.latitudeNames, in: reader.header)
  }

  private static func index(
    of names: [String], in header: CSVHeader
  ) throws(CSVError) -> Int {
    for name in names {
      if let index = header.names.firstIndex(where: { $0.lowercased() == name }) { return index }
    }
    return try header.index(of: names[0])
  }
}

/// What is wrong with the point of one row.
///
/// It says where, never what: a person's point belongs in no message.
public struct PointProblem: Error, Hashable, Sendable {
  /// The sorts of problem.
  public enum Reason: Hashable, Sendable {
    /// The row ends before the column, or the field is empty.
    case missing

    /// The field is not a decimal number with a point.
    case notNumber

    /// The number is not a place on the globe.
    case outsideGlobe
  }

  public let reason: Reason

  /// Line on which the row begins, from 1.
  public internal(set) var line: Int

  /// Number of the column, from 1.
  public let column: Int
}
