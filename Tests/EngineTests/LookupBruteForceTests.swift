import Domain
import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("Lookup against brute force")
struct LookupBruteForceTests {
  static let seed: UInt64 = 20_261_121

  /// The engine and the plain evaluation of the same made-up facts.
  static func world() throws -> (snapshot: Snapshot, plain: PlainEvaluation, gmfs: [ResourceID]) {
    var maker = WorldMaker(random: SplitMix64(seed: seed))
    maker.serviceCount = 100
    maker.make()
    let snapshot = try Snapshot.ofGrid(maker.events, places: maker.places)
    return (snapshot, maker.plain, maker.gmfs)
  }

  static func request(_ gmfs: [ResourceID], _ random: inout SplitMix64) -> LookupRequest {
    func sometimes<Value>(_ share: Double, _ value: Value) -> Value? {
      Double.random(in: 0..<1, using: &random) < share ? value : nil
    }
    let gmf = gmfs[Int.random(in: 0..<gmfs.count, using: &random)]
    // A need stands for one to three categories.
    let categories = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      ServiceCategory(trusted: "c\(Int.random(in: 0...5, using: &random))")
    }
    let need = ServiceNeed(
      asked: ServiceCategory(trusted: "n"), categories: Set(categories))
    return LookupRequest(
      gmf: sometimes(0.9, gmf), need: sometimes(0.2, need),
      person: WorldMaker.facts(&random), mode: sometimes(0.2, .atHome), day: WorldMaker.day)
  }

  /// A hundred thousand people where the code is optimised, or when `ANCRAGE_FULL_TESTS` is set; fewer
  /// where it is not, and a few more of them with `CI`.
  static let personCount: Int = {
    #if DEBUG
      let environment = ProcessInfo.processInfo.environment
      if environment["ANCRAGE_FULL_TESTS"] == nil {
        return environment["CI"] == nil ? 2_000 : 6_000
      }
    #endif
    return 100_000
  }()

  /// What the engine says of somebody; nothing may come twice.
  static func answered(
    _ person: PlainEvaluation.Person, _ request: LookupRequest, by snapshot: Snapshot
  ) throws -> [ServiceID: PlainEvaluation.Judged] {
    let door = StreetDoor("\(person.number ?? 0) \(person.street ?? "")")
    let home = snapshot.locate(person.point)
      .with(postalCode: person.postalCode.flatMap { PostalCode($0) }, street: door)
    var found: [ServiceID: PlainEvaluation.Judged] = [:]
    for service in try snapshot.lookup(home, request).services {
      let judged = PlainEvaluation.Judged(
        group: service.group, suitability: service.suitability)
      #expect(found.updateValue(judged, forKey: service.id) == nil, "twice: \(service.id)")
    }
    return found
  }

  /// The first service of which the two say something else.
  private static func story(
    _ found: [ServiceID: PlainEvaluation.Judged], _ expected: [ServiceID: PlainEvaluation.Judged],
    _ plain: PlainEvaluation
  ) -> String {
    for service in plain.services where found[service.id] != expected[service.id] {
      return "\(service.id) is \(found[service.id].map { "\($0)" } ?? "out"), not "
        + "\(expected[service.id].map { "\($0)" } ?? "out"): \(service.clauses)"
    }
    return "nothing differs"
  }

  @Test("Random people get the groups of the plain evaluation", arguments: 0..<10)
  func groups(_ share: Int) throws {
    let (snapshot, plain, gmfs) = try Self.world()
    var random = SplitMix64(seed: Self.seed &+ 1 &+ UInt64(share))
    var seen: [ComparisonGroup: Int] = [:]
    var values: [Suitability: Int] = [:]
    for index in 0..<Self.personCount / 10 {
      let person = try #require(WorldMaker.person(&random))
      let request = Self.request(gmfs, &random)
      let found = try Self.answered(person, request, by: snapshot)
      let expected = plain.judged(person, request)
      guard found == expected else {
        Issue.record("person \(index), share \(share): \(Self.story(found, expected, plain))")
        return
      }
      for judged in found.values {
        seen[judged.group, default: 0] += 1
        values[judged.suitability, default: 0] += 1
      }
    }
    #expect(values[.yes, default: 0] > 500 && values[.toVerify, default: 0] > 500)
    for group in ComparisonGroup.allCases { #expect(seen[group, default: 0] > 50, "\(group)") }
  }

  @Test("People of whom only the point is known get the groups of the plain evaluation")
  func onlyPoints() throws {
    let (snapshot, plain, gmfs) = try Self.world()
    var random = SplitMix64(seed: Self.seed &+ 20)
    for index in 0..<500 {
      let point = try #require(WorldMaker.person(&random)).point
      let request = Self.request(gmfs, &random)
      let person = PlainEvaluation.Person(point: point)
      let found = try Self.answered(person, request, by: snapshot)
      let expected = plain.judged(person, request)
      guard found == expected else {
        Issue.record("person \(index): \(Self.story(found, expected, plain))")
        return
      }
    }
  }

  @Test("Whoever asked before makes no difference to what is answered")
  func askedBefore() throws {
    var maker = WorldMaker(random: SplitMix64(seed: Self.seed))
    maker.serviceCount = 60
    maker.make()
    let asked = try Snapshot.ofGrid(maker.events, places: maker.places)
    var random = SplitMix64(seed: Self.seed &+ 30)
    var sharing = 0
    // Few places, so that many live in the same territories without having the same door.
    let squares = try (0..<5).map { _ in try #require(WorldMaker.person(&random)).point }
    for index in 0..<200 {
      let person = try #require(WorldMaker.person(&random))
      let square = squares[index % squares.count]
      let point = try #require(
        Coordinate(
          longitudeDegrees: square.longitudeDegrees + Double.random(in: 0..<1e-3, using: &random),
          latitudeDegrees: square.latitudeDegrees))
      var request = LookupRequest(
        gmf: maker.gmfs[Int.random(in: 0..<3, using: &random)], day: WorldMaker.day)
      if index.isMultiple(of: 3) { request = Self.request(maker.gmfs, &random) }
      let door = StreetDoor("\(person.number ?? 0) \(person.street ?? "")")
      func answer(by snapshot: Snapshot) throws -> LookupAnswer {
        let home = snapshot.locate(point)
          .with(postalCode: person.postalCode.flatMap { PostalCode($0) }, street: door)
        return try snapshot.lookup(home, request)
      }
      let fresh = try Snapshot.ofGrid(maker.events, places: maker.places)
      let (first, again) = (try answer(by: fresh), try answer(by: asked))
      guard first == again else {
        let isAlike = (first.services == again.services, first.categories == again.categories)
        Issue.record("person \(index) beside \(request.gmf?.text ?? "no GMF"): \(isAlike)")
        return
      }
      sharing += first.services.count
    }
    #expect(sharing > 2_000)
  }

  @Test("Each rule left out is noticed", arguments: PlainEvaluation.Rule.allCases)
  func eachRuleMatters(_ rule: PlainEvaluation.Rule) throws {
    var (snapshot, plain, gmfs) = try Self.world()
    plain.without = rule
    var random = SplitMix64(seed: Self.seed &+ 1)
    for _ in 0..<2_000 {
      let person = try #require(WorldMaker.person(&random))
      let request = Self.request(gmfs, &random)
      let found = try Self.answered(person, request, by: snapshot)
      if found != plain.judged(person, request) { return }
    }
    Issue.record("2,000 people did not notice that \(rule) was missing")
  }
}
