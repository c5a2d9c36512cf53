import Domain
import Foundation
import Geometry
import Interchange
import TestSupport
import Testing

@Suite("The real boundaries", .enabled(if: RealData.isExpected, "../shared/data is absent"))
struct RealBoundariesTests {
  /// A file and what shapely 1.8 with GEOS 3.11 and the same formula of area finds in it.
  struct File: CustomTestStringConvertible, Sendable {
    let name: String
    let featureCount: Int
    let vertexCount: Int
    let unionSquareMetres: Double
    let overlapCount: Int
    let overlapSquareMetres: Double
    let largestOverlapSquareMetres: Double?
    let gapCount: Int
    let holeCount: Int
    let holeSquareMetres: Double
    var testDescription: String { name }
  }

  static let files = [
    File(
      name: "rls_2020", featureCount: 96, vertexCount: 91_670,
      unionSquareMetres: 1_541_590_559_434.521, overlapCount: 0, overlapSquareMetres: 0,
      largestOverlapSquareMetres: nil, gapCount: 0, holeCount: 8,
      holeSquareMetres: 1_092_864.624),
    File(
      name: "mrc_2026_with_northern_sectors", featureCount: 107, vertexCount: 48_592,
      unionSquareMetres: 1_497_029_256_278.881, overlapCount: 173,
      overlapSquareMetres: 131_405_014.361, largestOverlapSquareMetres: 8_674_595.073,
      gapCount: 1077, holeCount: 1077, holeSquareMetres: 143_797_349.710),
    File(
      name: "montreal_boroughs_and_cities", featureCount: 34, vertexCount: 7104,
      unionSquareMetres: 499_121_345.316, overlapCount: 0, overlapSquareMetres: 0,
      largestOverlapSquareMetres: nil, gapCount: 0, holeCount: 1,
      holeSquareMetres: 295_665.179),
    File(
      name: "school_service_centres_2020", featureCount: 60, vertexCount: 78_737,
      unionSquareMetres: 1_015_278_494_819.897, overlapCount: 0, overlapSquareMetres: 0,
      largestOverlapSquareMetres: nil, gapCount: 1, holeCount: 26,
      holeSquareMetres: 2_716_792_755.747),
  ]

  static func features(_ name: String) throws -> [GeoJSONFeature] {
    try GeoJSONReader().read(path: RealData.file("boundaries/\(name).geojson").path)
  }

  @Test("Overlaps, gaps and areas are those that shapely finds", arguments: files)
  func agreesWithShapely(_ file: File) throws {
    let areas = try Self.features(file.name).map(\.shape)
    #expect(areas.count == file.featureCount)
    // The publisher counts closed rings.
    let ringCount = areas.reduce(0) { $0 + $1.polygons.reduce(0) { $0 + $1.rings.count } }
    #expect(areas.reduce(ringCount) { $0 + $1.vertexCount } == file.vertexCount)

    let check = PartitionCheck(tolerance: .init(listedSquareMetres: 0))
    let report = try check.report(on: areas)
    #expect(!report.isRefused)
    let overlaps = report.findings.filter { $0.kind.name == "overlap" }
    #expect(overlaps.count == file.overlapCount)
    #expect(abs(overlaps.map(\.squareMetres).reduce(0, +) - file.overlapSquareMetres) < 1)
    #expect(
      abs((overlaps.first?.squareMetres ?? 0) - (file.largestOverlapSquareMetres ?? 0)) < 0.01)
    let holes = report.findings.filter { $0.kind.name != "overlap" }
    #expect(holes.count == file.holeCount)
    #expect(abs(holes.map(\.squareMetres).reduce(0, +) - file.holeSquareMetres) < 1)
    #expect(holes.count { $0.kind.name == "gap" } == file.gapCount)

    var context = try GeometryContext()
    let union = try context.dissolve(areas)
    #expect(
      abs(EllipsoidalArea.squareMetres(of: union.area) - file.unionSquareMetres) < 10)
    #expect(union.method == (file.overlapCount == 0 ? .coverage : .union))
  }

  @Test("RLS dissolve into RTS without a new vertex, and stay inside them")
  func dissolves() throws {
    let features = try Self.features("rls_2020")
    let groups = Dictionary(grouping: features) { $0.properties["RTS_code"]?.text ?? "" }
    #expect(groups.count == 25)
    let codes = groups.keys.sorted()
    var context = try GeometryContext()
    var parents: [MultiPolygon] = []
    for code in codes {
      let parts = groups[code, default: []].map(\.shape)
      let dissolved = try context.dissolve(parts)
      #expect(dissolved.method == .coverage)
      let known = Set(parts.lazy.flatMap(\.polygons).flatMap(\.rings).joined())
      #expect(dissolved.area.polygons.flatMap(\.rings).joined().allSatisfy(known.contains))
      parents.append(dissolved.area)
    }
    let parentIndices = features.map { codes.firstIndex(of: $0.properties["RTS_code"]?.text ?? "") }
    let report = try PartitionCheck().protrusions(
      of: features.map(\.shape), from: parents, parentIndices: parentIndices)
    #expect(report.findings.isEmpty)
  }

  @Test("CLSC keep to their RLS within the tolerance, and a CLSC in a wrong RLS does not")
  func nesting() throws {
    let children = try Self.features("clsc_2017_reconstructed")
    let parents = try Self.features("rls_2020")
    var parentIndices = children.map { child in
      parents.firstIndex { $0.properties["RLS_code"] == child.properties["RLS_code"] }
    }
    let check = PartitionCheck()
    let (childShapes, parentShapes) = (children.map(\.shape), parents.map(\.shape))
    let right = try check.protrusions(
      of: childShapes, from: parentShapes, parentIndices: parentIndices)
    #expect(!right.isRefused)
    parentIndices[0] = 50
    let wrong = try check.protrusions(
      of: childShapes, from: parentShapes, parentIndices: parentIndices)
    #expect(wrong.isRefused)
    #expect(abs(wrong.findings[0].share - 1) < 1e-9)
  }

  @Test("The two names with lost characters are found")
  func lostCharacters() throws {
    let damaged = try Self.features("rls_2020").filter {
      !CharacterDamage.found(in: $0.properties["RLS_nom"]?.text ?? "").isEmpty
    }
    #expect(
      damaged.map { $0.properties["RLS_code"]?.text }.sorted { ($0 ?? "") < ($1 ?? "") } == [
        "0416", "0418",
      ])
  }
}
