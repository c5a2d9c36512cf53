import Domain
import Geometry
import Interchange
import JSONText
import TestSupport
import Testing

@Suite("Reading GeoJSON")
struct GeoJSONReaderTests {
  static let ring = "[[-73,45],[-72,45],[-72,46],[-73,45]]"

  static func collection(_ geometry: String, properties: String = "{}") -> String {
    """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":\(properties),"geometry":\(geometry)}]}
    """
  }

  static func read(_ text: String) throws -> [GeoJSONFeature] {
    try GeoJSONReader().read(Array(text.utf8), file: "f.geojson")
  }

  static func polygon(_ ring: String) -> String {
    #"{"type":"Polygon","coordinates":[\#(ring)]}"#
  }

  @Test("Codes stay as written, whatever their type")
  func properties() throws {
    let properties = #"{"a":"0631","b":631,"c":1.50,"d":null,"e":true,"f":{"g":[1]},"h":"é\u00e9"}"#
    let features = try Self.read(Self.collection(Self.polygon(Self.ring), properties: properties))
    let expected: [String: GeoJSONValue] = [
      "a": .text("0631"), "b": .number("631"), "c": .number("1.50"), "d": .null,
      "e": .boolean(true), "f": .structured, "h": .text("éé"),
    ]
    #expect(features.map(\.properties) == [expected])
    #expect(features[0].properties["b"]?.text == "631")
    #expect((features[0].number, features[0].line) == (1, 2))
  }

  @Test("Rings become open, a third dimension is dropped, keys may come in any order")
  func shapes() throws {
    let expected = MultiPolygon(polygons: [
      MultiPolygon.Polygon(rings: [
        [(-73.0, 45.0), (-72, 45), (-72, 46)].compactMap {
          Coordinate(longitudeDegrees: $0.0, latitudeDegrees: $0.1)
        }
      ])
    ])
    let high = "[[-73,45,1],[-72,45,2,9],[-72,46,3],[-73,45,1]]"
    let geometries = [
      Self.polygon(Self.ring), Self.polygon(high),
      #"{"coordinates":[[\#(Self.ring)]],"type":"MultiPolygon"}"#,
      #"{"type":"GeometryCollection","geometries":[\#(Self.polygon(Self.ring))]}"#,
    ]
    for geometry in geometries {
      #expect(try Self.read(Self.collection(geometry)).map(\.shape) == [expected])
      #expect(try Self.read(geometry).map(\.shape) == [expected])
    }
    let feature = #"{"geometry":\#(geometries[0]),"properties":{"x":1},"type":"Feature"}"#
    #expect(try Self.read(feature)[0].properties == ["x": .number("1")])
  }

