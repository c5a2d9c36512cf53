internal import Domain
internal import Projections

/// The evaluation of services for one person, one GMF and one request.
struct Evaluation {
  let snapshot: Snapshot
  let home: Home
  let gmf: GMFSurroundings?
  let request: LookupRequest

  /// Where the person lives, registrations left out.
  private let atHome: Standing

  /// The person's registrations: the GMF with all its sites.
  private let registrations: Set<ResourceID>

  /// Which reforms concern the home.
  let homeAmongReforms: PlaceAmongReforms

  /// For each site of the GMF: where somebody stands who lives there, and which reforms concern it.
  private let aroundSites: [(site: GMFSite, standing: Standing, reforms: PlaceAmongReforms)]

  init(snapshot: Snapshot, home: Home, gmf: GMFSurroundings?, request: LookupRequest) {
    self.snapshot = snapshot
    self.home = home
    self.gmf = gmf
    self.request = request
    atHome = home.location.standing
    registrations = Set(gmf.map { [$0.id] + $0.sites.map(\.id) } ?? [])
    homeAmongReforms = snapshot.reforms(
      around: home.location.standing, places: home.places,
      radiusMetres: home.location.doubtMetres)
    aroundSites = (gmf?.sites ?? []).filter(\.hasPoint).map { site in
      let standing = Standing(territories: Set(site.territories.map(\.id)))
      let point = snapshot.directory.facts(of: site.id, at: snapshot.vantage)?.site.point
      let reforms = snapshot.reforms(
        around: standing, places: point.map { [$0] } ?? [], radiusMetres: 0)
      return (site, standing, reforms)
    }
  }

  /// The services that may concern the person or the GMF's surroundings, sorted.
  var candidates: [ServiceID] {
    let around = aroundSites.reduce(into: Set<TerritoryID>()) {
      $0.formUnion($1.standing.territories.union($1.reforms.namesOfOld))
    }
    return snapshot.baskets.candidates(
      territories: atHome.possibleTerritories.union(homeAmongReforms.namesOfOld).union(around),
      registrations: registrations)
  }

  /// The answer for one service; `nil` when it concerns neither, or is not what was asked for.
  func answer(_ id: ServiceID) -> ServiceAnswer? {
    let vantage = snapshot.vantage
    guard let facts = snapshot.directory.facts(of: id, at: vantage) else { return nil }
    guard request.concerns(facts.details.category) else { return nil }
    let interval = snapshot.baskets.interval(of: id, at: vantage)
    let declared = interval?.declared
    let reach = declared?.reach ?? .notStated
    func verdict(_ standing: Standing, _ reforms: PlaceAmongReforms) -> ReachVerdict {
      reach.verdict(for: standing, unsettled: interval.map(reforms.unsettled) ?? [])
    }
    let homeVerdict = verdict(atHome, homeAmongReforms)
    let registration = registrationVerdict(of: reach)
    let sites = aroundSites.map { ($0.site, verdict($0.standing, $0.reforms)) }
    let gmfVerdict = gmf.map { _ in strongest(sites.map(\.1), of: reach) }
    guard
      let group = ComparisonGroup.of(
        home: homeVerdict, registration: registration, gmf: gmfVerdict),
      let resource = snapshot.directory.facts(of: facts.resource, at: vantage)
    else { return nil }
    let isForPerson = group != .gmfOnly
    return ServiceAnswer(
      id: id, details: facts.details, resource: facts.resource, resourceName: resource.name,
      resourceKind: resource.kind,
      telephone: facts.details.telephone ?? resource.described.telephone, site: resource.site,
      group: group, home: side(homeVerdict, among: homeAmongReforms.steps),
      registration: side(registration),
      gmf: gmfVerdict.map { gmfSide($0, sites: sites) },
      servesOnly: isForPerson ? [] : snapshot.ordered(namedTerritories(of: reach)),
      servesExcept: isForPerson ? [] : snapshot.ordered(exclusionsAtHome(of: reach)),
      declaredBy: declared?.declaredBy,
      findings: Eligibility.findings(for: facts, of: resource, request)
        + widening(of: declared, serving: homeVerdict)
        + snapshot.announcements(of: id, offeredBy: facts.resource)
        .map(EligibilityFinding.announced),
      homeCounterparts: [], distanceMetres: distance(to: resource.site),
      isInEveryBasket: facts.details.category.isInEveryBasket,
      partnerships: snapshot.partnerships(of: facts.resource))
  }

