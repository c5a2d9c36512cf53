internal import Domain
internal import Projections

/// What one vantage says of a service, part by part, apart from the land it serves.
struct ServiceView {
  /// What decides whether a service stands in a basket, besides the land.
  enum Part: CaseIterable {
    /// That it is offered at all, and by which resource.
    case offering
    /// Whether it was withdrawn.
    case status
    /// Whether its resource is open.
    case opening
    /// Whom it reaches.
    case reach
    /// How it is given, where it reaches more people in one mode than in another.
    case modes
  }

  let id: ServiceID

  /// The day on which it is seen.
  let day: CalendarDate

  /// `nil` when it was not offered by then.
  var offering: (resource: ResourceID, details: ServiceDetails)?

  /// `nil` when it was not offered by then.
  var status: ServiceStatus?

  /// `nil` when the resource had not opened by then.
  var resource: ResourceFacts?

  /// Whom it reaches; `nil` where nobody had declared it by then.
  var interval: ReachInterval?

  /// Whom it reaches; not stated where nobody had declared it by then.
  var reach: Reach { interval?.declared.reach ?? .notStated }

  /// Position of the declaration that the reach rests on; `nil` where nobody had declared it.
  var promise: Int64?

  /// What has to be known before referring to it, such as a suspension.
  var findings: [EligibilityFinding] {
    guard let offering, let status, let resource else { return [] }
    let facts = ServiceFacts(
      resource: offering.resource, details: offering.details, status: status)
    return Eligibility.status(of: facts, of: resource, on: day)
  }

  /// The same service with one part as another vantage sees it.
  func taking(_ part: Part, from other: ServiceView) -> ServiceView {
    var mixed = self
    switch part {
    case .offering:
      mixed.offering = other.offering
      if let modes = offering?.details.modes { mixed.offering?.details.modes = modes }
    case .modes:
      if let modes = other.offering?.details.modes { mixed.offering?.details.modes = modes }
    case .status: mixed.status = other.status
    case .opening: mixed.resource = other.resource
    case .reach: mixed.interval = other.interval
    }
    return mixed
  }
}

/// The services from one vantage.
struct ServicesSeen {
  let directory: Directory
  let baskets: Baskets
  let vantage: Vantage

  /// What is said of a service.
  ///
  /// - Parameters:
  ///   - id: The service.
  ///   - fallback: The resource to look at where the service is not offered.
  /// - Returns: A view also of a service that nobody offers.
  func view(of id: ServiceID, orResource fallback: ResourceID? = nil) -> ServiceView {
    let facts = directory.facts(of: id, at: vantage)
    let resource = (facts?.resource ?? fallback).flatMap { directory.facts(of: $0, at: vantage) }
    return ServiceView(
      id: id, day: vantage.day, offering: facts.map { ($0.resource, $0.details) },
      status: facts?.status, resource: resource, interval: baskets.interval(of: id, at: vantage),
      promise: baskets.promise(of: id, at: vantage))
  }
}

extension Snapshot {
  /// The services as the snapshot sees them.
  var services: ServicesSeen {
    ServicesSeen(directory: directory, baskets: baskets, vantage: vantage)
  }

  /// What the snapshot says of a service.
  func view(of id: ServiceID) -> ServiceView { services.view(of: id) }
}
