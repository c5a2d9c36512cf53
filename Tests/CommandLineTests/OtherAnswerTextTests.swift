import Domain
import Testing

@testable import CommandLine
@testable import Engine

@Suite("The text of locate and basket")
struct OtherAnswerTextTests {
  @Test("A point, and a postal code over a border", arguments: Language.allCases)
  func locate(_ language: Language) throws {
    var page = Page(language: language)
    LocationText.write(Fixture.home, to: &page)
    try expect(page.text, equalsFile: "locate.\(language.rawValue).txt")
    page = Page(language: language)
    LocationText.write(Fixture.doubtfulHome, to: &page)
    try expect(page.text, equalsFile: "locate-doubt.\(language.rawValue).txt")
  }

  @Test("A point in the sea")
  func nowhere() {
    let sea = Location(
      territories: [], precision: .point, nearestBorderMetres: 81_204, doubtMetres: 0,
      candidates: [], standing: Standing(territories: []))
    var page = Page(language: .french)
    LocationText.write(sea, to: &page)
    #expect(
      page.text == """
        Aucun territoire chargé ne contient ce lieu.

        Précision  point exact · limite la plus proche à 81,2\u{A0}km

        """)
    page = Page(language: .english)
    LocationText.write(sea, to: &page)
    #expect(
      page.text == """
        No loaded territory contains this place.

        Precision  exact point · nearest border at 81.2\u{A0}km

        """)
  }

  @Test("A basket", arguments: Language.allCases)
  func basket(_ language: Language) throws {
    var page = Page(language: language)
    BasketText(Fixture.basket, showsAll: false).write(to: &page)
    try expect(page.text, equalsFile: "basket.\(language.rawValue).txt")
  }

  @Test("A basket with many services is cut, and whole on demand")
  func largeBasket() {
    var basket = Fixture.basket
    basket.lines = (1...60).map { number in
      Fixture.line(
        Fixture.service(
          "s\(number)", "Service \(number)", "food", "R", .other, .homeOnly, telephone: nil,
          metres: nil), .whole, because: [Fixture.rlsRive])
    }
    var page = Page(language: .french)
    BasketText(basket, showsAll: false).write(to: &page)
    #expect(page.text.contains("… et 20 autres (--all)"))
    page = Page(language: .french)
    BasketText(basket, showsAll: true).write(to: &page)
    #expect(page.text.contains("Service 60") && !page.text.contains("--all"))
  }
}
