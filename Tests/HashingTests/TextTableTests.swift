import Hashing
import TestSupport
import Testing

@Suite("Texts numbered and found by their bytes")
struct TextTableTests {
  @Test("Every text is found under its number, and no other is")
  func findsTexts() {
    print("seed 5")
    var random = SplitMix64(seed: 5)
    var table = TextTable()
    var texts: [String] = ["", "\u{E9}", "e\u{301}"]
    for number in 0..<5_000 {
      let length = Int.random(in: 0..<40, using: &random)
      texts.append("\(number)" + String(repeating: "aé語", count: length / 3))
    }
    for (number, text) in texts.enumerated() {
      #expect(table.index(of: text) == nil)
      #expect(table.add(text) == number)
    }
    for (number, text) in texts.enumerated() {
      #expect(table.index(of: text) == number)
      #expect(ExactText(table[number]) == ExactText(text))
    }
    #expect(table.index(of: "absent") == nil)
  }

  @Test("Texts taken back are gone, and the others stay")
  func takesBack() {
    var table = TextTable()
    for number in 0..<200 { _ = table.add("text \(number)") }
    table.removeLast(toCount: 150)
    #expect(table.count == 150)
    #expect(table.index(of: "text 149") == 149)
    #expect(table.index(of: "text 150") == nil)
    #expect(table.add("new") == 150)
    table.removeLast(toCount: 0)
    #expect(table.index(of: "text 0") == nil)
  }

  @Test(
    "Control characters are found, and letters beside them are not taken for any",
    arguments: [
      ("plain", false), ("é\u{A0}", false), ("a\u{7F}", true), ("\u{9F}", true), ("\u{1F}", true),
      ("\u{C2}\u{80}", true), ("語", false), ("", false),
    ])
  func findsControlCharacters(text: String, isFound: Bool) {
    #expect(ExactText(text).hasControlCharacter == isFound)
  }
}
