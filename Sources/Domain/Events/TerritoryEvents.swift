public import Hashing
public import JSONText

/// A territory was defined.
public struct TerritoryDefined: EventPayload {
  public static let type = "territory.defined"

  public var name: String

  /// Territories of coarser kinds that it lies in, sorted.
  public var parents: [TerritoryID]

  public init(name: String, parents: [TerritoryID]) {
    self.name = name
    self.parents = parents
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var name: String?
    var parents: [TerritoryID] = []
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "name": name = try json.string()
      case "parents": parents = try json.identifiers()
      default: try json.skipValue()
      }
    }
    self.init(name: try json.require(name, "name"), parents: parents)
  }

  public func write(to json: inout JSONWriter) {
    json.member("name", name)
    json.member("parents", ifAny: parents.map(\.text))
  }

  public var references: [Reference] { parents.map(Reference.territory) }
}

/// A territory was given another name.
public struct TerritoryRenamed: EventPayload {
  public static let type = "territory.renamed"

  public var name: String

  public init(name: String) { self.name = name }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    name = try json.singleText("name")
  }

  public func write(to json: inout JSONWriter) { json.member("name", name) }
}

/// The land of a territory was drawn, from the effective date on.
public struct TerritoryBoundaryDrawn: EventPayload {
  public static let type = "territory.boundary-drawn"

  /// Digest of the boundary: canonical well-known binary, kept beside the log.
  public var boundary: Digest

  public init(boundary: Digest) { self.boundary = boundary }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var boundary: Digest?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "boundary": boundary = try json.digest(key)
      default: try json.skipValue()
      }
    }
    self.init(boundary: try json.require(boundary, "boundary"))
  }

  public func write(to json: inout JSONWriter) { json.member("boundary", boundary.hexadecimal) }

  public var contents: [Digest] { [boundary] }
}

/// A territory was placed in other parents.
public struct TerritoryReparented: EventPayload {
  public static let type = "territory.reparented"

  /// All its parents from now on, sorted; empty when it has none.
  public var parents: [TerritoryID]

  public init(parents: [TerritoryID]) { self.parents = parents }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    parents = try json.singleList("parents")
  }

  public func write(to json: inout JSONWriter) { json.member("parents", parents.map(\.text)) }

  public var references: [Reference] { parents.map(Reference.territory) }
}

/// A territory became part of another.
public struct TerritoryMerged: EventPayload {
  public static let type = "territory.merged"

  public var into: TerritoryID

  public init(into: TerritoryID) { self.into = into }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    into = TerritoryID(trusted: try json.singleText("into"))
  }

  public func write(to json: inout JSONWriter) { json.member("into", into.text) }

  public var references: [Reference] { [.territory(into)] }
}

/// A territory was divided among others.
public struct TerritorySplit: EventPayload {
  public static let type = "territory.split"

  /// The territories that took its land, sorted.
  public var into: [TerritoryID]

  public init(into: [TerritoryID]) { self.into = into }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    into = try json.singleList("into")
  }

  public func write(to json: inout JSONWriter) { json.member("into", into.map(\.text)) }

  public var references: [Reference] { into.map(Reference.territory) }
}

/// A territory ceased to exist.
public struct TerritoryAbolished: EventPayload {
  public static let type = "territory.abolished"

  /// Why, in words.
  public var reason: String?

  public init(reason: String? = nil) { self.reason = reason }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    reason = try json.singleOptionalText("reason")
  }

  public func write(to json: inout JSONWriter) { json.member("reason", ifPresent: reason) }
}

extension JSONReader {
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

  /// Reads a payload whose only fact is a list of identifiers.
  mutating func singleList<ID: EntityID>(_ name: String) throws(JSONSyntaxError) -> [ID] {
    var value: [ID]?
    try payload { (key, json) throws(JSONSyntaxError) in
      if key == name { value = try json.identifiers() } else { try json.skipValue() }
    }
    return try require(value, name)
  }
}
