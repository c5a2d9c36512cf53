internal import Domain
internal import Engine

/// One service of a lookup as a row: service, resource, telephone, distance, reason.
enum ServiceRow {
  /// Spaces before the first column.
  static let indent = 4

  static let columns = [
    TextTable.Column(width: 16...34), TextTable.Column(width: 13...30),
    TextTable.Column(width: 12...14), TextTable.Column(width: 5...11, isNumeric: true),
    TextTable.Column(width: 22...60),
  ]

  /// The cells of several services, to find the widths of the columns.
  static func cells(
    of services: [ServiceAnswer], named: [ServiceID: ServiceAnswer], in language: Language
  ) -> [[String]] {
    services.map { cells(of: $0, named: named, in: language) }
  }

  /// The cells of one service; `named` holds the services of the answer, for the names of
  /// counterparts.
  static func cells(
    of service: ServiceAnswer, named: [ServiceID: ServiceAnswer], in language: Language
  ) -> [String] {
    [
      service.details.name, resource(service, in: language), service.telephone ?? "",
      service.distanceMetres.map { TextFormat.distance(metres: $0, in: language) } ?? "",
      reason(service, named: named, in: language),
    ]
  }

  /// Why the service is in its group, and what has to be asked.
  static func reason(
    _ service: ServiceAnswer, named: [ServiceID: ServiceAnswer], in language: Language
  ) -> String {
    var parts: [String] = []
    switch service.group {
    case .homeOnly, .both:
      // What the registration makes sure comes before what the home leaves open.
      if service.home.holds == .inSome, service.registration.holds == .yes {
        parts.append(ReasonWords.text(service.registration, in: language))
      }
      parts.append(ReasonWords.text(service.home, in: language))
    case .registration: parts.append(ReasonWords.text(service.registration, in: language))
    case .unknown: parts.append(ReasonWords.text(service.home, in: language))
    case .gmfOnly:
      parts.append(
        ReasonWords.servesOnly(
          service.servesOnly, patches: service.servesOnlyPatches, except: service.servesExcept,
          in: language))
      parts.append(counterparts(of: service, named: named, in: language))
    }
    // Of what is not for this person, only what will be otherwise has to be known.
    parts += service.findings
      .filter { service.group == .gmfOnly ? $0.isAnnouncement : !$0.isQuestion }
      .map { FindingWords.text($0, in: language) }
    guard service.group != .gmfOnly else { return phrase(parts) }
    if let opening = service.opening { parts.append(OpeningWords.text(opening, in: language)) }
    if let group = service.details.group {
      parts.append(GroupInterventionWords.text(group, in: language))
    }
    parts.append(
      PartnershipWords.brief(service.partnerships, of: service.resource, in: language))
    return phrase(parts)
  }

  private static func phrase(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The lines below the row: what has to be asked, one question each.
  static func questions(_ service: ServiceAnswer, in language: Language) -> [String] {
    guard service.group != .gmfOnly else { return [] }
    return service.findings.compactMap { FindingWords.question($0, in: language) }
      .map { (language == .french ? "? à vérifier : " : "? to verify: ") + $0 }
  }

  /// The resource to refer to instead: one that is certain before one that depends on the doubt; where
  /// none is bound to the home, that there is none, and one for everyone.
  private static func counterparts(
    of service: ServiceAnswer, named: [ServiceID: ServiceAnswer], in language: Language
  ) -> String {
    let others = service.homeCounterparts.compactMap { named[$0] }
    let bound = others.filter { !$0.home.reasons.contains(.everyone) }
    if let best = bound.first(where: { $0.home.holds == .yes }) ?? bound.first {
      return language == .french
        ? "chez elle : \(best.resourceName)" : "at home: \(best.resourceName)"
    }
    // What is for everyone fills no gap: a telephone line is no CLSC.
    let gap = language == .french ? "rien d'équivalent chez elle" : "nothing like it at home"
    guard let line = others.first?.resourceName else { return gap }
    return gap
      + (language == .french
        ? "; sans condition de lieu : \(line)" : "; without a condition of place: \(line)")
  }

  /// Service, resource and telephone, as every answer about services shows them.
  static func cells(of service: ServiceCard, in language: Language) -> [String] {
    [
      service.details.name,
      resource(service.resourceName, of: service.details.name, service.site, in: language),
      service.telephone ?? "",
    ]
  }

  private static func resource(_ service: ServiceAnswer, in language: Language) -> String {
    resource(service.resourceName, of: service.details.name, service.site, in: language)
  }

  /// The resource's name; nothing where the service bears the same, which is said once.
  private static func resource(
    _ name: String, of service: String, _ site: Site, in language: Language
  ) -> String {
    if name == service, site != .confidential { return "" }
    guard site == .confidential else { return name }
    return name + (language == .french ? " (adresse confidentielle)" : " (confidential address)")
  }
}

/// The first services of a long group: some of every category, rather than all of the first.
struct ServiceCut {
  /// In the order given.
  let shown: [ServiceAnswer]

  /// How many are not shown, by category, in the order given.
  let rest: [(category: ServiceCategory, count: Int)]

  var restCount: Int { rest.reduce(0) { $0 + $1.count } }

  /// Takes the first of each category in turn, then the second of each, until there are enough.
  ///
  /// One more than `countMax` is shown rather than counted, and what no filter leaves out is always
  /// shown.
  init(_ services: [ServiceAnswer], countMax: Int) {
    guard services.count > countMax, services.count - countMax > 1 else {
      shown = services
      rest = []
      return
    }
    var rankInCategory: [ServiceCategory: Int] = [:]
    var ranked: [(rank: Int, index: Int)] = []
    for (index, service) in services.enumerated() {
      let rank = rankInCategory[service.details.category, default: 0]
      rankInCategory[service.details.category] = rank + 1
      ranked.append((rank, index))
    }
    let kept = Set(
      ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
        .prefix(countMax).map(\.index)
    ).union(services.indices.filter { services[$0].details.category.ignoresFilters })
    shown = services.indices.filter(kept.contains).map { services[$0] }
    var categories: [ServiceCategory] = []
    var counts: [ServiceCategory: Int] = [:]
    for index in services.indices where !kept.contains(index) {
      let category = services[index].details.category
      if counts[category] == nil { categories.append(category) }
      counts[category, default: 0] += 1
    }
    rest = categories.map { ($0, counts[$0] ?? 0) }
  }
}
