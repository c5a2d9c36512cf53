internal import Domain
internal import Projections

/// A service that does not serve a person, and what would have to be otherwise.
public struct NearlyServing: Hashable, Sendable, ListedService {
  public var card: ServiceCard

  /// Whether it is the reach that refuses, or what suits.
  public var serving: Serving

  /// What would have to be otherwise, the least first; each is enough; never empty.
  public var nearMisses: [NearMiss]

  /// Metres from the best known point of the home; `nil` when either place is not known or must not
  /// be.
  public var distanceMetres: Double?
}

/// The services that nearly serve a person.
public struct NearlyServingList: Hashable, Sendable {
  /// How many there are.
  public var count: Int

  /// The nearest to serving: those of which the least would have to be otherwise, then by distance and
  /// name.
  public var services: [NearlyServing]
}

extension Snapshot {
  /// Says which services do not serve a person and would if something were otherwise.
  ///
  /// At most `limit` are listed; all are counted.
  ///
  /// - Complexity: O(*n*) in the number of services.
  func nearlyServing(
    _ evaluation: Evaluation, limit: Int
  ) -> NearlyServingList {
    let found = directory.allServices.compactMap { id -> NearlyServing? in
      guard let service = known(id), evaluation.request.concerns(service.details.category) else {
        return nil
      }
      return evaluation.nearlyServing(service)
    }
    let sorted = found.indices.map { NearlyServingKey(found[$0], index: $0) }.sorted()
    return NearlyServingList(
      count: found.count, services: sorted.prefix(limit).map { found[$0.index] })
  }
}

extension Evaluation {
  /// What would have to be otherwise for a service to serve the person; `nil` where it serves them, may,
  /// or has to be asked, where it is offered no more, and where nothing could change that it does not.
  fileprivate func nearlyServing(_ service: KnownService) -> NearlyServing? {
    let explained = explained(service)
    guard explained.serving == .no || explained.serving == .unsuited,
      !explained.findings.contains(where: \.isForNobody)
    else { return nil }
    let misses = nearMisses(of: service, explained)
    guard !misses.isEmpty else { return nil }
    return NearlyServing(
      card: service.card, serving: explained.serving, nearMisses: misses,
      distanceMetres: distance(to: service))
  }
}

extension EligibilityFinding {
  /// Whether it is offered to nobody any more.
  fileprivate var isForNobody: Bool {
    switch self {
    case .withdrawn, .resourceClosed: true
    default: false
    }
  }
}

/// What decides the place of a service in the list.
private struct NearlyServingKey: Comparable {
  let conditionCount: Int

  /// Whether somebody would have to live elsewhere, which is asked of nobody.
  let asksForMove: Bool
  let distanceMetres: Double
  let name: String
  let id: ServiceID
  let index: Int

  init(_ service: NearlyServing, index: Int) {
    let least = service.nearMisses.first?.conditions ?? []
    conditionCount = least.count
    asksForMove = service.nearMisses.allSatisfy { miss in
      miss.conditions.contains { if case .livingIn = $0 { true } else { false } }
    }
    distanceMetres = service.distanceMetres ?? .infinity
    name = service.details.name
    id = service.id
    self.index = index
  }

  static func < (left: NearlyServingKey, right: NearlyServingKey) -> Bool {
    if left.asksForMove != right.asksForMove { return right.asksForMove }
    if left.conditionCount != right.conditionCount {
      return left.conditionCount < right.conditionCount
    }
    return (left.distanceMetres, left.name, left.id)
      < (right.distanceMetres, right.name, right.id)
  }
}
