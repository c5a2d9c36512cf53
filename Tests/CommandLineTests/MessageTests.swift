import Domain
import EventLog
import Hashing
import JSONText
import Testing

@testable import CommandLine
@testable import Engine

/// An error's words in both languages, word for word.
struct Worded: CustomTestStringConvertible, Sendable {
  let error: any UserFacingError
  let french: String
  let english: String
  let exitCode: Int32

  init(_ error: any UserFacingError, _ exitCode: Int32, _ french: String, _ english: String) {
    self.error = error
    self.exitCode = exitCode
    self.french = french
    self.english = english
  }

  var testDescription: String { error.code }

  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(error.message(in: .french) == french, sourceLocation: sourceLocation)
    #expect(error.message(in: .english) == english, sourceLocation: sourceLocation)
    #expect(error.kind.exitCode == exitCode, sourceLocation: sourceLocation)
  }
}

@Suite("Messages of the log")
struct LogMessageTests {
  private static let digest = Digest(hashing: [1])

  static let cases: [Worded] = [
    Worded(
      EventLogError.versionConflict(stream: "rls:1", expected: .version(2), actual: 3), 75,
      "« rls:1 » a changé entre-temps : attendu la version 2, trouvé 3.\n"
        + "Rien n'a été inscrit. Réessayez.",
      "\"rls:1\" has changed meanwhile: expected version 2, found 3.\n"
        + "Nothing was recorded. Try again."),
    Worded(
      EventLogError.appendReused(id: "a-1"), 65,
      "L'identifiant « a-1 » est déjà dans le journal, avec un autre contenu.\n"
        + "Rien n'a été inscrit. Donnez un nouvel identifiant à ce qui est nouveau.",
      "Identifier \"a-1\" is in the log already, with another content.\n"
        + "Nothing was recorded. Give what is new an identifier of its own."),
    Worded(
      EventLogError.newerFormat(found: 3, known: 1), 69,
      "Ce journal a été écrit par une version plus récente : format 3, connu jusqu'à 1.\n"
        + "Installez une version plus récente d'Ancrage.",
      "This log was written by a newer version: format 3, known up to 1.\n"
        + "Install a newer version of Ancrage."),
    Worded(
      EventLogError.notALog(path: "d/log.db"), 65,
      "« d/log.db » n'est pas un journal d'Ancrage. Vérifiez le dossier : --data DOSSIER.",
      "\"d/log.db\" is not a log of Ancrage. Check the directory: --data DIR."),
    Worded(
      EventLogError.busy(waitedMilliseconds: 30_000), 75,
      "Un autre programme écrit dans le journal depuis plus de 30 s.\n"
        + "Rien n'a été inscrit. Réessayez quand il aura fini.",
      "Another program has been writing to the log for more than 30 s.\n"
        + "Nothing was recorded. Try again when it has finished."),
    Worded(
      EventLogError.diskFull(path: "d/log.db"), 74,
      "Le disque est plein : « d/log.db » ne peut plus être écrit.\n"
        + "Rien n'a été inscrit. Libérez de la place, puis recommencez.",
      "The disk is full: \"d/log.db\" cannot be written any more.\n"
        + "Nothing was recorded. Make room, then start again."),
    Worded(
      EventLogError.readOnly(path: "d/log.db"), 77,
      "« d/log.db » ne peut pas être écrit. Vérifiez les permissions du fichier et de son dossier.",
      "\"d/log.db\" cannot be written. Check the permissions of the file and of its directory."),
    Worded(
      EventLogError.noSuchLog(path: "d/log.db"), 66,
      "Il n'y a pas de journal à « d/log.db ». Vérifiez le dossier : --data DOSSIER.",
      "There is no log at \"d/log.db\". Check the directory: --data DIR."),
    Worded(
      EventLogError.invalidField(name: "source", value: "\u{1}"), 65,
      "Le champ « source » ne respecte pas le format du journal : « \u{1} ».",
      "Field \"source\" breaks the format of the log: \"\u{1}\"."),
    Worded(
      EventLogError.damaged(position: 7, reason: "x"), 65,
      "Le journal est endommagé à la position 7 : x\n"
        + "Vérifiez-le (ancrage log verify) et restaurez une sauvegarde.",
      "The log is damaged at position 7: x\nVerify it (ancrage log verify) and restore a backup."),
    Worded(
      ChainFault(
        position: 12, problem: .streamVersion(stream: "rls:1", expected: 2, found: 3)), 65,
      "Le journal n'est pas intact. Première position fautive : 12 — « rls:1 » passe à la version 3"
        + " au lieu de 2.\nGardez le fichier tel quel pour l'enquête, et restaurez une sauvegarde.",
      "The log is not intact. First bad position: 12 — \"rls:1\" goes to version 3 instead of 2.\n"
        + "Keep the file as it is for inquiry, and restore a backup."),
    Worded(
      ChainFault(position: 3, problem: .missing(next: nil)), 65,
      "Le journal n'est pas intact. Première position fautive : 3 — l'événement manque; le journal"
        + " finit avant.\nGardez le fichier tel quel pour l'enquête, et restaurez une sauvegarde.",
      "The log is not intact. First bad position: 3 — the event is missing; the log ends before"
        + " it.\nKeep the file as it is for inquiry, and restore a backup."),
  ]

