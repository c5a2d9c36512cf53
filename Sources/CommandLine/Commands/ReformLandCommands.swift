internal import Domain
internal import Engine
internal import Interchange

/// Divides a territory.
struct ReformSplitCommand: ReformActCommand {
  static let name = "reform split"
  static let summary = Bilingual(
    "divise un territoire en plusieurs", "splits a territory into several")
  static let form = Bilingual(
    """
    ancrage reform split TERRITOIRE (--pieces FICHIER | --piece CODE=LISTE[:NOM] --piece …) …

      --pieces FICHIER   les pièces, une par code, en GeoJSON ou dans tout format que lit ogr2ogr
      --code, --name     champs du code et du nom dans ce fichier (par défaut code et name)
      --piece CODE=LISTE[:NOM]
                         une pièce faite de territoires qui restent : rls:9121=clsc:1,clsc:2:RLS Nord
    """,
    """
    ancrage reform split TERRITORY (--pieces FILE | --piece CODE=LIST[:NAME] --piece …) …

      --pieces FILE      the pieces, one for each code, in GeoJSON or any format that ogr2ogr reads
      --code, --name     fields of the code and of the name in that file (default code and name)
      --piece CODE=LIST[:NAME]
                         a piece made of territories that stay: rls:9121=clsc:1,clsc:2:RLS North
    """)

  let options: ReformActOptions
  private let territory: TerritoryID
  private let file: String?
  private let fields: ReformLands.Fields
  private let pieces: [Successor]

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    options = try ReformActOptions(&arguments, environment)
    file = try arguments.takeOption("--pieces")
    fields = ReformLands.Fields(
      code: try arguments.takeOption("--code"), name: try arguments.takeOption("--name"))
    let texts = try arguments.takeOptions("--piece")
    guard file != nil || !texts.isEmpty else { throw UsageError.missingOption("--pieces") }
    guard file == nil || texts.isEmpty else {
      throw UsageError.exclusiveOptions(["--pieces", "--piece"])
    }
    territory = try arguments.requireTerritory(Bilingual("TERRITOIRE", "TERRITORY"), options)
    try arguments.finish()
    var pieces: [Successor] = []
    for text in texts { pieces.append(try Self.piece(text, of: territory)) }
    self.pieces = pieces
  }

  func act(_ lands: inout ReformLands) throws -> ReformAct {
    guard let file else { return .split(territory, into: pieces) }
    return .split(territory, into: try lands.pieces(in: file, of: territory, fields))
  }

  /// Reads `rls:9121=clsc:1,clsc:2:RLS Nord`: what follows the second colon of the last territory is
  /// the name, and a code without a kind is one of the kind that is divided.
  private static func piece(
    _ text: String, of whole: TerritoryID
  ) throws(UsageError) -> Successor {
    let expected = Bilingual(
      "CODE=LISTE[:NOM], comme 9121=clsc:1,clsc:2:RLS Nord",
      "CODE=LIST[:NAME], such as 9121=clsc:1,clsc:2:RLS North")
    func wrong() -> UsageError {
      .malformedValue(option: "--piece", value: text, expected: expected)
    }
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2,
      let id = TerritoryID(sides[0]) ?? TerritoryID(kind: whole.kind, code: sides[0])
    else { throw wrong() }
    var items = sides[1].split(separator: ",").map(String.init)
    guard let last = items.popLast() else { throw wrong() }
    let words = last.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count >= 2 else { throw wrong() }
    items.append("\(words[0]):\(words[1])")
    let children = items.compactMap { TerritoryID($0) }
    guard children.count == items.count else { throw wrong() }
    return Successor(
      id, name: words.count > 2 ? String(words[2]) : nil, land: .territories(children))
  }
}

/// Passes a part of a territory to another.
struct ReformTransferCommand: ReformActCommand {
  static let name = "reform transfer"
  static let summary = Bilingual(
    "transfère une partie d'un territoire à un autre", "passes a part of a territory to another")
  static let form = Bilingual(
    """
    ancrage reform transfer DE VERS --part (FICHIER[#CODE] | LISTE) …

      --part             la partie : un fichier de contours, ou les territoires qui la forment et qui
                         changent de parent avec elle (clsc:91112,clsc:91113)
      --code CHAMP       champ du code dans le fichier, pour FICHIER#CODE (par défaut code)
    """,
    """
    ancrage reform transfer FROM TO --part (FILE[#CODE] | LIST) …

      --part             the part: a file of outlines, or the territories that make it up and that
                         change their parent with it (clsc:91112,clsc:91113)
      --code FIELD       field of the code in the file, for FILE#CODE (default code)
    """)

