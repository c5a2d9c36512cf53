public import Hashing

/// A territory as a source describes it.
public struct TerritoryDraft: Hashable, Sendable {
  public var id: TerritoryID
  public var name: String
  public var parents: [TerritoryID]

  /// Digest of the canonical boundary; `nil` leaves the boundary as it is.
  public var boundary: Digest?

  public init(id: TerritoryID, name: String, parents: [TerritoryID], boundary: Digest?) {
    self.id = id
    self.name = name
    self.parents = Array(Set(parents)).sorted()
    self.boundary = boundary
  }
}

/// What to record of a territory.
public enum TerritoryDecisions {
  /// Decides what a source's description adds to what is known.
  ///
  /// - Returns: The events that make `current` into `draft`, in order; none when it is so already.
  /// - Throws: ``Refusal/territoryEnded(_:)`` when the territory no longer exists.
  public static func describe(
    _ draft: TerritoryDraft, given current: TerritoryFacts?
  ) throws(Refusal) -> [DomainEvent] {
    var events: [TerritoryEvent] = []
    if let current {
      guard current.status == .existing else { throw .territoryEnded(draft.id) }
      if current.name != draft.name {
        events.append(.renamed(TerritoryRenamed(name: draft.name)))
      }
      if current.parents != draft.parents {
        events.append(.reparented(TerritoryReparented(parents: draft.parents)))
      }
    } else {
      events.append(.defined(TerritoryDefined(name: draft.name, parents: draft.parents)))
    }
    if let boundary = draft.boundary, boundary != current?.boundary {
      events.append(.boundaryDrawn(TerritoryBoundaryDrawn(boundary: boundary)))
    }
    return events.map { .territory(draft.id, $0) }
  }
}
