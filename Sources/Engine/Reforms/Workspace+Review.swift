public import Domain
internal import Projections

/// Which open references are to be settled.
public enum ReviewSelection: Hashable, Sendable {
  /// All, each by its proposal.
  case all

  /// Those of one service: by their proposals, or one of them by the choice of a given number, from 1.
  ///
  /// Where the service has several, `territory` says which the choice is for.
  case service(ServiceID, territory: TerritoryID?, choice: Int?)
}

/// What was settled.
public struct ReviewReport: Hashable, Sendable {
  /// The reaches that were re-targeted, in order of service and date.
  public var retargeted: [ReformReport.Retargeted]

  /// Number of references that are still open.
  public var openCount: Int
  public var isDryRun: Bool

  /// Position of the log afterwards.
  public var position: Int64

  /// Names of the territories spoken of.
  public var names: [TerritoryID: String]

  /// A territory with its name.
  public func named(_ id: TerritoryID) -> NamedTerritory {
    NamedTerritory(id: id, name: names[id] ?? id.code)
  }
}

/// Why nothing was settled.
public enum ReviewError: Error, Hashable, Sendable {
  /// The service has no open reference; those that have are counted.
  case nothingOpen(ServiceID, openCount: Int)

  /// The service has no open reference to this territory; the ones it has.
  case notNamed(TerritoryID, ServiceID, open: [TerritoryID])

  /// A choice was given for a service with several open references.
  case severalTerritories(ServiceID, [TerritoryID])

  /// The choice speaks of other territories of which something is open.
  case othersFirst(TerritoryID, ServiceID, others: [TerritoryID])

  /// There are only so many choices.
  case noSuchChoice(Int, count: Int)
}

/// What is open, with the names that the words need.
public struct ReviewAnswer: Hashable, Sendable {
  /// Position of the log that the list is true to.
  public var position: Int64

  /// In order of date and service.
  public var items: [ReviewItem]

  /// Names of the territories spoken of.
  public var names: [TerritoryID: String]

  /// Names of the resources spoken of.
  public var resourceNames: [ResourceID: String]
}

extension Workspace {
  /// Every reach that names a territory which a reform ended or cut since, and that nobody has looked
  /// at: worked out from what holds, whoever recorded the reform.
  ///
  /// - Throws: ``EngineError`` or an error of the log or of the shapes.
  public func review(
    of service: ServiceID? = nil, asKnownAt known: KnownAt = .now, progress: Progress? = nil
  ) throws -> ReviewAnswer {
    let models = try currentModels(progress: progress)
    let position = try position(of: known, head: models.position)
    let review = review(of: models, knownAt: position)
    let items = review.stale.filter { service == nil || $0.service == service }.map(review.item)
    return ReviewAnswer(
      position: position, items: items, names: Self.names(in: items, models, position),
      resourceNames: Self.resourceNames(in: items, models, position))
  }

  /// Settles open references: records the reaches in the words of the territories after the reforms.
  ///
  /// What follows from a choice without saying, such as a new code that a successor was given later, is
  /// recorded with it. Where somebody else was faster, it is decided anew.
  ///
  /// - Throws: ``ReviewError``, or an error of the log; nothing is recorded then.
  public func settle(
    _ selection: ReviewSelection, _ options: ImportOptions
  ) throws -> ReviewReport {
    var report: ReviewReport?
    let (_, position) = try decideAndRecord(options) { models in
      let review = review(of: models, knownAt: models.position)
      let settled = try Self.settled(selection, review)
      var decided = Decided()
      for one in settled {
        decided.add([.service(one.service, .reachRetargeted(one.event))], on: one.effectiveOn)
      }
      let after = try models.foreseeing(decided.events, source: options.source)
      report = ReviewReport(
        retargeted: settled.map { Self.line($0, after) },
        openCount: self.review(of: after, knownAt: after.position).stale.count,
        isDryRun: options.isDryRun, position: after.position,
        names: after.atlas.state.names(
          of: settled.flatMap { $0.event.replaced.flatMap { [$0.from] + $0.to } },
          at: Vantage(day: .latest, position: after.position)))
      return decided
    }
    guard var report else { throw EngineError.damagedState }
    report.position = position
    return report
  }

  private func review(of models: ReadModels, knownAt position: Int64) -> ReachReview {
    ReachReview(
      models: models, knownAt: position,
      shapes: BoundaryShapes(
        atlas: models.atlas.state, boundaries: BoundaryStore(log: log)))
  }

