internal import Domain
internal import Projections

/// A GMF as a snapshot sees it, whoever asks: worked out once, then kept with the snapshot.
///
/// It holds nothing of any question.
final class KnownGMF: Sendable {
  /// A site whose place is known: where somebody stands who lives there, and which reforms concern it.
  struct PlacedSite: Sendable {
    let site: GMFSite
    let standing: Standing
    let door: Door
    let reforms: PlaceAmongReforms
  }

  let surroundings: GMFSurroundings

  /// The GMF with all its sites.
  let registrations: Set<ResourceID>
  let sites: [PlacedSite]

  /// The services bound to land around it, or to a registration with it, by their numbers.
  let serviceNumbers: Set<Int32>

  init(_ surroundings: GMFSurroundings, in snapshot: Snapshot) {
    self.surroundings = surroundings
    registrations = Set([surroundings.id] + surroundings.sites.map(\.id))
    sites = surroundings.sites.filter(\.hasPoint).map { site in
      let place = snapshot.directory.facts(of: site.id, at: snapshot.vantage)?.site
      let points = place?.point.map { [$0] } ?? []
      return PlacedSite(
        site: site, standing: site.standing, door: Door(of: place, at: points),
        reforms: snapshot.reforms(around: site.standing, places: points, radiusMetres: 0))
    }
    let around = sites.reduce(into: Set<TerritoryID>()) {
      $0.formUnion($1.standing.possibleTerritories.union($1.reforms.namesOfOld))
    }
    serviceNumbers = Set(
      snapshot.serviceBook.numbers(boundTo: around, registrations, in: snapshot))
  }

  /// Whether it can matter to whom a service reaches, for one that is bound.
  func concerns(_ service: KnownService) -> Bool { serviceNumbers.contains(service.number) }
}
