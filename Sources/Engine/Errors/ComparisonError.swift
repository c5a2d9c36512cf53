public import Domain

/// Why two baskets could not be compared.
public enum ComparisonError: UserFacingError, Hashable {
  /// The territory does not exist on the day, and nothing that is known stood or stands for it.
  case nothingStandsFor(TerritoryID, on: CalendarDate)

  /// Both sides are the same territory, day and moment.
  case sameOnBothSides

  public var code: String {
    switch self {
    case .nothingStandsFor: "compare.nothing-stands-for"
    case .sameOnBothSides: "compare.same-on-both-sides"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .nothingStandsFor: .notFound
    case .sameOnBothSides: .usage
    }
  }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.nothingStandsFor(let id, let day), .french):
      """
      Le territoire \(id) n'existe pas le \(TextFormat.date(day, in: .french)), et rien de connu n'en \
      tient lieu ce jour-là.
      Donnez une autre date : --on ou --with-on.
      """
    case (.nothingStandsFor(let id, let day), .english):
      """
      Territory \(id) does not exist on \(TextFormat.date(day, in: .english)), and nothing that is \
      known stands for it on that day.
      Give another date: --on or --with-on.
      """
    case (.sameOnBothSides, .french):
      """
      Il n'y a rien à comparer : c'est le même territoire, le même jour et ce qu'on en savait au \
      même moment.
      Donnez un second territoire, une autre date (--with-on) ou un autre moment (--with-known-at).
      """
    case (.sameOnBothSides, .english):
      """
      There is nothing to compare: it is the same territory, on the same day, as known at the same \
      moment.
      Give a second territory, another date (--with-on) or another moment (--with-known-at).
      """
    }
  }
}