  /// A text and the error that it must give.
  struct Fault: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let expected: GeoJSONError
  }

  static func problem(
    _ reason: GeoJSONProblem.Reason, line: Int = 2, column: Int
  ) -> GeoJSONError {
    .wrongFeatures(
      file: "f.geojson",
      [GeoJSONProblem(reason: reason, feature: 1, line: line, column: column)])
  }

  @Test(
    "Each fault is named with its place",
    arguments: [
      Fault(
        testDescription: "Lambert metres",
        text: collection(polygon("[[-200000.5,300000],[1,2],[3,4],[-200000.5,300000]]")),
        expected: .projected(
          file: "f.geojson", line: 2, column: 80, first: -200000.5, second: 300000)),
      Fault(
        testDescription: "latitude first",
        text: collection(polygon("[[45,-73],[45,-72],[46,-72],[45,-73]]")),
        expected: .swapped(file: "f.geojson", line: 2, column: 80, first: 45, second: -73)),
      Fault(
        testDescription: "latitude first, far west",
        text: collection(polygon("[[55,-123],[55,-122],[56,-122],[55,-123]]")),
        expected: .swapped(file: "f.geojson", line: 2, column: 80, first: 55, second: -123)),
      Fault(
        testDescription: "outside the globe",
        text: collection(polygon("[[-73,45],[-72,95],[-72,46],[-73,45]]")),
        expected: .outsideGlobe(
          file: "f.geojson", line: 2, column: 89, first: -72, second: 95)),
      Fault(
        testDescription: "another reference system, said at the end",
        text: #"{"type":"FeatureCollection","features":[],"#
          + #""crs":{"type":"name","properties":{"name":"EPSG:32198"}}}"#,
        expected: .otherReferenceSystem(
          file: "f.geojson", line: 1, column: 49, name: "EPSG:32198")),
      Fault(
        testDescription: "NaN", text: collection(polygon("[[NaN,45],[0,0]]")),
        expected: .notFinite(file: "f.geojson", line: 2, column: 81, text: "NaN")),
      Fault(
        testDescription: "-Infinity", text: collection(polygon("[[1,-Infinity],[0,0]]")),
        expected: .notFinite(file: "f.geojson", line: 2, column: 83, text: "-Infinity")),
      Fault(
        testDescription: "1e999", text: collection(polygon("[[1,1e999],[0,0]]")),
        expected: .notFinite(file: "f.geojson", line: 2, column: 83, text: "1e999")),
      Fault(
        testDescription: "no geometry", text: collection("null"),
        expected: problem(.emptyGeometry, column: 1)),
      Fault(
        testDescription: "no polygon",
        text: collection(#"{"type":"MultiPolygon","coordinates":[]}"#),
        expected: problem(.emptyGeometry, column: 1)),
      Fault(
        testDescription: "a point", text: collection(#"{"type":"Point","coordinates":[-73,45]}"#),
        expected: problem(.unexpectedGeometry(type: "Point"), column: 46)),
      Fault(
        testDescription: "a ring left open",
        text: collection(polygon("[[-73,45],[-72,45],[-72,46],[-73,46]]")),
        expected: problem(.unclosedRing, column: 79)),
      Fault(
        testDescription: "a ring of three", text: collection(polygon("[[0,1],[1,1],[0,1]]")),
        expected: problem(.shortRing(positionCount: 3), column: 79)),
      Fault(
        testDescription: "a topology", text: #"{"type":"Topology","arcs":[]}"#,
        expected: .notGeoJSON(file: "f.geojson", type: "Topology")),
    ])
  func faults(_ fault: Fault) {
    #expect(throws: fault.expected) { try Self.read(fault.text) }
  }

  @Test("A file cut short says where it ends, wherever it is cut")
  func truncated() throws {
    let text = Self.collection(Self.polygon(Self.ring))
    for length in 0..<text.utf8.count {
      do {
        _ = try Self.read(String(text.prefix(length)))
        Issue.record("\(length) bytes were accepted")
      } catch {
        guard case .syntax(_, let reason) = error as? GeoJSONError else {
          Issue.record(error)
          continue
        }
        #expect(reason.byteOffset <= length)
      }
    }
    do {
      _ = try Self.read(String(text.prefix(100)))
    } catch GeoJSONError.syntax(let file, let reason) {
      #expect(file == "f.geojson")
      #expect(reason.reason == .unexpectedEnd)
      #expect((reason.line, reason.column) == (2, 60))
    }
  }

  @Test("Reference systems that mean longitude and latitude are accepted")
  func acceptedSystems() throws {
    for name in ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"] {
      let text =
        #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"\#(name)"}},"#
        + #""features":[]}"#
      #expect(try Self.read(text).isEmpty)
    }
  }

  @Test("Land elsewhere is accepted when it is expected there")
  func elsewhere() throws {
    // Somalia, whose coordinates exchanged would lie nowhere near Canada.
    let text = Self.collection(Self.polygon("[[45,5],[46,5],[46,6],[45,5]]"))
    #expect(try Self.read(text).count == 1)
  }

  @Test("What is written reads back, coordinate by coordinate")
  func roundTrip() throws {
    let ring = "[[-73.123456789012344,45],[-72,45.1],[-72,46],[-73.123456789012344,45]]"
    let shape = try Self.read(Self.polygon(ring))[0].shape
    var writer = GeoJSONWriter()
    writer.feature(shape) { $0.member("name", "L'\"Érable\"") }
    writer.feature(shape) { _ in }
    let back = try GeoJSONReader().read(writer.finish(), file: "back")
    #expect(back.map(\.shape) == [shape.canonical, shape.canonical])
    #expect(back[0].properties == ["name": .text("L'\"Érable\"")])
    #expect(back.map(\.line) == [2, 3])
    #expect(try GeoJSONReader().read(GeoJSONWriter().finish(), file: "none").isEmpty)
  }
}
