public import Engine

extension PointProblem: UserFacingError {
  public var code: String {
    switch reason {
    case .missing: "points.missing"
    case .notNumber: "points.not-number"
    case .outsideGlobe: "points.outside-globe"
    }
  }

  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    switch (reason, language) {
    case (.missing, .french):
      "Ligne \(line), colonne \(column) : la coordonnée manque."
    case (.missing, .english):
      "Line \(line), column \(column): the coordinate is missing."
    case (.notNumber, .french):
      "Ligne \(line), colonne \(column) : « \(value) » n'est pas un nombre à point décimal."
    case (.notNumber, .english):
      "Line \(line), column \(column): \"\(value)\" is not a number with a decimal point."
    case (.outsideGlobe, .french):
      "Ligne \(line), colonne \(column) : « \(value) » est hors du globe."
    case (.outsideGlobe, .english):
      "Line \(line), column \(column): \"\(value)\" is outside the globe."
    }
  }
}
