public import Domain

/// A correction that was recorded later than what somebody knew when they asked.
public struct LaterCorrection: Hashable, Comparable, Sendable {
  /// Position of the fact that it corrects.
  public let root: Int64

  /// Position of the last correction of that fact.
  public let position: Int64

  public static func < (left: LaterCorrection, right: LaterCorrection) -> Bool {
    (left.root, left.position) < (right.root, right.position)
  }
}

extension Timeline {
  /// What will become otherwise after the vantage's day, as far as was known, in order of day.
  ///
  /// A value that is only said again is no change.
  ///
  /// - Parameters:
  ///   - vantage: From where it is seen.
  ///   - unsaid: What people see where nothing was said; `nil` when that is something of its own.
  ///   - key: What makes two values differ.
  /// - Returns: The entries that begin something else, each on a day of its own.
  /// - Complexity: O(1) when nothing lies ahead, else O(log *n*) for each change.
  public func changes<Key: Equatable>(
    after vantage: Vantage, unsaid: Key? = nil, comparing key: (Value) -> Key
  ) -> [Entry] {
    guard let last = entries.last, last.effectiveOn > vantage.day else { return [] }
    var changes: [Entry] = []
    var current = value(at: vantage).map(key) ?? unsaid
    var ahead = vantage
    while let entry = next(after: ahead) {
      let value = key(entry.value)
      if value != current { changes.append(entry) }
      current = value
      ahead.day = entry.effectiveOn
    }
    return changes
  }

  /// What will become otherwise after the vantage's day, as far as was known, in order of day.
  public func changes(after vantage: Vantage) -> [Entry] {
    changes(after: vantage) { $0 }
  }

  /// The facts that counted at the vantage, were announced there or should have counted, and that were
  /// corrected after its position in such a way that something else is seen; `key` is what makes two
  /// values differ.
  ///
  /// - Complexity: O(*n*) when nothing was corrected since, else O(*n*²) in the number of entries.
  public func corrections<Key: Equatable>(
    since vantage: Vantage, comparing key: (Value) -> Key
  ) -> [LaterCorrection] {
    let known = vantage.position
    guard entries.contains(where: { $0.isTouched(after: known) }) else { return [] }
    var last: [Int64: Int64] = [:]
    for entry in entries where entry.root <= known {
      let recorded = entry.position == entry.root ? nil : entry.position
      for position in [entry.correctedAt, recorded].compactMap(\.self) where position > known {
        last[entry.root] = max(last[entry.root] ?? 0, position)
      }
    }
    let counting = entry(at: vantage)
    let shown = [counting].compactMap(\.self) + changes(after: vantage, comparing: key)
    return last.filter { root, position in
      let instead = entries.last { $0.root == root && $0.isKnown(at: position) }
      if let old = shown.first(where: { $0.root == root }) {
        return instead?.effectiveOn != old.effectiveOn
          || instead.map { key($0.value) } != key(old.value)
      }
      let counts = entry(at: Vantage(day: vantage.day, position: position))
      return counts?.root == root
        && counts.map { key($0.value) } != counting.map { key($0.value) }
    }.map { LaterCorrection(root: $0.key, position: $0.value) }
  }

  /// The facts that counted at the vantage, were announced there or should have counted, and that were
  /// corrected after its position in such a way that something else is seen.
  public func corrections(since vantage: Vantage) -> [LaterCorrection] {
    corrections(since: vantage) { $0 }
  }
}

extension Timeline.Entry {
  /// Whether a correction that was recorded after a position took it back or brought it.
  fileprivate func isTouched(after known: Int64) -> Bool {
    correctedAt.map { $0 > known } ?? false || (position != root && position > known)
  }
}
