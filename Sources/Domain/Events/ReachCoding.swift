internal import Hashing
public import JSONText

extension JSONReader {
  /// The version of the events from which clauses have patches, modes and limits.
  static var versionOfPatches: Int { 2 }

  /// Reads the clauses of a reach as an event of some version writes them.
  ///
  /// - Throws: `JSONSyntaxError` when a clause says something that the version does not know.
  public mutating func reachClauses(version: Int) throws(JSONSyntaxError) -> [Reach.Clause] {
    var clauses: [Reach.Clause] = []
    try array { (json) throws(JSONSyntaxError) in clauses.append(try json.clause(version)) }
    return clauses
  }

  private mutating func clause(_ version: Int) throws(JSONSyntaxError) -> Reach.Clause {
    var members = ClauseMembers()
    try object { (key, json) throws(JSONSyntaxError) in
      if try members.read(key, &json) { return }
      if version >= Self.versionOfPatches, try members.readNarrow(key, &json) { return }
      // An unknown condition must never be dropped: the clause would promise more than it says.
      let known = version >= Self.versionOfPatches ? ClauseMembers.all : ClauseMembers.first
      throw json.error(
        .invalidValue(key: "clauses", value: key, expected: known.joined(separator: ", ")))
    }
    guard let clause = members.clause(version) else {
      throw error(
        .missingKey("residence, registration, everyone or notStated, and no two that exclude"))
    }
    return clause
  }

  fileprivate mutating func streets() throws(JSONSyntaxError) -> [Patch] {
    var result: [Patch] = []
    try array { (json) throws(JSONSyntaxError) in result.append(.street(try json.street())) }
    return result
  }

  private mutating func street() throws(JSONSyntaxError) -> StreetStretch {
    var name: String?
    var stretch = StreetStretch(street: "")
    try object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "from": stretch.fromNumber = try json.integer()
      case "municipality": stretch.municipality = try json.identifier()
      case "side": stretch.side = try json.word(key)
      case "street": name = try json.string()
      case "to": stretch.toNumber = try json.integer()
      default:
        throw json.error(
          .invalidValue(
            key: "streets", value: key, expected: "from, municipality, side, street, to"))
      }
    }
    stretch.street = try require(name, "street")
    return stretch
  }

  fileprivate mutating func postalPrefixes(_ key: String) throws(JSONSyntaxError) -> [Patch] {
    var result: [Patch] = []
    try array { (json) throws(JSONSyntaxError) in
      let text = try json.string()
      guard let prefix = PostalPrefix(text) else {
        throw json.error(
          .invalidValue(key: key, value: text, expected: "the beginning of a postal code"))
      }
      result.append(.postalPrefix(prefix))
    }
    return result
  }

  fileprivate mutating func polygons(_ key: String) throws(JSONSyntaxError) -> [Patch] {
    var result: [Patch] = []
    try array { (json) throws(JSONSyntaxError) in result.append(.polygon(try json.digest(key))) }
    return result
  }
}

/// What stands in the object of a clause.
private struct ClauseMembers {
  static let first = ["residence", "except", "registration", "everyone", "notStated"]
  static let all =
    first + [
      "polygons", "streets", "postalCodes", "exceptPolygons", "exceptStreets",
      "exceptPostalCodes", "onlyHere", "modes",
    ]

  var named: [TerritoryID]?
  var except: [TerritoryID] = []
  var patches: [Patch]?
  var exceptPatches: [Patch] = []
  var resources: [ResourceID]?
  var isForEveryone = false
  var isNotStated = false
  var isOnlyHere = false
  var modes: [ServiceMode] = []

  /// Reads what every version knows; `false` for another member.
  mutating func read(_ key: String, _ json: inout JSONReader) throws(JSONSyntaxError) -> Bool {
    switch key {
    case "residence": named = try json.identifiers()
    case "except": except = try json.identifiers()
    case "registration": resources = try json.identifiers()
    case "everyone": isForEveryone = try json.boolean()
    case "notStated": isNotStated = try json.boolean()
    default: return false
    }
    return true
  }

