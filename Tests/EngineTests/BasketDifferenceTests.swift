import Domain
import Projections
import TestSupport
import Testing

@testable import Engine

/// Two baskets compared line by line, in the plainest way.
private struct PlainDifference {
  var added: Set<ServiceID> = []
  var removed: Set<ServiceID> = []
  var changed: Set<ServiceID> = []
  var unchangedCount = 0

  init(_ before: BasketAnswer, _ after: BasketAnswer) {
    let left = Dictionary(uniqueKeysWithValues: before.lines.map { ($0.id, $0) })
    let right = Dictionary(uniqueKeysWithValues: after.lines.map { ($0.id, $0) })
    for id in Set(left.keys).union(right.keys) {
      switch (left[id], right[id]) {
      case (nil, _): added.insert(id)
      case (_, nil): removed.insert(id)
      case (let old?, let new?):
        if Self.differing(old, new).isEmpty { unchangedCount += 1 } else { changed.insert(id) }
      }
    }
  }

  /// What a line says, thing by thing.
  static func said(_ line: BasketAnswer.Line) -> [String: AnyHashable] {
    let details = line.details
    return [
      "name": details.name, "category": details.category, "languages": details.languages,
      "modes": details.modes, "ages": [details.ageMinYears, details.ageMaxYears],
      "clientele": details.clientele, "access": details.access, "cost": details.cost,
      "hours": details.hours, "description": details.description, "group": details.group,
      "resource": [line.resource.text, line.resourceName, line.resourceKind.rawValue],
      "telephone": line.telephone, "site": line.site, "findings": line.findings,
      "extent": line.extent,
      "because": [
        AnyHashable(Set(line.because.map(\.id))), AnyHashable(line.patches.map(\.patch)),
        AnyHashable(line.conditions.map(\.withoutNames)),
      ],
      // The shares of the rectangles differ by far more than a thousandth, or not at all.
      "share": line.areaShare.map { ($0 * 10_000).rounded() },
    ]
  }

  static func differing(_ left: BasketAnswer.Line, _ right: BasketAnswer.Line) -> Set<String> {
    let (left, right) = (said(left), said(right))
    return Set(left.keys.filter { left[$0] != right[$0] })
  }

  /// Whether two lines say the same of some things, and neither is missing, or both are.
  static func isSame(
    _ left: BasketAnswer.Line?, _ right: BasketAnswer.Line?, of things: Set<String>
  ) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return differing(left, right).isDisjoint(with: things)
  }
}

