/// How many typing errors tell two words apart: letters missing, added, replaced, or two neighbours
/// swapped; each counts one, and no part of a word is changed twice.
///
/// - SeeAlso: "optimal string alignment", after F. J. Damerau, *Communications of the ACM* 7 (1964).
enum TypingErrors {
  /// The errors between two words, up to `limit`; `nil` when there are more.
  ///
  /// - Complexity: O(*n* · `limit`).
  static func count(_ left: [UInt32], _ right: [UInt32], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var start = 0
    let shortest = min(left.count, right.count)
    while start < shortest, left[start] == right[start] { start += 1 }
    var (leftEnd, rightEnd) = (left.count, right.count)
    while leftEnd > start, rightEnd > start, left[leftEnd - 1] == right[rightEnd - 1] {
      leftEnd -= 1
      rightEnd -= 1
    }
    let (rows, columns) = (leftEnd - start, rightEnd - start)
    if rows == 0 || columns == 0 {
      return max(rows, columns) <= limit ? max(rows, columns) : nil
    }
    if rows == 1, columns == 1 { return limit >= 1 ? 1 : nil }
    return table(left[start..<leftEnd], right[start..<rightEnd], limit: limit)
  }

  /// Longest words compared, in letters; see ``TokenScanner/wordLengthMax``.
  private static let lengthMax = 47

  /// Three rows of the table of distances, of which only a band about the diagonal is filled in.
  private static func table(
    _ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>, limit: Int
  ) -> Int? {
    let columns = right.count
    guard columns <= lengthMax else { return nil }
    let (leftStart, rightStart) = (left.startIndex, right.startIndex)
    var beforeLast = InlineArray<48, Int>(repeating: limit + 1)
    var last = beforeLast
    for column in 0...min(columns, limit) { last[column] = column }
    var row = beforeLast
    for i in 1...left.count {
      let first = max(1, i - limit)
      let end = min(columns, i + limit)
      guard first <= end else { return nil }
      row[first - 1] = first == 1 ? min(i, limit + 1) : limit + 1
      var best = row[first - 1]
      let letter = left[leftStart + i - 1]
      for j in first...end {
        let other = right[rightStart + j - 1]
        var cost = last[j - 1] + (letter == other ? 0 : 1)
        if j < i + limit { cost = min(cost, last[j] + 1) }
        cost = min(cost, row[j - 1] + 1)
        if i > 1, j > 1, letter == right[rightStart + j - 2], left[leftStart + i - 2] == other {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        row[j] = cost
        best = min(best, cost)
      }
      if best > limit { return nil }
      beforeLast = last
      last = row
    }
    return last[columns] <= limit ? last[columns] : nil
  }
}
