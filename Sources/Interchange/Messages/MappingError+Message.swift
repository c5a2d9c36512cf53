public import Engine

extension MappingError: UserFacingError {
  public var code: String {
    switch self {
    case .unreadable(let error): error.code
    case .syntax: "mapping.syntax"
    case .noSection: "mapping.no-section"
    }
  }

  public var kind: FailureKind {
    if case .unreadable(let error) = self { error.kind } else { .badData }
  }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.unreadable(let error), _): error.message(in: language)
    case (.syntax(let file, let error), _): error.message(of: file, in: language)
    case (.noSection(let name), .french):
      "La correspondance n'a pas de section « \(name) », que cet import demande."
    case (.noSection(let name), .english):
      "The mapping has no section \"\(name)\", which this import needs."
    }
  }
}
