import Addressing
import Domain
import Engine
import Foundation
import TestSupport
import Testing

@testable import Interchange

@Suite("Addresses by a mapping")
struct AddressMappingTests {
  static let simple = #"""
    {"schema":"ancrage.mapping/1","address":{"number":"{no}","street":"{rue}",
     "postalCode":"{cp}","longitude":"{lon}","latitude":"{lat}"}}
    """#

  /// The same, but for a text that only the general evaluator can make.
  static let general = simple.replacingOccurrences(
    of: "\"{no}\"", with: #"{"template":"{no}","slug":true}"#)

  static func rows(_ text: String, _ mapping: String) throws -> [AddressRow] {
    var rows: [AddressRow] = []
    try ResourceMapping(reading: Array(mapping.utf8), file: "m.json").forEachAddress(
      in: CSVReader(file: "a.csv", chunks: ByteChunks(Array(text.utf8)))
    ) { rows.append($0) }
    return rows
  }

  /// A mapping of one section, with a point in `lon` and `lat`.
  static func mapping(_ members: String) -> String {
    #"{"schema":"ancrage.mapping/1","address":{"longitude":"{lon}","latitude":"{lat}",\#(members)}}"#
  }

  @Test("Both ways of reading give the same rows")
  func bothWays() throws {
    let text = """
      no,rue,cp,lon,lat
      12,Rue A,H2X 1Y4,-73.5,45.5
      ,, j3p1a1 ,-73.123456789012345,+45
      3, Rue B ,,1e1,-0.5
      """
    let simple = try Self.rows(text, Self.simple)
    #expect(try Self.rows(text, Self.general) == simple)
    #expect(simple.map { $0.record?.postalCode?.text } == ["H2X1Y4", "J3P1A1", nil])
    #expect(simple.map { $0.record?.number } == [12, nil, 3])
    #expect(simple.map { $0.record?.street } == ["Rue A", nil, "Rue B"])
    #expect(simple.map { $0.record?.point.longitudeDegrees } == [-73.5, -73.123456789012345, 10])
    #expect(simple.map(\.line) == [2, 3, 4])
  }

  @Test("Wrong rows are told the same way", arguments: [simple, general])
  func problems(mapping: String) {
    let text = "no,rue,cp,lon,lat\n1,a,H2X,-73,45\n2,b,,,45\n3,c,,0x10,45\n4,d,,-73,95\n5,e,,,\n"
    #expect {
      _ = try Self.rows(text, mapping)
    } throws: { error in
      let problems = (error as? ImportRefused)?.problems ?? []
      return problems.map(\.line) == [2, 3, 4, 5, 6]
        && problems.map(\.column) == [3, 4, 4, 5, 4]
        && problems.map(\.reason) == [
          .malformedIdentifier(expected: "A1A 1A1"), .missingValue, .malformedNumber,
          .outOfRange(expected: "-90…90"), .missingValue,
        ]
    }
  }

  @Test("What a mapping allows a row to lack is left out and said")
  func lacking() throws {
    let mapping = Self.mapping(
      #""postalCode":"{cp}","street":"{rue}","mayLack":["point","postalCode"]"#)
    let rows = try Self.rows("rue,cp,lon,lat\nA,H2X,-73,45\nB,H2X 1Y4,,\nC,,-73,45\n", mapping)
    #expect(rows.map(\.lacks) == [[.postalCode], [.point], []])
    #expect(rows.map { $0.record?.street } == ["A", nil, "C"])
    #expect(rows[0].record?.postalCode == nil)
    // Half a point is a mistake, not a lack.
    #expect(throws: ImportRefused.self) {
      try Self.rows("rue,cp,lon,lat\nA,,-73,\n", mapping)
    }
  }

  @Test("A street is put together in the order of its language")
  func streetParts() throws {
    let mapping = Self.mapping(
      #""street":"{n}","streetKind":"{t}","streetDirection":"{d}","number":"{c}","suffix":"{s}""#)
    let rows = try Self.rows(
      """
      n,t,d,c,s,lon,lat
      Saint-Joseph,BOUL,E,1255,A,-73,45
      Lakeshore,RD,W,7,,-73,45
      de l'Église,ALLÉE,,3,1/2,-73,45
      Broadway,,,0,,-73,45
      """, mapping)
    #expect(
      rows.map { $0.record?.street } == [
        "BOUL Saint-Joseph E", "Lakeshore RD W", "ALLÉE de l'Église", "Broadway",
      ])
    #expect(rows.map { $0.record?.number } == [1255, 7, 3, nil])
    #expect(rows.map { $0.record?.numberSuffix } == ["A", "", "1/2", ""])
  }

  @Test("The first text that is not empty counts, and names are lists")
  func alternatives() throws {
    let mapping = Self.mapping(
      #"""
      "street":{"first":["{rue}","{type} {nom}"]},"municipality":{"first":["{mun}","Ailleurs"]},
      "borough":"{arr}","formerMunicipality":"{anc}"
      """#)
    let rows = try Self.rows(
      """
      rue,type,nom,mun,arr,anc,lon,lat
      rue A,,,Montréal,Verdun; LaSalle,Ville B,-73,45
      ,av,B,,,,-73,45
      """, mapping)
    #expect(rows.map { $0.record?.street } == ["rue A", "av B"])
    #expect(rows.map { $0.record?.municipality } == ["Montréal", "Ailleurs"])
    #expect(rows[0].record?.otherPlaces == ["Verdun", "LaSalle", "Ville B"])
  }

  @Test("Places have a kind, and are no doors")
  func places() throws {
    let mapping = Self.mapping(#""place":"{lieu}","placeKind":"{genre}","municipality":"{mun}""#)
    let rows = try Self.rows("lieu,genre,mun,lon,lat\nVillebois,,Baie-James,-79,49\n", mapping)
    #expect(rows.map { $0.place?.name } == ["Villebois"])
    #expect(rows[0].record == nil && rows[0].place?.kind == .locality)
    #expect {
      _ = try Self.rows("lieu,genre,mun,lon,lat\nA,localty,B,-79,49\n", mapping)
    } throws: { error in
      (error as? ImportRefused)?.problems.map(\.reason) == [
        .notInVocabulary(
          allowed: ["municipality", "borough", "formerMunicipality", "locality", "landmark"],
          nearest: "locality")
      ]
    }
  }

  @Test("Only rows for which the conditions hold are taken")
  func conditions() throws {
    let mapping = Self.mapping(#""street":"{rue}","when":{"column":"p","in":["24"]}"#)
    let rows = try Self.rows("rue,p,lon,lat\nA,24,-73,45\nB,35,-79,bad\n", mapping)
    #expect(rows.map { $0.record?.street } == ["A"])
  }

  @Test("A table says how exact it is and how much it counts")
  func precision() throws {
    let stated = Self.mapping(#""street":"{rue}","precisionMetres":5,"precedence":2"#)
    let rows = try Self.rows("rue,lon,lat\nA,-73,45\n", stated)
    #expect(rows[0].record?.precisionMetres == 5 && rows[0].precedence == 2)
    for wrong in [#""precedence":10"#, #""precisionMetres":0"#, #""mayLack":["street"]"#] {
      #expect(throws: MappingError.self) {
        try Self.rows("lon,lat\n", Self.mapping(wrong))
      }
    }
  }

  @Test("A projection stands in for degrees, and a mapping without a place is refused")
  func projection() throws {
    let rows = try Self.rows(
      "e,n\n7631760.58134958,1244624.55726369\n",
      #"{"schema":"ancrage.mapping/1","address":{"x":"{e}","y":"{n}","referenceSystem":"epsg:3347"}}"#
    )
    let point = try #require(rows.first?.record?.point)
    #expect(abs(point.longitudeDegrees + 73.5673) < 1e-8)
    #expect(abs(point.latitudeDegrees - 45.5017) < 1e-8)
    for wrong in [
      #""x":"{e}""#, #""x":"{e}","y":"{n}""#, #""x":"{e}","y":"{n}","referenceSystem":"EPSG:1""#,
      #""longitude":"{e}""#, #""street":"{e}""#,
    ] {
      #expect(throws: MappingError.self) {
        try Self.rows("e,n\n", #"{"schema":"ancrage.mapping/1","address":{\#(wrong)}}"#)
      }
    }
  }

  @Test("A mapping without addresses is refused")
  func noSection() {
    #expect(throws: MappingError.noSection("address")) {
      try Self.rows("id,nom\n", ResourceMappingTests.service(""))
    }
  }
}

@Suite("Civic numbers of tables")
struct CivicNumberTextTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    var suffix: String?
    let read: [String?]

    var testDescription: String { "\(text) \(suffix ?? "")" }
  }

  static let cases: [Case] = [
    Case(text: "1255", read: ["1255", "", nil]), Case(text: "1255A", read: ["1255", "A", nil]),
    Case(text: " 1783 ab ", read: ["1783", "AB", nil]),
    Case(text: "12 1/2", read: ["12", "1/2", nil]), Case(text: "12½", read: ["12", "1/2", nil]),
    Case(text: "100", suffix: "b", read: ["100", "B", nil]),
    Case(text: "3-1255", read: ["1255", "", "3"]),
    Case(text: "1255-1259", read: ["1255", "", nil]),
    Case(text: "1255–1259", read: ["1255", "", nil]), Case(text: "10-A", read: ["10", "A", nil]),
    Case(text: "1255.0", read: ["1255", "", nil]), Case(text: "0", read: [nil, "", nil]),
    Case(text: "S/N", read: [nil, "", nil]), Case(text: "", read: [nil, "", nil]),
    Case(text: "99999999999999999999", read: [nil, "", nil]),
  ]

  @Test("Numbers are read in every form that tables have", arguments: cases)
  func reads(example: Case) {
    let found = CivicNumberText(example.text, suffix: example.suffix)
    #expect([found.number.map(String.init), found.suffix, found.unit] == example.read)
  }
}

/// The mappings that come with the project.
@Suite("Mappings of published forms")
struct PublishedAddressMappingTests {
  /// A row as each publisher has it, under its own header, and what it must come to.
  struct Case: CustomTestStringConvertible {
    let mapping: String
    let text: String
    let door: String

    var testDescription: String { mapping }
  }

  static let register: String =
    "LOC_GUID,ADDR_GUID,APT_NO_LABEL,CIVIC_NO,CIVIC_NO_SUFFIX,OFFICIAL_STREET_NAME,"
    + "OFFICIAL_STREET_TYPE,OFFICIAL_STREET_DIR,PROV_CODE,CSD_ENG_NAME,CSD_FRE_NAME,"
    + "CSD_TYPE_ENG_CODE,CSD_TYPE_FRE_CODE,MAIL_STREET_NAME,MAIL_STREET_TYPE,MAIL_STREET_DIR,"
    + "MAIL_MUN_NAME,MAIL_PROV_ABVN,MAIL_POSTAL_CODE,BG_DLS_LSD,BG_DLS_QTR,BG_DLS_SCTN,"
    + "BG_DLS_TWNSHP,BG_DLS_RNG,BG_DLS_MRD,BG_X,BG_Y,BU_N_CIVIC_ADD,BU_USE\n"

  static let cases: [Case] = [
    Case(
      mapping: "national_address_register",
      text: register
        + "a,b,4,1255,A,Saint-Joseph,BOUL,E,24,Montreal,Montréal,V,V,ST JOSEPH,BOUL,E,MONTREAL,QC,"
        + "H2J1L8,,,,,,,7631760.58,1244624.56,1,1\n"
        + "c,d,,1,,King,ST,W,35,Toronto,Toronto,C,C,KING,ST,W,TORONTO,ON,M5H1A1,,,,,,,1,1,1,1\n"
        + "e,f,,9,,Sans point,RUE,,24,Laval,Laval,V,V,,,,LAVAL,QC,H7A1A1,,,,,,,,,1,1\n",
      door: "4|1255A|BOUL Saint-Joseph E|Montréal|H2J1L8|-73.56730,45.50170|MONTREAL"),
    Case(
      mapping: "open_database_of_addresses",
      text:
        "latitude,longitude,source_id,id,group_id,street_no,street,str_name,str_type,str_dir,unit,"
        + "city,postal_code,full_addr,city_pcs,str_name_pcs,str_type_pcs,str_dir_pcs,csduid,csdname,"
        + "pruid,provider\n45.5,-73.5,1,2,3,12B,,,,,5,Verdun,,,MONTREAL,GALT,RUE,,2466023,Montréal,"
        + "24,Ville\n",
      door: "5|12B|RUE GALT|Montréal||-73.50000,45.50000|Verdun"),
    Case(
      mapping: "openaddresses_csv",
      text: "LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH\n"
        + "-73.5,45.5,3-1255,Boulevard Lévesque,,Laval,,QC,H7A 1A1,1,abc\n",
      door: "3|1255|Boulevard Lévesque|Laval|H7A1A1|-73.50000,45.50000|"),
    Case(
      mapping: "openaddresses_geojson",
      text:
        #"{"type":"Feature","properties":{"hash":"a","number":"7","street":"Rue \"A\"","unit":"","#
        + #""city":"Laval","district":"","region":"QC","postcode":"","id":""},"geometry":"#
        + #"{"type":"Point","coordinates":[-73.5,45.5]}}"# + "\n",
      door: #"|7|Rue "A"|Laval||-73.50000,45.50000|"#),
    Case(
      mapping: "adresses_quebec",
      text:
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"OBJECTID":1,"#
        + #""IdAdr":"x","AdresseFormatee":"24, rue Paquette, Salaberry-de-Valleyfield, J6S 6A5","#
        + #""NoCivq":24,"NoCivqSuf":null,"NbUnite":1,"CaractAdr":"","Position":"","#
        + #""Version":"AQ20260901"},"geometry":{"type":"Point","coordinates":[-74.1,45.2]}}]}"#,
      door: "|24|rue Paquette|Salaberry-de-Valleyfield|J6S6A5|-74.10000,45.20000|"),
    Case(
      mapping: "adresses_quebec_adrs",
      text: #"{"type":"Feature","properties":{"Version":"V","NoCivq":24,"NoCivqSuf":"A","#
        + #""OdoRecNorm":"Rue Paquette","MunNom":"Salaberry-de-Valleyfield","CodeMun":"70052","#
        + #""CodPos":"J6S6A5","Categorie":"","NoLot":"","NbUnite":1,"Longitude":-74.1,"#
        + #""Latitude":45.2},"geometry":{"type":"Point","coordinates":[-74.1,45.2]}}"#,
      door: "|24A|Rue Paquette|Salaberry-de-Valleyfield|J6S6A5|-74.10000,45.20000|"),
  ]

  @Test(
    "A row of each published form is read by the mapping that comes with the project",
    arguments: cases)
  func published(example: Case) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("table")
    try Data(example.text.utf8).write(to: URL(fileURLWithPath: path))
    var doors: [String] = []
    try AddressTable.forEachRow(path: path, mapping: Self.mapping(example.mapping)) { row in
      if let record = row.record { doors.append(Self.text(of: record)) }
    }
    #expect(doors == [example.door])
  }

  private static func text(of record: AddressRecord) -> String {
    let point = record.point
    return [
      record.unit ?? "", record.number.map { "\($0)\(record.numberSuffix)" } ?? "",
      record.street ?? "", record.municipality ?? "", record.postalCode?.text ?? "",
      String(format: "%.5f,%.5f", point.longitudeDegrees, point.latitudeDegrees),
      record.otherPlaces.joined(separator: ";"),
    ].joined(separator: "|")
  }

  private static func mapping(_ name: String) throws -> [UInt8] {
    var place = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { place.deleteLastPathComponent() }
    return try ByteChunks.wholeFile(
      path: place.appendingPathComponent("Data/mappings/\(name).json").path)
  }

  /// Rows, doors and places of each real file, counted with another program.
  static let realFiles: [(mapping: String, file: String, rows: Int, places: Int)] = [
    ("school_buildings_quebec_2022", "addresses/school_buildings_quebec_2022.csv", 3_290, 3_290),
    ("odhf_v1.1_quebec_addresses", "resources/odhf_v1.1_quebec.csv", 1_390, 1_371),
    ("quebec_city_public_places", "resources/quebec_city_public_places.geojson", 1_345, 1_345),
    ("inhabited_places_quebec", "addresses/inhabited_places_quebec.csv", 1_664, 1_664),
    ("municipalities_csd_qc_2021", "boundaries/municipalities_csd_qc_2021.geojson", 1_259, 1_259),
    ("quebec_city_quartiers", "boundaries/quebec_city_quartiers.geojson", 35, 35),
    ("montreal_quartiers_reference", "boundaries/montreal_quartiers_reference.geojson", 73, 73),
  ]

  @Test(
    "The real files are read whole",
    .enabled(if: RealData.isExpected, "the real data is not beside the package"),
    arguments: realFiles.map(\.mapping))
  func readWhole(name: String) throws {
    let expected = try #require(Self.realFiles.first { $0.mapping == name })
    let path = try RealData.file(expected.file).path
    var (rows, places) = (0, 0)
    try AddressTable.forEachRow(path: path, mapping: Self.mapping(name)) { row in
      rows += 1
      places += row.place == nil ? 0 : 1
    }
    #expect(rows == expected.rows && places == expected.places)
  }

  @Test("A shape is a place that reaches its farthest corner, and never a door")
  func shapes() throws {
    let ring = "[[-72,46],[-71,46],[-71,47],[-72,46.5],[-72,46]]"
    let shapes = [
      #"{"type":"Polygon","coordinates":[\#(ring)]}"#,
      #"{"type":"MultiPolygon","coordinates":[[[[-72,46],[-71.5,46],[-72,46]]],[\#(ring)]]}"#,
    ]
    let mapping = #"""
      {"schema":"ancrage.mapping/1","file":{"format":"geojson"},
       "address":{"place":"{nom}","street":"{rue}","mayLack":["point"]}}
      """#
    for shape in shapes {
      let line = { (properties: String) in
        #"{"type":"Feature","properties":{\#(properties)},"geometry":\#(shape)}"#
      }
      let folder = try TemporaryFolder()
      let path = folder.path("shapes.geojson")
      let text = [line(#""nom":"Bas","rue":"rue A""#), line(#""nom":"","rue":"rue A""#)]
      try Data(text.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
      var rows: [AddressRow] = []
      try AddressTable.forEachRow(path: path, mapping: Array(mapping.utf8)) { rows.append($0) }
      try #require(rows.count == 2)
      #expect(rows.allSatisfy { $0.record == nil })
      #expect(rows[1].place == nil && rows[1].lacks == [.point])
      let place = try #require(rows[0].place)
      #expect(place.point.longitudeDegrees == -71.5 && place.point.latitudeDegrees == 46.5)
      // Half a degree each way: 55.6 km north, and 38.3 km east where a degree is 76.5 km.
      let reach = try #require(place.extentMetres)
      #expect((67_000..<68_500).contains(reach))
    }
  }
}
