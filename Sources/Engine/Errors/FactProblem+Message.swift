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
    case .correctsBeyond: "correction.beyond-the-log"
    case .correctsByTheSame: "correction.by-the-same"
    case .confidentialStays: "fact.confidential-stays"
    case .placeIsSecret: "correction.of-a-secret-place"
    case .unknownMember: "fact.unknown-member"
    case .contentErased: "fact.content-erased"
    }
  }

  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }

  private var french: String {
    switch self {
    case .impossibleDate(let text):
      "« \(text) » n'est pas une date qui existe; attendu : AAAA-MM-JJ."
    case .unknownSubject(let id):
      "« \(id) » n'est pas connu du journal; faites-le d'abord connaître."
    case .correctsNothing(let position, let subject):
      """
      Il n'y a pas de fait sur « \(subject) » à la position \(position).
      Trouvez la bonne position : ancrage history \(subject).
      """
    case .correctsCorrection(let position, let root):
      """
      La position \(position) est déjà une correction. Corrigez le fait lui-même, à la position \
      \(root) : la nouvelle correction remplacera l'ancienne.
      """
    case .correctsOtherType(let position, let recorded, let given):
      """
      La position \(position) est un fait du type \(recorded); une correction ne peut pas y mettre \
      un \(given). Retirez ce fait (sans « instead »), puis inscrivez l'autre.
      """
    case .correctsBeyond(let position, let head):
      """
      Il n'y a pas de fait à la position \(position) : le journal va de 1 à \(head).
      Trouvez la bonne position : ancrage history, suivi du nom ou de l'identifiant.
      """
    case .correctsByTheSame(let position):
      """
      Cette correction ne change rien : c'est déjà ce que dit la position \(position), corrections \
      comprises.
      """
    case .placeIsSecret(let id):
      """
      \(id) est confidentielle : les lieux inscrits ont été effacés, il n'y a rien à y corriger.
      """
    case .unknownMember(let name, let type):
      """
      Un fait du type \(type) n'a pas de membre « \(name) ».
      Voyez ceux qu'il a : ancrage log list --json, sous « data ».
      """
    case .contentErased:
      "le lieu auquel il renvoie a été effacé du journal et ne peut pas y revenir."
    case .undecodable(let error): error.message(in: .french)
    case .confidentialWithPlace(let id):
      Refusal.confidentialWithPlace(id).message(in: .french)
    case .confidentialStays(let id): Refusal.confidentialStays(id).message(in: .french)
    }
  }

  private var english: String {
    switch self {
    case .impossibleDate(let text):
      "\"\(text)\" is not a date that exists; expected: YYYY-MM-DD."
    case .unknownSubject(let id):
      "\"\(id)\" is not known to the log; make it known first."
    case .correctsNothing(let position, let subject):
      """
      There is no fact about "\(subject)" at position \(position).
      Find the right position: ancrage history \(subject).
      """
    case .correctsCorrection(let position, let root):
      """
      Position \(position) is a correction already. Correct the fact itself, at position \(root): \
      the new correction will take the place of the old one.
      """
    case .correctsOtherType(let position, let recorded, let given):
      """
      Position \(position) is a fact of type \(recorded); a correction cannot put a \(given) in its \
      place. Take this fact back (without "instead"), then record the other.
      """
    case .correctsBeyond(let position, let head):
      """
      There is no fact at position \(position): the log goes from 1 to \(head).
      Find the right position: ancrage history, followed by the name or the identifier.
      """
    case .correctsByTheSame(let position):
      """
      This correction changes nothing: it is what position \(position) says already, corrections \
      included.
      """
    case .placeIsSecret(let id):
      "\(id) is confidential: the places recorded were erased, and nothing of them can be corrected."
    case .unknownMember(let name, let type):
      """
      A fact of type \(type) has no member "\(name)".
      See those that it has: ancrage log list --json, under "data".
      """
    case .contentErased:
      "the place that it refers to was erased from the log and cannot come back."
    case .undecodable(let error): error.message(in: .english)
    case .confidentialWithPlace(let id):
      Refusal.confidentialWithPlace(id).message(in: .english)
    case .confidentialStays(let id): Refusal.confidentialStays(id).message(in: .english)
    }
  }
}
