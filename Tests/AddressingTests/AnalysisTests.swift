import Domain
import Foundation
import Testing
import TestSupport

@testable import Addressing

@Suite("Analysis")
struct AnalysisTests {
  @Test("radii") func radii() throws {
    let gazetteer = try RealGazetteer.shared.get()
    let keys = Array(Set(gazetteer.schools.map(\.key))).sorted()
    var lines: Set<String> = []
    for seed in 0..<10 {
      var random = SplitMix64(seed: UInt64(seed) + 77)
      let hidden = Set(keys.shuffled(using: &random).prefix(keys.count / 2))
      let folder = try TemporaryFolder()
      let index = try gazetteer.index(in: folder) { hidden.contains($0.key) }
      for school in gazetteer.schools where hidden.contains(school.key) {
        let text = "\(school.address), \(school.municipality)"
        var search = AddressSearch(text, tables: index.tables)
        search.run()
        let settlement = Settlement(tables: index.tables, search: search)
        guard let best = search.candidates.min(by: { $0.cost < $1.cost }), settlement.holds(best), let p = best.point.coordinate else { continue }
        if best.street == nil, let place = best.place {
          lines.insert("P,\(Int(p.metres(to: school.point))),\(Int(index.tables.radius(ofPlace: Int(place)))),\(index.tables.place(Int(place), .doorCount)),\(best.level),\(Int(best.doubtMetres)),\(text)")
        }
        guard let street = best.street else { continue }
        let error = Int(p.metres(to: school.point))
        let t = index.tables
        let doors = t.street(Int(street), .doorCount)
        let kind = StreetKind(rawValue: UInt8(t.street(Int(street), .kindAndDirection) & 255)).map { "\($0)" } ?? "-"
        let number = search.frames[best.frame].number ?? 0
        let sideRadius = Int(t.radius(ofStreet: Int(street)))
        let placeRadius = best.place.map { Int(t.radius(ofPlace: Int($0))) } ?? 0
        let placeDoors = best.place.map { t.place(Int($0), .doorCount) } ?? 0
        switch best.number {
        case .beyond(let near): lines.insert("B,\(error),\(abs(Int(near) - number)),\(doors),\(kind),\(sideRadius),\(Int(best.doubtMetres)),\(placeRadius),\(placeDoors),\(near),\(number),\(text)")
        case .between(let a, let b): lines.insert("I,\(error),\(Int(b) - Int(a)),\(doors),\(kind),\(sideRadius),\(Int(best.doubtMetres)),\(placeRadius),\(placeDoors),\(a)-\(b),\(number),\(text)")
        case .exact: lines.insert("E,\(error),0,\(doors),\(kind),\(sideRadius),\(Int(best.doubtMetres)),\(placeRadius),\(placeDoors),,\(number),\(text)")
        default: lines.insert("S,\(error),0,\(doors),\(kind),\(sideRadius),\(Int(best.doubtMetres)),\(placeRadius),\(placeDoors),,\(number),\(text)")
        }
      }
    }
    try lines.sorted().joined(separator: "\n").write(toFile: "/tmp/find-radii.csv", atomically: true, encoding: .utf8)
  }
}
