internal import Domain
internal import JSONText

/// Reads one act of a plan.
struct ReformActParser {
  var lands: ReformLands

  /// Where the act begins.
  let place: TextPlace

  /// Shapes that could not be read.
  private(set) var problems: [ReformFileError.Problem] = []

  private var verb: Verb?
  private var subjects: [TerritoryID] = []
  private var into: TerritoryID?
  private var name: String?
  private var parents: [TerritoryID]?
  private var fields = ReformLands.Fields()
  private var texts: [String: Unread] = [:]
  private var children: [TerritoryID] = []
  private var reason: String?
  private var takesNewLand = false

  /// What an act does: the key under which it names its territories.
  enum Verb: String, CaseIterable {
    case merge, split, transfer, exchange, rename, recode, reparent, redraw, abolish, create
  }

  /// A value that is read once the rest of the act is known.
  private struct Unread {
    var json: JSONReader
    var place: TextPlace
  }

  init(lands: ReformLands, place: TextPlace) {
    self.lands = lands
    self.place = place
  }

  private static let otherKeys = [
    "into", "to", "name", "parents", "boundary", "pieces", "part", "gives", "takes", "of",
    "reason", "newLand", "codeField", "nameField", "note",
  ]

  /// Reads the act; `nil` where a shape could not be read, which stands in ``problems``.
  ///
  /// - Throws: `JSONSyntaxError` for anything else that is wrong.
  mutating func read(_ json: inout JSONReader) throws(JSONSyntaxError) -> ReformAct? {
    try json.object { (key, json) throws(JSONSyntaxError) in try member(key, &json) }
    guard let verb else {
      throw json.error(.missingKey(Verb.allCases.map(\.rawValue).joined(separator: ", ")))
    }
    let act = try act(verb, json)
    return problems.isEmpty ? act : nil
  }

  private mutating func member(
    _ key: String, _ json: inout JSONReader
  ) throws(JSONSyntaxError) {
    if let known = Verb(rawValue: key) {
      guard verb == nil else { throw json.unknown(key, among: Self.otherKeys) }
      verb = known
      let isList = try json.nextType() == .array
      subjects = isList ? try json.territories(key) : [try json.territory(key)]
      return
    }
    switch key {
    case "into" where verb == .reparent, "parents": parents = try json.territories(key)
    case "into", "to": into = try json.territory(key)
    case "name": name = try json.text(key)
    case "boundary", "pieces", "part", "gives", "takes":
      _ = try json.nextType()
      let start = json.error(.unexpectedEnd)
      texts[key] = Unread(json: json, place: TextPlace(line: start.line, column: start.column))
      try json.skipValue()
    case "of": children = try json.territories(key)
    case "reason": reason = try json.text(key)
    case "newLand": takesNewLand = try json.boolean()
    case "codeField": fields.code = try json.text(key)
    case "nameField": fields.name = try json.text(key)
    case "note": try json.skipValue()
    default:
      throw json.unknown(key, among: Verb.allCases.map(\.rawValue) + Self.otherKeys)
    }
  }

  private mutating func act(
    _ verb: Verb, _ json: JSONReader
  ) throws(JSONSyntaxError) -> ReformAct? {
    func only() throws(JSONSyntaxError) -> TerritoryID {
      guard let id = subjects.first, subjects.count == 1 else {
        throw json.error(
          .invalidValue(
            key: verb.rawValue, value: subjects.map(\.text).joined(separator: ", "),
            expected: "rls:1633"))
      }
      return id
    }
    func require<Value>(_ value: Value?, _ key: String) throws(JSONSyntaxError) -> Value {
      guard let value else { throw json.error(.missingKey(key)) }
      return value
    }
    switch verb {
    case .merge: return .merge(subjects, into: try successor(try require(into, "into")))
    case .recode: return .recode(try only(), into: try successor(try require(into, "into")))
    case .create: return .create(try successor(try only()), of: children)
    case .split:
      let id = try only()
      return .split(id, into: try pieces(of: id, try require(texts["pieces"], "pieces")))
    case .transfer:
      let (from, to) = (try only(), try require(into, "to"))
      return try land(try require(texts["part"], "part"), "part").map {
        .transfer(from: from, to: to, part: $0)
      }
    case .exchange:
      guard subjects.count == 2 else {
        throw json.error(
          .invalidValue(
            key: verb.rawValue, value: subjects.map(\.text).joined(separator: ", "),
            expected: "[\"rls:1\", \"rls:2\"]"))
      }
      let gives = try land(try require(texts["gives"], "gives"), "gives")
      let takes = try land(try require(texts["takes"], "takes"), "takes")
      guard let gives, let takes else { return nil }
      return .exchange(subjects[0], subjects[1], gives: gives, takes: takes)
    case .rename: return .rename(try only(), to: try require(name, "name"))
    case .reparent: return .reparent(try only(), into: try require(parents, "parents"))
    case .redraw:
      let id = try only()
      return try land(try require(texts["boundary"], "boundary"), "boundary").map {
        .redraw(id, as: $0, takesNewLand: takesNewLand)
      }
    case .abolish: return .abolish(try only(), reason: reason)
    }
  }

