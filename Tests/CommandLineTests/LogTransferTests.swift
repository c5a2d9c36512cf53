import Domain
import Engine
import EventLog
import Foundation
import Hashing
import Interchange
import JSONText
import Testing

@testable import CommandLine

@Suite("A log that travels as CloudEvents")
struct LogTransferTests {
  /// A world whose log holds boundaries, a place that was erased, and facts of a person's hand.
  private func world() throws -> TestWorld {
    let world = try TestWorld()
    try world.importSquares()
    try world.recordServices()
    let mapping = try world.write(
      """
      {"schema":"ancrage.mapping/1","resource":{"id":"{id}","name":"{nom}","kind":"other",
      "address":"{adresse}","longitude":"{lon}","latitude":"{lat}",
      "confidential":{"column":"secret","values":{"oui":true},"otherwise":false}}}
      """, to: "mapping.json")
    for (text, name) in [
      ("id,nom,adresse,lon,lat,secret\nx1,Refuge,12 rue Cachée,-71.4,46.6,\n", "open.csv"),
      ("id,nom,adresse,lon,lat,secret\nx1,Refuge,,,,oui\n", "closed.csv"),
    ] {
      let result = world.run(
        "import", "resources", try world.write(text, to: name), "--mapping", mapping,
        "--effective=2022-01-01", "--source=Inventé")
      try #require(result.code == 0, "\(result.error)")
    }
    return world
  }

  private func copy(in world: TestWorld) -> String {
    world.folder.appendingPathComponent("copy").path
  }

