public import Domain
internal import Projections

extension Snapshot {
  /// Says why a service serves a person, or does not.
  ///
  /// Any service that was ever offered by the day may be asked about, whatever it reaches.
  ///
  /// - Throws: ``LookupError`` for a GMF, or ``LookupError/unknownName(_:nearest:)`` for a service
  ///   that is not known on the day.
  public func explain(
    _ id: ServiceID, to home: Home, _ request: LookupRequest
  ) throws -> Explanation {
    guard let service = self.known(id) else {
      let known = directory.allServices.filter { directory.facts(of: $0, at: vantage) != nil }
      throw LookupError.unknownName(id.text, nearest: nearest(to: id, in: known).map(\.text))
    }
    var request = request
    // Whether it is of the category that was asked for is not in question.
    request.need = nil
    let gmf = try request.gmf.map { try self.known($0) }
    let evaluation = Evaluation(snapshot: self, home: home, gmf: gmf, request: request)
    let explained = evaluation.explained(service)
    let declared = service.interval?.declared
    let reach = service.reach
    let grounds = territoryGrounds(of: reach, at: home.location.standing)
    return Explanation(
      day: day, position: position, service: service.card,
      home: home.location, gmf: gmf?.surroundings, serving: explained.serving,
      reach: explained.reach,
      declaredBy: declared?.declaredBy, declaredOn: declared?.effectiveOn,
      clauses: explained.clauses,
      findings: explained.findings, met: explained.met, territories: grounds,
      grounds: self.grounds(of: service, territories: grounds.map(\.territory.id)),
      nearMisses: evaluation.nearMisses(of: service, explained),
      names: names(in: reach))
  }

  /// The territories of the person that a reach names or leaves out; where it names none of them,
  /// those of the kinds that it names, and else all.
  private func territoryGrounds(
    of reach: Reach, at standing: Standing
  ) -> [Explanation.TerritoryGround] {
    let possible = standing.possibleTerritories.union(standing.territories)
    let named = reach.namedTerritories
    let kinds = Set(named.map(\.kind))
    var relevant = possible.intersection(named)
    if relevant.isEmpty { relevant = possible.filter { kinds.contains($0.kind) } }
    return ordered(relevant).map { territory in
      Explanation.TerritoryGround(
        territory: territory,
        vintage: atlas.facts(of: territory.id, at: vantage)?.boundaryDrawnOn,
        isCertain: standing.territories.contains(territory.id))
    }
  }

  /// The events that decide.
  private func grounds(
    of service: KnownService, territories: [TerritoryID]
  ) -> [Explanation.Ground] {
    var grounds: [Explanation.Ground] = []
    func add(_ role: Explanation.Role, _ position: Int64?) {
      guard let position, !grounds.contains(where: { $0.position == position }) else { return }
      grounds.append(Explanation.Ground(role: role, position: position))
    }
    let record = directory.record(of: service.id)
    add(.offering, record?.resources.entry(at: vantage)?.position)
    add(.details, record?.details.entry(at: vantage)?.position)
    add(.status, record?.statuses.entry(at: vantage)?.position)
    add(.intake, record?.intakes.entry(at: vantage)?.position)
    add(.reach, service.interval?.declared.position)
    add(.reach, baskets.promise(of: service.id, at: vantage))
    add(.resource, directory.record(of: service.resource)?.openings.entry(at: vantage)?.position)
    for territory in territories {
      add(.boundary, atlas.record(of: territory)?.boundaries.entry(at: vantage)?.position)
      add(.parents, atlas.record(of: territory)?.parents.entry(at: vantage)?.position)
    }
    let order = Explanation.Role.allCases
    return grounds.sorted { left, right in
      let (one, other) = (order.firstIndex(of: left.role), order.firstIndex(of: right.role))
      if let one, let other, one != other { return one < other }
      return left.position < right.position
    }
  }

  private func names(in reach: Reach) -> ReachNames {
    let municipalities = reach.patches.compactMap(\.municipality)
    let territories = reach.namedTerritories.union(municipalities)
    let resources = Set(reach.clauses.flatMap(\.registrations))
    return ReachNames(
      territories: Dictionary(territories.map { ($0, named($0).name) }) { first, _ in first },
      resources: Dictionary(resources.map { ($0, name(of: $0)) }) { first, _ in first })
  }
}

extension Serving {
  /// Reach and suitability taken together.
  init(reach: SideVerdict.Holds, _ findings: [EligibilityFinding]) {
    let isRefused = findings.contains(where: \.isRefusal)
    switch reach {
    case .yes: self = isRefused ? .unsuited : .yes
    case .inSome: self = isRefused ? .unsuited : .inSome
    case .notStated: self = isRefused ? .unsuited : .ask
    case .no: self = .no
    }
  }
}

/// What a service comes to for somebody, condition by condition.
struct ExplainedService {
  /// Reach and suitability taken together.
  var serving: Serving

  /// The reach alone, for home and registrations together.
  var reach: SideVerdict
  var clauses: [Explanation.ClauseFinding]
  var findings: [EligibilityFinding]
  var met: [Criterion]
}

extension Evaluation {
  /// What a service comes to for the person, condition by condition.
  func explained(_ service: KnownService) -> ExplainedService {
    let (whole, clauses) = reachFindings(of: service)
    let judged = service.judged(by: request)
    let findings = answer(service)?.findings ?? judged.findings
    return ExplainedService(
      serving: Serving(reach: whole.holds, findings), reach: whole, clauses: clauses,
      findings: findings, met: judged.met)
  }

  /// What would have to be otherwise for it to serve the person, each enough; empty where it does, or
  /// where nothing could.
  func nearMisses(of service: KnownService, _ explained: ExplainedService) -> [NearMiss] {
    explained.serving == .yes
      ? []
      : snapshot.nearMisses(explained.clauses, explained.findings, askedBy: modes(of: service))
  }

  /// What a reach comes to for the person, whole and clause by clause.
  private func reachFindings(
    of service: KnownService
  ) -> (whole: SideVerdict, clauses: [Explanation.ClauseFinding]) {
    func verdict(_ reach: Reach) -> SideVerdict {
      let asked = ReachQuestion(
        reach: reach, interval: service.interval, modes: modes(of: service), snapshot: snapshot)
      return side(wholeVerdict(asked), among: homeAmongReforms.steps)
    }
    return (
      verdict(service.reach),
      service.reach.clauses.map { clause in
        Explanation.ClauseFinding(clause: clause, verdict: verdict(Reach(canonical: [clause])))
      }
    )
  }

  /// The verdict for the home and the registrations together.
  private func wholeVerdict(_ asked: ReachQuestion) -> ModalVerdict {
    var standing = atHome
    standing.registrations = registrations
    return asked.verdict(standing, door, homeAmongReforms)
  }
}
