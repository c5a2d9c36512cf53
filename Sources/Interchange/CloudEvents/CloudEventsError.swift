public import Engine
internal import Foundation
public import JSONText

/// Why a file of CloudEvents could not be read; nothing of it was recorded.
public enum CloudEventsError: UserFacingError, Hashable {
  case syntax(line: Int, JSONSyntaxError)
  case missingAttribute(line: Int, name: String)
  case wrongValue(line: Int, name: String, value: String)

  /// Events of a log must come in order of position, from 1, without gaps.
  case wrongPosition(line: Int, expected: Int64, found: Int64)

  /// The hash is not that of the event after the one before: something was changed.
  case hashDiffers(line: Int, position: Int64)

  /// The bytes of a content do not have the digest that names them.
  case contentDiffers(line: Int)

  /// An event names a content that no line before it holds.
  case contentMissing(line: Int, digest: String)

  /// The log that was to be filled holds other events already.
  case logDiffers(position: Int64)

  /// The line stands for an event that only a branch held.
  case hypothetical(line: Int, branch: String)

  public var code: String {
    switch self {
    case .hypothetical: "cloudevents.hypothetical"
    case .syntax: "cloudevents.syntax"
    case .missingAttribute: "cloudevents.missing-attribute"
    case .wrongValue: "cloudevents.wrong-value"
    case .wrongPosition: "cloudevents.wrong-position"
    case .hashDiffers: "cloudevents.hash-differs"
    case .contentDiffers: "cloudevents.content-differs"
    case .contentMissing: "cloudevents.content-missing"
    case .logDiffers: "cloudevents.log-differs"
    }
  }

  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    switch language {
    case .french: french + "\nRien n'a été enregistré."
    case .english: english + "\nNothing was recorded."
    }
  }

  private var french: String {
    switch self {
    case .hypothetical(let line, let branch):
      """
      Ligne \(line) : c'est une hypothèse de la branche « \(branch.prefix(80)) », elle n'est pas réelle.
      Donnez une branche où la mettre (--branch NOM), ou rendez réelle celle d'où elle vient \
      (ancrage branch promote).
      """
    case .syntax(let line, let error):
      "Ligne \(line) : pas un objet JSON (\(error.message(in: .french)))."
    case .missingAttribute(let line, let name): "Ligne \(line) : il manque l'attribut « \(name) »."
    case .wrongValue(let line, let name, let value):
      "Ligne \(line) : « \(value.prefix(80)) » ne convient pas à l'attribut « \(name) »."
    case .wrongPosition(let line, let expected, let found):
      "Ligne \(line) : position \(found) au lieu de \(expected); il faut le journal entier, en ordre."
    case .hashDiffers(let line, let position):
      """
      Ligne \(line) : l'événement à la position \(position) ne correspond pas à son empreinte; il a \
      été modifié.
      """
    case .contentDiffers(let line):
      "Ligne \(line) : le contenu ne correspond pas à son empreinte; il a été modifié."
    case .contentMissing(let line, let digest):
      "Ligne \(line) : aucune ligne avant celle-ci ne donne le contenu \(digest.prefix(16))…."
    case .logDiffers(let position):
      """
      Le journal de ce dossier tient d'autres événements que le fichier, à la position \
      \(position).
      Importez dans un dossier vide : --data DOSSIER.
      """
    }
  }

  private var english: String {
    switch self {
    case .hypothetical(let line, let branch):
      """
      Line \(line): this is a hypothesis of branch "\(branch.prefix(80))", it is not real.
      Give a branch to put it on (--branch NAME), or make real the one that it comes from \
      (ancrage branch promote).
      """
    case .syntax(let line, let error):
      "Line \(line): not a JSON object (\(error.message(in: .english)))."
    case .missingAttribute(let line, let name): "Line \(line): attribute \"\(name)\" is missing."
    case .wrongValue(let line, let name, let value):
      "Line \(line): \"\(value.prefix(80))\" does not fit attribute \"\(name)\"."
    case .wrongPosition(let line, let expected, let found):
      "Line \(line): position \(found) instead of \(expected); the whole log is needed, in order."
    case .hashDiffers(let line, let position):
      "Line \(line): the event at position \(position) does not match its hash; it was changed."
    case .contentDiffers(let line):
      "Line \(line): the content does not match its digest; it was changed."
    case .contentMissing(let line, let digest):
      "Line \(line): no line before this one gives content \(digest.prefix(16))…."
    case .logDiffers(let position):
      """
      The log in this directory holds other events than the file, at position \(position).
      Import into an empty directory: --data DIR.
      """
    }
  }
}

/// Bytes as text in base 64 (RFC 4648).
enum Base64 {
  static func bytes(_ text: String) -> [UInt8]? {
    Data(base64Encoded: text).map { Array($0) }
  }
}
