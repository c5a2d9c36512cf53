import Testing

@testable import Interchange

@Suite("Features one by one")
struct FeatureSplitterTests {
  static func features(_ text: String, chunkByteCount: Int = 7) throws -> [String] {
    var splitter = FeatureSplitter(
      Array(text.utf8), file: "f.geojson", chunkByteCount: chunkByteCount)
    var found: [String] = []
    while let feature = try splitter.next() {
      found.append("\(feature.line):" + String(decoding: feature.bytes, as: UTF8.self))
    }
    return found
  }

  static let collection = """
    {"type":"FeatureCollection","name":"features","crs":{"features":[{}]},
    "features":[
    {"a":"}\\"]{","b":[1,{"c":"é"}]},
     {"d":null}
    ],"bbox":[1,2],"more":{"features":[{"no":1}]}}
    """

  @Test(
    "A collection gives its features and nothing else, however the file is cut",
    arguments: [1, 2, 7, 1_000])
  func collection(chunkByteCount: Int) throws {
    #expect(
      try Self.features(Self.collection, chunkByteCount: chunkByteCount) == [
        #"3:{"a":"}\"]{","b":[1,{"c":"é"}]}"#, #"4:{"d":null}"#,
      ])
  }

  @Test("Lines give a feature each, with or without the separator of RFC 8142")
  func lines() throws {
    #expect(
      try Self.features("{\"a\":1}\n\u{1E}{\"b\":[2]}\r\n\n{\"c\":{}}") == [
        #"1:{"a":1}"#, #"2:{"b":[2]}"#, #"4:{"c":{}}"#,
      ])
    #expect(try Self.features("\u{FEFF}{\"a\":1}") == [#"1:{"a":1}"#])
    #expect(try Self.features(" \n ") == [])
  }

  @Test(
    "What is no GeoJSON is refused with its line",
    arguments: [
      ("hello", FeatureError.notGeoJSON(file: "f.geojson", line: 1)),
      ("{\"a\":1}\n[1]", .notGeoJSON(file: "f.geojson", line: 2)),
      ("{\"features\":[\n1]}", .notGeoJSON(file: "f.geojson", line: 2)),
      ("{\"features\":[\n{\"a\":1}", .cutShort(file: "f.geojson", line: 2)),
      ("{\"a\":\"}", .cutShort(file: "f.geojson", line: 1)),
      ("}", .notGeoJSON(file: "f.geojson", line: 1)),
    ])
  func refused(text: String, error: FeatureError) {
    #expect(throws: error) { try Self.features(text) }
  }

  @Test("A property that no feature has is refused; a shape has a middle and a farthest corner")
  func rows() throws {
    func rows(_ columns: [String]) throws -> [[String]] {
      let text = """
        {"properties":{"a":1,"b":"x"},"geometry":{"type":"Point","coordinates":[-73,45.50,12]}}
        {"properties":{"a":true},"geometry":{"type":"MultiPoint","coordinates":[[1e1,2]]}}
        {"properties":null,"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}
        {"properties":{"a":{"deep":[1]}},"geometry":null}
        """
      var reader = try FeatureRowReader(
        FeatureSplitter(Array(text.utf8), file: "f", chunkByteCount: 100), file: "f",
        columns: columns)
      var rows: [[String]] = []
      while let row = try reader.next() { rows.append(row.fields) }
      return rows
    }
    #expect(
      try rows(["b", "a"]) == [
        ["x", "1", "-73", "45.50", "", ""], ["", "true", "1e1", "2", "", ""],
        ["", "", "2.0", "3.0", "1.0", "2.0"], ["", "", "", "", "", ""],
      ])
    #expect(
      throws: FeatureError.missingProperty(
        file: "f", name: "c", nearest: nil, available: ["a", "b"])
    ) { try rows(["a", "c"]) }
  }
}
