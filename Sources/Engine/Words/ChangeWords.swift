/// What both a branch and the log have changed, in words.
public enum ChangeWords {
  /// Subjects that are listed before the rest is counted.
  private static let subjectCountMax = 20

  /// The heading over the list.
  public static func heading(_ changes: [ChangedSubject], in language: Language) -> String {
    let count = TextFormat.integer(changes.count, in: language)
    return language == .french
      ? "CHANGÉ DANS LE JOURNAL depuis que la branche l'a quitté (\(count))"
      : "CHANGED IN THE LOG since the branch left it (\(count))"
  }

  /// A line for each subject, with the positions of what changed it.
  public static func lines(_ changes: [ChangedSubject], in language: Language) -> [String] {
    // One more is shown rather than counted.
    let shown = changes.count > subjectCountMax + 1 ? subjectCountMax : changes.count
    var lines = changes.prefix(shown).map { change in
      let positions = TextFormat.shortList(
        change.positions.map { TextFormat.integer($0, in: language) }, countMax: 5, in: language)
      let isOne = change.positions.count == 1
      return language == .french
        ? "\(change.stream) : \(isOne ? "position" : "positions") \(positions)"
        : "\(change.stream): \(isOne ? "position" : "positions") \(positions)"
    }
    if changes.count > shown {
      lines.append(TextFormat.more(changes.count - shown, in: language))
    }
    return lines
  }
}
