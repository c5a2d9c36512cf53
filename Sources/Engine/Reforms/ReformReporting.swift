internal import Domain
internal import Projections

/// Says what a reform comes to.
struct ReformReporting {
  let plan: ReformPlan
  let outline: ReformOutline
  let shapes: ReformShapes
  let moves: [ReformDecision.ChildMove]
  let retargeted: [Retargeting.Retargeted]

  /// The state once the reform is recorded.
  let after: ReadModels
  let workspace: Workspace

  /// The report; its position is that of the state before anything is recorded.
  ///
  /// - Throws: an error of the storage when a population table cannot be read.
  func report(counts: [String: Int], isDryRun: Bool) throws -> ReformReport {
    let people = try population()
    let store = BoundaryStore(log: workspace.log)
    let review = ReachReview(
      models: after, knownAt: after.position,
      shapes: BoundaryShapes(atlas: after.atlas.state, boundaries: store))
    let stale = review.stale.filter(isOfThisReform)
    return ReformReport(
      plan: plan, acts: plan.acts.indices.map { act($0, people) }, moves: moves,
      retargeted: retargeted.map { line($0, people) }, review: stale.map(review.item),
      untouchedCount: references.subtracting(stale.map(Reference.init)).count,
      names: names(stale), eventCounts: counts, isDryRun: isDryRun, position: after.position)
  }

  private struct Reference: Hashable {
    var service: ServiceID
    var effectiveOn: CalendarDate
    var territory: TerritoryID

    init(_ stale: StaleReference) {
      service = stale.service
      effectiveOn = stale.interval.declared.effectiveOn
      territory = stale.territory
    }

    init(service: ServiceID, effectiveOn: CalendarDate, territory: TerritoryID) {
      self.service = service
      self.effectiveOn = effectiveOn
      self.territory = territory
    }
  }

  private func isOfThisReform(_ stale: StaleReference) -> Bool {
    guard stale.reformedOn == plan.effectiveOn else { return false }
    return switch stale.cause {
    case .ended: outline.endings[stale.territory] != nil
    case .partPassed(let step):
      passages.contains { $0.from == step.from && $0.to == step.to }
    }
  }

  /// The references, in reaches that count from the reform on, to territories that it ended or cut and
  /// that nobody has looked at since: found without the rules that make the list.
  private var references: Set<Reference> {
    let ended = Set(outline.endings.keys)
    var found: Set<Reference> = []
    for service in after.baskets.state.declaredServices {
      for interval in after.baskets.state.intervals(of: service, knownAt: after.position)
      where interval.until.map({ $0 > plan.effectiveOn }) ?? true {
        let reach = interval.declared.reach
        for id in reach.namedTerritories {
          let isCut = passages.contains { passage in
            guard passage.from == id || passage.to == id else { return false }
            return hasNotLooked(at: id, interval) && says(reach, differently: passage)
          }
          if ended.contains(id) || isCut {
            found.insert(
              Reference(
                service: service, effectiveOn: interval.declared.effectiveOn, territory: id))
          }
        }
      }
    }
    return found
  }

  /// Land that passed between two territories of which the second existed before.
  private var passages: [(from: TerritoryID, to: TerritoryID)] {
    let absorbed = outline.endings.flatMap { from, ending in
      ending.status.successors.filter { outline.beginnings[$0] == nil }.map { (from, $0) }
    }
    return outline.movements.map { ($0.from, $0.to) } + absorbed
  }

  private func hasNotLooked(at id: TerritoryID, _ interval: ReachInterval) -> Bool {
    let since = interval.naming(of: id)
    let steps = after.atlas.state.transfers(
      touching: id, at: Vantage(day: plan.effectiveOn, position: after.position)
    ).filter { $0.effectiveOn == plan.effectiveOn }
    return steps.contains { !since.knows($0) }
  }

  private func says(
    _ reach: Reach, differently passage: (from: TerritoryID, to: TerritoryID)
  ) -> Bool {
    let both: Set = [passage.from, passage.to]
    return reach.clauses.compactMap(\.residence).contains { residence in
      both.intersection(residence.named.territories).count == 1
        || both.intersection(residence.except.territories).count == 1
    }
  }
}

// MARK: - Acts

extension ReformReporting {
  private func act(_ index: Int, _ people: ReformPeople) -> ReformReport.Act {
    let act = plan.acts[index].act
    var result = ReformReport.Act(act: act, passed: [])
    for (from, ending) in outline.endings.sorted(by: { $0.key < $1.key })
    where ending.act == index {
      result.passed += whole(from, ending, people)
    }
    for (number, movement) in outline.movements.enumerated() where movement.act == index {
      result.passed.append(
        ReformReport.Passed(
          from: movement.from, to: movement.to,
          squareMetres: shapes.parts[number]?.squareMetres,
          people: people.living(in: movement.land),
          isImplied: movement.isImplied))
    }
    if case .redraw(let id, _, _) = act {
      result.redrawnBefore = shapes.squareMetresBefore[id]
      result.redrawnAfter = shapes.after[id]?.squareMetres
    }
    if case .create(let made, _) = act, result.passed.isEmpty {
      result.redrawnAfter = shapes.after[made.id]?.squareMetres
    }
    return result
  }

