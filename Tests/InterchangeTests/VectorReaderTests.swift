import Domain
import Foundation
import Geometry
import Interchange
import Testing

@Suite("Reading other vector formats")
struct VectorReaderTests {
  /// A folder that is removed when the test ends.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "ancrage-test-\(UUID().uuidString)")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func write(_ text: String, to name: String) throws {
      try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }

    /// Runs GDAL to make a file of another format.
    func convert(_ arguments: String...) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["ogr2ogr"] + arguments
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
  }

  static let source = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"code":"0631","nom":"L'Érable"},"geometry":
    {"type":"Polygon","coordinates":[[[-73.123456789012344,45],[-72,45.1],[-72,46],
    [-73.123456789012344,45]]]}}]}
    """

  @Test("A Shapefile gives the same codes, names and coordinates")
  func shapefile() throws {
    let folder = try Folder()
    try folder.write(Self.source, to: "in.geojson")
    try folder.convert(folder.path("out.shp"), folder.path("in.geojson"), "-lco", "ENCODING=UTF-8")
    let direct = try VectorReader().read(path: folder.path("in.geojson"))
    let features = try VectorReader().read(path: folder.path("out.shp"))
    #expect(features.map(\.shape.canonical) == direct.map(\.shape.canonical))
    #expect(features.map { $0.properties["code"]?.text } == ["0631"])
    #expect(features.map { $0.properties["nom"]?.text } == ["L'Érable"])
  }

  @Test("A GeoPackage in Québec's Lambert projection comes out in degrees")
  func projection() throws {
    let folder = try Folder()
    try folder.write(Self.source, to: "in.geojson")
    try folder.convert(folder.path("out.gpkg"), folder.path("in.geojson"), "-t_srs", "EPSG:32198")
    let features = try VectorReader().read(path: folder.path("out.gpkg"))
    let expected = EllipsoidalArea.squareMetres(
      of: try VectorReader().read(path: folder.path("in.geojson"))[0].shape)
    let found = EllipsoidalArea.squareMetres(of: features[0].shape)
    #expect(abs(found / expected - 1) < 1e-9)
  }

  @Test("A Shapefile without its .prj is refused, unless the system is stated")
  func missingProjectionFile() throws {
    let folder = try Folder()
    try folder.write(Self.source, to: "in.geojson")
    try folder.convert(
      folder.path("out.shp"), folder.path("in.geojson"), "-t_srs", "EPSG:32198")
    try FileManager.default.removeItem(atPath: folder.path("out.prj"))
    let path = folder.path("out.shp")
    #expect(
      throws: VectorError.shapefileWithoutReferenceSystem(
        path: path, missing: folder.path("out.prj"))
    ) { try VectorReader().read(path: path) }
    let stated = try VectorReader(sourceReferenceSystem: "EPSG:32198").read(path: path)
    let first = try #require(stated[0].shape.polygons.first?.rings.first?.first)
    #expect(abs(first.longitudeDegrees + 73) < 2)
  }

  @Test("Failures carry the words of the program")
  func failures() throws {
    let folder = try Folder()
    try folder.write("not a database", to: "x.gpkg")
    do {
      _ = try VectorReader().read(path: folder.path("x.gpkg"))
      Issue.record("Nothing was thrown")
    } catch {
      guard case .programFailed("ogr2ogr", let exitCode, let words) = error as VectorError else {
        Issue.record(error)
        return
      }
      #expect(exitCode != 0)
      #expect(words.contains("x.gpkg"))
    }
    #expect(throws: VectorError.unreadable(.notFound(path: "/nowhere.shp"))) {
      try VectorReader().read(path: "/nowhere.shp")
    }
  }

  @Test("Where the program is missing, the package is named")
  func missingProgram() throws {
    let folder = try Folder()
    try folder.write("x", to: "x.gpkg")
    #expect(throws: VectorError.programMissing(name: "ogr2ogr", package: "gdal-bin")) {
      try VectorReader(searchPath: "/nowhere").read(path: folder.path("x.gpkg"))
    }
  }
}
