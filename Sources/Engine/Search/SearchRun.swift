internal import Domain
internal import Projections

/// One search in the index, from one vantage.
struct SearchRun {
  /// A service that was found.
  struct Hit: Hashable {
    let id: ServiceID

    /// How many of the words stand for it.
    let wordCount: Int
    let score: Int
    let name: String
  }

  private let snapshot: Snapshot
  private let index: SearchIndex
  private let words: [String]
  private let need: ServiceNeed?
  private let categories: CategoryMatches

  /// For each written word, the words of the index for which it stands.
  private let matches: [[(word: Int, match: WordMatch)]]

  /// How much more the better of two places counts than the other.
  private static let bestWeight = 100

  /// What a name counts more that is all that was written.
  private static let wholeNameBonus = 10_000

  init(_ text: String, need: ServiceNeed?, in snapshot: Snapshot, _ index: SearchIndex) {
    let words = QueryWords.words(of: text)
    self.snapshot = snapshot
    self.index = index
    self.words = words
    self.need = need
    let plain = CategoryMatches(words, in: snapshot.taxonomy, allowsTypos: false)
    let found = words.map { index.matches(of: $0, allowsTypos: false) }
    // Errors are looked for in the words that stand for nothing as they are.
    let isKnown = words.indices.map { at in
      !found[at].isEmpty || plain.knows(wordAt: at)
    }
    guard isKnown.contains(false) else {
      (categories, matches) = (plain, found)
      return
    }
    categories = CategoryMatches(words, in: snapshot.taxonomy, allowsTypos: true)
    matches = words.indices.map {
      isKnown[$0] ? found[$0] : index.matches(of: words[$0], allowsTypos: true)
    }
  }

  /// The services for which all words stand, else those for which most do; the best first.
  ///
  /// - Complexity: O(*n*) in the number of services and of postings of the words.
  func hits() -> [Hit] {
    guard !words.isEmpty else { return [] }
    var best = Array(repeating: UInt8(0), count: index.entries.count * words.count)
    for (at, found) in matches.enumerated() {
      for (word, match) in found {
        for posting in index.postings(of: word) {
          let place = Int(posting.entry) * words.count + at
          best[place] = max(best[place], Self.value(match, posting.field))
        }
      }
    }
    let found = index.entries.indices.compactMap { hit($0, best) }
    let most = found.map(\.wordCount).max() ?? 0
    return found.filter { $0.wordCount == most }.sorted {
      ($1.score, $0.name.utf8.count, $0.name, $0.id) < (
        $0.score, $1.name.utf8.count, $1.name, $1.id
      )
    }
  }

  /// Whether all words stand for a service.
  func hasAllWords(_ hit: Hit) -> Bool { hit.wordCount == words.count }

  /// How well a match in a field counts: exact before prefix before error, then name before resource
  /// before category before description.
  static func value(_ match: WordMatch, _ field: UInt8) -> UInt8 {
    match.rawValue * 10 + field
  }

  private func hit(_ at: Int, _ best: [UInt8]) -> Hit? {
    let entry = index.entries[at]
    let values = best[at * words.count..<(at + 1) * words.count]
    if let settled = entry.settled {
      guard settled.holds(at: snapshot.vantage) else { return nil }
      return hit(
        entry.id, Array(values), settled.category, isGroup: settled.isGroup, name: settled.name)
    }
    let vantage = snapshot.vantage
    guard let facts = snapshot.directory.facts(of: entry.id, at: vantage),
      let resource = snapshot.directory.facts(of: facts.resource, at: vantage),
      resource.closedOn == nil, !facts.status.isWithdrawn
    else { return nil }
    let details = facts.details
    return hit(
      entry.id, self.values(of: details, resource.name), details.category,
      isGroup: details.group != nil, name: details.name)
  }

  private func hit(
    _ id: ServiceID, _ values: [UInt8], _ category: ServiceCategory, isGroup: Bool, name: String
  ) -> Hit? {
    if let need, !need.isAnswered(by: category) { return nil }
    let filed = categories.values(for: category, isGroup: isGroup)
    let both = zip(values, filed).map { (best: max($0, $1), other: min($0, $1)) }
    let wordCount = both.count { $0.best > 0 }
    guard wordCount > 0 else { return nil }
    let whole = Self.value(.exact, SearchIndex.Field.name.rawValue)
    let isWhole =
      both.allSatisfy { $0.best == whole } && QueryWords.words(of: name).count == words.count
    // What stands in both places comes before what stands in the better of them alone.
    let score = both.reduce(0) { $0 + Int($1.best) * Self.bestWeight + Int($1.other) }
    return Hit(
      id: id, wordCount: wordCount, score: score + (isWhole ? Self.wholeNameBonus : 0), name: name)
  }

  /// How well each word stands for a service by its own texts, as they are at the vantage.
  private func values(of details: ServiceDetails, _ resourceName: String) -> [UInt8] {
    var values = Array(repeating: UInt8(0), count: words.count)
    let texts: [(String, SearchIndex.Field)] = [
      (details.name, .name), (resourceName, .resourceName),
      (details.description ?? "", .description),
    ]
    for (text, field) in texts {
      let present = Set(QueryWords.words(of: text))
      for at in words.indices {
        for (word, match) in matches[at] where present.contains(index.words[word]) {
          values[at] = max(values[at], Self.value(match, field.rawValue))
        }
      }
    }
    return values
  }
}

extension ServiceStatus {
  /// Whether it is no longer offered.
  var isWithdrawn: Bool {
    if case .withdrawn = self { true } else { false }
  }
}
