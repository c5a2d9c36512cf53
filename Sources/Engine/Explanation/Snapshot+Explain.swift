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
    guard let facts = directory.facts(of: id, at: vantage),
      let resource = directory.facts(of: facts.resource, at: vantage)
    else {
      let known = directory.allServices.filter { directory.facts(of: $0, at: vantage) != nil }
      throw LookupError.unknownName(id.text, nearest: nearest(to: id, in: known).map(\.text))
    }
    var request = request
    // Whether it is of the category that was asked for is not in question.
    request.need = nil
    let gmf = try request.gmf.map(surroundings)
    let evaluation = Evaluation(snapshot: self, home: home, gmf: gmf, request: request)
    let found = evaluation.reachFindings(of: id, facts)
    let answer = evaluation.answer(id)
    let judged = Eligibility.judge(facts, of: resource, request)
    let findings = answer?.findings ?? judged.findings
    let declared = baskets.interval(of: id, at: vantage)?.declared
    let serving = Serving(reach: found.whole.holds, findings)
    let reach = declared?.reach ?? .notStated
    let grounds = territoryGrounds(of: reach, at: home.location.standing)
    return Explanation(
      day: day, position: position, service: ServiceCard(id, facts, of: resource),
      home: home.location, gmf: gmf, serving: serving, reach: found.whole,
      declaredBy: declared?.declaredBy, declaredOn: declared?.effectiveOn, clauses: found.clauses,
      findings: findings, met: judged.met, territories: grounds,
      grounds: self.grounds(of: id, facts, territories: grounds.map(\.territory.id)),
      nearMisses: serving == .yes
        ? [] : nearMisses(found.clauses, findings, askedBy: evaluation.modes(of: facts.details)),
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
    of id: ServiceID, _ facts: ServiceFacts, territories: [TerritoryID]
  ) -> [Explanation.Ground] {
    var grounds: [Explanation.Ground] = []
    func add(_ role: Explanation.Role, _ position: Int64?) {
      guard let position, !grounds.contains(where: { $0.position == position }) else { return }
      grounds.append(Explanation.Ground(role: role, position: position))
    }
    let record = directory.record(of: id)
    add(.offering, record?.resources.entry(at: vantage)?.position)
    add(.details, record?.details.entry(at: vantage)?.position)
    add(.status, record?.statuses.entry(at: vantage)?.position)
    add(.intake, record?.intakes.entry(at: vantage)?.position)
    add(.reach, baskets.interval(of: id, at: vantage)?.declared.position)
    add(.reach, baskets.promise(of: id, at: vantage))
    add(.resource, directory.record(of: facts.resource)?.openings.entry(at: vantage)?.position)
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

extension Evaluation {
  /// What a reach comes to for the person, whole and clause by clause.
  func reachFindings(
    of id: ServiceID, _ facts: ServiceFacts
  ) -> (whole: SideVerdict, clauses: [Explanation.ClauseFinding]) {
    let interval = snapshot.baskets.interval(of: id, at: snapshot.vantage)
    let reach = interval?.declared.reach ?? .notStated
    func verdict(_ reach: Reach) -> SideVerdict {
      let asked = ReachQuestion(
        reach: reach, interval: interval, modes: modes(of: facts.details), snapshot: snapshot)
      return side(wholeVerdict(asked), among: homeAmongReforms.steps)
    }
    return (
      verdict(reach),
      reach.clauses.map { clause in
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
