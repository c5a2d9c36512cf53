import Domain
import Testing

@Suite("Lost and broken characters")
struct CharacterDamageTests {
  /// A text and what is to be found in it.
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let expected: [CharacterDamage.Kind]
    let columns: [Int]
    var testDescription: String { text }
  }

  @Test(
    "Damage is found, and nothing else",
    arguments: [
      Case(
        text: "RLS d?Arthabaska-et-de-L?Érable",
        expected: [.questionMarkInWord, .questionMarkInWord], columns: [6, 25]),
      Case(
        text: "RLS de Bécancour?Nicolet-Yamaska", expected: [.questionMarkInWord], columns: [17]),
      Case(text: "Saint-?tienne", expected: [.questionMarkInWord], columns: [7]),
      Case(text: "Besoin d'aide? Appelez", expected: [], columns: []),
      Case(
        text: "Saint-Ã‰tienne de QuÃ©bec",
        expected: [.misread(found: "Ã‰", likely: "É"), .misread(found: "Ã©", likely: "é")],
        columns: [7, 21]),
      Case(text: "Lâ€™Île", expected: [.misread(found: "â€™", likely: "’")], columns: [2]),
      Case(text: "Montr\u{FFFD}al", expected: [.replaced], columns: [6]),
      Case(text: "Île-à-la-Crosse — L’Étang-du-Nord", expected: [], columns: []),
      Case(text: "ÂGE D'OR, CÔTÉ", expected: [], columns: []),
      Case(text: "A\u{0}B\u{85}", expected: [.control(0), .control(0x85)], columns: [2, 4]),
    ])
  func finds(_ test: Case) {
    let found = CharacterDamage.found(in: test.text)
    #expect(found.map(\.kind) == test.expected)
    #expect(found.map(\.column) == test.columns)
  }
}
