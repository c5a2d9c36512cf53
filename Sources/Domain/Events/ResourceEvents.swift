public import Hashing
public import JSONText

/// A resource opened, or became known.
public struct ResourceOpened: EventPayload {
  public static let type = "resource.opened"

  public var name: String
  public var kind: ResourceKind

  /// Whether where it stands must stay secret; it then has no place.
  public var isConfidential: Bool

  /// Digest of its place, kept salted beside the log; `nil` when confidential or not known.
  public var place: Digest?

  public init(
    name: String, kind: ResourceKind, isConfidential: Bool = false, place: Digest? = nil
  ) {
    self.name = name
    self.kind = kind
    self.isConfidential = isConfidential
    self.place = place
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var name: String?
    var kind: ResourceKind?
    var isConfidential = false
    var place: Digest?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "confidential": isConfidential = try json.boolean()
      case "kind": kind = try json.word(key)
      case "name": name = try json.string()
      case "place": place = try json.digest(key)
      default: try json.skipValue()
      }
    }
    if isConfidential, place != nil {
      throw json.error(
        .invalidValue(key: "place", value: "…", expected: "no place, for it is confidential"))
    }
    self.init(
      name: try json.require(name, "name"), kind: try json.require(kind, "kind"),
      isConfidential: isConfidential, place: place)
  }

  public func write(to json: inout JSONWriter) {
    if isConfidential {
      json.key("confidential")
      json.boolean(true)
    }
    json.member("kind", kind.rawValue)
    json.member("name", name)
    json.member("place", ifPresent: place?.hexadecimal)
  }

  public var contents: [Digest] { place.map { [$0] } ?? [] }
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

/// Who answers for a resource, how to reach it, and what it is in words.
///
/// Replaces what was said before, whole.
public struct ResourceDescribed: EventPayload {
  public static let type = "resource.described"

  /// Who answers for it.
  public var organization: OrganizationID?

  /// The resource of which it is a site.
  public var partOf: ResourceID?
  public var telephone: String?
  public var website: String?
  public var description: String?

  public init(
    organization: OrganizationID? = nil, partOf: ResourceID? = nil, telephone: String? = nil,
    website: String? = nil, description: String? = nil
  ) {
    self.organization = organization
    self.partOf = partOf
    self.telephone = telephone
    self.website = website
    self.description = description
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var described = ResourceDescribed()
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "description": described.description = try json.string()
      case "organization": described.organization = try json.identifier()
      case "partOf": described.partOf = try json.identifier()
      case "telephone": described.telephone = try json.string()
      case "website": described.website = try json.string()
      default: try json.skipValue()
      }
    }
    self = described
  }

  public func write(to json: inout JSONWriter) {
    json.member("description", ifPresent: description)
    json.member("organization", ifPresent: organization?.text)
    json.member("partOf", ifPresent: partOf?.text)
    json.member("telephone", ifPresent: telephone)
    json.member("website", ifPresent: website)
  }

  public var references: [Reference] {
    [organization.map(Reference.organization), partOf.map(Reference.resource)].compactMap { $0 }
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { self == ResourceDescribed() }

  /// What both say, `self` where they differ.
  func completed(by earlier: ResourceDescribed) -> ResourceDescribed {
    ResourceDescribed(
      organization: organization ?? earlier.organization, partOf: partOf ?? earlier.partOf,
      telephone: telephone ?? earlier.telephone, website: website ?? earlier.website,
      description: description ?? earlier.description)
  }
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
