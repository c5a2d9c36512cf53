import Domain
import Engine
import Interchange
import Testing

@Suite("Features as territories")
struct TerritoryFieldsTests {
  static func features() throws -> [GeoJSONFeature] {
    let polygon = #"{"type":"Polygon","coordinates":[[[-73,45],[-72,45],[-72,46],[-73,45]]]}"#
    let text = """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"c":"0631","n":" Nord ","p":63},"geometry":\(polygon)},
      {"type":"Feature","properties":{"c":null,"n":"Sud"},"geometry":\(polygon)}]}
      """
    return try GeoJSONReader().read(Array(text.utf8), file: "f")
  }

  @Test("Codes stay as written, what is missing reads as empty")
  func rows() throws {
    let rts = try #require(TerritoryKind("rts"))
    let fields = TerritoryFields(
      code: "c", name: "n", parent: "p", dissolves: [.init(kind: rts, code: "p", name: "n")])
    let rows = try fields.rows(from: Self.features(), file: "f", hasLines: true)
    #expect(rows.map(\.code) == ["0631", ""])
    #expect(rows.map(\.name) == ["Nord", "Sud"])
    #expect(rows.map(\.parent) == ["63", nil])
    #expect(rows.map(\.dissolved) == [[rts: "63"], [:]])
    #expect(rows.map(\.dissolvedNames) == [[rts: "Nord"], [rts: "Sud"]])
    #expect(rows.map(\.line) == [2, 3])
    #expect(rows.map(\.feature) == [1, 2])
  }

  @Test("A field that no feature has is named, with the nearest")
  func missing() throws {
    let features = try Self.features()
    let error = TerritoryFieldError.missingField(
      file: "f", name: "C", nearest: "c", available: ["c", "n", "p"])
    #expect(throws: error) {
      try TerritoryFields(code: "C", name: "n").rows(from: features, file: "f", hasLines: true)
    }
    #expect(throws: TerritoryFieldError.noFeatures(file: "f")) {
      try TerritoryFields(code: "c", name: "n").rows(from: [], file: "f", hasLines: true)
    }
    #expect(
      error.message(in: .french) == """
        f : aucune entité n'a de champ « C ».
        Vouliez-vous dire « c » ? Champs présents : c, n, p.
        """)
    #expect(
      error.message(in: .english) == """
        f: no feature has a field "C".
        Did you mean "c"? Fields present: c, n, p.
        """)
  }
}