  @Test("An export reads back to an identical log, what was erased included")
  func roundTrip() throws {
    let world = try world()
    let exported = world.run("log", "export").output
    #expect(exported.contains(#""erased":true"#) && !exported.contains("Cachée"))
    let path = try world.write(exported, to: "log.jsonl")
    let copy = copy(in: world)
    let imported = world.run("log", "import", path, "--data", copy)
    #expect(imported.code == 0, "\(imported.error)")
    #expect(world.run("log", "export", "--data", copy).output == exported)
    #expect(
      world.run("log", "verify", "--json", "--data", copy).output
        == world.run("log", "verify", "--json").output)
    let again = world.run("log", "import", path, "--data", copy).output
    #expect(again.hasPrefix("Événements inscrits : 0."))
  }

  @Test("What has been added since an import is imported alone")
  func prefix() throws {
    let world = try world()
    let copy = copy(in: world)
    let first = try world.write(world.run("log", "export").output, to: "first.jsonl")
    #expect(world.run("log", "import", first, "--data", copy).code == 0)
    let more = world.run(
      "log", "record", "-",
      input: #"{"specversion":"1.0","id":"m-1","source":"x","type":"organization.registered","#
        + #""subject":"organization:o","effectiveon":"2023-01-01","data":{"name":"O"}}"#)
    #expect(more.code == 0, "\(more.error)")
    let second = try world.write(world.run("log", "export").output, to: "second.jsonl")
    let imported = world.run("log", "import", second, "--data", copy)
    #expect(imported.output.hasPrefix("Événements inscrits : 1."))
    let back = world.run("log", "import", first, "--data", copy)
    #expect(back.code == 65 && back.error.contains("tient d'autres événements"))
  }

  @Test("A changed line is refused, and nothing of the file is recorded")
  func tampering() throws {
    let world = try world()
    let exported = world.run("log", "export").output
    let lines = exported.split(separator: "\n").map(String.init)
    var refusals = 0
    for index in lines.indices {
      for (old, new) in [
        ("2020-01-01", "2020-01-02"), ("RLS", "RLZ"), ("cli:marie", "cli:paule"),
        ("data_base64\":\"A", "data_base64\":\"B"), ("Inventé", "Invente"),
      ] where lines[index].contains(old) {
        var changed = lines
        changed[index] = lines[index].replacing(old, with: new, maxReplacements: 1)
        let path = try world.write(changed.joined(separator: "\n"), to: "changed.jsonl")
        let result = world.run("log", "import", path, "--data", copy(in: world))
        #expect(result.code == 65 && result.error.contains("Ligne \(index + 1) :"))
        refusals += 1
      }
    }
    #expect(refusals > 20)
    #expect(!FileManager.default.fileExists(atPath: copy(in: world)))
  }

  @Test("A line too few, or two in the wrong order")
  func order() throws {
    let world = try world()
    var lines = world.run("log", "export").output.split(separator: "\n").map(String.init)
    lines.removeAll { $0.contains(#""position":3,"#) }
    let path = try world.write(lines.joined(separator: "\n"), to: "short.jsonl")
    let result = world.run("log", "import", path, "--data", copy(in: world), "--lang=en")
    #expect(result.code == 65 && result.error.contains("position 4 instead of 3"))
  }

  @Test("Facts are recorded together or not at all, and once")
  func record() throws {
    let world = try TestWorld()
    try world.importSquares()
    try world.recordServices()
    try world.recordServices()
    #expect(world.run("log", "verify", "--json").output.contains(#""events":9,"#))
    func line(_ id: String, _ data: String, type: String = "organization.registered") -> String {
      #"{"specversion":"1.0","id":"\#(id)","source":"x","type":"\#(type)","#
        + #""subject":"organization:o","effectiveon":"2023-01-01","data":\#(data)}"# + "\n"
    }
    let good = line("g-1", #"{"name":"O"}"#)
    let bad = world.run(
      "log", "record", "-",
      input: good + "\n" + line("g-2", "{}") + line("g-3", "{}", type: "organization.renamd"))
    #expect(bad.code == 65)
    #expect(
      bad.error == """
        Erreur : - : rien n'a été inscrit. Problèmes : 2.
          ligne 3 : Les données de « organization.registered » sont mal formées : il manque la clé\
         « name ».
          ligne 4 : L'événement « organization.renamd » n'est pas connu de cette version. Vouliez-vous\
         dire « organization.renamed »?

        """)
    #expect(world.run("log", "verify", "--json").output.contains(#""events":9,"#))
    #expect(world.run("log", "record", "-", input: good).code == 0)
    let other = world.run("log", "record", "-", input: line("g-1", #"{"name":"P"}"#))
    #expect(other.code == 65 && other.error.contains("« g-1 » est déjà dans le journal"))
  }

  @Test(
    "A line that is no CloudEvent is named, in both languages",
    arguments: [
      ("{", "Ligne 1 : pas un objet JSON", "Line 1: not a JSON object"),
      ("{}", "Ligne 1 : il manque l'attribut « specversion ».", "attribute \"specversion\""),
      (
        #"{"specversion":"2.0"}"#, "« 2.0 » ne convient pas à l'attribut « specversion »",
        "\"2.0\" does not fit attribute \"specversion\""
      ),
      (
        #"{"specversion":"1.0","source":"x"}"#, "il manque l'attribut « id »",
        "attribute \"id\" is missing"
      ),
    ])
  func malformed(_ text: String, _ french: String, _ english: String) throws {
    let world = try TestWorld()
    let result = world.run("log", "record", "-", input: text)
    #expect(result.code == 65 && result.error.contains(french), "\(result.error)")
    let other = world.run("log", "record", "-", "--lang=en", input: text)
    #expect(other.error.contains(english) && other.error.hasSuffix("Nothing was recorded.\n"))
  }

  @Test("A payload that cannot stand in a line comes through byte for byte")
  func oddPayloads() throws {
    for payload in ["{\n \"name\": \"x\"}", " {}", "{} ", "not json", "{\"a\":1}"] {
      let stored = StoredEvent(
        position: 1,
        event: ProposedEvent(
          stream: "rls:1", type: "territory.renamed", schemaVersion: 1, effectiveOn: "2026-01-01",
          actor: "a", source: "s", payload: Array(payload.utf8)),
        streamVersion: 1, id: "x", recordedAtMilliseconds: 1_795_200_000_123, hash: .zero)
      var json = JSONWriter()
      CloudEventsWriter.write(stored, previous: nil, branch: nil, to: &json)
      #expect(!json.bytes.contains(0x0A))
      #expect(json.text.contains(#""time":"2026-11-20T18:40:00.123Z""#))
      let read = try CloudEventsReader.facts(json.bytes).facts
      #expect(read.first?.payload == Array(payload.utf8))
    }
  }
}
