public import Domain
internal import Projections

/// Who answers for services of an answer, and whom to turn to about them.
///
/// A complaint about a service goes to the commissioner of its establishment, wherever the person
/// lives: who is served by two establishments has two.
public struct Establishment: Hashable, Sendable {
  /// A service that belongs in every basket, as one establishment offers it.
  public struct Contact: Hashable, Sendable {
    public var id: ServiceID
    public var name: String
    public var category: ServiceCategory
    public var resourceName: String

    /// Telephone of the service, else of its resource.
    public var telephone: String?

    /// What has to be known before turning to it, such as a suspension.
    public var findings: [EligibilityFinding]
  }

  public var id: OrganizationID
  public var name: String

  /// In order of category and name; never empty.
  public var contacts: [Contact]
}

extension Snapshot {
  /// Those of some establishments that offer what belongs in every basket, in order of name.
  func establishments(
    among organizations: @autoclosure () -> Set<OrganizationID>
  ) -> [Establishment] {
    let contacts = self.contacts.value(contactsByOrganization)
    guard !contacts.isEmpty else { return [] }
    return organizations().compactMap { id in
      contacts[id].map {
        Establishment(id: id, name: directory.name(of: id, at: vantage) ?? id.code, contacts: $0)
      }
    }.sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }
  }

  private func contactsByOrganization() -> [OrganizationID: [Establishment.Contact]] {
    var found: [OrganizationID: [Establishment.Contact]] = [:]
    for id in directory.unsortedServices {
      // Hardly any service is, and looking at each takes long.
      guard directory.hasBeen(id, ofCategory: { $0.isInEveryBasket }, by: vantage) else { continue }
      let seen = view(of: id)
      guard let offering = seen.offering, seen.isForTheEstablishment,
        let resource = seen.resource, resource.closedOn == nil, !seen.isWithdrawn,
        let organization = organization(answeringFor: offering.resource)
      else { continue }
      found[organization, default: []].append(
        Establishment.Contact(
          id: id, name: offering.details.name, category: offering.details.category,
          resourceName: resource.name,
          telephone: offering.details.telephone ?? resource.described.telephone,
          findings: seen.findings))
    }
    return found.mapValues { contacts in
      contacts.sorted {
        ($0.category, $0.name, $0.id.text) < ($1.category, $1.name, $1.id.text)
      }
    }
  }

  /// Who answers for a resource, or for the one of which it is a site.
  ///
  /// An organization that was merged is answered for by the one that took it over.
  ///
  /// What is known of the resource may be given, where somebody looked already.
  func organization(
    answeringFor resource: ResourceID, _ facts: ResourceFacts? = nil
  ) -> OrganizationID? {
    func organization(of id: ResourceID) -> OrganizationID? {
      directory.facts(of: id, at: vantage)?.described.organization
    }
    let own = facts.map(\.described.organization) ?? organization(of: resource)
    let root = directory.root(of: resource, at: vantage)
    guard var id = own ?? (root == resource ? nil : organization(of: root)) else { return nil }
    var seen: Set<OrganizationID> = [id]
    while case .merged(let into)? = directory.record(of: id)?.statuses.value(at: vantage),
      seen.insert(into).inserted
    {
      id = into
    }
    return id
  }
}

extension ServiceView {
  /// Whether it is the complaints commissioner of an establishment, wherever the person lives, or a
  /// front-line line that is bound to no land: that of another territory is the wrong door.
  fileprivate var isForTheEstablishment: Bool {
    switch offering?.details.category {
    case .complaints: true
    case .frontLine: reach.clauses.allSatisfy { $0.residence == nil }
    default: false
    }
  }

  /// Whether it is no longer offered.
  var isWithdrawn: Bool {
    if case .withdrawn? = status { true } else { false }
  }
}
