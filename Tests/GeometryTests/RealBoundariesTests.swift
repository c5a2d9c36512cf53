import Domain
import Foundation
import Geometry
import Testing

/// Schools and postal points of Québec against shapely, through `Tools/check-territories`.
///
/// Needs the real data and a Python with shapely; where one is missing the tests are skipped,
/// except in continuous integration.
@Suite("Real boundaries against shapely")
struct RealBoundariesTests {
  static let layers = [
    "rls_2020.geojson", "clsc_2017_reconstructed.geojson",
    "mrc_2026_with_northern_sectors.geojson", "montreal_boroughs_and_cities.geojson",
    "school_service_centres_2020.geojson",
  ]

  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let data = package.deletingLastPathComponent().appendingPathComponent("shared/data")
  static let python = URL(fileURLWithPath: "/usr/bin/python3")

  static let mustRun = ProcessInfo.processInfo.environment["CI"] == "true"
  static let canRun =
    FileManager.default.fileExists(atPath: data.appendingPathComponent("boundaries").path)
    && (try? run(["-c", "import shapely"], input: nil))?.status == 0

  @Test(
    "Every difference is explained",
    .enabled(if: mustRun || canRun, "needs ../shared/data and /usr/bin/python3 with shapely"),
    arguments: layers)
  func agreesWithShapely(layer: String) throws {
    let tool = RealBoundariesTests.package.appendingPathComponent("Tools/check-territories").path
    let addresses = RealBoundariesTests.data.appendingPathComponent("addresses").path
    let boundaries = RealBoundariesTests.data.appendingPathComponent("boundaries/\(layer)")
    let points = try RealBoundariesTests.run([tool, "points", addresses], input: nil)
    try #require(points.status == 0)
    let index = try TerritoryIndex(
      areas: RealBoundariesTests.areas(of: boundaries), key: testKey)
    let places = points.output.split(separator: "\n").compactMap { line -> Coordinate? in
      let values = line.split(separator: ",").compactMap { Double($0) }
      return values.count == 2 ? place(values[0], values[1]) : nil
    }
    #expect(places.count >= 228_000)
    var answers = ""
    for (place, set) in zip(places, index.setIDs(at: places)) {
      let ordinals = index.areas(in: set).map(String.init).joined(separator: ";")
      answers += "\(place.longitudeDegrees),\(place.latitudeDegrees),\(ordinals)\n"
    }
    let report = try RealBoundariesTests.run([tool, "compare", boundaries.path], input: answers)
    print(layer, report.output)
    #expect(report.status == 0, "\(report.output)")
  }

  /// The features of a GeoJSON file, in their order.
  private static func areas(of file: URL) throws -> [IndexedArea] {
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let features = try #require((json as? [String: Any])?["features"] as? [[String: Any]])
    return try features.enumerated().map { ordinal, feature in
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let coordinates = geometry["coordinates"]
      let polygons =
        geometry["type"] as? String == "Polygon"
        ? [try #require(coordinates as? [[[Double]]])]
        : try #require(coordinates as? [[[[Double]]]])
      let shape = MultiPolygon(
        polygons: polygons.map { rings in
          .init(rings: rings.map { $0.dropLast().map { place($0[0], $0[1]) } })
        })
      return IndexedArea(layer: 0, ordinal: UInt32(ordinal), shape: shape)
    }
  }

  /// Runs Python with some arguments.
  private static func run(
    _ arguments: [String], input: String?
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = python
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("territories-\(UUID().uuidString)")
    if let input {
      try Data(input.utf8).write(to: folder)
      process.standardInput = try FileHandle(forReadingFrom: folder)
    }
    // A file that stays behind harms nobody.
    defer { try? FileManager.default.removeItem(at: folder) }
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}
