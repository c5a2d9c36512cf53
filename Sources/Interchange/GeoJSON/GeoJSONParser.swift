internal import Domain
internal import Geometry
internal import JSONText

/// Reads the text of a file of boundaries into features whose coordinates are not yet judged.
struct GeoJSONParser {
  /// A vertex as written.
  struct RawVertex: Equatable {
    let first: Double
    let second: Double
  }

  /// A feature and the byte at which it begins.
  struct RawFeature {
    var offset: Int
    var properties: [String: GeoJSONValue] = [:]
    var polygons: [[[RawVertex]]] = []
  }

  /// A problem and the byte at which it is.
  struct RawProblem {
    let reason: GeoJSONProblem.Reason
    let feature: Int
    let offset: Int

    func problem(in top: JSONReader) -> GeoJSONProblem {
      let place = top.error(.unexpectedEnd, at: offset)
      return GeoJSONProblem(
        reason: reason, feature: feature, line: place.line, column: place.column)
    }
  }

  private(set) var type: String?
  private(set) var referenceSystem: (name: String, offset: Int)?
  private(set) var extent = CoordinateExtent()
  private(set) var problems: [RawProblem] = []

  private var rawFeatures: [RawFeature] = []
  private let start: JSONReader

  init(_ bytes: [UInt8]) {
    start = JSONReader(bytes)
  }

  private static let geometryTypes: Set<String> = [
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    "GeometryCollection",
  ]

  var hasKnownType: Bool {
    type == "FeatureCollection" || type == "Feature"
      || type.map(Self.geometryTypes.contains) == true
  }

  /// Reads everything, features with problems too.
  mutating func parse() throws(JSONSyntaxError) {
    // The type and the reference system may stand behind the features: look for them first. This
    // also finds a file that was cut short before anything else is said about it.
    var json = start
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "type": type = try json.string()
      case "crs": try readReferenceSystem(&json)
      default: try json.skipValue()
      }
    }
    try json.end()
    json = start
    switch type {
    case "FeatureCollection":
      try json.object { (key, json) throws(JSONSyntaxError) in
        guard key == "features" else {
          try json.skipValue()
          return
        }
        try json.array { (json) throws(JSONSyntaxError) in try readFeature(&json) }
      }
    case "Feature": try readFeature(&json)
    default:
      guard hasKnownType else { return }
      rawFeatures.append(RawFeature(offset: json.byteOffset))
      try readGeometry(&json)
      noteIfEmpty()
    }
  }

  /// The features, their coordinates known to be on the globe.
  func features(in bytes: [UInt8]) -> [GeoJSONFeature] {
    var line = 1
    var counted = 0
    return rawFeatures.enumerated().map { index, raw in
      line += bytes[counted..<raw.offset].count { $0 == 0x0A }
      counted = raw.offset
      return GeoJSONFeature(
        number: index + 1, line: line, properties: raw.properties, shape: Self.shape(of: raw))
    }
  }

  /// Opens the rings; a vertex off the globe cannot be here, since the extent was checked.
  private static func shape(of raw: RawFeature) -> MultiPolygon {
    MultiPolygon(
      polygons: raw.polygons.map { rings in
        MultiPolygon.Polygon(
          rings: rings.map { ring in
            ring.dropLast().compactMap {
              Coordinate(longitudeDegrees: $0.first, latitudeDegrees: $0.second)
            }
          })
      })
  }
}

// MARK: - Features

extension GeoJSONParser {
  private mutating func readReferenceSystem(_ json: inout JSONReader) throws(JSONSyntaxError) {
    guard try json.nextType() == .object else {
      try json.skipValue()
      return
    }
    let offset = json.byteOffset
    try json.object { (key, json) throws(JSONSyntaxError) in
      guard key == "properties", try json.nextType() == .object else {
        try json.skipValue()
        return
      }
      try json.object { (key, json) throws(JSONSyntaxError) in
        if key == "name", try json.nextType() == .string {
          referenceSystem = (try json.string(), offset)
        } else {
          try json.skipValue()
        }
      }
    }
  }

