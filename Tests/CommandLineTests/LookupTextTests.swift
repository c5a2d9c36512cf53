import Domain
import Testing

@testable import CommandLine
@testable import Engine

@Suite("The text of a lookup")
struct LookupTextTests {
  static func page(
    _ answer: LookupAnswer, showsAll: Bool = false, in language: Language, width: Int = 100,
    style: Style = .plain
  ) -> String {
    var page = Page(language: language, width: width, style: style)
    LookupText(answer, showsAll: showsAll, language: language, width: width).write(to: &page)
    return page.text
  }

  /// Many services of two categories, as a large town has.
  static let large: LookupAnswer = {
    var answer = Fixture.lookup
    let more = (1...14).map { number in
      Fixture.service(
        "n\(number)", "Service \(number)", number > 11 ? "youth" : "food", "Ressource \(number)",
        .communityOrganization, .homeOnly, telephone: "450 555-01\(10 + number)",
        metres: Double(number) * 300, home: [.residence(Fixture.rlsRive)])
    }
    answer.services = ServiceList(more)
    answer.leftOut = []
    return answer
  }()

  @Test("All five groups, in both languages", arguments: Language.allCases)
  func wholeAnswer(_ language: Language) throws {
    try expect(
      Self.page(Fixture.lookup, in: language), equalsFile: "lookup.\(language.rawValue).txt")
  }

  @Test("A doubtful home without GMF", arguments: Language.allCases)
  func doubtfulHome(_ language: Language) throws {
    try expect(
      Self.page(Fixture.lookupInDoubt, in: language),
      equalsFile: "lookup-doubt.\(language.rawValue).txt")
  }

  @Test("A long group shows some of every category and counts the rest")
  func longGroup() throws {
    try expect(Self.page(Self.large, in: .french), equalsFile: "lookup-long.fr.txt")
    let all = Self.page(Self.large, showsAll: true, in: .french)
    #expect(all.contains("Service 14") && !all.contains("--all"))
  }

  @Test(
    "What is for everyone is no counterpart at home",
    arguments: [
      (
        Language.french,
        "rien d'équivalent chez elle; sans condition de lieu : Maison L'Éclaircie", "chez elle : "
      ),
      (
        .english, "nothing like it at home; without a condition of place: Maison L'Éclaircie",
        "at home: "
      ),
    ])
  func counterpartForEveryone(_ language: Language, _ words: String, _ claim: String) {
    var elsewhere = Fixture.wrongIntake
    elsewhere.counterparts = [Fixture.shelter.said]
    let named = [Fixture.shelter.id: Fixture.shelter, Fixture.intake.id: Fixture.intake]
    let reason = ServiceRow.reason(elsewhere, named: named, in: language)
    #expect(reason.hasSuffix(words) && !reason.contains(claim))
    // One that is bound to the home comes first, and is all that is said.
    elsewhere.counterparts.append(Fixture.intake.said)
    let other = ServiceRow.reason(elsewhere, named: named, in: language)
    #expect(other.hasSuffix(claim + "CLSC du Bourg"))
  }

  @Test("No line is wider than the terminal", arguments: [80, 100, 120])
  func width(_ width: Int) {
    for language in Language.allCases {
      let text = Self.page(Fixture.lookup, in: language, width: width)
      for line in text.split(separator: "\n") {
        #expect(line.count <= width, "\(line)")
      }
    }
  }

  @Test("Without colour the text is the same, marks and words included")
  func colour() {
    let coloured = Self.page(
      Fixture.lookup, in: .french, style: Style(isColoured: true))
    #expect(coloured.contains("\u{1B}[1;32m→ RÉFÉREZ ICI"))
    let stripped = coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    #expect(stripped == Self.page(Fixture.lookup, in: .french))
  }

  @Test("Nobody is served")
  func empty() {
    var answer = Fixture.lookup
    answer.services = []
    answer.leftOut = []
    answer.categories = []
    #expect(
      Self.page(answer, in: .french).contains(
        "Aucun service enregistré ne dessert cette personne avec ces conditions."))
    #expect(
      Self.page(answer, in: .english).contains(
        "No recorded service serves this person under these conditions."))
  }

  @Test("A name cannot steer the terminal")
  func controlCharacters() {
    var answer = Fixture.lookup
    var services = answer.services.all
    services[0].card =
      Fixture.service(
        "rouge", "Accueil\u{1B}[2J\u{7} rouge", "psychosocial", "CLSC", .clsc, .homeOnly,
        telephone: nil, metres: nil
      ).card
    answer.services = ServiceList(services)
    let text = Self.page(answer, in: .french)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("What is said about a home that is confidential holds no place")
  func confidential() {
    let text = Self.page(Fixture.lookup, in: .english)
    let line = text.split(separator: "\n").first { $0.contains("Maison L'Éclaircie") }
    #expect(line?.contains("km") == false && text.contains("(confidential address)"))
  }
}
