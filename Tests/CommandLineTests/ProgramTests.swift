import Domain
import Engine
import Foundation
import Synchronization
import Testing

@testable import CommandLine

/// A program run in a world of its own: a fresh folder, captured streams, a fixed clock.
final class TestWorld: Sendable {
  let folder: URL
  /// What its clock shows, in milliseconds since 1970-01-01T00:00:00Z.
  let clock = Mutex<Int64>(1_795_200_000_000)
  private let output = Mutex<[UInt8]>([])
  private let error = Mutex("")

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ancrage-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    // Left behind, the folder would only be untidy.
    try? FileManager.default.removeItem(at: folder)
  }

  struct Result {
    let code: Int32
    let output: String
    let error: String
  }

  /// Runs a command line on the data of this world.
  func run(
    _ arguments: String..., input: String = "", language: String = "fr_CA.UTF-8",
    variables: [String: String] = [:]
  ) -> Result {
    run(arguments, input: input, language: language, variables: variables)
  }

  /// Runs a command line on the data of this world.
  func run(
    _ arguments: [String], input: String = "", language: String = "fr_CA.UTF-8",
    variables: [String: String] = [:]
  ) -> Result {
    output.withLock { $0 = [] }
    error.withLock { $0 = "" }
    let rest = Mutex(Array(input.utf8))
    var environment = Environment(
      writeOutput: { [self] bytes in output.withLock { $0 += bytes } },
      writeError: { [self] text in error.withLock { $0 += text } },
      readInput: { count in
        rest.withLock { rest in
          defer { rest.removeFirst(min(count, rest.count)) }
          return Array(rest.prefix(count))
        }
      },
      now: { [self] in clock.withLock { $0 } }, today: { Fixture.day })
    environment.variables = [
      "LANG": language, "ANCRAGE_DATA": folder.appendingPathComponent("data").path,
    ].merging(variables) { $1 }
    environment.userName = "marie"
    let code = AncrageProgram.run(arguments, in: environment)
    return Result(
      code: code, output: String(decoding: output.withLock { $0 }, as: UTF8.self),
      error: error.withLock { $0 })
  }

  /// Writes a file into the folder and gives its path.
  func write(_ text: String, to name: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  /// Imports two square territories of an invented region, side by side.
  func importSquares() throws {
    func square(_ code: String, _ name: String, west: Double) -> String {
      let (east, south, north) = (west + 1, 46.0, 47.0)
      return """
        {"type":"Feature","properties":{"code":"\(code)","name":"\(name)","parent":"T1"},\
        "geometry":{"type":"Polygon","coordinates":[[[\(west),\(south)],[\(east),\(south)],\
        [\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]}}
        """
    }
    let path = try write(
      #"{"type":"FeatureCollection","features":["#
        + [square("R1", "RLS de la Rive", west: -72), square("R2", "RLS des Îles", west: -71)]
        .joined(separator: ",") + "]}", to: "rls.geojson")
    let result = run(
      "import", "territories", path, "--kind", "rls", "--code", "code", "--name", "name",
      "--dissolve", "rts=parent", "--effective", "2020-01-01", "--source", "Inventé")
    try #require(result.code == 0, "\(result.error)")
  }

  /// Records a resource with a service for everyone and one for the Rive.
  func recordServices() throws {
    func line(_ id: String, _ type: String, _ subject: String, _ data: String) -> String {
      #"{"specversion":"1.0","id":"\#(id)","source":"Inventé","type":"\#(type)","#
        + #""subject":"\#(subject)","effectiveon":"2021-01-01","data":\#(data)}"# + "\n"
    }
    let text =
      line(
        "f-1", "resource.opened", "resource:r1",
        #"{"kind":"communityOrganization","name":"L'Ancre"}"#)
      + line(
        "f-2", "service.offered", "service:s1",
        #"{"category":"crisis","name":"Écoute","resource":"resource:r1"}"#)
      + line(
        "f-3", "service.reach-declared", "service:s1",
        #"{"clauses":[{"residence":["rls:R1"]}]}"#)
    let result = run("log", "record", "-", input: text)
    try #require(result.code == 0, "\(result.error)")
  }
}

@Suite("The program as a person meets it")
struct ProgramTests {
  @Test("Version and help, in both languages")
  func help() throws {
    let world = try TestWorld()
    #expect(world.run("--version").output == "ancrage 0.1.0\n")
    let french = world.run("help")
    #expect(french.code == 0 && french.error.isEmpty)
    try expect(french.output, equalsFile: "help.fr.txt")
    try expect(world.run("--help", language: "en_CA.UTF-8").output, equalsFile: "help.en.txt")
    for command in Commands.all {
      let words = command.name.split(separator: " ").map(String.init)
      for language in Language.allCases {
        let text = try HelpText.text(on: words, in: language)
        #expect(text.contains(command.summary.text(in: language)))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(text)")
      }
      let asked = world.run("help", words[0], words.count > 1 ? words[1] : "--lang=fr")
      #expect(asked.code == 0 && asked.output.contains("--json"))
    }
  }

  @Test("Nothing is said twice, and errors are no data")
  func errors() throws {
    let world = try TestWorld()
    let none = world.run()
    #expect(none.code == 64 && none.output.isEmpty)
    #expect(none.error == "Erreur : Il manque une commande. Voyez : ancrage help\n")
    let unknown = world.run("lokate", "--lang", "en")
    #expect(unknown.code == 64)
    #expect(
      unknown.error
        == "Error: Unknown command: \"lokate\". Did you mean \"locate\"? See: ancrage help\n")
    let option = world.run("locate", "--pont=-71,46", "--json")
    #expect(option.code == 64 && option.output.isEmpty)
    #expect(
      option.error
        == "Erreur : Option inconnue : « --pont ». Vouliez-vous dire « --point »?\n"
        + "Aide : ancrage help locate\n")
    let empty = world.run("locate", "--point=-71,46")
    #expect(empty.code == 66 && empty.output.isEmpty)
  }

  @Test(
    "A wrong place is refused without being repeated",
    arguments: [
      "46.123,-71.987", "-71.987", "nan,46.123", "-71.987,inf", "0x47.987,1", "-71,987,46,123",
      "46.123,-171.987", "-471.987,46.123", "secret",
    ])
  func wrongPlaces(_ text: String) throws {
    let world = try TestWorld()
    try world.importSquares()
    for result in [
      world.run("locate", "--point=\(text)"), world.run("locate", "--point", "-", input: text),
      world.run("lookup", "--point=\(text)", "--lang", "en"),
      world.run("locate", "--postal-code", text), world.run("locate", "--address", "12", text),
      world.run("lookup", "--address", "12", "rue", text, "--lang", "en"),
      world.run("suggest", "12", text), world.run("locate", "--point=1,1", "--choose", "2"),
    ] {
      #expect(result.code == 64 && result.output.isEmpty)
      for piece in text.split(separator: ",") where piece.count > 3 {
        #expect(!result.error.contains(piece), "\(result.error)")
      }
    }
  }

  @Test("A place is found, from the command line or from standard input")
  func locate() throws {
    let world = try TestWorld()
    try world.importSquares()
    let expected = """
      {"schema":"ancrage.locate/1","on":"2026-11-21","position":6,"territories":[\
      {"id":"rls:R1","kind":"rls","code":"R1","name":"RLS de la Rive"},\
      {"id":"rts:T1","kind":"rts","code":"T1","name":"T1"}],"precision":"point"
      """
    let argument = world.run("locate", "--point=-71.5,46.5", "--json")
    #expect(argument.output.hasPrefix(expected), "\(argument.output) \(argument.error)")
    let input = world.run("locate", "--point", "-", "--json", input: "-71.5,46.5\n")
    #expect(input.output == argument.output && input.code == 0)
    let text = world.run("locate", "--point=-71.5,46.5", "--lang", "en").output
    #expect(text.hasPrefix("RLS  RLS de la Rive  rls:R1\n"))
    let past = world.run("locate", "--point=-71.5,46.5", "--on", "2019-12-31").output
    #expect(past.contains("Aucun territoire n'est chargé pour ce jour."))
  }

  @Test("A table of points keeps its rows and says which had no point")
  func table() throws {
    let world = try TestWorld()
    try world.importSquares()
    let result = world.run(
      "locate", "--points",
      try world.write(
        "id;lon;lat\na;-71.5;46.5\nb;-70.5;46.5\nc;123.456x;46\nd;0;0\n", to: "points.csv"),
      "--kinds", "rls,rts")
    #expect(result.code == 65)
    #expect(
      result.output
        == "id;lon;lat;rls;rts\na;-71.5;46.5;R1;T1\nb;-70.5;46.5;R2;T1\nc;123.456x;46;;\n"
        + "d;0;0;;\n")
    #expect(
      result.error
        == "Points dans aucun territoire : 1 sur 4. Longitude et latitude sont-elles dans le bon "
        + "ordre?\n"
        + "Lignes sans point lisible (codes laissés vides) : 1\n"
        + "  ligne 4, colonne 2 : ce n'est pas un nombre avec un point décimal\n")
    let unknown = world.run("locate", "--points", "-", "--kinds", "rlz")
    #expect(unknown.code == 64 && unknown.error.contains("Vouliez-vous dire « rls »?"))
  }

  @Test("A service serves the one side and not the other, and says why")
  func lookup() throws {
    let world = try TestWorld()
    try world.importSquares()
    try world.recordServices()
    let there = world.run("lookup", "--point=-71.5,46.5").output
    #expect(there.contains("→ RÉFÉREZ ICI — dessert la personne là où elle vit (1)"))
    #expect(there.contains("    Écoute  L'Ancre  vit dans le RLS de la Rive"))
    let elsewhere = world.run("lookup", "--point=-70.5,46.5", "--lang", "en").output
    #expect(elsewhere.contains("No recorded service serves this person"))
    let json = world.run("lookup", "--point=-71.5,46.5", "--json").output
    #expect(json.contains(#""group":"homeOnly","home":{"holds":"yes","reasons":[{"type":"resi"#))
    #expect(!json.contains("71.5"))
    let need = world.run("lookup", "--point=-71.5,46.5", "--need", "criss")
    #expect(need.code == 64 && need.error.contains("Vouliez-vous dire crisis (Crise)?"))
    let basket = world.run("basket", "rls:R1").output
    #expect(basket.contains("→ TOUT LE TERRITOIRE est desservi (1)"))
    let missing = world.run("basket", "rls:R3")
    #expect(missing.code == 66 && missing.error.contains("Les plus proches : rls:R1, rls:R2"))
  }

  @Test("An import reports before it records, and records once")
  func importing() throws {
    let world = try TestWorld()
    try world.importSquares()
    let path = world.folder.appendingPathComponent("rls.geojson").path
    func again(_ more: String...) -> TestWorld.Result {
      world.run(
        "import", "territories", path, "--kind=rls", "--code=code", "--name=name",
        "--dissolve=rts=parent", "--effective=2020-01-01", "--source=Inventé",
        more.first ?? "--json")
    }
    #expect(again("--dry-run").output.contains("Rien de nouveau"))
    #expect(again("--json").output.contains(#""events":{},"position":6"#))
    let field = world.run(
      "import", "territories", path, "--kind=rls", "--code=cod", "--name=name",
      "--effective=2020-01-01", "--source=Inventé")
    #expect(field.code == 65 && field.error.contains("« code »"))
    let date = world.run(
      "import", "territories", path, "--kind=rls", "--code=code", "--name=name",
      "--effective=2020-02-30", "--source=Inventé")
    #expect(date.code == 64)
    #expect(
      date.error.hasPrefix(
        "Erreur : --effective : « 2020-02-30 » ne convient pas."
          + " Attendu : une date qui existe, AAAA-MM-JJ.\n"))
    let elsewhere = world.run(
      "import", "territories", path, "--kind=rls", "--code=code", "--name=name",
      "--effective=2020-01-01", "--source=Inventé", "--dry-run",
      "--data=\(world.folder.path)/new")
    #expect(elsewhere.code == 0 && elsewhere.output.contains("Essai, rien n'est enregistré."))
    #expect(!FileManager.default.fileExists(atPath: "\(world.folder.path)/new"))
  }

  @Test("Overlapping territories refuse an import, with their areas")
  func overlap() throws {
    let world = try TestWorld()
    let path = try world.write(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"c":"A","n":"A"},"geometry":{"type":"Polygon",\
      "coordinates":[[[-72,46],[-71,46],[-71,47],[-72,47],[-72,46]]]}},
      {"type":"Feature","properties":{"c":"B","n":"B"},"geometry":{"type":"Polygon",\
      "coordinates":[[[-71.5,46],[-70,46],[-70,47],[-71.5,47],[-71.5,46]]]}}]}
      """, to: "overlap.geojson")
    let report = "\(world.folder.path)/report.geojson"
    let result = world.run(
      "import", "territories", path, "--kind=rls", "--code=c", "--name=n",
      "--effective=2020-01-01", "--source=Inventé", "--report", report, "--json")
    #expect(result.code == 65 && result.output.isEmpty)
    #expect(result.error.contains("✗ REFUSÉ — rien n'est enregistré. Refus : 1."))
    #expect(result.error.contains("rls:A A : chevauche rls:B B"))
    let written = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: report)), as: UTF8.self)
    #expect(written.contains(#""problem":"overlap","territory":"rls:A""#))
    #expect(world.run("log", "list").output == "Aucun événement.\n")
  }

  @Test("The log is listed, verified, rebuilt from")
  func log() throws {
    let world = try TestWorld()
    try world.importSquares()
    let list = world.run("log", "list", "--limit", "1", "--lang", "en").output
    #expect(
      list.contains(
        "6  1 January 2020  20 November 2026 at\u{A0}13:40  territory.boundary-drawn  rls:R2"))
    let verify = world.run("log", "verify")
    #expect(verify.code == 0 && verify.output.hasPrefix("Le journal est intact.\nÉvénements"))
    let noted = world.run(
      "log", "verify", "--noted", "6:\(String(repeating: "0", count: 64))", "--json")
    #expect(noted.code == 65 && noted.output.isEmpty)
    #expect(noted.error.contains("Première position fautive : 6"))
    let rebuild = world.run("rebuild", "--verify", "--lang=en")
    #expect(rebuild.output.hasPrefix("Read models rebuilt. Events: 6. Time: 0.0 s.\nVerified"))
  }

  @Test("The language comes from the option, else from the locale, else is French")
  func languages() throws {
    let world = try TestWorld()
    #expect(world.run("locate", language: "en_CA.UTF-8").error.hasPrefix("Error:"))
    #expect(world.run("locate", language: "C").error.hasPrefix("Erreur :"))
    #expect(
      world.run("locate", language: "en_CA", variables: ["LC_ALL": "fr_CA"]).error
        .hasPrefix("Erreur :"))
    #expect(world.run("locate", "--lang=fr", language: "en_CA").error.hasPrefix("Erreur :"))
    #expect(
      world.run("locate", "--lang", "de").error
        .hasPrefix("Erreur : --lang : « de » n'est pas connu."))
  }
}
