internal import Domain
internal import Projections

/// The evaluation of services for one person, one GMF and one request; a class for the same reason as
/// ``Snapshot``.
final class Evaluation: Sendable {
  let snapshot: Snapshot
  let home: Home
  let gmf: KnownGMF?
  let request: LookupRequest

  /// Where the person lives, registrations left out.
  let atHome: Standing

  /// The person's registrations: the GMF with all its sites.
  let registrations: Set<ResourceID>

  /// Which reforms concern the home.
  let homeAmongReforms: PlaceAmongReforms

  /// What is known of the person's door.
  let door: Door

  /// The best known point of the home; `nil` where there is none.
  let homePoint: SpherePoint?

  /// The numbers of the territories of the home; `nil` where they are in doubt.
  private let territoryNumbers: [Int32]?

  init(snapshot: Snapshot, home: Home, gmf: KnownGMF?, request: LookupRequest) {
    self.snapshot = snapshot
    self.home = home
    self.gmf = gmf
    self.request = request
    atHome = home.location.standing
    door = home.door
    registrations = gmf?.registrations ?? []
    homePoint = home.point.map(SpherePoint.init)
    homeAmongReforms = snapshot.reforms(
      around: atHome, places: home.places, radiusMetres: home.location.doubtMetres)
    territoryNumbers =
      atHome.isCertain ? snapshot.serviceBook.numbers(of: atHome.territories).sorted() : nil
  }

  /// All who are told the same; `nil` where the home is in doubt, or something particular is asked.
  private var neighbours: Neighbours? {
    guard !isAskedOfAll, !Eligibility.asksOfSome(request), let territoryNumbers else { return nil }
    return Neighbours(territories: territoryNumbers, gmf: gmf.map(ObjectIdentifier.init))
  }

  /// What the person is told of every service that had to be looked at for them.
  func answers(_ everywhere: ServiceBook.Everywhere) -> SharedAnswers {
    let notStated = isAskedOfAll ? everywhere.notStated : everywhere.particular
    let hasGMF = gmf != nil
    guard let neighbours else {
      let services = candidates(atHome.possibleTerritories.union(homeAmongReforms.namesOfOld))
      let meant = (services + everywhere.others + notStated).filter {
        request.concerns($0.details.category)
      }
      return SharedAnswers(lines(meant), hasGMF: hasGMF)
    }
    let kept = snapshot.serviceBook.neighbours.value(neighbours) {
      let services = candidates(atHome.territories) + everywhere.others + notStated
      return AnswersForNeighbours(
        answers: SharedAnswers(lines(services.filter { !$0.dependsOnMore }), hasGMF: hasGMF),
        others: services.filter(\.dependsOnMore))
    }
    var others = kept.others
    if !homeAmongReforms.namesOfOld.isEmpty {
      let known = Set(others.map(\.number))
      others += candidates(homeAmongReforms.namesOfOld).filter {
        $0.dependsOnMore && !known.contains($0.number)
      }
    }
    let added = lines(others)
    return added.isEmpty
      ? kept.answers : SharedAnswers(kept.answers.lines + added, hasGMF: hasGMF)
  }

  /// The services bound to territories or to what the GMF's surroundings have to do with; each once.
  private func candidates(_ territories: Set<TerritoryID>) -> [KnownService] {
    var numbers = snapshot.serviceBook.numbers(boundTo: territories, in: snapshot)
    if let gmf { numbers += gmf.serviceNumbers }
    numbers.sort()
    let once = numbers.indices.filter { $0 == 0 || numbers[$0] != numbers[$0 - 1] }
    return snapshot.serviceBook.services(once.map { numbers[$0] })
  }

  private func lines(_ services: [KnownService]) -> [SharedAnswers.Line] {
    services.compactMap { service in
      said(of: service).map { SharedAnswers.Line(said: $0, place: service.place) }
    }
  }

  /// The answer for one service; `nil` when it concerns neither the person nor the GMF, or is not what
  /// was asked for.
  func answer(_ service: KnownService) -> ServiceAnswer? {
    guard request.concerns(service.details.category) else { return nil }
    return said(of: service).map { ServiceAnswer($0, distanceMetres: distance(to: service)) }
  }

  /// What is said of one service, whatever is asked for; `nil` when it concerns neither.
  private func said(of service: KnownService) -> SharedAnswer? {
    if service.isNotStated {
      return isPlain(for: service)
        ? service.notStated(besideGMF: gmf != nil)
        : service.notStated(besideGMF: gmf != nil, judgedBy: request)
    }
    guard isPlain(for: service),
      let circumstances = service.circumstances(of: territoryNumbers, beside: gmf)
    else { return workedOut(service) }
    return service.answer(in: circumstances) { workedOut(service) }
  }

  /// Whether nothing that is asked can make a difference to a service, apart from whom it reaches.
  private func isPlain(for service: KnownService) -> Bool {
    request.momentMilliseconds == nil && !service.depends(on: request)
  }

  /// Whether something is asked that can make a difference to any service.
  var isAskedOfAll: Bool {
    request.day != snapshot.day || request.momentMilliseconds != nil
      || Eligibility.asksOfAll(request)
  }

  private func workedOut(_ service: KnownService) -> SharedAnswer? {
    let asked = ReachQuestion(service, modes: modes(of: service), snapshot: snapshot)
    let homeVerdict = asked.verdict(atHome, door, homeAmongReforms)
    let registration = registrationVerdict(asked)
    let sites = (gmf?.sites ?? []).map {
      ($0.site, asked.verdict($0.standing, $0.door, $0.reforms))
    }
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
    return SharedAnswer(service.card, group, verdict)
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
    var result = side(best, among: (gmf?.sites ?? []).flatMap(\.reforms.steps))
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
    guard let homePoint, let place = service.place else { return nil }
    return homePoint.metres(to: place)
  }
}
