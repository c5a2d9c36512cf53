public import JSONText

/// Why a file of boundaries could not be read.
public enum GeoJSONError: Error, Hashable, Sendable {
  case unreadable(FileAccessError)

  /// The text is not JSON, ends too early, or lacks what GeoJSON demands.
  case syntax(file: String, JSONSyntaxError)

  /// A number is `NaN` or infinite, or too large to be one.
  case notFinite(file: String, line: Int, column: Int, text: String)

  /// The object at the top is of a type that holds no areas, or of none.
  case notGeoJSON(file: String, type: String?)

  /// The file says that its coordinates are not longitude and latitude in WGS 84.
  case otherReferenceSystem(file: String, line: Int, column: Int, name: String)

  /// Values so large that they are metres of a projection.
  case projected(file: String, line: Int, column: Int, first: Double, second: Double)

  /// Latitude comes before longitude: the first vertex, as written.
  case swapped(file: String, line: Int, column: Int, first: Double, second: Double)

  /// A vertex is outside the globe.
  case outsideGlobe(file: String, line: Int, column: Int, first: Double, second: Double)

  /// Features are wrong, each for its own reason.
  case wrongFeatures(file: String, [GeoJSONProblem])
}

/// What is wrong with one feature.
public struct GeoJSONProblem: Hashable, Sendable {
  /// The sorts of problem.
  public enum Reason: Hashable, Sendable {
    /// There is no geometry, or it holds no polygon.
    case emptyGeometry

    /// Not a polygon, a multipolygon or a collection of them.
    case unexpectedGeometry(type: String)

    /// The last position of a ring is not its first.
    case unclosedRing

    /// A ring has fewer than four positions.
    case shortRing(positionCount: Int)
  }

  public let reason: Reason

  /// Number of the feature, from 1.
  public let feature: Int

  /// Where it is, from 1.
  public let line: Int
  public let column: Int

  public init(reason: Reason, feature: Int, line: Int, column: Int) {
    self.reason = reason
    self.feature = feature
    self.line = line
    self.column = column
  }
}
