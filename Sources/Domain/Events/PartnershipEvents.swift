public import JSONText

/// A resource agreed with another to refer people to it; replaces what was agreed before, whole.
public struct PartnershipFormed: EventPayload {
  public static let type = "partnership.formed"

  /// The resource that refers.
  public var from: ResourceID

  /// The resource that receives.
  public var to: ResourceID

  /// What for, sorted; empty when nobody has said.
  public var categories: [ServiceCategory]

  /// What was agreed, in words.
  public var terms: String?

  /// Whether the second accepts people of the first one's territories although they live outside its
  /// reach.
  public var acceptsNeighbours: Bool

  public init(
    from: ResourceID, to: ResourceID, categories: some Sequence<ServiceCategory> = [],
    terms: String? = nil, acceptsNeighbours: Bool = false
  ) {
    self.from = from
    self.to = to
    self.categories = Set(categories).sorted()
    self.terms = terms
    self.acceptsNeighbours = acceptsNeighbours
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var from: ResourceID?
    var to: ResourceID?
    var categories: [ServiceCategory] = []
    var terms: String?
    // Nobody accepts people from outside who has not said so.
    var acceptsNeighbours = false
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "acceptsNeighbours": acceptsNeighbours = try json.boolean()
      case "categories": categories = try json.categories()
      case "from": from = try json.identifier()
      case "terms": terms = try json.string()
      case "to": to = try json.identifier()
      default: try json.skipValue()
      }
    }
    self.init(
      from: try json.require(from, "from"), to: try json.require(to, "to"),
      categories: categories, terms: terms, acceptsNeighbours: acceptsNeighbours)
    guard self.from != self.to else {
      throw json.error(
        .invalidValue(key: "to", value: self.to.text, expected: "another resource than from"))
    }
  }

  public func write(to json: inout JSONWriter) {
    if acceptsNeighbours {
      json.key("acceptsNeighbours")
      json.boolean(true)
    }
    json.member("categories", ifAny: categories.map(\.code))
    json.member("from", from.text)
    json.member("terms", ifPresent: terms)
    json.member("to", to.text)
  }

  public var references: [Reference] {
    [.resource(from), .resource(to)] + categories.map { .category(CategoryID($0)) }
  }
}

/// An agreement between two resources ended.
public struct PartnershipEnded: EventPayload {
  public static let type = "partnership.ended"

  /// Why, in words.
  public var reason: String?

  public init(reason: String? = nil) { self.reason = reason }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    reason = try json.singleOptionalText("reason")
  }

  public func write(to json: inout JSONWriter) { json.member("reason", ifPresent: reason) }
}
