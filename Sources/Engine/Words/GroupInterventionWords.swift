public import Domain

/// What a group intervention is, in words.
public enum GroupInterventionWords {
  /// On one line: `groupe d'entraide fermé, 8 rencontres, chaque semaine, transport offert`.
  public static func text(_ group: GroupIntervention, in language: Language) -> String {
    ([Labels.label(group.kind, in: language)] + traits(of: group, in: language))
      .joined(separator: ", ")
  }

  /// What has been said of it besides its kind, in order; starts are told where they are looked for.
  static func traits(of group: GroupIntervention, in language: Language) -> [String] {
    let isFrench = language == .french
    let problems = group.problems.map { Taxonomy.own.label($0, in: language).lowercased() }
    let traits: [String?] = [
      group.openness.map { Labels.label($0, in: language) }, group.approach,
      problems.isEmpty ? nil : TextFormat.list(problems, in: language),
      places(group, isFrench),
      group.meetingCount.map { count in
        isFrench
          ? "\(count) \(count < 2 ? "rencontre" : "rencontres")"
          : "\(count) meeting\(count == 1 ? "" : "s")"
      },
      group.rhythm.map { Labels.label($0, in: language) },
      starts(group, in: language),
      group.offersTransport.map { offers in
        offers
          ? (isFrench ? "transport offert" : "transport offered")
          : (isFrench ? "sans transport" : "no transport")
      },
    ]
    return traits.compactMap(\.self)
  }

  private static func places(_ group: GroupIntervention, _ isFrench: Bool) -> String? {
    switch (group.placesMin, group.placesMax) {
    case (let low?, let high?):
      isFrench ? "de \(low) à \(high) personnes" : "\(low) to \(high) people"
    case (let low?, nil): isFrench ? "au moins \(low) personnes" : "at least \(low) people"
    case (nil, let high?): isFrench ? "au plus \(high) personnes" : "at most \(high) people"
    case (nil, nil): nil
    }
  }

  private static func starts(_ group: GroupIntervention, in language: Language) -> String? {
    guard !group.startsOn.isEmpty else { return nil }
    let dates = TextFormat.list(
      group.startsOn.map { TextFormat.date($0, in: language) }, in: language)
    return language == .french ? "départs : \(dates)" : "starts: \(dates)"
  }
}
