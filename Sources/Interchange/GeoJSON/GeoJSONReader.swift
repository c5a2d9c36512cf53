internal import Geometry
internal import JSONText

/// Reads areas with their properties from GeoJSON (RFC 7946).
///
/// A collection of features, one feature, or a geometry; polygons, multipolygons and collections of
/// them. A third dimension is dropped. What the publisher most often gets wrong is told apart:
/// metres of a projection, latitude before longitude, another reference system.
public struct GeoJSONReader: Sendable {
  /// A rectangle of the globe.
  public struct Bounds: Hashable, Sendable {
    public var westDegrees: Double
    public var southDegrees: Double
    public var eastDegrees: Double
    public var northDegrees: Double

    public init(
      westDegrees: Double, southDegrees: Double, eastDegrees: Double, northDegrees: Double
    ) {
      self.westDegrees = westDegrees
      self.southDegrees = southDegrees
      self.eastDegrees = eastDegrees
      self.northDegrees = northDegrees
    }

    /// Canada, with a margin.
    public static let canada = Bounds(
      westDegrees: -142, southDegrees: 40, eastDegrees: -50, northDegrees: 84)
  }

  /// How many problems are collected before giving up.
  public static let problemCountMax = 100

  /// Where the land is known to be: coordinates that fit only when exchanged are refused.
  public var expectedBounds: Bounds

  public init(expectedBounds: Bounds = .canada) {
    self.expectedBounds = expectedBounds
  }

  /// Reads a file.
  ///
  /// - Throws: ``GeoJSONError``.
  /// - Complexity: O(*n*) in the size of the file, all of which is held in memory.
  public func read(path: String) throws(GeoJSONError) -> [GeoJSONFeature] {
    let bytes: [UInt8]
    do {
      bytes = try ByteChunks.wholeFile(path: path)
    } catch {
      throw .unreadable(error)
    }
    return try read(bytes, file: path)
  }

  /// Reads text.
  ///
  /// - Parameters:
  ///   - bytes: The text, in UTF-8.
  ///   - file: Its name, for messages.
  /// - Returns: The features in the order of the file.
  /// - Throws: ``GeoJSONError``.
  public func read(_ bytes: [UInt8], file: String) throws(GeoJSONError) -> [GeoJSONFeature] {
    var parser = GeoJSONParser(bytes)
    do {
      try parser.parse()
    } catch {
      throw Self.explain(error, in: bytes, file: file)
    }
    let top = JSONReader(bytes)
    if let system = parser.referenceSystem, !Self.isLongitudeLatitude(system.name) {
      let place = top.error(.unexpectedEnd, at: system.offset)
      throw .otherReferenceSystem(
        file: file, line: place.line, column: place.column, name: system.name)
    }
    guard parser.hasKnownType else { throw .notGeoJSON(file: file, type: parser.type) }
    if let fault = parser.extent.fault(expecting: expectedBounds) {
      throw Self.error(fault, in: top, file: file)
    }
    guard parser.problems.isEmpty else {
      throw .wrongFeatures(file: file, parser.problems.map { $0.problem(in: top) })
    }
    return parser.features(in: bytes)
  }

  /// Names under which longitude and latitude in WGS 84 go.
  private static func isLongitudeLatitude(_ name: String) -> Bool {
    let upper = name.uppercased()
    return upper.hasSuffix("CRS84") || upper.hasSuffix("EPSG:4326")
      || upper.hasSuffix("EPSG::4326") || upper.hasSuffix("CRS84H")
  }

  /// Tells numbers that are none from other faults of syntax.
  private static func explain(
    _ error: JSONSyntaxError, in bytes: [UInt8], file: String
  ) -> GeoJSONError {
    let start = min(max(error.byteOffset, 0), bytes.count)
    let word = bytes[start...].prefix(32).prefix { byte in
      // A number or a word ends at white space or punctuation.
      byte > 0x20 && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "]")
        && byte != UInt8(ascii: "}")
    }
    let text = String(decoding: word, as: UTF8.self)
    let bare = text.lowercased().drop { $0 == "-" || $0 == "+" }
    let isWordForNone = bare.hasPrefix("nan") || bare.hasPrefix("inf")
    let isTooLarge = error.reason == .invalidNumber && Double(text)?.isInfinite == true
    guard isWordForNone || isTooLarge else { return .syntax(file: file, error) }
    return .notFinite(file: file, line: error.line, column: error.column, text: text)
  }

  private static func error(
    _ fault: CoordinateExtent.Fault, in top: JSONReader, file: String
  ) -> GeoJSONError {
    let place = top.error(.unexpectedEnd, at: fault.position.offset)
    let (first, second) = (fault.position.first, fault.position.second)
    let (line, column) = (place.line, place.column)
    return switch fault.sort {
    case .projected:
      .projected(file: file, line: line, column: column, first: first, second: second)
    case .swapped:
      .swapped(file: file, line: line, column: column, first: first, second: second)
    case .outsideGlobe:
      .outsideGlobe(file: file, line: line, column: column, first: first, second: second)
    }
  }
}
