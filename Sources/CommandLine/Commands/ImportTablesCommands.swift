internal import Domain
internal import Engine
internal import Interchange

/// Imports resources, and the services they offer, from a table.
struct ImportResourcesCommand: Command {
  static let name = "import resources"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "importe des ressources et leurs services", "imports resources and their services")
  static let usage = TableImport.usage(of: "resources")

  private let table: TableImport

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    table = try TableImport(&arguments, environment)
  }

  func run(in environment: Environment) throws { try table.importResources(in: environment) }
}

/// Imports services of resources that are known already.
struct ImportServicesCommand: Command {
  static let name = "import services"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "importe des services de ressources connues", "imports services of known resources")
  static let usage = TableImport.usage(of: "services")

  private let table: TableImport

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    table = try TableImport(&arguments, environment)
  }

  func run(in environment: Environment) throws { try table.importResources(in: environment) }
}

/// An import of a table by a mapping.
struct TableImport {
  private let shared: ImportCommonOptions
  private let mappingPath: String
  private let delimiter: CSVReader.Delimiter?
  private let encoding: TextEncoding?

  /// Takes the options away.
  ///
  /// A registered table is read again long after, by its mapping alone: how to read it has to stand
  /// there, and `isRegistered` leaves no option for it.
  init(
    _ arguments: inout ArgumentReader, _ environment: Environment, isRegistered: Bool = false
  ) throws {
    let common = try CommonOptions(&arguments, environment)
    mappingPath = try arguments.requireOption("--mapping")
    delimiter = isRegistered ? nil : try Self.delimiter(try arguments.takeOption("--delimiter"))
    encoding = isRegistered ? nil : try Self.encoding(try arguments.takeOption("--encoding"))
    if let format = try arguments.takeOption("--format"), format != "csv" {
      throw UsageError.unknownWord(
        option: "--format", value: format, allowed: ["csv"], nearest: nil)
    }
    shared = try ImportCommonOptions(&arguments, common, environment)
  }

  static func usage(of what: String) -> Bilingual {
    Bilingual(
      """
      ancrage import \(what) FICHIER --mapping FICHIER.json --effective DATE --source TEXTE
                     [--format csv] [--delimiter ,|;] [--encoding ENCODAGE] [--dry-run]

        FICHIER            une table CSV
        --mapping F.json   ce que sont ses colonnes (voyez Mapping.md)
        --delimiter , ou ; séparateur, si la table ne se lit pas d'elle-même
        --encoding E       utf-8, cp1252, utf-16 …
      \(ImportCommonOptions.usage.french)
      """,
      """
      ancrage import \(what) FILE --mapping FILE.json --effective DATE --source TEXT
                     [--format csv] [--delimiter ,|;] [--encoding ENCODING] [--dry-run]

        FILE               a CSV table
        --mapping F.json   what its columns are (see Mapping.md)
        --delimiter , or ; separator, where the table does not say by itself
        --encoding E       utf-8, cp1252, utf-16 …
      \(ImportCommonOptions.usage.english)
      """)
  }

  func importResources(in environment: Environment) throws {
    let mapping = try ResourceMapping(path: mappingPath)
    let reader = try CSVReader(
      path: shared.options.file, options: mapping.options(delimiter: delimiter, encoding: encoding))
    let rows = try mapping.resourceRows(from: reader)
    let report = try shared.withWorkspace(in: environment) { workspace in
      try workspace.importResources(rows, shared.options)
    }
    try write(report, in: environment)
  }

  func importPopulation(title: String?, in environment: Environment) throws {
    let mapping = try ByteChunks.wholeFile(path: mappingPath)
    // A wrong mapping is better told by its own name than by the table's.
    _ = try ResourceMapping(reading: mapping, file: mappingPath)
    let report = try shared.withWorkspace(in: environment) { workspace in
      try workspace.importPopulation(
        path: shared.options.file, mapping: mapping, title: title ?? shared.options.source,
        shared.options)
    }
    let file = shared.options.file
    if shared.common.printsJSON {
      return try environment.writeOutput(
        PopulationImportText.json(report, file: file, shared.common.answers))
    }
    var page = environment.page(shared.common)
    PopulationImportText.write(report, file: file, to: &page)
    try environment.write(page.text)
  }

  private func write(_ report: ImportReport, in environment: Environment) throws {
    if shared.common.printsJSON {
      return try environment.writeOutput(
        ImportText.json(report, file: shared.options.file, shared.common.answers))
    }
    var page = environment.page(shared.common)
    ImportText.write(report, file: shared.options.file, to: &page)
    try environment.write(page.text)
  }

  private static func delimiter(_ text: String?) throws(UsageError) -> CSVReader.Delimiter? {
    guard let text else { return nil }
    guard let delimiter = CSVReader.Delimiter(rawValue: text) else {
      throw .unknownWord(
        option: "--delimiter", value: text, allowed: CSVReader.Delimiter.allCases.map(\.rawValue),
        nearest: nil)
    }
    return delimiter
  }

  private static func encoding(_ text: String?) throws(UsageError) -> TextEncoding? {
    guard let text else { return nil }
    guard let encoding = TextEncoding(name: text) else {
      let allowed = TextEncoding.allCases.map(\.rawValue)
      throw .unknownWord(
        option: "--encoding", value: text, allowed: allowed,
        nearest: Suggestion.nearest(to: text, in: allowed))
    }
    return encoding
  }
}
