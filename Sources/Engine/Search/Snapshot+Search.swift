internal import Domain
internal import Projections

extension Snapshot {
  /// Searches the services: names, resources, descriptions, categories and their synonyms in both
  /// languages.
  ///
  /// With a person, what is in their basket and what is not stand apart: what does not serve them is
  /// never offered as if it did. A service whose reach nobody stated is in the basket as a lookup has
  /// it: to be asked.
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
      let found = Self.inOrder(of: hits, inside)
      answer.basket = SearchAnswer.InBasket(
        home: lookup.home, gmf: lookup.gmf, count: found.count,
        services: Array(found.prefix(request.limit)),
        leftOut: Array(Self.inOrder(of: hits, leftOut).prefix(request.limit)))
    }
    answer.others = others(outside, limit: request.limit)
    return answer
  }

  /// The answers that were found, in the order in which they were.
  private static func inOrder(
    of hits: [SearchRun.Hit], _ answers: [ServiceAnswer]
  ) -> [ServiceAnswer] {
    let places = Dictionary(answers.indices.map { (answers[$0].id, $0) }) { first, _ in first }
    return hits.compactMap { places[$0.id].map { answers[$0] } }
  }

  private func others(_ hits: [SearchRun.Hit], limit: Int) -> SearchAnswer.Others {
    var counts: [TerritoryID: Int] = [:]
    for hit in hits {
      let reach = baskets.reach(of: hit.id, at: vantage)?.reach ?? .notStated
      for id in reach.servedTerritories { counts[id, default: 0] += 1 }
    }
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return SearchAnswer.Others(
      count: hits.count, services: hits.prefix(limit).compactMap { found($0.id) },
      territories: most.prefix(limit).map {
        ServedTerritory(territory: named($0.key), count: $0.value)
      })
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

extension Reach {
  /// The territories that clauses promise to serve.
  fileprivate var servedTerritories: Set<TerritoryID> {
    Set(ways.compactMap(\.residence).flatMap(\.named.territories))
  }
}
