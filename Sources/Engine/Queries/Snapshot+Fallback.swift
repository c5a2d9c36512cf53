internal import Domain
internal import Projections

extension Snapshot {
  /// Walks the ladder for a need: up to the first step that answers it for certain, and then the
  /// telephone lines, which are there whatever was found.
  ///
  /// - Parameters:
  ///   - answer: What the person was told about the need.
  ///   - everything: What they would be told about every need.
  ///   - request: The need, and what is known of the person.
  /// - Returns: The steps that were walked; none where something answers for certain because of where
  ///   the person lives, or of their registration.
  func fallback(
    from answer: LookupAnswer, among everything: () throws -> LookupAnswer, _ request: LookupRequest
  ) rethrows -> [FallbackStep] {
    guard let need = request.need else { return [] }
    let offers = answer.servings.filter { found in
      found.serving != .unsuited && need.isAnswered(by: found.service.details.category)
    }
    let grid = ladder(from: answer.home)
    let isAtHome = offers.contains { found in
      let rung = rung(of: found.service, in: grid)
      return found.serving == .yes && rung != .everyone && rung != .notStated
    }
    guard !isAtHome else { return [] }
    var steps: [FallbackStep] = []
    func add(_ rung: FallbackStep.Rung, _ offers: [FallbackStep.Offer]) -> Bool {
      let step = FallbackStep(rung: rung, offers: offers.sorted(by: FallbackStep.Offer.comesFirst))
      steps.append(step)
      return step.answers
    }
    func found(on rung: Rung) -> [FallbackStep.Offer] {
      offers.filter { self.rung(of: $0.service, in: grid) == rung }.map(FallbackStep.Offer.init)
    }
    let everything = try everything()
    var isAnswered = false
    for (index, territory) in grid.enumerated() where !isAnswered {
      let offers = found(on: index == 0 ? .home : .grid(index))
      isAnswered = add(.territory(named(territory)), offers)
    }
    let divisions = found(on: .otherDivisions)
    if !isAnswered, !divisions.isEmpty { isAnswered = add(.otherDivisions, divisions) }
    if !isAnswered {
      isAnswered = add(.neighbours, neighbours(of: everything, answering: need, request))
    }
    if !isAnswered { isAnswered = add(.everyone, found(on: .everyone)) }
    let open = found(on: .notStated)
    if !isAnswered, !open.isEmpty { _ = add(.notStated, open) }
    let offered = Set(steps.flatMap(\.offers).map(\.service.id))
    _ = add(
      .telephoneLines,
      Self.telephoneLines(of: everything, answering: isAnswered ? need : nil)
        .filter { !offered.contains($0.service.id) })
    return steps
  }

  /// Where on the ladder a service is found.
  private enum Rung: Hashable {
    case home
    /// By its place among the territories of the ladder, from 1.
    case grid(Int)
    case otherDivisions, everyone, notStated
  }

  /// The territories of the ladder: from the smallest in which the person lives to the largest that it
  /// lies in, one of each kind.
  private func ladder(from home: Location) -> [TerritoryID] {
    guard let smallest = home.territories.first?.id else { return [] }
    let above = gazetteer.lineage(of: [smallest]).subtracting([smallest])
    return [smallest] + ordered(above).map(\.id)
  }

  private func rung(of service: ServiceAnswer, in grid: [TerritoryID]) -> Rung {
    if service.registration.holds.isHeld { return .home }
    guard service.home.holds.isHeld else { return .notStated }
    let named = service.home.reasons.compactMap { reason in
      if case .residence(let territory) = reason { territory.id } else { nil }
    }
    if let index = named.compactMap({ grid.firstIndex(of: $0) }).min() {
      return index == 0 ? .home : .grid(index)
    }
    return service.home.reasons.contains(.everyone) && named.isEmpty ? .everyone : .otherDivisions
  }

  /// What resources offer that accept people from here: those with which a resource that serves the
  /// person at home has an agreement that says so.
  private func neighbours(
    of everything: LookupAnswer, answering need: ServiceNeed, _ request: LookupRequest
  ) -> [FallbackStep.Offer] {
    let known = Set(everything.servings.map(\.service.id))
    var agreements: [ResourceID: Partnership] = [:]
    for (service, serving) in everything.servings
    where serving == .yes && service.servesByResidence {
      for agreement in service.partnerships
      where agreement.from == service.resource && agreement.acceptsNeighbours {
        agreements[agreement.to] = agreements[agreement.to] ?? agreement
      }
    }
    guard !agreements.isEmpty else { return [] }
    return directory.allServices.compactMap { id in
      guard !known.contains(id), let service = self.known(id),
        need.isAnswered(by: service.details.category),
        let agreement = agreements[service.resource], agreement.isFor(service.details.category)
      else { return nil }
      let findings = service.judged(by: request).findings
      guard !findings.contains(where: \.isRefusal) else { return nil }
      return FallbackStep.Offer(
        service: service.card, serving: .yes, findings: findings,
        agreement: agreement)
    }
  }

  /// The general line, lines that answer the need, and those that no filter hides; where nothing was
  /// found that answers it, every line.
  private static func telephoneLines(
    of everything: LookupAnswer, answering need: ServiceNeed?
  ) -> [FallbackStep.Offer] {
    everything.servings.filter { found in
      let category = found.service.details.category
      return found.serving == .yes
        && (category == .frontLine
          || found.service.resourceKind == .telephoneLine
            && (need?.isAnswered(by: category) ?? true || category.ignoresFilters))
    }.map(FallbackStep.Offer.init)
  }
}

extension FallbackStep.Offer {
  fileprivate init(_ found: (service: ServiceAnswer, serving: Serving)) {
    self.init(
      service: found.service.card, serving: found.serving,
      findings: found.service.findings, agreement: nil)
  }

  fileprivate static func comesFirst(_ left: Self, _ right: Self) -> Bool {
    if left.serving != right.serving { return left.serving < right.serving }
    return (left.service.details.name, left.service.id.text)
      < (right.service.details.name, right.service.id.text)
  }
}

extension ServiceAnswer {
  /// Whether it serves the person because of where they live.
  fileprivate var servesByResidence: Bool {
    home.holds == .yes
      && home.reasons.contains { if case .residence = $0 { true } else { false } }
  }
}

extension Partnership {
  /// Whether it is about services of a category; one that does not say what for is about all.
  fileprivate func isFor(_ category: ServiceCategory) -> Bool {
    categories.isEmpty || categories.contains(category)
  }
}
