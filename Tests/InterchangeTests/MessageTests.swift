import Engine
import Interchange
import JSONText
import Testing

@Suite("What the readers say")
struct MessageTests {
  /// An error with its exact words.
  struct Case: CustomTestStringConvertible, Sendable {
    let error: any UserFacingError
    let french: String
    let english: String
    var testDescription: String { error.code }
  }

  static func syntax(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
    JSONSyntaxError(reason: reason, byteOffset: 90, line: 3, column: 7)
  }

  static let tables: [Case] = [
    Case(
      error: CSVError.missingColumn(
        file: "a.csv", name: "vile", nearest: "ville", available: ["nom", "ville"]),
      french: """
        a.csv : il n'y a pas de colonne « vile ».
        Vouliez-vous dire « ville » ? Colonnes présentes : nom, ville.
        """,
      english: """
        a.csv: there is no column "vile".
        Did you mean "ville"? Columns present: nom, ville.
        """),
    Case(
      error: CSVError.recordTooLong(
        file: "a.csv", line: 3, byteCountMax: 1_048_576, openQuoteLine: 3),
      french: """
        a.csv, ligne 3 : l'enregistrement dépasse 1048576 octets.
        Un guillemet ouvert à la ligne 3 n'est probablement jamais fermé.
        """,
      english: """
        a.csv, line 3: the record exceeds 1048576 bytes.
        A quote opened on line 3 is probably never closed.
        """),
    Case(
      error: CSVError.undecodable(
        file: "a.csv",
        TextDecodingError(
          reason: .invalidBytes([0xE9]), encoding: .utf8, line: 2, column: 8,
          suggestion: .cp1252)),
      french: """
        a.csv, ligne 2, colonne 8 : 0xE9 n'est pas du texte en utf-8.
        Essayez --encoding cp1252.
        """,
      english: """
        a.csv, line 2, column 8: 0xE9 is not text in utf-8.
        Try --encoding cp1252.
        """),
  ]

  static let boundaries: [Case] = [
    Case(
      error: GeoJSONError.syntax(file: "a.geojson", syntax(.unexpectedEnd)),
      french: "a.geojson, ligne 3, colonne 7 : le fichier s'arrête au milieu. "
        + "Il est tronqué : obtenez-le de nouveau.",
      english: "a.geojson, line 3, column 7: the file ends in the middle. "
        + "It was cut short: get it again."),
    Case(
      error: GeoJSONError.projected(
        file: "a.geojson", line: 3, column: 7, first: -200000.5, second: 300000),
      french: """
        a.geojson, ligne 3, colonne 7 : [-200000.5, 300000.0] n'est pas en degrés, \
        mais dans une projection (en mètres).
        Donnez son système : --source-crs EPSG:32198 pour le Lambert du Québec, par exemple.
        """,
      english: """
        a.geojson, line 3, column 7: [-200000.5, 300000.0] is not in degrees \
        but in a projection (in metres).
        Give its system: --source-crs EPSG:32198 for the Lambert of Québec, for example.
        """),
    Case(
      error: GeoJSONError.notFinite(file: "a.geojson", line: 3, column: 7, text: "NaN"),
      french: """
        a.geojson, ligne 3, colonne 7 : « NaN » n'est pas un nombre fini.
        Corrigez la coordonnée, ou retirez l'entité.
        """,
      english: """
        a.geojson, line 3, column 7: "NaN" is not a finite number.
        Correct the coordinate, or remove the feature.
        """),
    Case(
      error: VectorError.shapefileWithoutReferenceSystem(path: "a.shp", missing: "a.prj"),
      french: """
        « a.shp » ne dit pas dans quel système sont ses coordonnées : « a.prj » manque.
        Joignez ce fichier, ou donnez le système : --source-crs EPSG:32198, par exemple.
        """,
      english: """
        "a.shp" does not say in which system its coordinates are: "a.prj" is missing.
        Put that file beside it, or give the system: --source-crs EPSG:32198, for example.
        """),
    Case(
      error: VectorError.programMissing(name: "ogr2ogr", package: "gdal-bin"),
      french: """
        Ce format se lit avec « ogr2ogr », qui n'est pas installé.
        Installez-le : apt-get install gdal-bin
        """,
      english: """
        This format is read with "ogr2ogr", which is not installed.
        Install it: apt-get install gdal-bin
        """),
  ]

