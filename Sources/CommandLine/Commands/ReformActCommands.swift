internal import Domain
internal import Engine
internal import Interchange

/// A reform of a single act.
protocol ReformActCommand: Command {
  /// How the act is called, without the options that all acts take.
  static var form: Bilingual { get }

  var options: ReformActOptions { get }

  /// The act, and the shapes that it speaks of.
  ///
  /// - Throws: `ReformLandError`.
  func act(_ lands: inout ReformLands) throws -> ReformAct
}

extension ReformActCommand {
  static var sharedOptions: SharedOptions { .branch }

  static var usage: Bilingual {
    let all = ReformActOptions.usage
    return Bilingual("\(form.french)\n\(all.french)", "\(form.english)\n\(all.english)")
  }

  func run(in environment: Environment) throws {
    var lands = ReformLands()
    let act = try act(&lands)
    try options.record(act, lands, in: environment)
  }
}

/// What an act says of a territory that comes out of it.
struct SuccessorOptions {
  private let name: String?
  private let parents: [TerritoryID]?
  private let boundary: String?

  /// Takes the options away.
  ///
  /// - Throws: ``UsageError``.
  init(_ arguments: inout ArgumentReader) throws(UsageError) {
    name = try arguments.takeOption("--name")
    parents = try arguments.takeTerritoryList("--parents")
    boundary = try arguments.takeOption("--boundary")
  }

  static let usage = Bilingual(
    """
      --name NOM         nom du territoire
      --parents LISTE    tous les territoires dans lesquels il est (rts:061,rss:06)
      --boundary FICHIER ses limites, si elles ne sont pas celles de ses parties
    """,
    """
      --name NAME        name of the territory
      --parents LIST     all the territories that it lies in (rts:061,rss:06)
      --boundary FILE    its boundary, where it is not that of its parts
    """)

  /// The territory, with its shape read.
  ///
  /// - Throws: `ReformLandError`.
  func successor(
    _ id: TerritoryID, _ lands: inout ReformLands
  ) throws(ReformLandError) -> Successor {
    var made = Successor(id, name: name, parents: parents)
    if let boundary { made.land = try lands.land(in: boundary, ReformLands.Fields()) }
    return made
  }
}

/// Merges territories.
struct ReformMergeCommand: ReformActCommand {
  static let name = "reform merge"
  static let summary = Bilingual(
    "fusionne des territoires en un seul", "merges territories into one")
  static let form = Bilingual(
    """
    ancrage reform merge TERRITOIRE TERRITOIRE… --into TERRITOIRE [--name NOM] …

      --into TERRITOIRE  le territoire qui en résulte : nouveau, ou l'une des parties
    \(SuccessorOptions.usage.french)
    """,
    """
    ancrage reform merge TERRITORY TERRITORY… --into TERRITORY [--name NAME] …

      --into TERRITORY   the territory that comes of it: a new one, or one of the parts
    \(SuccessorOptions.usage.english)
    """)

  let options: ReformActOptions
  private let parts: [TerritoryID]
  private let into: TerritoryID
  private let successor: SuccessorOptions

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    options = try ReformActOptions(&arguments, environment)
    into = try ArgumentReader.territory(try arguments.requireOption("--into"), option: "--into")
    successor = try SuccessorOptions(&arguments)
    parts = try arguments.takeTerritories(Bilingual("TERRITOIRE", "TERRITORY"), options)
  }

  func act(_ lands: inout ReformLands) throws -> ReformAct {
    .merge(parts, into: try successor.successor(into, &lands))
  }
}

/// Gives a territory another code.
struct ReformRecodeCommand: ReformActCommand {
  static let name = "reform recode"
  static let summary = Bilingual(
    "donne un autre code à un territoire", "gives a territory another code")
  static let form = Bilingual(
    """
    ancrage reform recode TERRITOIRE NOUVEAU [--name NOM] …

      NOUVEAU            le nouveau code, avec son genre, comme rls:1699
    \(SuccessorOptions.usage.french)
    """,
    """
    ancrage reform recode TERRITORY NEW [--name NAME] …

      NEW                the new code, with its kind, such as rls:1699
    \(SuccessorOptions.usage.english)
    """)

