import Domain
import EventLog
import Hashing
import TestSupport
import Testing

@testable import Engine

/// A small land in which facts are recorded by hand.
struct HandWrittenWorld {
  typealias Fixture = WorkspaceFixture

  let fixture: Fixture
  let workspace: Workspace

  init() throws {
    fixture = try Fixture()
    workspace = try fixture.workspace()
    _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
  }

  /// Records facts, each as `subject type day payload`; gives the position of the last.
  @discardableResult
  func record(_ facts: [(subject: String, type: String, on: String, payload: String)]) throws
    -> Int64
  {
    let start = try workspace.log.head().position
    let unchecked = facts.enumerated().map { index, fact in
      UncheckedFact(
        id: "w-\(start)-\(index)", stream: fact.subject, type: fact.type, schemaVersion: nil,
        effectiveOn: fact.on, source: "source \(start + Int64(index) + 1)",
        payload: Array(fact.payload.utf8))
    }
    return try workspace.record(unchecked, actor: "test").last?.lastPosition ?? start
  }

  /// Opens a GMF in `rls:01`, and a place with a service for those who live in `rls:01`.
  func open() throws {
    _ = try workspace.importResources(
      [
        Fixture.resource(2, "gmf", .gmf, at: Fixture.point(0.5, 0.5)),
        Fixture.resource(
          3, "place", at: Fixture.point(0.4, 0.4),
          services: [
            Fixture.service(
              "s", of: "place", .residence([TerritoryID(trusted: "rls:01")], except: []))
          ]),
      ], Fixture.options())
  }

  func lookup(on day: String, knownAt: KnownAt = .now) throws -> LookupAnswer {
    let day = try #require(CalendarDate(day))
    let snapshot = try workspace.snapshot(on: day, asKnownAt: knownAt)
    return try snapshot.lookup(
      snapshot.locate(Fixture.point(0.5, 0.5)),
      LookupRequest(gmf: ResourceID(trusted: "resource:gmf"), day: day))
  }

  /// What is announced of the one service, as text.
  func announced(on day: String, knownAt: KnownAt = .now) throws -> [String] {
    let answer = try lookup(on: day, knownAt: knownAt)
    let service = try #require((answer.services + answer.leftOut).first)
    return service.findings.filter(\.isAnnouncement).map { ReasonWords.text($0, in: .english) }
  }
}

@Suite("What is announced")
struct AnnouncementTests {
  private func world() throws -> HandWrittenWorld {
    let world = try HandWrittenWorld()
    try world.open()
    return world
  }

  @Test("A closing is told until the day before, and on the day the resource is closed")
  func closing() throws {
    let world = try world()
    let before = try world.workspace.log.head().position
    try world.record([("resource:place", "resource.closed", "2027-01-04", "{}")])
    #expect(try world.announced(on: "2026-06-01") == ["closes on 4 January 2027"])
    #expect(try world.announced(on: "2027-01-03") == ["closes on 4 January 2027"])
    #expect(try world.lookup(on: "2027-01-03").services.count == 1)
    let onTheDay = try world.lookup(on: "2027-01-04")
    #expect(onTheDay.services.isEmpty)
    let day = try #require(CalendarDate("2027-01-04"))
    #expect(onTheDay.leftOut.first?.findings == [.resourceClosed(on: day)])
    // Nobody knew it then.
    #expect(try world.announced(on: "2026-06-01", knownAt: .position(before)) == [])
  }

