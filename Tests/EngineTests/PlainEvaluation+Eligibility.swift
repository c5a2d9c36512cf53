import Domain

@testable import Engine

/// Whether a service suits somebody, told rule by rule in the plainest way.
extension PlainEvaluation {
  /// A service in an answer: its group, and whether it suits.
  struct Judged: Hashable {
    var group: ComparisonGroup
    var suitability: Suitability
  }

  /// The services that somebody gets, and how surely each suits them.
  func judged(_ person: Person, _ request: LookupRequest) -> [ServiceID: Judged] {
    let found = groups(of: person, request)
    var result: [ServiceID: Judged] = [:]
    for service in services {
      guard let group = found[service.id] else { continue }
      var suitability = suitability(of: service, request)
      if holds(.homeVisits), suitability == .yes, group == .registration,
        comesByRegistrationOnly(service, person, request)
      {
        suitability = .toVerify
      }
      result[service.id] = Judged(group: group, suitability: suitability)
    }
    return result
  }

  /// Whether a service goes to homes, and only a registration brings it, which says nothing of homes.
  private func comesByRegistrationOnly(
    _ service: Service, _ person: Person, _ request: LookupRequest
  ) -> Bool {
    guard request.mode == .atHome || service.details.modes == [.atHome] else { return false }
    let speaksOfHome = service.clauses.contains { clause in
      guard clause.modes.isEmpty || clause.modes.contains(.atHome) else { return false }
      if case .onlyHere = clause.condition { return true }
      guard case .both = clause.condition else { return false }
      let alone = Service(
        id: service.id, resource: service.resource, details: service.details, clauses: [clause])
      return serves(alone, person, registrations(in: request), .atHome) == .certain
    }
    return !speaksOfHome
      && serves(service, person, registrations(in: request), .atHome) {
        if case .registration = $0.condition { true } else { false }
      } == .certain
  }

  func suits(_ service: Service, _ request: LookupRequest) -> Bool {
    let category = service.details.category.code
    let isAlways =
      holds(.everyBasket) && ["complaints", "front-line"].contains(category)
      || holds(.crisisAlways) && ["crisis", "suicide-prevention"].contains(category)
    if holds(.need), let need = request.need, !isAlways,
      !need.categories.contains(service.details.category)
    {
      return false
    }
    return suitability(of: service, request) != .no
  }

  private func suitability(of service: Service, _ request: LookupRequest) -> Suitability {
    if holds(.withdrawn), service.isWithdrawn { return .no }
    if holds(.suspended), service.isSuspended { return .no }
    let ignoring = ["complaints", "front-line", "crisis", "suicide-prevention"]
    if holds(.filtersIgnored), ignoring.contains(service.details.category.code) { return .yes }
    let details = service.details
    var values: Set<Suitability> = [
      age(details, request.person), mode(details, request.mode),
      access(details, request.person.access), cost(details, request.person.costMax),
      intake(service.intake, request.day),
    ]
    if values.contains(.no) { return .no }
    values.formUnion([
      clientele(details, request.person), language(details, request.person),
      group(details.group, request.day),
    ])
    return values.contains(.no) ? .no : values.contains(.toVerify) ? .toVerify : .yes
  }

  private func age(_ details: ServiceDetails, _ person: PersonFacts) -> Suitability {
    let (low, high) = (details.ageMinYears ?? 0, details.ageMaxYears ?? 1000)
    if low == 0, high == 1000 { return .yes }
    guard let years = person.ageYears else { return holds(.ageAsked) ? .toVerify : .yes }
    return holds(.age) && (years < low || years > high) ? .no : .yes
  }

