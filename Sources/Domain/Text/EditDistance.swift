/// How far apart two texts are, to suggest what somebody may have meant.
public enum EditDistance {
  /// Letters to insert, drop, replace or swap with their neighbour to make one text of the other,
  /// without regard to case.
  ///
  /// - Complexity: O(*n* · *m*) in the lengths of the texts.
  /// - SeeAlso: F. J. Damerau, "A technique for computer detection and correction of spelling errors",
  ///   *Communications of the ACM* 7 (1964).
  public static func between(_ left: String, _ right: String) -> Int {
    between(
      Array(left.lowercased().unicodeScalars), Array(right.lowercased().unicodeScalars))
  }

  /// The texts that somebody may have meant: at most three, the nearest first.
  ///
  /// Fewer than four letters differ, and fewer than all of them. Of several as near, the first in
  /// alphabetical order comes first.
  public static func nearest(to text: String, in known: some Sequence<String>) -> [String] {
    let wanted = Array(text.lowercased().unicodeScalars)
    return known.compactMap { candidate -> (distance: Int, text: String)? in
      let found = Array(candidate.lowercased().unicodeScalars)
      // Texts whose lengths differ by more can be no nearer.
      guard abs(found.count - wanted.count) < 4 else { return nil }
      let distance = between(wanted, found)
      return distance < 4 && distance < max(wanted.count, found.count)
        ? (distance, candidate) : nil
    }
    .sorted { ($0.distance, $0.text) < ($1.distance, $1.text) }
    .prefix(3).map(\.text)
  }

  private static func between(_ left: [UnicodeScalar], _ right: [UnicodeScalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
        var cost = min(last[j + 1] + 1, row[j] + 1, replaced)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
