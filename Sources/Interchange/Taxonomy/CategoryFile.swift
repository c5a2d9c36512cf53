public import Domain
public import Engine
public import JSONText

/// A taxonomy as somebody wrote it down: a JSON file, schema `ancrage.categories/1`; see
/// `Taxonomy.md`.
public struct CategoryFile: Sendable {
  public static let schema = "ancrage.categories/1"

  /// What the file says.
  public let draft: CategoryDraft

  /// Reads a file.
  ///
  /// - Throws: ``CategoryFileError``.
  public init(path: String) throws(CategoryFileError) {
    let bytes: [UInt8]
    do {
      bytes = try ByteChunks.wholeFile(path: path)
    } catch {
      throw .unreadable(error)
    }
    try self.init(reading: bytes, file: path)
  }

  /// Reads the text of a file.
  ///
  /// - Throws: ``CategoryFileError``.
  public init(reading bytes: [UInt8], file: String) throws(CategoryFileError) {
    var json = JSONReader(bytes)
    do throws(JSONSyntaxError) {
      draft = try Self.draft(from: &json)
      try json.end()
    } catch {
      throw .syntax(file: file, error)
    }
  }

  private static func draft(
    from json: inout JSONReader
  ) throws(JSONSyntaxError) -> CategoryDraft {
    var draft = CategoryDraft()
    var schema: String?
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "schema":
        let text = try json.string()
        guard text == Self.schema else {
          throw json.error(.invalidValue(key: key, value: text, expected: Self.schema))
        }
        schema = text
      case "categories":
        try json.object { (code, json) throws(JSONSyntaxError) in
          let category = try Self.category(code, &json)
          draft.described[category] = try CategoryDescribed(
            reading: &json, version: CategoryDescribed.version)
        }
      case "retired":
        try json.object { (code, json) throws(JSONSyntaxError) in
          let category = try Self.category(code, &json)
          draft.retired[category] = try CategoryRetired(
            reading: &json, version: CategoryRetired.version)
        }
      case "codes": draft.foreign = try Self.foreign(from: &json)
      default:
        throw json.error(
          .unknownKey(key, expected: "schema, categories, retired, codes"))
      }
    }
    guard schema != nil else { throw json.error(.missingKey("schema")) }
    try checkLinks(of: draft, json)
    return draft
  }

  /// Reads `{"TAXONOMY": {"FOREIGN CODE": "CATEGORY" | ["CATEGORY", …], …}, …}`.
  private static func foreign(
    from json: inout JSONReader
  ) throws(JSONSyntaxError) -> [ServiceCategory: [ForeignCodes]] {
    var codes: [ServiceCategory: [String: Set<String>]] = [:]
    try json.object { (taxonomy, json) throws(JSONSyntaxError) in
      try json.object { (foreign, json) throws(JSONSyntaxError) in
        try json.array { (json) throws(JSONSyntaxError) in
          let category = try Self.category(try json.string(), &json)
          codes[category, default: [:]][taxonomy, default: []].insert(foreign)
        }
      }
    }
    return codes.mapValues { byTaxonomy in
      byTaxonomy.sorted { $0.key < $1.key }.map { ForeignCodes(taxonomy: $0.key, codes: $0.value) }
    }
  }

  private static func category(
    _ code: String, _ json: inout JSONReader
  ) throws(JSONSyntaxError) -> ServiceCategory {
    guard let category = ServiceCategory(code) else {
      throw json.error(.invalidValue(key: "code", value: code, expected: "a-z, 0-9, -"))
    }
    return category
  }

  /// A link that is no code would never be found again.
  private static func checkLinks(
    of draft: CategoryDraft, _ json: borrowing JSONReader
  ) throws(JSONSyntaxError) {
    let links =
      draft.described.values.flatMap { $0.parents + $0.standsFor }
      + draft.retired.values.flatMap(\.successors)
    if let bad = links.first(where: { ServiceCategory($0.code) == nil }) {
      throw json.error(.invalidValue(key: "code", value: bad.code, expected: "a-z, 0-9, -"))
    }
  }
}

/// Why a taxonomy could not be read.
public enum CategoryFileError: UserFacingError {
  case unreadable(FileAccessError)
  case syntax(file: String, JSONSyntaxError)

  public var code: String {
    switch self {
    case .unreadable(let error): error.code
    case .syntax: "categories.file-refused"
    }
  }

  public var kind: FailureKind {
    if case .unreadable(let error) = self { error.kind } else { .badData }
  }

  public func message(in language: Language) -> String {
    switch self {
    case .unreadable(let error): error.message(in: language)
    case .syntax(let file, let error): error.message(of: file, in: language)
    }
  }
}
