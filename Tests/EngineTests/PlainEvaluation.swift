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
    case both, onlyHere, onlyHereIsAWayIn, clauseModes, modeAsked, modesOffered
    case polygon, postalCode, street, town, numbers, side, undecided
    // Eligibility, in its own file.
    case crisisAlways, filtersIgnored, ageAsked, languageAsked, partialLanguage, interpreter
    case interpreterAsked, modeToVerify, oneOf, allOf, mainly, clienteleAsked, clienteleOfAge
    case access, counterForProfessional, accessAsked, cost, contribution, costAsked, full, belief
    case begun, nextStart, openGroup, homeVisits
  }

  /// Somebody's door.
  struct Person {
    var point: Coordinate
    var postalCode: String?
    var street: String?
    var number: Int?

    /// Where the point lies, once that was looked up.
    var place: PlainPlace?
  }

  /// How true something is, from the least to the most.
  enum Truth: Int, Comparable {
    case no, notStated, possible, certain

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    var not: Truth { self == .certain ? .no : self == .no ? .certain : self }
  }

  /// A service as it was made up.
  struct Service {
    var id: ServiceID
    var resource: ResourceID
    var details: ServiceDetails
    var clauses: [Reach.Clause]
    var isWithdrawn = false
    var isSuspended = false
    var intake: ReportedIntake?
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
  var children: (TerritoryKind) -> [TerritoryID] = { GridWorld.byKind[$0] ?? [] }
  var without: Rule?

  func holds(_ rule: Rule) -> Bool { without != rule }

  func lives(_ point: Coordinate) -> PlainPlace {
    PlainPlace(
      drawn: Set(territories(point)), parents: holds(.ancestors) ? parents : { _ in [] },
      children: children, weighsLayers: holds(.layers))
  }

  /// Whether somebody registered with these is served by the clauses that are meant.
  func serves(
    _ service: Service, _ person: Person?, _ registrations: Set<ResourceID>, _ mode: ServiceMode?,
    meant: (Reach.Clause) -> Bool = { _ in true }
  ) -> Truth {
    var modes = service.details.modes.isEmpty ? ServiceMode.allCases : service.details.modes
    if !holds(.modesOffered) { modes = ServiceMode.allCases }
    if holds(.modeAsked), let mode { modes = [mode] }
    let clauses = service.clauses.isEmpty ? [.notStated] : service.clauses
    let hasWay = clauses.contains { !isLimit($0) }
    if clauses.allSatisfy(\.modes.isEmpty) { modes = Array(modes.prefix(1)) }
    return modes.map { mode in
      let counting = clauses.filter {
        !holds(.clauseModes) || $0.modes.isEmpty || $0.modes.contains(mode)
      }
      func truth(_ clause: Reach.Clause) -> Truth { self.truth(clause, person, registrations) }
      let limits = counting.filter(isLimit)
      let isWayIn = !hasWay && holds(.onlyHereIsAWayIn)
      let ways = counting.filter { isWayIn || !isLimit($0) }.filter(meant)
      let any = ways.map(truth).max() ?? .no
      guard !limits.isEmpty, holds(.onlyHere) else { return any }
      return min(any, limits.map(truth).max() ?? .no)
    }.max() ?? .no
  }

  private func isLimit(_ clause: Reach.Clause) -> Bool {
    if case .onlyHere = clause.condition { true } else { false }
  }

  private func truth(
    _ clause: Reach.Clause, _ person: Person?, _ registrations: Set<ResourceID>
  ) -> Truth {
    switch clause.condition {
    case .residence(let home): return holds(.residence) ? lives(person, home) : .no
    case .onlyHere(let home): return lives(person, home)
    case .both(let home, let named):
      guard holds(.both) else { return lives(person, home) }
      return registrations.isDisjoint(with: named) ? .no : lives(person, home)
    case .registration(let named):
      return registrations.isDisjoint(with: named) || !holds(.registration) ? .no : .certain
    case .everyone: return holds(.everyone) ? .certain : .no
    case .notStated: return holds(.notStated) ? .notStated : .no
    }
  }

  private func lives(_ person: Person?, _ home: Residence) -> Truth {
    let isExcluded = holds(.exclusion) ? lives(person, in: home.except) : .no
    return min(lives(person, in: home.named), isExcluded.not)
  }

  private func lives(_ person: Person?, in land: ReachLand) -> Truth {
    guard let person else { return .no }
    let place = person.place ?? lives(person.point)
    if place.isSurely(inOneOf: land.territories) { return .certain }
    let found = land.patches.map { lives(person, place, on: $0) }.max() ?? .no
    if found == .certain { return found }
    let isUndecided = found == .possible && holds(.undecided)
    return isUndecided || place.mayBe(inOneOf: land.territories) ? .possible : .no
  }

  private func lives(_ person: Person, _ place: PlainPlace, on patch: Patch) -> Truth {
    switch patch {
    case .polygon(let digest):
      guard holds(.polygon), let square = GridPolygons.squares[digest] else { return .no }
      return square.contains(person.point) ? .certain : .no
    case .postalPrefix(let prefix):
      guard holds(.postalCode) else { return .no }
      guard let code = person.postalCode else { return .possible }
      return code.hasPrefix(prefix.text) ? .certain : .no
    case .street(let stretch):
      guard holds(.street) else { return .no }
      let town = stretch.municipality.map { [$0] } ?? []
      // Who lives in no town at all may live in one that nobody drew.
      let isElsewhere =
        town.contains { place.mayBe(inKind: $0.kind) } && !place.mayBe(inOneOf: town)
      if holds(.town), isElsewhere { return .no }
      guard let street = person.street else { return .possible }
      guard street == stretch.street else { return .no }
      guard let number = person.number else { return .possible }
      let isInRange = number >= stretch.fromNumber ?? 0 && number <= stretch.toNumber ?? .max
      let isOnSide = stretch.side == .both || (number % 2 == 0) == (stretch.side == .even)
      if holds(.numbers), !isInRange { return .no }
      if holds(.side), !isOnSide { return .no }
      return place.isSurely(inOneOf: town) ? .certain : .possible
    }
  }

  func groups(
    home point: Coordinate, _ request: LookupRequest
  ) -> [ServiceID: ComparisonGroup] {
    groups(of: Person(point: point), request)
  }

  /// The GMF of a request with all its sites.
  func registrations(in request: LookupRequest) -> Set<ResourceID> {
    guard let gmf = request.gmf.map({ roots[$0] ?? sites[$0]?.gmf ?? $0 }) else { return [] }
    guard holds(.siteStandsForGMF) else { return [gmf] }
    return Set(sites.filter { $0.value.gmf == gmf }.keys).union([gmf])
  }

  private func placed(_ person: Person) -> Person {
    var person = person
    person.place = lives(person.point)
    return person
  }

  func groups(of person: Person, _ request: LookupRequest) -> [ServiceID: ComparisonGroup] {
    let person = placed(person)
    let gmf = request.gmf.map { roots[$0] ?? sites[$0]?.gmf ?? $0 }
    var gmfPlaces = sites.filter { $0.value.gmf == gmf }.sorted { $0.key < $1.key }
      .compactMap(\.value.point).map { placed(Person(point: $0)) }
    if !holds(.allSites) { gmfPlaces = Array(gmfPlaces.prefix(1)) }
    let registrations = registrations(in: request)
    var result: [ServiceID: ComparisonGroup] = [:]
    for service in services where suits(service, request) {
      let atHome = serves(service, person, [], request.mode)
      let registered = serves(service, person, registrations, request.mode) { clause in
        switch clause.condition {
        case .registration, .both: true
        case .residence, .onlyHere, .everyone, .notStated: false
        }
      }
      var around = Truth.no
      if gmf != nil, holds(.gmfTerritories) {
        around = gmfPlaces.map { serves(service, $0, [], request.mode) }.max() ?? .no
        if gmfPlaces.isEmpty { around = serves(service, nil, [], request.mode) }
      }
      if atHome >= .possible {
        result[service.id] = around >= .possible ? .both : .homeOnly
      } else if registered >= .possible {
        result[service.id] = .registration
      } else if atHome == .notStated {
        result[service.id] = .unknown
      } else if around >= .possible {
        result[service.id] = .gmfOnly
      }
    }
    return result
  }
}
