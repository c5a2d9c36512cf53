public import Domain

extension Taxonomy {
  /// How many categories a message names.
  private static let candidateCountMax = 6

  /// The categories that somebody may mean, the surest kind of match alone: by code, by label or
  /// synonym in either language, by the code of another taxonomy, else by the words of a label or
  /// synonym.
  ///
  /// Accents, case, plurals and punctuation do not matter. Sorted.
  public func categories(meant text: String) -> [ServiceCategory] {
    let exact = text.trimmed.lowercased()
    if let category = ServiceCategory(exact),
      description(of: category) != nil || successors(of: category) != nil
    {
      return [category]
    }
    let key = SearchText.key(text)
    guard !key.isEmpty else { return [] }
    let labelled = matching { category, described in
      [category.code, described.french.label, described.english.label].contains {
        SearchText.key($0) == key
      }
    }
    if !labelled.isEmpty { return labelled }
    let named = matching { _, described in described.allNames.contains { SearchText.key($0) == key }
    }
    if !named.isEmpty { return named }
    let mapped = categories(foreign: text.trimmed)
    if !mapped.isEmpty { return mapped }
    let words = Set(key.split(separator: " "))
    return matching { _, described in
      described.allNames.contains { words.isSubset(of: SearchText.key($0).split(separator: " ")) }
    }
  }

  /// The categories for which a code of another taxonomy stands, sorted; `211:RM` names the taxonomy
  /// as well.
  public func categories(foreign code: String) -> [ServiceCategory] {
    matching { category, _ in
      foreignCodes(of: category).contains { foreign in
        foreign.codes.contains { $0 == code || "\(foreign.taxonomy):\($0)" == code }
      }
    }
  }

  private func matching(
    _ isMeant: (ServiceCategory, CategoryDescribed) -> Bool
  ) -> [ServiceCategory] {
    categories.filter { category in
      description(of: category).map { isMeant(category, $0) } ?? false
    }.sorted()
  }

  /// What somebody needs, by a code, a label or a synonym in either language.
  ///
  /// - Parameters:
  ///   - text: What they wrote.
  ///   - offered: Codes under which services are filed that the taxonomy may not know.
  /// - Returns: The category with all that it stands for.
  /// - Throws: ``CategoryError``; never a choice between two.
  public func need(
    meant text: String, orOffered offered: @autoclosure () -> Set<ServiceCategory> = []
  ) throws(CategoryError) -> ServiceNeed {
    let found = categories(meant: text)
    if found.count == 1 {
      guard description(of: found[0])?.facet != .intervention else {
        throw .interventionIsNoNeed(named(found[0]))
      }
      return need(found[0])
    }
    if let category = ServiceCategory(text.trimmed), offered().contains(category) {
      return need(category)
    }
    guard found.isEmpty else {
      throw .ambiguous(text, candidates: found.prefix(Self.candidateCountMax).map(named))
    }
    throw .unknown(text, nearest: nearest(to: text).map(named))
  }

  /// The categories of which a name is nearest to what somebody wrote, the nearest first.
  private func nearest(to text: String) -> [ServiceCategory] {
    let known = categories.flatMap { category in
      ([category.code] + (description(of: category)?.allNames ?? [])).map {
        (SearchText.key($0), category)
      }
    }
    let near = EditDistance.nearest(to: SearchText.key(text), in: known.map(\.0))
    var found: [ServiceCategory] = []
    for name in near {
      for (key, category) in known where key == name && !found.contains(category) {
        found.append(category)
      }
    }
    return found
  }

  private func named(_ category: ServiceCategory) -> NamedCategory {
    NamedCategory(
      category: category,
      name: Bilingual(label(category, in: .french), label(category, in: .english)))
  }
}

/// A category with its name in both languages.
public struct NamedCategory: Hashable, Sendable {
  public var category: ServiceCategory
  public var name: Bilingual
}

/// Why a text does not name one need.
public enum CategoryError: UserFacingError, Hashable {
  /// Nothing is called so; those that are near it.
  case unknown(String, nearest: [NamedCategory])
  /// Several may be meant.
  case ambiguous(String, candidates: [NamedCategory])
  /// It is a way of helping, not something that people need.
  case interventionIsNoNeed(NamedCategory)

  public var code: String {
    switch self {
    case .unknown: "category.unknown"
    case .ambiguous: "category.ambiguous"
    case .interventionIsNoNeed: "category.intervention"
    }
  }

  public var kind: FailureKind { .usage }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.unknown(let text, let nearest), .french):
      """
      Aucun besoin connu ne s'appelle « \(text) ».\(Self.list(nearest, "Vouliez-vous dire", .french))
      Tous les besoins : ancrage categories
      """
    case (.unknown(let text, let nearest), .english):
      """
      No known need is called "\(text)".\(Self.list(nearest, "Did you mean", .english))
      All needs: ancrage categories
      """
    case (.ambiguous(let text, let candidates), .french):
      "« \(text) » peut désigner plusieurs besoins; donnez le code :\(Self.lines(candidates, .french))"
    case (.ambiguous(let text, let candidates), .english):
      "\"\(text)\" may mean several needs; give the code:\(Self.lines(candidates, .english))"
    case (.interventionIsNoNeed(let named), .french):
      """
      « \(named.name.french) » est une façon d'aider, pas un besoin.
      Tous les besoins : ancrage categories
      """
    case (.interventionIsNoNeed(let named), .english):
      """
      "\(named.name.english)" is a way of helping, not a need.
      All needs: ancrage categories
      """
    }
  }

  private static func list(
    _ named: [NamedCategory], _ question: String, _ language: Language
  ) -> String {
    guard !named.isEmpty else { return "" }
    let names = named.map { "\($0.category) (\($0.name.text(in: language)))" }
    return " \(question) \(names.joined(separator: ", "))?"
  }

  private static func lines(_ named: [NamedCategory], _ language: Language) -> String {
    named.map { "\n  \($0.category) (\($0.name.text(in: language)))" }.joined()
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension Taxonomy {
  /// The categories that somebody may mean, to be shown.
  ///
  /// - Throws: ``CategoryError/unknown(_:nearest:)`` when there are none.
  public func found(_ text: String) throws(CategoryError) -> [ServiceCategory] {
    let found = categories(meant: text)
    guard !found.isEmpty else { throw .unknown(text, nearest: nearest(to: text).map(named)) }
    return found
  }
}
