internal import Domain

extension Snapshot {
  /// Says what serves the persons of a household: all, some, each.
  ///
  /// Somebody with two homes is served where either is.
  ///
  /// - Throws: ``HouseholdError``, or ``LookupError`` for a GMF.
  /// - Complexity: a lookup for each person in each of their homes.
  public func household(
    homes: [HouseholdHome], members: [HouseholdMember]
  ) throws -> HouseholdAnswer {
    let places = try Self.byLabel(homes)
    try Self.check(members, against: places)
    var gathered = GatheredServices()
    var shown: [HouseholdAnswer.Member] = []
    for member in members.sorted(by: { $0.label < $1.label }) {
      let labels = Set(member.homes).sorted()
      var gmf: GMFSurroundings?
      for label in labels {
        guard let home = places[label] else { continue }
        let answer = try plainLookup(home, member.request)
        gmf = answer.gmf
        gathered.add(answer, of: member.label, at: label)
      }
      shown.append(
        HouseholdAnswer.Member(
          label: member.label, homes: labels, gmf: gmf,
          servingCount: gathered.servingCount(of: member.label)))
    }
    return HouseholdAnswer(
      day: day, position: position,
      homes: places.sorted { $0.key < $1.key }.map {
        .init(label: $0.key, location: $0.value.location)
      },
      members: shown, lines: gathered.lines(memberCount: members.count))
  }

  private static func byLabel(_ homes: [HouseholdHome]) throws(HouseholdError) -> [String: Home] {
    var result: [String: Home] = [:]
    for home in homes {
      guard result.updateValue(home.home, forKey: home.label) == nil else {
        throw .repeatedLabel(home.label)
      }
    }
    return result
  }

  private static func check(
    _ members: [HouseholdMember], against homes: [String: Home]
  ) throws(HouseholdError) {
    guard !members.isEmpty else { throw .noMembers }
    var seen: Set<String> = []
    for member in members {
      guard seen.insert(member.label).inserted else { throw .repeatedLabel(member.label) }
      guard !member.homes.isEmpty else { throw .noHome(member: member.label) }
      for label in member.homes where homes[label] == nil {
        throw .unknownHome(label, member: member.label)
      }
    }
  }
}

/// What serves the persons of a household, gathered one lookup at a time.
private struct GatheredServices {
  private var cards: [ServiceID: ServiceCard] = [:]
  private var parts: [ServiceID: [String: HouseholdAnswer.Part]] = [:]

  /// Adds what serves a person who lives in a home.
  mutating func add(_ answer: LookupAnswer, of member: String, at home: String) {
    for (service, serving) in answer.servings {
      cards[service.id] = cards[service.id] ?? service.card
      var part =
        parts[service.id]?[member]
        ?? HouseholdAnswer.Part(member: member, serving: serving, ways: [], findings: [])
      if serving <= part.serving {
        // What is found of the surer home is what has to be known.
        let isSurer = serving < part.serving
        part.findings =
          isSurer
          ? service.findings
          : part.findings + service.findings.filter { !part.findings.contains($0) }
        part.serving = serving
      }
      if service.home.holds != .no { part.ways.append(.home(home, service.home)) }
      let registration = HouseholdAnswer.Way.registration(service.registration)
      if service.registration.holds.isHeld, !part.ways.contains(registration) {
        part.ways.append(registration)
      }
      parts[service.id, default: [:]][member] = part
    }
  }

  func servingCount(of member: String) -> Int {
    parts.values.count { $0[member]?.serving == .yes }
  }

  /// The lines, in order of use.
  func lines(memberCount: Int) -> [HouseholdAnswer.Line] {
    cards.values.map { card in
      var ordered = (parts[card.id] ?? [:]).values.sorted { $0.member < $1.member }
      for index in ordered.indices { ordered[index].ways.sort(by: HouseholdAnswer.Way.comesFirst) }
      return HouseholdAnswer.Line(
        service: card, parts: ordered,
        servesAll: ordered.count == memberCount && ordered.allSatisfy { $0.serving == .yes })
    }.sorted(by: Self.comesFirst)
  }

  private static func comesFirst(
    _ left: HouseholdAnswer.Line, _ right: HouseholdAnswer.Line
  ) -> Bool {
    let (counts, others) = (left.servingCounts, right.servingCounts)
    if counts.sure != others.sure { return counts.sure > others.sure }
    if counts.possible != others.possible { return counts.possible > others.possible }
    if left.service.details.category != right.service.details.category {
      return left.service.details.category < right.service.details.category
    }
    return (left.service.details.name, left.service.id.text)
      < (right.service.details.name, right.service.id.text)
  }
}

extension HouseholdAnswer.Line {
  /// How many persons it serves for certain, and how many if they live in the right place.
  fileprivate var servingCounts: (sure: Int, possible: Int) {
    (parts.count { $0.serving == .yes }, parts.count { $0.serving == .inSome })
  }
}

extension HouseholdAnswer.Way {
  /// Homes in order of label, then the registration.
  fileprivate static func comesFirst(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.home(let one, _), .home(let other, _)): one < other
    case (.home, .registration): true
    case (.registration, _): false
    }
  }
}
