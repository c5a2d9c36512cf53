internal import Domain

/// That a service began or ceased to serve a territory, in words.
public enum TurnWords {
  /// What became of the service, and by which facts: `commence à desservir tout le territoire`.
  public static func text(_ turn: BasketTurn, in language: Language) -> String {
    let facts = turn.because.map { StoryWords.text($0, isBrief: true, in: language) }
    let text = turned(from: turn.before, to: turn.after, in: language)
    guard facts.isEmpty else {
      let list = facts.joined(separator: "; ")
      return language == .french ? "\(text) : \(list)" : "\(text): \(list)"
    }
    return text
      + (language == .french
        ? " : les territoires ont changé" : ": the territories changed")
  }

  private static func turned(
    from old: BasketAnswer.Extent?, to new: BasketAnswer.Extent?, in language: Language
  ) -> String {
    switch (old, new, language) {
    case (_, nil, .french): "cesse de desservir le territoire"
    case (_, nil, .english): "ceases to serve the territory"
    case (nil, let new?, .french): "commence à desservir \(CoverageWords.part(new, in: .french))"
    case (nil, let new?, .english): "begins to serve \(CoverageWords.part(new, in: .english))"
    case (let old?, let new?, .french):
      "dessert désormais \(CoverageWords.part(new, in: .french)) (avant : \(CoverageWords.part(old, in: .french)))"
    case (let old?, let new?, .english):
      "now serves \(CoverageWords.part(new, in: .english)) (before: \(CoverageWords.part(old, in: .english)))"
    }
  }
}
