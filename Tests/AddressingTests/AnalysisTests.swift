import Domain
import Foundation
import Testing
import TestSupport

@testable import Addressing

@Suite("Analysis")
struct AnalysisTests {
  @Test("one") func one() throws {
    let gazetteer = try RealGazetteer.shared.get()
    let folder = try TemporaryFolder()
    let index = try gazetteer.index(in: folder)
    for q in ["525 de l'Église, Saint-Pascal", "12 rue Principale, Gatineau", "Gatineau", "1135, ôcte Saint-Georges, Saint-Télesphore", "H2P1W9", "Québec", "St-Hyacinthe"] {
      print("Q", q)
      var search = AddressSearch(q, tables: index.tables)
      search.run()
      for c in search.candidates.sorted(by: { $0.cost < $1.cost }).prefix(5) {
        print("   ", c.level, c.cost, c.number, index.tables.text(index.tables.street(Int(c.street ?? 0), .text)), c.place.map { index.tables.text(index.tables.place(Int($0), .text)) } ?? "", c.point)
      }
      for m in index.find(q, limit: 6) { print("  ", m.level, m.isAmbiguous, m.isSettled, Int(m.doubtMetres), m.label.street ?? "", m.label.municipality ?? "", m.label.place ?? "", m.assumptions) }
    }
  }
}