  @Test("Whatever will change of a service is told, in order of day, however far ahead")
  func service() throws {
    let world = try world()
    let details = #"{"category":"youth","name":"Other","resource":"resource:place"}"#
    try world.record([
      ("service:s", "service.withdrawn", "2029-01-01", "{}"),
      ("service:s", "service.suspended", "2026-03-01", #"{"until":"2026-05-01"}"#),
      ("service:s", "service.resumed", "2026-04-01", "{}"),
      ("service:s", "service.changed", "2026-07-01", details),
      ("service:s", "service.reach-declared", "2026-08-01", #"{"clauses":[{"everyone":true}]}"#),
      ("service:s", "service.reach-declared", "2026-09-01", #"{"clauses":[{"everyone":true}]}"#),
      ("resource:place", "resource.renamed", "2026-02-01", #"{"name":"Port"}"#),
      ("resource:place", "resource.described", "2026-02-02", #"{"telephone":"1"}"#),
    ])
    #expect(
      try world.announced(on: "2026-01-15") == [
        "takes the name \"Port\" on 1 February 2026", "new contact details from 2 February 2026",
        "suspended from 1 March 2026 until 1 May 2026", "resumes on 1 April 2026",
        "the details change on 1 July 2026", "the reach changes on 1 August 2026",
        "no longer offered from 1 January 2029",
      ])
    #expect(
      try world.announced(on: "2026-03-01").first == "resumes on 1 April 2026")
    #expect(try world.announced(on: "2029-01-01") == [])
  }

  @Test("A service that ends with its resource is told once; a GMF that closes in its heading")
  func once() throws {
    let world = try world()
    try world.record([
      ("resource:place", "resource.closed", "2027-01-04", "{}"),
      ("service:s", "service.withdrawn", "2027-01-04", "{}"),
      ("resource:gmf", "resource.closed", "2027-02-01", "{}"),
    ])
    #expect(try world.announced(on: "2026-06-01") == ["closes on 4 January 2027"])
    let gmf = try #require(try world.lookup(on: "2026-06-01").gmf)
    #expect(gmf.announced.map(\.change) == [.resourceCloses])
    #expect(gmf.sites.flatMap(\.announced).isEmpty)
    #expect(throws: LookupError.self) { try world.lookup(on: "2027-02-01") }
  }

  @Test("That a resource will move is told, unless it is confidential by now")
  func moving() throws {
    let world = try world()
    let place = try world.workspace.log.events(ofStream: "resource:place")[0].event.contents[0]
    let other = #"{"place":"\#(place.hexadecimal)"}"#
    // From its place to nowhere known, and back.
    try world.record([
      ("resource:place", "resource.moved", "2026-03-01", "{}"),
      ("resource:place", "resource.moved", "2026-04-01", other),
    ])
    let known = try world.workspace.log.head().position
    #expect(
      try world.announced(on: "2026-01-15") == ["moves on 1 March 2026", "moves on 1 April 2026"])
    try world.record([("resource:place", "resource.made-confidential", "2026-12-01", "{}")])
    #expect(try world.announced(on: "2026-01-15") == [])
    // Whatever was known then.
    #expect(try world.announced(on: "2026-01-15", knownAt: .position(known)) == [])
  }

  @Test("What becomes of a territory is told in its answers until the day before")
  func territories() throws {
    let world = try world()
    try world.record([
      ("rls:01", "territory.renamed", "2026-02-01", #"{"name":"New"}"#),
      ("rls:01", "territory.reparented", "2026-02-02", #"{"parents":["rss:2"]}"#),
      ("rls:01", "territory.merged", "2026-04-01", #"{"into":"rls:02"}"#),
      ("rls:01", "territory.renamed", "2026-05-01", #"{"name":"Too late"}"#),
      ("rls:02", "territory.renamed", "2026-04-01", #"{"name":"Both"}"#),
    ])
    func texts(on day: String) throws -> [String] {
      try world.lookup(on: day).home.announced.map { AnnouncementWords.text($0, in: .english) }
    }
    let merger = "RLS 01: merges into RLS Both on 1 April 2026"
    #expect(
      try texts(on: "2026-01-15") == [
        "RLS 01: is renamed \"New\" on 1 February 2026",
        "RLS 01: in Région 2 from 2 February 2026", merger,
      ])
    // What it is declared to lie in is drawn elsewhere by then: its neighbour is possible too.
    #expect(
      try texts(on: "2026-03-31") == [
        merger.replacing("RLS 01", with: "RLS New"), "RLS 02: is renamed \"Both\" on 1 April 2026",
      ])
    let snapshot = try world.workspace.snapshot(on: try #require(CalendarDate("2026-01-15")))
    let basket = try snapshot.basket(of: TerritoryID(trusted: "rls:01"))
    #expect(basket.announced.map(\.on.description) == ["2026-02-01", "2026-02-02", "2026-04-01"])
    let after = try world.workspace.snapshot(on: try #require(CalendarDate("2026-04-01")))
    #expect(after.locate(WorkspaceFixture.point(0.5, 0.5)).location.announced.isEmpty)
  }
}
