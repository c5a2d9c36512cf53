internal import Domain

/// That an old answer rests on facts which have been corrected since, in words.
public enum CorrectionWords {
  /// How many facts the mark lists before it counts the rest.
  private static let factCountMax = 5

  /// The mark of an answer, with a line break at its end; empty when nothing was corrected.
  public static func mark(_ facts: [CorrectedFact], in language: Language) -> String {
    guard !facts.isEmpty else { return "" }
    let count = facts.count
    let heading =
      switch (language, count) {
      case (.french, 1): "1 fait de cette réponse a été corrigé depuis :"
      case (.french, _): "\(count) faits de cette réponse ont été corrigés depuis :"
      case (.english, 1): "1 fact of this answer has been corrected since:"
      case (.english, _): "\(count) facts of this answer have been corrected since:"
      }
    // One more is shown rather than counted.
    let shown = count > factCountMax + 1 ? factCountMax : count
    var lines = facts.prefix(shown).map { line($0, in: language) }
    if count > shown {
      let rest = count - shown
      lines.append("  " + TextFormat.more(rest, in: language))
    }
    return ([heading] + lines).map { $0 + "\n" }.joined()
  }

  private static func line(_ fact: CorrectedFact, in language: Language) -> String {
    let (root, position) = (
      TextFormat.integer(fact.root, in: language), TextFormat.integer(fact.position, in: language)
    )
    let name = fact.subject.text
    return language == .french
      ? "  \(name), position \(root), corrigé à la position \(position) (ancrage history \(name))"
      : "  \(name), position \(root), corrected at position \(position) (ancrage history \(name))"
  }
}
