import Domain
import TestSupport
import Testing

@testable import Engine

/// The design's table, evaluated in the plainest way.
///
/// It looks at every service and every clause, has no index and shares no code with the engine. Each
/// rule can be left out, to see that somebody would notice.
struct PlainEvaluation {
  /// The rules that make up the table.
  enum Rule: CaseIterable {
    case residence, ancestors, exclusion, registration, siteStandsForGMF, everyone, notStated
    case gmfTerritories, allSites, withdrawn, suspended, age, language, mode, need, everyBasket
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
  var without: Rule?

  func holds(_ rule: Rule) -> Bool { without != rule }

  func lives(_ point: Coordinate) -> Set<TerritoryID> {
    var found = Set(GridWorld().territories(at: point))
    if holds(.ancestors) {
      for id in found {
        for parent in GridWorld.parents(of: id) {
          found.insert(parent)
          found.formUnion(GridWorld.parents(of: parent))
        }
      }
    }
    return found
  }

  /// Yes, no, or nil for not stated; by residence and everyone only.
  func servesResidents(_ service: Service, of territories: Set<TerritoryID>) -> Bool? {
    var isStated = true
    for clause in service.clauses {
      switch clause {
      case .residence(let named, let except):
        let isExcluded = holds(.exclusion) && !territories.isDisjoint(with: except)
        if holds(.residence), !territories.isDisjoint(with: named), !isExcluded { return true }
      case .everyone: if holds(.everyone) { return true }
      case .notStated: isStated = false
      case .registration: continue
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
      if case .registration(let named) = $0 { !same.isDisjoint(with: named) } else { false }
    }
  }

  func groups(
    home point: Coordinate, _ request: LookupRequest
  ) -> [ServiceID: ComparisonGroup] {
    let home = lives(point)
    let gmf = request.gmf.map { sites[$0]?.gmf ?? $0 }
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
        if gmfPlaces.isEmpty { around = servesResidents(service, of: []) == true }
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
    if holds(.need), let need = request.need, details.category != need, !isAlways { return false }
    if holds(.age), let age = request.ageYears {
      if age < details.ageMinYears ?? 0 || age > details.ageMaxYears ?? 200 { return false }
    }
    if holds(.language), let language = request.language, !details.languages.isEmpty,
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

@Suite("Lookup against brute force")
struct LookupBruteForceTests {
  static let seed: UInt64 = 20_261_121

  /// The engine and the plain evaluation of the same made-up facts.
  static func world() throws -> (snapshot: Snapshot, plain: PlainEvaluation, gmfs: [ResourceID]) {
    var maker = WorldMaker(random: SplitMix64(seed: seed))
    maker.make()
    let snapshot = try Snapshot.ofGrid(maker.events, places: maker.places)
    return (snapshot, maker.plain, maker.gmfs)
  }

  static func request(_ gmfs: [ResourceID], _ random: inout SplitMix64) -> LookupRequest {
    func sometimes<Value>(_ share: Double, _ value: Value) -> Value? {
      Double.random(in: 0..<1, using: &random) < share ? value : nil
    }
    let gmf = gmfs[Int.random(in: 0..<gmfs.count, using: &random)]
    let age = Int.random(in: 0...99, using: &random)
    let category = ServiceCategory(trusted: "c\(Int.random(in: 0...5, using: &random))")
    return LookupRequest(
      gmf: sometimes(0.9, gmf), need: sometimes(0.2, category), ageYears: sometimes(0.3, age),
      language: sometimes(0.3, "en"), mode: sometimes(0.3, .atHome),
      day: CalendarDate(daysSince1970: 20_000))
  }

  @Test("10,000 random people get the groups of the plain evaluation")
  func groups() throws {
    let (snapshot, plain, gmfs) = try Self.world()
    var random = SplitMix64(seed: Self.seed &+ 1)
    var seen: [ComparisonGroup: Int] = [:]
    for index in 0..<10_000 {
      let point = try #require(GridWorld.randomPoint(&random))
      let request = Self.request(gmfs, &random)
      let answer = try snapshot.lookup(snapshot.locate(point), request)
      var found: [ServiceID: ComparisonGroup] = [:]
      for service in answer.services {
        #expect(found.updateValue(service.group, forKey: service.id) == nil, "twice: \(service.id)")
      }
      let expected = plain.groups(home: point, request)
      #expect(found == expected, "person \(index), seed \(Self.seed)")
      guard found == expected else { return }
      for group in found.values { seen[group, default: 0] += 1 }
    }
    for group in ComparisonGroup.allCases { #expect(seen[group, default: 0] > 1000, "\(group)") }
  }

  @Test("Each rule left out is noticed", arguments: PlainEvaluation.Rule.allCases)
  func eachRuleMatters(_ rule: PlainEvaluation.Rule) throws {
    var (snapshot, plain, gmfs) = try Self.world()
    plain.without = rule
    var random = SplitMix64(seed: Self.seed &+ 1)
    for _ in 0..<2_000 {
      let point = try #require(GridWorld.randomPoint(&random))
      let request = Self.request(gmfs, &random)
      let answer = try snapshot.lookup(snapshot.locate(point), request)
      let found = Dictionary(uniqueKeysWithValues: answer.services.map { ($0.id, $0.group) })
      if found != plain.groups(home: point, request) { return }
    }
    Issue.record("2,000 people did not notice that \(rule) was missing")
  }
}
