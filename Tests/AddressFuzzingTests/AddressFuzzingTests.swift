internal import AddressFuzzing
internal import Addressing
internal import Domain
internal import TestSupport
internal import Testing

@Suite("Anything asked of the finder of addresses, and files that are damaged")
struct AddressFuzzingTests {
  private static let caseCount = 700

  @Test("No text and no damaged file makes it fail, lie about a file, or read elsewhere")
  func survives() throws {
    let folder = try TemporaryFolder()
    var fuzzing = try AddressFuzzing(seed: 5, folder: folder.path(""), doorCount: 600)
    for number in 0..<Self.caseCount {
      try fuzzing.askAnything(number)
      try fuzzing.damageFile(number)
    }
    // Both ends were reached: three of seven sorts of damage must be refused.
    #expect(fuzzing.refusedCount >= Self.caseCount * 3 / 7)
    #expect(fuzzing.openedCount >= Self.caseCount * 3 / 7)
    #expect(fuzzing.refusedCount + fuzzing.openedCount == Self.caseCount)
  }

  @Test("The rules of answers are not empty")
  func rulesAreSharp() throws {
    let point = try #require(Coordinate(longitudeDegrees: -72, latitudeDegrees: 46))
    func match(doubt: Double = 5, score: Double = 1) -> AddressMatch {
      AddressMatch(
        level: .door, point: point, doubtMetres: doubt, label: AddressLabel(), score: score)
    }
    let rules = AnswerRules()
    #expect(rules.broken(by: [match()], limit: 1) == nil)
    #expect(rules.broken(by: [match(), match()], limit: 1) != nil)
    for doubt in [-1, .nan, .infinity] as [Double] {
      #expect(rules.broken(by: [match(doubt: doubt)], limit: 1) != nil)
    }
    for score in [-0.1, 1.1, .nan] as [Double] {
      #expect(rules.broken(by: [match(score: score)], limit: 1) != nil)
    }
  }
}
