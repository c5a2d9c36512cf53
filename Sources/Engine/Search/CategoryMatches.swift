internal import Domain

/// Which categories the words of a search stand for, word by word.
struct CategoryMatches {
  /// How well each word stands for something, as ``SearchRun`` counts it; 0 where it does not.
  typealias Values = [UInt8]

  private var values: [ServiceCategory: Values] = [:]

  /// The same for services given to a group, whatever their category.
  private var ofGroups: Values

  private let wordCount: Int

  /// Finds the categories.
  ///
  /// A name counts where all its words were written, or where all that was written are words of it:
  /// `aide alimentaire` is not every sort of `aide`. A need or a programme stands for its categories
  /// only where all the words of a name of it were written.
  init(_ words: [String], in taxonomy: Taxonomy, allowsTypos: Bool) {
    wordCount = words.count
    ofGroups = Array(repeating: 0, count: words.count)
    guard !words.isEmpty else { return }
    for category in taxonomy.categories {
      for name in taxonomy.nameWords(of: category) {
        guard let found = NameMatch(words, name, allowsTypos: allowsTypos) else { continue }
        take(found, for: category, as: .category)
        guard found.isWhole else { continue }
        for member in taxonomy.need(category).categories where member != category {
          take(found, for: member, as: .need)
        }
      }
    }
  }

  private static let groups = ServiceCategory(trusted: "group-intervention")

  /// Whether a word stands for any category.
  func knows(wordAt index: Int) -> Bool {
    ofGroups[index] > 0 || values.values.contains { $0[index] > 0 }
  }

  /// How well the words stand for a service of a category.
  func values(for category: ServiceCategory, isGroup: Bool) -> Values {
    let own = values[category] ?? Array(repeating: 0, count: wordCount)
    return isGroup ? zip(own, ofGroups).map(max) : own
  }

  private mutating func take(
    _ found: NameMatch, for category: ServiceCategory, as field: SearchIndex.Field
  ) {
    var all = values[category] ?? Array(repeating: 0, count: wordCount)
    for (index, match) in found.matches.enumerated() {
      guard let match else { continue }
      all[index] = max(all[index], SearchRun.value(match, field.rawValue))
      if category == Self.groups { ofGroups[index] = max(ofGroups[index], all[index]) }
    }
    values[category] = all
  }
}

/// How the words of a search stand for a name of several words.
struct NameMatch {
  /// For each word how well it stands for one of the name.
  let matches: [WordMatch?]

  /// Whether all words of the name were written.
  let isWhole: Bool

  /// `nil` unless all words of the name were written, or all that was written are words of it.
  init?(_ words: [String], _ name: [String], allowsTypos: Bool) {
    var covered: Set<String> = []
    var matches: [WordMatch?] = []
    for word in words {
      var best: WordMatch?
      for other in name {
        guard let match = WordMatch.of(word, other, allowsTypos: allowsTypos) else { continue }
        covered.insert(other)
        best = max(best ?? match, match)
      }
      matches.append(best)
    }
    isWhole = covered.count == name.count
    guard !covered.isEmpty, isWhole || !matches.contains(nil) else { return nil }
    self.matches = matches
  }
}
