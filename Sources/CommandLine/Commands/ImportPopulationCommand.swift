internal import Domain
internal import Engine
internal import Interchange

/// Registers a table of how many people live where.
struct ImportPopulationCommand: Command {
  static let name = "import population"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "enregistre une table de population par territoire",
    "registers a table of population by territory")
  static let usage = Bilingual(
    """
    ancrage import population FICHIER --mapping FICHIER.json --effective DATE --source TEXTE
                   [--format csv] [--title TEXTE] [--dry-run]

      FICHIER            une table CSV; elle est gardée telle quelle dans le dossier des données
      --mapping F.json   ce que sont ses colonnes, son séparateur et son encodage (voyez Mapping.md)
      --title TEXTE      nom de la table (par défaut la source); une autre table du même nom prend
                         la place de celle d'avant
    \(ImportCommonOptions.usage.french)
    """,
    """
    ancrage import population FILE --mapping FILE.json --effective DATE --source TEXT
                   [--format csv] [--title TEXT] [--dry-run]

      FILE               a CSV table; it is kept as it is in the directory of the data
      --mapping F.json   what its columns, its separator and its encoding are (see Mapping.md)
      --title TEXT       name of the table (default the source); another table of the same name
                         takes the place of the one before
    \(ImportCommonOptions.usage.english)
    """)

  private let table: TableImport
  private let title: String?

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    title = try arguments.takeOption("--title")
    table = try TableImport(&arguments, environment, isRegistered: true)
  }

  func run(in environment: Environment) throws {
    try table.importPopulation(title: title, in: environment)
  }
}
