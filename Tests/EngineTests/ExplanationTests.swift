import Domain
import Projections
import TestSupport
import Testing

@testable import Engine

/// Explanations against the plain evaluation, and what they say would change the answer, tried out.
@Suite("Why, and why not")
struct ExplanationTests {
  private struct Scene {
    let snapshot: Snapshot
    let plain: PlainEvaluation
    let gmfs: [ResourceID]
    var random: SplitMix64

    init(seed: UInt64) throws {
      (snapshot, plain, gmfs) = try LookupBruteForceTests.world()
      random = SplitMix64(seed: seed)
    }

    mutating func point() throws -> Coordinate { try #require(GridWorld.randomPoint(&random)) }

    mutating func request() -> LookupRequest { LookupBruteForceTests.request(gmfs, &random) }

    mutating func service() throws -> PlainEvaluation.Service {
      try #require(plain.services.randomElement(using: &random))
    }
  }

  @Test("The verdict is that of the plain evaluation, and every clause has its own")
  func verdicts() throws {
    var scene = try Scene(seed: 61)
    var seen: [Serving: Int] = [:]
    for _ in 0..<1_500 {
      let (point, request, service) = (try scene.point(), scene.request(), try scene.service())
      let why = try scene.snapshot.explain(service.id, to: scene.snapshot.locate(point), request)
      let person = PlainEvaluation.Person(point: point, place: scene.plain.lives(point))
      let registrations = scene.plain.registrations(in: request)
      let truth = scene.plain.serves(service, person, registrations, request.mode)
      var unfiltered = request
      unfiltered.need = nil
      let suits = scene.plain.suits(service, unfiltered)
      let expected: Serving =
        switch truth {
        case .no: .no
        case .notStated: suits ? .ask : .unsuited
        case .possible: suits ? .inSome : .unsuited
        case .certain: suits ? .yes : .unsuited
        }
      #expect(why.serving == expected, "\(service.id): \(service.clauses)")
      seen[why.serving, default: 0] += 1
      #expect(why.clauses.map(\.clause) == Reach(service.clauses).clauses)
      #expect(
        why.serving == .yes || !why.nearMisses.isEmpty,
        "\(service.id) says nothing: \(why.serving) \(why.reach.holds) \(service.clauses)")
      #expect(why.serving != .yes || why.nearMisses.isEmpty)
      // Who said so is always among the grounds.
      #expect(why.grounds.contains { $0.role == .offering })
      let declared = scene.snapshot.baskets.interval(of: service.id, at: scene.snapshot.vantage)
      #expect(
        why.grounds.filter { $0.role == .reach }.map(\.position)
          == (declared.map { [$0.declared.position] } ?? []))
    }
    for serving in Serving.allCases { #expect(seen[serving, default: 0] > 20, "\(serving)") }
  }

  @Test("The list of near misses holds every service that does not serve, as `why` has it")
  func nearlyServing() throws {
    var scene = try Scene(seed: 63)
    var (listedCount, unsuitedCount) = (0, 0)
    for _ in 0..<12 {
      let point = try scene.point()
      var request = scene.request()
      request.nearlyServingCountMax = .max
      let home = scene.snapshot.locate(point)
      let list = try #require(try scene.snapshot.lookup(home, request).nearlyServing)
      #expect(list.count == list.services.count)
      let listed = Dictionary(list.services.map { ($0.id, $0) }) { first, _ in first }
      #expect(listed.count == list.count)
      for service in scene.plain.services {
        guard let found = scene.snapshot.known(service.id) else { continue }
        let why = try scene.snapshot.explain(service.id, to: home, request)
        let isForNobody = why.findings.contains { finding in
          switch finding {
          case .withdrawn, .resourceClosed: true
          default: false
          }
        }
        let isMissed = why.serving == .no || why.serving == .unsuited
        let belongs = isMissed && !isForNobody && request.concerns(found.details.category)
        #expect((listed[service.id] != nil) == belongs, "\(service.id) \(why.serving)")
        guard let line = listed[service.id] else { continue }
        #expect(line.nearMisses == why.nearMisses && line.serving == why.serving)
        unsuitedCount += line.serving == .unsuited ? 1 : 0
      }
      listedCount += list.count
      // What can be done without moving comes first.
      let moves = list.services.map { service in
        service.nearMisses.allSatisfy { miss in
          miss.conditions.contains { if case .livingIn = $0 { true } else { false } }
        }
      }
      #expect(moves == moves.sorted { !$0 && $1 })
      request.nearlyServingCountMax = 3
      let short = try scene.snapshot.lookup(home, request).nearlyServing
      #expect(short?.services == Array(list.services.prefix(3)) && short?.count == list.count)
    }
    #expect(listedCount > 100 && unsuitedCount > 5)
  }

  @Test("Whoever meets what would have to be otherwise is served")
  func nearMisses() throws {
    var scene = try Scene(seed: 62)
    var triedCount = 0
    for _ in 0..<1_500 {
      let (point, request, service) = (try scene.point(), scene.request(), try scene.service())
      let why = try scene.snapshot.explain(service.id, to: scene.snapshot.locate(point), request)
      for miss in why.nearMisses {
        guard let changed = try other(point, request, meeting: miss, of: service, &scene) else {
          continue
        }
        let then = try scene.snapshot.explain(
          service.id, to: scene.snapshot.locate(changed.point), changed.request)
        #expect(then.reach.holds == .yes, "\(service.clauses): \(miss)")
        triedCount += 1
      }
    }
    #expect(triedCount > 200, "\(triedCount)")
  }

  /// Somebody who meets the conditions, as far as they are about territories and GMFs alone.
  private func other(
    _ point: Coordinate, _ request: LookupRequest, meeting miss: NearMiss,
    of service: PlainEvaluation.Service, _ scene: inout Scene
  ) throws -> (point: Coordinate, request: LookupRequest)? {
    var request = request
    // What a clause asks of the mode is not among the conditions.
    guard service.clauses.allSatisfy({ $0.modes.isEmpty }) else { return nil }
    var lands: [(named: [TerritoryID], except: [TerritoryID])] = []
    for condition in miss.conditions {
      switch condition {
      case .livingIn(let named, let except):
        guard except.patches.isEmpty, !named.territories.isEmpty else { return nil }
        lands.append((named.territories.map(\.id), except.territories.map(\.id)))
      case .registeredWith(let names):
        let meant = service.clauses.flatMap(\.registrations).first { id in
          names.contains(scene.snapshot.name(of: id))
        }
        guard let meant else { return nil }
        request.gmf = meant
      case .otherwise: continue
      case .reachStated, .givenIn: return nil
      }
    }
    guard !lands.isEmpty else { return (point, request) }
    for _ in 0..<3_000 {
      let candidate = try scene.point()
      let place = scene.plain.lives(candidate)
      let meets = lands.allSatisfy { land in
        place.isSurely(inOneOf: land.named) && !place.mayBe(inOneOf: land.except)
      }
      if meets { return (candidate, request) }
    }
    return nil
  }
}
