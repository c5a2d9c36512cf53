/// Ranges of ages, for programs and for people.
public enum AgeWords {
  /// The same in every language: `7`, `18-64`, `90+`.
  public static func code(_ ages: ClosedRange<Int>) -> String {
    if ages.upperBound >= Population.oldestYears { return "\(ages.lowerBound)+" }
    return ages.count == 1 ? "\(ages.lowerBound)" : "\(ages.lowerBound)-\(ages.upperBound)"
  }

  /// A row's heading: `18 à 64 ans`, `90 ans et plus`, `everyone`.
  public static func text(_ ages: ClosedRange<Int>, in language: Language) -> String {
    let (low, high) = (ages.lowerBound, ages.upperBound)
    switch (language, high >= Population.oldestYears) {
    case (.french, true): return low == 0 ? "tous les âges" : "\(low) ans et plus"
    case (.english, true): return low == 0 ? "all ages" : "\(low) and over"
    case (.french, false):
      let unit = high <= 1 ? "an" : "ans"
      return low == high ? "\(low) \(unit)" : "\(low) à \(high) \(unit)"
    case (.english, false): return low == high ? "\(low)" : "\(low) to \(high)"
    }
  }

  /// The word for whom a figure counts.
  public static func label(_ sex: Sex, in language: Language) -> String {
    switch (sex, language) {
    case (.female, .french): "Femmes"
    case (.female, .english): "Women"
    case (.male, .french): "Hommes"
    case (.male, .english): "Men"
    case (.total, .french): "Total"
    case (.total, .english): "Total"
    }
  }
}
