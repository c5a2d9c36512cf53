internal import Domain

/// Whether a service suits a person, apart from whom it reaches.
///
/// Three values for each criterion: yes, no, to verify. What nobody has stated is to be verified:
/// never a yes, never a no.
enum Eligibility {
  /// What was found, and which criteria hold with nothing to say of them.
  struct Found {
    /// Refusals first, then questions, then what should be known.
    var findings: [EligibilityFinding]

    /// In the order of ``Criterion``.
    var met: [Criterion]
  }

  /// What comes of one criterion: `nil` when it was not looked at, for nobody asks and the service
  /// sets no condition; empty when it holds.
  typealias Outcome = [EligibilityFinding]?

  /// Judges every criterion.
  static func judge(
    _ service: ServiceFacts, of resource: ResourceFacts, _ request: LookupRequest
  ) -> Found {
    let details = service.details
    let person = request.person
    let outcomes: [(Criterion, Outcome)] = [
      (.status, status(of: service, of: resource, on: request.day)),
      (.age, age(of: details, person.ageYears)),
      (.clientele, clientele(of: details, person)),
      (.language, language(of: details, person)),
      (.mode, mode(of: details, request.mode)),
      (.access, access(of: details, person.access)),
      (.cost, cost(of: details, person.costMax)),
      (.intake, intake(of: service, on: request.day)),
      (.group, group(of: details, on: request.day)),
    ]
    var found = Found(findings: [], met: [])
    for (criterion, outcome) in outcomes {
      guard let outcome else { continue }
      if outcome.isEmpty { found.met.append(criterion) }
      let isFilter = criterion != .status
      found.findings +=
        isFilter && details.category.ignoresFilters ? outcome.map(regardless) : outcome
    }
    found.findings =
      found.findings.filter(\.isRefusal) + found.findings.filter(\.isQuestion)
      + found.findings.filter { $0.bearing == .informs }
    return found
  }

  /// Whether what a request says of the person or of the mode can make a difference to the judgement.
  static func depends(_ details: ServiceDetails, on request: LookupRequest) -> Bool {
    if asksOfAll(request) { return true }
    let person = request.person
    if person.ageYears != nil,
      asksForYears(details) || details.clientele.contains(where: ClienteleOfAge.isOne)
    {
      return true
    }
    return !(person.isAmong.isEmpty && person.isNotAmong.isEmpty) && !details.clientele.isEmpty
  }

  /// Whether a request says something that can make a difference to any service.
  static func asksOfAll(_ request: LookupRequest) -> Bool {
    let person = request.person
    if let costMax = person.costMax, costMax != .fee { return true }
    return request.mode != nil || person.access != nil || !person.languages.isEmpty
  }

  /// Whether a request says something that can make a difference to services for some ages or people.
  static func asksOfSome(_ request: LookupRequest) -> Bool {
    let person = request.person
    return person.ageYears != nil || !person.isAmong.isEmpty || !person.isNotAmong.isEmpty
  }

  /// Whether the years of a person, or what they are, can make a difference to a service.
  static func isParticular(_ details: ServiceDetails) -> Bool {
    asksForYears(details) || !details.clientele.isEmpty
  }

  private static func asksForYears(_ details: ServiceDetails) -> Bool {
    details.ageMinYears != nil || details.ageMaxYears != nil
  }

  /// A filter's finding beside a service that no filter leaves out.
  private static func regardless(_ finding: EligibilityFinding) -> EligibilityFinding {
    finding.bearing == .informs ? finding : .regardless(finding)
  }

  /// What speaks against it whoever asks.
  static func status(
    of service: ServiceFacts, of resource: ResourceFacts, on day: CalendarDate
  ) -> [EligibilityFinding] {
    var found: [EligibilityFinding] = []
    if let closedOn = resource.closedOn { found.append(.resourceClosed(on: closedOn)) }
    switch service.status {
    case .offered: break
    case .withdrawn: found.append(.withdrawn)
    case .suspended(let until?, _) where until <= day: found.append(.suspensionRanOut(on: until))
    case .suspended(let until, let reason):
      found.append(.suspended(until: until, reason: reason))
    }
    return found
  }

  private static func age(of details: ServiceDetails, _ years: Int?) -> Outcome {
    let (low, high) = (details.ageMinYears, details.ageMaxYears)
    // From birth on is no condition.
    guard (low ?? 0) > 0 || high != nil else { return nil }
    guard let years else { return [.ageNotKnown(minYears: low, maxYears: high)] }
    if let low, years < low { return [.tooYoung(minYears: low)] }
    if let high, years > high { return [.tooOld(maxYears: high)] }
    return []
  }

  private static func mode(of details: ServiceDetails, _ mode: ServiceMode?) -> Outcome {
    guard let mode else { return nil }
    if details.modes.isEmpty { return [.modeNotStated(mode)] }
    return details.modes.contains(mode) ? [] : [.otherModes(details.modes)]
  }