  @Test("The words are exact, in both languages", arguments: tables + boundaries)
  func words(_ test: Case) {
    #expect(test.error.message(in: .french) == test.french)
    #expect(test.error.message(in: .english) == test.english)
  }

  /// One of every case, whose words differ between the languages and hold the value at fault.
  static let all: [(error: any UserFacingError, value: String, kind: FailureKind)] = [
    (FileAccessError.notFound(path: "p"), "p", .notFound),
    (FileAccessError.isFolder(path: "p"), "p", .notFound),
    (FileAccessError.notReadable(path: "p"), "p", .notPermitted),
    (FileAccessError.readFailed(path: "p", reason: "why"), "why", .tryAgain),
    (CSVError.unreadable(.notFound(path: "p")), "p", .notFound),
    (CSVError.empty(file: "f"), "f", .badData),
    (
      CSVError.recordTooLong(file: "f", line: 4, byteCountMax: 9, openQuoteLine: nil), "9", .badData
    ),
    (CSVError.unclosedQuote(file: "f", line: 4, column: 5), "4", .badData),
    (CSVError.textAfterQuote(file: "f", line: 4, column: 5), "5", .badData),
    (CSVError.raggedRow(file: "f", line: 4, fieldCount: 6, expected: 7), "6", .badData),
    (CSVError.duplicateColumn(file: "f", name: "n", first: 1, second: 2), "n", .badData),
    (
      CSVError.undecodable(
        file: "f",
        TextDecodingError(
          reason: .missingByteOrderMark, encoding: .utf16, line: 1, column: 1, suggestion: nil)),
      "UTF-16", .badData
    ),
    (GeoJSONError.unreadable(.isFolder(path: "p")), "p", .notFound),
    (GeoJSONError.notGeoJSON(file: "f", type: "Topology"), "Topology", .badData),
    (
      GeoJSONError.otherReferenceSystem(file: "f", line: 1, column: 2, name: "EPSG:1"), "EPSG:1",
      .badData
    ),
    (GeoJSONError.swapped(file: "f", line: 1, column: 2, first: 45, second: -73), "45.0", .badData),
    (
      GeoJSONError.outsideGlobe(file: "f", line: 1, column: 2, first: 45, second: 95), "95.0",
      .badData
    ),
    (VectorError.unreadable(.notFound(path: "p")), "p", .notFound),
    (VectorError.geoJSON(.notGeoJSON(file: "f", type: nil)), "f", .badData),
    (VectorError.programNotStarted(path: "p", reason: "why"), "why", .unavailable),
    (VectorError.programFailed(name: "n", exitCode: 3, words: "own words"), "own words", .badData),
    (VectorError.noReferenceSystem(path: "p"), "p", .badData),
    (MappingError.unreadable(.notFound(path: "p")), "p", .notFound),
    (MappingError.noSection("resource"), "resource", .badData),
  ]

  @Test("Every error speaks both languages and names the value at fault", arguments: all.indices)
  func speaksBoth(index: Int) {
    let (error, value, kind) = Self.all[index]
    let (french, english) = (error.message(in: .french), error.message(in: .english))
    #expect(french != english)
    #expect(french.contains(value))
    #expect(english.contains(value))
    #expect(error.kind == kind)
    #expect(error.code.contains("."))
  }

  @Test("Every fault of a text and of a feature speaks both languages")
  func nestedReasons() {
    let reasons: [JSONSyntaxError.Reason] = [
      .unexpectedByte(0x41, expected: "x"), .unexpectedByte(7, expected: "x"),
      .wrongType(expected: "x"), .invalidString, .invalidNumber, .tooDeep(limit: 3),
      .missingKey("k"), .invalidValue(key: "k", value: "v", expected: "e"),
    ]
    for reason in reasons {
      let error = MappingError.syntax(file: "m", Self.syntax(reason))
      #expect(error.message(in: .french).hasPrefix("m, ligne 3, colonne 7 : "))
      #expect(error.message(in: .english).hasPrefix("m, line 3, column 7: "))
    }
    let problems: [GeoJSONProblem.Reason] = [
      .emptyGeometry, .unexpectedGeometry(type: "Point"), .unclosedRing,
      .shortRing(positionCount: 3),
    ]
    let error = GeoJSONError.wrongFeatures(
      file: "f",
      problems.map { GeoJSONProblem(reason: $0, feature: 2, line: 3, column: 4) })
    for language in Language.allCases {
      #expect(error.message(in: language).split(separator: "\n").count == 4)
    }
  }
}
