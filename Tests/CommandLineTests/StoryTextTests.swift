import Domain
import Foundation
import Testing

@testable import CommandLine
@testable import Engine

@Suite("Histories and corrections as a person meets them")
struct StoryTextTests {
  /// A world in which a bit of everything happened.
  private static func world() throws -> TestWorld {
    let world = try TestWorld()
    try world.importSquares()
    try world.recordServices()
    var number = 0
    func line(_ type: String, _ subject: String, _ on: String, _ data: String) -> String {
      number += 1
      return #"{"specversion":"1.0","id":"h-\#(number)","source":"Lettre \#(number)","#
        + #""type":"\#(type)","subject":"\#(subject)","effectiveon":"\#(on)","data":\#(data)}"#
        + "\n"
    }
    let text =
      line("organization.registered", "organization:o1", "2021-01-01", #"{"name":"CISSS"}"#)
      + line(
        "resource.described", "resource:r1", "2021-02-01",
        #"{"organization":"organization:o1","telephone":"450 555-0101"}"#)
      + line(
        "territory.renamed", "rls:R1", "2022-04-01",
        #"{"name":"RLS des Rives","reform":{"act":"décret 1","officialOn":"2022-03-01"}}"#)
      + line("resource.renamed", "resource:r1", "2022-05-01", #"{"name":"Le Port"}"#)
      + line(
        "service.changed", "service:s1", "2022-06-01",
        #"{"category":"crisis","name":"Écoute","languages":["fr","en"],"ageMinYears":18}"#)
      + line(
        "service.reach-declared", "service:s1", "2023-01-01",
        #"{"clauses":[{"residence":["rls:R2"]},{"everyone":true}],"declaredBy":"CISSS"}"#)
      + line("service.suspended", "service:s1", "2024-01-01", #"{"reason":"travaux"}"#)
      + line("service.resumed", "service:s1", "2024-02-01", "{}")
      + line("service.verified", "service:s1", "2025-01-01", #"{"note":"par téléphone"}"#)
      + line("service.wait-reported", "service:s1", "2025-02-01", #"{"days":30,"state":"waiting"}"#)
      + line("resource.closed", "resource:r1", "2027-01-04", #"{"reason":"fin du bail"}"#)
      + line("territory.merged", "rls:R2", "2027-04-01", #"{"into":"rls:R1"}"#)
      + line(
        "registrations.counted", "registrations:r1", "2023-01-01", #"{"people":{"rls:R1":1200}}"#)
      + line(
        "registrations.counted", "registrations:r1", "2024-01-01",
        #"{"people":{"rls:R1":1300,"rls:R2":1}}"#)
    let result = world.run("log", "record", "-", input: text)
    try #require(result.code == 0, "\(result.error)")
    return world
  }

  /// The story of each sort of thing, before and after corrections, in one text.
  @Test("Everything reads well", arguments: Language.allCases)
  func everything(_ language: Language) throws {
    let world = try Self.world()
    let lang = "--lang=\(language.rawValue)"
    var text = ""
    func show(_ arguments: String...) {
      let shown = arguments.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: " ")
      let result = world.run(arguments + [lang])
      #expect(result.code == 0, "\(result.error)")
      text += "$ ancrage \(shown)\n\(result.output)\(result.error)\n"
    }
    show("correct", "12", "--reason=mauvaise date", "--effective=2022-03-15", "--dry-run")
    show(
      "correct", "15", "--reason=clause de trop",
      #"--facts={"clauses":[{"residence":["rls:R1","rls:R2"]}]}"#)
    show("correct", "13", "--reason=jamais renommée", "--withdraw")
    show("history", "service:s1")
    show("history", "resource:r1")
    show("history", "RLS des Rives")
    show("history", "RLS de la Rive", "--by=recorded", "--from=2022-01-01", "--to=2022-12-31")
    show("history", "registrations:r1")
    show("history", "organization:o1", "--from=2030-01-01")
    show("history", "--territory=rls:R2", "--from=2022-01-01")
    show("history", "service:s1", "--as-known-at=23", "--from=2023-01-01", "--to=2023-12-31")
    try expect(text, equalsFile: "stories.\(language.rawValue).txt")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 || $0.hasPrefix("$") })
  }

  @Test("What is told as JSON is told in the contract")
  func contract() throws {
    let world = try Self.world()
    let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Engine/Engine.docc/JSON.md")
    let contract = String(decoding: try Data(contentsOf: document), as: UTF8.self)
    let corrected = world.run(
      "correct", "15", "--reason=r", #"--facts={"clauses":[{"everyone":true}]}"#, "--json")
    #expect(corrected.code == 0, "\(corrected.error)")
    let texts = [
      corrected.output, world.run("history", "service:s1", "--json").output,
      world.run("history", "resource:r1", "--json").output,
      world.run("history", "rls:R1", "--json").output,
      world.run("history", "--territory=rls:R1", "--json").output,
    ]
    for text in texts {
      #expect(text.hasPrefix(#"{"schema":"ancrage."#))
      for match in text.matches(of: #/"([a-zA-Z]+)":/#) {
        let isStored = ["residence", "everyone"].contains(match.output.1)
        #expect(isStored || contract.contains("`\(match.output.1)`"), "\(match.output.1)")
      }
      for match in text.matches(of: #/"field":"(\w+)"/#) {
        #expect(contract.contains("`\(match.output.1)`"), "\(match.output.1)")
      }
    }
    for field in FactField.allCases {
      #expect(contract.contains("`\(field.rawValue)`"), "\(field)")
    }
  }

  @Test("Wrong use is explained", arguments: Language.allCases)
  func wrongUse(_ language: Language) throws {
    let world = try Self.world()
    let lang = "--lang=\(language.rawValue)"
    let first = world.run("correct", "13", "--reason=r", "--withdraw", lang)
    #expect(first.code == 0)
    var text = ""
    func show(_ result: TestWorld.Result, _ code: Int32) {
      #expect(result.code == code && result.output.isEmpty, "\(result.output)")
      text += result.error + "\n"
    }
    show(world.run("correct", "24", "--reason=r", "--withdraw", lang), 65)
    show(world.run("correct", "25", "--reason=r", "--withdraw", lang), 65)
    show(world.run("correct", "13", "--reason=r", "--withdraw", lang), 65)
    show(world.run("correct", "12", "--reason=r", "--effective=2022-04-01", lang), 65)
    show(world.run("correct", "12", "--reason=r", "--facts={\"nom\":\"x\"}", lang), 65)
    show(world.run("correct", "12", "--reason=r", "--facts={\"name\":", lang), 65)
    show(world.run("correct", "12", "--reason=r", lang), 64)
    show(world.run("correct", "12", "--withdraw", lang), 64)
    show(world.run("correct", "12", "--reason= ", "--withdraw", lang), 64)
    show(world.run("correct", "douze", "--reason=r", "--withdraw", lang), 64)
    show(
      world.run("correct", "12", "--reason=r", "--withdraw", "--effective=2022-01-01", lang), 64)
    show(world.run("history", "Le Phare", lang), 66)
    show(world.run("history", "RLS", lang), 66)
    show(world.run("history", "rls:R1", "--from=2022-01-02", "--to=2022-01-01", lang), 64)
    show(world.run("history", "--territory=rls:R1", "--by=recorded", lang), 64)
    show(world.run("history", lang), 64)
    try expect(text, equalsFile: "stories-wrong.\(language.rawValue).txt")
  }

  @Test(
    "Times are those that clocks in Québec show",
    arguments: [
      (1_795_200_000_000, "20 novembre 2026 à 13 h 40", "20 November 2026 at 13:40"),
      (1_772_952_059_999, "8 mars 2026 à 1 h 40", "8 March 2026 at 1:40"),
      (1_772_956_800_000, "8 mars 2026 à 4 h 00", "8 March 2026 at 4:00"),
      (-1, "31 décembre 1969 à 18 h 59", "31 December 1969 at 18:59"),
    ])
  func times(_ milliseconds: Int64, _ french: String, _ english: String) {
    func plain(_ language: Language) -> String {
      QuebecTime.text(milliseconds, in: language).replacing("\u{A0}", with: " ")
    }
    #expect(plain(.french) == french)
    #expect(plain(.english) == english)
  }
}
