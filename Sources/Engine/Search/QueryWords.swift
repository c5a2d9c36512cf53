internal import Domain

/// The words that somebody searches for.
enum QueryWords {
  /// Words of both languages that say nothing of what is searched for.
  private static let silent: Set<String> = [
    "a", "au", "aux", "avec", "ce", "ces", "d", "dan", "de", "du", "des", "elle", "en", "est", "et",
    "il", "je", "l", "la", "le", "les", "leur", "ma", "mes", "mon", "n", "ne", "nos", "notre", "ou",
    "par", "pas", "pour", "que", "qui", "s", "sa", "sans", "se", "ses", "son", "sur", "un", "une",
    "vos", "votre", "and", "for", "from", "in", "is", "my", "of", "on", "or", "the", "to", "with",
    "your", "i", "not",
  ]

  /// The words of a text in the form of the index, in order, each once; those that say nothing are left
  /// out, unless there are no others.
  static func words(of text: String) -> [String] {
    var all: [String] = []
    for word in SearchText.words(of: text) {
      let word = SearchText.singular(word)
      if !all.contains(word) { all.append(word) }
    }
    let telling = all.filter { !silent.contains($0) }
    return telling.isEmpty ? all : telling
  }

  /// How many typing errors are forgiven in a word: none in three letters, one from four, two from
  /// eight.
  static func editCountMax(in word: String) -> Int {
    switch word.utf8.count {
    case ..<4: 0
    case ..<8: 1
    default: 2
    }
  }

  /// Letters of the shortest beginning that stands for a longer word.
  static let prefixLengthMin = 3
}

/// How well a word stands for another.
enum WordMatch: UInt8, Comparable {
  case typos = 1
  case typo = 2
  case prefix = 3
  case exact = 4

  static func < (left: WordMatch, right: WordMatch) -> Bool { left.rawValue < right.rawValue }

  /// How well what somebody wrote stands for a word; `nil` when it does not.
  ///
  /// - Complexity: O(*n* · *m*) in their lengths where typing errors are looked for.
  static func of(_ wanted: String, _ word: String, allowsTypos: Bool) -> WordMatch? {
    if wanted == word { return .exact }
    if wanted.utf8.count >= QueryWords.prefixLengthMin, word.utf8.starts(with: wanted.utf8) {
      return .prefix
    }
    guard allowsTypos else { return nil }
    let countMax = QueryWords.editCountMax(in: wanted)
    guard countMax > 0, abs(wanted.utf8.count - word.utf8.count) <= countMax else { return nil }
    let difference = SearchIndex.letters(of: wanted) ^ SearchIndex.letters(of: word)
    guard difference.nonzeroBitCount <= 2 * countMax else { return nil }
    let count = EditDistance.between(wanted, word)
    return count > countMax ? nil : count <= 1 ? .typo : .typos
  }
}

extension SearchIndex {
  /// The words of the index that a written word stands for, by index.
  ///
  /// Typing errors are looked for only where it stands for no word as it is.
  ///
  /// - Complexity: O(log *n* + *k*), with typing errors O(*n*) in the number of words.
  func matches(of wanted: String, allowsTypos: Bool) -> [(word: Int, match: WordMatch)] {
    let first = firstWord(notBefore: wanted)
    var found: [(word: Int, match: WordMatch)] = []
    var index = first
    while index < words.count, words[index].utf8.starts(with: wanted.utf8) {
      if let match = WordMatch.of(wanted, words[index], allowsTypos: false) {
        found.append((index, match))
      }
      index += 1
    }
    return found.isEmpty && allowsTypos ? misspelt(wanted) : found
  }

  private func misspelt(_ wanted: String) -> [(word: Int, match: WordMatch)] {
    let countMax = QueryWords.editCountMax(in: wanted)
    guard countMax > 0 else { return [] }
    let bits = Self.letters(of: wanted)
    return letters.indices.compactMap { index in
      guard (letters[index] ^ bits).nonzeroBitCount <= 2 * countMax else { return nil }
      return WordMatch.of(wanted, words[index], allowsTypos: true).map { (index, $0) }
    }
  }

  private func firstWord(notBefore wanted: String) -> Int {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle].utf8.lexicographicallyPrecedes(wanted.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
