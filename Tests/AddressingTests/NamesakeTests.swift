import Addressing
import Domain
import TestSupport
import Testing

/// A city that bears the name of the province, and hamlets of the names of its parts far off.
@Suite("Namesakes of what a text names")
struct NamesakeTests {
  private static let records =
    SmallIndex.street("rue Haute", "Québec", numbers: 1...40, code: "G1R 1A1")
    + SmallIndex.street("rue Basse", "Lointain", numbers: 1...40, at: (-300_000, 100_000))
    + SmallIndex.street("rue Longue", "Bas-Mont", numbers: 1...40, at: (-200_000, 0))
    + SmallIndex.street("rue Longue", "Grand-Mont", numbers: 1...40, at: (100_000, 0))
  private static let hamlet = AddressPlace(
    name: "Saint-Roch", kind: .locality, municipality: "Lointain",
    point: SmallIndex.point(-304_000, 104_000))
  private static let part = AddressPlace(
    name: "Saint-Roch", kind: .borough, municipality: "Québec", point: SmallIndex.point(1_000, 500)
  ).reaching(SmallIndex.point(2_500, 500))

  @Test("A hamlet far off is never taken for a part of the city that was named")
  func hamlet() throws {
    let index = try SmallIndex(Self.records, places: [Self.hamlet]).index
    let matches = index.find("St-Roch, Québec").prefix { $0.isAmbiguous }
    #expect(matches.map(\.label.municipality) == ["Québec", "Lointain"])
    #expect(index.find("Saint-Roch").first?.isSettled == true)
    #expect(index.find("Saint-Roch, QC").first?.label.place == "Saint-Roch")
    // A municipality of the province is what it was.
    let town = try #require(index.find("Lointain, Québec").first)
    #expect(town.isSettled && town.label.municipality == "Lointain")
    #expect(index.find("12 rue Basse, Lointain, Québec").first?.isSettled == true)
  }

  @Test("A part of the city that is known is the first answer, as far as it reaches")
  func part() throws {
    let index = try SmallIndex(Self.records, places: [Self.hamlet, Self.part]).index
    let match = try #require(index.find("St-Roch, Québec").first)
    #expect(match.isSettled && match.label.municipality == "Québec")
    #expect((1_500..<2_500).contains(match.doubtMetres))
  }

  @Test(
    "The type of a municipality tells it from nothing",
    arguments: ["Ville de Québec", "Québec (ville)", "ville de Québec, Québec", "City of Québec"])
  func types(_ text: String) throws {
    let other = SmallIndex.street("rue Haute", "Ville-Basse", numbers: 1...9, at: (300_000, 0))
    let match = try #require(try SmallIndex(Self.records + other).index.find(text).first)
    #expect(match.isSettled && match.label.municipality == "Québec")
  }

  @Test("Of two municipalities the one that stands last comes first, and none is sure")
  func lastFirst() throws {
    let index = try SmallIndex(Self.records).index
    let matches = index.find("Bas-Mont, Grand-Mont")
    #expect(matches.first?.label.municipality == "Grand-Mont")
    let offered = matches.prefix { $0.isAmbiguous }.map(\.label.municipality)
    #expect(Set(offered) == ["Grand-Mont", "Bas-Mont"])
  }

  @Test("A name that one far postal code bears is the municipality of that name")
  func strayCode() throws {
    let code = AddressRecord(
      municipality: "Lointain", postalCode: PostalCode("J0B 0A6"),
      point: SmallIndex.point(-258_000, 100_000))
    let matches = try SmallIndex(Self.records + [code]).index.find("Lointain")
    #expect(matches.first?.level == .municipality)
    #expect(matches.first?.isSettled == true)
    #expect(matches.first?.doubtMetres == 12_000)
    let far = AddressRecord(
      municipality: "Lointain", postalCode: PostalCode("J0B 0A6"),
      point: SmallIndex.point(-240_000, 100_000))
    let apart = try SmallIndex(Self.records + [far]).index.find("Lointain")
    #expect(apart.first?.level == .municipality)
    #expect(!apart.contains { $0.isSettled })
  }

  @Test("A municipality that is drawn is one with the doors of its name in it")
  func drawn() throws {
    let drawn = AddressPlace(
      name: "Lointain (MÉ)", kind: .municipality, point: SmallIndex.point(-200_000, 200_000)
    ).reaching(SmallIndex.point(-340_000, 60_000))
    let lists = [[drawn, Self.hamlet], [Self.hamlet, drawn]]
    for places in lists {
      let matches = try SmallIndex(Self.records, places: places).index.find("Lointain")
      #expect(matches.first?.isSettled == true && matches.first?.label.municipality == "Lointain")
      let reach = try #require(matches.first?.doubtMetres)
      #expect((190_000..<260_000).contains(reach))
    }
    // The same, where the doors are not in it.
    let off = AddressPlace(
      name: "Lointain (MÉ)", kind: .municipality, point: SmallIndex.point(0, 200_000)
    ).reaching(SmallIndex.point(0, 180_000))
    #expect(try SmallIndex(Self.records, places: [off]).index.find("Lointain").count == 2)
  }
}
