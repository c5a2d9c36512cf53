internal import Domain
internal import JSONText

/// Reads features with a point as the rows of a table: the properties, and the point's numbers.
struct FeatureRowReader: RowReading {
  /// Names under which the numbers of the point go: longitude, then latitude.
  static let pointColumns = ["@longitude", "@latitude"]

  let header: CSVHeader

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
    for column in columns + Self.pointColumns where !names.contains(column) { names.append(column) }
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
    for name in header.names where !seen.contains(name) && !Self.pointColumns.contains(name) {
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

  /// The numbers of a point, or of a collection of one; other shapes are no door.
  private func readPoint(
    _ json: inout JSONReader, into fields: inout [String]
  ) throws(JSONSyntaxError) {
    var numbers: [String] = []
    try json.object { (key, json) throws(JSONSyntaxError) in
      guard key == "coordinates" else {
        try json.skipValue()
        return
      }
      guard try json.nextType() == .array else {
        throw json.error(.wrongType(expected: "array"))
      }
      try Self.readNumbers(&json, into: &numbers, depth: 1)
    }
    // A third number is a height.
    guard numbers.count == 2 || numbers.count == 3 else { return }
    for (name, number) in zip(Self.pointColumns, numbers) {
      if let index = header.indexIfPresent(of: name) { fields[index] = number }
    }
  }

  private static func readNumbers(
    _ json: inout JSONReader, into numbers: inout [String], depth: Int
  ) throws(JSONSyntaxError) {
    try json.array { (json) throws(JSONSyntaxError) in
      switch try json.nextType() {
      case .number: numbers.append(try json.numberText())
      case .array where depth < 2: try readNumbers(&json, into: &numbers, depth: depth + 1)
      default: try json.skipValue()
      }
    }
  }
}
