public import Hashing
public import JSONText

/// A territory was defined.
public struct TerritoryDefined: EventPayload {
  public static let type = "territory.defined"
  public static let version = 2

  public var name: String

  /// Territories of coarser kinds that it lies in, sorted.
  public var parents: [TerritoryID]

  /// The reform that made it; `nil` when it came from elsewhere.
  public var reform: ReformNote?

  public init(name: String, parents: [TerritoryID], reform: ReformNote? = nil) {
    self.name = name
    self.parents = parents
    self.reform = reform
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var name: String?
    var parents: [TerritoryID] = []
    reform = try json.reformPayload(version) { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "name": name = try json.string()
      case "parents": parents = try json.identifiers()
      default: try json.skipValue()
      }
    }
    self.name = try json.require(name, "name")
    self.parents = parents
  }

  public func write(to json: inout JSONWriter) {
    json.member("name", name)
    json.member("parents", ifAny: parents.map(\.text))
    json.member(reform)
  }

  public var references: [Reference] { parents.map(Reference.territory) }
}

/// A territory was given another name.
public struct TerritoryRenamed: EventPayload {
  public static let type = "territory.renamed"
  public static let version = 2

  public var name: String
  public var reform: ReformNote?

  public init(name: String, reform: ReformNote? = nil) {
    self.name = name
    self.reform = reform
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var name: String?
    reform = try json.reformPayload(version) { (key, json) throws(JSONSyntaxError) in
      if key == "name" { name = try json.string() } else { try json.skipValue() }
    }
    self.name = try json.require(name, "name")
  }

  public func write(to json: inout JSONWriter) {
    json.member("name", name)
    json.member(reform)
  }
}

/// The land of a territory was drawn, from the effective date on.
public struct TerritoryBoundaryDrawn: EventPayload {
  public static let type = "territory.boundary-drawn"
  public static let version = 2

  /// Digest of the boundary: canonical well-known binary, kept beside the log.
  public var boundary: Digest
  public var reform: ReformNote?

  public init(boundary: Digest, reform: ReformNote? = nil) {
    self.boundary = boundary
    self.reform = reform
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var boundary: Digest?
    reform = try json.reformPayload(version) { (key, json) throws(JSONSyntaxError) in
      if key == "boundary" { boundary = try json.digest(key) } else { try json.skipValue() }
    }
    self.boundary = try json.require(boundary, "boundary")
  }

  public func write(to json: inout JSONWriter) {
    json.member("boundary", boundary.hexadecimal)
    json.member(reform)
  }

  public var contents: [Digest] { [boundary] }
}

/// A territory was placed in other parents.
public struct TerritoryReparented: EventPayload {
  public static let type = "territory.reparented"
  public static let version = 2

  /// All its parents from now on, sorted; empty when it has none.
  public var parents: [TerritoryID]
  public var reform: ReformNote?

  public init(parents: [TerritoryID], reform: ReformNote? = nil) {
    self.parents = parents
    self.reform = reform
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var parents: [TerritoryID]?
    reform = try json.reformPayload(version) { (key, json) throws(JSONSyntaxError) in
      if key == "parents" { parents = try json.identifiers() } else { try json.skipValue() }
    }
    self.parents = try json.require(parents, "parents")
  }

  public func write(to json: inout JSONWriter) {
    json.member("parents", parents.map(\.text))
    json.member(reform)
  }

  public var references: [Reference] { parents.map(Reference.territory) }
}
