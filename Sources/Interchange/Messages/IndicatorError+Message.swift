public import Engine

extension IndicatorError: UserFacingError {
  public var code: String {
    switch self {
    case .undeclared: "indicators.undeclared"
    case .declaredTwice: "indicators.declared-twice"
    case .nothingToConvert: "indicators.nothing-to-convert"
    }
  }

  public var kind: FailureKind { .usage }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.undeclared(let file, let columns), .french):
      """
      \(file) : rien ne dit comment convertir ces colonnes : \(columns.joined(separator: ", ")).
      Des nombres s'additionnent (--sum), des taux se pondèrent (--mean COLONNE:POIDS); ce qui \
      distingue les lignes se garde (--keep), le reste s'écarte (--drop).
      """
    case (.undeclared(let file, let columns), .english):
      """
      \(file): nothing says how to convert these columns: \(columns.joined(separator: ", ")).
      Counts add up (--sum), rates need a weight (--mean COLUMN:WEIGHT); what sets rows apart is \
      kept (--keep), the rest is left out (--drop).
      """
    case (.declaredTwice(let column), .french):
      "La colonne « \(column) » est déclarée deux fois. Donnez-lui un seul rôle."
    case (.declaredTwice(let column), .english):
      "Column \"\(column)\" is declared twice. Give it one role."
    case (.nothingToConvert(let file, let columns), .french):
      """
      \(file) : aucune colonne n'est à convertir. Donnez --sum ou --mean.
      Colonnes présentes : \(columns.joined(separator: ", ")).
      """
    case (.nothingToConvert(let file, let columns), .english):
      """
      \(file): no column is to be converted. Give --sum or --mean.
      Columns present: \(columns.joined(separator: ", ")).
      """
    }
  }
}
