internal import Domain

/// What speaks against a service for a person, apart from whom it reaches.
enum Eligibility {
  /// The findings, refusals first.
  ///
  /// What nobody has stated is to be verified: never a yes, never a no.
  static func findings(
    for service: ServiceFacts, of resource: ResourceFacts, _ request: LookupRequest
  ) -> [EligibilityFinding] {
    let found =
      status(of: service, of: resource, on: request.day)
      + age(of: service.details, request.ageYears)
      + language(of: service.details, request.language)
      + mode(of: service.details, request.mode)
    let clientele: [EligibilityFinding] =
      service.details.clientele.isEmpty ? [] : [.forClientele(service.details.clientele)]
    return found.filter(\.isRefusal) + found.filter { !$0.isRefusal } + clientele
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

  private static func age(of details: ServiceDetails, _ years: Int?) -> [EligibilityFinding] {
    guard let years else { return [] }
    if let low = details.ageMinYears, years < low { return [.tooYoung(minYears: low)] }
    if let high = details.ageMaxYears, years > high { return [.tooOld(maxYears: high)] }
    return []
  }

  private static func language(
    of details: ServiceDetails, _ language: String?
  ) -> [EligibilityFinding] {
    guard let language else { return [] }
    if details.languages.isEmpty { return [.languageNotStated] }
    return details.languages.contains(language) ? [] : [.otherLanguages(details.languages)]
  }

  private static func mode(of details: ServiceDetails, _ mode: ServiceMode?) -> [EligibilityFinding]
  {
    guard let mode else { return [] }
    if details.modes.isEmpty { return [.modeNotStated] }
    return details.modes.contains(mode) ? [] : [.otherModes(details.modes)]
  }
}
