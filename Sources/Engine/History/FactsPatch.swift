internal import Domain
internal import JSONText

/// Facts as they are stored, with some of them put in other words: the members that are given take the
/// place of those of the same name, `null` takes one away, and the others stay (RFC 7396, one level).
struct FactsPatch {
  /// Members by name, each as JSON text.
  private let members: [String: [UInt8]]

  /// Reads an object.
  ///
  /// - Throws: `JSONSyntaxError` when the text is no object.
  init(_ json: [UInt8]) throws(JSONSyntaxError) {
    members = try Self.members(of: json)
  }

  /// Whether a member is given, and is not to be taken away.
  func gives(_ name: String) -> Bool { members[name].map { $0 != Self.null } ?? false }

  /// A member as JSON text.
  subscript(name: String) -> [UInt8]? { members[name] }

  /// The payload with the members put in.
  ///
  /// - Parameters:
  ///   - payload: A stored payload.
  ///   - texts: Members that are given in another form than they are stored in, as texts.
  /// - Returns: Compact JSON with keys in alphabetical order.
  /// - Throws: `JSONSyntaxError` when the payload is no object.
  func applied(
    to payload: [UInt8], texts: [String: String] = [:]
  ) throws(JSONSyntaxError) -> [UInt8] {
    var merged = try Self.members(of: payload)
    for (name, value) in members { merged[name] = value == Self.null ? nil : value }
    var json = JSONWriter()
    json.object { json in
      for name in Set(merged.keys).union(texts.keys).sorted() {
        if let text = texts[name] {
          json.member(name, text)
        } else if let value = merged[name] {
          json.key(name)
          json.raw(value)
        }
      }
    }
    return json.bytes
  }

  /// A member that is given and that the payload, as it is stored, does not have: a word that nobody
  /// knows, so that nothing would come of it; `nil` when there is none.
  ///
  /// An empty list and `false` are stored as nothing, and are known by that.
  func unknownMember(in payload: [UInt8]) throws(JSONSyntaxError) -> String? {
    let stored = try Self.members(of: payload)
    let empty = [Self.null, Array("[]".utf8), Array("{}".utf8), Array("false".utf8)]
    return members.keys.sorted().first { name in
      stored[name] == nil && !empty.contains(members[name] ?? [])
    }
  }

  private static let null = Array("null".utf8)

  private static func members(of json: [UInt8]) throws(JSONSyntaxError) -> [String: [UInt8]] {
    var members: [String: [UInt8]] = [:]
    var reader = JSONReader(json)
    try reader.object { (key, json) throws(JSONSyntaxError) in
      members[key] = Array(try json.skipValue())
    }
    try reader.end()
    return members
  }
}
