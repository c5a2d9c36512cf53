import Foundation
import TestSupport
import Testing

/// An answer once given stays the answer to its question, and says that it was corrected.
@Suite("Correcting what was recorded")
struct CorrectionTests {
  private struct EventList: Decodable {
    struct Event: Decodable {
      let position: Int64
      let subject: String
      let type: String
    }

    let events: [Event]
  }

  private static func position(
    of type: String, about subject: String, in data: DataDirectory
  ) throws -> Int64 {
    let list = try data.run(["log", "list", "--stream", subject, "--json"]).json(EventList.self)
    return try #require(list.events.first { $0.type == type }).position
  }

  @Test("old answers keep their bytes for ever, and are marked on standard error")
  func sameBytes() throws {
    let data = try DataDirectory(copying: Demo.complete())
    let head = try data.verifiedPosition()
    let service = "service:clsc-91111-domicile"
    let reach = try Self.position(of: "service.reach-declared", about: service, in: data)
    let known = ["--as-known-at", "\(head)"]
    let questions: [[String]] = [
      ["lookup"] + Demo.person, ["lookup"] + Demo.person + ["--json"],
      ["lookup", "--all"] + Demo.person,
      ["basket", "clsc:91111", "--on", "2026-06-01"],
      ["basket", "clsc:91111", "--on", "2026-06-01", "--json"],
      ["locate", "--point=-57.5,45.62", "--on", "2026-06-01"],
      ["history", service, "--on", "2026-06-01"],
      ["history", service, "--on", "2026-06-01", "--json"],
      ["history", "--territory", "clsc:91111", "--on", "2026-06-01"],
    ]
    let before = try questions.map { try data.run($0 + known) }
    for outcome in before { try outcome.check() }
    let territory = try Self.position(of: "territory.defined", about: "clsc:91111", in: data)
    for call in [
      [
        "correct", "\(reach)", "--reason", "autre CLSC", "--facts",
        #"{"clauses":[{"residence":["clsc:91112"]}]}"#,
      ],
      [
        "correct", "\(territory)", "--reason", "faute", "--facts", #"{"name":"Port-Mirande-Nord"}"#,
      ],
    ] {
      let dry = try data.run(call + ["--dry-run"])
      #expect(dry.status == 0 && dry.text.contains("Essai : rien n'est inscrit."), "\(dry.error)")
      try data.run(call).check()
    }
    #expect(try data.verifiedPosition() == head + 2)
    var marked = 0
    for (question, old) in zip(questions, before) {
      let then = try data.run(question + known)
      // Byte for byte what it was, also for whoever asked before the correction was known.
      #expect(then.output == old.output, "\(question)")
      #expect(old.error.isEmpty)
      if !then.error.isEmpty { marked += 1 }
      let now = try data.run(question + ["--as-known-at", "\(head + 2)"])
      #expect(now.error.isEmpty, "\(now.error)")
      #expect(now.output != old.output, "\(question)")
      // Rebuilt from nothing, the old answer is the same again.
      if question.contains("--json") {
        try data.removeDerived()
        #expect(try data.run(question + known) == then)
      }
    }
    // The point asked about lies elsewhere: nothing of it was corrected.
    #expect(marked == questions.count - 1 || marked == questions.count)
    let basket = try data.run(["basket", "clsc:91111", "--on", "2026-06-01"] + known)
    #expect(basket.error.hasPrefix("2 faits de cette réponse ont été corrigés depuis :\n"))
    #expect(
      basket.error.contains("\(service), position \(reach), corrigé à la position \(head + 1)"))
    let english = try data.run(
      ["basket", "clsc:91111", "--on", "2026-06-01", "--lang", "en"] + known)
    #expect(english.error.hasPrefix("2 facts of this answer have been corrected since:\n"))
    // Asked as of the first correction, only the second is later.
    let between = try data.run(
      ["basket", "clsc:91111", "--on", "2026-06-01", "--as-known-at", "\(head + 1)"])
    #expect(between.error.hasPrefix("1 fait de cette réponse a été corrigé depuis :\n  clsc:91111"))
  }

  @Test("numbers of people, comparisons and conversions are marked when their table was corrected")
  func table() throws {
    let data = try DataDirectory(copying: Demo.complete())
    let head = try data.verifiedPosition()
    struct Source: Decodable {
      struct Table: Decodable { let dataset: String }
      let source: Table
    }
    let question = ["population", "clsc:91111", "--on", "2026-06-01"]
    let table = try data.run(question + ["--json"]).json(Source.self).source.dataset
    let registered = try Self.position(of: "dataset.registered", about: table, in: data)
    let call = ["correct", "\(registered)", "--reason", "faute", "--facts", #"{"title":"Gens"}"#]
    let calls: [[String]] = [
      question, question + ["--json"], ["basket", "clsc:91111", "--on", "2026-06-01"],
      ["compare", "clsc:91111", "clsc:91112", "--on", "2026-06-01"],
      [
        "convert", "--from", "clsc@2026-01-01", "--to", "rls@2026-01-01", "--on", "2026-06-01",
        "--format", "csv",
      ],
      [
        "convert", "--from", "clsc@2026-01-01", "--to", "rls@2026-01-01", "--on", "2026-06-01",
        "--json",
      ],
    ].map { $0 + ["--as-known-at", "\(head)"] }
    let before = try calls.map { try data.run($0) }
    for outcome in before { try outcome.check() }
    try data.run(call).check()
    for (call, old) in zip(calls, before) {
      let then = try data.run(call)
      #expect(then.output == old.output, "\(call)")
      #expect(old.error.isEmpty, "\(old.error)")
      #expect(
        then.error.hasPrefix(
          "1 fait de cette réponse a été corrigé depuis :\n  \(table), position \(registered), "),
        "\(call): \(then.error)")
      let now = try data.run(call.dropLast(2) + [])
      #expect(now.error.isEmpty, "\(now.error)")
    }
    #expect(try data.run(question).text.contains("Gens"))
  }

  @Test("a closing announced for January is told today and is so in January")
  func announced() throws {
    let data = try DataDirectory(copying: Demo.complete())
    let fact =
      #"{"specversion":"1.0","id":"closing","source":"lettre","type":"resource.closed","#
      + #""subject":"resource:gmf-port-mirande","effectiveon":"2027-01-04","data":{}}"#
    try data.run(["log", "record", "-"], input: fact + "\n").check()
    func lookup(on day: String) throws -> Outcome {
      try data.run(
        [
          "lookup", "--point=-57.9034043,45.8481706", "--gmf", "resource:gmf-port-mirande-est",
          "--on", day,
        ])
    }
    let eve = try lookup(on: "2027-01-03")
    #expect(eve.text.contains("fermera le 4 janvier 2027"), "\(eve.text)")
    let day = try lookup(on: "2027-01-04")
    #expect(!day.text.contains("fermera le"))
    #expect(eve.output != day.output)
  }
}
