internal import Domain
internal import Projections
internal import Synchronization

/// The services of a snapshot that somebody asked for, each worked out once.
final class ServiceBook: Sendable {
  /// Services that concern everybody, wherever they live.
  struct Everywhere: Sendable {
    /// Those of which nobody has said whom they reach, in order of category, name and identifier.
    var notStated: [KnownService] = []

    /// Those of them of which the same is said to everybody who asks for nothing particular.
    var alike = Lot()

    /// The rest of them: the years or the clientele of somebody can matter, or they are refused.
    var particular: [KnownService] = []

    /// Those of which it was said.
    var others: [KnownService] = []
  }

  /// Services in order of category, name and identifier.
  struct Lot: Sendable {
    private(set) var services: [KnownService] = []
    private(set) var sections: [Section] = []

    /// Adds one that comes after all others.
    mutating func append(_ service: KnownService) {
      services.append(service)
      if sections.last?.category != service.details.category {
        sections.append(Section(category: service.details.category, count: 0, organizations: []))
      }
      let last = sections.count - 1
      sections[last].count += 1
      if let organization = service.card.organization {
        sections[last].organizations.insert(organization)
      }
    }
  }

  /// The services of one category.
  struct Section: Sendable {
    var category: ServiceCategory
    var count: Int

    /// Who answers for them.
    var organizations: Set<OrganizationID>
  }

  private struct Pages {
    var known: [ServiceID: KnownService?] = [:]
    var everywhere: Everywhere?
  }

  private let pages = Mutex(Pages())

  /// A service; `nil` when it is not offered on the day.
  func service(_ id: ServiceID, in snapshot: Snapshot) -> KnownService? {
    services([id], in: snapshot).first
  }

  /// Those of some services that are offered on the day, in the order given.
  func services(_ ids: some Sequence<ServiceID>, in snapshot: Snapshot) -> [KnownService] {
    pages.withLock { pages in
      ids.compactMap { Self.service($0, on: &pages, in: snapshot) }
    }
  }

  /// The services that concern everybody.
  func everywhere(in snapshot: Snapshot) -> Everywhere {
    pages.withLock { pages in
      if let known = pages.everywhere { return known }
      var found = Everywhere()
      for id in snapshot.directory.allServices {
        if let declared = snapshot.baskets.reach(of: id, at: snapshot.vantage),
          declared.reach.isBound
        {
          continue
        }
        guard let service = Self.service(id, on: &pages, in: snapshot) else { continue }
        if service.isNotStated {
          found.notStated.append(service)
        } else {
          found.others.append(service)
        }
      }
      found.notStated.sort {
        ($0.details.category, $0.details.name, $0.id) < (
          $1.details.category, $1.details.name, $1.id
        )
      }
      for service in found.notStated {
        if service.isAlikeForAll {
          found.alike.append(service)
        } else {
          found.particular.append(service)
        }
      }
      pages.everywhere = found
      return found
    }
  }

  private static func service(
    _ id: ServiceID, on pages: inout Pages, in snapshot: Snapshot
  ) -> KnownService? {
    if let known = pages.known[id] { return known }
    let service = KnownService(id, in: snapshot)
    pages.known[id] = .some(service)
    return service
  }
}

extension Snapshot {
  /// A service as it is seen here; `nil` when it is not offered on the day.
  func known(_ id: ServiceID) -> KnownService? { serviceBook.service(id, in: self) }
}
