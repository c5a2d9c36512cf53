import Domain
import Engine
import Foundation
import Testing

@testable import CommandLine

/// Answers that are asked for another day, or as known at another moment.
@Suite("Another day, another moment")
struct VantageTests {
  /// Squares known first, services after; everything recorded at one time.
  static func world() throws -> TestWorld {
    let world = try TestWorld()
    try world.importSquares()
    try world.recordServices()
    return world
  }

  @Test("A text answer begins by saying from where it is seen", arguments: Language.allCases)
  func firstLines(_ language: Language) throws {
    let world = try Self.world()
    let code = language.rawValue
    let calls = [
      ["basket", "rls:R1", "--on", "2022-01-01"],
      ["basket", "rls:R1", "--on", "2022-01-01", "--as-known-at", "7"],
      ["lookup", "--point=-71.5,46.5", "--as-known-at", "9"],
      ["locate", "--point=-71.5,46.5", "--on", "2027-01-01"],
      ["locate", "--point=-71.5,46.5", "--as-known-at", "0"],
      ["locate", "--point=-71.5,46.5"],
    ]
    var text = ""
    for call in calls {
      let result = world.run(call + ["--lang", code])
      #expect(result.code == 0, "\(result.error)")
      text += "$ ancrage " + call.joined(separator: " ") + "\n" + result.output + "\n"
    }
    try expect(text, equalsFile: "vantage.\(code).txt")
  }

  @Test("The day and the position of an answer ask for it again, byte for byte")
  func again() throws {
    let world = try Self.world()
    for call in [
      ["basket", "rls:R1"], ["lookup", "--point=-71.5,46.5"], ["locate", "--point=-71.5,46.5"],
    ] {
      let now = world.run(call + ["--json"])
      let again = world.run(
        call + ["--json", "--on", Fixture.day.description, "--as-known-at", "9"])
      #expect(now.code == 0 && !now.output.isEmpty)
      #expect(now.output == again.output)
      #expect(now.output.contains(#""position":9"#), "\(now.output)")
      let before = world.run(call + ["--json", "--as-known-at", "8"])
      #expect(before.output != now.output)
    }
  }

  @Test("What has not been recorded, or has not passed, is refused in both languages")
  func beyond() throws {
    let world = try Self.world()
    func message(_ moment: String, _ language: String) -> String {
      let result = world.run("basket", "rls:R1", "--as-known-at", moment, "--lang", language)
      #expect(result.code == 64 && result.output.isEmpty)
      return result.error
    }
    #expect(
      message("10", "fr")
        == """
        Erreur : --as-known-at 10 : le journal va de la position 0 à la position 9.
        Choisissez une position parmi celles-ci, ou une date et une heure passées.

        """)
    #expect(
      message("10", "en")
        == """
        Error: --as-known-at 10: the log goes from position 0 to position 9.
        Choose one of these positions, or a date and time that have passed.

        """)
    // The clock of this world stands at 2026-11-20T13:40 in Québec.
    for moment in ["2026-11-20", "2026-11-20T13:39", "2999-01-01"] {
      #expect(
        message(moment, "fr")
          == """
          Erreur : --as-known-at : ce moment n'est pas passé depuis une minute; ce qu'on en sait peut \
          encore changer.
          Une date seule désigne la fin de ce jour.
          Donnez un moment plus ancien ou une position, ou retirez l'option.

          """)
      #expect(message(moment, "en").hasPrefix("Error: --as-known-at: this moment did not pass"))
    }
    for malformed in ["-1", "+3", "hier", "2026-02-30", "99999999999999999999"] {
      #expect(
        message(malformed, "en")
          == """
          Error: --as-known-at: "\(malformed)" does not fit. Expected: a position of the log, a date \
          (YYYY-MM-DD) or a date and a time (YYYY-MM-DDTHH:MM[:SS]).
          Help: ancrage help basket

          """)
    }
  }

  @Test("A command refuses a shared option that it does not declare, and its help leaves it out")
  func declared() throws {
    let world = try Self.world()
    let options: [(option: SharedOptions, name: String, value: String)] = [
      (.day, "--on", "2022-01-01"), (.knowledge, "--as-known-at", "3"), (.branch, "--branch", "b"),
    ]
    for command in Commands.all {
      let words = command.name.split(separator: " ").map(String.init)
      for language in Language.allCases {
        let help = try HelpText.text(on: words, in: language)
        for (option, name, value) in options {
          let isDeclared = command.sharedOptions.contains(option)
          let listed = help.contains("\n  \(name) ")
          #expect(listed == isDeclared, "\(command.name) \(name)")
          guard !isDeclared else { continue }
          let result = world.run(words + [name, value, "--lang", language.rawValue])
          #expect(result.code == 64, "\(command.name) \(name)")
          #expect(result.output.isEmpty)
          let isSaid = result.error.contains(name) || name == "--branch"
          #expect(isSaid, "\(command.name): \(result.error)")
          #expect(world.run(words + ["\(name)=\(value)"]).code == 64)
        }
      }
    }
    let position = world.run("log", "verify", "--json").output
    #expect(position.contains(#""events":9"#), "nothing was recorded: \(position)")
    #expect(
      world.run("rebuild", "--as-known-at", "3").error
        == """
        Erreur : « ancrage rebuild » ne prend pas --as-known-at.
        Sa réponse ne dépend ni d'un jour ni d'un moment. Retirez l'option.
        Aide : ancrage help rebuild

        """)
    #expect(
      world.run("import", "resources", "x", "--on", "2026-01-01", "--lang", "en").error
        == """
        Error: "ancrage import resources" does not take --on.
        The day from which the facts are true is given by --effective. Leave the option out.
        Help: ancrage help import resources

        """)
  }
}
