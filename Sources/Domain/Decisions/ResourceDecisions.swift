public import Hashing

/// A resource as a source describes it.
public struct ResourceDraft: Hashable, Sendable {
  public var id: ResourceID
  public var name: String
  public var kind: ResourceKind
  public var isConfidential: Bool

  /// Where it stands; `nil` when the source does not say.
  public var place: Place?
  public var described: ResourceDescribed

  public init(
    id: ResourceID, name: String, kind: ResourceKind, isConfidential: Bool = false,
    place: Place? = nil, described: ResourceDescribed = ResourceDescribed()
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.isConfidential = isConfidential
    self.place = place
    self.described = described
  }
}

/// What to record of a resource.
public enum ResourceDecisions {
  /// Decides what a source's description adds to what is known.
  ///
  /// `keep` puts a place beside the log and gives its digest; it is called only when an event needs
  /// it. What the source does not say of a known resource is left as it is.
  ///
  /// - Returns: The events that make `current` into `draft`, in order; none when it is so already.
  /// - Throws: ``Refusal/confidentialWithPlace(_:)``, ``Refusal/confidentialStays(_:)`` or
  ///   ``Refusal/kindChanged(_:from:to:)``.
  public static func describe(
    _ draft: ResourceDraft, given current: ResourceFacts?, keep: (Place) -> Digest
  ) throws(Refusal) -> [DomainEvent] {
    let place = draft.place.flatMap { $0.isEmpty ? nil : $0 }
    if draft.isConfidential, place != nil { throw .confidentialWithPlace(draft.id) }
    var events: [ResourceEvent] = []
    if let current, current.closedOn == nil {
      guard current.kind == draft.kind else {
        throw .kindChanged(draft.id, from: current.kind, to: draft.kind)
      }
      events = try changes(from: current, to: draft, place: place, keep: keep)
    } else {
      if current?.site == .confidential, !draft.isConfidential {
        throw .confidentialStays(draft.id)
      }
      events.append(
        .opened(
          ResourceOpened(
            name: draft.name, kind: draft.kind, isConfidential: draft.isConfidential,
            place: place.map(keep))))
      if !draft.described.isEmpty { events.append(.described(draft.described)) }
    }
    return events.map { .resource(draft.id, $0) }
  }

  private static func changes(
    from current: ResourceFacts, to draft: ResourceDraft, place: Place?, keep: (Place) -> Digest
  ) throws(Refusal) -> [ResourceEvent] {
    var events: [ResourceEvent] = []
    if current.name != draft.name { events.append(.renamed(ResourceRenamed(name: draft.name))) }
    switch current.site {
    case .confidential:
      if place != nil { throw .confidentialWithPlace(draft.id) }
      if !draft.isConfidential { throw .confidentialStays(draft.id) }
    case .located, .unplaced:
      if draft.isConfidential {
        events.append(.madeConfidential(ResourceMadeConfidential()))
      } else if let place, current.site != .located(place) {
        events.append(.moved(ResourceMoved(place: keep(place))))
      }
    }
    let described = draft.described.completed(by: current.described)
    if described != current.described { events.append(.described(described)) }
    return events
  }
}
