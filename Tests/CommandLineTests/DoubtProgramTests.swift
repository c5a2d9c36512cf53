import Engine
import Interchange
import JSONText
import Testing

@testable import CommandLine

@Suite("A place that is not exact")
struct DoubtProgramTests {
  @Test("A precision beyond the border lists every territory, one on this side of it does not")
  func precision() throws {
    let world = try TestWorld()
    try world.importSquares()
    // 0.01 degrees of longitude are 770 m here.
    func locate(_ precision: String...) -> TestWorld.Result {
      world.run(["locate", "--point", "-71.01,46.5", "--json"] + precision)
    }
    #expect(locate().output.contains(#""doubtMetres":0,"candidates":[]"#))
    #expect(locate("--precision", "700").output.contains(#""doubtMetres":700,"candidates":[]"#))
    let near = locate("--precision", "800").output
    #expect(near.contains(#""precision":"point""#) && near.contains(#""doubtMetres":800"#))
    #expect(near.contains(#""distanceMetres":767"#) || near.contains(#""distanceMetres":76"#))
    let text = world.run("locate", "--point", "-", "--precision", "800", input: "-71.01,46.5")
    #expect(text.output.contains("DOUTE") && text.output.contains("RLS des Îles"))
  }

  @Test(
    "A precision that is none, or of a postal code, is refused without repeating the place",
    arguments: [
      ["--point", "-71.01,46.5", "--precision", "-1"],
      ["--point", "-71.01,46.5", "--precision", "near"],
      ["--point", "-71.01,46.5", "--precision", "100001"],
      ["--postal-code", "G0R1A0", "--precision", "10"], ["--precision", "10"],
    ])
  func refused(_ arguments: [String]) throws {
    let result = try TestWorld().run(["locate"] + arguments)
    #expect(result.code == 64 && result.output.isEmpty)
    #expect(!result.error.contains("71.01") && !result.error.contains("G0R"))
  }

  @Test("What a doubt leaves open is told as JSON", arguments: Language.allCases)
  func json(_ language: Language) throws {
    let json = AnswerJSON(language: language, branch: nil, style: .pretty)
    try expect(
      String(decoding: json.lookup(Fixture.lookupInDoubt), as: UTF8.self),
      equalsFile: "lookup-doubt.\(language.rawValue).json")
  }
}
