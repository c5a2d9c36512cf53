internal import Domain
internal import JSONText

/// Reads the text of a mapping; every fault has its line and column.
struct MappingParser {
  var delimiter: CSVReader.Delimiter?
  var encoding: TextEncoding?
  var resource: ResourceFields?
  var services: [ServiceFields] = []
  var address: AddressFields?
  var population: PopulationFields?

  /// What the table is made of: records of a table, or features.
  var format = AddressTable.Format.csv

  init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
    var json = JSONReader(bytes)
    var schema: String?
    let keys = ["schema", "note", "file", "resource", "services", "address", "population"]
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "schema":
        schema = try json.string()
        if schema != ResourceMapping.schema {
          throw Self.wrong(key, schema ?? "", expected: [ResourceMapping.schema], json)
        }
      case "note": try json.skipValue()
      case "file": try readFile(&json)
      case "resource": resource = try Self.resource(&json)
      case "services":
        try json.array { (json) throws(JSONSyntaxError) in
          services.append(try Self.service(&json))
        }
      case "address": address = try Self.address(&json)
      case "population": population = try Self.population(&json)
      default: throw Self.unknown(key, among: keys, json)
      }
    }
    guard schema != nil else { throw json.error(.missingKey("schema")) }
    guard resource != nil || !services.isEmpty || address != nil || population != nil else {
      throw json.error(.missingKey("resource"))
    }
    if resource == nil, services.contains(where: { $0.texts["resource"] == nil }) {
      throw json.error(.missingKey("services[].resource"))
    }
    if let fields = address { address = try Self.placed(fields, format, json) }
    try json.end()
  }

  private mutating func readFile(_ json: inout JSONReader) throws(JSONSyntaxError) {
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "delimiter":
        let text = try json.string()
        guard let found = CSVReader.Delimiter(rawValue: text) else {
          let allowed = CSVReader.Delimiter.allCases.map(\.rawValue)
          throw Self.wrong(key, text, expected: allowed, json)
        }
        delimiter = found
      case "encoding":
        let text = try json.string()
        guard let found = TextEncoding(name: text) else {
          let allowed = TextEncoding.allCases.map(\.rawValue)
          throw Self.wrong(key, text, expected: allowed, json)
        }
        encoding = found
      case "format":
        let text = try json.string()
        guard let found = AddressTable.Format(rawValue: text) else {
          let allowed = AddressTable.Format.allCases.map(\.rawValue)
          throw Self.wrong(key, text, expected: allowed, json)
        }
        format = found
      default: throw Self.unknown(key, among: ["delimiter", "encoding", "format"], json)
      }
    }
  }
}

// MARK: - Sections

