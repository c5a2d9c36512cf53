import Domain
import Testing

@testable import CommandLine
@testable import Engine

@Suite("Numbers, dates and labels in both languages")
struct WordsTests {
  @Test(
    "Thousands, decimals and units",
    arguments: [
      (TextFormat.integer(1234, in: .french), "1\u{202F}234"),
      (TextFormat.integer(-1_234_567, in: .english), "-1,234,567"),
      (TextFormat.integer(999, in: .french), "999"),
      (TextFormat.oneDecimal(1234.5, in: .french), "1\u{202F}234,5"),
      (TextFormat.oneDecimal(1234.5, in: .english), "1,234.5"),
      (TextFormat.oneDecimal(-0.01, in: .english), "0.0"),
      (TextFormat.distance(metres: 0, in: .french), "0\u{A0}m"),
      (TextFormat.distance(metres: 999.4, in: .french), "999\u{A0}m"),
      (TextFormat.distance(metres: 999.6, in: .french), "1,0\u{A0}km"),
      (TextFormat.distance(metres: 1_234_500, in: .english), "1,234.5\u{A0}km"),
      (TextFormat.area(squareMetres: 3.14, in: .french), "3,1\u{A0}m²"),
      (TextFormat.area(squareMetres: 12_345, in: .french), "12\u{202F}345\u{A0}m²"),
      (TextFormat.area(squareMetres: 2_500_000, in: .english), "2.5\u{A0}km²"),
      (TextFormat.share(0.0001, in: .french), "<\u{A0}1\u{A0}%"),
      (TextFormat.share(0.999, in: .english), ">99%"),
      (TextFormat.share(1, in: .french), "100\u{A0}%"),
      (TextFormat.duration(seconds: 44.2), "45\u{A0}s"),
      (TextFormat.duration(seconds: 200), "3\u{A0}min"),
    ])
  func numbers(_ text: String, _ expected: String) {
    #expect(text == expected)
  }

  @Test("Days")
  func dates() throws {
    let day = try #require(CalendarDate("2026-11-21"))
    #expect(TextFormat.date(day, in: .french) == "21 novembre 2026")
    #expect(TextFormat.date(day, in: .english) == "21 November 2026")
    let first = try #require(CalendarDate("2027-01-01"))
    #expect(TextFormat.date(first, in: .french) == "1er janvier 2027")
    #expect(TextFormat.date(first, in: .english) == "1 January 2027")
  }

