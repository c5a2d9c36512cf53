internal import Domain
internal import Engine
internal import Foundation
internal import Interchange

/// Registers a table of addresses, places or postal codes.
///
/// A registered table is read again long after, by its mapping alone: how to read it stands there,
/// and no option says it.
struct ImportAddressesCommand: Command {
  static let name = "import addresses"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "enregistre des adresses, des lieux ou des codes postaux",
    "registers addresses, places or postal codes")
  static let usage = Bilingual(
    """
    ancrage import addresses FICHIER --mapping FICHIER.json --effective DATE --source TEXTE
                   [--title TEXTE] [--supersedes JEU] [--dry-run]

      FICHIER            une table CSV ou GeoJSON, gardée telle quelle dans le dossier des données;
                         ou tout format que lit ogr2ogr (GeoPackage, Shapefile, zip …), gardé en
                         GeoJSON, une entité par ligne
      --mapping F.json   ce que sont ses colonnes, son format et son encodage (voyez Mapping.md)
      --title TEXTE      nom de la table (par défaut la source)
      --supersedes JEU   le jeu de données que celui-ci remplace : son identifiant ou son nom
      --source-crs CRS   système de coordonnées du fichier, s'il ne le dit pas (EPSG:32198)
      --layer NOM        couche à lire, s'il y en a plusieurs
    \(ImportCommonOptions.usage.french)
    """,
    """
    ancrage import addresses FILE --mapping FILE.json --effective DATE --source TEXT
                   [--title TEXT] [--supersedes DATASET] [--dry-run]

      FILE               a CSV or GeoJSON table, kept as it is in the directory of the data; or any
                         format that ogr2ogr reads (GeoPackage, Shapefile, zip …), kept as GeoJSON,
                         a feature a line
      --mapping F.json   what its columns, its format and its encoding are (see Mapping.md)
      --title TEXT       name of the table (default the source)
      --supersedes DATASET
                         the dataset that this one replaces: its identifier or its name
      --source-crs CRS   reference system of the file, where it does not say (EPSG:32198)
      --layer NAME       layer to read, where there are several
    \(ImportCommonOptions.usage.english)
    """)

  private let shared: ImportCommonOptions
  private let mappingPath: String
  private let title: String?
  private let superseded: String?

  /// What the caller says that the file is; the mapping says it too.
  private let stated: AddressTable.Format?
  private let reader: VectorReader

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    mappingPath = try arguments.requireOption("--mapping")
    title = try arguments.takeOption("--title")
    superseded = try arguments.takeOption("--supersedes")
    reader = VectorReader(
      sourceReferenceSystem: try arguments.takeOption("--source-crs"),
      layer: try arguments.takeOption("--layer"))
    stated = try arguments.takeWord("--format", AddressTable.Format.self)
    shared = try ImportCommonOptions(&arguments, common, environment)
  }

  func run(in environment: Environment) throws {
    let mapping = try ByteChunks.wholeFile(path: mappingPath)
    // A wrong mapping is better told by its own name than by the table's.
    let format = try ResourceMapping(reading: mapping, file: mappingPath).addressFormat
    if let stated, stated != format {
      throw UsageError.malformedValue(
        option: "--format", value: stated.rawValue,
        expected: Bilingual(
          "\(format.rawValue), comme le dit la correspondance",
          "\(format.rawValue), as the mapping says"))
    }
    let report = try withTable(format) { path in
      try shared.withWorkspace(in: environment) { workspace in
        try workspace.importAddresses(
          path: path, mapping: mapping, title: title ?? shared.options.source,
          superseding: superseded, shared.options)
      }
    }
    try write(report, in: environment)
  }

  /// Hands on the path of the table: the file itself, or what `ogr2ogr` makes of it.
  private func withTable<R>(
    _ format: AddressTable.Format, _ body: (String) throws -> R
  ) throws -> R {
    let file = shared.options.file
    let isRead = format == .csv || reader.readsLines(of: file)
    if format == .csv, reader.layer != nil || reader.sourceReferenceSystem != nil {
      throw UsageError.malformedValue(
        option: reader.layer == nil ? "--source-crs" : "--layer",
        value: reader.layer ?? reader.sourceReferenceSystem ?? "",
        expected: Bilingual(
          "rien, car la correspondance lit du CSV", "nothing, for the mapping reads CSV"))
    }
    guard !isRead else { return try body(file) }
    let converted = FileManager.default.temporaryDirectory
      .appendingPathComponent("ancrage-\(UUID().uuidString).geojsonl")
    // Left behind, the file would only be untidy.
    defer { try? FileManager.default.removeItem(at: converted) }
    try reader.convert(file, toLinesIn: converted.path)
    return try body(converted.path)
  }

  private func write(_ found: AddressImportReport, in environment: Environment) throws {
    let file = shared.options.file
    if shared.common.printsJSON {
      return try environment.writeOutput(
        ImportText.json(found.report, file: file, shared.common.answers) { json in
          AddressCountsText.members(of: found, to: &json)
        })
    }
    var page = environment.page(shared.common)
    ImportText.write(found.report, file: file, to: &page)
    AddressCountsText.write(found, to: &page)
    try environment.write(page.text)
  }
}
