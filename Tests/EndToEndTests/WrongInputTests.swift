import Foundation
import TestSupport
import Testing

/// Wrong input: each with its exit code, its message in both languages, and nothing recorded.
@Suite("Wrong input")
struct WrongInputTests {
  /// What is wrong, as somebody would come upon it.
  enum Mistake: String, CaseIterable, CustomTestStringConvertible {
    case missingColumn
    case truncatedGeoJSON
    case geoJSONTruncatedInNumber
    case shapefileWithoutReferenceSystem
    case declaredProjection
    case undeclaredProjection
    case swappedBoundary
    case longLine
    case malformedKind
    case unknownKind
    case codeOfAnotherKind
    case pointNotANumber
    case swappedPoint
    case swappedPointOnInput
    case impossibleDate
    case impossibleEffectiveDate
    case unwritableDirectory
    case unknownOption
    case unknownGMF
    case missingDirectory
    case fullOutput

    var testDescription: String { rawValue }

    /// Exit code of `sysexits.h`.
    var status: Int32 {
      switch self {
      case .malformedKind, .unknownKind, .pointNotANumber, .swappedPoint, .swappedPointOnInput,
        .impossibleDate, .impossibleEffectiveDate, .unknownOption:
        64
      case .unwritableDirectory, .fullOutput: 74
      case .unknownGMF, .missingDirectory: 66
      default: 65
      }
    }
  }

  @Test("is refused in both languages, and nothing is recorded", arguments: Mistake.allCases)
  func refused(_ mistake: Mistake) throws {
    let work = try TemporaryFolder()
    let data = try DataDirectory(copying: Demo.complete())
    let position = try data.verifiedPosition()
    let (arguments, input) = try Self.command(mistake, work, data)
    let words = Self.words(mistake)
    for (language, expected) in [("fr", words.french), ("en", words.english)] {
      let call = arguments + ["--lang", language]
      let outcome = try Self.run(mistake, call, input)
      #expect(outcome.status == mistake.status, "\(outcome.error)")
      #expect(!outcome.wasKilled)
      #expect(outcome.text.isEmpty)
      #expect(outcome.error.hasPrefix(language == "fr" ? "Erreur : " : "Error: "))
      #expect(outcome.error.contains(expected), "\(outcome.error)")
      // A place that somebody asked about is in no message.
      #expect(!outcome.error.contains("45.84817") && !outcome.error.contains("57.90340"))
    }
    #expect(try data.verifiedPosition() == position)
  }