  let options: ReformActOptions
  private let territory: TerritoryID
  private let into: TerritoryID
  private let successor: SuccessorOptions

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    options = try ReformActOptions(&arguments, environment)
    successor = try SuccessorOptions(&arguments)
    territory = try arguments.requireTerritory(Bilingual("TERRITOIRE", "TERRITORY"), options)
    into = try arguments.requireTerritory(Bilingual("NOUVEAU", "NEW"), options)
    try arguments.finish()
  }

  func act(_ lands: inout ReformLands) throws -> ReformAct {
    .recode(territory, into: try successor.successor(into, &lands))
  }
}

/// Makes a territory above others, or on land that others will transfer to it.
struct ReformCreateCommand: ReformActCommand {
  static let name = "reform create"
  static let summary = Bilingual(
    "crée un territoire qui en réunit d'autres", "creates a territory that brings others together")
  static let form = Bilingual(
    """
    ancrage reform create TERRITOIRE --name NOM [--of LISTE] …

      --of LISTE         les territoires qu'il réunit, qui restent et y seront rattachés
    \(SuccessorOptions.usage.french)
    """,
    """
    ancrage reform create TERRITORY --name NAME [--of LIST] …

      --of LIST          the territories that it brings together, which stay and are placed in it
    \(SuccessorOptions.usage.english)
    """)

  let options: ReformActOptions
  private let territory: TerritoryID
  private let children: [TerritoryID]
  private let successor: SuccessorOptions

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    options = try ReformActOptions(&arguments, environment)
    children = try arguments.takeTerritoryList("--of") ?? []
    successor = try SuccessorOptions(&arguments)
    territory = try arguments.requireTerritory(Bilingual("TERRITOIRE", "TERRITORY"), options)
    try arguments.finish()
  }

  func act(_ lands: inout ReformLands) throws -> ReformAct {
    .create(try successor.successor(territory, &lands), of: children)
  }
}

/// Gives a territory another name.
struct ReformRenameCommand: ReformActCommand {
  static let name = "reform rename"
  static let summary = Bilingual("renomme un territoire", "renames a territory")
  static let form = Bilingual(
    "ancrage reform rename TERRITOIRE NOM …\n", "ancrage reform rename TERRITORY NAME …\n")

  let options: ReformActOptions
  private let territory: TerritoryID
  private let newName: String

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    options = try ReformActOptions(&arguments, environment)
    territory = try arguments.requireTerritory(Bilingual("TERRITOIRE", "TERRITORY"), options)
    newName = try arguments.requirePlain(options.common.language == .french ? "NOM" : "NAME")
    try arguments.finish()
  }

  func act(_ lands: inout ReformLands) -> ReformAct { .rename(territory, to: newName) }
}

/// Places a territory in others.
struct ReformReparentCommand: ReformActCommand {
  static let name = "reform reparent"
  static let summary = Bilingual(
    "rattache un territoire à d'autres", "places a territory in others")
  static let form = Bilingual(
    """
    ancrage reform reparent TERRITOIRE PARENT… …

      PARENT             les territoires dans lesquels il est désormais; ceux d'un genre qui n'est pas
                         nommé restent
    """,
    """
    ancrage reform reparent TERRITORY PARENT… …

      PARENT             the territories in which it lies from then on; those of a kind that is not
                         named stay
    """)

  let options: ReformActOptions
  private let territory: TerritoryID
  private let parents: [TerritoryID]

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    options = try ReformActOptions(&arguments, environment)
    territory = try arguments.requireTerritory(Bilingual("TERRITOIRE", "TERRITORY"), options)
    parents = try arguments.takeTerritories(Bilingual("PARENT", "PARENT"), options)
  }

  func act(_ lands: inout ReformLands) -> ReformAct { .reparent(territory, into: parents) }
}

/// Ends a territory without a successor.
struct ReformAbolishCommand: ReformActCommand {
  static let name = "reform abolish"
  static let summary = Bilingual(
    "abolit un territoire, sans successeur", "abolishes a territory, without a successor")
  static let form = Bilingual(
    """
    ancrage reform abolish TERRITOIRE [--reason TEXTE] …

      --reason TEXTE     pourquoi
    """,
    """
    ancrage reform abolish TERRITORY [--reason TEXT] …

      --reason TEXT      why
    """)

  let options: ReformActOptions
  private let territory: TerritoryID
  private let reason: String?

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    options = try ReformActOptions(&arguments, environment)
    reason = try arguments.takeOption("--reason")
    territory = try arguments.requireTerritory(Bilingual("TERRITOIRE", "TERRITORY"), options)
    try arguments.finish()
  }

  func act(_ lands: inout ReformLands) -> ReformAct { .abolish(territory, reason: reason) }
}
