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

    /// What orders hits before their names are read: the score, then how short the name is.
    let rank: Int

    init(id: ServiceID, wordCount: Int, score: Int, name: String) {
      self.id = id
      self.wordCount = wordCount
      self.score = score
      self.name = name
      rank = score << 16 - min(name.utf8.count, 1 << 16 - 1)
    }
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

  /// The services for which all words stand, else those for which most do; in no order.
  ///
  /// - Complexity: O(*n*) in the number of services and of postings of the words.
  func hits() -> [Hit] {
    guard !words.isEmpty else { return [] }
    let best = bestByEntry()
    let filed = index.filings.map { filing in
      need.map { $0.isAnswered(by: filing.category) } ?? true
        ? categories.values(for: filing.category, isGroup: filing.isGroup) : nil
    }
    var most = 0
    var settled: [(entry: Int, filed: [UInt8], wordCount: Int)] = []
    var others: [Hit] = []
    for (entry, key) in index.keys.enumerated() {
      guard let filing = key.filing else {
        if let hit = unsettledHit(entry) {
          others.append(hit)
          most = max(most, hit.wordCount)
        }
        continue
      }
      guard let filed = filed[filing] else { continue }
      var wordCount = 0
      for at in words.indices where best[entry * words.count + at] > 0 || filed[at] > 0 {
        wordCount += 1
      }
      // What fewer words stand for than for another is not shown.
      guard wordCount > 0, wordCount >= most, key.holds(at: snapshot.vantage) else { continue }
      most = wordCount
      settled.append((entry, filed, wordCount))
    }
    return settled.compactMap { found in
      found.wordCount == most ? settledHit(found.entry, found.filed, best) : nil
    } + others.filter { $0.wordCount == most }
  }

  /// The best of some hits, the best first.
  ///
  /// A common word is found in thousands: only those are put in order that may be among the best.
  static func best(_ limit: Int, of hits: [Hit]) -> [Hit] {
    guard limit > 0, !hits.isEmpty else { return [] }
    var worst = Int.min
    if hits.count > limit { worst = hits.map(\.rank).sorted(by: >)[limit - 1] }
    return Array(
      hits.filter { $0.rank >= worst }
        .sorted { ($1.rank, $0.name, $0.id) < ($0.rank, $1.name, $1.id) }
        .prefix(limit))
  }

  /// How well each word stands for each entry by its texts; 0 where it does not.
  private func bestByEntry() -> [UInt8] {
    var best = Array(repeating: UInt8(0), count: index.entries.count * words.count)
    for (at, found) in matches.enumerated() {
      for (word, match) in found {
        for posting in index.postings(of: word) {
          let place = Int(posting.entry) * words.count + at
          best[place] = max(best[place], Self.value(match, posting.field))
        }
      }
    }
    return best
  }

  /// Whether all words stand for a service.
  func hasAllWords(_ hit: Hit) -> Bool { hit.wordCount == words.count }

  /// How well a match in a field counts: exact before prefix before error, then name before resource
  /// before category before description.
  static func value(_ match: WordMatch, _ field: UInt8) -> UInt8 {
    match.rawValue * 10 + field
  }

  private func settledHit(_ entry: Int, _ filed: [UInt8], _ best: [UInt8]) -> Hit? {
    guard let name = index.entries[entry].settled?.name else { return nil }
    return hit(
      index.entries[entry].id, best[entry * words.count..<(entry + 1) * words.count], filed,
      name: name)
  }

  /// What was found of a service of which more than one thing was ever said.
  private func unsettledHit(_ entry: Int) -> Hit? {
    let (id, vantage) = (index.entries[entry].id, snapshot.vantage)
    guard let facts = snapshot.directory.facts(of: id, at: vantage),
      let resource = snapshot.directory.facts(of: facts.resource, at: vantage),
      resource.closedOn == nil, !facts.status.isWithdrawn,
      need.map({ $0.isAnswered(by: facts.details.category) }) ?? true
    else { return nil }
    let details = facts.details
    return hit(
      id, values(of: details, resource.name)[...],
      categories.values(for: details.category, isGroup: details.group != nil),
      name: details.name)
  }

  private func hit(
    _ id: ServiceID, _ values: ArraySlice<UInt8>, _ filed: [UInt8], name: String
  ) -> Hit? {
    let whole = Self.value(.exact, SearchIndex.Field.name.rawValue)
    var (wordCount, score, isWhole) = (0, 0, true)
    for (value, filed) in zip(values, filed) {
      let best = max(value, filed)
      if best > 0 { wordCount += 1 }
      if best != whole { isWhole = false }
      // What stands in both places comes before what stands in the better of them alone.
      score += Int(best) * Self.bestWeight + Int(min(value, filed))
    }
    guard wordCount > 0 else { return nil }
    isWhole = isWhole && QueryWords.words(of: name).count == words.count
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
