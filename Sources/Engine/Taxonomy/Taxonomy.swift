public import Domain
public import Projections

/// The categories of needs and services as they are known on a day.
///
/// What the log says of a category takes the place of what the program says of it; the rest of the
/// program's own table stays.
public struct Taxonomy: Hashable, Sendable {
  /// Every category that is in use.
  private let described: [ServiceCategory: CategoryDescribed]

  /// For each category that was retired, those that took its place.
  private let successors: [ServiceCategory: [ServiceCategory]]

  /// For each category, those that lie in it.
  private let children: [ServiceCategory: [ServiceCategory]]

  /// For each category, the codes of other taxonomies that stand for it.
  private let foreign: [ServiceCategory: [ForeignCodes]]

  /// For each category that the log describes otherwise than the program, the words of each of its
  /// names.
  private let recordedNameWords: [ServiceCategory: [[String]]]

  private init(
    described: [ServiceCategory: CategoryDescribed],
    successors: [ServiceCategory: [ServiceCategory]] = [:],
    foreign: [ServiceCategory: [ForeignCodes]] = [:]
  ) {
    self.described = described
    self.successors = successors
    self.foreign = foreign
    // Most of a recorded taxonomy says what the program says.
    recordedNameWords = described.filter { OwnTaxonomy.categories[$0.key] != $0.value }
      .mapValues(Self.nameWords)
    var children: [ServiceCategory: [ServiceCategory]] = [:]
    for (category, description) in described.sorted(by: { $0.key < $1.key }) {
      for parent in description.parents { children[parent, default: []].append(category) }
    }
    self.children = children
  }

  /// The words of each name of a category, for searches; empty for one that nobody knows.
  func nameWords(of category: ServiceCategory) -> [[String]] {
    recordedNameWords[category] ?? Self.ownNameWords[category] ?? []
  }

  private static let ownNameWords = OwnTaxonomy.categories.mapValues(nameWords)

  private static func nameWords(of described: CategoryDescribed) -> [[String]] {
    described.allNames.map { QueryWords.words(of: $0) }
  }

  /// The program's own taxonomy alone.
  public static let own = Taxonomy(described: OwnTaxonomy.categories)

  /// What is known of categories at a vantage.
  ///
  /// - Complexity: O(1) for a log that never spoke of categories, else O(*n*) in their number.
  public init(_ categories: Categories, at vantage: Vantage) {
    guard !categories.isEmpty else {
      self = .own
      return
    }
    var described = OwnTaxonomy.categories
    var successors: [ServiceCategory: [ServiceCategory]] = [:]
    var foreign: [ServiceCategory: [ForeignCodes]] = [:]
    for id in categories.all {
      switch categories.state(of: id, at: vantage) {
      case .described(let state)?: described[id.category] = state
      case .retired(let next, _)?:
        described[id.category] = nil
        successors[id.category] = next
      case nil: break
      }
      let codes = categories.codes(of: id, at: vantage)
      if !codes.isEmpty { foreign[id.category] = codes }
    }
    self.init(described: described, successors: successors, foreign: foreign)
  }

  /// Every category in use, by facet in the order of ``CategoryFacet``, then by code.
  public var categories: [ServiceCategory] {
    CategoryFacet.allCases.flatMap { facet in
      described.filter { $0.value.facet == facet }.keys.sorted()
    }
  }

  /// How a category is described; `nil` for one that is not known, or that was retired.
  public func description(of category: ServiceCategory) -> CategoryDescribed? {
    described[category]
  }

  /// Whether a category is in use.
  public func knows(_ category: ServiceCategory) -> Bool { described[category] != nil }

  /// Those that took the place of a category that was retired; `nil` for any other.
  public func successors(of category: ServiceCategory) -> [ServiceCategory]? {
    successors[category]
  }

  /// The codes of other taxonomies that stand for a category.
  public func foreignCodes(of category: ServiceCategory) -> [ForeignCodes] {
    foreign[category] ?? []
  }

  /// The categories that lie in one, sorted.
  public func children(of category: ServiceCategory) -> [ServiceCategory] {
    children[category] ?? []
  }

  /// What a category is called; its code where nothing is known of it.
  public func label(_ category: ServiceCategory, in language: Language) -> String {
    described[category]?.words(in: language).label ?? OwnTaxonomy.categories[category]?
      .words(in: language).label ?? category.code
  }

  /// A category with all that it stands for, that lies in it, or that took its place, however far.
  ///
  /// - Complexity: O(*k*) in the number of links.
  public func need(_ asked: ServiceCategory) -> ServiceNeed {
    var found: Set<ServiceCategory> = [asked]
    var open = [asked]
    while let category = open.popLast() {
      let links =
        (described[category]?.standsFor ?? []) + children(of: category)
        + (successors[category] ?? [])
      open += links.filter { found.insert($0).inserted }
    }
    return ServiceNeed(asked: asked, categories: found)
  }
}

extension CategoryDescribed {
  /// What it is called in one language.
  public func words(in language: Language) -> CategoryWords {
    switch language {
    case .french: french
    case .english: english
    }
  }

  /// Everything that it is called, in both languages: labels, then synonyms.
  var allNames: [String] {
    [french.label, english.label] + french.synonyms + english.synonyms
  }
}

extension Workspace {
  /// The categories of needs and services as they are known on a day.
  ///
  /// - Throws: as ``snapshot(on:asKnownAt:progress:)``.
  public func taxonomy(on day: CalendarDate, asKnownAt known: KnownAt = .now) throws -> Taxonomy {
    let models = try currentModels()
    let position = try position(of: known, head: models.position)
    return Taxonomy(models.categories.state, at: Vantage(day: day, position: position))
  }
}