  private static func run(
    _ mistake: Mistake, _ arguments: [String], _ input: String
  ) throws -> Outcome {
    guard mistake == .fullOutput else { return try Ancrage.run(arguments, input: input) }
    return try RunningProgram(
      "/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/full", Ancrage.path] + arguments
    ).finish()
  }

  /// What the message must say.
  private static func words(_ mistake: Mistake) -> (french: String, english: String) {
    switch mistake {
    case .missingColumn: ("il n'y a pas de colonne « portee »", "there is no column \"portee\"")
    case .truncatedGeoJSON, .geoJSONTruncatedInNumber: ("Il est tronqué", "It was cut short")
    case .shapefileWithoutReferenceSystem: ("area.prj » manque", "area.prj\" is missing")
    case .declaredProjection: ("--source-crs", "--source-crs")
    case .undeclaredProjection: ("n'est pas en degrés", "is not in degrees")
    case .swappedBoundary: ("donne la latitude d'abord", "puts latitude first")
    case .longLine: ("ligne 2 : l'enregistrement dépasse", "line 2: the record exceeds")
    case .malformedKind: ("« RLS! » ne convient pas", "\"RLS!\" does not fit")
    case .unknownKind: ("« rlz » n'est pas connu. Vouliez", "\"rlz\" is not known. Did you")
    case .codeOfAnotherKind:
      (
        "ligne 2, colonne 5 (portee) : le territoire « mrc:9111 » n'est pas connu",
        "line 2, column 5 (portee): territory \"mrc:9111\" is not known"
      )
    case .pointNotANumber: ("n'est pas formé de deux nombres", "is not two numbers")
    case .swappedPoint, .swappedPointOnInput: ("semblent inversés", "seem to be swapped")
    case .impossibleDate: ("--on : « 2026-02-30 »", "--on: \"2026-02-30\"")
    case .impossibleEffectiveDate: ("--effective : « 2026-02-30 »", "--effective: \"2026-02-30\"")
    case .unwritableDirectory: ("ne peut pas être créé", "cannot be created")
    case .unknownOption: ("Vouliez-vous dire « --point »", "Did you mean \"--point\"")
    case .unknownGMF:
      ("proches : resource:gmf-port-mirande", "nearest: resource:gmf-port-mirande")
    case .missingDirectory: ("Il n'y a pas de données", "There is no data")
    case .fullOutput: ("Le disque est peut-être plein", "The disk may be full")
    }
  }

  private static let since = ["--effective", "2026-02-01", "--source", "test"]

  /// The command line, and what comes on standard input.
  private static func command(
    _ mistake: Mistake, _ work: TemporaryFolder, _ data: DataDirectory
  ) throws -> (arguments: [String], input: String) {
    let here = ["--data", data.path]
    switch mistake {
    case .pointNotANumber: return (["locate", "--point=nan,45.8481706"] + here, "")
    case .swappedPoint: return (["locate", "--point=45.8481706,-57.9034043"] + here, "")
    case .swappedPointOnInput: return (["lookup", "--point", "-"] + here, "45.84817,-57.90340\n")
    case .impossibleDate: return (["lookup"] + Demo.person.dropLast() + ["2026-02-30"] + here, "")
    case .unknownOption: return (["lookup", "--pont=-57.9034043,45.8481706"] + here, "")
    case .unknownGMF:
      let place = "--point=-57.9034043,45.8481706"
      return (["lookup", place, "--gmf", "gmf-port-miranda"] + here, "")
    case .missingDirectory:
      return (["lookup"] + Demo.person + ["--data", work.path("nothing")], "")
    case .fullOutput: return (["lookup"] + Demo.person + here, "")
    case .unknownKind:
      let points = work.path("points.csv")
      try write("lon,lat\n-57.9,45.8\n", to: points)
      return (["locate", "--points", points, "--kinds", "rlz"] + here, "")
    case .unwritableDirectory:
      // Under a file, where not even root makes a folder.
      let file = work.path("file")
      try write("", to: file)
      return (Demo.rls.arguments + ["--data", file + "/data"], "")
    default: return (try importing(mistake, work) + here, "")
    }
  }

  /// An import of a wrong file.
  private static func importing(_ mistake: Mistake, _ work: TemporaryFolder) throws -> [String] {
    switch mistake {
    case .missingColumn:
      return try services(work) { $0.replacingOccurrences(of: ",portee,", with: ",portees,") }
    case .codeOfAnotherKind:
      return try services(work) {
        $0.replacingOccurrences(
          of: ",psychosocial,sur_place_clsc,,", with: ",psychosocial,territoires,mrc:9111,")
      }
    case .longLine:
      return try services(work) { table in
        String(table.prefix { $0 != "\n" }) + "\n" + String(repeating: "a", count: 200 << 20)
      }
    case .truncatedGeoJSON:
      return try communities(work) { text in
        String(
          text.prefix(5_000).prefix(
            through: text.prefix(5_000).lastIndex(of: "]") ?? text.startIndex))
      }
    case .geoJSONTruncatedInNumber:
      return try communities(work) { text in
        let dot = text.dropFirst(5_000).firstIndex(of: ".") ?? text.endIndex
        return String(text[...dot])
      }
    case .declaredProjection:
      return try square(work, reference: "urn:ogc:def:crs:EPSG::32198", [800_000, 300_000], 1_000)
    case .undeclaredProjection: return try square(work, [800_000, 300_000], 1_000)
    case .swappedBoundary: return try square(work, [46, -57], 0.1)
    case .shapefileWithoutReferenceSystem: return try shapefile(work)
    case .malformedKind:
      return try square(work, [-57, 46], 0.1).map { $0 == "community" ? "RLS!" : $0 }
    case .impossibleEffectiveDate:
      return try square(work, [-57, 46], 0.1).map { $0 == "2026-02-01" ? "2026-02-30" : $0 }
    default: throw NotAnImport(mistake: mistake)
    }
  }

  private struct NotAnImport: Error {
    let mistake: Mistake
  }
}

extension WrongInputTests {
  private static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private static func services(
    _ work: TemporaryFolder, _ change: (String) -> String
  ) throws -> [String] {
    let table = try String(contentsOfFile: Demo.services.arguments[2], encoding: .utf8)
    let wrong = change(table)
    try #require(wrong != table)
    try write(wrong, to: work.path("services.csv"))
    let mapping = Package.path("Data/demo/services.mapping.json")
    return ["import", "services", work.path("services.csv"), "--mapping", mapping] + since
  }

  private static let fields = [
    "--kind", "community", "--code", "COM_code", "--name", "COM_nom",
  ]

  private static func communities(
    _ work: TemporaryFolder, _ change: (String) -> String
  ) throws -> [String] {
    let text = try String(contentsOfFile: Demo.communities.arguments[2], encoding: .utf8)
    try write(change(text), to: work.path("area.geojson"))
    return ["import", "territories", work.path("area.geojson")] + fields + since
  }

  /// A square from a corner, in whatever its coordinates are.
  private static func square(
    _ work: TemporaryFolder, reference: String? = nil, _ corner: [Double], _ side: Double
  ) throws -> [String] {
    let (x, y) = (corner[0], corner[1])
    let ring = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    let positions = ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    let system = reference.map {
      #""crs":{"type":"name","properties":{"name":"\#($0)"}},"#
    }
    try write(
      #"{"type":"FeatureCollection",\#(system ?? "")"features":[{"type":"Feature","#
        + #""properties":{"COM_code":"C1","COM_nom":"Carré"},"#
        + #""geometry":{"type":"Polygon","coordinates":[[\#(positions)]]}}]}"#,
      to: work.path("area.geojson"))
    return ["import", "territories", work.path("area.geojson")] + fields + since
  }

  private static func shapefile(_ work: TemporaryFolder) throws -> [String] {
    let shape = work.path("area.shp")
    let made = try RunningProgram(
      "/usr/bin/env",
      ["ogr2ogr", "-f", "ESRI Shapefile", shape, Demo.communities.arguments[2]]
    ).finish()
    try #require(made.status == 0, "\(made.error)")
    try FileManager.default.removeItem(atPath: work.path("area.prj"))
    return ["import", "territories", shape] + fields + since
  }
}
