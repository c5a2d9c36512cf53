import Addressing
import Domain
import Foundation
import TestSupport
import Testing

@Suite("Finding an address in an index")
struct AddressIndexTests {
  private func town() throws -> SmallIndex { try SmallIndex(SmallIndex.town()) }

  @Test("A door is found where its source says it stands")
  func findsDoor() throws {
    let index = try town().index
    let matches = index.find("12 rue Principale, Saint-Exemple")
    #expect(matches.first?.point == SmallIndex.point(120, 0))
    #expect(matches.first?.level == .door)
    #expect(matches.first?.isSettled == true)
    #expect(matches.first?.assumptions == [])
    #expect(matches.first?.label.postalCode == PostalCode("G0X 1A0"))
  }

  /// Texts that all mean one door, 12 boulevard Saint-Joseph Est in Saint-Exemple.
  @Test(
    "A door is found however it is written",
    arguments: [
      "12 boulevard Saint-Joseph Est, Saint-Exemple", "12, boul. St-Joseph E., St-Exemple",
      "12 BOUL ST JOSEPH EST SAINT EXEMPLE", "12 st-joseph est saint-exemple",
      "12 boulevard saint joseph est saint exemple", "Saint-Exemple, 12 boulevard Saint-Joseph Est",
      "boulevard Saint-Joseph Est 12, Saint-Exemple", "12 bd Saint-Jospeh Est, Saint-Exemple",
      "12 boulevard Saint-Joseph Est, Saint-Exmple", "12 Saint-Joseph Blvd East, Saint-Exemple",
      "12 boulevard Saint-Joseph Est G0X 1B0", "12 boul stjoseph est, saint-exemple",
      "12 boulevard Saint-Joseph Est, app. 4, Saint-Exemple",
    ])
  func forgives(_ text: String) throws {
    let match = try town().index.find(text).first
    #expect(match?.point == SmallIndex.point(120, 900))
    #expect(match?.level == .door)
  }

  @Test("A kind of street with the name of a municipality is not that municipality for sure")
  func kindIsNoPlace() throws {
    let index = try town().index
    #expect(index.find("Sainte-Invention").first?.isSettled == true)
    let match = index.find("pte Sainte-Invention").first
    #expect(match?.level == .municipality)
    #expect(match?.isSettled == false)
  }

  @Test("What was assumed is said")
  func saysAssumptions() throws {
    let index = try town().index
    let kind = index.find("12 rue Saint-Joseph Est, Saint-Exemple").first
    #expect(kind?.assumptions == [.streetKind(given: .rue, found: .boulevard)])
    #expect(kind?.isSettled == false)
    let direction = index.find("12 boulevard Saint-Joseph, Saint-Exemple").first
    #expect(direction?.assumptions == [.direction(given: nil, found: .east)])
    let spelling = index.find("12 boulevard Saint-Josef Est, Saint-Exemple").first
    #expect(spelling?.assumptions == [.spelling(given: "josef", found: "joseph")])
    let unit = index.find("4-12 boulevard Saint-Joseph Est, Saint-Exemple").first
    #expect(unit?.assumptions == [.unitNotFound])
    let other = index.find("12 rue Principale, Saint-Exemple G0X 1B0").first
    let known = try #require(PostalCode("G0X 1A0"))
    #expect(other?.assumptions.contains(.postalCodeDisagrees(found: known)) == true)
  }

  @Test("Each level says how exactly a place was found")
  func levels() throws {
    let unit = AddressRecord(
      number: 3, unit: "4", street: "rue Basse", municipality: "Saint-Exemple",
      point: SmallIndex.point(30, 2_700))
    let hamlet = AddressPlace(
      name: "Hameau-Perdu", kind: .locality, municipality: "Saint-Exemple",
      point: SmallIndex.point(4_000, 4_000), extentMetres: 700)
    let index = try SmallIndex(SmallIndex.town() + [unit], places: [hamlet]).index
    func level(_ text: String) -> MatchLevel? { index.find(text).first?.level }
    #expect(level("4-3 rue Basse, Saint-Exemple") == .unit)
    #expect(level("3 rue Basse, Saint-Exemple") == .door)
    #expect(level("14 rue des Érables, Sainte-Invention") == .interpolated)
    #expect(level("90 rue Principale, Saint-Exemple") == .street)
    #expect(level("rue Principale, Saint-Exemple") == .street)
    #expect(level("Hameau-Perdu") == .place)
    #expect(level("G0X 1B0") == .postalCode)
    #expect(level("Saint-Exemple") == .municipality)
    #expect(level("Nulle-Part") == nil)
  }

  @Test("A number between two doors of its side lies between them")
  func interpolates() throws {
    let match = try town().index.find("20 rue des Érables, Sainte-Invention").first
    #expect(match?.assumptions == [.numberInterpolated(between: 10, and: 30)])
    let metres = try #require(match?.point.metres(to: SmallIndex.point(90_200, 41_000)))
    #expect(metres < 1)
    let doubt = try #require(match?.doubtMetres)
    #expect(doubt >= 200)
  }

