import Domain
import Engine
import Testing

@testable import CommandLine

@Suite("What is known of a person, on the command line")
struct PersonOptionTests {
  @Test("Every fact is read")
  func all() throws {
    var arguments = ArgumentReader([
      "--age", "70", "--is", "women,newcomers", "--is-not=caregivers", "--language", "es,fr",
      "--interpreter", "no", "--access", "professional", "--cost", "contribution",
    ])
    let person = try arguments.takePerson()
    try arguments.finish()
    #expect(
      person
        == PersonFacts(
          ageYears: 70, isAmong: ["women", "newcomers"], isNotAmong: ["caregivers"],
          languages: ["es", "fr"], acceptsInterpreter: false, access: .professional,
          costMax: .contribution))
    var nothing = ArgumentReader([])
    #expect(try nothing.takePerson() == PersonFacts())
  }

  @Test("Words are read in French as in English, whatever their accents")
  func french() throws {
    func person(_ words: String...) throws -> PersonFacts {
      var arguments = ArgumentReader(words)
      let person = try arguments.takePerson()
      try arguments.finish()
      return person
    }
    #expect(
      try person(
        "--is", "Aînés,nouveaux-arrivants", "--is-not", "proches aidants", "--interpreter", "oui",
        "--access", "guichet", "--cost", "gratuit")
        == person(
          "--is", "seniors,newcomers", "--is-not", "caregivers", "--interpreter", "yes",
          "--access", "counter", "--cost", "free"))
    #expect(try person("--is", "aines").isAmong == ["seniors"])
    for word in ServiceMode.allCases {
      #expect(
        ServiceMode(spoken: word.french) == word && ServiceMode(spoken: word.rawValue) == word)
    }
    #expect(ServiceMode(spoken: "telephone") == .telephone && ServiceMode(spoken: "fax") == nil)
    // No two words of a vocabulary mean each other.
    #expect(Set(ServiceMode.spokenWords).count == ServiceMode.spokenWords.count)
    #expect(AccessRoute.spokenWords.count == 6 && CostKind.spokenWords.count == 5)
  }

  @Test(
    "What is no fact is refused in both languages",
    arguments: [
      ["--is", "Femmes!"], ["--is", "women,,men"], ["--is", "women", "--is-not", "men,women"],
      ["--language", "es;fr"], ["--interpreter", "maybe"], ["--access", "door"],
      ["--cost", "cheap"], ["--age", "130"],
    ])
  func refused(_ words: [String]) throws {
    var arguments = ArgumentReader(words)
    do {
      _ = try arguments.takePerson()
      Issue.record("\(words) was taken")
    } catch {
      #expect(error.message(in: .french) != error.message(in: .english))
    }
  }

  @Test(
    "A moment is a date and a time; a date alone is none",
    arguments: [
      ("2026-11-21T14:30", 1_795_289_459_999), ("2026-11-21T14:30-04:00", 1_795_285_859_999),
      ("2026-11-21", nil), ("14:30", nil), ("2026-11-21T25:00", nil),
    ] as [(String, Int64?)])
  func moment(_ text: String, _ milliseconds: Int64?) throws {
    var arguments = ArgumentReader(["--at", text])
    guard let milliseconds else {
      #expect(throws: UsageError.self) { try arguments.takeMoment("--at") }
      return
    }
    let moment = try #require(try arguments.takeMoment("--at"))
    #expect(moment.milliseconds == milliseconds)
    #expect(moment.day == CalendarDate("2026-11-21"))
  }
}