extension MappingParser {
  private static func resource(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> ResourceFields {
    var fields = ResourceFields()
    let keys = ResourceFields.textKeys + ["organization", "confidential", "note"]
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "note": try json.skipValue()
      case "organization":
        fields.organization = try texts(
          &json, keys: ResourceFields.organizationKeys, required: ["id", "name"])
      case "confidential": fields.isConfidential = try confidential(&json)
      case _ where ResourceFields.textKeys.contains(key): fields.texts[key] = try text(&json)
      default: throw unknown(key, among: keys, json)
      }
    }
    try require(ResourceFields.required, in: fields.texts, json)
    return fields
  }

  private static func service(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> ServiceFields {
    var fields = ServiceFields()
    let keys = ServiceFields.textKeys + ["when", "group", "reach", "note"]
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "note": try json.skipValue()
      case "when": fields.conditions = try conditions(&json)
      case "group":
        fields.group = try texts(&json, keys: ServiceFields.groupKeys, required: ["kind"])
      case "reach": fields.reach = try reach(&json)
      case _ where ServiceFields.textKeys.contains(key): fields.texts[key] = try text(&json)
      default: throw unknown(key, among: keys, json)
      }
    }
    try require(ServiceFields.required, in: fields.texts, json)
    return fields
  }

  static func texts(
    _ json: inout JSONReader, keys: [String], required: [String]
  ) throws(JSONSyntaxError) -> [String: TextExpression] {
    var result: [String: TextExpression] = [:]
    try json.object { (key, json) throws(JSONSyntaxError) in
      if key == "note" {
        try json.skipValue()
      } else if keys.contains(key) {
        result[key] = try text(&json)
      } else {
        throw unknown(key, among: keys, json)
      }
    }
    try require(required, in: result, json)
    return result
  }

  private static func confidential(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> Lookup<Bool> {
    try lookup(&json) { (json) throws(JSONSyntaxError) in try json.boolean() }
  }

  static func conditions(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> [RowCondition] {
    guard try json.nextType() == .array else { return [try condition(&json)] }
    var result: [RowCondition] = []
    try json.array { (json) throws(JSONSyntaxError) in result.append(try condition(&json)) }
    return result
  }

  private static func condition(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> RowCondition {
    var column: String?
    var test: RowCondition.Test?
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "column": column = try json.string()
      case "in": test = .isIn(try json.strings())
      case "notIn": test = .isNotIn(try json.strings())
      case "has": test = .has(try json.strings())
      case "empty": test = .isEmpty(try json.boolean())
      default: throw unknown(key, among: ["column", "in", "notIn", "has", "empty"], json)
      }
    }
    guard let column else { throw json.error(.missingKey("column")) }
    guard let test else { throw json.error(.missingKey("in")) }
    return RowCondition(column: column, test: test)
  }
}

// MARK: - Expressions

