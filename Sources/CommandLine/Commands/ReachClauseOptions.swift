internal import Domain
internal import Engine
internal import Foundation
internal import Geometry
internal import Interchange

/// The clauses of a reach, as the command line gives them: simple ones as options, all in a file.
struct ReachClauseOptions {
  static let usage = Bilingual(
    """
      --lives-in LISTE   qui vit dans ces territoires : rls:1633,mrc:58
      --except LISTE     sauf dans ceux-ci
      --polygon FICHIER  ou dans ce secteur : GeoJSON, ou tout format que lit ogr2ogr
      --streets RUES     ou dans ces rues : un fichier CSV (street, municipality, from, to, side), ou
                         des noms séparés par « ; »
      --postal-codes LISTE  ou dont le code postal commence ainsi : G0R,H2X1
      --registered-with LISTE  qui est inscrit à ces GMF
      --both             qui vit là et y est inscrit (sinon, l'un ou l'autre)
      --only-here        personne d'ailleurs, quoi que dise le reste
      --modes LISTE      seulement pour le service donné ainsi : inPerson, telephone, online, atHome
      --everyone         tout le monde, sans condition de lieu
      --not-stated       personne ne l'a dit
      --clauses FICHIER  plusieurs clauses, en JSON, comme dans le journal (EventCatalogue)
    """,
    """
      --lives-in LIST    who lives in these territories: rls:1633,mrc:58
      --except LIST      except in these
      --polygon FILE     or in this area: GeoJSON, or any format that ogr2ogr reads
      --streets STREETS  or in these streets: a CSV file (street, municipality, from, to, side), or
                         names separated by ";"
      --postal-codes LIST  or whose postal code begins so: G0R,H2X1
      --registered-with LIST  who is registered with these GMFs
      --both             who lives there and is registered there (else, one or the other)
      --only-here        nobody from elsewhere, whatever the rest says
      --modes LIST       only for the service given so: inPerson, telephone, online, atHome
      --everyone         everyone, no condition of place
      --not-stated       nobody has said
      --clauses FILE     several clauses, as JSON, as in the log (EventCatalogue)
    """)

  private let territories: [TerritoryID]
  private let except: [TerritoryID]
  private let polygon: String?
  private let streets: String?
  private let prefixes: [PostalPrefix]
  private let resources: [ResourceID]
  private let modes: [ServiceMode]
  private let file: String?
  private let (needsBoth, isOnlyHere, isForEveryone, isNotStated): (Bool, Bool, Bool, Bool)

  /// Takes the options away.
  ///
  /// - Throws: ``UsageError``.
  init(_ arguments: inout ArgumentReader) throws(UsageError) {
    file = try arguments.takeOption("--clauses")
    territories = try arguments.takeList("--lives-in", Self.territoryForm) { TerritoryID($0) }
    except = try arguments.takeList("--except", Self.territoryForm) { TerritoryID($0) }
    polygon = try arguments.takeOption("--polygon")
    streets = try arguments.takeOption("--streets")
    prefixes = try arguments.takeList(
      "--postal-codes",
      Bilingual("le début d'un code postal, comme G0R", "the beginning of a postal code, as G0R")
    ) { PostalPrefix($0) }
    resources = try arguments.takeList(
      "--registered-with",
      Bilingual("une ressource, comme resource:gmf-1", "a resource, such as resource:gmf-1")
    ) { ResourceID($0) }
    modes = try arguments.takeList(
      "--modes",
      Bilingual(
        "inPerson, telephone, online ou atHome", "inPerson, telephone, online or atHome")
    ) { ServiceMode(spoken: String($0)) }
    needsBoth = try arguments.takeFlag("--both")
    isOnlyHere = try arguments.takeFlag("--only-here")
    isForEveryone = try arguments.takeFlag("--everyone")
    isNotStated = try arguments.takeFlag("--not-stated")
    try check()
  }

  private static let territoryForm = Bilingual(
    "un territoire, comme rls:1633", "a territory, such as rls:1633")

  private var livesSomewhere: Bool {
    !territories.isEmpty || polygon != nil || streets != nil || !prefixes.isEmpty
  }

  private func check() throws(UsageError) {
    let isSimple =
      livesSomewhere || !resources.isEmpty || isForEveryone || isNotStated || needsBoth
      || isOnlyHere || !except.isEmpty || !modes.isEmpty
    if file != nil {
      guard !isSimple else { throw .exclusiveOptions(["--clauses", "--lives-in, …"]) }
      return
    }
    guard livesSomewhere || !resources.isEmpty || isForEveryone || isNotStated else {
      throw .missingOption("--lives-in")
    }
    if !livesSomewhere, isOnlyHere || needsBoth || !except.isEmpty {
      throw .missingOption("--lives-in")
    }
    if needsBoth, resources.isEmpty { throw .missingOption("--registered-with") }
    if needsBoth, isOnlyHere { throw .exclusiveOptions(["--both", "--only-here"]) }
    if isNotStated, livesSomewhere || !resources.isEmpty || isForEveryone {
      throw .exclusiveOptions(["--not-stated", "--lives-in, …"])
    }
  }

  /// The clauses, and the shapes that they name.
  ///
  /// - Throws: an error of the files.
  func clauses() throws -> (clauses: [Reach.Clause], shapes: [ReachShape]) {
    if let file { return (try ClausesFile.read(path: file), []) }
    var patches: [Patch] = prefixes.map(Patch.postalPrefix)
    if let streets { patches += try Self.stretches(streets).map(Patch.street) }
    var shapes: [ReachShape] = []
    if let polygon {
      var lands = ReformLands()
      _ = try lands.land(in: polygon, ReformLands.Fields())
      shapes = try lands.shapes.values.map { try ReachShape($0) }
      patches += shapes.map { Patch.polygon($0.digest) }
    }
    let home = Residence(ReachLand(territories, patches: patches), except: ReachLand(except))
    return (conditions(home).map { Reach.Clause($0, modes: modes) }, shapes)
  }

  private func conditions(_ home: Residence) -> [Reach.Condition] {
    if isNotStated { return [.notStated] }
    if needsBoth { return [.both(home, resources)] + (isForEveryone ? [.everyone] : []) }
    var conditions: [Reach.Condition] = []
    if livesSomewhere { conditions.append(isOnlyHere ? .onlyHere(home) : .residence(home)) }
    if !resources.isEmpty { conditions.append(.registration(resources)) }
    if isForEveryone { conditions.append(.everyone) }
    return conditions
  }

  /// A file of streets, or their names.
  private static func stretches(_ text: String) throws -> [StreetStretch] {
    if FileManager.default.fileExists(atPath: text) { return try StreetTable.read(path: text) }
    return text.split(separator: ";").map {
      StreetStretch(street: $0.trimmingCharacters(in: .whitespaces))
    }.filter { !$0.street.isEmpty }
  }
}

extension ArgumentReader {
  /// Takes an option that holds a list, separated by commas or white space.
  fileprivate mutating func takeList<Value>(
    _ name: String, _ expected: Bilingual, _ read: (String) -> Value?
  ) throws(UsageError) -> [Value] {
    guard let text = try takeOption(name) else { return [] }
    var values: [Value] = []
    for item in text.split(whereSeparator: { ",;".contains($0) || $0.isWhitespace }) {
      guard let value = read(String(item)) else {
        throw .malformedValue(option: name, value: String(item), expected: expected)
      }
      values.append(value)
    }
    guard !values.isEmpty else { throw .missingValue(option: name) }
    return values
  }
}
