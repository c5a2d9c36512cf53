internal import MappedFiles

/// A word of the index that a written word may mean.
struct WordMatch: Equatable {
  var word: UInt32
  var cost: Double

  /// Whether it was written otherwise, rather than abbreviated.
  var isMisspelt: Bool
}

/// Finds the words of an index that a written word may mean.
struct WordLookup {
  let tables: IndexTables

  /// Most words kept for one written word, cheapest first.
  static let matchCountMax = 24

  /// The word itself; `nil` when the index does not hold it.
  func exact(_ text: String) -> UInt32? {
    let letters = text.unicodeScalars.map(\.value)
    let bytes = Array(text.utf8)
    var found: UInt32?
    forFirstHash(of: letters) { word in
      let range = tables.wordBytes(word)
      guard found == nil, range.count == bytes.count else { return }
      for (offset, byte) in bytes.enumerated()
      where tables.wordBytes[range.lowerBound + offset] != byte { return }
      found = word
    }
    return found
  }

  /// The words that are written so, or abbreviated so.
  func exactMatches(_ token: AddressToken) -> [WordMatch] {
    var matches: [WordMatch] = []
    let canonical = StreetName.canonical(token)
    add(canonical, cost: 0, to: &matches)
    if canonical != token.text { add(token.text, cost: MatchCosts.abbreviation, to: &matches) }
    for words in Abbreviations.words(token.text) where words.count == 1 {
      add(words[0], cost: MatchCosts.abbreviation, to: &matches)
    }
    let isOrdinal = NumberWords.isOrdinal(token)
    for alias in NumberWords.aliases(of: canonical) {
      let cost = isOrdinal || alias.last == "e" ? MatchCosts.ordinal : MatchCosts.numeral
      add(alias, cost: cost, to: &matches)
    }
    return matches
  }

  /// Adds the words that up to two typing errors turn into the written one.
  func addMisspelt(
    _ letters: [UInt32], to matches: inout [WordMatch], _ memory: inout MisspeltMemory
  ) {
    guard DeletionHash.errorsMax(length: letters.count) > 0,
      !letters.contains(where: { (0x30...0x39).contains($0) })
    else { return }
    for match in memory.matches(of: letters, find: misspelt) {
      add(match.word, cost: match.cost, isMisspelt: true, to: &matches)
    }
    matches.sort { ($0.cost, $0.word) < ($1.cost, $1.word) }
    guard matches.count > Self.matchCountMax else { return }
    // Places are few, and a place decides more than a street.
    let places = matches[Self.matchCountMax...].filter {
      !tables.wordPlaceNames[Int($0.word)].isEmpty
    }
    matches.removeLast(matches.count - Self.matchCountMax)
    matches += places.prefix(Self.matchCountMax / 2)
  }

  /// The words that up to two typing errors turn into the written one; in no order.
  private func misspelt(_ letters: [UInt32], _ scratch: inout [UInt32]) -> [WordMatch] {
    var matches: [WordMatch] = []
    for word in wordsNear(letters) {
      tables.readLetters(of: word, into: &scratch)
      let shortest = min(scratch.count, letters.count)
      let limit = DeletionHash.errorsMax(length: shortest)
      guard let errors = TypingErrors.count(letters, scratch, limit: limit), errors > 0
      else { continue }
      let cost = MatchCosts.typing(errors: errors, length: max(scratch.count, letters.count))
      matches.append(WordMatch(word: word, cost: cost, isMisspelt: true))
    }
    return matches
  }

  /// The words that share a form with letters left out, ascending.
  ///
  /// All places are worked out before the first is read, so that the reads do not wait for each other.
  private func wordsNear(_ letters: [UInt32]) -> [UInt32] {
    let bucketCount = tables.deletionStarts.count - 1
    guard bucketCount > 0 else { return [] }
    var places: [(entries: Range<Int>, tag: UInt16)] = []
    places.reserveCapacity(64)
    DeletionHash.forEach(of: letters) { hash in
      let place = DeletionHash.place(hash, bucketCount: bucketCount)
      places.append((bucket(place.bucket), place.tag))
    }
    var found: [UInt32] = []
    for place in places {
      for entry in place.entries where tables.deletionTags[entry] == place.tag {
        found.append(tables.deletionWords[entry])
      }
    }
    found.sortOnce()
    return found
  }

  /// Adds words that begin as written: `riv` for `riviere`.
  func addBeginnings(_ text: String, to matches: inout [WordMatch]) {
    guard text.utf8.count > 2, !text.isNumber else { return }
    let range = words(beginningWith: text)
    guard range.count <= 64 else { return }
    for word in range {
      add(UInt32(word), cost: MatchCosts.prefix, isMisspelt: true, to: &matches)
    }
  }

  /// The words that begin with a text: they stand together.
  func words(beginningWith text: String) -> Range<Int> {
    let bytes = Array(text.utf8)
    let first = partition { compare($0, with: bytes) < 0 }
    let end = partition { compare($0, with: bytes) <= 0 }
    return first..<max(first, end)
  }

  /// The number of words, from the first, of which `isBefore` holds.
  private func partition(_ isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (0, tables.wordCount)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a word stands before those that begin with some bytes (-1), among or behind them.
  private func compare(_ word: Int, with bytes: [UInt8]) -> Int {
    let range = tables.wordBytes(UInt32(word))
    for (offset, byte) in bytes.enumerated() {
      guard offset < range.count else { return -1 }
      let own = tables.wordBytes[range.lowerBound + offset]
      if own != byte { return own < byte ? -1 : 1 }
    }
    return 0
  }

  private func add(
    _ text: String, cost: Double, to matches: inout [WordMatch]
  ) {
    if let word = exact(text) { add(word, cost: cost, isMisspelt: false, to: &matches) }
  }

  /// Adds the word that another stands for, once, at its lowest cost.
  private func add(
    _ word: UInt32, cost: Double, isMisspelt: Bool, to matches: inout [WordMatch]
  ) {
    let target = tables.wordTargets[Int(word)]
    if let known = matches.firstIndex(where: { $0.word == target }) {
      if cost < matches[known].cost {
        matches[known] = WordMatch(word: target, cost: cost, isMisspelt: isMisspelt)
      }
      return
    }
    matches.append(WordMatch(word: target, cost: cost, isMisspelt: isMisspelt))
  }

  private func forFirstHash(of letters: [UInt32], _ body: (UInt32) -> Void) {
    let bucketCount = tables.deletionStarts.count - 1
    guard bucketCount > 0 else { return }
    let place = DeletionHash.place(DeletionHash.whole(letters), bucketCount: bucketCount)
    for entry in bucket(place.bucket) where tables.deletionTags[entry] == place.tag {
      body(tables.deletionWords[entry])
    }
  }

  private func bucket(_ bucket: Int) -> Range<Int> {
    let start = Int(tables.deletionStarts[bucket])
    let end = Int(tables.deletionStarts[bucket + 1])
    // Damage could make a bucket of everything.
    return start <= end && end <= tables.deletionWords.count && end - start < 4096
      ? start..<end : 0..<0
  }
}

/// What the words of one question may have come from: each is looked up once.
struct MisspeltMemory {
  private var known: [(letters: [UInt32], matches: [WordMatch])] = []
  private var scratch: [UInt32] = []

  mutating func matches(
    of letters: [UInt32], find: ([UInt32], inout [UInt32]) -> [WordMatch]
  ) -> [WordMatch] {
    if let found = known.first(where: { $0.letters == letters }) { return found.matches }
    let matches = find(letters, &scratch)
    known.append((letters, matches))
    return matches
  }
}
