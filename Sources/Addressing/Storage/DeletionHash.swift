/// The words that typing errors may have come from, found by leaving letters out.
///
/// Two words at a distance of at most two have a form in common when up to two letters are left out
/// of either. Only the first letters are taken, for an error behind them leaves them the same.
///
/// - SeeAlso: W. Garbe, "1000x faster spelling correction algorithm" (2012), on symmetric deletion.
enum DeletionHash {
  /// Letters of a word that are considered.
  static let prefixLength = 9

  /// How many typing errors a word of so many letters may have, compared with another.
  ///
  /// The shorter of the two counts: one error in three letters is as many as two in five.
  static func errorsMax(length: Int) -> Int { length < 3 ? 0 : length < 5 ? 1 : 2 }

  /// Calls `body` with the hash of a word with letters left out, in every way; the whole word first.
  ///
  /// A hash may come several times.
  static func forEach(of word: [UInt32], _ body: (UInt64) -> Void) {
    let deletions = errorsMax(length: word.count)
    let count = min(word.count, prefixLength)
    body(hash(word, count, .max, .max))
    guard deletions > 0 else { return }
    for first in 0..<count {
      body(hash(word, count, first, .max))
      guard deletions > 1 else { continue }
      for second in (first + 1)..<max(count, first + 1) { body(hash(word, count, first, second)) }
    }
  }

  /// The hash of a word with all its letters.
  static func whole(_ word: [UInt32]) -> UInt64 {
    hash(word, min(word.count, prefixLength), .max, .max)
  }

  /// FNV-1a over the letters but two, mixed.
  @inline(__always)
  private static func hash(_ word: [UInt32], _ count: Int, _ first: Int, _ second: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<count where index != first && index != second {
      hash = (hash ^ UInt64(word[index])) &* 0x0000_0100_0000_01B3
    }
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 29)
  }

  /// The bucket of a hash among a power of two of them, and the tag that tells its entries apart.
  @inline(__always)
  static func place(_ hash: UInt64, bucketCount: Int) -> (bucket: Int, tag: UInt16) {
    (Int(truncatingIfNeeded: hash >> 16) & (bucketCount - 1), UInt16(truncatingIfNeeded: hash))
  }
}

/// The table of names by their words.
enum NameHash {
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func adding(_ word: UInt32, to hash: UInt64) -> UInt64 {
    let mixed = (hash ^ UInt64(word)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 31)
  }
}
