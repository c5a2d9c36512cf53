internal import JSONText

extension ServiceDetails {
  /// Reads the members of an object that describes a service; `other` is handed the rest.
  init(
    reading json: inout JSONReader,
    other: (String, inout JSONReader) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    var name: String?
    var category: ServiceCategory?
    var details = ServiceDetails(name: "", category: ServiceCategory(trusted: ""))
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "access": details.access = try json.words(key)
      case "ageMaxYears": details.ageMaxYears = try json.integer()
      case "ageMinYears": details.ageMinYears = try json.integer()
      case "category": category = ServiceCategory(trusted: try json.string())
      case "clientele": details.clientele = try json.strings()
      case "cost": details.cost = try json.string()
      case "description": details.description = try json.string()
      case "group": details.group = try GroupIntervention(reading: &json)
      case "hours": details.hours = try json.string()
      case "languages": details.languages = try json.strings()
      case "modes": details.modes = try json.words(key)
      case "name": name = try json.string()
      case "telephone": details.telephone = try json.string()
      default: try other(key, &json)
      }
    }
    details.name = try json.require(name, "name")
    details.category = try json.require(category, "category")
    self = details
  }

  /// Writes the members, in alphabetical order, with the resource among them where there is one.
  func write(to json: inout JSONWriter, resource: ResourceID? = nil) {
    json.member("access", ifAny: access.map(\.rawValue))
    json.member("ageMaxYears", ifPresent: ageMaxYears)
    json.member("ageMinYears", ifPresent: ageMinYears)
    json.member("category", category.code)
    json.member("clientele", ifAny: clientele)
    json.member("cost", ifPresent: cost)
    json.member("description", ifPresent: description)
    if let group {
      json.key("group")
      json.object { group.write(to: &$0) }
    }
    json.member("hours", ifPresent: hours)
    json.member("languages", ifAny: languages)
    json.member("modes", ifAny: modes.map(\.rawValue))
    json.member("name", name)
    json.member("resource", ifPresent: resource?.text)
    json.member("telephone", ifPresent: telephone)
  }
}

extension GroupIntervention {
  init(reading json: inout JSONReader) throws(JSONSyntaxError) {
    var kind: GroupKind?
    var approach: String?
    var openness: GroupOpenness?
    var meetingCount: Int?
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "approach": approach = try json.string()
      case "kind": kind = try json.word(key)
      case "meetings": meetingCount = try json.integer()
      case "openness": openness = try json.word(key)
      default: try json.skipValue()
      }
    }
    self.init(
      kind: try json.require(kind, "group.kind"), approach: approach, openness: openness,
      meetingCount: meetingCount)
  }

  func write(to json: inout JSONWriter) {
    json.member("approach", ifPresent: approach)
    json.member("kind", kind.rawValue)
    json.member("meetings", ifPresent: meetingCount)
    json.member("openness", ifPresent: openness?.rawValue)
  }
}