  let options: ReformActOptions
  private let from: TerritoryID
  private let to: TerritoryID
  private let part: LandOption

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    options = try ReformActOptions(&arguments, environment)
    part = LandOption(
      try arguments.requireOption("--part"),
      ReformLands.Fields(code: try arguments.takeOption("--code")))
    from = try arguments.requireTerritory(Bilingual("DE", "FROM"), options)
    to = try arguments.requireTerritory(Bilingual("VERS", "TO"), options)
    try arguments.finish()
  }

  func act(_ lands: inout ReformLands) throws -> ReformAct {
    .transfer(from: from, to: to, part: try part.land(&lands))
  }
}

/// Lets two territories give each other a part.
struct ReformExchangeCommand: ReformActCommand {
  static let name = "reform exchange"
  static let summary = Bilingual(
    "échange des parties entre deux territoires", "exchanges parts between two territories")
  static let form = Bilingual(
    """
    ancrage reform exchange UN AUTRE --gives (FICHIER | LISTE) --takes (FICHIER | LISTE) …

      --gives, --takes   ce que le premier donne au second, et ce qu'il en reçoit
      --code CHAMP       champ du code dans les fichiers, pour FICHIER#CODE (par défaut code)
    """,
    """
    ancrage reform exchange ONE OTHER --gives (FILE | LIST) --takes (FILE | LIST) …

      --gives, --takes   what the first gives to the second, and what it receives
      --code FIELD       field of the code in the files, for FILE#CODE (default code)
    """)

  let options: ReformActOptions
  private let one: TerritoryID
  private let other: TerritoryID
  private let gives: LandOption
  private let takes: LandOption

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    options = try ReformActOptions(&arguments, environment)
    let fields = ReformLands.Fields(code: try arguments.takeOption("--code"))
    gives = LandOption(try arguments.requireOption("--gives"), fields)
    takes = LandOption(try arguments.requireOption("--takes"), fields)
    one = try arguments.requireTerritory(Bilingual("UN", "ONE"), options)
    other = try arguments.requireTerritory(Bilingual("AUTRE", "OTHER"), options)
    try arguments.finish()
  }

  func act(_ lands: inout ReformLands) throws -> ReformAct {
    .exchange(one, other, gives: try gives.land(&lands), takes: try takes.land(&lands))
  }
}

/// Draws a territory anew.
struct ReformRedrawCommand: ReformActCommand {
  static let name = "reform redraw"
  static let summary = Bilingual(
    "redessine les limites d'un territoire", "redraws the borders of a territory")
  static let form = Bilingual(
    """
    ancrage reform redraw TERRITOIRE FICHIER[#CODE] [--new-land] …

      --new-land         prend ou laisse des terres qui ne sont à aucun autre
      --code CHAMP       champ du code dans le fichier, pour FICHIER#CODE (par défaut code)
    """,
    """
    ancrage reform redraw TERRITORY FILE[#CODE] [--new-land] …

      --new-land         takes or leaves land that is nobody else's
      --code FIELD       field of the code in the file, for FILE#CODE (default code)
    """)

  let options: ReformActOptions
  private let territory: TerritoryID
  private let boundary: LandOption
  private let takesNewLand: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    options = try ReformActOptions(&arguments, environment)
    takesNewLand = try arguments.takeFlag("--new-land")
    let fields = ReformLands.Fields(code: try arguments.takeOption("--code"))
    territory = try arguments.requireTerritory(Bilingual("TERRITOIRE", "TERRITORY"), options)
    boundary = LandOption(
      try arguments.requirePlain(options.common.language == .french ? "FICHIER" : "FILE"), fields)
    try arguments.finish()
  }

  func act(_ lands: inout ReformLands) throws -> ReformAct {
    .redraw(territory, as: try boundary.land(&lands), takesNewLand: takesNewLand)
  }
}
