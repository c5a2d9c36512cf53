public import EventLog
internal import Hashing

extension ChainFault: UserFacingError {
  public var code: String { "log.fault" }
  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    switch language {
    case .french:
      """
      Le journal n'est pas intact. Première position fautive : \(position) — \(problem.french).
      Gardez le fichier tel quel pour l'enquête, et restaurez une sauvegarde.
      """
    case .english:
      """
      The log is not intact. First bad position: \(position) — \(problem.english).
      Keep the file as it is for inquiry, and restore a backup.
      """
    }
  }
}

extension ChainFault.Problem {
  var french: String {
    switch self {
    case .missing(let next?): "l'événement manque; le suivant est à la position \(next)"
    case .missing(nil): "l'événement manque; le journal finit avant"
    case .repeated: "un autre événement y est déjà"
    case .hashMismatch(let stored, let computed):
      "l'empreinte est \(stored.short), il faudrait \(computed.short) : l'événement a été modifié"
    case .streamVersion(let stream, let expected, let found):
      "« \(stream) » passe à la version \(found) au lieu de \(expected)"
    case .previousPosition(let expected, let found):
      "le lien vers l'événement précédent du flux mène à \(found) au lieu de \(expected)"
    case .contentMissing(let digest): "le contenu \(digest.short) manque"
    case .contentDamaged(let digest): "le contenu \(digest.short) a été modifié"
    case .malformed(let field): "le champ « \(field) » est mal formé"
    case .appendBoundary: "l'événement n'appartient à aucun ajout"
    case .appendIndex: "l'index des ajouts ne correspond pas aux événements"
    case .unreadable(let reason): "illisible (\(reason))"
    case .notTheNotedHash(let noted, let found):
      "l'empreinte est \(found.short), mais \(noted.short) a été notée ailleurs"
    }
  }

  var english: String {
    switch self {
    case .missing(let next?): "the event is missing; the next one is at position \(next)"
    case .missing(nil): "the event is missing; the log ends before it"
    case .repeated: "another event stands there already"
    case .hashMismatch(let stored, let computed):
      "the hash is \(stored.short) and should be \(computed.short): the event was changed"
    case .streamVersion(let stream, let expected, let found):
      "\"\(stream)\" goes to version \(found) instead of \(expected)"
    case .previousPosition(let expected, let found):
      "the link to the event before in its stream leads to \(found) instead of \(expected)"
    case .contentMissing(let digest): "content \(digest.short) is missing"
    case .contentDamaged(let digest): "content \(digest.short) was changed"
    case .malformed(let field): "field \"\(field)\" is malformed"
    case .appendBoundary: "the event belongs to no append"
    case .appendIndex: "the index of appends does not agree with the events"
    case .unreadable(let reason): "unreadable (\(reason))"
    case .notTheNotedHash(let noted, let found):
      "the hash is \(found.short), but \(noted.short) was noted down elsewhere"
    }
  }
}

extension Digest {
  /// The beginning of the digest, enough to tell it from others by eye.
  fileprivate var short: String { "\(hexadecimal.prefix(16))…" }
}
