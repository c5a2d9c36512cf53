internal import Domain

// What is said of categories and partnerships.

extension StoryWords {
  func text(_ event: CategoryEvent) -> String {
    switch event {
    case .described(let described):
      let own = words.language == .french ? described.french : described.english
      let facet = Labels.label(described.facet, in: words.language)
      return before(.label) == nil
        ? say("décrite : « \(own.label) » (\(facet))", "described: \"\(own.label)\" (\(facet))")
        : say("décrite de nouveau", "described anew")
    case .retired(let retired):
      return words.retired(retired.successors) + words.because(retired.reason)
    case .mapped: return say("codes d'autres taxonomies donnés", "codes of other taxonomies given")
    }
  }

  func text(_ event: PartnershipEvent) -> String {
    switch event {
    case .formed(let formed):
      let (from, to) = (words.name(.resource(formed.from)), words.name(.resource(formed.to)))
      let text =
        before(.refersFrom) == nil
        ? say("entente formée", "partnership formed") : say("entente revue", "partnership revised")
      return say("\(text) : \(from) dirige vers \(to)", "\(text): \(from) refers to \(to)")
    case .ended(let ended):
      return say("entente terminée", "partnership ended") + words.because(ended.reason)
    }
  }
}

extension FieldWords {
  /// Categories in a sentence.
  func list(_ categories: [ServiceCategory]) -> String {
    TextFormat.list(categories.map(category), in: language)
  }

  /// What a category is called.
  func category(_ category: ServiceCategory) -> String {
    taxonomy.label(category, in: language)
  }

  /// That a category is used no more, and what is used instead.
  func retired(_ successors: [ServiceCategory]) -> String {
    successors.isEmpty
      ? say("retirée", "retired")
      : say("retirée au profit de ", "retired in favour of ") + list(successors)
  }
}