@Suite("Differences of baskets, against plain evaluation")
struct BasketDifferenceTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  /// A territory and two vantages from which it exists.
  struct Pair {
    let territory: TerritoryID
    let first: Vantage
    let second: Vantage
  }

  static func vantage(_ world: HistoryWorld, _ random: inout SplitMix64) -> Vantage {
    Vantage(
      day: CalendarDate(daysSince1970: Int32.random(in: 18_000...20_600, using: &random)),
      position: Int64.random(in: world.last / 4...world.last, using: &random))
  }

  /// Random pairs: a third on two days, a third known at two moments, a third both; half of them near
  /// each other.
  static func pairs(_ world: HistoryWorld, seed: UInt64, count: Int) throws -> [Pair] {
    var random = SplitMix64(seed: seed &+ 1000)
    var pairs: [Pair] = []
    while pairs.count < count {
      let first = vantage(world, &random)
      var second = vantage(world, &random)
      if pairs.count % 2 == 0 {
        second.day = CalendarDate(
          daysSince1970: first.day.daysSince1970 + Int32.random(in: -90...90, using: &random))
        second.position = max(1, first.position + Int64.random(in: -80...80, using: &random))
      }
      if pairs.count % 3 == 0 { second.position = first.position }
      if pairs.count % 3 == 1 { second.day = first.day }
      let left = world.snapshot(at: first)
      let right = world.snapshot(at: second)
      let shared = Set(left.atlas.existing(at: first)).intersection(
        right.atlas.existing(at: second))
      guard let territory = shared.sorted().randomElement(using: &random) else { continue }
      pairs.append(Pair(territory: territory, first: first, second: second))
    }
    return pairs
  }

  static func difference(_ world: HistoryWorld, _ pair: Pair) throws -> BasketDifference {
    let before = try world.snapshot(at: pair.first).basketExtents(of: pair.territory)
    let after = try world.snapshot(at: pair.second).basketExtents(of: pair.territory)
    return try BasketComparer(before, after, for: .time(people: .after)).difference()
  }

  @Test("A difference is what two baskets computed apart give")
  func baskets() throws {
    var seen: [ServiceDifference.Group: Int] = [:]
    for seed in Self.seeds { try compare(seed, &seen) }
    for group in ServiceDifference.Group.allCases where group != .retargeted {
      #expect(seen[group, default: 0] > 2, "\(group)")
    }
  }

  private func compare(_ seed: UInt64, _ seen: inout [ServiceDifference.Group: Int]) throws {
    let world = try HistoryWorld(seed: seed, count: 1200)
    for pair in try Self.pairs(world, seed: seed, count: 45) {
      let difference = try Self.difference(world, pair)
      let before = try world.snapshot(at: pair.first).basket(of: pair.territory)
        .withoutAnnouncements
      let after = try world.snapshot(at: pair.second).basket(of: pair.territory)
        .withoutAnnouncements
      let plain = PlainDifference(before, after)
      let services = difference.services
      func ids(_ isThere: (ServiceDifference) -> Bool) -> Set<ServiceID> {
        Set(services.filter(isThere).compactMap { $0.line?.id })
      }
      #expect(ids { $0.before == nil } == plain.added, "seed \(seed), \(pair)")
      #expect(ids { $0.after == nil } == plain.removed, "seed \(seed), \(pair)")
      #expect(ids { $0.before != nil && $0.after != nil } == plain.changed, "seed \(seed), \(pair)")
      #expect(difference.unchangedCount == plain.unchangedCount)
      #expect(difference.before.serviceCount == before.lines.count)
      #expect(difference.after.serviceCount == after.lines.count)
      for service in services {
        #expect(service.before == before.lines.first { $0.id == service.line?.id })
        #expect(service.after == after.lines.first { $0.id == service.line?.id })
        seen[service.group, default: 0] += 1
      }
    }
  }

  @Test(
    "Causes are those of a history in which only land or only services changed", arguments: seeds)
  func causes(_ seed: UInt64) throws {
    let world = try HistoryWorld(seed: seed, count: 1200)
    var seen: [ServiceDifference.Cause: Int] = [:]
    for pair in try Self.pairs(world, seed: seed, count: 45) {
      let (first, second, id) = (pair.first, pair.second, pair.territory)
      let start = try world.snapshot(at: first).basket(of: id).withoutAnnouncements
      let end = try world.snapshot(at: second).basket(of: id).withoutAnnouncements
      let newLand = try world.basket(of: id, services: first, territories: second)
        .withoutAnnouncements
      let newServices = try world.basket(of: id, services: second, territories: first)
        .withoutAnnouncements
      for service in try Self.difference(world, pair).services {
        func line(_ basket: BasketAnswer) -> BasketAnswer.Line? {
          basket.lines.first { $0.id == service.line?.id }
        }
        var things: Set<String> = []
        if let old = line(start), let new = line(end) {
          things = PlainDifference.differing(old, new)
        }
        func isSame(_ left: BasketAnswer, _ right: BasketAnswer) -> Bool {
          PlainDifference.isSame(line(left), line(right), of: things)
        }
        let expected: ServiceDifference.Cause =
          if isSame(start, newServices), isSame(newLand, end) {
            .borders
          } else if isSame(start, newLand), isSame(newServices, end) {
            .services
          } else {
            .both
          }
        #expect(
          service.cause == expected,
          "seed \(seed), \(pair), \(service.line?.id.text ?? ""), \(things)")
        seen[expected, default: 0] += 1
      }
    }
    for cause in ServiceDifference.Cause.allCases {
      #expect(seen[cause, default: 0] > 2, "\(cause)")
    }
  }

  @Test("Swapped, what was added is removed, and the rest stays", arguments: seeds)
  func symmetry(_ seed: UInt64) throws {
    let world = try HistoryWorld(seed: seed, count: 1200)
    for pair in try Self.pairs(world, seed: seed, count: 45) {
      let forward = try Self.difference(world, pair)
      let backward = try Self.difference(
        world, Pair(territory: pair.territory, first: pair.second, second: pair.first))
      #expect(
        Set(forward.services.map(\.swapped)) == Set(backward.services), "seed \(seed), \(pair)")
      #expect(forward.unchangedCount == backward.unchangedCount)
      #expect(forward.territoryChanges == backward.territoryChanges)
    }
  }

  @Test("Equal vantages differ in nothing", arguments: seeds)
  func equal(_ seed: UInt64) throws {
    let world = try HistoryWorld(seed: seed, count: 1200)
    for pair in try Self.pairs(world, seed: seed, count: 20) {
      let same = Pair(territory: pair.territory, first: pair.first, second: pair.first)
      let difference = try Self.difference(world, same)
      #expect(difference.isEmpty && difference.territoryChanges.isEmpty)
      #expect(difference.unchangedCount == difference.before.serviceCount)
    }
  }

  /// Whether an event is about territories, or puts a promise that stands in other words.
  static func isOfBorders(_ event: DomainEvent, in world: HistoryWorld, _ pair: Pair) -> Bool {
    if case .territory = event.subject { return true }
    var fact = event
    if case .correction(_, let correction) = event {
      fact = world.events[Int(correction.corrects) - 1].event
    }
    guard case .service(let id, .reachRetargeted) = fact else { return false }
    return world.promise(of: id, at: pair.first) == world.promise(of: id, at: pair.second)
  }

  @Test("Every difference has an event that only one of the vantages knows", arguments: seeds)
  func events(_ seed: UInt64) throws {
    let world = try HistoryWorld(seed: seed, count: 1200)
    for pair in try Self.pairs(world, seed: seed, count: 45) {
      let low = min(pair.first.position, pair.second.position)
      let high = max(pair.first.position, pair.second.position)
      for service in try Self.difference(world, pair).services {
        #expect(!service.events.isEmpty, "seed \(seed), \(pair), \(service)")
        for event in service.events {
          #expect(event.reference.position <= high)
          let recorded = world.events[Int(event.reference.position) - 1].event
          let isCorrection = if case .correction = recorded { true } else { false }
          if event.isCorrection { #expect(isCorrection && event.reference.position > low) }
          #expect(event.isOfBorders == Self.isOfBorders(recorded, in: world, pair))
        }
        let isOfBorders = Set(service.events.map(\.isOfBorders))
        switch service.cause {
        case .borders: #expect(isOfBorders == [true])
        case .services: #expect(isOfBorders == [false])
        case .both: #expect(isOfBorders == [true, false], "\(pair) \(service)")
        case nil: Issue.record("no cause")
        }
      }
    }
  }
}

extension ServiceDifference {
  /// As it stands when the two vantages are swapped.
  fileprivate var swapped: ServiceDifference {
    var result = self
    (result.before, result.after) = (after, before)
    if group == .added { result.group = .removed }
    if group == .removed { result.group = .added }
    return result
  }
}

extension BasketAnswer {
  /// What holds on the day; what is announced for later is no difference yet.
  fileprivate var withoutAnnouncements: BasketAnswer {
    var result = self
    for index in lines.indices {
      result.lines[index].findings.removeAll { if case .announced = $0 { true } else { false } }
    }
    return result
  }
}
