internal import Domain

/// The taxonomy that comes with the program: what is known of categories before anybody records any.
///
/// The service categories follow what CLSCs, community organizations and 211 lists call their services;
/// the programmes are those by which the network is financed and accounts for itself; the needs are what
/// social workers write down as the reason for a request.
enum OwnTaxonomy {
  /// One category as the tables write it.
  struct Entry {
    let code: String
    let described: CategoryDescribed

    /// - Parameters:
    ///   - code: The code of the category.
    ///   - facet: What sort of thing it names.
    ///   - label: Its name, French first.
    ///   - definition: What it takes in, French first.
    ///   - french: What people and workers say for it in French.
    ///   - english: The same in English.
    ///   - parents: Codes of the categories in which it lies.
    ///   - links: Codes of the categories that it stands for.
    init(
      _ code: String, _ facet: CategoryFacet, _ label: Bilingual, _ definition: Bilingual,
      fr french: [String], en english: [String], in parents: [String] = [],
      standsFor links: [String] = []
    ) {
      self.code = code
      described = CategoryDescribed(
        facet: facet,
        french: CategoryWords(
          label: label.french, definition: definition.french, synonyms: french),
        english: CategoryWords(
          label: label.english, definition: definition.english, synonyms: english),
        parents: parents.map(ServiceCategory.init(trusted:)),
        standsFor: links.map(ServiceCategory.init(trusted:)))
    }
  }

  /// Every category, by code.
  static let categories: [ServiceCategory: CategoryDescribed] = {
    let entries = services + careServices + programmes + needs + lifeNeeds + interventions
    return entries.reduce(into: [:]) { $0[ServiceCategory(trusted: $1.code)] = $1.described }
  }()
}
