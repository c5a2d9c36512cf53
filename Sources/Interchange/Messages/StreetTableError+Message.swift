public import Engine

extension StreetTableError: UserFacingError {
  public var code: String { "streets.malformed" }

  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.malformed(let file, let line, let column, let value), .french):
      """
      \(file), ligne \(line) : « \(value) » ne convient pas à la colonne \(column).
      Colonnes : street, et au besoin municipality (municipality:55023), from, to, side (odd, even).
      """
    case (.malformed(let file, let line, let column, let value), .english):
      """
      \(file), line \(line): "\(value)" does not fit column \(column).
      Columns: street, and where needed municipality (municipality:55023), from, to, side (odd, even).
      """
    }
  }
}
