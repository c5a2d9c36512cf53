public import Domain

/// Why nobody can say how many people live somewhere.
public enum PopulationError: UserFacingError, Hashable {
  /// No population table has been imported.
  case noTable

  /// No table has the territory; the kinds that they have.
  case noFigures(NamedTerritory, kinds: [TerritoryKind])

  /// The tables tell of the territory as it was before a reform, or as it is after one.
  case otherLand(NamedTerritory, told: CalendarDate, reformed: CalendarDate)

  public var code: String {
    switch self {
    case .noTable: "population.no-table"
    case .noFigures: "population.no-figures"
    case .otherLand: "population.other-land"
    }
  }

  public var kind: FailureKind { .notFound }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.noTable, .french):
      """
      Aucune table de population n'est chargée à cette date.
      Chargez-en une : ancrage import population FICHIER --mapping CORRESPONDANCE.json …
      """
    case (.noTable, .english):
      """
      No population table is loaded on this day.
      Load one: ancrage import population FILE --mapping MAPPING.json …
      """
    case (.noFigures(let territory, let kinds), .french):
      """
      Aucune table chargée ne donne la population de \(territory.id) (\(territory.name)).
      Genres de territoires qu'elles donnent : \(Self.list(kinds, .french)).
      """
    case (.otherLand(let territory, let told, let reformed), .french):
      """
      La table donne la population de \(territory.id) (\(territory.name)) tel qu'il est au \
      \(TextFormat.date(told, in: language)); une réforme en change le territoire le \
      \(TextFormat.date(reformed, in: language)), et rien ne dit combien de gens vivent dans l'autre.
      Demandez-la à cette date : --on \(told).
      """
    case (.otherLand(let territory, let told, let reformed), .english):
      """
      The table gives the population of \(territory.id) (\(territory.name)) as it is on \
      \(TextFormat.date(told, in: language)); a reform changes its land on \
      \(TextFormat.date(reformed, in: language)), and nothing says how many people live in the other.
      Ask for it on that day: --on \(told).
      """
    case (.noFigures(let territory, let kinds), .english):
      """
      No loaded table gives the population of \(territory.id) (\(territory.name)).
      Kinds of territories that they give: \(Self.list(kinds, .english)).
      """
    }
  }

  private static func list(_ kinds: [TerritoryKind], _ language: Language) -> String {
    kinds.map { TerritoryWords.label($0, in: language) }.joined(separator: ", ")
  }
}