  private mutating func successor(_ id: TerritoryID) throws(JSONSyntaxError) -> Successor {
    var made = Successor(id, name: name, parents: parents)
    if let unread = texts["boundary"] { made.land = try land(unread, "boundary") }
    return made
  }

  /// Land by its shape or by the territories that make it up.
  private mutating func land(
    _ unread: Unread, _ key: String
  ) throws(JSONSyntaxError) -> Land? {
    var json = unread.json
    switch try json.nextType() {
    case .array: return .territories(try json.territories(key))
    case .string:
      let (text, fields) = (try json.text(key), fields)
      return note(at: unread.place) { (lands) throws(ReformLandError) in
        try lands.land(in: text, fields)
      }
    default:
      guard try json.nextType() == .object else { throw json.error(.wrongType(expected: "object")) }
      let bytes = Array(try json.skipValue())
      let name = "\(key) \(unread.place.line):\(unread.place.column)"
      return note(at: unread.place) { (lands) throws(ReformLandError) in
        try lands.land(inline: bytes, as: name)
      }
    }
  }

  private mutating func pieces(
    of whole: TerritoryID, _ unread: Unread
  ) throws(JSONSyntaxError) -> [Successor] {
    var json = unread.json
    if try json.nextType() == .string {
      let (file, fields) = (try json.text("pieces"), fields)
      return note(at: unread.place) { (lands) throws(ReformLandError) in
        try lands.pieces(in: file, of: whole, fields)
      } ?? []
    }
    var pieces: [Successor] = []
    try json.object { (key, json) throws(JSONSyntaxError) in
      guard let id = TerritoryID(key) ?? TerritoryID(kind: whole.kind, code: key) else {
        throw json.error(.invalidValue(key: "pieces", value: key, expected: "rls:1633"))
      }
      pieces.append(try piece(id, &json))
    }
    return pieces
  }

  private mutating func piece(
    _ id: TerritoryID, _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> Successor {
    var piece = Successor(id)
    _ = try json.nextType()
    let start = json.error(.unexpectedEnd)
    let here = TextPlace(line: start.line, column: start.column)
    let whole = Unread(json: json, place: here)
    // Either the land itself, or an object that says more of the piece.
    guard try json.nextType() == .object, try !isGeoJSON(json) else {
      try json.skipValue()
      piece.land = try land(whole, "pieces")
      return piece
    }
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "name": piece.name = try json.text(key)
      case "parents": piece.parents = try json.territories(key)
      case "land":
        let unread = Unread(json: json, place: here)
        try json.skipValue()
        piece.land = try land(unread, key)
      case "note": try json.skipValue()
      default: throw json.unknown(key, among: ["name", "parents", "land", "note"])
      }
    }
    return piece
  }

  private func isGeoJSON(_ json: JSONReader) throws(JSONSyntaxError) -> Bool {
    var json = json
    var hasType = false
    try json.object { (key, json) throws(JSONSyntaxError) in
      if key == "type" { hasType = true }
      try json.skipValue()
    }
    return hasType
  }

  /// Reads a shape; what is wrong with it is noted.
  private mutating func note<Value>(
    at place: TextPlace, _ body: (inout ReformLands) throws(ReformLandError) -> Value
  ) -> Value? {
    do throws(ReformLandError) {
      return try body(&lands)
    } catch {
      problems.append(ReformFileError.Problem(error, at: place))
      return nil
    }
  }
}
