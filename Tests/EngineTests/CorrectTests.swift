import Domain
import EventLog
import Hashing
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("Correcting a fact")
struct CorrectTests {
  private func world() throws -> (world: HandWrittenWorld, root: Int64) {
    let world = try HandWrittenWorld()
    try world.open()
    let root = try world.record([
      ("resource:place", "resource.renamed", "2026-03-01", #"{"name":"Port"}"#)
    ])
    return (world, root)
  }

  @Test("A report says what stands in its place, today and when; a dry run records nothing")
  func report() throws {
    let (world, root) = try world()
    try world.record([("resource:place", "resource.renamed", "2026-05-01", #"{"name":"Bay"}"#)])
    let head = try world.workspace.log.head()
    let dry = try world.correct(root, on: "2026-04-01", isDryRun: true)
    #expect(try world.workspace.log.head() == head)
    #expect(dry.position == nil && dry.today.isEmpty)
    func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? .earliest }
    #expect(
      dry.periods == [
        CorrectionReport.Period(from: day("2026-03-01"), until: day("2026-04-01"))
      ])
    let report = try world.correct(root + 1)
    #expect(report.position == head.position + 1)
    #expect(
      report.today == [FieldChange(field: .name, before: .text("Bay"), after: .text("Port"))])
    #expect(report.periods == [CorrectionReport.Period(from: day("2026-05-01"))])
    #expect(report.entry.isTakenBack && report.entry.corrections.map(\.reason) == ["typo"])
    let stored = try #require(
      try world.workspace.log.events(from: head.position + 1, limit: 1).first)
    #expect(stored.event.type == "fact.corrected")
    // Where nobody says from where, it comes from where the fact came.
    #expect(stored.event.source == "source \(root + 1)")
  }

  @Test("The members that are given take the place of those recorded, the others stay")
  func merging() throws {
    let (world, _) = try world()
    let root = try world.record([
      (
        "resource:place", "resource.described", "2026-03-01",
        #"{"telephone":"1","website":"w","description":"d"}"#
      )
    ])
    try world.correct(root, facts: #"{"telephone":"2","website":null}"#)
    let facts = try world.chronicle().directory.facts(
      of: ResourceID(trusted: "resource:place"), at: .last)
    #expect(facts?.described == ResourceDescribed(telephone: "2", description: "d"))
  }

  @Test("A place given in words is kept salted beside the log")
  func place() throws {
    let (world, _) = try world()
    let opened = try #require(
      try world.workspace.log.events(ofStream: "resource:place").first
    ).position
    let words = #"{"place":{"address":"9, rue B","longitude":-59.5,"latitude":45.5}}"#
    try world.correct(opened, facts: words)
    let facts = try world.chronicle().directory.facts(
      of: ResourceID(trusted: "resource:place"), at: .last)
    guard case .located(let place)? = facts?.site else {
      Issue.record("no place")
      return
    }
    #expect(place.address == "9, rue B" && place.point == WorkspaceFixture.point(0.5, 0.5))
    let stored = try #require(try world.workspace.log.events(ofStream: "resource:place").last)
    let digest = try #require(stored.event.contents.first)
    guard case .present(let content)? = try world.workspace.log.content(digest) else {
      Issue.record("no content")
      return
    }
    #expect(content.salt.count == 16)
    // Made confidential, it is erased with the others.
    try world.record([("resource:place", "resource.made-confidential", "2026-04-01", "{}")])
    #expect(try world.workspace.log.content(digest) == .erased)
  }

