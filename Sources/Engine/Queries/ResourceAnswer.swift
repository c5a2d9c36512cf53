public import Domain
internal import Projections

/// A resource on a day: what it is, what it offers, and its referral corridors.
public struct ResourceAnswer: Hashable, Sendable {
  public var day: CalendarDate
  public var position: Int64
  public var id: ResourceID

  /// What holds of it; a confidential resource has no place here or anywhere.
  public var facts: ResourceFacts

  /// Who answers for it, by name; `nil` where nobody has said.
  public var organizationName: String?

  /// The resource of which it is a site, by name; `nil` for none.
  public var wholeName: String?

  /// What it offers on the day, in order of category and name.
  public var services: [FoundService]

  /// As ``Snapshot/partnerships(of:)`` gives them.
  public var partnerships: [Partnership]
}

extension Snapshot {
  /// The resource that somebody means: by its identifier, by its code, or by its name or a part of it.
  ///
  /// - Throws: As ``gmf(meant:)``.
  public func resource(meant text: String) throws(LookupError) -> ResourceID {
    for id in [ResourceID(text), ResourceID("resource:\(text)")].compactMap({ $0 }) {
      if directory.facts(of: id, at: vantage) != nil { return id }
    }
    let known = directory.allResources.compactMap { id in
      directory.facts(of: id, at: vantage).map {
        NameCandidate(id: id, text: id.text, names: [$0.name])
      }
    }
    let found = NameMatching.matches(text, in: known)
    if found.count == 1 { return found[0].id }
    if found.isEmpty, let id = ResourceID(text) {
      throw .unknownResource(id, nearest: nearest(to: id, in: knownResources))
    }
    throw NameMatching.unsettled(text, found, in: known)
  }

  /// A resource, its services and its corridors.
  ///
  /// - Throws: ``LookupError/unknownResource(_:nearest:)``.
  /// - Complexity: O(*n*) in the number of services of the log.
  public func resource(_ id: ResourceID) throws(LookupError) -> ResourceAnswer {
    guard let facts = directory.facts(of: id, at: vantage) else {
      throw .unknownResource(id, nearest: nearest(to: id, in: knownResources))
    }
    let services = directory.allServices.compactMap { service -> FoundService? in
      guard let offered = directory.facts(of: service, at: vantage), offered.resource == id,
        !offered.status.isWithdrawn
      else { return nil }
      return found(service)
    }
    return ResourceAnswer(
      day: day, position: position, id: id, facts: facts,
      organizationName: facts.described.organization.map {
        directory.name(of: $0, at: vantage) ?? $0.code
      },
      wholeName: facts.described.partOf.map(name),
      services: services.sorted {
        ($0.details.category, $0.details.name, $0.id) < (
          $1.details.category, $1.details.name, $1.id
        )
      },
      partnerships: partnerships(of: id))
  }
}
