internal import Foundation
internal import Testing

@testable internal import DemoRegion

/// The kept region, drawn once for all tests, and its tables split into cells.
private enum Kept {
  static let region = DemoRegion()
  static let files = Dictionary(uniqueKeysWithValues: region.files().map { ($0.name, $0.text) })

  /// The folder `Data/demo` of this package.
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Data/demo")
}

@Suite("The invented region")
struct DemoRegionTests {
  @Test("The files kept in Data/demo are those that the program writes")
  func kept() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Kept.folder.path)
    #expect(Set(names) == Set(Kept.files.keys))
    for (name, text) in Kept.files {
      let stored = try Data(contentsOf: Kept.folder.appendingPathComponent(name))
      #expect(stored == Data(text.utf8), "\(name) differs: run demo-data Data/demo")
    }
  }

  @Test("Another seed draws another coast")
  func seed() {
    let other = Coastline(of: CellMap(), seed: DemoRegion.keptSeed + 1)
    #expect(other.lines != Kept.region.coast.lines)
    #expect(Coastline(of: CellMap(), seed: DemoRegion.keptSeed).lines == Kept.region.coast.lines)
  }

  @Test("No two borders cross", arguments: [DemoRegion.keptSeed, 1, 2, 3])
  func crossings(seed: UInt64) {
    #expect(Crossings.sides(in: Coastline(of: CellMap(), seed: seed).lines).isEmpty)
  }

  @Test("Two lines that cross, and two that fold onto each other, are found")
  func crossingsFound() {
    func point(_ x: Int, _ y: Int) -> GridPoint { GridPoint(longitude: x, latitude: y) }
    let corners = (0...3).map { Corner(x: $0, y: 0) }
    let one = Side(corners[0], corners[1])
    let two = Side(corners[2], corners[3])
    let line = [point(0, 0), point(10, 10)]
    #expect(Crossings.sides(in: [one: line, two: [point(0, 10), point(10, 0)]]).count == 2)
    #expect(Crossings.sides(in: [one: line, two: [point(10, 10), point(5, 5)]]).count == 2)
    #expect(Crossings.sides(in: [one: line, two: [point(10, 10), point(20, 20)]]).isEmpty)
    #expect(Crossings.sides(in: [one: line, two: [point(0, 1), point(10, 11)]]).isEmpty)
  }

  @Test("Every address lies in exactly one territory of CLSC, and its number is unique")
  func addresses() {
    let outlines = Gazetteer.clscTerritories.map {
      DemoRegion.outline(of: $0.parts, map: Kept.region.map, coast: Kept.region.coast)
    }
    var keys: Set<[String]> = []
    for address in Kept.region.addresses {
      #expect(outlines.count { $0.contains(address.point) } == 1)
      let key = [
        "\(address.number)", address.suffix, address.street, address.unit, address.municipality,
      ]
      #expect(keys.insert(key).inserted)
      #expect(address.postalCode.hasPrefix("X9"))
    }
    #expect(Kept.region.addresses.count > 3_000)
  }

  @Test("Every service names a resource, and every code is used once")
  func codes() {
    let resources = Set(Directory.resources.map(\.id))
    #expect(resources.count == Directory.resources.count)
    #expect(Set(Directory.services.map(\.id)).count == Directory.services.count)
    #expect(Directory.services.allSatisfy { resources.contains($0.resource) })
    #expect(Directory.resources.allSatisfy { $0.partOf.isEmpty || resources.contains($0.partOf) })
  }

  @Test("The shelter has neither address nor point, and a route by telephone")
  func confidential() throws {
    let rows = try #require(Kept.files["resources.csv"]).split(separator: "\n")
    let row = try #require(rows.first { $0.hasPrefix("maison-ondine,") })
    let cells = row.split(separator: ",", omittingEmptySubsequences: false)
    #expect(cells[6...10].joined().isEmpty)
    #expect(cells[11].contains("-555-01"))
  }

  @Test(
    "A hash is that of the standard",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func hash(text: String, expected: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == expected)
  }
}