  @Test("Wrong use is refused, and nothing recorded")
  func refused() throws {
    let (world, root) = try world()
    try world.correct(root, facts: #"{"name":"Bay"}"#)
    let head = try world.workspace.log.head()
    #expect(throws: FactProblem.correctsCorrection(position: root + 1, root: root)) {
      try world.correct(root + 1)
    }
    #expect(throws: FactProblem.correctsBeyond(position: root + 2, head: root + 1)) {
      try world.correct(root + 2)
    }
    #expect(throws: FactProblem.correctsByTheSame(position: root)) {
      try world.correct(root, facts: #"{"name":"Bay"}"#)
    }
    #expect(throws: FactProblem.correctsByTheSame(position: root)) {
      try world.correct(root, on: "2026-03-01")
    }
    #expect(throws: FactProblem.unknownMember("nam", type: "resource.renamed")) {
      try world.correct(root, facts: #"{"nam":"Bay"}"#)
    }
    for wrong in ["[]", "{", #"{"name":7}"#, #"{"name":null}"#] {
      #expect(throws: FactProblem.self) { try world.correct(root, facts: wrong) }
      #expect(throws: FactProblem.self) { try world.correct(root, facts: wrong, isDryRun: true) }
    }
    let digest = String(repeating: "0", count: 64)
    #expect(throws: EventLogError.self) {
      try world.correct(2, facts: #"{"boundary":"\#(digest)"}"#, isDryRun: true)
    }
    #expect(try world.workspace.log.head() == head)
    // Taken back once is enough.
    try world.correct(root)
    #expect(throws: FactProblem.correctsByTheSame(position: root)) { try world.correct(root) }
  }

  @Test("What is confidential stays so, and takes no place by way of a correction")
  func confidential() throws {
    let world = try HandWrittenWorld()
    let moved = try world.record([
      ("resource:x", "resource.opened", "2026-01-01", #"{"kind":"residence","name":"X"}"#),
      ("resource:x", "resource.moved", "2026-02-01", "{}"),
    ])
    let opened = moved - 1
    try world.correct(moved, facts: #"{"place":{"address":"1, rue A"}}"#)
    let hidden = try world.record([
      ("resource:x", "resource.made-confidential", "2026-03-01", "{}")
    ])
    let id = ResourceID(trusted: "resource:x")
    let place = #"{"place":{"address":"1, rue A"}}"#
    #expect(throws: FactProblem.confidentialWithPlace(id)) {
      try world.correct(opened, facts: place)
    }
    for day in ["2026-02-02", nil] {
      #expect(throws: FactProblem.placeIsSecret(id)) { try world.correct(moved, on: day) }
    }
    #expect(throws: FactProblem.confidentialStays(id)) { try world.correct(hidden) }
    // Another name is no place.
    try world.correct(opened, facts: #"{"name":"Y"}"#)
    #expect(try world.story(of: "resource:x").first == "2026-01-01 opened as \"Y\" (residence)")
    try world.correct(hidden, on: "2026-02-20")
  }

  @Test("A correction may be written down as a fact, under the same rules, once")
  func recorded() throws {
    let (world, root) = try world()
    func fact(_ id: String, _ corrects: Int64, _ stream: String, _ instead: String)
      -> UncheckedFact
    {
      UncheckedFact(
        id: id, stream: stream, type: "fact.corrected", schemaVersion: nil,
        effectiveOn: "2026-03-01", source: "letter",
        payload: Array(#"{"corrects":\#(corrects),"reason":"typo"\#(instead)}"#.utf8))
    }
    func instead(_ type: String, _ facts: String) -> String {
      #","instead":{"effectiveOn":"2026-03-01","type":"\#(type)","schemaVersion":1,"facts":\#(facts)}"#
    }
    let bay = instead("resource.renamed", #"{"name":"Bay"}"#)
    func problem(_ fact: UncheckedFact) throws -> FactProblem? {
      let refused = #expect(throws: FactsRefused.self) {
        try world.workspace.record([fact], actor: "test")
      }
      return refused?.problems.first?.problem
    }
    #expect(
      try problem(fact("a", root, "resource:gmf", bay))
        == .correctsNothing(position: root, subject: "resource:gmf"))
    #expect(
      try problem(fact("b", root, "resource:place", instead("resource.closed", "{}")))
        == .correctsOtherType(
          position: root, recorded: "resource.renamed", given: "resource.closed"))
    #expect(
      try problem(
        fact("c", root, "resource:place", instead("resource.renamed", #"{"name":"Port"}"#)))
        == .correctsByTheSame(position: root))
    let right = fact("d", root, "resource:place", bay)
    let receipt = try #require(try world.workspace.record([right], actor: "test").first)
    #expect(!receipt.wasKnown)
    // The same once more is the same append; under another identifier it changes nothing.
    #expect(try world.workspace.record([right], actor: "test").first?.wasKnown == true)
    #expect(
      try problem(fact("e", root, "resource:place", bay)) == .correctsByTheSame(position: root))
    #expect(
      try problem(fact("f", receipt.lastPosition, "resource:place", ""))
        == .correctsCorrection(position: receipt.lastPosition, root: root))
    // A place inside a correction of a confidential resource.
    let digest = try #require(
      try world.workspace.log.events(ofStream: "resource:place").first?.event.contents.first)
    let moved = try world.record([("resource:place", "resource.moved", "2026-03-05", "{}")])
    try world.record([("resource:place", "resource.made-confidential", "2026-04-01", "{}")])
    let back = instead("resource.moved", #"{"place":"\#(digest.hexadecimal)"}"#)
    #expect(
      try problem(fact("g", moved, "resource:place", back))
        == .confidentialWithPlace(ResourceID(trusted: "resource:place")))
  }
}
