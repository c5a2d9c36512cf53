internal import Domain
internal import Projections

extension Snapshot {
  /// Searches the services: names, resources, descriptions, categories and their synonyms in both
  /// languages.
  ///
  /// With a person, what is in their basket and what is not stand apart: what does not serve them is
  /// never offered as if it did. A service whose reach nobody stated stands apart from both, to be
  /// asked.
  ///
  /// - Throws: ``LookupError`` for a GMF, or an error of the storage.
  public func search(_ request: SearchRequest, for home: Home? = nil) throws -> SearchAnswer {
    let run = SearchRun(
      request.text, need: request.lookup.need, in: self, try searching.index(of: directory))
    let hits = run.hits()
    var answer = SearchAnswer(
      day: day, position: position, hasAllWords: hits.first.map(run.hasAllWords) ?? true,
      basket: nil, others: SearchAnswer.Others(count: 0, services: [], territories: []))
    var outside = hits
    if let home {
      let lookup = try plainLookup(home, request.lookup)
      let inside = lookup.services.filter { $0.group != .gmfOnly }
      let leftOut = lookup.leftOut.filter { $0.group != .gmfOnly }
      let reaching = Set((inside + leftOut).map(\.id))
      outside = hits.filter { !reaching.contains($0.id) }
      let found = Self.found(inside.filter(\.group.isServing), by: hits)
      let notStated = Self.found(inside.filter { !$0.group.isServing }, by: hits)
      answer.basket = SearchAnswer.InBasket(
        home: lookup.home, gmf: lookup.gmf, count: found.hits.count,
        services: Self.best(request.limit, of: found),
        notStatedCount: notStated.hits.count,
        notStated: Self.best(request.limit, of: notStated),
        leftOut: Self.best(request.limit, of: Self.found(leftOut, by: hits)))
    }
    answer.others = others(outside, limit: request.limit)
    return answer
  }

  /// The answers that were found, with the hits by which they were.
  private static func found(
    _ answers: [ServiceAnswer], by hits: [SearchRun.Hit]
  ) -> (hits: [SearchRun.Hit], answers: [ServiceID: ServiceAnswer]) {
    let byID = Dictionary(answers.map { ($0.id, $0) }) { first, _ in first }
    return (hits.filter { byID[$0.id] != nil }, byID)
  }

  private static func best(
    _ limit: Int, of found: (hits: [SearchRun.Hit], answers: [ServiceID: ServiceAnswer])
  ) -> [ServiceAnswer] {
    SearchRun.best(limit, of: found.hits).compactMap { found.answers[$0.id] }
  }

  private func others(_ hits: [SearchRun.Hit], limit: Int) -> SearchAnswer.Others {
    var counts: [TerritoryID: Int] = [:]
    for hit in hits {
      for territory in servedTerritories(of: hit.id) { counts[territory, default: 0] += 1 }
    }
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return SearchAnswer.Others(
      count: hits.count, services: SearchRun.best(limit, of: hits).compactMap { found($0.id) },
      territories: most.prefix(limit).map {
        ServedTerritory(territory: named($0.key), count: $0.value)
      })
  }

  /// The territories whose residents a service promises to serve, each once.
  private func servedTerritories(of id: ServiceID) -> [TerritoryID] {
    serviceBook.servedTerritories.value(id) {
      let ways = baskets.reach(of: id, at: vantage)?.reach.ways ?? []
      let lands = ways.compactMap { $0.residence?.named.territories }
      // A clause names each once.
      return lands.count == 1 ? lands[0] : Array(Set(lands.joined()))
    }
  }

  /// A service with whom it serves; `nil` when it is not offered on the day.
  func found(_ id: ServiceID) -> FoundService? {
    guard let service = known(id) else { return nil }
    let reach = service.reach
    var names: [Subject: String] = [:]
    for territory in reach.namedTerritories { names[.territory(territory)] = named(territory).name }
    for resource in reach.clauses.flatMap(\.registrations) {
      names[.resource(resource)] = name(of: resource)
    }
    return FoundService(
      card: service.card, reach: reach, names: names,
      findings: Eligibility.status(of: service.facts, of: service.offeredBy, on: day))
  }
}
