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
    let gmf = try request.gmf.map(surroundings)
    let evaluation = Evaluation(snapshot: self, home: home, gmf: gmf, request: request)
    let answers = evaluation.candidates.compactMap(evaluation.answer)
    var services = answers.filter { answer in
      !answer.findings.contains(where: \.isRefusal)
    }
    let leftOut = answers.filter { $0.findings.contains(where: \.isRefusal) }
    Self.addCounterparts(to: &services)
    return LookupAnswer(
      day: day, position: position, home: home.location, gmf: gmf,
      services: services.sorted(by: Self.comesFirst),
      leftOut: leftOut.sorted(by: Self.comesFirst),
      categories: Self.compare(services, hasGMF: gmf != nil))
  }

  /// The GMF, its sites, and where they stand.
  private func surroundings(of id: ResourceID) throws -> GMFSurroundings {
    guard let facts = directory.facts(of: id, on: day), facts.closedOn == nil else {
      throw LookupError.unknownResource(id, nearest: nearest(to: id, in: directory.allResources))
    }
    let root = directory.root(of: id, on: day)
    let rootKind = directory.facts(of: root, on: day)?.kind ?? facts.kind
    guard rootKind == .gmf || facts.kind == .gmf else { throw LookupError.notAGMF(id, facts.kind) }
    let sites = directory.sites(of: root, on: day).map { site in
      let point = directory.facts(of: site, on: day)?.site.point
      let territories = point.map { atlas.ancestors(ofAll: locator.territories(at: $0), on: day) }
      return GMFSite(
        id: site, name: name(of: site), territories: ordered(territories ?? []),
        hasPoint: point != nil)
    }
    return GMFSurroundings(id: root, name: name(of: root), sites: sites)
  }

  /// For each service that does not serve the person, those of its category that do.
  private static func addCounterparts(to services: inout [ServiceAnswer]) {
    var serving: [ServiceCategory: [ServiceID]] = [:]
    for service in services.sorted(by: comesFirst)
    where service.group == .homeOnly || service.group == .both || service.group == .registration {
      serving[service.details.category, default: []].append(service.id)
    }
    for index in services.indices where services[index].group == .gmfOnly {
      services[index].homeCounterparts = serving[services[index].details.category] ?? []
    }
  }

  /// The order of an answer: by group, category, distance and name.
  ///
  /// What has no distance, because nobody knows where it is or must know, comes after what has, by
  /// name: its place in the list says nothing.
  private static func comesFirst(_ left: ServiceAnswer, _ right: ServiceAnswer) -> Bool {
    let (leftGroup, rightGroup) = (left.group.rank, right.group.rank)
    if leftGroup != rightGroup { return leftGroup < rightGroup }
    if left.details.category != right.details.category {
      return left.details.category < right.details.category
    }
    let leftDistance = left.distanceMetres ?? .infinity
    let rightDistance = right.distanceMetres ?? .infinity
    if leftDistance != rightDistance { return leftDistance < rightDistance }
    if left.details.name != right.details.name { return left.details.name < right.details.name }
    return left.id < right.id
  }
}

extension ComparisonGroup {
  /// Place in the order of use, from 0.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
