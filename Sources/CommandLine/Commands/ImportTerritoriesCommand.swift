internal import Domain
internal import Engine
internal import Foundation
internal import Geometry
internal import Interchange

/// Imports the territories of one kind, and those they dissolve into.
struct ImportTerritoriesCommand: Command {
  static let name = "import territories"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "importe les territoires d'un genre", "imports the territories of a kind")
  static let usage = Bilingual(
    """
    ancrage import territories FICHIER --kind GENRE --code CHAMP --name CHAMP
                   [--parent-kind GENRE --parent CHAMP] [--dissolve GENRE=CHAMP[:CHAMP]]…
                   --effective DATE --source TEXTE [--dry-run]

      FICHIER            GeoJSON, ou tout format que lit ogr2ogr (Shapefile, GeoPackage …)
      --kind GENRE       clsc, rls, rts, rss, mrc, municipality …
      --code, --name     champs du code et du nom
      --parent-kind, --parent  genre du parent, et champ de son code
      --dissolve G=C:N   forme aussi les territoires plus grands du genre G, dont le code est dans
                         le champ C (et le nom dans N); du plus fin au plus large
      --report F.geojson écrit ce qui ne va pas, à voir sur une carte
      --tolerance P%     part du plus petit territoire à partir de laquelle un chevauchement, un
                         trou ou un débordement est refusé (par défaut 1%)
      --source-crs CRS   système de coordonnées du fichier, s'il ne le dit pas (EPSG:32198)
      --layer NOM        couche à lire, s'il y en a plusieurs
    \(ImportCommonOptions.usage.french)
    """,
    """
    ancrage import territories FILE --kind KIND --code FIELD --name FIELD
                   [--parent-kind KIND --parent FIELD] [--dissolve KIND=FIELD[:FIELD]]…
                   --effective DATE --source TEXT [--dry-run]

      FILE               GeoJSON, or any format that ogr2ogr reads (Shapefile, GeoPackage …)
      --kind KIND        clsc, rls, rts, rss, mrc, municipality …
      --code, --name     fields of the code and of the name
      --parent-kind, --parent  kind of the parent, and field of its code
      --dissolve K=C:N   also forms the larger territories of kind K, whose code is in field C (and
                         whose name in N); from the finest to the coarsest
      --report F.geojson writes what is wrong, to be seen on a map
      --tolerance P%     share of the smallest territory from which an overlap, a hole or a part
                         outside the parent is refused (default 1%)
      --source-crs CRS   reference system of the file, where it does not say (EPSG:32198)
      --layer NAME       layer to read, where there are several
    \(ImportCommonOptions.usage.english)
    """)

  private let shared: ImportCommonOptions
  private let territoryOptions: TerritoryImportOptions
  private let fields: TerritoryFields
  private let reader: VectorReader
  private let reportPath: String?

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    let kind = try ArgumentReader.kind(try arguments.requireOption("--kind"), option: "--kind")
    let parentKind = try arguments.takeOption("--parent-kind")
    let parent = try arguments.takeOption("--parent")
    if parentKind != nil, parent == nil { throw UsageError.missingOption("--parent") }
    if parentKind == nil, parent != nil { throw UsageError.missingOption("--parent-kind") }
    let dissolves = try arguments.takeOptions("--dissolve").map(Self.dissolve)
    fields = TerritoryFields(
      code: try arguments.requireOption("--code"), name: try arguments.requireOption("--name"),
      parent: parent, dissolves: dissolves)
    territoryOptions = TerritoryImportOptions(
      kind: kind,
      parentKind: try parentKind.map { try ArgumentReader.kind($0, option: "--parent-kind") },
      dissolves: dissolves.map(\.kind),
      tolerance: try arguments.takeTolerance())
    reader = VectorReader(
      sourceReferenceSystem: try arguments.takeOption("--source-crs"),
      layer: try arguments.takeOption("--layer"))
    reportPath = try arguments.takeOption("--report")
    shared = try ImportCommonOptions(&arguments, common, environment)
  }

  func run(in environment: Environment) throws {
    let rows = try TerritoryFile.rows(path: shared.options.file, fields: fields, reader: reader)
    let report = try shared.withWorkspace(in: environment) { workspace in
      try workspace.importTerritories(rows, territoryOptions, shared.options)
    }
    if let reportPath { try writeReport(report.findings, to: reportPath) }
    let names = Self.names(in: rows, kind: territoryOptions.kind)
    let language = shared.common.language
    if report.isRefused, !shared.options.isDryRun {
      var page = Page(language: language, width: environment.lineWidth)
      ImportText.write(report.findings, name: { names[$0] }, to: &page)
      environment.writeError("\(shared.options.file)\n\(page.text)")
      throw Reported(kind: .badData)
    }
    if shared.common.printsJSON {
      try environment.writeOutput(
        ImportText.json(
          report.report, findings: report.findings, file: shared.options.file,
          shared.common.answers))
    } else {
      var page = environment.page(shared.common)
      if !report.isRefused {
        ImportText.write(
          report.report, file: shared.options.file,
          unit: Bilingual("territoires lus", "territories read"), to: &page)
      }
      ImportText.write(report.findings, name: { names[$0] }, to: &page)
      try environment.write(page.text)
    }
    if report.isRefused { throw Reported(kind: .badData) }
  }

  private func writeReport(_ findings: [TerritoryFinding], to path: String) throws {
    var writer = GeoJSONWriter()
    for finding in findings {
      writer.feature(finding.shape ?? MultiPolygon(polygons: [])) { json in
        TerritoryFindingJSON.members(of: finding, in: shared.common.language, to: &json)
      }
    }
    do {
      try Data(writer.finish()).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw FileWritingError(path: path, reason: error.localizedDescription)
    }
  }

  private static func names(in rows: [TerritoryRow], kind: TerritoryKind) -> [TerritoryID: String] {
    var names: [TerritoryID: String] = [:]
    for row in rows {
      if let id = TerritoryID(kind: kind, code: row.code) { names[id] = row.name }
      for (kind, code) in row.dissolved {
        if let id = TerritoryID(kind: kind, code: code) { names[id] = row.dissolvedNames[kind] }
      }
    }
    return names
  }

  private static func dissolve(_ text: String) throws(UsageError) -> TerritoryFields.Dissolve {
    let expected = Bilingual("GENRE=CHAMP ou GENRE=CHAMP:CHAMP", "KIND=FIELD or KIND=FIELD:FIELD")
    guard let equals = text.firstIndex(of: "=") else {
      throw .malformedValue(option: "--dissolve", value: text, expected: expected)
    }
    let kind = try ArgumentReader.kind(String(text[..<equals]), option: "--dissolve")
    let parts = text[text.index(after: equals)...].split(
      separator: ":", omittingEmptySubsequences: false
    ).map(String.init)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else {
      throw .malformedValue(option: "--dissolve", value: text, expected: expected)
    }
    return TerritoryFields.Dissolve(
      kind: kind, code: parts[0], name: parts.count > 1 ? parts[1] : nil)
  }
}

/// A file that was asked for cannot be written.
struct FileWritingError: UserFacingError, Hashable {
  let path: String
  let reason: String

  var code: String { "file.cannot-write" }
  var kind: FailureKind { .cannotWrite }

  func message(in language: Language) -> String {
    switch language {
    case .french: "« \(path) » ne peut pas être écrit : \(reason)"
    case .english: "\"\(path)\" cannot be written: \(reason)"
    }
  }
}
