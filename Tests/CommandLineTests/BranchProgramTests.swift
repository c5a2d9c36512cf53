import Domain
import Engine
import Foundation
import Testing

@testable import CommandLine

/// Branches as a person meets them on the command line.
@Suite("Branches on the command line")
struct BranchProgramTests {
  private func world() throws -> TestWorld {
    let world = try TestWorld()
    try world.importSquares()
    try world.recordServices()
    let made = world.run("branch", "create", "plan", "--purpose", "Fermer L'Ancre")
    try #require(made.code == 0, "\(made.error)")
    let closed = world.run("log", "record", "-", "--branch", "plan", input: Self.closing)
    try #require(closed.code == 0, "\(closed.error)")
    return world
  }

  private static let closing =
    #"{"specversion":"1.0","id":"p-1","source":"Plan","type":"resource.closed","#
    + #""subject":"resource:r1","effectiveon":"2022-01-01","data":{}}"#

  private static func renaming(_ id: String, _ name: String) -> String {
    #"{"specversion":"1.0","id":"\#(id)","source":"x","type":"resource.renamed","#
      + #""subject":"resource:r1","effectiveon":"2022-01-01","data":{"name":"\#(name)"}}"#
  }

  private static let notice = [
    "fr": "Hypothèse « plan » : ceci n'est pas la situation réelle.\n",
    "en": "Hypothesis \"plan\": this is not the real situation.\n",
  ]

  @Test("Every answer of a branch begins by saying so, in both languages", arguments: ["fr", "en"])
  func notices(_ language: String) throws {
    let world = try world()
    let notice = try #require(Self.notice[language])
    for call in [
      ["lookup", "--point=-71.5,46.5"], ["locate", "--point=-71.5,46.5"], ["basket", "rls:R1"],
      ["log", "list"], ["log", "verify"], ["rebuild", "--verify"],
    ] {
      let text = world.run(call + ["--branch", "plan", "--lang", language])
      #expect(text.code == 0 && text.output.hasPrefix(notice), "\(call) \(text)")
      #expect(!world.run(call + ["--lang", language]).output.contains("plan"), "\(call)")
      guard call[0] != "rebuild" else { continue }
      let json = world.run(call + ["--branch", "plan", "--json", "--lang", language]).output
      #expect(json.contains(#"/1","branch":"plan","#), "\(call) \(json)")
      #expect(!world.run(call + ["--json"]).output.contains(#""branch":"#), "\(call)")
    }
    // Where the answer is a table or a file, people are told beside it.
    let table = try world.write("lon,lat\n-71.5,46.5\n", to: "points.csv")
    for call in [["locate", "--points", table], ["log", "export"]] {
      let result = world.run(call + ["--branch", "plan", "--lang", language])
      #expect(result.error == notice && !result.output.contains(notice), "\(call)")
    }
  }

  @Test("What a branch supposes is answered on it, and nowhere else")
  func answers() throws {
    let world = try world()
    let real = world.run("lookup", "--point=-71.5,46.5").output
    #expect(real.contains("→ RÉFÉREZ ICI") && real.contains("journal 9"))
    let branch = world.run("lookup", "--point=-71.5,46.5", "--branch=plan").output
    #expect(!branch.contains("→ RÉFÉREZ ICI") && branch.contains("branche 10"))
    #expect(branch.contains("Écoute, L'Ancre : ressource fermée depuis le 1er janvier 2022"))
    let again = world.run("log", "record", "-", "--branch=plan", input: Self.closing).output
    #expect(again.hasSuffix("Événements inscrits : 0. La branche est à la position 10.\n"))
    #expect(world.run("lookup", "--point=-71.5,46.5").output == real)
  }