  @Test("What happened, which value, what to do next", arguments: cases)
  func words(_ worded: Worded) { worded.check() }

  @Test("Every fault of a chain is told in both languages")
  func faults() {
    let problems: [ChainFault.Problem] = [
      .missing(next: 9), .repeated, .hashMismatch(stored: .zero, computed: Self.digest),
      .previousPosition(expected: 1, found: 2), .contentMissing(Self.digest),
      .contentDamaged(Self.digest), .malformed(field: "type"), .appendBoundary,
      .unreadable(reason: "x"), .notTheNotedHash(noted: .zero, found: Self.digest),
    ]
    for problem in problems {
      #expect(problem.french != problem.english && !problem.french.isEmpty)
    }
  }
}

@Suite("Messages of events and JSON")
struct EventMessageTests {
  static let cases: [Worded] = [
    Worded(
      JSONSyntaxError(reason: .unexpectedEnd, byteOffset: 9, line: 2, column: 4), 65,
      "ligne 2, colonne 4 : le texte finit trop tôt; le fichier est peut-être tronqué",
      "line 2, column 4: the text ends too early; the file may be truncated"),
    Worded(
      JSONSyntaxError(
        reason: .unexpectedByte(0x3B, expected: ", or }"), byteOffset: 1, line: 1, column: 2), 65,
      "ligne 1, colonne 2 : « ; » au lieu de « , » ou « } »",
      "line 1, column 2: \";\" instead of \",\" or \"}\""),
    Worded(
      JSONSyntaxError(reason: .wrongType(expected: "string"), byteOffset: 0, line: 1, column: 1),
      65, "ligne 1, colonne 1 : il faut ici un texte entre guillemets",
      "line 1, column 1: a string in quotes is needed here"),
    Worded(
      EventCodec.DecodingError.unknownType("service.ofered"), 65,
      "L'événement « service.ofered » n'est pas connu de cette version."
        + " Vouliez-vous dire « service.offered »?",
      "This version does not know event \"service.ofered\". Did you mean \"service.offered\"?"),
    Worded(
      EventCodec.DecodingError.newerVersion(type: "service.offered", found: 4, known: 1), 69,
      "« service.offered » version 4 a été écrit par une version plus récente; connue ici : 1.\n"
        + "Installez une version plus récente d'Ancrage.",
      "\"service.offered\" version 4 was written by a newer version; known here: 1.\n"
        + "Install a newer version of Ancrage."),
    Worded(
      EventCodec.DecodingError.wrongStream(type: "service.offered", stream: "resource:1"), 65,
      "« resource:1 » n'est pas un identifiant qui va avec « service.offered ».",
      "\"resource:1\" is not an identifier that goes with \"service.offered\"."),
    Worded(
      EventCodec.DecodingError.malformed(
        type: "service.offered",
        JSONSyntaxError(reason: .missingKey("name"), byteOffset: 0, line: 1, column: 1)), 65,
      "Les données de « service.offered » sont mal formées : il manque la clé « name ».",
      "The data of \"service.offered\" is malformed: key \"name\" is missing."),
    Worded(
      EventCodec.DecodingError.malformedReference(type: "service.offered", text: "R 1"), 65,
      "« service.offered » renvoie à « R 1 », qui n'est pas un identifiant valable.",
      "\"service.offered\" refers to \"R 1\", which is not a valid identifier."),
    Worded(
      FactProblem.impossibleDate("2026-02-30"), 65,
      "« 2026-02-30 » n'est pas une date qui existe; attendu : AAAA-MM-JJ.",
      "\"2026-02-30\" is not a date that exists; expected: YYYY-MM-DD."),
    Worded(
      FactProblem.unknownSubject("service:x"), 65,
      "« service:x » n'est pas connu du journal; faites-le d'abord connaître.",
      "\"service:x\" is not known to the log; make it known first."),
  ]

  @Test("What is wrong, and what was meant", arguments: cases)
  func words(_ worded: Worded) { worded.check() }
}

@Suite("Messages of imports")
struct ImportMessageTests {
  private static let resource = ResourceID(trusted: "resource:r")

