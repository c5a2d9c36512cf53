import Domain
import Engine
import Interchange
import Testing

@testable import CommandLine

@Suite("Messages about branches")
struct BranchMessageTests {
  private static func name(_ text: String) -> BranchName {
    guard let name = BranchName(text) else { preconditionFailure("\(text) is no name") }
    return name
  }

  static let cases: [Worded] = [
    Worded(
      BranchError.unknown(name("a"), nearest: [], known: []), 66,
      "Il n'y a pas de branche « a », ni aucune autre.\nPour la créer : ancrage branch create a.",
      "There is no branch \"a\", nor any other.\nTo create it: ancrage branch create a."),
    Worded(
      BranchError.exists(name("a")), 65,
      "Il y a déjà une branche « a ».\n"
        + "Donnez un autre nom, ou supprimez-la d'abord : ancrage branch delete a.",
      "There is a branch \"a\" already.\n"
        + "Give another name, or delete it first: ancrage branch delete a."),
    Worded(
      BranchError.beyondLog(12, head: 9), 64,
      "--at 12 : le journal va de la position 0 à la position 9.",
      "--at 12: the log goes from position 0 to position 9."),
    Worded(
      BranchError.promoted(name("a"), position: 12), 65,
      "La branche « a » a été promue : elle est réelle depuis la position 12 du journal.\n"
        + "Rien ne peut plus y être inscrit. Créez une autre branche : ancrage branch create NOM.",
      "Branch \"a\" was promoted: it has been real since position 12 of the log.\n"
        + "Nothing more can be recorded on it. Create another branch: ancrage branch create NAME."),
    Worded(
      BranchError.nothingToPromote(name("a")), 65,
      "La branche « a » n'a aucun événement : il n'y a rien à promouvoir.\n"
        + "Inscrivez-en d'abord, par exemple : ancrage log record FICHIER --branch a.",
      "Branch \"a\" has no event: there is nothing to promote.\n"
        + "Record some first, for example: ancrage log record FILE --branch a."),
    Worded(
      BranchError.otherLog(name("a"), position: 9), 65,
      "Le journal n'est plus celui que la branche « a » a quitté à la position 9 : il vient peut-être"
        + " d'une sauvegarde.\nVérifiez-le (ancrage log verify). La branche ne peut servir qu'avec le"
        + " journal d'où elle vient.",
      "The log is not the one any more that branch \"a\" left at position 9: it may come from a"
        + " backup.\nVerify it (ancrage log verify). The branch is of use only with the log that it"
        + " comes from."),
    Worded(
      BranchError.unreadable(name("a"), path: "d/branches/a/branch.json"), 65,
      "La branche « a » est illisible : « d/branches/a/branch.json ».\n"
        + "Restaurez ce fichier, ou supprimez la branche : ancrage branch delete a.",
      "Branch \"a\" cannot be read: \"d/branches/a/branch.json\".\n"
        + "Restore this file, or delete the branch: ancrage branch delete a."),
    Worded(
      BranchError.cannotWrite(path: "d"), 74,
      "« d » ne peut pas être écrit. Vérifiez les permissions de ce dossier, et la place libre.",
      "\"d\" cannot be written. Check the permissions of this directory, and the free space."),
    Worded(
      CloudEventsError.hypothetical(line: 3, branch: "a"), 65,
      "Ligne 3 : c'est une hypothèse de la branche « a », elle n'est pas réelle.\n"
        + "Donnez une branche où la mettre (--branch NOM), ou rendez réelle celle d'où elle vient"
        + " (ancrage branch promote).\nRien n'a été enregistré.",
      "Line 3: this is a hypothesis of branch \"a\", it is not real.\n"
        + "Give a branch to put it on (--branch NAME), or make real the one that it comes from"
        + " (ancrage branch promote).\nNothing was recorded."),
    Worded(
      FactProblem.contentErased, 65,
      "le lieu auquel il renvoie a été effacé du journal et ne peut pas y revenir.",
      "the place that it refers to was erased from the log and cannot come back."),
    Worded(
      PromotionRefused(
        branch: name("a"),
        problems: [
          PromotionRefused.Problem(
            position: 1_012, type: "service.changed", stream: "service:x",
            problem: .unknownSubject("service:x"))
        ],
        changes: [
          ChangedSubject(stream: "rls:1", positions: [3, 4]),
          ChangedSubject(stream: "rls:2", positions: [5]),
        ]), 65,
      """
      Rien de la branche « a » n'a été inscrit au journal.
      ÉVÉNEMENTS QUI NE TIENNENT PLUS (1)
        1\u{202F}012 · service.changed · service:x : « service:x » n'est pas connu du journal; \
      faites-le d'abord connaître.
      CHANGÉ DANS LE JOURNAL depuis que la branche l'a quitté (2)
        rls:1 : positions 3 et 4
        rls:2 : position 5
      Lisez ce qui a changé (ancrage log list --stream SUJET). Si la branche doit quand même \
      l'emporter : --despite-changes; sinon, faites-en une autre.
      """,
      """
      Nothing of branch "a" was written to the log.
      EVENTS THAT NO LONGER HOLD (1)
        1,012 · service.changed · service:x: "service:x" is not known to the log; make it known first.
      CHANGED IN THE LOG since the branch left it (2)
        rls:1: positions 3 and 4
        rls:2: position 5
      Read what has changed (ancrage log list --stream SUBJECT). If the branch shall prevail \
      nonetheless: --despite-changes; if not, make another one.
      """),
  ]

  @Test("What happened, which branch, what to do next", arguments: cases)
  func words(_ worded: Worded) { worded.check() }

  @Test("Long lists are counted")
  func longLists() {
    let changes = (0..<30).map { ChangedSubject(stream: "rls:\($0)", positions: [1]) }
    for (language, rest) in [(Language.french, "… et 10 autres"), (.english, "… and 10 others")] {
      let lines = ChangeWords.lines(changes, in: language)
      #expect(lines.count == 21 && lines.last == rest)
    }
  }
}
