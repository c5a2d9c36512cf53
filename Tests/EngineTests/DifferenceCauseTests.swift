import Domain
import Projections
import Testing

@testable import Engine

@Suite("What made the difference")
struct DifferenceCauseTests {
  /// What is recorded after the beginning of a small log, and what it comes to for one service.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var territory = "rls:1"
    var service = DifferenceLog.service

    /// The two days; or one day, and how many of the records are known on the first side.
    var days = ["2021-06-01", "2023-06-01"]
    var knownFirst: Int?

    /// `nil` when nothing differs.
    var group: ServiceDifference.Group?
    var cause: ServiceDifference.Cause? = .services
    var fields: [ServiceDifference.Field] = []

    /// Which of the records made the difference, counted from 1.
    var events: [Int64] = []
    let record: @Sendable (inout DifferenceLog) -> Void
  }

  static let services: [Case] = [
    Case(testDescription: "withdrawn", group: .removed, events: [1]) {
      $0.add(.withdrawn(ServiceWithdrawn()), on: "2022-01-01")
    },
    Case(
      testDescription: "offered, then declared", service: newService, group: .added, events: [1, 2]
    ) {
      $0.offer(newService, by: DifferenceLog.resource, on: "2022-01-01")
      $0.declare(["rls:1"], of: newService, on: "2022-02-01")
    },
    Case(testDescription: "suspended", group: .changed, fields: [.findings], events: [1]) {
      $0.add(.suspended(ServiceSuspended()), on: "2022-01-01")
    },
    Case(
      testDescription: "a suspension ran out, without any event", group: .changed,
      fields: [.findings], events: [1]
    ) {
      let until = DifferenceLog.date("2022-01-01")
      $0.add(.suspended(ServiceSuspended(until: until)), on: "2021-01-01")
    },
    Case(testDescription: "suspended and resumed in between") {
      $0.add(.suspended(ServiceSuspended()), on: "2022-01-01")
      $0.add(.resumed(ServiceResumed()), on: "2022-03-01")
    },
    Case(testDescription: "verified", cause: nil) {
      $0.add(.verified(ServiceVerified()), on: "2022-01-01")
    },
    Case(testDescription: "other hours", group: .changed, fields: [.hours], events: [1]) {
      $0.add(
        .changed(ServiceChanged(details: DifferenceLog.details(hours: "9–5"))), on: "2022-01-01")
    },
    Case(testDescription: "the resource closed", group: .removed, events: [1]) {
      $0.add(DifferenceLog.resource, .closed(ResourceClosed()), on: "2022-01-01")
    },
    Case(testDescription: "the resource renamed", group: .changed, fields: [.resource], events: [1])
    {
      $0.add(DifferenceLog.resource, .renamed(ResourceRenamed(name: "R")), on: "2022-01-01")
    },
    Case(
      testDescription: "another telephone of the resource", group: .changed, fields: [.telephone],
      events: [1]
    ) {
      $0.add(
        DifferenceLog.resource, .described(ResourceDescribed(telephone: "555-0199")),
        on: "2022-01-01")
    },
    Case(testDescription: "a telephone that the service's own hides") {
      $0.add(
        .changed(ServiceChanged(details: DifferenceLog.details(telephone: "555-0111"))),
        on: "2020-06-01")
      $0.add(
        DifferenceLog.resource, .described(ResourceDescribed(telephone: "555-0199")),
        on: "2022-01-01")
    },
    Case(
      testDescription: "another resource, the first one closed", group: .changed,
      fields: [.resource, .telephone], events: [1]
    ) {
      $0.offer(DifferenceLog.service, by: DifferenceLog.otherResource, on: "2022-01-01")
      $0.add(DifferenceLog.resource, .closed(ResourceClosed()), on: "2022-01-01")
    },
    Case(testDescription: "declared for others", group: .removed, events: [1]) {
      $0.declare(["rss:2"], on: "2022-01-01")
    },
    Case(
      testDescription: "declared for a part", group: .changed,
      fields: [.extent, .because, .areaShare], events: [1]
    ) { $0.declare(["mrc:w"], on: "2022-01-01") },
  ]

  static let newService = ServiceID(trusted: "service:n")

  static let borders: [Case] = [
    Case(testDescription: "moved to another region", group: .removed, cause: .borders, events: [2])
    {
      $0.declare(["rss:1"], on: "2020-02-01")
      $0.reparent("rls:1", to: "rss:2", on: "2022-01-01")
    },
    Case(
      testDescription: "another division drawn anew", group: .changed, cause: .borders,
      fields: [.areaShare], events: [2]
    ) {
      $0.declare(["mrc:w"], on: "2020-02-01")
      $0.draw("mrc:w", 8, on: "2022-01-01")
    },
    Case(testDescription: "drawn anew where the reach names it") {
      $0.draw("rls:1", 8, on: "2022-01-01")
    },
    Case(testDescription: "another name") {
      $0.add("rls:1", .renamed(TerritoryRenamed(name: "Autre")), on: "2022-01-01")
    },
    Case(
      testDescription: "a new code, and the reach with it", group: .retargeted, cause: .borders,
      fields: [.because], events: [2, 3, 4, 5]
    ) {
      $0.declare(["rss:1"], on: "2020-02-01")
      $0.add("rss:9", .defined(TerritoryDefined(name: "Région 9", parents: [])), on: "2022-01-01")
      $0.add("rss:1", .recoded(TerritoryRecoded(into: DifferenceLog.id("rss:9"))), on: "2022-01-01")
      $0.reparent("rls:1", to: "rss:9", on: "2022-01-01")
      $0.retarget("rss:1", to: ["rss:9"], on: "2022-01-01")
    },
    Case(
      testDescription: "a merger brings its services", territory: "rls:2", group: .added,
      cause: .borders, events: [1, 2]
    ) {
      $0.add("rls:1", .merged(TerritoryMerged(into: DifferenceLog.id("rls:2"))), on: "2022-01-01")
      $0.retarget("rls:1", to: ["rls:2"], on: "2022-01-01")
    },
    Case(
      testDescription: "a merger leaves a doubt", territory: "rls:2", group: .added,
      cause: .borders, events: [1]
    ) {
      $0.add("rls:1", .merged(TerritoryMerged(into: DifferenceLog.id("rls:2"))), on: "2022-01-01")
    },
    Case(
      testDescription: "a second merger hands the doubt on", territory: "rss:2", group: .added,
      cause: .borders, events: [1, 2]
    ) {
      $0.add("rls:1", .merged(TerritoryMerged(into: DifferenceLog.id("mrc:w"))), on: "2021-07-01")
      $0.add("mrc:w", .merged(TerritoryMerged(into: DifferenceLog.id("rls:2"))), on: "2022-01-01")
    },
    Case(
      testDescription: "a part that passed leaves a doubt", territory: "rls:2", group: .added,
      cause: .borders, events: [1]
    ) {
      let part = TerritoryPartTransferred(to: DifferenceLog.id("rls:2"), part: nil)
      $0.add("rls:1", .partTransferred(part), on: "2022-01-01")
    },
    Case(
      testDescription: "retargeted and otherwise offered", group: .changed, cause: .both,
      fields: [.hours, .because], events: [2, 3, 4]
    ) {
      $0.declare(["rss:1"], on: "2020-02-01")
      $0.reparent("rls:1", to: "rss:2", on: "2022-01-01")
      $0.retarget("rss:1", to: ["rss:2"], on: "2022-01-01")
      $0.add(
        .changed(ServiceChanged(details: DifferenceLog.details(hours: "9–5"))), on: "2022-01-01")
    },
    Case(
      testDescription: "declared for the new region", group: .changed, cause: .both,
      fields: [.because], events: [1, 2]
    ) {
      $0.declare(["rss:2"], on: "2022-01-01")
      $0.reparent("rls:1", to: "rss:2", on: "2022-02-01")
    },
  ]

  static let knowledge: [Case] = [
    Case(
      testDescription: "the hours were always others", knownFirst: 0, group: .corrected,
      fields: [.hours], events: [1]
    ) {
      let offered = ServiceOffered(
        resource: DifferenceLog.resource, details: DifferenceLog.details(hours: "9–5"))
      $0.correct(12, .service(DifferenceLog.service, .offered(offered)))
    },
    Case(
      testDescription: "nobody ever declared the reach", knownFirst: 0, group: .corrected,
      fields: [.extent, .because], events: [1]
    ) { $0.correct(13, nil) },
    Case(
      testDescription: "it was always in another region", knownFirst: 1, group: .corrected,
      cause: .borders, events: [2]
    ) {
      $0.declare(["rss:1"], on: "2020-02-01")
      let defined = TerritoryDefined(name: "Réseau 1", parents: [DifferenceLog.id("rss:2")])
      $0.correct(2, .territory(DifferenceLog.id("rls:1"), .defined(defined)))
    },
    Case(testDescription: "a fact learned late", knownFirst: 0, group: .removed, events: [1]) {
      $0.add(.withdrawn(ServiceWithdrawn()), on: "2022-01-01")
    },
    Case(
      testDescription: "a correction and a late fact", knownFirst: 0, group: .changed,
      fields: [.hours, .findings], events: [1, 2]
    ) {
      let offered = ServiceOffered(
        resource: DifferenceLog.resource, details: DifferenceLog.details(hours: "9–5"))
      $0.correct(12, .service(DifferenceLog.service, .offered(offered)))
      $0.add(.suspended(ServiceSuspended()), on: "2022-01-01")
    },
    Case(testDescription: "corrected to what it was", knownFirst: 0) {
      let offered = ServiceOffered(
        resource: DifferenceLog.resource, details: DifferenceLog.details())
      $0.correct(12, .service(DifferenceLog.service, .offered(offered)))
    },
  ]

  @Test("Each event makes its difference", arguments: services + borders + knowledge)
  func causes(_ example: Case) throws {
    var log = DifferenceLog()
    example.record(&log)
    let world = try HistoryWorld(log.events)
    let start = Int64(DifferenceLog.startCount)
    let first = Vantage(
      day: DifferenceLog.date(example.days[example.knownFirst == nil ? 0 : 1]),
      position: example.knownFirst.map { start + Int64($0) } ?? world.last)
    let second = Vantage(day: DifferenceLog.date(example.days[1]), position: world.last)
    let territory = DifferenceLog.id(example.territory)
    let difference = try BasketComparer(
      world.snapshot(at: first).basketExtents(of: territory),
      world.snapshot(at: second).basketExtents(of: territory), for: .time(people: .after)
    ).difference()
    let found = difference.services.first { $0.line?.id == example.service }
    #expect(difference.services.count == (example.group == nil ? 0 : 1))
    #expect(found?.group == example.group)
    #expect(found?.cause == (example.group == nil ? nil : example.cause))
    #expect(found?.fields ?? [] == example.fields)
    #expect((found?.events ?? []).map { $0.reference.position - start } == example.events)
  }
}
