public import JSONText

/// A category of needs or services was described; replaces what was said before, whole.
public struct CategoryDescribed: EventPayload {
  public static let type = "category.described"

  public var facet: CategoryFacet
  public var french: CategoryWords
  public var english: CategoryWords

  /// Categories in which this one lies, sorted.
  public var parents: [ServiceCategory]

  /// Categories that whoever asks for this one means too, sorted.
  public var standsFor: [ServiceCategory]

  public init(
    facet: CategoryFacet, french: CategoryWords, english: CategoryWords,
    parents: some Sequence<ServiceCategory> = [], standsFor: some Sequence<ServiceCategory> = []
  ) {
    self.facet = facet
    self.french = french
    self.english = english
    self.parents = Set(parents).sorted()
    self.standsFor = Set(standsFor).sorted()
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var facet: CategoryFacet?
    var french: CategoryWords?
    var english: CategoryWords?
    var parents: [ServiceCategory] = []
    var standsFor: [ServiceCategory] = []
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "en": english = try CategoryWords(reading: &json)
      case "facet": facet = try json.word(key)
      case "fr": french = try CategoryWords(reading: &json)
      case "parents": parents = try json.categories()
      case "standsFor": standsFor = try json.categories()
      default: try json.skipValue()
      }
    }
    self.init(
      facet: try json.require(facet, "facet"), french: try json.require(french, "fr"),
      english: try json.require(english, "en"), parents: parents, standsFor: standsFor)
  }

  public func write(to json: inout JSONWriter) {
    json.key("en")
    json.object { english.write(to: &$0) }
    json.member("facet", facet.rawValue)
    json.key("fr")
    json.object { french.write(to: &$0) }
    json.member("parents", ifAny: parents.map(\.code))
    json.member("standsFor", ifAny: standsFor.map(\.code))
  }

  public var references: [Reference] { (parents + standsFor).map { .category(CategoryID($0)) } }
}

/// A category is used no more.
public struct CategoryRetired: EventPayload {
  public static let type = "category.retired"

  /// The categories that took its place, sorted; empty when nothing did.
  public var successors: [ServiceCategory]

  /// Why, in words.
  public var reason: String?

  public init(successors: some Sequence<ServiceCategory> = [], reason: String? = nil) {
    self.successors = Set(successors).sorted()
    self.reason = reason
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var successors: [ServiceCategory] = []
    var reason: String?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "reason": reason = try json.string()
      case "successors": successors = try json.categories()
      default: try json.skipValue()
      }
    }
    self.init(successors: successors, reason: reason)
  }

  public func write(to json: inout JSONWriter) {
    json.member("reason", ifPresent: reason)
    json.member("successors", ifAny: successors.map(\.code))
  }

  public var references: [Reference] { successors.map { .category(CategoryID($0)) } }
}

/// Codes of other taxonomies were said to stand for a category; replaces what was said before, whole.
public struct CategoryMapped: EventPayload {
  public static let type = "category.mapped"

  /// One entry for each taxonomy, sorted by its name.
  public var codes: [ForeignCodes]

  public init(codes: some Sequence<ForeignCodes>) {
    self.codes = codes.filter { !$0.codes.isEmpty }.sorted { $0.taxonomy < $1.taxonomy }
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var codes: [ForeignCodes]?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      guard key == "codes" else {
        try json.skipValue()
        return
      }
      var found: [ForeignCodes] = []
      try json.object { (taxonomy, json) throws(JSONSyntaxError) in
        found.append(ForeignCodes(taxonomy: taxonomy, codes: try json.strings()))
      }
      codes = found
    }
    self.init(codes: try json.require(codes, "codes"))
  }

  public func write(to json: inout JSONWriter) {
    json.key("codes")
    json.object { json in
      for foreign in codes { json.member(foreign.taxonomy, foreign.codes) }
    }
  }
}

extension CategoryWords {
  init(reading json: inout JSONReader) throws(JSONSyntaxError) {
    var label: String?
    var definition = ""
    var synonyms: [String] = []
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "definition": definition = try json.string()
      case "label": label = try json.string()
      case "synonyms": synonyms = try json.strings()
      default: try json.skipValue()
      }
    }
    self.init(
      label: try json.require(label, "label"), definition: definition, synonyms: synonyms)
  }

  func write(to json: inout JSONWriter) {
    json.member("definition", ifPresent: definition.isEmpty ? nil : definition)
    json.member("label", label)
    json.member("synonyms", ifAny: synonyms)
  }
}

extension JSONReader {
  /// Reads codes of categories; they are checked when they are recorded.
  mutating func categories() throws(JSONSyntaxError) -> [ServiceCategory] {
    try strings().map(ServiceCategory.init(trusted:))
  }
}