  @Test("Lists")
  func lists() {
    #expect(TextFormat.list(["a", "b", "c"], in: .french) == "a, b et c")
    #expect(TextFormat.list(["a"], in: .english) == "a")
    #expect(
      TextFormat.more(1, in: .french) == "… et 1 autre"
        && TextFormat.more(2, hint: "--all", in: .french) == "… et 2 autres (--all)")
    #expect(
      TextFormat.more(1, hint: "--all", in: .english) == "… and 1 other (--all)"
        && TextFormat.more(1_234, in: .english) == "… and 1,234 others")
    #expect(
      TextFormat.shortList(["a", "b", "c", "d"], countMax: 2, in: .english)
        == "a, b and 2 others")
    #expect(
      TextFormat.shortList(["a", "b", "c"], countMax: 2, in: .french) == "a, b et c")
  }

  @Test("Every code of every closed vocabulary has both languages")
  func closedVocabularies() {
    #expect(ResourceKind.allCases.allSatisfy { Labels.resourceKinds[$0.rawValue] != nil })
    #expect(ServiceMode.allCases.allSatisfy { Labels.modes[$0.rawValue] != nil })
    #expect(AccessRoute.allCases.allSatisfy { Labels.accessRoutes[$0.rawValue] != nil })
    #expect(GroupKind.allCases.allSatisfy { Labels.groupKinds[$0.rawValue] != nil })
    #expect(GroupOpenness.allCases.allSatisfy { Labels.groupOpennesses[$0.rawValue] != nil })
    #expect(Precision.allCases.allSatisfy { Labels.precisions[$0.rawValue] != nil })
  }

  @Test("Every documented category, clientele and kind has both languages")
  func openVocabularies() {
    let categories = """
      psychosocial mental-health crisis suicide-prevention home-care seniors youth family \
      perinatal disability addiction violence shelter housing food isolation caregivers \
      immigration employment health-line front-line complaints family-medicine rehabilitation \
      long-term-care hospital-care public-health school-support library leisure other
      """.split(separator: " ").map(String.init)
    let clienteles = """
      women men parents caregivers newcomers first-nations-inuit 2slgbtqia seniors youth
      """.split(separator: " ").map(String.init)
    let kinds = """
      clsc rls rts rss mrc municipality borough neighbourhood community custom
      """.split(separator: " ").map(String.init)
    #expect(categories.filter { !Taxonomy.own.knows(ServiceCategory(trusted: $0)) }.isEmpty)
    #expect(clienteles.filter { Labels.clienteles[$0] == nil }.isEmpty)
    #expect(kinds.filter { TerritoryWords.kinds[$0] == nil }.isEmpty)
    let tables = [
      Labels.resourceKinds, Labels.facets, Labels.modes, Labels.accessRoutes,
      Labels.groupKinds, Labels.groupOpennesses, Labels.clienteles, Labels.precisions,
      Labels.spokenLanguages,
    ]
    for label in tables.flatMap(\.values) {
      #expect(!label.french.isEmpty && !label.english.isEmpty)
    }
  }

  @Test("A code that nobody knows shows as itself")
  func unknownCodes() throws {
    let category = try #require(ServiceCategory("falconry"))
    #expect(Taxonomy.own.label(category, in: .french) == "falconry")
    let county = Fixture.territory("county:7", "Seventh")
    #expect(TerritoryWords.inSentence(county, in: .french) == "Seventh")
  }

  @Test(
    "Territories in a sentence",
    arguments: [
      ("rls:1", "RLS de la Rive", "le RLS de la Rive", "RLS de la Rive"),
      ("rls:1", "Îles", "le RLS Îles", "RLS Îles"),
      ("mrc:1", "Bas-Fleuve", "la MRC Bas-Fleuve", "MRC Bas-Fleuve"),
      ("rss:1", "Région du Fleuve", "la région du Fleuve", "Région du Fleuve"),
      ("municipality:1", "Sorel", "Sorel (municipalité)", "Sorel (municipality)"),
      ("borough:1", "Arrondissement du Port", "l'arrondissement du Port", "Arrondissement du Port"),
      ("rls:1", "", "rls:1", "rls:1"),
    ])
  func territories(_ id: String, _ name: String, _ french: String, _ english: String) {
    let territory = Fixture.territory(id, name)
    #expect(TerritoryWords.inSentence(territory, in: .french) == french)
    #expect(TerritoryWords.inSentence(territory, in: .english) == english)
  }

  @Test(
    "What speaks against a service",
    arguments: [
      (EligibilityFinding.tooYoung(minYears: 18), "à partir de 18 ans", "from age 18"),
      (.tooOld(maxYears: 17), "jusqu'à 17 ans", "up to age 17"),
      (
        .otherLanguages(["fr", "iu"]), "seulement en français et inuktitut",
        "only in French and Inuktitut"
      ),
      (.otherModes([.inPerson]), "seulement en personne", "only in person"),
      (
        .suspended(until: CalendarDate("2027-03-01"), reason: "travaux"),
        "suspendu, retour prévu le 1er mars 2027 (travaux)",
        "suspended until 1 March 2027 (travaux)"
      ),
      (
        .suspended(until: nil, reason: nil), "suspendu, retour non annoncé",
        "suspended, no return date"
      ),
      (
        .suspensionRanOut(on: Fixture.date("2026-11-01")),
        "à vérifier : suspension prévue jusqu'au 1er novembre 2026 — a-t-il repris ?",
        "to verify: suspension was to end on 1 November 2026 — is it back?"
      ),
      (.withdrawn, "n'est plus offert", "no longer offered"),
      (
        .resourceClosed(on: Fixture.date("2025-06-30")),
        "ressource fermée depuis le 30 juin 2025", "resource closed since 30 June 2025"
      ),
      (
        .languageNotStated(["en"]),
        "à vérifier : langue non précisée — la sert-on en anglais ?",
        "to verify: language not stated — can they be served in English?"
      ),
      (
        .modeNotStated(.atHome), "à vérifier : mode non précisé — est-ce offert à domicile ?",
        "to verify: mode not stated — is it offered at home?"
      ),
      (
        .forClientele(["women", "seniors"], rule: nil, asked: ["women"]),
        "à vérifier : pour femmes et aînés — est-ce son cas ?",
        "to verify: for women and seniors — is that so of them?"
      ),
      (
        .widened(
          promisedTo: [Fixture.rlsRive], into: Fixture.rlsRive, on: Fixture.date("2027-04-01")),
        "à vérifier : promis, avant la fusion du 1er avril 2027, pour le RLS de la Rive seulement"
          + " — sert-on aussi chez elle ?",
        "to verify: promised, before the merger of 1 April 2027, for RLS de la Rive only"
          + " — is their home served too?"
      ),
    ] as [(EligibilityFinding, String, String)])
  func findings(_ finding: EligibilityFinding, _ french: String, _ english: String) {
    #expect(ReasonWords.text(finding, in: .french) == french)
    #expect(ReasonWords.text(finding, in: .english) == english)
  }
}
