internal import MappedFiles

/// How the words of a question make up a name of the index.
struct NameAlignment {
  var name: UInt32
  var cost: Double

  /// The words of the question it takes.
  var mask: UInt32

  /// Words of the name and the words of the question that mean them; `nil` for one not written.
  var pairs: [(word: UInt32, item: Int?)]
}

extension QueryWords {
  /// Longest name compared, in words.
  static let nameWordCountMax = 12

  /// Fits the words of a question to a name.
  ///
  /// - Parameters:
  ///   - name: the name, by its number in the index.
  ///   - available: bits of the words that may be used.
  ///   - tables: the index.
  /// - Returns: `nil` when less than a third of the name was written.
  func align(_ name: UInt32, available: UInt32, in tables: IndexTables) -> NameAlignment? {
    let range = tables.nameWords[Int(name)]
    guard !range.isEmpty, range.count <= Self.nameWordCountMax else { return nil }
    var result = NameAlignment(name: name, cost: 0, mask: 0, pairs: [])
    var (written, total) = (0.0, 0.0)
    var last = -1
    for place in range {
      let word = tables.nameWords.members[place]
      let weight = weight(of: word)
      total += weight
      let best = bestItem(for: word, available: available & ~result.mask, after: last, tables)
      guard let best else {
        result.cost += MatchCosts.missing(weight: weight)
        result.pairs.append((word, nil))
        continue
      }
      written += weight
      result.cost += best.cost
      result.mask |= words[best.item].mask
      result.pairs.append((word, best.item))
      last = best.item
    }
    return written * 3 >= total && result.mask != 0 ? result : nil
  }

  /// The same name by words that stand closer together: in `rue Saint-Joseph, Saint-Exemple` the second
  /// *saint* is that of the municipality.
  func tightened(_ alignment: NameAlignment, in tables: IndexTables) -> NameAlignment {
    var best = alignment
    var looseness = looseness(of: best.mask)
    guard looseness > 0 else { return best }
    for word in words where !word.isVirtual && word.mask & alignment.mask != 0 {
      let behind = fullMask & ~(word.mask | (word.mask &- 1))
      guard let other = align(alignment.name, available: behind, in: tables),
        other.cost <= alignment.cost
      else { continue }
      let otherLooseness = self.looseness(of: other.mask)
      guard otherLooseness < looseness else { continue }
      best = other
      looseness = otherLooseness
    }
    return best
  }

  /// How many other words stand between the first and the last of some.
  private func looseness(of mask: UInt32) -> Int {
    guard mask != 0 else { return 0 }
    let low: UInt32 = 1 << UInt32(mask.trailingZeroBitCount)
    let high: UInt32 = 1 << UInt32(31 - mask.leadingZeroBitCount)
    return words.count {
      !$0.isVirtual && $0.mask & mask == 0 && $0.mask > low && $0.mask < high
    }
  }

  /// The cheapest word of a question that may mean a word of the index, one that goes on from the
  /// last before others.
  private func bestItem(
    for word: UInt32, available: UInt32, after last: Int, _ tables: IndexTables
  ) -> (item: Int, cost: Double)? {
    var best: (item: Int, cost: Double)?
    forEachWay(to: word) { way in
      let mask = words[way.item].mask
      guard mask & available == mask else { return }
      let isBehind = mask > (last < 0 ? 0 : words[last].mask)
      let cost = way.cost + (isBehind ? 0 : MatchCosts.order)
      if let known = best, known.cost < cost || known.cost == cost && known.item < way.item {
        return
      }
      best = (way.item, cost)
    }
    return best ?? initial(of: word, available: available, tables)
  }

  /// `J` for *Joseph*.
  private func initial(
    of word: UInt32, available: UInt32, _ tables: IndexTables
  ) -> (item: Int, cost: Double)? {
    guard hasInitials else { return nil }
    let range = tables.wordBytes(word)
    guard range.count > 2 else { return nil }
    let first = UInt32(tables.wordBytes[range.lowerBound])
    for (item, written) in words.enumerated()
    where written.letters.count == 1 && written.letters[0] == first
      && written.mask & available == written.mask
    {
      return (item, MatchCosts.initial)
    }
    return nil
  }

  private var hasInitials: Bool { words.contains { $0.letters.count == 1 } }

  /// The names a run of words says exactly, in every place of the question.
  ///
  /// - Returns: for each, the name and the bits of its words.
  func exactNames(in tables: IndexTables) -> [(name: UInt32, mask: UInt32)] {
    var found: [(name: UInt32, mask: UInt32)] = []
    for first in words.indices {
      var hash = NameHash.start
      var mask: UInt32 = 0
      var spelled: [UInt32] = []
      for index in first..<min(words.count, first + 8) {
        guard let match = words[index].matches.first, match.cost == 0 else { break }
        if index > first, words[index].token.gap == .comma { break }
        spelled.append(match.word)
        mask |= words[index].mask
        hash = NameHash.adding(match.word, to: hash)
        if let name = tables.name(spelled, hash: hash) { found.append((name, mask)) }
      }
    }
    return found
  }
}

extension IndexTables {
  /// The name of a list of words; `nil` when there is none.
  func name(_ words: [UInt32], hash: UInt64) -> UInt32? {
    let capacity = nameSlots.count
    guard capacity > 0 else { return nil }
    var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
    // A damaged table could be full: the walk is bounded.
    for _ in 0..<64 {
      let entry = nameSlots[slot]
      if entry == 0 { return nil }
      if isName(entry - 1, words) { return entry - 1 }
      slot = (slot + 1) & (capacity - 1)
    }
    return nil
  }

  private func isName(_ name: UInt32, _ words: [UInt32]) -> Bool {
    let range = nameWords[Int(name)]
    guard range.count == words.count else { return false }
    for (offset, word) in words.enumerated()
    where nameWords.members[range.lowerBound + offset] != word { return false }
    return true
  }
}
