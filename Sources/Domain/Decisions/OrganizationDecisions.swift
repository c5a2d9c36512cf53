/// An organization as a source describes it.
public struct OrganizationDraft: Hashable, Sendable {
  public var id: OrganizationID
  public var name: String

  public init(id: OrganizationID, name: String) {
    self.id = id
    self.name = name
  }
}

/// What to record of an organization.
public enum OrganizationDecisions {
  /// Decides what a source's description adds to the name that is known.
  public static func describe(
    _ draft: OrganizationDraft, givenName current: String?
  ) -> [DomainEvent] {
    guard let current else {
      return [.organization(draft.id, .registered(OrganizationRegistered(name: draft.name)))]
    }
    guard current != draft.name else { return [] }
    return [.organization(draft.id, .renamed(OrganizationRenamed(name: draft.name)))]
  }
}
