internal import Domain
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
    let gmf = try request.gmf.map(known)
    let evaluation = Evaluation(snapshot: self, home: home, gmf: gmf, request: request)
    let found = listed(by: evaluation)
    return LookupAnswer(
      day: day, position: position, home: home.location, gmf: gmf?.surroundings,
      services: found.services, leftOut: found.leftOut, categories: found.categories,
      doubt: evaluation.doubt(among: found.services.workedOut),
      establishments: establishments(among: found.organizations),
      communities: communities(around: home.location),
      awayFromHome: request.isNotNearHome
        ? groups(among: found.services.all, awayFrom: home.location) : nil,
      nearlyServing: request.nearlyServingCountMax.map { nearlyServing(evaluation, limit: $0) })
  }

  /// What an evaluation comes to, in order.
  private struct Listed {
    var services: ServiceList

    /// What it refuses.
    var leftOut: [ServiceAnswer]
    var categories: [CategoryComparison]

    /// All categories, those among them of what the list leaves for later.
    var parts: [SharedAnswers.Category]

    /// Who answers for the services that concern the person.
    var organizations: Set<OrganizationID> {
      parts.reduce(into: []) { $0.formUnion($1.organizations) }
    }
  }

  private func listed(by evaluation: Evaluation) -> Listed {
    let everywhere = serviceBook.everywhere(in: self)
    func isMeant(_ category: ServiceCategory) -> Bool { evaluation.request.concerns(category) }
    let answers = evaluation.answers(everywhere)
    let told = answers.told(from: evaluation.homePoint, where: isMeant)
    // What the request cannot change waits until somebody looks at it.
    let later =
      evaluation.isAskedOfAll
      ? SharedAnswers() : everywhere.alike.answers(besideGMF: evaluation.gmf != nil)
    let parts = later.categories.filter { isMeant($0.comparison.category) }
    let list = ServiceList(told.services, laterCount: parts.reduce(0) { $0 + $1.count }) {
      told.services.merged(
        with: later.told(from: evaluation.homePoint, where: evaluation.request.concerns).services)
    }
    return Listed(
      services: list, leftOut: told.leftOut,
      categories: told.categories.merged(with: parts.map(\.comparison)),
      parts: answers.categories.filter { isMeant($0.comparison.category) } + parts)
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
}
