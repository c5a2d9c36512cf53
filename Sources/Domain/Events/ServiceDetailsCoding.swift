internal import JSONText

extension ServiceDetails {
  /// Reads the members of an object that describes a service; `other` is handed the rest.
  ///
  /// What the second version added was passed over before: a first version never says it.
  init(
    reading json: inout JSONReader, version: Int,
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
      case "group": details.group = try GroupIntervention(reading: &json, version: version)
      case "hours": details.hours = try json.string()
      case "languages": details.languages = try json.strings()
      case "modes": details.modes = try json.words(key)
      case "name": name = try json.string()
      case "telephone": details.telephone = try json.string()
      case _ where version >= 2 && Self.keysOfSecondVersion.contains(key):
        try details.readSecondVersion(key, &json)
      default: try other(key, &json)
      }
    }
    details.name = try json.require(name, "name")
    details.category = try json.require(category, "category")
    self = details
  }

  private static let keysOfSecondVersion: Set<String> = [
    "clienteleRule", "costKind", "interpretedLanguages", "partialLanguages", "schedule", "timeZone",
  ]

  private mutating func readSecondVersion(
    _ key: String, _ json: inout JSONReader
  ) throws(JSONSyntaxError) {
    switch key {
    case "clienteleRule": clienteleRule = try json.word(key)
    case "costKind": costKind = try json.word(key)
    case "interpretedLanguages": interpretedLanguages = try json.strings()
    case "partialLanguages": partialLanguages = try json.strings()
    case "schedule": schedule = try json.schedule(key)
    default: timeZone = try json.string()
    }
  }

  /// Writes the members, in alphabetical order, with the resource among them where there is one.
  func write(to json: inout JSONWriter, resource: ResourceID? = nil) {
    json.member("access", ifAny: access.map(\.rawValue))
    json.member("ageMaxYears", ifPresent: ageMaxYears)
    json.member("ageMinYears", ifPresent: ageMinYears)
    json.member("category", category.code)
    json.member("clientele", ifAny: clientele)
    json.member("clienteleRule", ifPresent: clienteleRule?.rawValue)
    json.member("cost", ifPresent: cost)
    json.member("costKind", ifPresent: costKind?.rawValue)
    json.member("description", ifPresent: description)
    if let group {
      json.key("group")
      json.object { group.write(to: &$0) }
    }
    json.member("hours", ifPresent: hours)
    json.member("interpretedLanguages", ifAny: interpretedLanguages)
    json.member("languages", ifAny: languages)
    json.member("modes", ifAny: modes.map(\.rawValue))
    json.member("name", name)
    json.member("partialLanguages", ifAny: partialLanguages)
    json.member("resource", ifPresent: resource?.text)
    json.member("schedule", ifPresent: schedule?.text)
    json.member("telephone", ifPresent: telephone)
    json.member("timeZone", ifPresent: timeZone)
  }
}

extension JSONReader {
  fileprivate mutating func schedule(_ key: String) throws(JSONSyntaxError) -> OpeningSchedule {
    let text = try string()
    guard let schedule = OpeningSchedule(text) else {
      throw error(.invalidValue(key: key, value: text, expected: OpeningSchedule.form))
    }
    return schedule
  }
}

extension GroupIntervention {
  init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var kind: GroupKind?
    var group = GroupIntervention(kind: .task)
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "approach": group.approach = try json.string()
      case "kind": kind = try json.word(key)
      case "meetings": group.meetingCount = try json.integer()
      case "openness": group.openness = try json.word(key)
      case _ where version >= 2: try group.readSecondVersion(key, &json)
      default: try json.skipValue()
      }
    }
    group.kind = try json.require(kind, "group.kind")
    self = group
  }

  private mutating func readSecondVersion(
    _ key: String, _ json: inout JSONReader
  ) throws(JSONSyntaxError) {
    switch key {
    case "placesMax": placesMax = try json.integer()
    case "placesMin": placesMin = try json.integer()
    case "problems": problems = try json.strings().map(ServiceCategory.init(trusted:))
    case "rhythm": rhythm = try json.word(key)
    case "startsOn":
      var days: [CalendarDate] = []
      try json.array { (json) throws(JSONSyntaxError) in days.append(try json.date(key)) }
      startsOn = days
    case "transport": offersTransport = try json.boolean()
    default: try json.skipValue()
    }
  }

  func write(to json: inout JSONWriter) {
    json.member("approach", ifPresent: approach)
    json.member("kind", kind.rawValue)
    json.member("meetings", ifPresent: meetingCount)
    json.member("openness", ifPresent: openness?.rawValue)
    json.member("placesMax", ifPresent: placesMax)
    json.member("placesMin", ifPresent: placesMin)
    json.member("problems", ifAny: problems.map(\.code))
    json.member("rhythm", ifPresent: rhythm?.rawValue)
    json.member("startsOn", ifAny: startsOn.map(\.description))
    if let offersTransport {
      json.key("transport")
      json.boolean(offersTransport)
    }
  }
}
