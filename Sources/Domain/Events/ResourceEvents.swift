public import Hashing
public import JSONText

/// A resource opened, or became known.
public struct ResourceOpened: EventPayload {
  public static let type = "resource.opened"

  public var name: String
  public var kind: ResourceKind

  /// Who answers for it.
  public var organization: OrganizationID?

  /// The resource of which it is a site.
  public var partOf: ResourceID?

  /// Whether where it stands must stay secret; it then has no place.
  public var isConfidential: Bool

  /// Digest of its place, kept salted beside the log; `nil` when confidential or not known.
  public var place: Digest?

  public init(
    name: String, kind: ResourceKind, organization: OrganizationID? = nil,
    partOf: ResourceID? = nil, isConfidential: Bool = false, place: Digest? = nil
  ) {
    self.name = name
    self.kind = kind
    self.organization = organization
    self.partOf = partOf
    self.isConfidential = isConfidential
    self.place = place
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var name: String?
    var kind: ResourceKind?
    var organization: OrganizationID?
    var partOf: ResourceID?
    var isConfidential = false
    var place: Digest?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "confidential": isConfidential = try json.boolean()
      case "kind": kind = try json.word(key)
      case "name": name = try json.string()
      case "organization": organization = try json.identifier()
      case "partOf": partOf = try json.identifier()
      case "place": place = try json.digest(key)
      default: try json.skipValue()
      }
    }
    if isConfidential, place != nil {
      throw json.error(
        .invalidValue(key: "place", value: "present", expected: "absent when confidential"))
    }
    self.init(
      name: try json.require(name, "name"), kind: try json.require(kind, "kind"),
      organization: organization, partOf: partOf, isConfidential: isConfidential, place: place)
  }

  public func write(to json: inout JSONWriter) {
    if isConfidential {
      json.key("confidential")
      json.boolean(true)
    }
    json.member("kind", kind.rawValue)
    json.member("name", name)
    json.member("organization", ifPresent: organization?.text)
    json.member("partOf", ifPresent: partOf?.text)
    json.member("place", ifPresent: place?.hexadecimal)
  }

  public var contents: [Digest] { place.map { [$0] } ?? [] }

  public var references: [Reference] {
    [organization.map(Reference.organization), partOf.map(Reference.resource)].compactMap { $0 }
  }
}

/// A resource moved, or its place became better known.
public struct ResourceMoved: EventPayload {
  public static let type = "resource.moved"

  /// Digest of the new place; `nil` when it left its old one for nowhere known.
  public var place: Digest?

  public init(place: Digest?) { self.place = place }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var place: Digest?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "place": place = try json.digest(key)
      default: try json.skipValue()
      }
    }
    self.init(place: place)
  }

  public func write(to json: inout JSONWriter) {
    json.member("place", ifPresent: place?.hexadecimal)
  }

  public var contents: [Digest] { place.map { [$0] } ?? [] }
}

/// A resource was given another name.
public struct ResourceRenamed: EventPayload {
  public static let type = "resource.renamed"

  public var name: String

  public init(name: String) { self.name = name }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    name = try json.singleText("name")
  }

  public func write(to json: inout JSONWriter) { json.member("name", name) }
}

/// How to reach a resource, and what it is in words; replaces what was said before.
public struct ResourceDescribed: EventPayload {
  public static let type = "resource.described"

  public var telephone: String?
  public var website: String?
  public var description: String?

  public init(telephone: String? = nil, website: String? = nil, description: String? = nil) {
    self.telephone = telephone
    self.website = website
    self.description = description
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    self.init()
    var telephone: String?
    var website: String?
    var description: String?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "description": description = try json.string()
      case "telephone": telephone = try json.string()
      case "website": website = try json.string()
      default: try json.skipValue()
      }
    }
    self.init(telephone: telephone, website: website, description: description)
  }

  public func write(to json: inout JSONWriter) {
    json.member("description", ifPresent: description)
    json.member("telephone", ifPresent: telephone)
    json.member("website", ifPresent: website)
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { telephone == nil && website == nil && description == nil }
}

/// A resource closed.
public struct ResourceClosed: EventPayload {
  public static let type = "resource.closed"

  /// Why, in words.
  public var reason: String?

  public init(reason: String? = nil) { self.reason = reason }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    reason = try json.singleOptionalText("reason")
  }

  public func write(to json: inout JSONWriter) { json.member("reason", ifPresent: reason) }
}

/// Where a resource stands became a secret; the places recorded before are erased.
public struct ResourceMadeConfidential: EventPayload {
  public static let type = "resource.made-confidential"

  public init() {}

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    try json.skipValue()
  }

  public func write(to json: inout JSONWriter) {}
}
