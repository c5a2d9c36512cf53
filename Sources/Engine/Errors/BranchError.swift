/// Why something could not be done with a branch.
public enum BranchError: UserFacingError, Hashable {
  /// There is no such branch; `known` are those that there are, where none is near.
  case unknown(BranchName, nearest: [String], known: [String])
  case exists(BranchName)

  /// A branch was to leave the log where the log has not come to.
  case beyondLog(Int64, head: Int64)

  /// The branch is real by now, and takes nothing more.
  case promoted(BranchName, position: Int64)

  /// There is nothing on the branch that could become real.
  case nothingToPromote(BranchName)

  /// The log does not hold what it held when the branch left it.
  case otherLog(BranchName, position: Int64)

  /// What is known of the branch cannot be read.
  case unreadable(BranchName, path: String)
  case cannotWrite(path: String)

  public var code: String {
    switch self {
    case .unknown: "branch.unknown"
    case .exists: "branch.exists"
    case .beyondLog: "branch.beyond-the-log"
    case .promoted: "branch.promoted"
    case .nothingToPromote: "branch.nothing-to-promote"
    case .otherLog: "branch.other-log"
    case .unreadable: "branch.unreadable"
    case .cannotWrite: "branch.cannot-write"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .unknown: .notFound
    case .beyondLog: .usage
    case .exists, .promoted, .nothingToPromote, .otherLog, .unreadable: .badData
    case .cannotWrite: .cannotWrite
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
    case .unknown(let name, let nearest, let known):
      if !nearest.isEmpty {
        """
        Il n'y a pas de branche « \(name) ». Les plus proches : \(nearest.joined(separator: ", ")).
        Pour les voir toutes : ancrage branch list.
        """
      } else if !known.isEmpty {
        """
        Il n'y a pas de branche « \(name) ». Il y a : \
        \(TextFormat.shortList(known, countMax: 5, in: .french)).
        Pour la créer : ancrage branch create \(name).
        """
      } else {
        """
        Il n'y a pas de branche « \(name) », ni aucune autre.
        Pour la créer : ancrage branch create \(name).
        """
      }
    case .exists(let name):
      """
      Il y a déjà une branche « \(name) ».
      Donnez un autre nom, ou supprimez-la d'abord : ancrage branch delete \(name).
      """
    case .beyondLog(let position, let head):
      "--at \(position) : le journal va de la position 0 à la position \(head)."
    case .promoted(let name, let position):
      """
      La branche « \(name) » a été promue : elle est réelle depuis la position \(position) du journal.
      Rien ne peut plus y être inscrit. Créez une autre branche : ancrage branch create NOM.
      """
    case .nothingToPromote(let name):
      """
      La branche « \(name) » n'a aucun événement : il n'y a rien à promouvoir.
      Inscrivez-en d'abord, par exemple : ancrage log record FICHIER --branch \(name).
      """
    case .otherLog(let name, let position):
      """
      Le journal n'est plus celui que la branche « \(name) » a quitté à la position \(position) : il \
      vient peut-être d'une sauvegarde.
      Vérifiez-le (ancrage log verify). La branche ne peut servir qu'avec le journal d'où elle vient.
      """
    case .unreadable(let name, let path):
      """
      La branche « \(name) » est illisible : « \(path) ».
      Restaurez ce fichier, ou supprimez la branche : ancrage branch delete \(name).
      """
    case .cannotWrite(let path):
      "« \(path) » ne peut pas être écrit. Vérifiez les permissions de ce dossier, et la place libre."
    }
  }

  private var english: String {
    switch self {
    case .unknown(let name, let nearest, let known):
      if !nearest.isEmpty {
        """
        There is no branch "\(name)". Nearest: \(nearest.joined(separator: ", ")).
        To see them all: ancrage branch list.
        """
      } else if !known.isEmpty {
        """
        There is no branch "\(name)". There is: \
        \(TextFormat.shortList(known, countMax: 5, in: .english)).
        To create it: ancrage branch create \(name).
        """
      } else {
        """
        There is no branch "\(name)", nor any other.
        To create it: ancrage branch create \(name).
        """
      }
    case .exists(let name):
      """
      There is a branch "\(name)" already.
      Give another name, or delete it first: ancrage branch delete \(name).
      """
    case .beyondLog(let position, let head):
      "--at \(position): the log goes from position 0 to position \(head)."
    case .promoted(let name, let position):
      """
      Branch "\(name)" was promoted: it has been real since position \(position) of the log.
      Nothing more can be recorded on it. Create another branch: ancrage branch create NAME.
      """
    case .nothingToPromote(let name):
      """
      Branch "\(name)" has no event: there is nothing to promote.
      Record some first, for example: ancrage log record FILE --branch \(name).
      """
    case .otherLog(let name, let position):
      """
      The log is not the one any more that branch "\(name)" left at position \(position): it may come \
      from a backup.
      Verify it (ancrage log verify). The branch is of use only with the log that it comes from.
      """
    case .unreadable(let name, let path):
      """
      Branch "\(name)" cannot be read: "\(path)".
      Restore this file, or delete the branch: ancrage branch delete \(name).
      """
    case .cannotWrite(let path):
      "\"\(path)\" cannot be written. Check the permissions of this directory, and the free space."
    }
  }
}