  @Test("A branch is made, listed, shown, made real and deleted")
  func life() throws {
    let world = try world()
    #expect(
      world.run("branch", "list").output == """
        Branche  Événements  Quitte le journal à  Créée le          Par        Pour
        plan              1  9                    20 novembre 2026  cli:marie  Fermer L'Ancre

        """)
    let rename = world.run("log", "record", "-", input: Self.renaming("n-1", "Le Grappin"))
    #expect(rename.code == 0)
    #expect(
      world.run("branch", "show", "plan").output == """
        Hypothèse « plan » : ceci n'est pas la situation réelle.
        Pour    Fermer L'Ancre
        Créée   le 20 novembre 2026 par cli:marie, à la position 9 du journal
        Depuis  le journal a avancé. Événements : 1

        CHANGÉ DANS LE JOURNAL depuis que la branche l'a quitté (1)
          resource:r1 : position 10

        ÉVÉNEMENTS HYPOTHÉTIQUES (1)
        Position  Date d'effet      Inscrit le                  Événement        Sujet
              10  1er janvier 2022  20 novembre 2026 à\u{A0}13\u{A0}h\u{A0}40  resource.closed  resource:r1

        """)
    let refused = world.run("branch", "promote", "plan", "--lang=en")
    #expect(refused.code == 65 && refused.output.isEmpty)
    #expect(
      refused.error == """
        Error: Nothing of branch "plan" was written to the log.
        CHANGED IN THE LOG since the branch left it (1)
          resource:r1: position 10
        Read what has changed (ancrage log list --stream SUBJECT). If the branch shall prevail \
        nonetheless: --despite-changes; if not, make another one.

        """)
    let promoted = world.run("branch", "promote", "plan", "--despite-changes")
    #expect(
      promoted.output == """
        « plan » est réelle. Événements inscrits : 1. Le journal est à la position 11.
          resource.closed  1

        CHANGÉ DANS LE JOURNAL depuis que la branche l'a quitté (1)
          resource:r1 : position 10

        """)
    #expect(
      world.run("branch", "promote", "plan").output
        == "« plan » est déjà réelle depuis la position 11 : rien n'a changé.\n")
    let late = world.run("log", "record", "-", "--branch=plan", input: Self.renaming("n-2", "X"))
    #expect(late.code == 65 && late.error.contains("réelle depuis la position 11 du journal"))
    #expect(
      world.run("branch", "delete", "plan").output
        == "Branche « plan » supprimée. Le journal n'a pas été touché.\n")
    #expect(
      world.run("branch", "list", "--lang=en").output
        == "No branch. To create one: ancrage branch create NAME\n")
    #expect(world.run("log", "verify", "--json").output.contains(#""events":11,"#))
  }

  @Test("The same for programs")
  func documents() throws {
    let world = try world()
    let list = world.run("branch", "list", "--json").output
    #expect(
      list.hasPrefix(
        #"{"schema":"ancrage.branch-list/1","branches":[{"name":"plan","purpose":"Fermer L'Ancre","#
          + #""fork":{"position":9,"hash":""#))
    #expect(
      list.hasSuffix(
        #"","createdBy":"cli:marie","events":1,"laterEvents":0}]}"# + "\n"))
    let show = world.run("branch", "show", "plan", "--json").output
    #expect(show.hasPrefix(#"{"schema":"ancrage.branch-show/1","branch":"plan","purpose":"#))
    #expect(
      show.contains(#""laterEvents":0,"changes":[],"events":[{"specversion":"1.0","id":"p-1","#))
    #expect(
      world.run("branch", "promote", "plan", "--json").output
        == #"{"schema":"ancrage.branch-promote/1","branch":"plan","isDryRun":false,"#
        + #""wasReal":false,"events":{"resource.closed":1},"position":10,"changes":[]}"# + "\n")
    #expect(
      world.run("branch", "list", "--json").output
        .contains(#""promotion":{"position":10,"at":"2026-11-20T18:40:00.000Z","by":"cli:marie"}"#))
    #expect(
      world.run("branch", "delete", "plan", "--json").output
        == #"{"schema":"ancrage.branch-delete/1","branch":"plan"}"# + "\n")
    let contract = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Engine/Engine.docc/JSON.md")
    let text = String(decoding: try Data(contentsOf: contract), as: UTF8.self)
    for member in ["branch", "fork", "laterEvents", "changes", "promotion", "wasReal", "purpose"] {
      #expect(text.contains("`\(member)`"), "\(member)")
    }
  }

  @Test("What it changes is told for a territory, and counted for all")
  func comparison() throws {
    let world = try world()
    let notice = "Hypothèse « plan » : ceci n'est pas la situation réelle.\n"
    let counted = world.run("branch", "compare", "plan", "--kind", "rls", "--on", "2022-02-01")
    #expect(counted.code == 0 && counted.error.isEmpty, "\(counted.error)")
    #expect(
      counted.output == notice + """
        Jour         1er février 2022
        Territoires  changés : 1 sur 2
        Avant        journal 9
        Après        branche « plan » 10

        Territoire               Bilan        À cause de    Personnes
        RLS de la Rive · rls:R1  retirés : 1  services : 1  inconnu

        Pour les services d'un territoire : ancrage branch compare NOM TERRITOIRE

        """)
    let told = world.run("branch", "compare", "plan", "rls:R1", "--on=2022-02-01", "--lang=en")
    #expect(
      told.output == """
        Hypothesis "plan": this is not the real situation.

        Comparison  RLS de la Rive · rls:R1
        Before      1 February 2022 · log 9 · services: 1
        After       1 February 2022 · branch "plan" 10 · services: 0
        Sum         removed: 1 · unchanged: 0
        Because of  services: 1
        Concerns    number of people not known

        − REMOVED from the basket (1) — services: 1
          Crisis
            Écoute  L'Ancre  serves RLS de la Rive
                             → services [10*]

        EVENTS that made the difference (1)
          [10*]  1 January 2022  L'Ancre (resource:r1): closed  Plan
          * hypothetical

        """)
    // Before the supposed day nothing differs.
    let before = world.run("branch", "compare", "plan", "rls:R1", "--on", "2021-12-01").output
    #expect(before.contains("Aucune différence"))
    #expect(
      world.run("branch", "compare", "plan", "--on", "2021-12-01").output
        .hasSuffix(
          """

          Aucun panier n'est changé.
          D'autres faits de la branche valent à partir du 1er janvier 2022 : --on 2022-01-01

          """))
  }

  @Test("The comparison for programs, and what is refused")
  func comparisonDocuments() throws {
    let world = try world()
    let counted = world.run("branch", "compare", "plan", "--on", "2022-02-01", "--json").output
    #expect(
      counted.hasPrefix(
        #"{"schema":"ancrage.branch-compare/1","branch":"plan","on":"2022-02-01","unchanged":"#))
    #expect(counted.contains(#""after":{"territory":{"id":"rls:R1""#))
    #expect(counted.contains(#""branch":"plan","position":10,"#))
    let told = world.run("branch", "compare", "plan", "rls:R1", "--on=2022-02-01", "--json").output
    #expect(
      told.hasPrefix(#"{"schema":"ancrage.compare/1","branch":"plan","compares":"vantages","#))
    #expect(told.contains(#""events":[{"position":10,"branch":"plan","of":"services"}]"#))
    let other = world.run("branch", "compare", "plan", "--with", "autre", "--lang=en")
    #expect(other.code == 66 && other.error.contains("There is no branch \"autre\""))
    for call in [["rls:R1", "--kind", "rls"], ["--with", "plan", "--with-log"], ["rls:R1", "x"]] {
      let wrong = world.run(["branch", "compare", "plan"] + call)
      #expect(wrong.code == 64 && wrong.output.isEmpty && wrong.error.contains("branch compare"))
    }
    let kind = world.run("branch", "compare", "plan", "--kind", "mrc")
    #expect(kind.output.hasSuffix("\nAucun territoire du genre « mrc » ce jour-là.\n"))
  }

  @Test("What is hypothetical does not get into a log unseen")
  func transfer() throws {
    let world = try world()
    let exported = world.run("log", "export", "--branch", "plan").output
    let path = try world.write(exported, to: "plan.jsonl")
    let copy = world.folder.appendingPathComponent("copy").path
    let refused = world.run("log", "import", path, "--data", copy)
    #expect(
      refused.code == 65 && refused.error.contains("c'est une hypothèse de la branche « plan »"))
    #expect(!FileManager.default.fileExists(atPath: copy))
    let line = try #require(exported.split(separator: "\n").last)
    let record = world.run("log", "record", "-", "--lang=en", input: String(line))
    #expect(record.code == 65 && record.error.contains("this is a hypothesis of branch \"plan\""))
    // To a branch of a copy of the log it goes, and is the same there.
    let real = try world.write(world.run("log", "export").output, to: "log.jsonl")
    #expect(world.run("log", "import", real, "--data", copy).code == 0)
    #expect(world.run("branch", "create", "plan", "--data", copy).code == 0)
    let imported = world.run("log", "import", path, "--branch", "plan", "--data", copy)
    #expect(imported.code == 0, "\(imported.error)")
    #expect(world.run("log", "export", "--branch", "plan", "--data", copy).output == exported)
    #expect(
      world.run("log", "verify", "--branch", "plan", "--json", "--data", copy).output
        == world.run("log", "verify", "--branch", "plan", "--json").output)
  }

  @Test("A wrong name, a branch that is not there, or an option too many is refused in words")
  func refusals() throws {
    let world = try world()
    let unknown = world.run("basket", "rls:R1", "--branch", "plam")
    #expect(unknown.code == 66 && unknown.output.isEmpty)
    #expect(
      unknown.error == """
        Erreur : Il n'y a pas de branche « plam ». Les plus proches : plan.
        Pour les voir toutes : ancrage branch list.

        """)
    let none = world.run("branch", "show", "autre-chose", "--lang=en")
    #expect(
      none.error == """
        Error: There is no branch "autre-chose". There is: plan.
        To create it: ancrage branch create autre-chose.

        """)
    let malformed = world.run("branch", "create", "../ailleurs")
    #expect(malformed.code == 64 && malformed.error.contains("« ../ailleurs » ne convient pas"))
    let option = world.run("branch", "show", "plan", "--branch", "plan")
    #expect(option.code == 64 && option.error.contains("donnez le nom comme argument"))
    let beyond = world.run("branch", "create", "x", "--at", "10")
    #expect(
      beyond.code == 64
        && beyond.error.hasPrefix(
          "Erreur : --at 10 : le journal va de la position 0 à la position 9.")
    )
    let purpose = world.run("branch", "create", "x", "--purpose", "a\nb")
    #expect(purpose.code == 64 && purpose.error.contains("une ligne d'au plus 500 caractères"))
    let empty = world.run("branch", "list", "--data", world.folder.appendingPathComponent("0").path)
    #expect(empty.code == 66)
  }

  @Test("A dry run on a branch changes neither branch nor log")
  func dryRun() throws {
    let world = try world()
    let path = world.folder.appendingPathComponent("rls.geojson").path
    let changed = try String(contentsOfFile: path, encoding: .utf8)
      .replacing("RLS des Îles", with: "RLS du Large")
    let result = world.run([
      "import", "territories", try world.write(changed, to: "autre.geojson"), "--kind=rls",
      "--code=code", "--name=name", "--dissolve=rts=parent", "--effective=2023-01-01",
      "--source=Plan", "--dry-run", "--branch=plan",
    ])
    #expect(result.code == 0, "\(result.error)")
    #expect(result.output.contains("Essai, rien n'est enregistré. Événements qui le seraient : 1"))
    #expect(world.run("log", "verify", "--branch=plan", "--json").output.contains(#""events":10,"#))
  }
}