  private static func settled(
    _ selection: ReviewSelection, _ review: ReachReview
  ) throws(ReviewError) -> [Retargeting.Retargeted] {
    func proposal(_ stale: StaleReference) -> RetargetChoice? {
      RetargetChoice.all(for: stale, review.history).first
    }
    switch selection {
    case .all:
      return review.models.baskets.state.declaredServices.flatMap { service in
        Retargeting.settle(
          review.intervals(of: service), of: service, review.history, choose: proposal)
      }
    case .service(let service, let territory, let choice):
      let stale = review.stale(of: service)
      guard !stale.isEmpty else {
        throw .nothingOpen(service, openCount: review.stale.count)
      }
      let open = Set(stale.map(\.territory)).sorted()
      if let territory, !open.contains(territory) {
        throw .notNamed(territory, service, open: open)
      }
      if choice != nil, territory == nil, open.count > 1 {
        throw .severalTerritories(service, open)
      }
      if let choice {
        let count =
          stale.filter { territory == nil || $0.territory == territory }
          .map { RetargetChoice.all(for: $0, review.history).count }.min() ?? 0
        guard (1...max(1, count)).contains(choice) else {
          throw .noSuchChoice(choice, count: count)
        }
      }
      let asked = stale.filter { territory == nil || $0.territory == territory }
      func made(_ stale: StaleReference) -> RetargetChoice? {
        // What follows from the choice is settled by itself; what was not asked about stays open.
        guard asked.contains(where: { $0.isSameQuestion(as: stale) }) else {
          return RetargetChoice.isAutomatic(stale, review.history) ? proposal(stale) : nil
        }
        let choices = RetargetChoice.all(for: stale, review.history)
        return choice.flatMap { $0 <= choices.count ? choices[$0 - 1] : nil } ?? choices.first
      }
      let settled = Retargeting.settle(
        review.intervals(of: service), of: service, review.history, choose: made)
      if let territory, !settled.contains(where: { $0.event.speaks(of: territory) }) {
        let others = open.filter { other in
          other != territory
            && asked.contains { made($0)?.speaks(of: other, for: territory) ?? false }
        }
        throw .othersFirst(territory, service, others: others)
      }
      return settled
    }
  }

  private static func line(
    _ one: Retargeting.Retargeted, _ models: ReadModels
  ) -> ReformReport.Retargeted {
    let last = Vantage(day: .latest, position: models.position)
    let directory = models.directory.state
    let facts = directory.facts(of: one.service, at: last)
    return ReformReport.Retargeted(
      service: one.service, serviceName: facts?.details.name ?? one.service.code,
      resourceName: facts.flatMap { directory.facts(of: $0.resource, at: last)?.name } ?? "",
      effectiveOn: one.effectiveOn, replaced: one.event.replaced, isWidened: one.isWidened,
      newPeople: nil)
  }

  private static func names(
    in items: [ReviewItem], _ models: ReadModels, _ position: Int64
  ) -> [TerritoryID: String] {
    var spokenOf: Set<TerritoryID> = []
    for item in items {
      spokenOf.formUnion(item.stale.interval.declared.reach.namedTerritories)
      for choice in item.choices { spokenOf.formUnion(choice.reach.namedTerritories) }
      switch item.stale.cause {
      case .ended(let status): spokenOf.formUnion(status.status.successors)
      case .partPassed(let step): spokenOf.formUnion([step.from, step.to])
      }
    }
    return models.atlas.state.names(
      of: spokenOf, at: Vantage(day: .latest, position: position))
  }

  private static func resourceNames(
    in items: [ReviewItem], _ models: ReadModels, _ position: Int64
  ) -> [ResourceID: String] {
    var names: [ResourceID: String] = [:]
    let last = Vantage(day: .latest, position: position)
    for item in items {
      for id in item.stale.interval.declared.reach.clauses.flatMap(\.registrations) {
        names[id] = models.directory.state.facts(of: id, at: last)?.name
      }
    }
    return names
  }
}

extension StaleReference {
  /// Whether the same is asked of the same territory, maybe in another reach.
  fileprivate func isSameQuestion(as other: StaleReference) -> Bool {
    territory == other.territory && cause == other.cause
  }
}

extension ServiceReachRetargeted {
  fileprivate func speaks(of id: TerritoryID) -> Bool { replaced.contains { $0.from == id } }
}
