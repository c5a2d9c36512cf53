internal import Domain
internal import Projections

/// The evaluation of services for one person, one GMF and one request; a class for the same reason as
/// ``Snapshot``.
final class Evaluation: Sendable {
  let snapshot: Snapshot
  let home: Home
  let gmf: GMFSurroundings?
  let request: LookupRequest

  /// Where the person lives, registrations left out.
  let atHome: Standing

  /// The person's registrations: the GMF with all its sites.
  let registrations: Set<ResourceID>

  /// Which reforms concern the home.
  let homeAmongReforms: PlaceAmongReforms

  /// For each site of the GMF: where somebody stands who lives there, and which reforms concern it.
  private let aroundSites: [Surroundings]

  private struct Surroundings {
    let site: GMFSite
    let standing: Standing
    let door: Door
    let reforms: PlaceAmongReforms
  }

  /// What is known of the person's door.
  let door: Door

  init(snapshot: Snapshot, home: Home, gmf: GMFSurroundings?, request: LookupRequest) {
    self.snapshot = snapshot
    self.home = home
    self.gmf = gmf
    self.request = request
    atHome = home.location.standing
    door = home.door
    registrations = Set(gmf.map { [$0.id] + $0.sites.map(\.id) } ?? [])
    homeAmongReforms = snapshot.reforms(
      around: home.location.standing, places: home.places,
      radiusMetres: home.location.doubtMetres)
    aroundSites = (gmf?.sites ?? []).filter(\.hasPoint).map { site in
      let standing = site.standing
      let place = snapshot.directory.facts(of: site.id, at: snapshot.vantage)?.site
      let points = place?.point.map { [$0] } ?? []
      let reforms = snapshot.reforms(around: standing, places: points, radiusMetres: 0)
      return Surroundings(
        site: site, standing: standing, door: Door(of: place, at: points), reforms: reforms)
    }
  }

  /// The services that may concern the person or the GMF's surroundings, apart from those of which
  /// nobody has said whom they reach.
  func candidates(_ everywhere: ServiceBook.Everywhere) -> [KnownService] {
    let around = aroundSites.reduce(into: Set<TerritoryID>()) {
      $0.formUnion($1.standing.possibleTerritories.union($1.reforms.namesOfOld))
    }
    let bound = snapshot.baskets.candidates(
      boundTo: atHome.possibleTerritories.union(homeAmongReforms.namesOfOld).union(around),
      registrations)
    return snapshot.serviceBook.services(bound, in: snapshot).filter(\.reach.isBound)
      + everywhere.others
  }

  /// The answer for one service; `nil` when it concerns neither, or is not what was asked for.
  func answer(_ service: KnownService) -> ServiceAnswer? {
    guard request.concerns(service.details.category) else { return nil }
    if service.isNotStated { return answer(notStated: service, distance(to: service)) }
    guard service.isForEveryone, isPlain(for: service) else { return workedOut(service) }
    var answer = service.answerForEveryone(besideGMF: gmf != nil) { workedOut(service) }
    answer?.distanceMetres = distance(to: service)
    return answer
  }

  /// Whether nothing that is asked can make a difference to a service, apart from whom it reaches.
  private func isPlain(for service: KnownService) -> Bool {
    request.momentMilliseconds == nil && !service.depends(on: request)
  }

  private func workedOut(_ service: KnownService) -> ServiceAnswer? {
    let asked = ReachQuestion(service, modes: modes(of: service), snapshot: snapshot)
    let homeVerdict = asked.verdict(atHome, door, homeAmongReforms)
    let registration = registrationVerdict(asked)
    let sites = aroundSites.map { ($0.site, asked.verdict($0.standing, $0.door, $0.reforms)) }
    let gmfVerdict = gmf.map { _ in strongest(sites.map(\.1), asked) }
    guard
      let group = ComparisonGroup.of(
        home: homeVerdict.verdict, registration: registration.verdict, gmf: gmfVerdict?.verdict)
    else { return nil }
    let judged = service.judged(by: request)
    var verdict = ServiceVerdict(
      home: side(homeVerdict, among: homeAmongReforms.steps), registration: side(registration),
      gmf: gmfVerdict.map { gmfSide($0, sites: sites) },
      declaredBy: service.interval?.declared.declaredBy,
      findings: judged.findings
        + widening(of: service.interval?.declared, serving: homeVerdict.verdict)
        + homeVisits(group, by: registration, of: service.details) + service.announced,
      met: judged.met, opening: request.momentMilliseconds.map { service.opening(at: $0) },
      partnerships: service.partnerships)
    if group == .gmfOnly {
      let served = served(by: service.reach)
      verdict.servesOnly = served.territories
      verdict.servesOnlyPatches = served.patches
      verdict.servesExcept = snapshot.ordered(exclusionsAtHome(of: service.reach))
    }
    return ServiceAnswer(
      card: service.card, group: group, verdict: verdict, distanceMetres: distance(to: service))
  }