  private mutating func readFeature(_ json: inout JSONReader) throws(JSONSyntaxError) {
    guard try json.nextType() == .object else { throw json.error(.wrongType(expected: "object")) }
    rawFeatures.append(RawFeature(offset: json.byteOffset))
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "geometry":
        if try json.takeNull() { break }
        try readGeometry(&json)
      case "properties":
        if try json.takeNull() { break }
        try readProperties(&json)
      default: try json.skipValue()
      }
    }
    noteIfEmpty()
  }

  private mutating func readProperties(_ json: inout JSONReader) throws(JSONSyntaxError) {
    var properties: [String: GeoJSONValue] = [:]
    try json.object { (key, json) throws(JSONSyntaxError) in
      properties[key] = try Self.readValue(&json)
    }
    rawFeatures[rawFeatures.count - 1].properties = properties
  }

  private static func readValue(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> GeoJSONValue {
    switch try json.nextType() {
    case .string: return .text(try json.string())
    case .number: return .number(try json.numberText())
    case .boolean: return .boolean(try json.boolean())
    case .null:
      try json.skipValue()
      return .null
    case .object, .array:
      try json.skipValue()
      return .structured
    }
  }

  private mutating func note(_ reason: GeoJSONProblem.Reason, at offset: Int) {
    guard problems.count < GeoJSONReader.problemCountMax else { return }
    problems.append(RawProblem(reason: reason, feature: rawFeatures.count, offset: offset))
  }

  private mutating func noteIfEmpty() {
    guard let feature = rawFeatures.last, feature.polygons.isEmpty,
      problems.last?.feature != rawFeatures.count
    else { return }
    note(.emptyGeometry, at: feature.offset)
  }
}

// MARK: - Geometries

extension GeoJSONParser {
  private mutating func readGeometry(_ json: inout JSONReader) throws(JSONSyntaxError) {
    _ = try json.nextType()
    let offset = json.byteOffset
    var type: String?
    // The coordinates may stand before the type that says how deep they are.
    var coordinates: JSONReader?
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "type": type = try json.string()
      case "coordinates":
        coordinates = json
        try json.skipValue()
      case "geometries":
        try json.array { (json) throws(JSONSyntaxError) in try readGeometry(&json) }
      default: try json.skipValue()
      }
    }
    guard let type else { throw json.error(.missingKey("type"), at: offset) }
    guard type != "GeometryCollection" else { return }
    guard var coordinates else { throw json.error(.missingKey("coordinates"), at: offset) }
    switch type {
    case "Polygon": try readPolygon(&coordinates)
    case "MultiPolygon":
      try coordinates.array { (json) throws(JSONSyntaxError) in try readPolygon(&json) }
    default: note(.unexpectedGeometry(type: type), at: offset)
    }
  }

  private mutating func readPolygon(_ json: inout JSONReader) throws(JSONSyntaxError) {
    var rings: [[RawVertex]] = []
    try json.array { (json) throws(JSONSyntaxError) in
      if let ring = try readRing(&json) { rings.append(ring) }
    }
    if !rings.isEmpty { rawFeatures[rawFeatures.count - 1].polygons.append(rings) }
  }

  /// Reads a ring, closed; `nil` when it has a problem, which is noted.
  private mutating func readRing(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> [RawVertex]? {
    _ = try json.nextType()
    let offset = json.byteOffset
    var ring: [RawVertex] = []
    try json.array { (json) throws(JSONSyntaxError) in ring.append(try readPosition(&json)) }
    if ring.count < 4 {
      note(.shortRing(positionCount: ring.count), at: offset)
    } else if ring.first != ring.last {
      note(.unclosedRing, at: offset)
    } else {
      return ring
    }
    return nil
  }

  private mutating func readPosition(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> RawVertex {
    _ = try json.nextType()
    let offset = json.byteOffset
    var count = 0
    var (first, second) = (0.0, 0.0)
    try json.array { (json) throws(JSONSyntaxError) in
      let value = try json.number()
      if count == 0 { first = value }
      if count == 1 { second = value }
      count += 1
    }
    guard count >= 2 else {
      throw json.error(
        .invalidValue(key: "coordinates", value: "\(count)", expected: "2"), at: offset)
    }
    extent.note(first, second, at: offset)
    return RawVertex(first: first, second: second)
  }
}
