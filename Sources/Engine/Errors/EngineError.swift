public import Domain
public import Hashing

/// Why the engine could not do its work, apart from wrong questions and wrong files.
public enum EngineError: UserFacingError, Hashable {
  /// There is no log in the data directory.
  case noData(path: String)

  /// A folder could not be made.
  case cannotCreate(path: String)

  /// The read models have seen events that the log does not hold: it was restored from a backup, or
  /// is another log.
  case projectionAhead(position: Int64, logPosition: Int64)

  /// An event could not be read.
  case unreadableEvent(position: Int64, EventCodec.DecodingError)

  /// The effective date of an event is not a date.
  case unreadableDate(position: Int64, String)

  /// The log does not hold a boundary that an event names.
  case missingBoundary(Digest)

  /// A registered file is not where it was kept.
  case missingDataset(DatasetID, path: String)

  /// A state that was just written could not be read.
  case damagedState

  /// A question asked for what was known at a position that the log has not reached.
  case notRecordedYet(Int64, head: Int64)

  /// A question asked for what was known at a time that has not passed, or only just.
  case notPassedYet

  /// Others kept changing what this command was deciding about.
  case outpaced(attempts: Int)

  public var code: String {
    switch self {
    case .noData: "data.none"
    case .cannotCreate: "data.cannot-create"
    case .projectionAhead: "projection.ahead"
    case .unreadableEvent: "log.unreadable-event"
    case .unreadableDate: "log.unreadable-date"
    case .missingBoundary: "log.missing-boundary"
    case .missingDataset: "dataset.missing"
    case .damagedState: "projection.damaged"
    case .notRecordedYet: "known-at.beyond-the-log"
    case .notPassedYet: "known-at.not-passed"
    case .outpaced: "command.outpaced"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .noData, .missingDataset: .notFound
    case .cannotCreate: .cannotWrite
    case .projectionAhead, .unreadableEvent, .unreadableDate, .missingBoundary: .badData
    case .damagedState: .internalFault
    case .notRecordedYet, .notPassedYet: .usage
    case .outpaced: .tryAgain
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
    case .noData(let path):
      """
      Il n'y a pas de données dans « \(path) ».
      Importez des territoires d'abord, ou donnez le bon dossier : --data DOSSIER.
      """
    case .cannotCreate(let path):
      """
      Le dossier « \(path) » ne peut pas être créé.
      Vérifiez que le dossier qui le contient existe et que vous pouvez y écrire, ou donnez un autre \
      dossier : --data DOSSIER.
      """
    case .projectionAhead(let position, let logPosition):
      """
      Les vues ont lu jusqu'à la position \(position), mais le journal finit à \(logPosition) \
      ou n'est plus le même.
      Le journal vient peut-être d'une sauvegarde : vérifiez-le (ancrage log verify), puis \
      reconstruisez les vues (ancrage rebuild).
      """
    case .unreadableEvent(let position, let error):
      "L'événement à la position \(position) est illisible : \(error)."
    case .unreadableDate(let position, let text):
      "L'événement à la position \(position) a une date d'effet illisible : « \(text) »."
    case .missingBoundary(let digest):
      """
      Le journal n'a pas la limite \(digest.hexadecimal.prefix(16))….
      Vérifiez-le : ancrage log verify.
      """
    case .missingDataset(let id, let path):
      """
      Le fichier du jeu de données \(id) manque : « \(path) ».
      Remettez-le en place depuis une sauvegarde, ou importez-le de nouveau.
      """
    case .damagedState:
      "Une vue qui vient d'être écrite ne se relit pas. Relancez ancrage rebuild --verify."
    case .notRecordedYet(let position, let head):
      """
      --as-known-at \(position) : le journal va de la position 0 à la position \(head).
      Choisissez une position parmi celles-ci, ou une date et une heure passées.
      """
    case .notPassedYet:
      """
      --as-known-at : ce moment n'est pas passé depuis une minute; ce qu'on en sait peut encore changer.
      Une date seule désigne la fin de ce jour.
      Donnez un moment plus ancien ou une position, ou retirez l'option.
      """
    case .outpaced(let attempts):
      """
      D'autres ont modifié les mêmes fiches pendant \(attempts) essais de suite; rien n'a été \
      inscrit. Réessayez.
      """
    }
  }

  private var english: String {
    switch self {
    case .noData(let path):
      """
      There is no data in "\(path)".
      Import territories first, or give the right directory: --data DIR.
      """
    case .cannotCreate(let path):
      """
      Directory "\(path)" cannot be created.
      Check that the directory that holds it exists and that you may write there, or give another \
      one: --data DIR.
      """
    case .projectionAhead(let position, let logPosition):
      """
      The read models have read up to position \(position), but the log ends at \(logPosition) \
      or is not the same any more.
      The log may come from a backup: verify it (ancrage log verify), then rebuild the read \
      models (ancrage rebuild).
      """
    case .unreadableEvent(let position, let error):
      "The event at position \(position) cannot be read: \(error)."
    case .unreadableDate(let position, let text):
      "The event at position \(position) has an unreadable effective date: \"\(text)\"."
    case .missingBoundary(let digest):
      """
      The log does not hold boundary \(digest.hexadecimal.prefix(16))….
      Verify it: ancrage log verify.
      """
    case .missingDataset(let id, let path):
      """
      The file of dataset \(id) is missing: "\(path)".
      Restore it from a backup, or import it again.
      """
    case .damagedState:
      "A read model that was just written cannot be read. Run ancrage rebuild --verify again."
    case .notRecordedYet(let position, let head):
      """
      --as-known-at \(position): the log goes from position 0 to position \(head).
      Choose one of these positions, or a date and time that have passed.
      """
    case .notPassedYet:
      """
      --as-known-at: this moment did not pass a minute ago; what is known of it may still change.
      A date alone means the end of that day.
      Give an earlier moment or a position, or leave the option out.
      """
    case .outpaced(let attempts):
      """
      Others changed the same records during \(attempts) attempts in a row; nothing was recorded. \
      Try again.
      """
    }
  }
}
