import Domain

/// What a service is, in the words of the file.
enum ServicePhrase {
  static func details(_ given: inout Statement) throws(CaseError) -> ServiceDetails {
    let name = given.head.count > 1 ? given.head[1] : try given.word(0)
    let category = ServiceCategory(trusted: try given.need("category"))
    var details = ServiceDetails(name: name, category: category)
    details.languages = given.words("languages")
    details.partialLanguages = given.words("partly in")
    details.interpretedLanguages = given.words("interpreter for").map {
      $0 == "any" ? ServiceDetails.anyLanguage : $0
    }
    details.modes = try given.codes("modes", ServiceMode.self)
    details.ageMinYears = try given.integer("youngest")
    details.ageMaxYears = try given.integer("oldest")
    details.clientele = given.words("for")
    details.clienteleRule = try given.code("rule", ClienteleRule.self)
    details.access = try given.codes("access", AccessRoute.self)
    details.costKind = try given.code("cost", CostKind.self)
    details.cost = given.phrase("cost in words")
    details.timeZone = given.take("clocks")
    details.telephone = given.take("telephone")
    if let hours = given.phrase("hours") {
      guard let schedule = OpeningSchedule(hours) else {
        throw given.error("“\(hours)” are no hours")
      }
      details.schedule = schedule
    }
    details.group = try group(&given)
    return details
  }

  private static func group(_ given: inout Statement) throws(CaseError) -> GroupIntervention? {
    guard let kind: GroupKind = try given.code("group", GroupKind.self) else { return nil }
    var group = GroupIntervention(kind: kind)
    group.openness = try given.code("newcomers", GroupOpenness.self)
    group.meetingCount = try given.integer("meetings")
    group.rhythm = try given.code("rhythm", GroupRhythm.self)
    group.placesMax = try given.integer("at most")
    group.offersTransport = given.take("transport").map { $0 == "yes" }
    group.problems = given.words("problems").map(ServiceCategory.init(trusted:))
    for day in given.words("starts") { group.startsOn.append(try given.day(of: day)) }
    group.startsOn.sort()
    return group
  }

  static func intake(_ given: inout Statement) throws(CaseError) -> ServiceIntake {
    switch try given.need("is") {
    case "open": return .open
    case "full": return .full
    case "waiting": return .waiting(days: try given.integer("days"))
    case let other: throw given.error("“\(other)” is no intake")
    }
  }
}
