internal import MappedFiles

/// Names that share words with a question, the most promising first.
struct NameGathering {
  let words: QueryWords
  let tables: IndexTables

  /// Most entries of lists that are looked at; lists of common words beyond that are left out, and
  /// those words only confirm what rarer ones have found.
  static let entryCountMax = 4_000

  /// Names of streets, best alignment first.
  func streetNames(_ count: Int) -> [NameAlignment] {
    aligned(gather(tables.wordNames), count)
  }

  /// Names of places, best alignment first.
  func placeNames(_ count: Int) -> [NameAlignment] {
    aligned(gather(tables.wordPlaceNames), count)
  }

  private struct List {
    var item: Int
    var word: Int
    var cost: Double
    var length: Int
  }

  /// The names in the lists of all words, with the sum of what their words weigh.
  private func gather(_ lists: MappedLists) -> [(name: UInt32, score: Double)] {
    var open: [List] = []
    for (item, word) in words.words.enumerated() {
      for match in word.matches {
        let length = lists[Int(match.word)].count
        guard length > 0 else { continue }
        open.append(List(item: item, word: Int(match.word), cost: match.cost, length: length))
      }
    }
    open.sort { ($0.length, $0.cost, $0.word, $0.item) < ($1.length, $1.cost, $1.word, $1.item) }
    var entries: [UInt64] = []
    for (place, list) in open.enumerated() {
      guard entries.count + list.length <= Self.entryCountMax || entries.isEmpty else { continue }
      for index in lists[list.word].prefix(Self.entryCountMax) {
        entries.append(UInt64(lists.members[index]) << 32 | UInt64(place))
      }
    }
    entries.sort()
    return scored(entries, open)
  }

  private func scored(_ entries: [UInt64], _ lists: [List]) -> [(name: UInt32, score: Double)] {
    let worth = lists.map { list in
      max(0.05, words.weight(of: UInt32(list.word)) - list.cost * 0.25)
    }
    var result: [(name: UInt32, score: Double)] = []
    var taken: UInt32 = 0
    for entry in entries {
      let name = UInt32(truncatingIfNeeded: entry >> 32)
      let list = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
      if result.last?.name != name {
        result.append((name, 0))
        taken = 0
      }
      let mask = words.words[lists[list].item].mask
      guard taken & mask == 0 else { continue }
      taken |= mask
      result[result.count - 1].score += worth[list]
    }
    return result
  }

  private func aligned(
    _ gathered: [(name: UInt32, score: Double)], _ count: Int
  ) -> [NameAlignment] {
    var gathered = gathered
    if gathered.count > count * 3 {
      gathered.sort { $0.score != $1.score ? $0.score > $1.score : $0.name < $1.name }
      gathered.removeLast(gathered.count - count * 3)
    }
    var result = gathered.compactMap {
      words.align($0.name, available: words.fullMask, in: tables)
    }
    // A name that takes more words explains more: what it leaves will cost.
    let ignored = result.map { alignment in
      words.words.reduce(alignment.cost) {
        $0
          + ($1.mask & alignment.mask == 0 && $1.mask & words.fullMask == $1.mask
            ? $1.ignoredCost * 0.5 : 0)
      }
    }
    let order = result.indices.sorted {
      ignored[$0] != ignored[$1] ? ignored[$0] < ignored[$1] : result[$0].name < result[$1].name
    }
    result = order.prefix(count).map { result[$0] }
    return result
  }
}