  static let refusals: [Worded] = [
    Worded(
      Refusal.confidentialWithPlace(resource), 65,
      "resource:r est confidentielle : enlevez son adresse, son code postal et son point.",
      "resource:r is confidential: take away its address, its postal code and its point."),
    Worded(
      Refusal.confidentialStays(resource), 65,
      "resource:r est confidentielle et le reste : déclarez-la confidentielle, sans adresse ni"
        + " point.",
      "resource:r is confidential and stays so: declare it confidential, without address or point."
    ),
    Worded(
      Refusal.territoryEnded(TerritoryID(trusted: "rls:1")), 65,
      "rls:1 n'existe plus à cette date : donnez un autre code ou une autre date d'effet.",
      "rls:1 no longer exists on this day: give another code or another effective date."),
    Worded(
      Refusal.kindChanged(resource, from: .clsc, to: .hospital), 65,
      "resource:r est connue comme « CLSC » et devient « hôpital » : donnez un nouveau code à la"
        + " nouvelle ressource.",
      "resource:r is known as \"CLSC\" and becomes \"hospital\": give the new resource a code of"
        + " its own."),
    Worded(
      Refusal.resourceChanged(
        ServiceID(trusted: "service:s"), from: resource, to: ResourceID(trusted: "resource:q")),
      65,
      "service:s appartient à resource:r et passe à resource:q : donnez un nouveau code au nouveau"
        + " service.",
      "service:s belongs to resource:r and moves to resource:q: give the new service a code of its"
        + " own."),
    Worded(
      Refusal.impossibleAges(ServiceID(trusted: "service:s"), minYears: 18, maxYears: 12), 65,
      "service:s : l'âge va de 18 à 12; il doit croître, entre 0 et 120.",
      "service:s: age goes from 18 to 12; it must rise, between 0 and 120."),
    Worded(
      ImportRefused(
        file: "f.csv",
        problems: [
          ImportProblem(
            line: 12, column: 4, field: "type", value: "hopital",
            reason: .notInVocabulary(allowed: ["clsc", "hospital"], nearest: "hospital")),
          ImportProblem(line: 13, value: "", reason: .noPoint),
        ]), 65,
      "f.csv : rien n'a été enregistré. Problèmes : 2.\n"
        + "  ligne 12, colonne 4 (type) : « hopital » n'est pas permis."
        + " Vouliez-vous dire « hospital »? Permis : clsc, hospital\n"
        + "  ligne 13 : sans point, le territoire qui contient la ressource ne peut pas être"
        + " trouvé",
      "f.csv: nothing was recorded. Problems: 2.\n"
        + "  line 12, column 4 (type): \"hopital\" is not allowed."
        + " Did you mean \"hospital\"? Allowed: clsc, hospital\n"
        + "  line 13: without a point, the territory that contains the resource cannot be found"),
  ]

  @Test("Refusals", arguments: refusals)
  func words(_ worded: Worded) { worded.check() }

  @Test(
    "What is wrong with a value",
    arguments: [
      (.missingValue, "il manque une valeur", "a value is missing"),
      (
        .malformedCode,
        "« v » n'est pas un code : 1 à 80 lettres, chiffres, points, tirets ou soulignés",
        "\"v\" is not a code: 1 to 80 letters, digits, dots, hyphens or underscores"
      ),
      (
        .malformedIdentifier(expected: "rls:0312"),
        "« v » n'est pas un identifiant; attendu : rls:0312",
        "\"v\" is not an identifier; expected: rls:0312"
      ),
      (.malformedNumber, "« v » n'est pas un nombre", "\"v\" is not a number"),
      (
        .outOfRange(expected: "0–120"), "« v » est hors limites; attendu : 0–120",
        "\"v\" is out of range; expected: 0–120"
      ),
      (
        .duplicate(firstLine: 3), "« v » figure déjà à la ligne 3", "\"v\" stands on line 3 already"
      ),
      (
        .unknownTerritory(nearest: ["rls:1", "rls:2"]),
        "le territoire « v » n'est pas connu à cette date."
          + " Vouliez-vous dire « rls:1 » ou « rls:2 »?",
        "territory \"v\" is not known on this day. Did you mean \"rls:1\" or \"rls:2\"?"
      ),
      (
        .unknownResource(nearest: []), "la ressource « v » n'est pas connue.",
        "resource \"v\" is not known."
      ),
      (
        .ambiguousName(candidates: ["rls:1", "rls:2"]),
        "« v » peut désigner rls:1, rls:2; donnez l'identifiant",
        "\"v\" may mean rls:1, rls:2; give the identifier"
      ),
      (
        .inNoTerritory(TerritoryID(trusted: "clsc:1").kind),
        "la ressource n'est dans aucun territoire de genre « clsc »; vérifiez son point",
        "the resource is in no territory of kind \"clsc\"; check its point"
      ),
      (
        .inSeveralTerritories(
          TerritoryID(trusted: "clsc:1").kind,
          [TerritoryID(trusted: "clsc:1"), TerritoryID(trusted: "clsc:2")]),
        "la ressource est dans plusieurs territoires de genre « clsc » : clsc:1, clsc:2",
        "the resource is in several territories of kind \"clsc\": clsc:1, clsc:2"
      ),
      (
        .confidentialWithPlace,
        "une ressource confidentielle ne prend ni adresse, ni code postal, ni point",
        "a confidential resource takes no address, no postal code and no point"
      ),
      (
        .overlappingAges(with: "65+"),
        "les âges « v » recoupent les âges « 65+ » : les mêmes personnes compteraient deux fois",
        "ages \"v\" overlap ages \"65+\": the same people would count twice"
      ),
      (
        .noCount, "il manque le nombre de personnes pour « v », que les autres lignes donnent",
        "the number of people is missing for \"v\", which the other rows give"
      ),
      (
        .noRows, "aucune ligne ne dit rien : un fichier vide n'en remplace pas un autre",
        "no row says anything: an empty file takes the place of no other"
      ),
    ] as [(ImportProblem.Reason, String, String)])
  func reasons(_ reason: ImportProblem.Reason, _ french: String, _ english: String) {
    let problem = ImportProblem(line: 2, value: "v", reason: reason)
    #expect(problem.message(in: .french) == "ligne 2 : " + french)
    #expect(problem.message(in: .english) == "line 2: " + english)
  }