  /// Reads what came with patches, limits and modes.
  mutating func readNarrow(
    _ key: String, _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> Bool {
    switch key {
    case "polygons": patches = (patches ?? []) + (try json.polygons(key))
    case "streets": patches = (patches ?? []) + (try json.streets())
    case "postalCodes": patches = (patches ?? []) + (try json.postalPrefixes(key))
    case "exceptPolygons": exceptPatches += try json.polygons(key)
    case "exceptStreets": exceptPatches += try json.streets()
    case "exceptPostalCodes": exceptPatches += try json.postalPrefixes(key)
    case "onlyHere": isOnlyHere = try json.boolean()
    case "modes": modes = try json.words(key)
    default: return false
    }
    return true
  }

  /// The clause; `nil` where the members say nothing, or contradict each other.
  func clause(_ version: Int) -> Reach.Clause? {
    let livesSomewhere = named != nil || patches != nil
    // The first version took one of several conditions; what it wrote had only one.
    if version < JSONReader.versionOfPatches, livesSomewhere {
      return .residence(ReachLand(named ?? []), except: ReachLand(except))
    }
    let excludes = !except.isEmpty || !exceptPatches.isEmpty
    let isAlone = !livesSomewhere && resources == nil
    guard livesSomewhere || !(excludes || isOnlyHere),
      isForEveryone || isNotStated ? isAlone && !(isForEveryone && isNotStated) : true,
      !(isOnlyHere && resources != nil)
    else { return nil }
    let residence = Residence(
      ReachLand(named ?? [], patches: patches ?? []),
      except: ReachLand(except, patches: exceptPatches))
    return condition(livesSomewhere ? residence : nil).map { Reach.Clause($0, modes: modes) }
  }

  private func condition(_ residence: Residence?) -> Reach.Condition? {
    if isForEveryone { return .everyone }
    if isNotStated { return .notStated }
    switch (residence, resources) {
    case (let residence?, let resources?): return .both(residence, resources)
    case (let residence?, nil): return isOnlyHere ? .onlyHere(residence) : .residence(residence)
    case (nil, let resources?): return .registration(resources)
    case (nil, nil): return nil
    }
  }
}

extension JSONWriter {
  /// Writes one clause of a reach.
  public mutating func clause(_ clause: Reach.Clause) {
    object { json in
      if clause.condition == .everyone { json.flag("everyone") }
      let (named, except) = (clause.residence?.named, clause.residence?.except)
      json.member("except", ifAny: (except?.territories ?? []).map(\.text))
      json.patches(of: except ?? .none, "exceptPolygons", "exceptPostalCodes", "exceptStreets")
      json.member("modes", ifAny: clause.modes.map(\.rawValue))
      if clause.condition == .notStated { json.flag("notStated") }
      if clause.isOnlyHere { json.flag("onlyHere") }
      json.patches(of: named ?? .none, "polygons", "postalCodes", nil)
      json.member("registration", ifAny: clause.registrations.map(\.text))
      // A limit to nowhere is written too.
      if let named, !named.territories.isEmpty || named.patches.isEmpty {
        json.member("residence", named.territories.map(\.text))
      }
      json.patches(of: named ?? .none, nil, nil, "streets")
    }
  }

  private mutating func flag(_ name: String) {
    key(name)
    boolean(true)
  }

  /// Writes the patches of some land under the names given for each sort.
  private mutating func patches(
    of land: ReachLand, _ polygons: String?, _ postalCodes: String?, _ streets: String?
  ) {
    guard !land.patches.isEmpty else { return }
    if let polygons {
      let digests = land.patches.compactMap {
        if case .polygon(let digest) = $0 { digest.hexadecimal } else { nil }
      }
      member(polygons, ifAny: digests)
    }
    if let postalCodes {
      let prefixes = land.patches.compactMap {
        if case .postalPrefix(let prefix) = $0 { prefix.text } else { nil }
      }
      member(postalCodes, ifAny: prefixes)
    }
    guard let streets else { return }
    let stretches = land.patches.compactMap {
      if case .street(let stretch) = $0 { stretch } else { nil }
    }
    guard !stretches.isEmpty else { return }
    key(streets)
    array { json in for stretch in stretches { json.street(stretch) } }
  }

  /// Writes a street, or some of its doors.
  public mutating func street(_ stretch: StreetStretch) {
    object { json in
      json.member("from", ifPresent: stretch.fromNumber)
      json.member("municipality", ifPresent: stretch.municipality?.text)
      if stretch.side != .both { json.member("side", stretch.side.rawValue) }
      json.member("street", stretch.street)
      json.member("to", ifPresent: stretch.toNumber)
    }
  }
}

extension Reach {
  /// The identifiers that its clauses name.
  var references: [Reference] {
    clauses.flatMap { clause -> [Reference] in
      let residence = clause.residence
      let territories = (residence?.named.territories ?? []) + (residence?.except.territories ?? [])
      return territories.map(Reference.territory)
        + clause.registrations.map(Reference.resource)
    }
      + patches.compactMap { $0.municipality.map(Reference.territory) }
  }
}
