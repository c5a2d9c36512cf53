import Domain
import Foundation
import JSONText
import Testing

@testable import Engine
@testable import Interchange

@Suite("The answers as JSON")
struct AnswerJSONTests {
  @Test("The documents are what they were", arguments: Language.allCases)
  func documents(_ language: Language) throws {
    let json = AnswerJSON(language: language, branch: nil, style: .pretty)
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let suffix = "\(language.rawValue).json"
    try expect(
      text(json.locate(Fixture.doubtfulHome, on: Fixture.day, position: 1234)),
      equalsFile: "locate.\(suffix)")
    try expect(text(json.lookup(Fixture.lookup)), equalsFile: "lookup.\(suffix)")
    try expect(text(json.basket(Fixture.basket)), equalsFile: "basket.\(suffix)")
  }

  @Test("The words of the contract do not depend on the language")
  func languages() throws {
    func stripped(_ language: Language) -> String {
      String(
        decoding: AnswerJSON(language: language, branch: nil).lookup(Fixture.lookup), as: UTF8.self
      )
      .replacing(#/"(text|label)":"[^"]*"/#, with: "")
    }
    #expect(stripped(.french) == stripped(.english))
  }

  @Test("Every member is described in the contract")
  func contract() throws {
    let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Engine/Engine.docc/JSON.md")
    let contract = String(decoding: try Data(contentsOf: document), as: UTF8.self)
    let json = AnswerJSON(language: .french, branch: nil)
    for answer in [
      json.locate(Fixture.doubtfulHome, on: Fixture.day, position: 1),
      json.lookup(Fixture.lookup), json.lookup(Fixture.lookupInDoubt), json.basket(Fixture.basket),
      json.population(
        Fixture.population(asked: 2026, projectionsFrom: 2022, tellsSexes: true)),
      json.conversion(Fixture.conversion),
      json.indicators(
        Fixture.converted, by: Fixture.conversion, file: "f", kept: ["an"], text: { _, _ in "1" }),
    ] {
      for match in String(decoding: answer, as: UTF8.self).matches(of: #/"(\w+)":/#) {
        #expect(contract.contains("`\(match.output.1)`"), "\(match.output.1)")
      }
    }
  }

  @Test("A confidential resource has no place in any document")
  func confidential() {
    var answer = Fixture.lookup
    answer.services = [Fixture.shelter]
    answer.leftOut = []
    let text = String(
      decoding: AnswerJSON(language: .french, branch: nil).lookup(answer), as: UTF8.self)
    #expect(text.contains(#""isConfidential":true"#))
    #expect(!text.contains("distanceMetres") && !text.contains("address"))
  }
}