  /// The answer for a service of which nobody has said whom it reaches.
  func answer(notStated service: KnownService, _ distanceMetres: Double?) -> ServiceAnswer {
    ServiceAnswer(
      card: service.card, group: .unknown,
      sharing: isPlain(for: service)
        ? service.notStated(besideGMF: gmf != nil)
        : service.notStated(besideGMF: gmf != nil, judgedBy: request),
      distanceMetres: distanceMetres)
  }

  /// The modes in which the service may be given to the person.
  func modes(of service: KnownService) -> [ServiceMode] {
    request.mode.map { [$0] } ?? service.modes
  }

  /// Whether a service holds for somebody who stands otherwise than the home does, in the same doubt
  /// about reforms.
  func homeVerdict(of id: ServiceID, standing: Standing) -> ReachVerdict {
    guard let service = snapshot.known(id) else { return .notStated }
    return ReachQuestion(service, modes: modes(of: service), snapshot: snapshot)
      .verdict(standing, door, homeAmongReforms).verdict
  }

  /// What registrations bring, alone or together with the home.
  private func registrationVerdict(_ asked: ReachQuestion) -> ModalVerdict {
    var standing = atHome
    standing.registrations = registrations
    return asked.limited(to: { !$0.registrations.isEmpty })
      .verdict(standing, door, homeAmongReforms)
  }

  /// The best of the verdicts around the sites; for a GMF that stands nowhere known, whatever has no
  /// condition of place.
  private func strongest(_ verdicts: [ModalVerdict], _ asked: ReachQuestion) -> ModalVerdict {
    guard !verdicts.isEmpty else { return asked.nowhere }
    return verdicts.first { $0.verdict.isServed } ?? verdicts.first(where: \.verdict.mayBeServed)
      ?? verdicts.first(where: \.verdict.isOpen) ?? ModalVerdict(.outside)
  }

  func side(
    _ found: ModalVerdict, among steps: [SuccessionStep] = []
  ) -> SideVerdict {
    let (holds, reasons): (SideVerdict.Holds, [VerdictReason]) =
      switch found.verdict {
      case .served(let reasons): (.yes, reasons.map(named))
      case .servedInSome(let reasons): (.inSome, reasons.map(named))
      case .outside: (.no, [])
      case .notStated: (.notStated, [])
      case .unsettled(let ids): (.notStated, snapshot.reasons(forUnsettled: ids, among: steps))
      }
    return SideVerdict(holds: holds, reasons: reasons, modes: found.modes)
  }

  /// The verdict around the GMF, saying which site brings what.
  private func gmfSide(_ best: ModalVerdict, sites: [(GMFSite, ModalVerdict)]) -> SideVerdict {
    var result = side(best, among: aroundSites.flatMap(\.reforms.steps))
    guard best.verdict.mayBeServed, !sites.isEmpty else { return result }
    var reasons: [VerdictReason] = []
    // What holds around one site beats what may hold around another.
    for (site, found) in sites
    where found.verdict.mayBeServed && found.verdict.isServed == best.verdict.isServed {
      for reason in found.verdict.reasons {
        let shown = named(reason, around: site)
        if !reasons.contains(shown) { reasons.append(shown) }
      }
    }
    result.reasons = reasons
    return result
  }

  private func named(_ reason: ServedReason) -> VerdictReason { named(reason, around: nil) }

  private func named(_ reason: ServedReason, around site: GMFSite?) -> VerdictReason {
    switch reason {
    case .residence(let id):
      guard let site else { return .residence(snapshot.named(id)) }
      return .residenceAroundSite(snapshot.named(id), site: site.id, siteName: site.name)
    case .patch(let patch): return .patch(snapshot.named(patch))
    case .registration(let id): return .registration(id, name: snapshot.name(of: id))
    case .everyone: return .everyone
    case .outside(let land): return .outside(snapshot.named(land))
    case .both(let first, let second):
      return .both(named(first, around: site), named(second, around: site))
    }
  }

  /// The land that clauses promise to serve, exclusions left out.
  private func served(by reach: Reach) -> NamedLand {
    let land = reach.ways.compactMap(\.residence?.named).reduce(ReachLand.none) { $0.union($1) }
    return NamedLand(
      territories: snapshot.ordered(land.territories), patches: land.patches.map(snapshot.named))
  }

  /// The territories that clauses leave out and in which the person lives, or may.
  private func exclusionsAtHome(of reach: Reach) -> Set<TerritoryID> {
    reach.clauses.compactMap(\.residence?.except).reduce(into: []) { result, except in
      result.formUnion(except.territories.filter(atHome.possibleTerritories.contains))
    }
  }

  func distance(to service: KnownService) -> Double? {
    guard let home = home.point, let place = service.point else { return nil }
    return GreatCircle.metres(from: home, to: place)
  }
}
