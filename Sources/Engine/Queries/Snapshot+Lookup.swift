public import Domain
internal import Projections

extension Snapshot {
  /// Says which services serve a person, around which home and because of which GMF, and why.
  ///
  /// Reach decides; distance only sorts. A service whose reach nobody has stated is neither yes nor
  /// no. What does not suit the person is left out with its reasons.
  ///
  /// - Throws: ``LookupError`` for a GMF that is not known on the day, or is none.
  /// - Complexity: O(*k* log *k*) in the number of services that may concern the person or the GMF.
  public func lookup(_ home: Home, _ request: LookupRequest) throws -> LookupAnswer {
    var answer = try plainLookup(home, request)
    answer.fallback = try fallback(
      from: answer,
      among: {
        var request = request
        request.need = nil
        return try plainLookup(home, request)
      }, request)
    return answer
  }

  /// The answer without the ladder.
  func plainLookup(_ home: Home, _ request: LookupRequest) throws -> LookupAnswer {
    let gmf = try request.gmf.map(surroundings)
    let evaluation = Evaluation(snapshot: self, home: home, gmf: gmf, request: request)
    let said = answers(of: evaluation)
    return LookupAnswer(
      day: day, position: position, home: home.location, gmf: gmf, services: said.services,
      leftOut: said.leftOut,
      categories: Self.compare(
        said.services.workedOut, besides: said.later.map(\.category), hasGMF: gmf != nil),
      doubt: evaluation.doubt(among: said.services.workedOut),
      establishments: establishments(said.organizations),
      communities: communities(around: home.location),
      awayFromHome: request.isNotNearHome
        ? groups(among: said.services.all, awayFrom: home.location) : nil,
      nearlyServing: request.nearlyServingCountMax.map { nearlyServing(evaluation, limit: $0) })
  }

  /// What an evaluation comes to, in order.
  private struct Said {
    var services: ServiceList

    /// What it refuses.
    var leftOut: [ServiceAnswer]

    /// What the list leaves for later.
    var later: [ServiceBook.Section]

    /// Who answers for the services that concern the person.
    var organizations: Set<OrganizationID> {
      let told = services.workedOut.lazy.filter { $0.group != .gmfOnly }
      return later.reduce(into: Set(told.compactMap(\.card.organization))) {
        $0.formUnion($1.organizations)
      }
    }
  }

  private func answers(of evaluation: Evaluation) -> Said {
    let everywhere = serviceBook.everywhere(in: self)
    // What the request cannot change may wait until somebody looks at it.
    let isAskedOfAll = evaluation.isAskedOfAll
    let now = isAskedOfAll ? everywhere.notStated : everywhere.particular
    let later = isAskedOfAll ? ServiceBook.Lot() : everywhere.alike
    let stated = Self.ordered(evaluation.candidates(everywhere).compactMap(evaluation.answer))
    let all = Self.merged(stated, evaluation.answers(notStated: now))
    var services = all.filter { !$0.isRefused }
    Self.addCounterparts(to: &services)
    let sections = later.sections.filter { evaluation.request.concerns($0.category) }
    let list = ServiceList(services, laterCount: sections.reduce(0) { $0 + $1.count }) {
      [services] in
      Self.merged(services, evaluation.answers(notStated: later.services))
    }
    return Said(services: list, leftOut: all.filter(\.isRefused), later: sections)
  }

  /// Two lists that are in order, in one.
  private static func merged(
    _ stated: [ServiceAnswer], _ notStated: [ServiceAnswer]
  ) -> [ServiceAnswer] {
    if notStated.isEmpty { return stated }
    var merged: [ServiceAnswer] = []
    merged.reserveCapacity(stated.count + notStated.count)
    var next = stated.startIndex
    for answer in notStated {
      while next < stated.endIndex, Self.comesFirst(stated[next], answer) {
        merged.append(stated[next])
        next += 1
      }
      merged.append(answer)
    }
    return merged + stated[next...]
  }

