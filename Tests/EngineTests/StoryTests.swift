import Domain
import EventLog
import Hashing
import TestSupport
import Testing

@testable import Engine

extension HandWrittenWorld {
  func chronicle(on day: String = "2026-06-01", knownAt: KnownAt = .now) throws -> Chronicle {
    try workspace.chronicle(on: try #require(CalendarDate(day)), asKnownAt: knownAt)
  }

  /// A story as the text of each entry with its day; corrections count behind.
  func story(
    of name: String, _ request: HistoryRequest = HistoryRequest(), knownAt: KnownAt = .now
  ) throws -> [String] {
    let chronicle = try chronicle(knownAt: knownAt)
    return try chronicle.story(of: chronicle.subject(meant: name), request).entries.map { entry in
      let mark = entry.isTakenBack ? " (taken back)" : ""
      let text = StoryWords.text(entry, isBrief: entry.relation != .own, in: .english)
      return "\(entry.statement.effectiveOn) \(text)\(mark)"
    }
  }

  /// Corrects a fact; `to` is its name from now on.
  @discardableResult
  func correct(
    _ position: Int64, on day: String? = nil, facts: String? = nil, reason: String = "typo",
    isDryRun: Bool = false
  ) throws -> CorrectionReport {
    let change: CorrectionRequest.Change =
      day == nil && facts == nil
      ? .takenBack
      : .instead(
        effectiveOn: try day.map { try #require(CalendarDate($0)) },
        facts: facts.map { Array($0.utf8) })
    return try workspace.correct(
      CorrectionRequest(position: position, change: change, reason: reason), by: "test",
      on: try #require(CalendarDate("2026-06-01")), isDryRun: isDryRun)
  }
}

@Suite("The story of one thing")
struct StoryTests {
  @Test("Facts come by the day from which they hold, on one day as they were recorded")
  func order() throws {
    let world = try HandWrittenWorld()
    try world.record([
      ("rls:01", "territory.renamed", "2026-05-01", #"{"name":"C"}"#),
      ("rls:01", "territory.renamed", "2026-03-01", #"{"name":"A"}"#),
      ("rls:01", "territory.renamed", "2026-05-01", #"{"name":"D"}"#),
    ])
    #expect(
      try world.story(of: "rls:01").suffix(3) == [
        "2026-03-01 renamed from \"RLS 01\" to \"A\"", "2026-05-01 renamed from \"A\" to \"C\"",
        "2026-05-01 renamed from \"C\" to \"D\"",
      ])
    #expect(
      try world.story(of: "rls:01", HistoryRequest(order: .recorded)).suffix(3) == [
        "2026-05-01 renamed from \"A\" to \"C\"", "2026-03-01 renamed from \"RLS 01\" to \"A\"",
        "2026-05-01 renamed from \"C\" to \"D\"",
      ])
  }

  @Test("A period has both its ends, and what lies before it is still what was before")
  func period() throws {
    let world = try HandWrittenWorld()
    try world.record(
      (1...5).map { ("rls:01", "territory.renamed", "2026-03-0\($0)", #"{"name":"N\#($0)"}"#) })
    let request = HistoryRequest(
      from: CalendarDate("2026-03-02"), to: CalendarDate("2026-03-03"))
    #expect(
      try world.story(of: "rls:01", request) == [
        "2026-03-02 renamed from \"N1\" to \"N2\"", "2026-03-03 renamed from \"N2\" to \"N3\"",
      ])
  }

  @Test("A boundary tells the area before and after")
  func boundary() throws {
    let world = try HandWrittenWorld()
    var row = WorkspaceFixture.land[0]
    row.shape = WorkspaceFixture.square(0, 0, width: 0.5)
    _ = try world.workspace.importTerritories(
      [row], WorkspaceFixture.territoryOptions("rls"),
      ImportOptions(
        effectiveOn: try #require(CalendarDate("2026-03-01")), source: "s", actor: "a", file: "f",
        isDryRun: false))
    let story = try world.chronicle().story(of: .territory(TerritoryID(trusted: "rls:01")))
    let change = try #require(story.entries.last?.changes.first)
    guard case .boundary(_, let before?)? = change.before,
      case .boundary(_, let after?)? = change.after
    else {
      Issue.record("not a boundary: \(change)")
      return
    }
    #expect(abs(after / before - 0.5) < 1e-6)
    let text = try #require(try world.story(of: "rls:01").last)
    #expect(text.hasPrefix("2026-03-01 borders redrawn: 8,"))
    #expect(text.contains("\u{A0}km² → 4,") && text.hasSuffix("\u{A0}km²"))
  }

  @Test("A correction is told at its fact, with what it struck out")
  func corrections() throws {
    let world = try HandWrittenWorld()
    let root = try world.record([
      ("rls:01", "territory.renamed", "2026-03-01", #"{"name":"Wrong"}"#)
    ])
    try world.record([("rls:01", "territory.renamed", "2026-05-01", #"{"name":"Later"}"#)])
    try world.correct(root, on: "2026-02-01", facts: #"{"name":"Right"}"#)
    try world.correct(root, facts: #"{"name":"Better"}"#)
    let story = try world.chronicle().story(of: .territory(TerritoryID(trusted: "rls:01")))
    let entry = try #require(story.entries.first { $0.recording.position == root })
    #expect(entry.statement.effectiveOn.description == "2026-02-01")
    #expect(StoryWords.text(entry, in: .english) == "renamed from \"RLS 01\" to \"Better\"")
    #expect(
      entry.corrections.map(\.replaced?.effectiveOn.description) == ["2026-03-01", "2026-02-01"])
    #expect(
      entry.corrections.map(\.changes) == [
        [FieldChange(field: .name, before: .text("Wrong"), after: .text("Right"))],
        [FieldChange(field: .name, before: .text("Right"), after: .text("Better"))],
      ])
    #expect(try world.story(of: "rls:01").last == "2026-05-01 renamed from \"Better\" to \"Later\"")
  }

  @Test("What was taken back stays, marked, and is before nothing")
  func takenBack() throws {
    let world = try HandWrittenWorld()
    let root = try world.record([
      ("rls:01", "territory.renamed", "2026-03-01", #"{"name":"Never"}"#),
      ("rls:01", "territory.renamed", "2026-05-01", #"{"name":"Later"}"#),
    ])
    try world.correct(root - 1)
    #expect(
      try world.story(of: "rls:01").suffix(2) == [
        "2026-03-01 renamed \"Never\" (taken back)",
        "2026-05-01 renamed from \"RLS 01\" to \"Later\"",
      ])
    // It was so after all.
    try world.correct(root - 1, on: "2026-03-02")
    #expect(
      try world.story(of: "rls:01").suffix(2).first
        == "2026-03-02 renamed from \"RLS 01\" to \"Never\"")
  }

  @Test("A story as it was known once is the story that was told then")
  func knownThen() throws {
    let world = try HandWrittenWorld()
    try world.open()
    let subjects: [Subject] = [
      .territory(TerritoryID(trusted: "rls:01")), .resource(ResourceID(trusted: "resource:place")),
      .service(ServiceID(trusted: "service:s")),
    ]
    let day = try #require(CalendarDate("2026-06-01"))
    var told: [Int64: [[StoryEntry]]] = [:]
    func note() throws {
      let position = try world.workspace.log.head().position
      told[position] = try subjects.map {
        try world.workspace.chronicle(on: day).story(of: $0).entries
      }
    }
    try note()
    for number in 0..<6 {
      try world.record([
        ("rls:01", "territory.renamed", "2026-0\(9 - number)-01", #"{"name":"N\#(number)"}"#),
        (
          "resource:place", "resource.renamed", "2026-03-0\(1 + number)", #"{"name":"P\#(number)"}"#
        ),
        ("service:s", "service.verified", "2026-04-0\(9 - number)", "{}"),
      ])
      try note()
      let head = try world.workspace.log.head().position
      try world.correct(head - 2, on: "2026-01-0\(2 + number)")
      try world.correct(head - Int64(number % 2))
      try note()
    }
    for (position, expected) in told {
      let then = try world.workspace.chronicle(on: day, asKnownAt: .position(position))
      for (subject, entries) in zip(subjects, expected) {
        let story = try then.story(of: subject)
        #expect(story.entries == entries, "\(subject.text) at \(position)")
        let corrected = try world.workspace.log.events(ofStream: subject.text).filter {
          $0.position > position && $0.event.type == "fact.corrected"
        }
        let known = Set(entries.map(\.recording.position))
        let roots = try corrected.compactMap { stored -> Int64? in
          guard case .correction(_, let correction) = try DomainEvent(stored) else { return nil }
          return known.contains(correction.corrects) ? correction.corrects : nil
        }
        #expect(
          story.correctedSince.filter { $0.subject == subject }.map(\.root) == Set(roots).sorted())
      }
    }
  }

  @Test("A territory's story has those that became it, and the reaches put in other words")
  func territoryRelations() throws {
    let world = try HandWrittenWorld()
    try world.open()
    try world.record([
      ("rls:02", "territory.merged", "2026-04-01", #"{"into":"rls:01"}"#),
      (
        "rls:03", "territory.part-transferred", "2026-04-02",
        #"{"to":"rls:01","reform":{"act":"decree"}}"#
      ),
      ("rls:01", "territory.recoded", "2026-05-01", #"{"into":"rls:04"}"#),
      (
        "service:s", "service.reach-retargeted", "2026-05-01",
        #"{"clauses":[{"residence":["rls:04"]}],"replaced":[{"from":"rls:01","to":["rls:04"]}]}"#
      ),
    ])
    #expect(
      try world.story(of: "rls:01").suffix(4) == [
        "2026-04-01 merged into RLS 01 (rls:01)",
        "2026-04-02 a part of its land passes to RLS 01 (rls:01)",
        "2026-05-01 goes on under the code rls:04",
        "2026-05-01 reach re-targeted: RLS 01 → RLS 04",
      ])
    #expect(try world.story(of: "rls:02").last == "2026-04-01 merged into RLS 01 (rls:01)")
  }

  @Test("A resource's story has the beginnings and ends of its services, and its owner's mergers")
  func resourceRelations() throws {
    let world = try HandWrittenWorld()
    try world.open()
    try world.record([
      ("organization:o", "organization.registered", "2026-01-01", #"{"name":"O"}"#),
      ("organization:p", "organization.registered", "2026-01-01", #"{"name":"P"}"#),
      ("resource:place", "resource.described", "2026-02-01", #"{"organization":"organization:o"}"#),
      ("service:s", "service.verified", "2026-02-02", "{}"),
      ("service:s", "service.withdrawn", "2026-03-01", #"{"reason":"over"}"#),
      ("organization:o", "organization.merged", "2026-04-01", #"{"into":"organization:p"}"#),
    ])
    #expect(
      try world.story(of: "resource:place").suffix(4) == [
        "2026-01-01 offered (Youth)", "2026-02-01 details given",
        "2026-03-01 no longer offered (over)", "2026-04-01 merged into P (organization:p)",
      ])
    #expect(
      try world.story(of: "organization:p") == [
        "2026-01-01 registered as \"P\"", "2026-04-01 merged into P (organization:p)",
      ])
  }

  @Test("Something is found by its identifier, its code, a former name, and never by a choice")
  func names() throws {
    let world = try HandWrittenWorld()
    try world.open()
    try world.record([
      ("rls:02", "territory.renamed", "2026-03-01", #"{"name":"Cap-Vert"}"#),
      ("rls:02", "territory.abolished", "2026-04-01", "{}"),
      ("registrations:gmf", "registrations.counted", "2026-03-01", #"{"people":{"rls:01":7}}"#),
      ("resource:place", "resource.renamed", "2026-03-01", #"{"name":"Cap-Vert"}"#),
    ])
    let chronicle = try world.chronicle()
    func meant(_ text: String) throws -> String { try chronicle.subject(meant: text).text }
    #expect(try meant("rls:02") == "rls:02")
    #expect(try meant("RLS 02") == "rls:02")
    #expect(try meant("gmf") == "resource:gmf")
    #expect(try meant("registrations:gmf") == "registrations:gmf")
    #expect(try meant("s") == "service:s")
    #expect(
      throws: LookupError.ambiguousName(
        "cap vert", candidates: ["rls:02 (Cap-Vert)", "resource:place (Cap-Vert)"])
    ) { try chronicle.subject(meant: "cap vert") }
    #expect(try chronicle.territory(meant: "cap vert").text == "rls:02")
    #expect(throws: LookupError.self) { try chronicle.subject(meant: "rls:99") }
    // What was not known then is not found.
    let then = try world.chronicle(knownAt: .position(12))
    #expect(throws: LookupError.self) { try then.subject(meant: "resource:place") }
  }
}

@Suite("The story of a place that must stay secret")
struct SecretStoryTests {
  /// A resource that moved, was corrected and is confidential by now; places in two forms.
  private func world(_ place: String) throws -> HandWrittenWorld {
    let world = try HandWrittenWorld()
    try world.record([
      ("resource:x", "resource.opened", "2026-01-01", #"{"kind":"residence","name":"X"}"#)
    ])
    let root = try world.workspace.log.head().position
    try world.correct(
      root, facts: #"{"place":{"address":"\#(place)"}}"#, reason: "it is at \(place)")
    try world.correct(
      root, facts: #"{"name":"Y","place":{"address":"2, \#(place)"}}"#, reason: "not \(place)")
    try world.record([("resource:x", "resource.moved", "2026-02-01", "{}")])
    try world.correct(
      try world.workspace.log.head().position, facts: #"{"place":{"address":"3, \#(place)"}}"#)
    try world.record([
      ("resource:x", "resource.renamed", "2026-03-01", #"{"name":"Z"}"#),
      ("resource:x", "resource.made-confidential", "2026-04-01", "{}"),
    ])
    return world
  }

  @Test("Nothing of any place is told, not that there was one, whatever was known then")
  func silent() throws {
    let first = try world("12, rue du Secret")
    let second = try world("77, rue de l'Ombre")
    let subject = Subject.resource(ResourceID(trusted: "resource:x"))
    for position in Int64(13)...19 {
      let stories = try [first, second].map {
        try $0.chronicle(knownAt: .position(position)).story(of: subject)
      }
      #expect(stories[0] == stories[1])
      let said = "\(stories[0])"
      #expect(!said.contains("Secret") && !said.contains("place("))
      #expect(!stories[0].entries.contains { $0.statement.event.isMove })
      #expect(stories[0].correctedSince.allSatisfy { $0.position == 15 })
    }
    let story = try first.chronicle().story(of: subject)
    #expect(
      try first.story(of: "resource:x") == [
        "2026-01-01 opened as \"Y\" (residence)", "2026-03-01 renamed from \"Y\" to \"Z\"",
        "2026-04-01 the address becomes confidential and is erased",
      ])
    // The correction of the name is told, its reason is not; that of the place alone is not told.
    let corrections = try #require(story.entries.first).corrections
    #expect(corrections.map(\.reason) == [nil])
    #expect(corrections.first?.changes.map(\.field) == [.name])
  }

  @Test("While it was not confidential, the story could tell the two apart")
  func control() throws {
    let world = try HandWrittenWorld()
    try world.record([
      ("resource:x", "resource.opened", "2026-01-01", #"{"kind":"residence","name":"X"}"#)
    ])
    let root = try world.workspace.log.head().position
    try world.correct(root, facts: #"{"place":{"address":"12, rue A"}}"#, reason: "found")
    let story = try world.chronicle().story(of: .resource(ResourceID(trusted: "resource:x")))
    let entry = try #require(story.entries.first)
    #expect(entry.corrections.map(\.reason) == ["found"])
    #expect(entry.changes.contains { $0.after == .place(Place(address: "12, rue A")) })
  }
}
