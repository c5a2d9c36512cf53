internal import Domain

/// A text made from the cells of a row, or chosen by one of them.
struct TextExpression: Hashable, Sendable {
  /// A piece of a template.
  enum Part: Hashable, Sendable {
    case literal(String)
    case column(String)
  }

  /// How the text comes about.
  enum Form: Hashable, Sendable {
    case template([Part])
    case lookup(Lookup<String>)

    /// The first of these that is not empty.
    indirect case first([TextExpression])
  }

  var form: Form

  /// Whether the text is made into a code: lower case, no accents, hyphens.
  var isSlug = false

  /// The columns that are read, in order.
  var columns: [String] {
    switch form {
    case .template(let parts):
      parts.compactMap { if case .column(let name) = $0 { name } else { nil } }
    case .lookup(let lookup): [lookup.column]
    case .first(let choices): choices.flatMap(\.columns)
    }
  }

  /// Cuts `text {column} text` into its parts; `nil` when a brace is left open or stands alone.
  static func parts(of template: String) -> [Part]? {
    var parts: [Part] = []
    var literal = ""
    var rest = template[...]
    while let character = rest.popFirst() {
      switch character {
      case "{" where rest.first == "{", "}" where rest.first == "}":
        rest.removeFirst()
        literal.append(character)
      case "{":
        guard let end = rest.firstIndex(of: "}") else { return nil }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(.column(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      case "}": return nil
      default: literal.append(character)
      }
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return parts
  }
}

/// A value that a cell stands for.
struct Lookup<Value: Hashable & Sendable>: Hashable, Sendable {
  var column: String
  var values: [String: Value]
  var otherwise: Value?
}

/// Whom a service reaches, before the row is known.
indirect enum ReachExpression: Hashable, Sendable {
  case everyone
  case notStated
  case registrationWithOwnResource
  case registration(TextExpression)
  case containing(TerritoryKind)
  case territories(TextExpression, except: TextExpression?)
  case named(TextExpression, TerritoryKind)
  case postalCodes(TextExpression)
  case streets(TextExpression, municipality: TextExpression?)
  case onlyHere(ReachExpression)
  case both(ReachExpression, ReachExpression)
  case modes(TextExpression, ReachExpression)
  case all([ReachExpression])
  case lookup(Lookup<ReachExpression>)

  var columns: [String] {
    switch self {
    case .everyone, .notStated, .registrationWithOwnResource, .containing: []
    case .registration(let text), .named(let text, _): text.columns
    case .territories(let text, let except): text.columns + (except?.columns ?? [])
    case .postalCodes(let text): text.columns
    case .streets(let text, let municipality): text.columns + (municipality?.columns ?? [])
    case .onlyHere(let rule): rule.columns
    case .both(let home, let registration): home.columns + registration.columns
    case .modes(let text, let rule): text.columns + rule.columns
    case .all(let rules): rules.flatMap(\.columns)
    case .lookup(let lookup):
      [lookup.column] + lookup.values.keys.sorted().flatMap { lookup.values[$0]?.columns ?? [] }
        + (lookup.otherwise?.columns ?? [])
    }
  }
}

/// What must hold of a row for an entry to concern it.
struct RowCondition: Hashable, Sendable {
  /// The sorts of test; cells are compared without the white space around them.
  enum Test: Hashable, Sendable {
    /// The cell is one of these.
    case isIn([String])
    /// The cell is none of these.
    case isNotIn([String])
    /// The cell is a list, separated by `,`, `;` or `|`, that has one of these.
    case has([String])
    /// The cell is empty, or is not.
    case isEmpty(Bool)
  }

  var column: String
  var test: Test

  func holds(for cell: String) -> Bool {
    switch test {
    case .isIn(let values): values.contains(cell)
    case .isNotIn(let values): !values.contains(cell)
    case .has(let values):
      cell.split(whereSeparator: { ",;|".contains($0) })
        .contains { values.contains(String($0).trimmed) }
    case .isEmpty(let isEmpty): cell.isEmpty == isEmpty
    }
  }
}

/// What a mapping says of a resource.
struct ResourceFields: Hashable, Sendable {
  var texts: [String: TextExpression] = [:]
  var organization: [String: TextExpression] = [:]
  var isConfidential: Lookup<Bool>?

  static let textKeys = [
    "id", "name", "kind", "partOf", "address", "postalCode", "municipality", "longitude",
    "latitude", "telephone", "website", "description",
  ]
  static let required = ["id", "name", "kind"]
  static let organizationKeys = ["id", "name"]
}

/// What a mapping says of a service.
struct ServiceFields: Hashable, Sendable {
  var conditions: [RowCondition] = []
  var texts: [String: TextExpression] = [:]
  var group: [String: TextExpression] = [:]
  var reach = ReachExpression.notStated

  static let textKeys = [
    "id", "resource", "name", "category", "reachSource", "languages", "partialLanguages",
    "interpretedLanguages", "modes", "ageMinYears", "ageMaxYears", "clientele", "clienteleRule",
    "access", "cost", "costKind", "hours", "schedule", "timeZone", "telephone", "description",
    "suspendedFrom", "suspendedUntil", "waitState", "waitDays", "waitReportedOn",
    "waitBelievedUntil",
  ]
  static let required = ["id", "name", "category"]
  static let groupKeys = [
    "kind", "approach", "problems", "openness", "placesMin", "placesMax", "meetings", "rhythm",
    "startsOn", "transport",
  ]
}