  /// The communities with an authority of their own in which somebody may live.
  private func communities(around location: Location) -> [NamedTerritory] {
    ordered(location.standing.possibleTerritories.filter { $0.kind == .community })
  }

  /// The GMF, its sites, and where they stand.
  func surroundings(of id: ResourceID) throws -> GMFSurroundings {
    guard let facts = directory.facts(of: id, at: vantage), facts.closedOn == nil else {
      throw LookupError.unknownResource(id, nearest: nearest(to: id, in: knownResources))
    }
    let root = directory.root(of: id, at: vantage)
    let rootKind = directory.facts(of: root, at: vantage)?.kind ?? facts.kind
    guard rootKind == .gmf || facts.kind == .gmf else { throw LookupError.notAGMF(id, facts.kind) }
    let sites = directory.sites(of: root, at: vantage).map { site in
      let point = directory.facts(of: site, at: vantage)?.site.point
      let doubt = point.map { Doubt(around: $0, radiusMetres: 0, locator: locator) }
      let whereabouts = Whereabouts(doubt.map { [$0] } ?? [], in: gazetteer)
      return GMFSite(
        id: site, name: name(of: site),
        territories: ordered(whereabouts.certain.union(doubt?.centre ?? [])),
        hasPoint: point != nil, standing: standing(whereabouts),
        contradictions: whereabouts.contradictions.map(shown),
        announced: site == root ? [] : announcements(of: site))
    }
    return GMFSurroundings(
      id: root, name: name(of: root), sites: sites, announced: announcements(of: root))
  }

  /// For each service that does not serve the person, those of its category that do.
  private static func addCounterparts(to services: inout [ServiceAnswer]) {
    var serving: [ServiceCategory: [ServiceID]] = [:]
    for index in services.indices where services[index].group.isServing {
      serving[services[index].details.category, default: []].append(services[index].id)
    }
    for index in services.indices where services[index].group == .gmfOnly {
      services[index].homeCounterparts = serving[services[index].details.category] ?? []
    }
  }

  private static func comesFirst(_ left: ServiceAnswer, _ right: ServiceAnswer) -> Bool {
    left.group == right.group
      ? OrderKey(left, index: 0) < OrderKey(right, index: 1) : left.group.rank < right.group.rank
  }

  /// Answers by group, category, distance and name.
  ///
  /// What has no distance, because nobody knows where it is or must know, comes after what has, by
  /// name: its place in the list says nothing. Answers are large, so that small keys are sorted.
  private static func ordered(_ answers: [ServiceAnswer]) -> [ServiceAnswer] {
    answers.indices.map { OrderKey(answers[$0], index: $0) }.sorted().map { answers[$0.index] }
  }
}

/// What decides the place of an answer in the list.
private struct OrderKey: Comparable {
  let rank: Int
  let category: String
  let distanceMetres: Double
  let name: String
  let id: ServiceID
  let index: Int

  init(_ answer: ServiceAnswer, index: Int) {
    rank = answer.group.rank
    category = answer.details.category.code
    distanceMetres = answer.distanceMetres ?? .infinity
    name = answer.details.name
    id = answer.id
    self.index = index
  }

  static func < (left: OrderKey, right: OrderKey) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    if left.category != right.category { return left.category < right.category }
    if left.distanceMetres != right.distanceMetres {
      return left.distanceMetres < right.distanceMetres
    }
    if left.name != right.name { return left.name < right.name }
    return left.id < right.id
  }
}

extension ComparisonGroup {
  /// Place in the order of use, from 0.
  var rank: Int {
    switch self {
    case .homeOnly: 0
    case .both: 1
    case .registration: 2
    case .unknown: 3
    case .gmfOnly: 4
    }
  }

  /// Whether it serves the person.
  public var isServing: Bool { self == .homeOnly || self == .both || self == .registration }
}
