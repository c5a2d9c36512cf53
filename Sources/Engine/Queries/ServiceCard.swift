public import Domain

/// What every answer shows of a service, whoever asks.
///
/// Kept once for all the answers of a snapshot; two cards that say the same are equal.
public final class ServiceCard: Sendable {
  public let id: ServiceID
  public let details: ServiceDetails
  public let resource: ResourceID
  public let resourceName: String
  public let resourceKind: ResourceKind

  /// Telephone of the service, else of its resource.
  public let telephone: String?

  /// Where people go; confidential resources have no place here or anywhere.
  public let site: Site

  /// Whether it belongs in every basket, whatever is asked.
  public let isInEveryBasket: Bool

  /// Who answers for the resource; `nil` where nobody does, or nobody looked.
  let organization: OrganizationID?

  init(
    id: ServiceID, details: ServiceDetails, resource: ResourceID, resourceName: String,
    resourceKind: ResourceKind, telephone: String?, site: Site, isInEveryBasket: Bool,
    organization: OrganizationID? = nil
  ) {
    self.id = id
    self.details = details
    self.resource = resource
    self.resourceName = resourceName
    self.resourceKind = resourceKind
    self.telephone = telephone
    self.site = site
    self.isInEveryBasket = isInEveryBasket
    self.organization = organization
  }

  convenience init(
    _ id: ServiceID, _ details: ServiceDetails, offeredBy resource: ResourceID,
    _ facts: ResourceFacts, organization: OrganizationID? = nil
  ) {
    self.init(
      id: id, details: details, resource: resource, resourceName: facts.name,
      resourceKind: facts.kind, telephone: details.telephone ?? facts.described.telephone,
      site: facts.site, isInEveryBasket: details.category.isInEveryBasket,
      organization: organization)
  }
}

extension ServiceCard: Hashable {
  public static func == (left: ServiceCard, right: ServiceCard) -> Bool {
    left === right
      || (left.id == right.id && left.details == right.details && left.resource == right.resource
        && left.resourceName == right.resourceName && left.resourceKind == right.resourceKind
        && left.telephone == right.telephone && left.site == right.site
        && left.isInEveryBasket == right.isInEveryBasket)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A line of an answer that is about one service.
public protocol ListedService {
  /// What every answer shows of the service.
  var card: ServiceCard { get }
}

extension ListedService {
  public var id: ServiceID { card.id }
  public var details: ServiceDetails { card.details }
  public var resource: ResourceID { card.resource }
  public var resourceName: String { card.resourceName }
  public var resourceKind: ResourceKind { card.resourceKind }

  /// Telephone of the service, else of its resource.
  public var telephone: String? { card.telephone }

  /// Where people go; confidential resources have no place here or anywhere.
  public var site: Site { card.site }

  /// Whether it belongs in every basket, whatever is asked.
  public var isInEveryBasket: Bool { card.isInEveryBasket }
}