  /// The registration clauses alone.
  private func registrationVerdict(of reach: Reach) -> ReachVerdict {
    let verdict = reach.verdict(for: Standing(territories: [], registrations: registrations))
    guard case .served(let reasons) = verdict else { return verdict }
    let byRegistration = reasons.filter {
      if case .registration = $0 { true } else { false }
    }
    return byRegistration.isEmpty ? .outside : .served(byRegistration)
  }

  /// The best of the verdicts around the sites; for a GMF that stands nowhere known, whatever has no
  /// condition of place.
  private func strongest(_ verdicts: [ReachVerdict], of reach: Reach) -> ReachVerdict {
    guard !verdicts.isEmpty else { return reach.verdict(for: Standing(territories: [])) }
    return verdicts.first(where: \.mayBeServed)
      ?? verdicts.first(where: \.isOpen) ?? .outside
  }

  private func side(
    _ verdict: ReachVerdict, among steps: [SuccessionStep] = []
  ) -> SideVerdict {
    switch verdict {
    case .served(let reasons): SideVerdict(holds: .yes, reasons: reasons.map(named))
    case .servedInSome(let reasons): SideVerdict(holds: .inSome, reasons: reasons.map(named))
    case .outside: SideVerdict(holds: .no, reasons: [])
    case .notStated: SideVerdict(holds: .notStated, reasons: [])
    case .unsettled(let ids):
      SideVerdict(holds: .notStated, reasons: snapshot.reasons(forUnsettled: ids, among: steps))
    }
  }

  /// The verdict around the GMF, saying which site brings what.
  private func gmfSide(_ verdict: ReachVerdict, sites: [(GMFSite, ReachVerdict)]) -> SideVerdict {
    var result = side(verdict, among: aroundSites.flatMap(\.reforms.steps))
    guard verdict.mayBeServed, !sites.isEmpty else { return result }
    var reasons: [VerdictReason] = []
    for (site, verdict) in sites {
      guard case .served(let served) = verdict else { continue }
      for reason in served {
        let shown: VerdictReason =
          if case .residence(let id) = reason {
            .residenceAroundSite(snapshot.named(id), site: site.id, siteName: site.name)
          } else {
            named(reason)
          }
        if !reasons.contains(shown) { reasons.append(shown) }
      }
    }
    result.reasons = reasons
    return result
  }

  private func named(_ reason: ServedReason) -> VerdictReason {
    switch reason {
    case .residence(let id): .residence(snapshot.named(id))
    case .registration(let id): .registration(id, name: snapshot.name(of: id))
    case .everyone: .everyone
    }
  }

  /// The territories that residence clauses promise to serve, exclusions left out.
  private func namedTerritories(of reach: Reach) -> Set<TerritoryID> {
    reach.clauses.reduce(into: []) { result, clause in
      if case .residence(let territories, _) = clause { result.formUnion(territories) }
    }
  }

  /// The territories that residence clauses leave out and in which the person lives, or may.
  private func exclusionsAtHome(of reach: Reach) -> Set<TerritoryID> {
    reach.clauses.reduce(into: []) { result, clause in
      guard case .residence(_, let except) = clause else { return }
      result.formUnion(except.filter(atHome.possibleTerritories.contains))
    }
  }

  private func distance(to site: Site) -> Double? {
    guard let home = home.point, let place = site.point else { return nil }
    return GreatCircle.metres(from: home, to: place)
  }
}
