import Addressing
import Domain
import Geometry
import TestSupport
import Testing

@testable import Engine

/// Places that the tables do not hold, and places that are drawn.
extension AddressQuestionTests {
  @Test("A province that the tables do not know unsettles, and is named in both languages")
  func otherProvince() throws {
    let rows = (1...30).flatMap { number in
      let x = 0.5 + Double(number) * 1e-4
      return [
        Self.row(number, "rue des Saules", "Ouestville", x, 0.4, code: "G9A1A1"),
        Self.row(number, "rue des Saules", "Sudville", x, 0.5, code: "G9A1A2"),
      ]
    }
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture, tables: [("p", rows)])
    let question = "12 rue des Saules, Ouestville"
    #expect(try snapshot.locate(address: question).location.precision == .rooftop)
    // The last would go on without the province: both doors lie in the same territories.
    let texts = [
      "\(question), Ontario", "\(question) ON", "Ouestville, N.-B.", "\(question) K1A 0B6",
      "12 rue des Saules, K1A 0B6",
    ]
    for text in texts {
      let ambiguous = try #require(throws: AmbiguousPlace.self, "\(text)") {
        try snapshot.locate(address: text)
      }
      #expect(ambiguous.isGuess, "\(text)")
      let found = try #require(ambiguous.choices.first?.found)
      let region = text.contains("N.-B.") ? NamedRegion.newBrunswick : .ontario
      #expect(found.assumptions.first == .otherRegion(region), "\(text)")
      let french = try #require(AddressWords.assumptions(found, in: .french))
      let english = try #require(AddressWords.assumptions(found, in: .english))
      #expect(french.hasPrefix("« \(region.french) » n'est pas dans ces données"))
      #expect(english.hasPrefix("\"\(region.english)\" is not in these data"))
    }
    #expect(throws: AmbiguousPlace.self) { try snapshot.locate(municipality: "Ouestville, N.-B.") }
    #expect(try snapshot.locate(address: "12 rue des Saules").places.count == 2)
  }

  @Test("A municipality with a boundary is known by it, a namesake without one by its addresses")
  func municipalityByBoundary() throws {
    let far = (1...30).map {
      Self.row($0, "rue du Quai", "Loinville", 1.5 + Double($0) * 1e-4, 1.5)
    }
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let before = try Self.snapshot(fixture, tables: [("d", Self.rows + far)])
    let guessed = try before.locate(address: "Estville").location
    #expect(guessed.doubtMetres >= 12_000 && guessed.precision == .municipality)
    let workspace = try Self.workspace(fixture, [("d", Self.rows + far)])
    let towns = [
      Fixture.row(1, code: "E", name: "Estville", shape: Fixture.square(1, 0)),
      Fixture.row(2, code: "L", name: "Loinville", shape: Fixture.square(0, 0)),
    ]
    _ = try workspace.importTerritories(
      towns, Fixture.territoryOptions("municipality"), Fixture.options())
    let snapshot = try workspace.snapshot(on: Fixture.day)
    let drawn = try snapshot.locate(address: "Estville").location
    #expect(drawn.doubtMetres == 0 && drawn.precision == .municipality)
    #expect(Self.ids(drawn.territories).contains("municipality:E"))
    #expect(drawn.found?.level == .municipality && drawn.found?.municipality == "Estville")
    // The boundary is another place's: its doors lie outside.
    let other = try snapshot.locate(address: "Loinville").location
    #expect(other.doubtMetres >= 12_000)
    #expect(!Self.ids(other.territories).contains("municipality:L"))
  }
}
