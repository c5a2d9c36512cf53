import Addressing
import Domain
import TestSupport
import Testing

@Suite("Provinces and countries that a text names")
struct NamedProvinceTests {
  private static func index(_ code: String) throws -> SmallIndex {
    try SmallIndex(
      SmallIndex.street("rue Principale", "Saint-Exemple", numbers: 1...40, code: code)
        + SmallIndex.street("rue Ontario", "Saint-Exemple", numbers: 1...40, at: (0, 900))
        + SmallIndex.street("avenue du Manitoba", "Saint-Exemple", numbers: 1...40, at: (0, 1_800)))
  }

  /// Ends of an address, and what they name.
  static let foreign: [(String, NamedRegion)] = [
    (", Ontario", .ontario), (", ON", .ontario), (" ON", .ontario), (" Ont.", .ontario),
    (" (Ontario)", .ontario), (" Ontario", .ontario), (", Ontario, Canada", .ontario),
    (", ON K1A 0B6", .ontario), (", K1A 0B6", .ontario), (" K1A0B6", .ontario),
    (", N.-B.", .newBrunswick), (" N.-B.", .newBrunswick), (", NB", .newBrunswick),
    (", Nouveau-Brunswick", .newBrunswick), (", New Brunswick", .newBrunswick),
    (" Nouveau-Brunswick", .newBrunswick), (", T.-N.-L.", .newfoundlandAndLabrador),
    (", C.-B.", .britishColumbia), (", Colombie-Britannique", .britishColumbia),
    (", Î.-P.-É.", .princeEdwardIsland), (", Manitoba", .manitoba), (", V6B 1A1", .britishColumbia),
    (", USA", .unitedStates), (", États-Unis", .unitedStates), (", New York", .unitedStates),
    (", VT 05829", .unitedStates), (", France", .france),
  ]

  @Test("An address elsewhere is never sure, and is told as such", arguments: foreign)
  func unsettles(_ end: String, _ region: NamedRegion) throws {
    let index = try Self.index("G0X 1A0").index
    for begin in ["12 rue Principale, Saint-Exemple", "rue Principale, Saint-Exemple"] {
      #expect(index.find(begin).first?.isSettled == true, "without the province it is sure")
      let matches = index.find(begin + end)
      #expect(matches.first?.label.municipality == "Saint-Exemple")
      #expect(!matches.contains { $0.isSettled })
      #expect(matches.first?.assumptions.first == .otherRegion(region))
    }
    #expect(index.find("Saint-Exemple").first?.isSettled == true)
    #expect(!index.find("Saint-Exemple" + end).contains { $0.isSettled })
  }

  /// Texts that name no other province, though some of their words do.
  @Test(
    "The own province, and streets that bear the name of another, change nothing",
    arguments: [
      "12 rue Principale, Saint-Exemple, Québec", "12 rue Principale, Saint-Exemple QC",
      "12 rue Principale, Saint-Exemple (Québec) Canada", "12 rue Principale, Saint-Exemple, Qc",
      "12 rue Principale Saint-Exemple P.Q. G0X 1A0", "12 rue Ontario, Saint-Exemple",
      "Saint-Exemple, 12 rue Ontario", "12 rue Ontario Saint-Exemple",
      "12 avenue du Manitoba, Saint-Exemple", "Saint-Exemple, 12 avenue du Manitoba",
      "12, Ontario, Saint-Exemple",
    ])
  func staysSettled(_ text: String) throws {
    let match = try #require(try Self.index("G0X 1A0").index.find(text).first)
    #expect(match.isSettled && match.level == .door)
    #expect(!match.assumptions.contains { if case .otherRegion = $0 { true } else { false } })
  }

  @Test("Which province is another follows from the postal codes that are known")
  func followsData() throws {
    let index = try Self.index("K1A 0B6").index
    let home = index.find("12 rue Principale, Saint-Exemple, Ontario").first
    #expect(home?.isSettled == true && home?.assumptions == [])
    let other = index.find("12 rue Principale, Saint-Exemple, Québec").first
    #expect(other?.isSettled == false && other?.assumptions.first == .otherRegion(.quebec))
  }

  @Test("A province's name behind a kind of street is a word of the street")
  func avenueQuebec() throws {
    let index = try SmallIndex(
      SmallIndex.town()
        + SmallIndex.street("avenue", "Saint-Exemple", numbers: 1...20, at: (0, 900))
    ).index
    #expect(index.find("12 avenue, Saint-Exemple").first?.level == .door)
    #expect(!index.find("12 avenue Québec, Saint-Exemple").contains { $0.isSettled })
  }
}