extension MappingParser {
  static func text(_ json: inout JSONReader) throws(JSONSyntaxError) -> TextExpression {
    guard try json.nextType() == .object else { return try template(&json) }
    // Either `{"template": …, "slug": …}`, `{"first": […]}` or a choice by a cell: the keys tell.
    let choice = json
    var alternatives: [TextExpression]?
    var template: TextExpression?
    var isSlug = false
    var isChoice = false
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "template": template = try Self.template(&json)
      case "slug": isSlug = try json.boolean()
      case "first":
        var found: [TextExpression] = []
        try json.array { (json) throws(JSONSyntaxError) in found.append(try text(&json)) }
        alternatives = found
      default:
        isChoice = true
        try json.skipValue()
      }
    }
    if let alternatives { return TextExpression(form: .first(alternatives)) }
    if isChoice {
      var choice = choice
      let found = try lookup(&choice) { (json) throws(JSONSyntaxError) in try json.string() }
      return TextExpression(form: .lookup(found))
    }
    guard var template else { throw json.error(.missingKey("template")) }
    template.isSlug = isSlug
    return template
  }

  private static func template(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> TextExpression {
    let text = try json.string()
    guard let parts = TextExpression.parts(of: text) else {
      throw json.error(.invalidValue(key: "template", value: text, expected: "{…}"))
    }
    return TextExpression(form: .template(parts))
  }

  static func lookup<Value>(
    _ json: inout JSONReader, _ value: (inout JSONReader) throws(JSONSyntaxError) -> Value
  ) throws(JSONSyntaxError) -> Lookup<Value> {
    var column: String?
    var values: [String: Value] = [:]
    var otherwise: Value?
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "column": column = try json.string()
      case "values":
        try json.object { (cell, json) throws(JSONSyntaxError) in
          values[cell] = try value(&json)
        }
      case "otherwise": otherwise = try value(&json)
      default: throw unknown(key, among: ["column", "values", "otherwise"], json)
      }
    }
    guard let column else { throw json.error(.missingKey("column")) }
    return Lookup(column: column, values: values, otherwise: otherwise)
  }

  static func reach(_ json: inout JSONReader) throws(JSONSyntaxError) -> ReachExpression {
    switch try json.nextType() {
    case .string:
      let word = try json.string()
      switch word {
      case "everyone": return .everyone
      case "notStated": return .notStated
      case "registration": return .registrationWithOwnResource
      default:
        throw wrong("reach", word, expected: ["everyone", "notStated", "registration"], json)
      }
    case .array:
      var rules: [ReachExpression] = []
      try json.array { (json) throws(JSONSyntaxError) in rules.append(try reach(&json)) }
      return .all(rules)
    default: return try reachObject(&json)
    }
  }

  private static func reachObject(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> ReachExpression {
    let start = json
    var rule = ReachRuleMembers()
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "registration": rule.registration = try registration(&json)
      case "residence": rule.homes.append(try residence(&json))
      case "postalCodes": rule.homes.append(.postalCodes(try text(&json)))
      case "streets": rule.streets = try text(&json)
      case "municipality": rule.municipality = try text(&json)
      case "onlyHere": rule.isOnlyHere = try json.boolean()
      case "modes": rule.modes = try text(&json)
      case "everyone": rule.isForEveryone = try json.boolean()
      case "column", "values", "otherwise": try json.skipValue()
      default: throw unknown(key, among: ReachRuleMembers.keys, json)
      }
    }
    guard let result = rule.expression else {
      guard rule.isEmpty else {
        throw json.error(.missingKey(rule.isOnlyHere ? "residence" : "residence, registration"))
      }
      return try reachChoice(start)
    }
    return result
  }

  /// `true` for the row's own resource, else another.
  private static func registration(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> ReachExpression {
    guard try json.nextType() == .boolean else { return .registration(try text(&json)) }
    guard try json.boolean() else {
      throw wrong("registration", "false", expected: ["true"], json)
    }
    return .registrationWithOwnResource
  }

  private static func reachChoice(
    _ start: JSONReader
  ) throws(JSONSyntaxError) -> ReachExpression {
    var choice = start
    let found = try lookup(&choice) { (json) throws(JSONSyntaxError) in try reach(&json) }
    return .lookup(found)
  }

  private static func residence(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> ReachExpression {
    var containing: TerritoryKind?
    var kind: TerritoryKind?
    var texts: [String: TextExpression] = [:]
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "containing": containing = try territoryKind(key, &json)
      case "kind": kind = try territoryKind(key, &json)
      case "territories", "except", "named": texts[key] = try text(&json)
      default:
        let keys = ["containing", "territories", "except", "named", "kind"]
        throw unknown(key, among: keys, json)
      }
    }
    if let containing { return .containing(containing) }
    if let territories = texts["territories"] {
      return .territories(territories, except: texts["except"])
    }
    guard let named = texts["named"] else { throw json.error(.missingKey("containing")) }
    guard let kind else { throw json.error(.missingKey("kind")) }
    return .named(named, kind)
  }

  static func territoryKind(
    _ key: String, _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> TerritoryKind {
    let name = try json.string()
    guard let kind = TerritoryKind(name) else {
      throw wrong(key, name, expected: ["clsc", "rls", "rts", "rss", "mrc", "…"], json)
    }
    return kind
  }
}

// MARK: - Faults

extension MappingParser {
  static func require(
    _ keys: [String], in texts: [String: TextExpression], _ json: JSONReader
  ) throws(JSONSyntaxError) {
    for key in keys where texts[key] == nil { throw json.error(.missingKey(key)) }
  }

  static func unknown(
    _ key: String, among keys: [String], _ json: JSONReader
  ) -> JSONSyntaxError {
    let nearest = EditDistance.nearest(to: key, in: keys).first.map { [$0] }
    return wrong(key, key, expected: nearest ?? keys, json)
  }

  static func wrong(
    _ key: String, _ value: String, expected: [String], _ json: JSONReader
  ) -> JSONSyntaxError {
    json.error(
      .invalidValue(key: key, value: value, expected: expected.joined(separator: ", ")))
  }
}
