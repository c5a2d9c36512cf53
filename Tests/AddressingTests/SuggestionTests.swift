import Addressing
import Domain
import TestSupport
import Testing

@Suite("Completing an address")
struct SuggestionTests {
  private func texts(_ prefix: String, nearby: Coordinate? = nil) throws -> [String] {
    let large = SmallIndex.street(
      "rue Saint-Jacques", "Saint-Exemple", numbers: 1...9, at: (0, 3_000))
    let index = try SmallIndex(SmallIndex.town() + large).index
    return index.suggest(prefix, limit: 5, nearby: nearby).map(\.text)
  }

  @Test("The last word is completed, streets with the number first, then those with most doors")
  func ranks() throws {
    #expect(
      try texts("12 saint-j") == [
        "12 boulevard Saint-Joseph Est, Saint-Exemple", "12 rue Saint-Jacques, Saint-Exemple",
      ])
    #expect(
      try texts("3 saint-j") == [
        "3 rue Saint-Jacques, Saint-Exemple", "3 boulevard Saint-Joseph Est, Saint-Exemple",
      ])
    #expect(
      try texts("saint-j") == [
        "boulevard Saint-Joseph Est, Saint-Exemple", "rue Saint-Jacques, Saint-Exemple",
      ])
  }

  @Test("A kind that was written holds, and number and unit stay")
  func keeps() throws {
    #expect(try texts("3-12 rue St-J") == ["3-12 rue Saint-Jacques, Saint-Exemple"])
    #expect(try texts("12A boul saint-jos") == ["12A boulevard Saint-Joseph Est, Saint-Exemple"])
  }

  @Test("The last word may be that of the municipality")
  func towns() throws {
    #expect(try texts("12 rue principale sainte-inv") == ["12 rue Principale, Sainte-Invention"])
    #expect(
      try texts("12 rue principale, sain") == [
        "12 rue Principale, Saint-Exemple", "12 rue Principale, Sainte-Invention",
      ])
    #expect(try texts("sainte-inv").first == "Sainte-Invention")
    #expect(try texts("sainte-invention 12 rue éra") == ["12 rue des Érables, Sainte-Invention"])
  }

  @Test("The nearest comes first where a point is given")
  func nearby() throws {
    let there = SmallIndex.point(90_000, 40_000)
    #expect(
      try texts("12 rue princ", nearby: there) == [
        "12 rue Principale, Sainte-Invention", "12 rue Principale, Saint-Exemple",
      ])
  }

  @Test("After a space the last word is whole")
  func wholeWord() throws {
    #expect(try texts("rue des éra").first == "rue des Érables, Sainte-Invention")
    #expect(try texts("rue des érables ").first == "rue des Érables, Sainte-Invention")
  }

  @Test("What has a typing error is found whole")
  func falls() throws {
    #expect(
      try texts("12 rue prinicpale, saint-exemple").first == "12 rue Principale, Saint-Exemple")
  }

  @Test("Nothing is suggested for nothing", arguments: ["", " ", "12", "zzzz", ","])
  func nothing(_ prefix: String) throws {
    #expect(try texts(prefix).isEmpty)
  }
}
