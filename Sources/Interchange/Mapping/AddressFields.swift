internal import Domain
internal import Engine
internal import Geometry
internal import JSONText

/// What a mapping says of a table of addresses.
struct AddressFields: Hashable, Sendable {
  var texts: [String: TextExpression] = [:]

  /// What must hold of a row for it to be taken.
  var conditions: [RowCondition] = []

  /// What a row may lack without the table being refused.
  var mayLack: Set<AddressRow.Lack> = []

  /// The projection of `x` and `y`; `nil` where the table has longitude and latitude.
  var projection: ConicProjection?

  /// How far the points of the table may be from the doors, in metres.
  var precisionMetres = precisionMetresDefault

  /// See `AddressRow.precedence`.
  var precedence = AddressRow.precedenceDefault

  /// A point on a roof or at an entrance, against the middle of a lot or what is read off a map.
  static let precisionMetresDefault = 25.0

  static let textKeys = [
    "number", "suffix", "street", "streetKind", "streetDirection", "unit", "line", "municipality",
    "borough", "formerMunicipality", "otherName", "postalCode", "place", "placeKind", "longitude",
    "latitude", "x", "y",
  ]

  /// What the shape of a feature says of how far it reaches; no key of a mapping.
  static let cornerKeys = ["@cornerLongitude", "@cornerLatitude"]

  /// The columns that are read, in order.
  var columns: [String] {
    conditions.map(\.column) + Self.textKeys.flatMap { texts[$0]?.columns ?? [] }
  }
}

extension MappingParser {
  static func address(_ json: inout JSONReader) throws(JSONSyntaxError) -> AddressFields {
    var fields = AddressFields()
    let others = ["when", "mayLack", "referenceSystem", "precisionMetres", "precedence", "note"]
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "note": try json.skipValue()
      case "when": fields.conditions = try conditions(&json)
      case "mayLack":
        try json.array { (json) throws(JSONSyntaxError) in
          fields.mayLack.insert(try lack(&json))
        }
      case "referenceSystem": fields.projection = try projection(&json)
      case "precisionMetres":
        let metres = try json.number()
        guard (1...100_000).contains(metres) else {
          throw wrong(key, "\(metres)", expected: ["1…100000"], json)
        }
        fields.precisionMetres = metres
      case "precedence":
        let number = try json.integer()
        guard (1...9).contains(number) else {
          throw wrong(key, "\(number)", expected: ["1…9"], json)
        }
        fields.precedence = number
      case _ where AddressFields.textKeys.contains(key): fields.texts[key] = try text(&json)
      default: throw unknown(key, among: AddressFields.textKeys + others, json)
      }
    }
    return fields
  }

  /// Sees to it that every row has a point: of its feature, of two columns, or of a projection.
  static func placed(
    _ fields: AddressFields, _ format: AddressTable.Format, _ json: JSONReader
  ) throws(JSONSyntaxError) -> AddressFields {
    var fields = fields
    if fields.texts["x"] != nil || fields.texts["y"] != nil || fields.projection != nil {
      try require(["x", "y"], in: fields.texts, json)
      guard fields.projection != nil else { throw json.error(.missingKey("referenceSystem")) }
    } else if format == .geojson, fields.texts["longitude"] == nil, fields.texts["latitude"] == nil
    {
      let keys = ["longitude", "latitude"] + AddressFields.cornerKeys
      for (key, column) in zip(
        keys, FeatureRowReader.pointColumns + FeatureRowReader.cornerColumns)
      {
        fields.texts[key] = TextExpression(form: .template([.column(column)]))
      }
    } else {
      try require(["longitude", "latitude"], in: fields.texts, json)
    }
    return fields
  }

  private static func lack(_ json: inout JSONReader) throws(JSONSyntaxError) -> AddressRow.Lack {
    let word = try json.string()
    guard let lack = AddressRow.Lack(rawValue: word) else {
      throw wrong("mayLack", word, expected: AddressRow.Lack.allCases.map(\.rawValue), json)
    }
    return lack
  }

  private static func projection(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> ConicProjection {
    let name = try json.string()
    guard let projection = ConicProjection(named: name) else {
      throw wrong("referenceSystem", name, expected: ConicProjection.names, json)
    }
    return projection
  }
}
