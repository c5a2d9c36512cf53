internal import Domain

// What facts about categories and partnerships say, field by field.

extension CategoryEvent {
  var fields: [(field: FactField, value: FieldValue?)] {
    switch self {
    case .described(let described):
      let (french, english) = (described.french, described.english)
      let hasDefinition = !french.definition.isEmpty || !english.definition.isEmpty
      let hasSynonyms = !french.synonyms.isEmpty || !english.synonyms.isEmpty
      return [
        (.facet, .facet(described.facet)), (.status, .status(.inForce)),
        (.label, .words(Bilingual(french.label, english.label))),
        (
          .definition,
          hasDefinition ? .words(Bilingual(french.definition, english.definition)) : nil
        ),
        (
          .synonyms,
          hasSynonyms ? .wordLists(french: french.synonyms, english: english.synonyms) : nil
        ),
        (.inCategories, Self.list(described.parents)),
        (.standsFor, Self.list(described.standsFor)),
      ]
    case .retired(let retired):
      return [
        (.status, .status(.retired(successors: retired.successors, reason: retired.reason)))
      ]
    case .mapped(let mapped):
      return [(.foreignCodes, mapped.codes.isEmpty ? nil : .foreignCodes(mapped.codes))]
    }
  }

  private static func list(_ categories: [ServiceCategory]) -> FieldValue? {
    categories.isEmpty ? nil : .categories(categories)
  }
}

extension PartnershipEvent {
  var fields: [(field: FactField, value: FieldValue?)] {
    switch self {
    case .formed(let formed):
      [
        (.refersFrom, .resource(formed.from)), (.refersTo, .resource(formed.to)),
        (.status, .status(.inForce)),
        (.categories, formed.categories.isEmpty ? nil : .categories(formed.categories)),
        (.terms, formed.terms.map(FieldValue.text)),
        (.acceptsNeighbours, .yesNo(formed.acceptsNeighbours)),
      ]
    case .ended(let ended): [(.status, .status(.ended(reason: ended.reason)))]
    }
  }
}
