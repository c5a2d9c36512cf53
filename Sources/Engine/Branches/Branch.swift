public import EventLog
internal import Hashing
internal import JSONText

/// A branch: what might be, from a position of the log on.
public struct Branch: Hashable, Sendable {
  public let name: BranchName

  /// Drawn at random, so that a branch made later under the same name is another.
  let identifier: String

  /// Where it leaves the log.
  public let fork: BranchLog.Fork

  /// When it was made: milliseconds since 1970-01-01T00:00:00Z.
  public let createdAtMilliseconds: Int64

  /// Who made it, as the actor of an event.
  public let createdBy: String

  /// What it is for, in words; `nil` when nobody said.
  public let purpose: String?

  /// How it became real; `nil` as long as it is not.
  public var promotion: Promotion?

  /// How the events of a branch were written to the log.
  public struct Promotion: Hashable, Sendable {
    /// Position of the last of them in the log.
    public let position: Int64

    /// How many they were.
    public let eventCount: Int64

    /// When: milliseconds since 1970-01-01T00:00:00Z.
    public let atMilliseconds: Int64
    public let by: String
  }

  /// What the identifiers of its appends begin with in the log, once it is promoted.
  var appendPrefix: String { "branch:\(name):\(identifier):" }
}

// MARK: - The file beside its events

extension Branch {
  private static let schema = "ancrage.branch/1"

  /// The stored form, as UTF-8 JSON.
  var fileBytes: [UInt8] {
    var json = JSONWriter(style: .pretty)
    json.object { json in
      json.member("schema", Self.schema)
      json.member("identifier", identifier)
      json.key("forkPosition")
      json.integer(fork.position)
      json.member("forkHash", fork.hash.hexadecimal)
      json.key("createdAtMilliseconds")
      json.integer(createdAtMilliseconds)
      json.member("createdBy", createdBy)
      json.member("purpose", ifPresent: purpose)
      guard let promotion else { return }
      json.key("promotion")
      json.object { json in
        json.key("position")
        json.integer(promotion.position)
        json.key("eventCount")
        json.integer(promotion.eventCount)
        json.key("atMilliseconds")
        json.integer(promotion.atMilliseconds)
        json.member("by", promotion.by)
      }
    }
    return json.bytes + [0x0A]
  }

  /// Reads the stored form; `nil` when it is damaged or of another version.
  init?(name: BranchName, fileBytes: [UInt8]) {
    var texts: [String: String] = [:]
    var numbers: [String: Int] = [:]
    func read(_ prefix: String, _ json: inout JSONReader) throws(JSONSyntaxError) {
      try json.object { (key, json) throws(JSONSyntaxError) in
        switch try json.nextType() {
        case .string: texts[prefix + key] = try json.string()
        case .number: numbers[prefix + key] = try json.integer()
        case .object: try read(prefix + key + ".", &json)
        case .array, .boolean, .null: try json.skipValue()
        }
      }
    }
    do throws(JSONSyntaxError) {
      var json = JSONReader(fileBytes)
      try read("", &json)
      try json.end()
    } catch {
      return nil
    }
    guard texts["schema"] == Self.schema, let identifier = texts["identifier"],
      let position = numbers["forkPosition"], position >= 0,
      let hash = texts["forkHash"].flatMap({ Digest(hexadecimal: $0) }),
      let createdAt = numbers["createdAtMilliseconds"], let createdBy = texts["createdBy"]
    else { return nil }
    self.init(
      name: name, identifier: identifier,
      fork: BranchLog.Fork(position: Int64(position), hash: hash),
      createdAtMilliseconds: Int64(createdAt), createdBy: createdBy, purpose: texts["purpose"],
      promotion: nil)
    guard let position = numbers["promotion.position"], let count = numbers["promotion.eventCount"],
      let time = numbers["promotion.atMilliseconds"], let by = texts["promotion.by"]
    else { return }
    promotion = Promotion(
      position: Int64(position), eventCount: Int64(count), atMilliseconds: Int64(time), by: by)
  }
}
