public import JSONText

/// An organization became known.
public struct OrganizationRegistered: EventPayload {
  public static let type = "organization.registered"

  public var name: String

  public init(name: String) { self.name = name }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    name = try json.singleText("name")
  }

  public func write(to json: inout JSONWriter) { json.member("name", name) }
}

/// An organization was given another name.
public struct OrganizationRenamed: EventPayload {
  public static let type = "organization.renamed"

  public var name: String

  public init(name: String) { self.name = name }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    name = try json.singleText("name")
  }

  public func write(to json: inout JSONWriter) { json.member("name", name) }
}

/// An organization became part of another.
public struct OrganizationMerged: EventPayload {
  public static let type = "organization.merged"

  public var into: OrganizationID

  public init(into: OrganizationID) { self.into = into }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    into = OrganizationID(trusted: try json.singleText("into"))
  }

  public func write(to json: inout JSONWriter) { json.member("into", into.text) }

  public var references: [Reference] { [.organization(into)] }
}

/// An organization ceased to exist.
public struct OrganizationDissolved: EventPayload {
  public static let type = "organization.dissolved"

  /// Why, in words.
  public var reason: String?

  public init(reason: String? = nil) { self.reason = reason }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    reason = try json.singleOptionalText("reason")
  }

  public func write(to json: inout JSONWriter) { json.member("reason", ifPresent: reason) }
}
