internal import Domain
internal import Foundation
internal import JSONText

/// Reads features as the rows of a table: the properties, and where the shape is.
///
/// Of a point, its numbers; of any other shape the middle of the box around it, and the corner that is
/// farthest from there.
struct FeatureRowReader: RowReading {
  /// Names under which the numbers of the point go: longitude, then latitude.
  static let pointColumns = ["@longitude", "@latitude"]

  /// The same of the corner of a shape that is farthest from its middle; empty for a point.
  static let cornerColumns = ["@cornerLongitude", "@cornerLatitude"]

  let header: CSVHeader

  private static let placeColumns = pointColumns + cornerColumns

  private let file: String
  private var splitter: FeatureSplitter

  /// Columns that some feature has had.
  private var seen: Set<String> = []
  private var available: [String] = []
  private var count = 0

  /// - Parameters:
  ///   - splitter: Where the features come from.
  ///   - file: Name of the file, for messages.
  ///   - columns: The properties that are wanted.
  /// - Throws: ``CSVError/duplicateColumn(file:name:first:second:)``, which does not happen: the names
  ///   are told apart.
  init(_ splitter: FeatureSplitter, file: String, columns: [String]) throws(CSVError) {
    var names: [String] = []
    for column in columns + Self.placeColumns where !names.contains(column) { names.append(column) }
    header = try CSVHeader(file: file, names: names)
    self.splitter = splitter
    self.file = file
  }

  /// Reads the next feature as a row; `nil` at the end.
  ///
  /// - Throws: ``FeatureError``; at the end, for a property that no feature had.
  mutating func next() throws -> CSVRow? {
    guard let feature = try splitter.next() else {
      try checkColumns()
      return nil
    }
    count += 1
    var fields = [String](repeating: "", count: header.names.count)
    do throws(JSONSyntaxError) {
      try read(feature.bytes, into: &fields)
    } catch {
      throw FeatureError.malformed(file: file, line: feature.line, error)
    }
    return CSVRow(line: feature.line, fields: fields)
  }

  private func checkColumns() throws(FeatureError) {
    guard count > 0 else { return }
    for name in header.names where !seen.contains(name) && !Self.placeColumns.contains(name) {
      throw .missingProperty(
        file: file, name: name, nearest: EditDistance.nearest(to: name, in: available).first,
        available: available)
    }
  }

  private mutating func read(
    _ bytes: [UInt8], into fields: inout [String]
  ) throws(JSONSyntaxError) {
    var json = JSONReader(bytes)
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "properties":
        if try json.takeNull() { return }
        try json.object { (name, json) throws(JSONSyntaxError) in
          if count == 1 { available.append(name) }
          guard let index = header.indexIfPresent(of: name) else {
            try json.skipValue()
            return
          }
          seen.insert(name)
          fields[index] = try Self.text(&json)
        }
      case "geometry":
        if try json.takeNull() { return }
        try readPoint(&json, into: &fields)
      default: try json.skipValue()
      }
    }
    try json.end()
  }

  /// The value as people write it; nothing for null, objects and arrays.
  private static func text(_ json: inout JSONReader) throws(JSONSyntaxError) -> String {
    switch try json.nextType() {
    case .string: return try json.string()
    case .number: return try json.numberText()
    case .boolean: return try json.boolean() ? "true" : "false"
    case .null, .object, .array:
      try json.skipValue()
      return ""
    }
  }

  /// Where the shape is: a point, or a collection of one, or the box around whatever else.
  private func readPoint(
    _ json: inout JSONReader, into fields: inout [String]
  ) throws(JSONSyntaxError) {
    var positions: [[String]] = []
    try json.object { (key, json) throws(JSONSyntaxError) in
      guard key == "coordinates" else {
        try json.skipValue()
        return
      }
      guard try json.nextType() == .array else {
        throw json.error(.wrongType(expected: "array"))
      }
      try Self.readPositions(&json, into: &positions, depth: 1)
    }
    // A third number is a height.
    let numbers = positions.filter { $0.count == 2 || $0.count == 3 }
    guard let first = numbers.first else { return }
    guard positions.count > 1 else {
      write(first, as: Self.pointColumns, to: &fields)
      return
    }
    guard let shape = ShapeCorners(numbers) else { return }
    write(shape.middle, as: Self.pointColumns, to: &fields)
    write(shape.farthest, as: Self.cornerColumns, to: &fields)
  }

  private func write(_ numbers: [String], as columns: [String], to fields: inout [String]) {
    for (name, number) in zip(columns, numbers) {
      if let index = header.indexIfPresent(of: name) { fields[index] = number }
    }
  }

  /// Reads the arrays of numbers, however deep they lie in arrays, up to those of several polygons.
  private static func readPositions(
    _ json: inout JSONReader, into positions: inout [[String]], depth: Int
  ) throws(JSONSyntaxError) {
    var numbers: [String] = []
    try json.array { (json) throws(JSONSyntaxError) in
      switch try json.nextType() {
      case .number: numbers.append(try json.numberText())
      case .array where depth < 4: try readPositions(&json, into: &positions, depth: depth + 1)
      default: try json.skipValue()
      }
    }
    if !numbers.isEmpty { positions.append(numbers) }
  }
}

/// The corners of a shape, in degrees.
private struct ShapeCorners {
  private var corners: [SIMD2<Double>] = []

  /// `nil` where a number is none.
  init?(_ positions: [[String]]) {
    for position in positions {
      guard let longitude = Double(position[0]), let latitude = Double(position[1]) else {
        return nil
      }
      corners.append(SIMD2(longitude, latitude))
    }
  }

  /// Longitude and latitude of the middle of the box around it.
  var middle: [String] { Self.texts(centre) }

  /// Longitude and latitude of the corner farthest from the middle.
  var farthest: [String] {
    let centre = centre
    // A degree of longitude is as much shorter as the parallel.
    let scale = SIMD2(cos(centre.y * .pi / 180), 1)
    func squared(_ corner: SIMD2<Double>) -> Double {
      let off = (corner - centre) * scale
      return (off * off).sum()
    }
    return Self.texts(corners.max { squared($0) < squared($1) } ?? centre)
  }

  private var centre: SIMD2<Double> {
    guard let first = corners.first else { return .zero }
    let low = corners.reduce(first, pointwiseMin)
    let high = corners.reduce(first, pointwiseMax)
    return (low + high) / 2
  }

  private static func texts(_ point: SIMD2<Double>) -> [String] { ["\(point.x)", "\(point.y)"] }
}
