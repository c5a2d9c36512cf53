public import Domain
internal import Engine
internal import JSONText

extension AnswerJSON {
  /// The answer to `categories`, schema `ancrage.categories-found/1`.
  public func categories(_ categories: [ServiceCategory]) -> [UInt8] {
    document("ancrage.categories-found/1") { json in
      json.key("categories")
      json.array { json in
        for category in categories { json.object { write(category, to: &$0) } }
      }
    }
  }

  private func write(_ category: ServiceCategory, to json: inout JSONWriter) {
    json.member("code", category.code)
    json.member("label", taxonomy.label(category, in: language))
    if let successors = taxonomy.successors(of: category) {
      json.member("retired", true)
      json.member("successors", successors.map(\.code))
    }
    guard let described = taxonomy.description(of: category) else { return }
    json.member("facet", described.facet.rawValue)
    for (key, words) in [("fr", described.french), ("en", described.english)] {
      json.key(key)
      json.object { json in
        json.member("label", words.label)
        json.member("definition", words.definition)
        json.member("synonyms", words.synonyms)
      }
    }
    json.member("parents", described.parents.map(\.code))
    json.member("children", taxonomy.children(of: category).map(\.code))
    json.member("standsFor", described.standsFor.map(\.code))
    json.key("codes")
    json.object { json in
      for foreign in taxonomy.foreignCodes(of: category) {
        json.member(foreign.taxonomy, foreign.codes)
      }
    }
  }
}
