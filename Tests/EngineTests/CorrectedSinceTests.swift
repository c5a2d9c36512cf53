import Domain
import EventLog
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("What of an old answer was corrected since")
struct CorrectedSinceTests {
  @Test("The facts that a lookup rests on, and one that is missing from it")
  func lookup() throws {
    let world = try HandWrittenWorld()
    try world.open()
    let day = try #require(CalendarDate("2026-06-01"))
    // A service whose reach was recorded for another territory by mistake.
    let reach = try world.record([
      (
        "service:t", "service.offered", "2026-01-01",
        #"{"category":"food","name":"T","resource":"resource:gmf"}"#
      ),
      (
        "service:t", "service.reach-declared", "2026-01-01",
        #"{"clauses":[{"residence":["rls:04"]}]}"#
      ),
    ])
    let before = try world.workspace.log.head().position
    let answer = try world.lookup(on: "2026-06-01", knownAt: .position(before))
    try world.correct(reach, facts: #"{"clauses":[{"residence":["rls:01"]}]}"#)
    let renamed = try world.record([
      ("rls:01", "territory.renamed", "2026-05-01", #"{"name":"New"}"#)
    ])
    try world.correct(renamed, on: "2026-04-01")
    let region = try #require(try world.workspace.log.events(ofStream: "rss:1").first).position
    try world.correct(region, facts: #"{"name":"Old"}"#)
    let snapshot = try world.workspace.snapshot(on: day, asKnownAt: .position(before))
    let again = try world.lookup(on: "2026-06-01", knownAt: .position(before))
    #expect(again == answer)
    let facts = snapshot.correctedSince(again, to: LookupRequest(day: day))
    #expect(facts.map(\.subject.text) == ["rss:1", "service:t"])
    #expect(facts.map(\.root) == [region, reach])
    // Of another need the missing service is none.
    let need = LookupRequest(need: ServiceCategory("youth").map { ServiceNeed($0) }, day: day)
    #expect(snapshot.correctedSince(again, to: need).map(\.root) == [region])
    #expect(snapshot.correctedSince(again.home).map(\.root) == [region])
    let basket = try snapshot.basket(of: TerritoryID(trusted: "rls:01"))
    #expect(try snapshot.correctedSince(basket).map(\.root) == [region, reach])
    let other = try snapshot.basket(of: TerritoryID(trusted: "rls:03"))
    #expect(try snapshot.correctedSince(other).isEmpty)
    // Nothing was corrected since now.
    let now = try world.workspace.snapshot(on: day)
    let today = try now.lookup(
      now.locate(WorkspaceFixture.point(0.5, 0.5)), LookupRequest(day: day))
    #expect(now.correctedSince(today, to: LookupRequest(day: day)).isEmpty)
  }

  @Test("That only the place of a confidential resource was corrected is not told")
  func secret() throws {
    let world = try HandWrittenWorld()
    try world.open()
    let opened = try #require(
      try world.workspace.log.events(ofStream: "resource:place").first
    ).position
    let before = try world.workspace.log.head().position
    try world.correct(opened, facts: #"{"place":{"address":"9, rue B"}}"#)
    let day = try #require(CalendarDate("2026-06-01"))
    func corrected() throws -> [Int64] {
      let snapshot = try world.workspace.snapshot(on: day, asKnownAt: .position(before))
      let answer = try world.lookup(on: "2026-06-01", knownAt: .position(before))
      return snapshot.correctedSince(answer, to: LookupRequest(day: day)).map(\.root)
    }
    #expect(try corrected() == [opened])
    try world.record([("resource:place", "resource.made-confidential", "2026-12-01", "{}")])
    #expect(try corrected() == [])
  }

  @Test("A resource wrongly said closed, or not yet open, is missed with its services")
  func resources() throws {
    let world = try HandWrittenWorld()
    try world.open()
    let day = try #require(CalendarDate("2026-06-01"))
    let other = try world.record([
      ("resource:late", "resource.opened", "2027-01-01", #"{"kind":"gmf","name":"Late"}"#),
      (
        "service:late", "service.offered", "2026-01-01",
        #"{"category":"food","name":"L","resource":"resource:late"}"#
      ),
      ("service:late", "service.reach-declared", "2026-01-01", #"{"clauses":[{"everyone":true}]}"#),
      ("resource:gone", "resource.opened", "2026-01-01", #"{"kind":"gmf","name":"Gone"}"#),
      (
        "service:gone", "service.offered", "2026-01-01",
        #"{"category":"food","name":"G","resource":"resource:gone"}"#
      ),
      ("service:gone", "service.reach-declared", "2026-01-01", #"{"clauses":[{"everyone":true}]}"#),
      ("resource:gone", "resource.closed", "2026-02-01", "{}"),
    ])
    let (opened, closed) = (other - 6, other)
    let wrong = try world.record([("resource:place", "resource.closed", "2026-05-01", "{}")])
    let before = wrong
    func corrected(_ day: CalendarDate = day) throws -> [(lookup: [Int64], basket: [Int64])] {
      try ["rls:01", "rls:04"].map { id in
        let snapshot = try world.workspace.snapshot(on: day, asKnownAt: .position(before))
        let answer = try snapshot.lookup(
          snapshot.locate(WorkspaceFixture.point(0.5, 0.5)), LookupRequest(day: day))
        let basket = try snapshot.basket(of: TerritoryID(trusted: id))
        return (
          snapshot.correctedSince(answer, to: LookupRequest(day: day)).map(\.root),
          try snapshot.correctedSince(basket).map(\.root)
        )
      }
    }
    // Of what stays out of the baskets, a name is nothing that they would have said otherwise.
    let gone = try #require(try world.workspace.log.events(ofStream: "resource:gone").first)
    try world.correct(gone.position, facts: #"{"name":"Long gone"}"#)
    #expect(try corrected().map(\.basket) == [[], []])
    try world.correct(wrong)
    #expect(try corrected().map(\.basket) == [[wrong], []])
    try world.correct(opened, on: "2026-01-01")
    #expect(try corrected().map(\.basket) == [[opened, wrong], [opened]])
    // A lookup tells what is closed, and so was told; what had not opened, it was not.
    #expect(try corrected().map(\.lookup)[0].contains(wrong))
    #expect(try corrected().map(\.lookup)[0].contains(opened))
    try world.correct(closed, on: "2026-12-01")
    #expect(try corrected().map(\.basket)[1].contains(closed))
    // On an earlier day it was open, bore the wrong name, and was announced to close.
    let earlier = try #require(CalendarDate("2026-01-15"))
    #expect(try corrected(earlier).map(\.basket)[1] == [opened, gone.position, closed])
  }

  @Test("A site of a GMF that was wrongly said closed is missed")
  func site() throws {
    let world = try HandWrittenWorld()
    try world.open()
    let closed = try world.record([
      ("resource:site", "resource.opened", "2026-01-01", #"{"kind":"gmf","name":"Site"}"#),
      ("resource:site", "resource.described", "2026-01-01", #"{"partOf":"resource:gmf"}"#),
      ("resource:site", "resource.closed", "2026-02-01", "{}"),
    ])
    try world.correct(closed)
    let request = LookupRequest(
      gmf: ResourceID(trusted: "resource:gmf"), day: try #require(CalendarDate("2026-06-01")))
    let answer = try world.lookup(on: "2026-06-01", knownAt: .position(closed))
    #expect(answer.gmf?.sites.map(\.id.code) == ["gmf"])
    let snapshot = try world.workspace.snapshot(
      on: request.day, asKnownAt: .position(closed))
    #expect(snapshot.correctedSince(answer, to: request).map(\.root) == [closed])
    #expect(try world.lookup(on: "2026-06-01").gmf?.sites.map(\.id.code) == ["gmf", "site"])
  }
}

@Suite("What of an old count or conversion was corrected since")
struct CorrectedTablesTests {
  typealias Fixture = WorkspaceFixture

  private static func correct(
    _ position: Int64, _ change: CorrectionRequest.Change, in workspace: Workspace
  ) throws {
    _ = try workspace.correct(
      CorrectionRequest(position: position, change: change, reason: "other file"), by: "test",
      on: Fixture.day, isDryRun: false)
  }

  @Test("The table that counts people, one that should have, and the name of the territory")
  func population() throws {
    let land = try PopulationImportTests.Land()
    try land.register(PopulationImportTests.table)
    let table = try land.position
    // Another table of one territory alone, said to hold from a later day.
    try land.register([PopulationImportTests.entry(2, "rls:02", [5, 5])], title: "other")
    let other = try land.position
    let workspace = try land.workspace()
    let late = CorrectionRequest.Change.instead(effectiveOn: .latest, facts: nil)
    try Self.correct(other, late, in: workspace)
    let before = try land.position
    let day = CalendarDate(daysSince1970: Fixture.day.daysSince1970 + 1)
    func corrected(_ id: String) throws -> [[Int64]] {
      let snapshot = try land.workspace(.reading)
        .snapshot(on: day, asKnownAt: .position(before))
      let territory = TerritoryID(trusted: id)
      return [
        try snapshot.correctedSince(snapshot.population(of: territory)).map(\.root),
        try snapshot.correctedSince(snapshot.basket(of: territory)).map(\.root),
      ]
    }
    #expect(try corrected("rls:02") == [[], []])
    try Self.correct(other, .instead(effectiveOn: day, facts: nil), in: workspace)
    #expect(try corrected("rls:02") == [[other], [other]])
    #expect(try corrected("rls:01") == [[], []])
    try Self.correct(
      table, .instead(effectiveOn: nil, facts: Array(#"{"title":"T"}"#.utf8)), in: workspace)
    #expect(try corrected("rls:01") == [[table], [table]])
    #expect(try corrected("rls:02") == [[table, other], [table, other]])
    let name = try #require(try workspace.log.events(ofStream: "rls:01").first).position
    try Self.correct(
      name, .instead(effectiveOn: nil, facts: Array(#"{"name":"N"}"#.utf8)), in: workspace)
    #expect(try corrected("rls:01")[0] == [name, table])
    let now = try land.workspace(.reading).snapshot(on: day)
    let answer = try now.population(of: TerritoryID(trusted: "rls:01"))
    #expect(try now.correctedSince(answer).isEmpty)
  }

  @Test("A table that was wrongly said to have given way to another")
  func edition() throws {
    let land = try PopulationImportTests.Land()
    try land.register(PopulationImportTests.table)
    try land.register([PopulationImportTests.entry(2, "rls:01", [7, 7])])
    let superseded = try land.position
    try Self.correct(superseded, .takenBack, in: land.workspace())
    for (id, isTold) in [("rls:02", true), ("mrc:9", false)] {
      let snapshot = try land.workspace(.reading)
        .snapshot(on: Fixture.day, asKnownAt: .position(superseded))
      let tables = try snapshot.correctedTables(counting: TerritoryID(trusted: id), nearest: 2026)
      #expect(snapshot.correctedSince(tables).map(\.root) == (isTold ? [superseded] : []))
    }
  }

  @Test("The territories of both divisions, the units, the table and the places of a conversion")
  func conversion() throws {
    let world = try ConversionWorld(places: [
      ConversionWorld.Place(code: "A1A 1A1", x: 0.2, y: 0.5, isDoor: true)
    ])
    try world.add("strip", [("a", 0, 1.5), ("b", 1.5, 4)])
    let workspace = try world.workspace(.writing)
    let before = try workspace.log.head().position
    func kind(_ text: String) throws -> TerritoryKind { try #require(TerritoryKind(text)) }
    let request = ConversionRequest(
      from: Division(kind: try kind("rls"), day: Fixture.day),
      to: Division(kind: try kind("strip"), day: Fixture.day), year: 2021)
    func corrected() throws -> [String] {
      let snapshot = try world.workspace(.reading)
        .snapshot(on: Fixture.day, asKnownAt: .position(before))
      return try snapshot.correctedSince(snapshot.conversion(request), for: request)
        .map(\.subject.text)
    }
    #expect(try corrected() == [])
    // The name of a unit is in no row; its border counts its people.
    func position(_ type: String, _ stream: String) throws -> Int64 {
      let events = try workspace.log.events(ofStream: stream)
      return try #require(events.first { $0.event.type == type }).position
    }
    try Self.correct(
      position("territory.defined", "clsc:00"),
      .instead(effectiveOn: nil, facts: Array(#"{"name":"N"}"#.utf8)), in: workspace)
    #expect(try corrected() == [])
    var expected: [String] = []
    for (type, stream) in [
      ("territory.boundary-drawn", "clsc:31"), ("territory.boundary-drawn", "strip:b"),
    ] {
      try Self.correct(position(type, stream), .takenBack, in: workspace)
      expected.append(stream)
      #expect(try corrected().sorted() == expected.sorted())
    }
    try Self.correct(
      position("territory.defined", "rls:w"),
      .instead(effectiveOn: nil, facts: Array(#"{"name":"West"}"#.utf8)), in: workspace)
    expected.append("rls:w")
    #expect(try corrected().sorted() == expected.sorted())
    for id in try workspace.snapshot(on: Fixture.day).directory.allDatasets {
      try Self.correct(position("dataset.registered", id.text), .takenBack, in: workspace)
      expected.append(id.text)
      #expect(try corrected().sorted() == expected.sorted())
    }
    #expect(expected.count == 5)
  }
}
