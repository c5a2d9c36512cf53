public import Hashing
public import JSONText

/// The facts of one event, as they are written into the log.
///
/// The stored identity is ``type`` and a version, never the name of the Swift type. Past shapes keep
/// their own readers, which lift to the current one; see `EventCatalogue.md`.
public protocol EventPayload: Hashable, Sendable {
  /// Stored name, in the past tense: `territory.defined`.
  static var type: String { get }

  /// The version written for new events, from 1.
  static var version: Int { get }

  /// Reads the facts from a payload of a known version.
  ///
  /// - Throws: `JSONSyntaxError` when the bytes do not have the shape that the version promises.
  init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError)

  /// Writes the members of the payload's object, in alphabetical order.
  func write(to json: inout JSONWriter)

  /// Contents beside the log that the payload refers to.
  var contents: [Digest] { get }

  /// Texts of the identifiers that the payload refers to, with the type each must have.
  var references: [Reference] { get }
}

extension EventPayload {
  public static var version: Int { 1 }
  public var contents: [Digest] { [] }
  public var references: [Reference] { [] }
}

/// An identifier inside a payload, to be checked before it is recorded.
public enum Reference: Hashable, Sendable {
  case territory(TerritoryID)
  case organization(OrganizationID)
  case resource(ResourceID)
  case dataset(DatasetID)
  case category(CategoryID)

  /// Whether the text of the identifier follows the rules of its type.
  public var isWellFormed: Bool {
    switch self {
    case .territory(let id): TerritoryID(id.text) != nil
    case .organization(let id): OrganizationID(id.text) != nil
    case .resource(let id): ResourceID(id.text) != nil
    case .dataset(let id): DatasetID(id.text) != nil
    case .category(let id): CategoryID(id.text) != nil
    }
  }

  /// The identifier as it is written.
  public var text: String {
    switch self {
    case .territory(let id): id.text
    case .organization(let id): id.text
    case .resource(let id): id.text
    case .dataset(let id): id.text
    case .category(let id): id.text
    }
  }
}

extension JSONReader {
  /// Reads the object of a payload, member by member.
  mutating func payload(
    _ member: (String, inout JSONReader) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    try object(member)
  }

  /// Unwraps a member that must be there.
  func require<Value>(_ value: Value?, _ key: String) throws(JSONSyntaxError) -> Value {
    guard let value else { throw error(.missingKey(key)) }
    return value
  }

  /// Reads an identifier; its text is checked when it is recorded, not each time it is read.
  mutating func identifier<ID: EntityID>(_: ID.Type = ID.self) throws(JSONSyntaxError) -> ID {
    ID(trusted: try string())
  }

  /// Reads a payload whose only fact is one text.
  mutating func singleText(_ name: String) throws(JSONSyntaxError) -> String {
    try require(try singleOptionalText(name), name)
  }

  /// Reads a payload whose only fact is one text that may be absent.
  mutating func singleOptionalText(_ name: String) throws(JSONSyntaxError) -> String? {
    var value: String?
    try payload { (key, json) throws(JSONSyntaxError) in
      if key == name { value = try json.string() } else { try json.skipValue() }
    }
    return value
  }

  mutating func identifiers<ID: EntityID>(_: ID.Type = ID.self) throws(JSONSyntaxError) -> [ID] {
    var result: [ID] = []
    try array { (json) throws(JSONSyntaxError) in result.append(try json.identifier()) }
    return result
  }

  mutating func digest(_ key: String) throws(JSONSyntaxError) -> Digest {
    let text = try string()
    guard let digest = Digest(hexadecimal: text) else {
      throw error(.invalidValue(key: key, value: text, expected: "64 hexadecimal digits"))
    }
    return digest
  }

  mutating func date(_ key: String) throws(JSONSyntaxError) -> CalendarDate {
    let text = try string()
    guard let date = CalendarDate(text) else {
      throw error(.invalidValue(key: key, value: text, expected: "YYYY-MM-DD"))
    }
    return date
  }

  /// Reads a word of a closed vocabulary.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _: Word.Type = Word.self
  ) throws(JSONSyntaxError) -> Word where Word.RawValue == String {
    let text = try string()
    guard let word = Word(rawValue: text) else {
      let allowed = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(.invalidValue(key: key, value: text, expected: allowed))
    }
    return word
  }

  mutating func words<Word: RawRepresentable & CaseIterable>(
    _ key: String, _: Word.Type = Word.self
  ) throws(JSONSyntaxError) -> [Word] where Word.RawValue == String {
    var result: [Word] = []
    try array { (json) throws(JSONSyntaxError) in result.append(try json.word(key)) }
    return result
  }
}
