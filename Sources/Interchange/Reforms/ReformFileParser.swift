internal import Domain
internal import Engine
public import Geometry
internal import JSONText

/// Reads the text of a plan; every fault has its line and column, and one faulty act does not hide
/// another.
struct ReformFileParser {
  var lands: ReformLands
  private(set) var note = ReformNote()
  private(set) var effectiveOn: CalendarDate?
  private(set) var source: String?
  private(set) var tolerance = PartitionCheck.Tolerance()
  private(set) var acts: [ReformPlan.Entry] = []
  private(set) var problems: [ReformFileError.Problem] = []

  init(lands: ReformLands) {
    self.lands = lands
  }

  private static let keys = [
    "schema", "note", "title", "act", "official", "effective", "source", "tolerance", "acts",
  ]

  /// Reads the whole plan.
  ///
  /// - Throws: `JSONSyntaxError` where the text is no JSON; what else is wrong stands in ``problems``.
  mutating func read(_ bytes: [UInt8]) throws(JSONSyntaxError) {
    var json = JSONReader(bytes)
    var schema: String?
    try json.object { (key, json) throws(JSONSyntaxError) in
      if key == "acts" { return try readActs(&json) }
      if key == "schema" { schema = "" }
      try collecting(&json) { (parser, json) throws(JSONSyntaxError) in
        switch key {
        case "schema":
          let text = try json.string()
          guard text == ReformFile.schema else {
            throw json.error(
              .invalidValue(key: key, value: text, expected: ReformFile.schema))
          }
        case "note": try json.skipValue()
        case "title": parser.note.title = try json.text(key)
        case "act": parser.note.act = try json.text(key)
        case "official": parser.note.officialOn = try json.day(key)
        case "effective": parser.effectiveOn = try json.day(key)
        case "source": parser.source = try json.text(key)
        case "tolerance": parser.tolerance = try json.tolerance(key)
        default: throw json.unknown(key, among: Self.keys)
        }
      }
    }
    for (key, isThere) in [
      ("schema", schema != nil), ("effective", effectiveOn != nil), ("source", source != nil),
      ("acts", !acts.isEmpty),
    ] where !isThere && problems.isEmpty {
      problems.append(ReformFileError.Problem(json.error(.missingKey(key))))
    }
    try json.end()
  }

  private mutating func readActs(_ json: inout JSONReader) throws(JSONSyntaxError) {
    try json.array { (json) throws(JSONSyntaxError) in
      _ = try json.nextType()
      let start = json.error(.unexpectedEnd)
      let place = TextPlace(line: start.line, column: start.column)
      try collecting(&json) { (parser, json) throws(JSONSyntaxError) in
        var act = ReformActParser(lands: parser.lands, place: place)
        let read: ReformAct?
        do throws(JSONSyntaxError) {
          read = try act.read(&json)
        } catch {
          parser.problems += act.problems
          throw error
        }
        parser.lands = act.lands
        parser.problems += act.problems
        if let read { parser.acts.append(ReformPlan.Entry(read, at: place)) }
      }
    }
  }

  /// Reads a value; where it does not fit, notes that and goes on behind it.
  ///
  /// - Throws: `JSONSyntaxError` where the text is no JSON.
  private mutating func collecting(
    _ json: inout JSONReader,
    _ body: (inout ReformFileParser, inout JSONReader) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    var copy = json
    try json.skipValue()
    do throws(JSONSyntaxError) {
      try body(&self, &copy)
    } catch {
      problems.append(ReformFileError.Problem(error))
    }
  }
}

extension JSONReader {
  /// Reads a text that is not empty.
  mutating func text(_ key: String) throws(JSONSyntaxError) -> String {
    _ = try nextType()
    let start = byteOffset
    let text = try string()
    guard !text.isEmpty else {
      throw error(.invalidValue(key: key, value: text, expected: "…"), at: start)
    }
    return text
  }

  mutating func day(_ key: String) throws(JSONSyntaxError) -> CalendarDate {
    _ = try nextType()
    let start = byteOffset
    let text = try string()
    guard let day = CalendarDate(text) else {
      throw error(.invalidValue(key: key, value: text, expected: "YYYY-MM-DD"), at: start)
    }
    return day
  }

  /// Reads the identifier of a territory.
  mutating func territory(_ key: String) throws(JSONSyntaxError) -> TerritoryID {
    _ = try nextType()
    let start = byteOffset
    let text = try string()
    guard let id = TerritoryID(text) else {
      throw error(.invalidValue(key: key, value: text, expected: "rls:1633"), at: start)
    }
    return id
  }

  /// Reads an array of identifiers of territories.
  mutating func territories(_ key: String) throws(JSONSyntaxError) -> [TerritoryID] {
    var ids: [TerritoryID] = []
    try array { (json) throws(JSONSyntaxError) in ids.append(try json.territory(key)) }
    return ids
  }

  /// Reads a share in percent.
  mutating func tolerance(_ key: String) throws(JSONSyntaxError) -> PartitionCheck.Tolerance {
    _ = try nextType()
    let start = byteOffset
    let text = try string()
    guard let tolerance = PartitionCheck.Tolerance(percent: text) else {
      throw error(.invalidValue(key: key, value: text, expected: "0.5%"), at: start)
    }
    return tolerance
  }

  /// An error about a key that nobody knows.
  func unknown(_ key: String, among keys: [String]) -> JSONSyntaxError {
    let nearest = EditDistance.nearest(to: key, in: keys).first
    return error(.unknownKey(key, expected: nearest ?? keys.joined(separator: ", ")))
  }
}

extension PartitionCheck.Tolerance {
  /// Reads a percentage such as `0.5%`; `nil` for any other text.
  public init?(percent text: String) {
    guard text.hasSuffix("%"), let percent = Double(text.dropLast()), (0...100).contains(percent)
    else { return nil }
    self.init(refusedShare: percent / 100)
  }
}
