public import Hashing
public import JSONText

/// A territory became part of another.
public struct TerritoryMerged: EventPayload {
  public static let type = "territory.merged"
  public static let version = 2

  public var into: TerritoryID
  public var reform: ReformNote?

  public init(into: TerritoryID, reform: ReformNote? = nil) {
    self.into = into
    self.reform = reform
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var into: TerritoryID?
    reform = try json.reformPayload(version) { (key, json) throws(JSONSyntaxError) in
      if key == "into" { into = try json.identifier() } else { try json.skipValue() }
    }
    self.into = try json.require(into, "into")
  }

  public func write(to json: inout JSONWriter) {
    json.member("into", into.text)
    json.member(reform)
  }

  public var references: [Reference] { [.territory(into)] }
}

/// The same land goes on under another code.
public struct TerritoryRecoded: EventPayload {
  public static let type = "territory.recoded"

  public var into: TerritoryID
  public var reform: ReformNote?

  public init(into: TerritoryID, reform: ReformNote? = nil) {
    self.into = into
    self.reform = reform
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var into: TerritoryID?
    reform = try json.reformPayload { (key, json) throws(JSONSyntaxError) in
      if key == "into" { into = try json.identifier() } else { try json.skipValue() }
    }
    self.into = try json.require(into, "into")
  }

  public func write(to json: inout JSONWriter) {
    json.member("into", into.text)
    json.member(reform)
  }

  public var references: [Reference] { [.territory(into)] }
}

/// A territory was divided among others.
public struct TerritorySplit: EventPayload {
  public static let type = "territory.split"
  public static let version = 2

  /// The territories that took its land, sorted.
  public var into: [TerritoryID]
  public var reform: ReformNote?

  public init(into: [TerritoryID], reform: ReformNote? = nil) {
    self.into = into
    self.reform = reform
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var into: [TerritoryID]?
    reform = try json.reformPayload(version) { (key, json) throws(JSONSyntaxError) in
      if key == "into" { into = try json.identifiers() } else { try json.skipValue() }
    }
    self.into = try json.require(into, "into")
  }

  public func write(to json: inout JSONWriter) {
    json.member("into", into.map(\.text))
    json.member(reform)
  }

  public var references: [Reference] { into.map(Reference.territory) }
}

/// A territory ceased to exist.
public struct TerritoryAbolished: EventPayload {
  public static let type = "territory.abolished"
  public static let version = 2

  /// Why, in words.
  public var reason: String?
  public var reform: ReformNote?

  public init(reason: String? = nil, reform: ReformNote? = nil) {
    self.reason = reason
    self.reform = reform
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var reason: String?
    reform = try json.reformPayload(version) { (key, json) throws(JSONSyntaxError) in
      if key == "reason" { reason = try json.string() } else { try json.skipValue() }
    }
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.member("reason", ifPresent: reason)
    json.member(reform)
  }
}

/// A part of the land of a territory passed to another; both go on.
///
/// Both boundaries are drawn anew beside it. In an exchange each gives a part to the other.
public struct TerritoryPartTransferred: EventPayload {
  public static let type = "territory.part-transferred"

  /// The territory that received the part.
  public var to: TerritoryID

  /// Digest of the boundary of the part, kept beside the log; `nil` when nobody has drawn it.
  public var part: Digest?
  public var reform: ReformNote?

  public init(to: TerritoryID, part: Digest?, reform: ReformNote? = nil) {
    self.to = to
    self.part = part
    self.reform = reform
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var to: TerritoryID?
    var part: Digest?
    reform = try json.reformPayload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "part": part = try json.digest(key)
      case "to": to = try json.identifier()
      default: try json.skipValue()
      }
    }
    self.to = try json.require(to, "to")
    self.part = part
  }

  public func write(to json: inout JSONWriter) {
    json.member("part", ifPresent: part?.hexadecimal)
    json.member(reform)
    json.member("to", to.text)
  }

  public var contents: [Digest] { part.map { [$0] } ?? [] }

  public var references: [Reference] { [.territory(to)] }
}
