public import Hashing
public import JSONText

/// What a registered file is used for.
public enum DatasetRole: String, CaseIterable, Hashable, Sendable {
  /// Doors and postal codes with their points.
  case addresses
  /// People by territory.
  case population
}

/// A file was registered; it is kept beside the log under its digest.
public struct DatasetRegistered: EventPayload {
  public static let type = "dataset.registered"

  public var title: String
  public var role: DatasetRole

  /// BLAKE2b-256 of the file, byte for byte.
  public var file: Digest

  /// Digest of the mapping that says what its columns are, kept beside the log.
  public var mapping: Digest?

  /// Number of rows that were read from it.
  public var rowCount: Int

  public init(title: String, role: DatasetRole, file: Digest, mapping: Digest?, rowCount: Int) {
    self.title = title
    self.role = role
    self.file = file
    self.mapping = mapping
    self.rowCount = rowCount
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var title: String?
    var role: DatasetRole?
    var file: Digest?
    var mapping: Digest?
    var rowCount: Int?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "file": file = try json.digest(key)
      case "mapping": mapping = try json.digest(key)
      case "role": role = try json.word(key)
      case "rows": rowCount = try json.integer()
      case "title": title = try json.string()
      default: try json.skipValue()
      }
    }
    self.init(
      title: try json.require(title, "title"), role: try json.require(role, "role"),
      file: try json.require(file, "file"), mapping: mapping,
      rowCount: try json.require(rowCount, "rows"))
  }

  public func write(to json: inout JSONWriter) {
    json.member("file", file.hexadecimal)
    json.member("mapping", ifPresent: mapping?.hexadecimal)
    json.member("role", role.rawValue)
    json.member("rows", ifPresent: rowCount)
    json.member("title", title)
  }

  public var contents: [Digest] { mapping.map { [$0] } ?? [] }
}

/// A registered file gave way to another.
public struct DatasetSuperseded: EventPayload {
  public static let type = "dataset.superseded"

  public var by: DatasetID

  public init(by: DatasetID) { self.by = by }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    by = DatasetID(trusted: try json.singleText("by"))
  }

  public func write(to json: inout JSONWriter) { json.member("by", by.text) }

  public var references: [Reference] { [.dataset(by)] }
}
