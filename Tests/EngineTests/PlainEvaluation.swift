import Domain
import TestSupport

@testable import Engine

/// The design's table, evaluated in the plainest way.
///
/// It looks at every service and every clause, has no index and shares no code with the engine. Each
/// rule can be left out, to see that somebody would notice.
struct PlainEvaluation {
  /// The rules that make up the table.
  enum Rule: CaseIterable {
    case residence, ancestors, exclusion, registration, siteStandsForGMF, everyone, notStated
    case layers, gmfTerritories, allSites, withdrawn, suspended, age, language, mode, need,
      everyBasket
  }

  /// A service as it was made up.
  struct Service {
    var id: ServiceID
    var resource: ResourceID
    var details: ServiceDetails
    var clauses: [Reach.Clause]
    var isWithdrawn = false
    var isSuspended = false
  }

  var services: [Service]
  var sites: [ResourceID: (gmf: ResourceID, point: Coordinate?)]

  /// The GMF that a resource belongs to, where ``sites`` does not say, or says it of another.
  var roots: [ResourceID: ResourceID] = [:]

  /// The territories that contain a point.
  var territories: (Coordinate) -> [TerritoryID] = { GridWorld().territories(at: $0) }

  /// The territories that one lies in.
  var parents: (TerritoryID) -> [TerritoryID] = GridWorld.parents

  /// The territories of a kind that exist.
  var children: (TerritoryKind) -> [TerritoryID] = { kind in
    GridWorld.all.filter { $0.kind == kind }
  }
  var without: Rule?

  func holds(_ rule: Rule) -> Bool { without != rule }

  func lives(_ point: Coordinate) -> PlainPlace {
    PlainPlace(
      drawn: Set(territories(point)), parents: holds(.ancestors) ? parents : { _ in [] },
      children: children, weighsLayers: holds(.layers))
  }

  /// Yes or maybe, no, or nil for not stated; by residence and everyone only.
  func servesResidents(_ service: Service, of place: PlainPlace) -> Bool? {
    var isStated = true
    for clause in service.clauses {
      switch clause.condition {
      case .residence(let home):
        let isExcluded = holds(.exclusion) && place.isSurely(inOneOf: home.except.territories)
        let isNamed = place.mayBe(inOneOf: home.named.territories)
        if holds(.residence), isNamed, !isExcluded { return true }
      case .everyone: if holds(.everyone) { return true }
      case .notStated: isStated = false
      case .registration, .both, .onlyHere: continue
      }
    }
    if !service.clauses.isEmpty, isStated { return false }
    return holds(.notStated) ? nil : false
  }

  func servesRegistered(_ service: Service, with gmf: ResourceID) -> Bool {
    guard holds(.registration) else { return false }
    let same =
      holds(.siteStandsForGMF)
      ? Set(sites.filter { $0.value.gmf == gmf }.keys).union([gmf]) : [gmf]
    return service.clauses.contains {
      if case .registration(let named) = $0.condition {
        !same.isDisjoint(with: named)
      } else {
        false
      }
    }
  }

  func groups(
    home point: Coordinate, _ request: LookupRequest
  ) -> [ServiceID: ComparisonGroup] {
    let home = lives(point)
    let gmf = request.gmf.map { roots[$0] ?? sites[$0]?.gmf ?? $0 }
    var gmfPlaces = sites.filter { $0.value.gmf == gmf }.sorted { $0.key < $1.key }
      .compactMap(\.value.point).map(lives)
    if !holds(.allSites) { gmfPlaces = Array(gmfPlaces.prefix(1)) }
    var result: [ServiceID: ComparisonGroup] = [:]
    for service in services where suits(service, request) {
      let atHome = servesResidents(service, of: home)
      let registered = gmf.map { servesRegistered(service, with: $0) } ?? false
      var around = false
      if gmf != nil, holds(.gmfTerritories) {
        around = gmfPlaces.contains { servesResidents(service, of: $0) == true }
        if gmfPlaces.isEmpty { around = servesResidents(service, of: .nowhere) == true }
      }
      if atHome == true {
        result[service.id] = around ? .both : .homeOnly
      } else if registered {
        result[service.id] = .registration
      } else if atHome == nil {
        result[service.id] = .unknown
      } else if around {
        result[service.id] = .gmfOnly
      }
    }
    return result
  }

  func suits(_ service: Service, _ request: LookupRequest) -> Bool {
    let details = service.details
    let isAlways =
      holds(.everyBasket) && ["complaints", "front-line"].contains(details.category.code)
    if holds(.withdrawn), service.isWithdrawn { return false }
    if holds(.suspended), service.isSuspended { return false }
    if holds(.need), let need = request.need, !isAlways,
      !need.categories.contains(details.category)
    {
      return false
    }
    if holds(.age), let age = request.person.ageYears {
      if age < details.ageMinYears ?? 0 || age > details.ageMaxYears ?? 200 { return false }
    }
    if holds(.language), let language = request.person.languages.first, !details.languages.isEmpty,
      !details.languages.contains(language)
    {
      return false
    }
    if holds(.mode), let mode = request.mode, !details.modes.isEmpty, !details.modes.contains(mode)
    {
      return false
    }
    return true
  }
}
