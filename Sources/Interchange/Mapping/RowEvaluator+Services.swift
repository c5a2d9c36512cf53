internal import Domain
internal import Engine

extension RowEvaluator {
  /// The row as the service of one entry of the mapping; `nil` when it has problems.
  mutating func serviceRow(
    _ fields: ServiceFields, index: Int, own: ResourceID?
  ) -> ServiceRow? {
    let prefix = "services[\(index)]"
    let texts = fields.texts
    let id = code(required(texts["id"], "\(prefix).id"), "\(prefix).id")
      .map { ServiceID(trusted: "service:\($0)") }
    let resource =
      texts["resource"] == nil
      ? own
      : code(required(texts["resource"], "\(prefix).resource"), "\(prefix).resource")
        .map { ResourceID(trusted: "resource:\($0)") }
    let details = details(fields, prefix)
    let rule = reach(fields.reach, "\(prefix).reach")
    let from = date(texts["suspendedFrom"], "\(prefix).suspendedFrom")
    let until = date(texts["suspendedUntil"], "\(prefix).suspendedUntil")
    let wait = wait(fields, prefix)
    let reportedOn = date(texts["waitReportedOn"], "\(prefix).waitReportedOn")
    guard let id, let resource, let details, let rule else { return nil }
    let isSuspended = from != nil || until != nil
    return ServiceRow(
      mappingIndex: index, id: id, resource: resource, details: details, reach: rule.rule,
      reachText: rule.text, declaredBy: text(texts["reachSource"], "\(prefix).reachSource"),
      suspension: isSuspended ? ServiceSuspended(until: until) : nil, suspendedFrom: from,
      wait: wait, waitReportedOn: reportedOn)
  }

  /// What the row reports of the intake; `nil` when it says nothing of it.
  private mutating func wait(_ fields: ServiceFields, _ prefix: String) -> ServiceWaitReported? {
    let texts = fields.texts
    let field = "\(prefix).waitState"
    let state = word(text(texts["waitState"], field), field, as: WaitState.self)
    let days = integer(texts["waitDays"], "\(prefix).waitDays", in: 0...3650)
    let until = date(texts["waitBelievedUntil"], "\(prefix).waitBelievedUntil")
    // A number of days alone is a wait.
    guard let state = state ?? (days == nil ? nil : .waiting) else { return nil }
    switch state {
    case .open: return ServiceWaitReported(.open, believedUntil: until)
    case .waiting: return ServiceWaitReported(.waiting(days: days), believedUntil: until)
    case .full: return ServiceWaitReported(.full, believedUntil: until)
    }
  }

  private enum WaitState: String, CaseIterable { case open, waiting, full }

  private mutating func details(_ fields: ServiceFields, _ prefix: String) -> ServiceDetails? {
    let texts = fields.texts
    let name = required(texts["name"], "\(prefix).name")
    let category = required(texts["category"], "\(prefix).category")
      .map(ServiceCategory.init(trusted:))
    let ageMin = integer(texts["ageMinYears"], "\(prefix).ageMinYears", in: 0...120)
    let ageMax = integer(
      texts["ageMaxYears"], "\(prefix).ageMaxYears", in: (ageMin ?? 0)...120)
    var details = ServiceDetails(
      name: name ?? "", category: category ?? ServiceCategory(trusted: "other"),
      ageMinYears: ageMin, ageMaxYears: ageMax,
      cost: text(texts["cost"], "\(prefix).cost"), hours: text(texts["hours"], "\(prefix).hours"),
      telephone: text(texts["telephone"], "\(prefix).telephone"),
      description: text(texts["description"], "\(prefix).description"))
    details.languages = languages(texts["languages"], "\(prefix).languages")
    details.partialLanguages = languages(texts["partialLanguages"], "\(prefix).partialLanguages")
    details.interpretedLanguages = languages(
      texts["interpretedLanguages"], "\(prefix).interpretedLanguages")
    details.clienteleRule = word(texts["clienteleRule"], "\(prefix).clienteleRule")
    details.costKind = word(texts["costKind"], "\(prefix).costKind")
    details.schedule = schedule(texts["schedule"], "\(prefix).schedule")
    details.timeZone = timeZone(texts["timeZone"], "\(prefix).timeZone")
    details.modes = words(texts["modes"], "\(prefix).modes")
    details.access = words(texts["access"], "\(prefix).access")
    details.clientele = list(texts["clientele"], "\(prefix).clientele").compactMap {
      readCategory($0, "\(prefix).clientele")?.code
    }
    details.group = group(fields.group, "\(prefix).group")
    return name == nil || category == nil ? nil : details
  }

  private mutating func word<Word>(
    _ expression: TextExpression?, _ field: String, as _: Word.Type = Word.self
  ) -> Word? where Word: RawRepresentable<String> & CaseIterable {
    word(text(expression, field), field)
  }

  private mutating func schedule(
    _ expression: TextExpression?, _ field: String
  ) -> OpeningSchedule? {
    guard let text = text(expression, field) else { return nil }
    if let schedule = OpeningSchedule(text) { return schedule }
    problem(.malformedIdentifier(expected: OpeningSchedule.form), field: field, value: text)
    return nil
  }

  private mutating func timeZone(_ expression: TextExpression?, _ field: String) -> String? {
    guard let text = text(expression, field) else { return nil }
    if Opening.knowsTimeZone(text) { return text }
    problem(.malformedIdentifier(expected: "America/Toronto"), field: field, value: text)
    return nil
  }

  private mutating func words<Word>(
    _ expression: TextExpression?, _ field: String
  ) -> [Word] where Word: RawRepresentable<String> & CaseIterable {
    list(expression, field).compactMap { word($0, field) }
  }

  private mutating func languages(_ expression: TextExpression?, _ field: String) -> [String] {
    list(expression, field).filter { code in
      let isCode =
        (2...3).contains(code.utf8.count)
        && code.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      if !isCode {
        problem(.malformedIdentifier(expected: "fr, en, iu, moe, …"), field: field, value: code)
      }
      return isCode
    }
  }

  private mutating func group(
    _ texts: [String: TextExpression], _ field: String
  ) -> GroupIntervention? {
    guard let kind = word(text(texts["kind"], field), field, as: GroupKind.self) else {
      return nil
    }
    let placesMin = integer(texts["placesMin"], "\(field).placesMin", in: 1...1000)
    return GroupIntervention(
      kind: kind, approach: text(texts["approach"], "\(field).approach"),
      problems: list(texts["problems"], "\(field).problems").compactMap {
        readCategory($0, "\(field).problems")
      },
      openness: word(texts["openness"], "\(field).openness"), placesMin: placesMin,
      placesMax: integer(texts["placesMax"], "\(field).placesMax", in: (placesMin ?? 1)...1000),
      meetingCount: integer(texts["meetings"], "\(field).meetings", in: 1...1000),
      rhythm: word(texts["rhythm"], "\(field).rhythm"),
      startsOn: days(texts["startsOn"], "\(field).startsOn"),
      offersTransport: word(texts["transport"], "\(field).transport", as: YesOrNo.self)
        .map { $0 == .yes })
  }

  private enum YesOrNo: String, CaseIterable { case yes, no }

  /// Days, sorted, each once.
  private mutating func days(_ expression: TextExpression?, _ field: String) -> [CalendarDate] {
    let found = list(expression, field).compactMap { text -> CalendarDate? in
      if let day = CalendarDate(text) { return day }
      problem(.outOfRange(expected: "YYYY-MM-DD"), field: field, value: text)
      return nil
    }
    return Set(found).sorted()
  }
}
