internal import Domain
internal import Engine

/// Categories as text: a line each, or each with its words and links.
struct CategoriesText {
  let taxonomy: Taxonomy
  let isDetailed: Bool

  /// Writes the categories, by facet.
  func write(_ categories: [ServiceCategory], to page: inout Page) {
    guard !isDetailed else {
      for category in categories { writeWhole(category, to: &page) }
      return
    }
    let rows = categories.map { [$0.code, taxonomy.label($0, in: page.language)] }
    let table = TextTable(
      columns: [TextTable.Column(width: 12...28), TextTable.Column(width: 20...60)], rows: rows,
      width: page.width - 2)
    var facet: CategoryFacet?
    for (category, row) in zip(categories, rows) {
      if let next = taxonomy.description(of: category)?.facet, next != facet {
        facet = next
        page.skip()
        page.heading(Labels.label(next, in: page.language).uppercased())
      }
      page.add(row: row, of: table, indent: 2)
    }
  }

  private func writeWhole(_ category: ServiceCategory, to page: inout Page) {
    guard let described = taxonomy.description(of: category) else {
      return writeRetired(category, to: &page)
    }
    page.skip()
    let words = described.words(in: page.language)
    page.heading("\(words.label) · \(category.code)")
    var pairs: [(label: String, value: String)] = [
      (page.say("Facette", "Facet"), Labels.label(described.facet, in: page.language))
    ]
    func add(_ label: String, _ value: String) {
      if !value.isEmpty { pairs.append((label, value)) }
    }
    add(page.say("Définition", "Definition"), words.definition)
    let (own, other) =
      page.language == .french
      ? (described.french, described.english) : (described.english, described.french)
    add(page.say("On dit aussi", "Also called"), own.synonyms.joined(separator: ", "))
    add(
      page.say("En anglais", "In French"),
      ([other.label] + other.synonyms).joined(separator: ", "))
    add(page.say("Fait partie de", "Lies in"), list(described.parents, page))
    add(page.say("Comprend", "Takes in"), list(taxonomy.children(of: category), page))
    add(page.say("Vaut pour", "Stands for"), list(described.standsFor, page))
    for foreign in taxonomy.foreignCodes(of: category) {
      add(foreign.taxonomy, foreign.codes.joined(separator: ", "))
    }
    page.add(pairs: pairs)
  }

  private func writeRetired(_ category: ServiceCategory, to page: inout Page) {
    let successors = list(taxonomy.successors(of: category) ?? [], page)
    page.skip()
    page.heading("\(taxonomy.label(category, in: page.language)) · \(category.code)")
    page.add(
      successors.isEmpty
        ? page.say("Retirée.", "Retired.")
        : page.say("Retirée au profit de : \(successors)", "Retired in favour of: \(successors)"))
  }

  private func list(_ categories: [ServiceCategory], _ page: Page) -> String {
    categories.map { "\(taxonomy.label($0, in: page.language)) (\($0.code))" }
      .joined(separator: ", ")
  }
}
