internal import Domain
internal import Engine
internal import JSONText

/// The section of a mapping that says what a population table is.
extension MappingParser {
  static func population(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> PopulationFields {
    let keys = [
      "level", "code", "name", "year", "sex", "ages", "groups", "age", "people",
      "projectionsFrom", "note",
    ]
    var level: PopulationFields.Level?
    var texts: [String: TextExpression] = [:]
    var sex: Lookup<Sex>?
    var columns: [AgeColumn]?
    var projectionsFrom: Int?
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "note": try json.skipValue()
      case "level": level = try self.level(&json)
      case "code", "name", "year", "age", "people": texts[key] = try text(&json)
      case "sex": sex = try lookup(&json) { (json) throws(JSONSyntaxError) in try self.sex(&json) }
      case "ages", "groups":
        guard columns == nil else { throw either(key, json) }
        columns = key == "ages" ? try singleAges(&json) : try ageGroups(&json)
      case "projectionsFrom": projectionsFrom = try json.integer()
      default: throw unknown(key, among: keys, json)
      }
    }
    guard let level else { throw json.error(.missingKey("level")) }
    guard let code = texts["code"] else { throw json.error(.missingKey("code")) }
    guard let year = texts["year"] else { throw json.error(.missingKey("year")) }
    return PopulationFields(
      level: level, code: code, name: texts["name"], year: year, sex: sex,
      ages: try ages(columns, texts, json), projectionsFrom: projectionsFrom)
  }

  private static func ages(
    _ columns: [AgeColumn]?, _ texts: [String: TextExpression], _ json: JSONReader
  ) throws(JSONSyntaxError) -> PopulationFields.Ages {
    if let columns {
      for key in ["age", "people"] where texts[key] != nil { throw either(key, json) }
      return .columns(columns)
    }
    guard let age = texts["age"] else { throw json.error(.missingKey("ages")) }
    guard let people = texts["people"] else { throw json.error(.missingKey("people")) }
    return .rows(age: age, people: people)
  }

  /// Ages stand in columns of single years, in columns of groups, or in rows.
  private static func either(_ key: String, _ json: JSONReader) -> JSONSyntaxError {
    json.error(.invalidValue(key: key, value: key, expected: "ages / groups / age, people"))
  }

  private static func level(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> PopulationFields.Level {
    guard try json.nextType() == .object else {
      return .always(try territoryKind("level", &json))
    }
    return .byCell(
      try lookup(&json) { (json) throws(JSONSyntaxError) in
        var probe = json
        if try probe.string().isEmpty {
          json = probe
          return nil
        }
        return try territoryKind("level", &json)
      })
  }

  private static func sex(_ json: inout JSONReader) throws(JSONSyntaxError) -> Sex {
    let word = try json.string()
    guard let sex = Sex(rawValue: word) else {
      throw wrong("sex", word, expected: Sex.allCases.map(\.rawValue), json)
    }
    return sex
  }

  /// One column for each year of age: `{"from": 0, "to": 90, "open": true, "column": "age_{age}"}`.
  private static func singleAges(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> [AgeColumn] {
    var from = 0
    var to: Int?
    var isOpen = false
    var pattern = "{age}"
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "from": from = try age(key, &json)
      case "to": to = try age(key, &json)
      case "open": isOpen = try json.boolean()
      case "column": pattern = try json.string()
      default: throw unknown(key, among: ["from", "to", "open", "column"], json)
      }
    }
    guard let to, from <= to else { throw json.error(.missingKey("to")) }
    let parts = TextExpression.parts(of: pattern) ?? []
    let places = parts.compactMap { if case .column(let name) = $0 { name } else { nil } }
    guard places == ["age"] else {
      throw json.error(.invalidValue(key: "column", value: pattern, expected: "{age}"))
    }
    return (from...to).map { age in
      AgeColumn(
        name: parts.map { part in
          if case .literal(let literal) = part { literal } else { "\(age)" }
        }.joined(),
        ages: age...(isOpen && age == to ? Population.oldestYears : age))
    }
  }

  /// Groups of ages: `[{"column": "age_0_17", "from": 0, "to": 17}, {"column": "rest", "from": 18}]`.
  private static func ageGroups(
    _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> [AgeColumn] {
    var groups: [AgeColumn] = []
    try json.array { (json) throws(JSONSyntaxError) in
      var column: String?
      var from: Int?
      var to = Population.oldestYears
      try json.object { (key, json) throws(JSONSyntaxError) in
        switch key {
        case "column": column = try json.string()
        case "from": from = try age(key, &json)
        case "to": to = try age(key, &json)
        default: throw unknown(key, among: ["column", "from", "to"], json)
        }
      }
      guard let column else { throw json.error(.missingKey("column")) }
      guard let from else { throw json.error(.missingKey("from")) }
      guard from <= to else {
        throw json.error(.invalidValue(key: "to", value: "\(to)", expected: "≥ \(from)"))
      }
      groups.append(AgeColumn(name: column, ages: from...to))
    }
    do throws(AgePlan.Fault) {
      _ = try AgePlan(groups)
    } catch {
      let (value, expected) = words(error, groups)
      throw json.error(.invalidValue(key: "groups", value: value, expected: expected))
    }
    return groups
  }

  /// The columns at fault, and what would be right: in signs, which need no translation.
  private static func words(
    _ fault: AgePlan.Fault, _ groups: [AgeColumn]
  ) -> (value: String, expected: String) {
    switch fault {
    case .same(let one, let other), .crossing(let one, let other):
      let (left, right) = (groups[one].name, groups[other].name)
      return ("\(left), \(right)", "\(left) ∩ \(right) = ∅, \(left) ⊃ \(right)")
    case .scattered(let index):
      let name = groups[index].name
      return (name, "\(name) − Σ = [a, b]")
    }
  }

  private static func age(
    _ key: String, _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> Int {
    let age = try json.integer()
    guard (0...Population.oldestYears).contains(age) else {
      throw json.error(
        .invalidValue(key: key, value: "\(age)", expected: "0…\(Population.oldestYears)"))
    }
    return age
  }
}
