import Domain
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("The days on which a basket becomes another")
struct BasketDaysTests {
  static func days(_ world: HistoryWorld, _ territory: TerritoryID, _ position: Int64) -> BasketDays
  {
    BasketDays(
      territory: territory, atlas: world.atlas, directory: world.directory,
      baskets: world.baskets, position: position
    ) { world.snapshot(at: $0) }
  }

  static let range =
    CalendarDate(daysSince1970: 17_900)...CalendarDate(daysSince1970: 20_600)

  /// The two territories that exist on most days.
  static func lasting(in world: HistoryWorld) -> [TerritoryID] {
    var counts: [TerritoryID: Int] = [:]
    for number in stride(from: Int32(18_000), to: 20_600, by: 100) {
      let vantage = Vantage(day: CalendarDate(daysSince1970: number), position: world.last)
      for id in world.atlas.existing(at: vantage) { counts[id, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(2).map(\.key)
  }

  /// A walk over every day, comparing each with the one before.
  static func walk(
    _ world: HistoryWorld, _ territory: TerritoryID, _ position: Int64
  ) throws -> [CalendarDate: [ServiceDifference]?] {
    var found: [CalendarDate: [ServiceDifference]?] = [:]
    var previous: Snapshot?
    for number in range.lowerBound.daysSince1970...range.upperBound.daysSince1970 {
      let day = CalendarDate(daysSince1970: number)
      let today = world.snapshot(at: Vantage(day: day, position: position))
      defer { previous = today }
      guard let previous else { continue }
      switch (previous.exists(territory), today.exists(territory)) {
      case (false, false): continue
      case (true, true):
        let difference = try BasketComparer(
          previous.basketExtents(of: territory), today.basketExtents(of: territory),
          for: .time(people: .unknown)
        ).difference()
        if !difference.isEmpty { found[day] = difference.services }
      default: found[day] = .some(nil)
      }
    }
    return found
  }

  @Test("They are those of a walk over every day", arguments: [2, 3] as [UInt64])
  func walk(_ seed: UInt64) throws {
    let world = try HistoryWorld(seed: seed, count: 400)
    var changeCount = 0
    for territory in Self.lasting(in: world) {
      for position in [world.last / 2, world.last] {
        let expected = try Self.walk(world, territory, position)
        let found = try Self.days(world, territory, position).changes(in: Self.range)
        #expect(found.map(\.0) == expected.keys.sorted(), "seed \(seed), \(territory)")
        changeCount += found.count
        for (day, change) in found {
          switch change {
          case .changed(let services): #expect(services == expected[day], "\(territory), \(day)")
          case .began, .ended: #expect(expected[day] == .some(nil), "\(territory), \(day)")
          }
        }
      }
    }
    #expect(changeCount > 40)
  }

  @Test("A suspension that runs out changes the basket without any event")
  func suspension() throws {
    var log = DifferenceLog()
    let until = DifferenceLog.date("2022-03-01")
    log.add(.suspended(ServiceSuspended(until: until)), on: "2022-01-01")
    let world = try HistoryWorld(log.events)
    let found = try Self.days(world, DifferenceLog.id("rls:1"), world.last)
      .changes(in: DifferenceLog.date("2021-01-01")...DifferenceLog.date("2023-01-01"))
    #expect(found.map(\.0.description) == ["2022-01-01", "2022-03-01"])
  }

  @Test("A territory begins, and ends in another")
  func existence() throws {
    var log = DifferenceLog()
    log.add("rls:1", .merged(TerritoryMerged(into: DifferenceLog.id("rls:2"))), on: "2022-01-01")
    let world = try HistoryWorld(log.events)
    let found = try Self.days(world, DifferenceLog.id("rls:1"), world.last)
      .changes(in: CalendarDate.earliest...CalendarDate.latest)
    #expect(found.map(\.0.description) == ["2010-01-01", "2020-01-01", "2022-01-01"])
    guard found.count == 3, case .began(0, let origins) = found[0].1,
      case .ended(let steps) = found[2].1
    else {
      Issue.record("\(found)")
      return
    }
    #expect(origins.isEmpty && steps.map(\.to.id.text) == ["rls:2"])
  }
}