  private func whole(
    _ from: TerritoryID, _ ending: ReformOutline.Ending, _ people: ReformPeople
  ) -> [ReformReport.Passed] {
    let size = shapes.squareMetresBefore[from]
    switch ending.status {
    case .existing, .abolished: return []
    case .merged(let into), .recoded(let into):
      return [
        ReformReport.Passed(
          from: from, to: into, squareMetres: size, people: people.living(in: [from]),
          isImplied: false)
      ]
    case .split(let into):
      let pieces = outline.divisions.first { $0.whole == from }?.pieces ?? []
      // What goes to a territory that existed stands with the parts that passed.
      return into.filter { outline.beginnings[$0] != nil }.map { id in
        let land = pieces.first { $0.id == id }?.land
        return ReformReport.Passed(
          from: from, to: id, squareMetres: shapes.after[id]?.squareMetres,
          people: land.flatMap(people.living), isImplied: false)
      }
    }
  }
}

// MARK: - Reaches

extension ReformReporting {
  private func line(
    _ one: Retargeting.Retargeted, _ people: ReformPeople
  ) -> ReformReport.Retargeted {
    let directory = after.directory.state
    let last = Vantage(day: .latest, position: after.position)
    let facts = directory.facts(of: one.service, at: last)
    return ReformReport.Retargeted(
      service: one.service, serviceName: facts?.details.name ?? one.service.code,
      resourceName: facts.flatMap { directory.facts(of: $0.resource, at: last)?.name } ?? "",
      effectiveOn: one.effectiveOn, replaced: one.event.replaced, isWidened: one.isWidened,
      newPeople: one.isWidened ? newPeople(one, people) : nil)
  }

  /// The people of the parts of mergers that the reach did not name.
  private func newPeople(
    _ one: Retargeting.Retargeted, _ people: ReformPeople
  ) -> PeopleCount? {
    var newcomers: Set<TerritoryID> = []
    for replacement in one.event.replaced {
      for into in replacement.to {
        newcomers.formUnion(
          outline.endings.filter { $0.value.status == .merged(into: into) }.keys)
        if outline.beginnings[into] == nil { newcomers.insert(into) }
      }
    }
    return people.living(in: newcomers.filter { !one.before.names($0) }.sorted())
  }

  private func names(_ stale: [StaleReference]) -> [TerritoryID: String] {
    var spokenOf = Set(plan.acts.flatMap(\.act.subjects))
    for movement in outline.movements { spokenOf.formUnion([movement.from, movement.to]) }
    for move in moves { spokenOf.formUnion([move.child, move.from, move.to]) }
    for one in retargeted {
      spokenOf.formUnion(one.event.replaced.flatMap { [$0.from] + $0.to })
    }
    for made in plan.acts { spokenOf.formUnion(made.act.spokenOf) }
    return after.atlas.state.names(
      of: spokenOf, at: Vantage(day: plan.effectiveOn, position: after.position))
  }

  private func population() throws -> ReformPeople {
    let before = Vantage(day: plan.effectiveOn.previous, position: after.position)
    let population = try PopulationStore(
      datasets: after.directory.state.datasets(.population, at: before), workspace: workspace
    ).population()
    return ReformPeople(population: population, atlas: after.atlas.state, eve: before)
  }
}

extension ReformAct {
  /// The parents and children that it names.
  fileprivate var spokenOf: [TerritoryID] {
    func named(_ land: Land?) -> [TerritoryID] {
      if case .territories(let ids)? = land { ids } else { [] }
    }
    return switch self {
    case .reparent(_, let parents): parents
    case .create(let made, let children): children + (made.parents ?? [])
    case .merge(_, let into), .recode(_, let into): into.parents ?? []
    case .split(_, let pieces): pieces.flatMap { ($0.parents ?? []) + named($0.land) }
    case .transfer(_, _, let part): named(part)
    case .exchange(_, _, let gives, let takes): named(gives) + named(takes)
    case .rename, .redraw, .abolish: []
    }
  }
}

/// The people of territories on the eve of a reform.
struct ReformPeople {
  let population: Population
  let atlas: Atlas
  let eve: Vantage

  /// The people of a piece of land; `nil` where it is not made of territories of which a table tells.
  func living(in land: Land) -> PeopleCount? {
    if case .territories(let ids) = land { living(in: ids) } else { nil }
  }

  /// The people of several territories together; `nil` where a table tells nothing of one, or of
  /// another year, or of other borders.
  func living(in ids: [TerritoryID]) -> PeopleCount? {
    var sum: PeopleCount?
    for id in ids {
      guard let people = population.figures(of: id, nearest: eve.day.components.year)?.everybody,
        hasSameLand(id, on: people.source.effectiveOn)
      else { return nil }
      guard let known = sum else {
        sum = people
        continue
      }
      guard known.year == people.year else { return nil }
      sum?.count += people.count
    }
    return sum
  }

  /// Whether a table that counts within the borders of a day counts the people of the eve.
  private func hasSameLand(_ id: TerritoryID, on day: CalendarDate) -> Bool {
    let counted = atlas.facts(of: id, at: Vantage(day: day, position: eve.position))
    return counted?.boundary == nil || counted?.boundary == atlas.facts(of: id, at: eve)?.boundary
  }
}