  @Test("A number beyond the last is as far off as its distance in numbers says")
  func beyond() throws {
    let near = try #require(try town().index.find("50 rue Principale, Saint-Exemple").first)
    #expect(near.assumptions == [.numberNearest(40)])
    #expect(near.point == SmallIndex.point(400, 0))
    #expect(near.doubtMetres == 750 + 13 * 10)
  }

  @Test("A street that is known by few doors may lie anywhere in its municipality")
  func sparse() throws {
    let match = try #require(try town().index.find("600 rue des Érables, Sainte-Invention").first)
    #expect(match.level == .street)
    #expect(match.doubtMetres >= 12_000)
  }

  @Test("A street of one name in two places is a list, in an order of its own")
  func ambiguous() throws {
    let records = SmallIndex.town()
    for list in [records, records.reversed()] {
      let matches = try SmallIndex(list).index.find("12 rue Principale")
      #expect(matches.prefix { $0.isAmbiguous }.count == 2)
      #expect(
        matches.prefix(2).map(\.label.municipality) == ["Saint-Exemple", "Sainte-Invention"])
      #expect(!matches.contains { $0.isSettled })
    }
  }

  @Test("The nearest of several comes first where a point is given")
  func nearby() throws {
    let matches = try town().index.find(
      "12 rue Principale", nearby: SmallIndex.point(91_000, 40_000))
    #expect(matches.first?.label.municipality == "Sainte-Invention")
    #expect(matches.first?.isAmbiguous == true)
  }

  @Test("An unknown street of a known municipality is not taken elsewhere for sure")
  func unknownStreet() throws {
    let matches = try town().index.find("10 rue des Érables, Saint-Exemple")
    let isSureElsewhere = matches.contains {
      $0.isSettled && $0.label.municipality != "Saint-Exemple"
    }
    #expect(!isSureElsewhere)
    #expect(
      matches.contains { $0.level == .municipality && $0.label.municipality == "Saint-Exemple" })
  }

  /// Texts whose municipality has no such street, while another has.
  @Test(
    "A wrong municipality is never sure",
    arguments: [
      "10 rue des Érables, Saint-Exemple", "12 2e Avenue, Sainte-Invention",
      "12 rue Saint-Exemple, Sainte-Invention", "12 rue Sainte-Invention, Saint-Exemple",
      "12 boulevard Saint-Joseph Est, Sainte-Invention", "11 rue des Érable, Saint-Exemple",
      "12 chemin Inconnu, Saint-Exemple", "11 rue Basque, Saint-Exemple",
      "10 place du Domaine-Érables, Sainte-Invention",
    ])
  func wrongTown(_ text: String) throws {
    // Two streets that a letter tells apart: the one that was written lies in the other town.
    let near =
      SmallIndex.street("rue Basque", "Sainte-Invention", numbers: 1...20, at: (90_000, 42_000))
      + SmallIndex.street("rue Masque", "Saint-Exemple", numbers: 1...20, at: (0, 4_000))
    let matches = try SmallIndex(SmallIndex.town() + near).index.find(text)
    #expect(!matches.isEmpty)
    #expect(!matches.contains { $0.isSettled })
  }

  @Test("Of a street that nobody knows, its municipality is offered first")
  func unknownStreetOffersTown() throws {
    let match = try town().index.find("12 chemin Inconnu, Saint-Exemple").first
    #expect(match?.level == .municipality)
    #expect(match?.label.municipality == "Saint-Exemple")
  }

  @Test("Two municipalities of one name far apart stay two")
  func namesakes() throws {
    let far = SmallIndex.street(
      "rue Neuve", "Saint-Exemple", numbers: 1...12, at: (300_000, 100_000))
    let index = try SmallIndex(SmallIndex.town() + far).index
    let towns = index.find("Saint-Exemple")
    #expect(towns.count == 2)
    #expect(towns.allSatisfy { $0.isAmbiguous })
    #expect(towns.allSatisfy { $0.doubtMetres < 30_000 })
    // Only the door itself says which of the two was meant.
    #expect(index.find("12 rue Neuve, Saint-Exemple").first?.isSettled == true)
    #expect(index.find("500 rue Neuve, Saint-Exemple").first?.isSettled == false)
  }

  @Test("Rows of one door that stand apart leave it in doubt between them")
  func mergedRows() throws {
    func row(_ east: Double, source: UInt8) -> AddressRecord {
      AddressRecord(
        number: 5, street: "rue Haute", municipality: "Saint-Exemple",
        point: SmallIndex.point(east, 0), source: source, precisionMetres: 5)
    }
    let index = try SmallIndex([row(900, source: 1), row(0, source: 0)]).index
    #expect(index.doorCount == 1)
    let match = try #require(index.find("5 rue Haute, Saint-Exemple").first)
    #expect(match.point == SmallIndex.point(0, 0))
    #expect(match.doubtMetres >= 899)
  }
}
