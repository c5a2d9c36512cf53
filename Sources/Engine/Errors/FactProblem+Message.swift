internal import Domain

extension FactProblem: UserFacingError {
  public var code: String {
    switch self {
    case .undecodable(let error): error.code
    case .impossibleDate: "fact.impossible-date"
    case .unknownSubject: "fact.unknown-subject"
    case .confidentialWithPlace: "fact.confidential-with-place"
    }
  }

  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.undecodable(let error), _): error.message(in: language)
    case (.impossibleDate(let text), .french):
      "« \(text) » n'est pas une date qui existe; attendu : AAAA-MM-JJ."
    case (.impossibleDate(let text), .english):
      "\"\(text)\" is not a date that exists; expected: YYYY-MM-DD."
    case (.unknownSubject(let id), .french):
      "« \(id) » n'est pas connu du journal; faites-le d'abord connaître."
    case (.unknownSubject(let id), .english):
      "\"\(id)\" is not known to the log; make it known first."
    case (.confidentialWithPlace(let id), _):
      Refusal.confidentialWithPlace(id).message(in: language)
    }
  }
}
