internal import Domain
internal import Projections

/// Every reach that names a territory which a reform ended or cut since, whoever recorded the reform.
///
/// Worked out from what holds, so that nothing can be forgotten.
struct ReachReview {
  let models: ReadModels
  let history: AtlasHistory

  /// What was known once the position was recorded.
  init(models: ReadModels, knownAt position: Int64, shapes: any TerritoryShapes) {
    self.models = models
    history = AtlasHistory(atlas: models.atlas.state, position: position, shapes: shapes)
  }

  /// The stale references of all services, in order of date and service.
  var stale: [StaleReference] {
    guard !history.reformed.isEmpty else { return [] }
    return models.baskets.state.declaredServices.flatMap(stale).sorted {
      ($0.effectiveOn, $0.service, $0.territory) < ($1.effectiveOn, $1.service, $1.territory)
    }
  }

  /// The stale references of one service.
  func stale(of service: ServiceID) -> [StaleReference] {
    intervals(of: service).flatMap { StaleReference.all(in: $0, of: service, history) }
  }

  /// The reaches of a service that name a territory of which there is anything to know.
  func intervals(of service: ServiceID) -> [ReachInterval] {
    models.baskets.state.intervals(of: service, knownAt: history.position).filter {
      !$0.declared.reach.namedTerritories.isDisjoint(with: history.reformed)
    }
  }

  /// A stale reference with the ways to settle it.
  func item(for stale: StaleReference) -> ReviewItem {
    let directory = models.directory.state
    let last = Vantage(day: .latest, position: history.position)
    let facts = directory.facts(of: stale.service, at: last)
    let reach = stale.interval.declared.reach
    return ReviewItem(
      service: stale.service, serviceName: facts?.details.name ?? stale.service.code,
      resource: facts?.resource,
      resourceName: facts.flatMap { directory.facts(of: $0.resource, at: last)?.name } ?? "",
      stale: stale,
      choices: RetargetChoice.all(for: stale, history).map {
        ReviewItem.Choice(choice: $0, reach: $0.applied(to: reach, for: stale.territory))
      },
      isAutomatic: RetargetChoice.isAutomatic(stale, history))
  }
}
