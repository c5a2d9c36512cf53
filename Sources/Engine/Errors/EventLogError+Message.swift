public import EventLog
internal import Hashing

extension EventLogError: UserFacingError {
  public var code: String {
    switch self {
    case .versionConflict: "log.version-conflict"
    case .appendReused: "log.append-reused"
    case .invalidField: "log.invalid-field"
    case .missingContent: "log.missing-content"
    case .erasedContent: "log.erased-content"
    case .notErasable: "log.not-erasable"
    case .newerFormat: "log.newer-format"
    case .noSuchLog: "log.none"
    case .notALog: "log.not-a-log"
    case .busy: "log.busy"
    case .diskFull: "log.disk-full"
    case .readOnly: "log.read-only"
    case .settingRefused: "log.setting-refused"
    case .storage: "log.storage"
    case .damaged: "log.damaged"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .versionConflict, .busy: .tryAgain
    case .appendReused, .invalidField, .missingContent, .erasedContent, .notErasable, .notALog,
      .damaged:
      .badData
    case .noSuchLog: .notFound
    case .newerFormat, .settingRefused: .unavailable
    case .diskFull, .storage: .cannotWrite
    case .readOnly: .notPermitted
    }
  }

  public func message(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }

  private var french: String {
    switch self {
    case .versionConflict(let stream, let expected, let actual):
      """
      « \(stream) » a changé entre-temps : attendu \(Self.french(expected)), trouvé \(actual).
      Rien n'a été inscrit. Réessayez.
      """
    case .appendReused(let id):
      """
      L'identifiant « \(id) » est déjà dans le journal, avec un autre contenu.
      Rien n'a été inscrit. Donnez un nouvel identifiant à ce qui est nouveau.
      """
    case .invalidField(let name, let value):
      "Le champ « \(name) » ne respecte pas le format du journal : « \(Self.short(value)) »."
    case .missingContent(let digest):
      """
      Un événement renvoie au contenu \(digest.hexadecimal.prefix(16))…, que personne n'a fourni.
      Rien n'a été inscrit.
      """
    case .erasedContent(let digest):
      """
      Le contenu \(digest.hexadecimal.prefix(16))… a été effacé et ne peut pas revenir.
      Rien n'a été inscrit.
      """
    case .notErasable(let digest):
      "Le contenu \(digest.hexadecimal.prefix(16))… n'a pas de sel : il ne peut pas être effacé."
    case .newerFormat(let found, let known):
      """
      Ce journal a été écrit par une version plus récente : format \(found), connu jusqu'à \(known).
      Installez une version plus récente d'Ancrage.
      """
    case .noSuchLog(let path):
      "Il n'y a pas de journal à « \(path) ». Vérifiez le dossier : --data DOSSIER."
    case .notALog(let path):
      "« \(path) » n'est pas un journal d'Ancrage. Vérifiez le dossier : --data DOSSIER."
    case .busy(let milliseconds):
      """
      Un autre programme écrit dans le journal depuis plus de \(milliseconds / 1000) s.
      Rien n'a été inscrit. Réessayez quand il aura fini.
      """
    case .diskFull(let path):
      """
      Le disque est plein : « \(path) » ne peut plus être écrit.
      Rien n'a été inscrit. Libérez de la place, puis recommencez.
      """
    case .readOnly(let path):
      "« \(path) » ne peut pas être écrit. Vérifiez les permissions du fichier et de son dossier."
    case .settingRefused(let name, let wanted, let found):
      """
      Le disque n'accepte pas le réglage qui rend le journal sûr : \(name) = \(wanted) (obtenu : \
      \(found)). Mettez les données sur un disque local : --data DOSSIER.
      """
    case .storage(let code, let reason):
      "Le stockage du journal a échoué (\(code)) : \(reason)"
    case .damaged(let position, let reason):
      """
      Le journal est endommagé à la position \(position) : \(reason)
      Vérifiez-le (ancrage log verify) et restaurez une sauvegarde.
      """
    }
  }

  private var english: String {
    switch self {
    case .versionConflict(let stream, let expected, let actual):
      """
      "\(stream)" has changed meanwhile: expected \(Self.english(expected)), found \(actual).
      Nothing was recorded. Try again.
      """
    case .appendReused(let id):
      """
      Identifier "\(id)" is in the log already, with another content.
      Nothing was recorded. Give what is new an identifier of its own.
      """
    case .invalidField(let name, let value):
      "Field \"\(name)\" breaks the format of the log: \"\(Self.short(value))\"."
    case .missingContent(let digest):
      """
      An event refers to content \(digest.hexadecimal.prefix(16))…, which nobody supplied.
      Nothing was recorded.
      """
    case .erasedContent(let digest):
      """
      Content \(digest.hexadecimal.prefix(16))… was erased and cannot come back.
      Nothing was recorded.
      """
    case .notErasable(let digest):
      "Content \(digest.hexadecimal.prefix(16))… has no salt: it cannot be erased."
    case .newerFormat(let found, let known):
      """
      This log was written by a newer version: format \(found), known up to \(known).
      Install a newer version of Ancrage.
      """
    case .noSuchLog(let path):
      "There is no log at \"\(path)\". Check the directory: --data DIR."
    case .notALog(let path):
      "\"\(path)\" is not a log of Ancrage. Check the directory: --data DIR."
    case .busy(let milliseconds):
      """
      Another program has been writing to the log for more than \(milliseconds / 1000) s.
      Nothing was recorded. Try again when it has finished.
      """
    case .diskFull(let path):
      """
      The disk is full: "\(path)" cannot be written any more.
      Nothing was recorded. Make room, then start again.
      """
    case .readOnly(let path):
      "\"\(path)\" cannot be written. Check the permissions of the file and of its directory."
    case .settingRefused(let name, let wanted, let found):
      """
      The disk does not accept the setting that makes the log safe: \(name) = \(wanted) (got: \
      \(found)). Put the data on a local disk: --data DIR.
      """
    case .storage(let code, let reason):
      "The storage of the log failed (\(code)): \(reason)"
    case .damaged(let position, let reason):
      """
      The log is damaged at position \(position): \(reason)
      Verify it (ancrage log verify) and restore a backup.
      """
    }
  }

  private static func french(_ expected: ExpectedVersion) -> String {
    switch expected {
    case .empty: "rien"
    case .version(let version): "la version \(version)"
    }
  }

  private static func english(_ expected: ExpectedVersion) -> String {
    switch expected {
    case .empty: "nothing"
    case .version(let version): "version \(version)"
    }
  }

  /// The beginning of a value that may be long.
  private static func short(_ value: String) -> String {
    value.count > 60 ? value.prefix(60) + "…" : value
  }
}