  private func clientele(_ details: ServiceDetails, _ person: PersonFacts) -> Suitability {
    if details.clientele.isEmpty { return .yes }
    if details.clienteleRule == .mainly { return holds(.mainly) ? .yes : .toVerify }
    // true, false or nil for each of the clienteles.
    let known = details.clientele.map { code -> Bool? in
      if person.isNotAmong.contains(code) { return false }
      if person.isAmong.contains(code) { return true }
      let isAge = ["children", "youth", "adults", "seniors"].contains(code)
      let hasBounds = details.ageMinYears ?? 0 > 0 || details.ageMaxYears != nil
      guard holds(.clienteleOfAge), isAge, let years = person.ageYears else { return nil }
      if hasBounds {
        let isIn = years >= details.ageMinYears ?? 0 && years <= details.ageMaxYears ?? 1000
        return isIn ? true : nil
      }
      switch code {
      case "children": return years < 12 ? true : years < 18 ? nil : false
      case "youth": return 15...17 ~= years ? true : years < 5 || years > 35 ? false : nil
      case "adults": return years >= 18 ? true : years >= 14 ? nil : false
      default: return years >= 65 ? true : years >= 50 ? nil : false
      }
    }
    let open: Suitability = holds(.clienteleAsked) ? .toVerify : .yes
    switch details.clienteleRule {
    case .oneOf where holds(.oneOf):
      if known.contains(true) { return .yes }
      return known.contains(nil) ? open : .no
    case .allOf where holds(.allOf):
      if known.contains(false) { return .no }
      return known.contains(nil) ? open : .yes
    default:
      return known.allSatisfy { $0 == true } ? .yes : open
    }
  }

  private func language(_ details: ServiceDetails, _ person: PersonFacts) -> Suitability {
    if person.languages.isEmpty { return .yes }
    var best: [Suitability] = []
    for language in person.languages {
      if details.languages.contains(language) { best.append(.yes) }
      if holds(.partialLanguage), details.partialLanguages.contains(language) {
        best.append(.toVerify)
      }
      let canInterpret =
        details.interpretedLanguages.contains(language)
        || details.interpretedLanguages.contains("mul")
      if holds(.interpreter), canInterpret {
        switch person.acceptsInterpreter {
        case true?: best.append(.yes)
        case false?: best.append(.no)
        case nil: best.append(holds(.interpreterAsked) ? .toVerify : .yes)
        }
      }
    }
    if best.contains(.yes) { return .yes }
    if best.contains(.toVerify) { return .toVerify }
    if best.isEmpty, details.languages.isEmpty { return holds(.languageAsked) ? .toVerify : .yes }
    return holds(.language) ? .no : .yes
  }

  private func mode(_ details: ServiceDetails, _ mode: ServiceMode?) -> Suitability {
    guard let mode else { return .yes }
    if details.modes.isEmpty { return holds(.modeToVerify) ? .toVerify : .yes }
    return details.modes.contains(mode) || !holds(.mode) ? .yes : .no
  }

  private func access(_ details: ServiceDetails, _ route: AccessRoute?) -> Suitability {
    guard let route, holds(.access) else { return .yes }
    if details.access.isEmpty { return holds(.accessAsked) ? .toVerify : .yes }
    if details.access.contains(route) { return .yes }
    let hasCounter = details.access.contains(.counter)
    switch route {
    case .professional:
      return hasCounter && holds(.counterForProfessional) ? .yes : .toVerify
    case .selfReferral: return hasCounter ? .toVerify : .no
    case .counter: return .no
    }
  }

  private func cost(_ details: ServiceDetails, _ costMax: CostKind?) -> Suitability {
    guard let costMax, costMax != .fee, holds(.cost) else { return .yes }
    switch (details.costKind, costMax) {
    case (nil, _): return holds(.costAsked) ? .toVerify : .yes
    case (.free, _), (.contribution, .contribution): return .yes
    case (.contribution, _): return holds(.contribution) ? .toVerify : .no
    case (.fee, _): return .no
    }
  }

  private func intake(_ reported: ReportedIntake?, _ day: CalendarDate) -> Suitability {
    guard let reported else { return .yes }
    let isBelieved = reported.believedUntil.map { $0 >= day } ?? false
    if !isBelieved, holds(.belief) { return .toVerify }
    return reported.intake == .full && holds(.full) ? .no : .yes
  }

  private func group(_ group: GroupIntervention?, _ day: CalendarDate) -> Suitability {
    guard let group, holds(.begun) else { return .yes }
    if group.openness == .open, holds(.openGroup) { return .yes }
    let startsLater = group.startsOn.contains { $0 >= day }
    return startsLater && holds(.nextStart) ? .yes : .toVerify
  }
}
