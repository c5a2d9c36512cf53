internal import Domain

// Facts about categories and partnerships.

extension RandomFacts {
  mutating func categoryFact() -> CategoryEvent {
    restated(
      pick([
        .described(described()), .described(described()), .retired(CategoryRetired()),
        .mapped(CategoryMapped(codes: [])),
      ]))
  }

  mutating func restated(_ fact: CategoryEvent) -> CategoryEvent {
    switch fact {
    case .described: .described(described())
    case .retired:
      .retired(
        CategoryRetired(
          successors: chance(0.5) ? [anyCategory()] : [], reason: "R\(number(0...9))"))
    case .mapped:
      .mapped(
        CategoryMapped(codes: [
          ForeignCodes(taxonomy: "t\(number(0...1))", codes: ["A\(number(0...9))"])
        ]))
    }
  }

  mutating func described() -> CategoryDescribed {
    CategoryDescribed(
      facet: pick(CategoryFacet.allCases),
      french: CategoryWords(
        label: "C\(number(0...99))", definition: chance(0.5) ? "D\(number(0...9))" : "",
        synonyms: chance(0.5) ? ["é\(number(0...9))"] : []),
      english: CategoryWords(label: "E\(number(0...99))"),
      parents: chance(0.4) ? [anyCategory()] : [], standsFor: chance(0.4) ? [anyCategory()] : [])
  }

  mutating func partnershipFact() -> PartnershipEvent {
    restated(chance(0.7) ? .formed(formed()) : .ended(PartnershipEnded()))
  }

  mutating func restated(_ fact: PartnershipEvent) -> PartnershipEvent {
    switch fact {
    case .formed: .formed(formed())
    case .ended: .ended(PartnershipEnded(reason: "R\(number(0...9))"))
    }
  }

  mutating func formed() -> PartnershipFormed {
    let from = number(0...RandomHistory.resources.count - 2)
    return PartnershipFormed(
      from: RandomHistory.resources[from], to: RandomHistory.resources[from + 1],
      categories: chance(0.5) ? [anyCategory()] : [],
      terms: chance(0.5) ? "T\(number(0...9))" : nil, acceptsNeighbours: chance(0.5))
  }

  private mutating func anyCategory() -> ServiceCategory {
    pick(RandomHistory.categories).category
  }
}
