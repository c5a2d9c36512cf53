public import Domain

/// Why one division cannot be converted into another.
public enum ConversionError: UserFacingError, Hashable {
  /// No territory of the kind has a boundary on the day; the kinds that there are then.
  case noTerritories(Division, kinds: [TerritoryKind])

  /// No table counts the people of such territories; the kinds whose people are counted.
  case noUnits(TerritoryKind, kinds: [TerritoryKind])

  /// Nobody knows how many people live where.
  case noPopulation

  public var code: String {
    switch self {
    case .noTerritories: "conversion.no-territories"
    case .noUnits: "conversion.no-units"
    case .noPopulation: "conversion.no-population"
    }
  }

  public var kind: FailureKind { .notFound }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.noTerritories(let division, let kinds), .french):
      "Aucun territoire de genre « \(division.kind) » n'a de limites au "
        + "\(TextFormat.date(division.day, in: .french)).\n"
        + (kinds.isEmpty
          ? "Aucun territoire n'existe à cette date."
          : "Genres de territoires qui existent à cette date : \(Self.list(kinds)).")
    case (.noTerritories(let division, let kinds), .english):
      "No territory of kind \"\(division.kind)\" has a boundary on "
        + "\(TextFormat.date(division.day, in: .english)).\n"
        + (kinds.isEmpty
          ? "No territory exists on that day."
          : "Kinds of territories that exist on that day: \(Self.list(kinds)).")
    case (.noUnits(let kind, let kinds), .french):
      """
      Aucune table ne donne la population de territoires de genre « \(kind) » qui aient des limites.
      Genres de territoires dont la population est connue : \(Self.list(kinds)).
      """
    case (.noUnits(let kind, let kinds), .english):
      """
      No table gives the population of territories of kind "\(kind)" that have a boundary.
      Kinds of territories whose population is known: \(Self.list(kinds)).
      """
    case (.noPopulation, .french):
      """
      Aucune table de population chargée ne dit où vivent les gens.
      Chargez-en une (ancrage import population), ou partagez par la superficie : --by area.
      """
    case (.noPopulation, .english):
      """
      No population table that is loaded says where people live.
      Load one (ancrage import population), or share by area: --by area.
      """
    }
  }

  private static func list(_ kinds: [TerritoryKind]) -> String {
    kinds.map(\.name).joined(separator: ", ")
  }
}

/// Every problem of a file that could not be converted.
public struct ConversionRefused: UserFacingError, Hashable {
  /// Name of the file as it was given.
  public var file: String

  /// At most ``ImportProblem/countMax``, in order of line.
  public var problems: [ImportProblem]

  public init(file: String, problems: [ImportProblem]) {
    self.file = file
    self.problems = problems
  }

  public var code: String { "conversion.refused" }
  public var kind: FailureKind { .badData }

  /// Every problem of the file on a line of its own, after a line that counts them.
  public func message(in language: Language) -> String {
    let isCut = problems.count >= ImportProblem.countMax
    let count = (isCut ? "≥ " : "") + "\(problems.count)"
    let heading =
      language == .french
      ? "\(file) : rien n'a été converti. Problèmes : \(count)."
      : "\(file): nothing was converted. Problems: \(count)."
    return ([heading] + problems.map { "  " + $0.message(in: language) }).joined(separator: "\n")
  }
}
