public import Geometry

/// One feature of a file of boundaries.
public struct GeoJSONFeature: Hashable, Sendable {
  /// Number of the feature in its file, from 1.
  public let number: Int

  /// Line on which it begins, from 1.
  public let line: Int

  /// The properties, by name.
  public let properties: [String: GeoJSONValue]

  /// Its land, as written: neither checked for validity nor brought into canonical form.
  public let shape: MultiPolygon

  public init(
    number: Int, line: Int, properties: [String: GeoJSONValue], shape: MultiPolygon
  ) {
    self.number = number
    self.line = line
    self.properties = properties
    self.shape = shape
  }
}

/// The value of a property.
public enum GeoJSONValue: Hashable, Sendable {
  case text(String)

  /// A number, digit for digit as the file has it: a code may hide in it.
  case number(String)
  case boolean(Bool)
  case null

  /// An object or an array.
  case structured

  /// The value as people write it; `nil` for null, objects and arrays.
  ///
  /// Text keeps its leading zeros; the number `631` reads `631`.
  public var text: String? {
    switch self {
    case .text(let text): text
    case .number(let digits): digits
    case .boolean(let value): value ? "true" : "false"
    case .null, .structured: nil
    }
  }
}
