internal import Domain

extension FactProblem: UserFacingError {
  public var code: String {
    switch self {
    case .undecodable(let error): error.code
    case .impossibleDate: "fact.impossible-date"
    case .unknownSubject: "fact.unknown-subject"
    case .confidentialWithPlace: "fact.confidential-with-place"
    case .correctsNothing: "correction.of-nothing"
    case .correctsCorrection: "correction.of-correction"
    case .correctsOtherType: "correction.of-other-type"
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
    case (.correctsNothing(let position, let subject), .french):
      """
      Il n'y a pas de fait sur « \(subject) » à la position \(position).
      Trouvez la bonne position : ancrage history \(subject).
      """
    case (.correctsNothing(let position, let subject), .english):
      """
      There is no fact about "\(subject)" at position \(position).
      Find the right position: ancrage history \(subject).
      """
    case (.correctsCorrection(let position, let root), .french):
      """
      La position \(position) est déjà une correction. Corrigez le fait lui-même, à la position \
      \(root) : la nouvelle correction remplacera l'ancienne.
      """
    case (.correctsCorrection(let position, let root), .english):
      """
      Position \(position) is a correction already. Correct the fact itself, at position \(root): \
      the new correction will take the place of the old one.
      """
    case (.correctsOtherType(let position, let recorded, let given), .french):
      """
      La position \(position) est un fait du type \(recorded); une correction ne peut pas y mettre \
      un \(given). Retirez ce fait (sans « instead »), puis inscrivez l'autre.
      """
    case (.correctsOtherType(let position, let recorded, let given), .english):
      """
      Position \(position) is a fact of type \(recorded); a correction cannot put a \(given) in its \
      place. Take this fact back (without "instead"), then record the other.
      """
    }
  }
}