  @Test(
    "Findings about territories",
    arguments: [
      (
        .overlap(with: TerritoryID(trusted: "rls:2"), areaSquareMetres: 12_345),
        "entité 4, rls:1 Rive : chevauche rls:2 Îles sur 12\u{202F}345\u{A0}m²",
        "feature 4, rls:1 Rive: overlaps rls:2 Îles by 12,345\u{A0}m²"
      ),
      (
        .gap(areaSquareMetres: 1.5),
        "entité 4, rls:1 Rive : trou entre voisins : 1,5\u{A0}m² n'appartiennent à aucun"
          + " territoire",
        "feature 4, rls:1 Rive: hole between neighbours: 1.5\u{A0}m² belong to no territory"
      ),
      (
        .overhang(parent: TerritoryID(trusted: "rts:9"), areaSquareMetres: 2_000_000),
        "entité 4, rls:1 Rive : dépasse de rts:9 sur 2,0\u{A0}km²",
        "feature 4, rls:1 Rive: sticks out of rts:9 by 2.0\u{A0}km²"
      ),
      (
        .repaired(areaChangeSquareMetres: 3, reason: "Self-intersection"),
        "entité 4, rls:1 Rive : contour invalide (Self-intersection), corrigé; la superficie change"
          + " de 3,0\u{A0}m²",
        "feature 4, rls:1 Rive: invalid outline (Self-intersection), repaired; the area changes by"
          + " 3.0\u{A0}m²"
      ),
      (
        .unknownParent(TerritoryID(trusted: "rts:9")),
        "entité 4, rls:1 Rive : le parent rts:9 n'est pas connu à cette date",
        "feature 4, rls:1 Rive: parent rts:9 is not known on this day"
      ),
      (
        .suspectName("B?c"), "entité 4, rls:1 : caractères perdus ou abîmés dans le nom « B?c »",
        "feature 4, rls:1: lost or broken characters in the name \"B?c\""
      ),
      (
        .emptyGeometry, "entité 4, rls:1 Rive : sans contour",
        "feature 4, rls:1 Rive: without an outline"
      ),
      (
        .duplicateCode(firstFeature: 2),
        "entité 4, rls:1 Rive : le code figure déjà à l'entité 2",
        "feature 4, rls:1 Rive: the code stands at feature 2 already"
      ),
      (
        .malformedCode("a b"),
        "entité 4, rls:1 Rive : « a b » n'est pas un code : 1 à 80 lettres, chiffres, points,"
          + " tirets ou soulignés",
        "feature 4, rls:1 Rive: \"a b\" is not a code: 1 to 80 letters, digits, dots, hyphens or"
          + " underscores"
      ),
      (
        .missingName, "entité 4, rls:1 Rive : sans nom", "feature 4, rls:1 Rive: without a name"
      ),
    ] as [(TerritoryFinding.Reason, String, String)])
  func findings(_ reason: TerritoryFinding.Reason, _ french: String, _ english: String) {
    let finding = TerritoryFinding(
      territory: TerritoryID(trusted: "rls:1"), feature: 4, reason: reason, isRefusal: true)
    let names = ["rls:1": "Rive", "rls:2": "Îles"]
    #expect(finding.message(in: .french) { names[$0.text] } == french)
    #expect(finding.message(in: .english) { names[$0.text] } == english)
  }
}
