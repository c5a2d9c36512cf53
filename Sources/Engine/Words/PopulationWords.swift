internal import Domain

/// How many people, of which year, and how sure.
public enum PopulationWords {
  /// A number of people with its year: `24 300 personnes (2026, projection)`.
  public static func text(_ people: PeopleCount, in language: Language) -> String {
    let count = TextFormat.integer(people.count, in: language)
    let word = language == .french ? "personnes" : "people"
    return "\(count)\u{A0}\(word) (\(year(of: people, in: language)))"
  }

  /// The year of a figure, saying where it is not the one asked about and where it is a projection.
  public static func year(
    _ year: Int, asked: Int, isProjection: Bool?, in language: Language
  ) -> String {
    var text = "\(year)"
    if year != asked {
      text +=
        language == .french
        ? ", l'année connue la plus proche de \(asked)" : ", the known year nearest to \(asked)"
    }
    if isProjection == true { text += ", projection" }
    return text
  }

  private static func year(of people: PeopleCount, in language: Language) -> String {
    year(people.year, asked: people.askedYear, isProjection: people.isProjection, in: language)
  }

  /// Where figures come from, and the territories of which day they count.
  public static func source(_ source: Population.Source, in language: Language) -> String {
    let date = TextFormat.date(source.effectiveOn, in: language)
    let title = source.title == source.text ? source.title : "\(source.title) (\(source.text))"
    return language == .french
      ? "\(title) · territoires du \(date)" : "\(title) · territories of \(date)"
  }
}
