/// How far apart two texts are, to suggest what somebody may have meant.
public enum EditDistance {
  /// The number of single characters to insert, delete or replace to make one text of the other,
  /// without regard to case.
  ///
  /// - Complexity: O(*n* · *m*) in the lengths of the texts.
  /// - SeeAlso: R. A. Wagner and M. J. Fischer, "The String-to-String Correction Problem", *Journal of
  ///   the ACM* 21 (1974).
  public static func between(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.lowercased()), Array(right.lowercased()))
    var row = Array(0...right.count)
    for (leftIndex, leftCharacter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = leftIndex + 1
      for (rightIndex, rightCharacter) in right.enumerated() {
        let replaced = diagonal + (leftCharacter == rightCharacter ? 0 : 1)
        diagonal = row[rightIndex + 1]
        row[rightIndex + 1] = min(replaced, diagonal + 1, row[rightIndex] + 1)
      }
    }
    return row[right.count]
  }

  /// The texts that somebody may have meant: at most three, at fewer than four edits, the nearest
  /// first.
  public static func nearest(to text: String, in known: some Sequence<String>) -> [String] {
    known.map { (distance: between(text, $0), text: $0) }
      .filter { $0.distance < 4 }
      .sorted { ($0.distance, $0.text) < ($1.distance, $1.text) }
      .prefix(3).map(\.text)
  }
}