  private static func cost(of details: ServiceDetails, _ costMax: CostKind?) -> Outcome {
    // Whoever can pay any fee is not kept away by one that nobody has stated.
    guard let costMax, costMax != .fee else { return nil }
    guard let kind = details.costKind else { return [.costNotStated(words: details.cost)] }
    if kind <= costMax { return [] }
    return kind == .contribution
      ? [.asksContribution(words: details.cost)] : [.costsMore(kind, words: details.cost)]
  }

  private static func intake(of service: ServiceFacts, on day: CalendarDate) -> Outcome {
    guard let reported = service.intake else { return nil }
    guard reported.isBelieved(on: day) else { return [.intakeDoubtful(reported)] }
    switch reported.intake {
    case .open: return []
    case .waiting: return [.waiting(reported)]
    case .full: return [.full(reported)]
    }
  }

  private static func group(of details: ServiceDetails, on day: CalendarDate) -> Outcome {
    guard let group = details.group else { return nil }
    let next = group.nextStart(from: day)
    switch group.openness {
    case .open: return next.map { [.groupStarts(on: $0)] } ?? []
    case .closed:
      if let next { return [.groupStarts(on: next)] }
      return [
        group.lastStart(before: day).map(EligibilityFinding.groupHasBegun) ?? .groupStartNotStated
      ]
    case nil:
      return next.map { [.groupStarts(on: $0)] } ?? [.groupOpennessNotStated]
    }
  }
}

// MARK: - Languages, clientele, access

extension Eligibility {
  /// The best that one of the person's languages gets: offered, in part, with an interpreter.
  private static func language(of details: ServiceDetails, _ person: PersonFacts) -> Outcome {
    let wanted = person.languages
    guard !wanted.isEmpty else { return nil }
    if wanted.contains(where: details.languages.contains) { return [] }
    let partly = wanted.filter(details.partialLanguages.contains)
    let isForAny = details.interpretedLanguages.contains(ServiceDetails.anyLanguage)
    let interpreted =
      isForAny ? wanted : wanted.filter(details.interpretedLanguages.contains)
    // An interpreter who is accepted is surer than staff who speak it in part.
    if !interpreted.isEmpty, person.acceptsInterpreter == true || partly.isEmpty {
      return [.interpreted(interpreted, accepted: person.acceptsInterpreter)]
    }
    if !partly.isEmpty { return [.partialLanguages(partly)] }
    return details.languages.isEmpty
      ? [.languageNotStated(wanted)] : [.otherLanguages(details.languages)]
  }

  /// Whether the person is of those for whom it is, as far as anybody knows.
  private static func clientele(of details: ServiceDetails, _ person: PersonFacts) -> Outcome {
    let codes = details.clientele
    guard !codes.isEmpty else { return nil }
    if details.clienteleRule == .mainly { return [.mainlyForClientele(codes)] }
    let known = codes.map { (code: $0, isAmong: isAmong($0, details, person)) }
    let held = known.filter { $0.isAmong == true }
    let asked = known.filter { $0.isAmong == nil }.map(\.code)
    let question = EligibilityFinding.forClientele(
      codes, rule: details.clienteleRule, asked: asked)
    switch details.clienteleRule {
    case .oneOf:
      if !held.isEmpty { return [] }
      return asked.isEmpty ? [.notOfClientele(codes, rule: .oneOf)] : [question]
    case .allOf:
      if held.count == codes.count { return [] }
      return held.count + asked.count < codes.count
        ? [.notOfClientele(codes, rule: .allOf)] : [question]
    case .mainly, nil:
      // Whether one of several is enough, nobody has said either.
      if held.count == codes.count { return [] }
      return asked.isEmpty ? [.clienteleRuleNotStated(codes)] : [question]
    }
  }

  /// Whether the person is of a clientele; `nil` when they have to be asked.
  ///
  /// What was said of them counts first. Of a clientele that is an age, the years that the service
  /// states decide; where it states none, what everybody means by the word.
  private static func isAmong(
    _ code: String, _ details: ServiceDetails, _ person: PersonFacts
  ) -> Bool? {
    if person.isAmong.contains(code) { return true }
    if person.isNotAmong.contains(code) { return false }
    guard ClienteleOfAge.isOne(code), let years = person.ageYears else { return nil }
    if let stated = age(of: details, years) { return stated.isEmpty ? true : nil }
    return ClienteleOfAge.holds(code, atYears: years)
  }

  /// How people get in.
  ///
  /// The worker who asks is a professional, and the person can call: unless one route is asked for,
  /// that is told and leaves nothing out.
  private static func access(of details: ServiceDetails, _ route: AccessRoute?) -> Outcome {
    let routes = details.access
    guard let route else {
      let isWorthTelling = !routes.isEmpty && !routes.contains(.selfReferral)
      return isWorthTelling ? [.accessBy(routes)] : nil
    }
    if routes.isEmpty { return [.accessNotStated(route)] }
    if routes.contains(route) { return [] }
    switch route {
    // A professional can send somebody to a counter, and cannot call in their place.
    case .professional: return routes.contains(.counter) ? [.accessBy(routes)] : [.personMustAsk]
    case .selfReferral: return routes.contains(.counter) ? [.counterOnly] : [.otherAccess(routes)]
    case .counter: return [.otherAccess(routes)]
    }
  }
}
