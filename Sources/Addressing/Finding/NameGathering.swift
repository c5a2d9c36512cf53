internal import MappedFiles

/// Names that share words with a question, the most promising first.
struct NameGathering {
  let words: QueryWords
  let tables: IndexTables

  /// Most entries of lists that are looked at for one word and in all; lists of common words beyond
  /// that are left out, and those words only confirm what rarer ones have found.
  static let entryCountMax = 1_500
  static let entrySumMax = 4_000

  /// Most streets of a municipality that are compared one by one.
  static let streetCountMax = 1_500

  /// Names of streets anywhere, best alignment first.
  func streetNames(_ count: Int) -> [NameAlignment] {
    aligned(gather(tables.wordNames), count, available: words.fullMask)
  }

  /// Names of places, best alignment first.
  func placeNames(_ count: Int) -> [NameAlignment] {
    aligned(gather(tables.wordPlaceNames), count, available: words.fullMask)
  }

  /// Names of streets in a municipality that hold a word of the question.
  func streetNames(
    _ count: Int, inMunicipality place: Int, available: UInt32
  ) -> [NameAlignment] {
    let low = tables.place(place, .firstStreet)
    let high = low &+ tables.place(place, .streetCount)
    guard low < high else { return [] }
    var names: [UInt32] = []
    for word in words.words where word.mask & available == word.mask {
      for match in word.matches {
        let list = Int(match.word)
        var index = tables.wordAllStreets.first(list, from: low)
        let end = tables.wordAllStreets[list].upperBound
        while index < end, tables.wordAllStreets.members[index] < high,
          names.count < Self.streetCountMax
        {
          names.append(tables.street(Int(tables.wordAllStreets.members[index]), .name))
          index += 1
        }
      }
    }
    names.sort()
    var last: UInt32?
    let unique = names.filter { name in
      defer { last = name }
      return name != last
    }
    return aligned(unique.map { ($0, 0) }, count, available: available)
  }

  /// Names of streets in a municipality of which a short word has two errors: the words of all its
  /// streets are compared.
  func nearNames(inMunicipality place: Int, available: UInt32) -> [UInt32] {
    let low = Int(tables.place(place, .firstStreet))
    let count = Int(tables.place(place, .streetCount))
    guard count <= Self.streetCountMax else { return [] }
    let short = words.words.filter {
      $0.mask & available == $0.mask && (3...6).contains($0.letters.count) && $0.kind == nil
    }
    guard !short.isEmpty else { return [] }
    var names: [UInt32] = []
    var letters: [UInt32] = []
    var last: UInt32?
    for street in low..<low + count {
      let name = tables.street(street, .name)
      if name == last { continue }
      last = name
      for index in tables.nameWords[Int(name)] {
        tables.readLetters(of: tables.nameWords.members[index], into: &letters)
        guard (3...6).contains(letters.count) else { continue }
        let isNear = short.contains { TypingErrors.count($0.letters, letters, limit: 2) != nil }
        if isNear {
          names.append(name)
          break
        }
      }
    }
    return names
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
      var length = 0
      for match in word.matches {
        let next = lists[Int(match.word)].count
        guard next > 0, length + next <= Self.entryCountMax else { continue }
        length += next
        open.append(List(item: item, word: Int(match.word), cost: match.cost, length: next))
      }
    }
    open.sort { ($0.cost, $0.length, $0.word, $0.item) < ($1.cost, $1.length, $1.word, $1.item) }
    var entries: [UInt64] = []
    for (place, list) in open.enumerated() {
      guard entries.count + list.length <= Self.entrySumMax else { continue }
      for index in lists[list.word] {
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
    _ gathered: [(name: UInt32, score: Double)], _ count: Int, available: UInt32
  ) -> [NameAlignment] {
    var gathered = gathered
    if gathered.count > count * 3 {
      gathered.sort { $0.score != $1.score ? $0.score > $1.score : $0.name < $1.name }
      if gathered[0].score > 0 { gathered.removeLast(gathered.count - count * 3) }
    }
    let result = gathered.compactMap {
      words.align($0.name, available: available, in: tables)
    }
    // A name that takes more words explains more: what it leaves will cost.
    let worth = result.map { alignment in
      words.words.reduce(alignment.cost) { cost, word in
        let isLeft = word.mask & alignment.mask == 0 && word.mask & available == word.mask
        let counts = isLeft && word.kind == nil && !word.isVirtual
        return cost + (counts ? word.ignoredCost * 0.5 : 0)
      }
    }
    let order = result.indices.sorted {
      worth[$0] != worth[$1] ? worth[$0] < worth[$1] : result[$0].name < result[$1].name
    }
    return order.prefix(count).map { result[$0] }
  }
}
