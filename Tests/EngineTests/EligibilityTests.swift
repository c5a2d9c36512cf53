import Domain
import Testing

@testable import Engine

@Suite("Eligibility, criterion by criterion")
struct EligibilityTests {
  static let day = WorkspaceFixture.day

  /// Judges a service of one category for one person.
  static func judge(
    _ person: PersonFacts = PersonFacts(), mode: ServiceMode? = nil, category: String = "youth",
    status: ServiceStatus = .offered, intake: ReportedIntake? = nil,
    _ make: (inout ServiceDetails) -> Void = { _ in }
  ) -> Eligibility.Found {
    var details = ServiceDetails(name: "s", category: ServiceCategory(trusted: category))
    make(&details)
    return Eligibility.judge(
      ServiceFacts(
        resource: ResourceID(trusted: "resource:r"), details: details, status: status,
        intake: intake),
      of: ResourceFacts(name: "r", kind: .other),
      LookupRequest(person: person, mode: mode, day: day))
  }

  @Test(
    "Age: both bounds count, an unknown age is asked for, none is needed without bounds",
    arguments: [
      (17, 18, nil, Suitability.no), (18, 18, nil, .yes), (25, nil, 25, .yes), (26, nil, 25, .no),
      (nil, 18, nil, .toVerify), (nil, nil, 25, .toVerify), (nil, nil, nil, .yes),
      (nil, 0, nil, .yes), (0, nil, 17, .yes), (40, 18, 65, .yes),
    ] as [(Int?, Int?, Int?, Suitability)])
  func age(_ years: Int?, _ low: Int?, _ high: Int?, _ expected: Suitability) {
    let found = Self.judge(PersonFacts(ageYears: years)) {
      $0.ageMinYears = low
      $0.ageMaxYears = high
    }
    #expect(found.findings.suitability == expected)
  }

  /// Clienteles of a service, its rule, what the person is and is not, and what comes of it.
  struct Clientele: Sendable, CustomTestStringConvertible {
    let codes: [String]
    let rule: ClienteleRule?
    let isAmong: Set<String>
    let isNot: Set<String>
    let expected: Suitability

    init(
      _ codes: [String], _ rule: ClienteleRule?, _ isAmong: Set<String>, not isNot: Set<String>,
      _ expected: Suitability
    ) {
      self.codes = codes
      self.rule = rule
      self.isAmong = isAmong
      self.isNot = isNot
      self.expected = expected
    }

    var testDescription: String { "\(codes) \(rule?.rawValue ?? "-") \(isAmong) not \(isNot)" }
  }

  static let clienteles = [
    Clientele(["women"], .oneOf, ["women"], not: [], .yes),
    Clientele(["women"], .oneOf, [], not: [], .toVerify),
    Clientele(["women"], .oneOf, [], not: ["women"], .no),
    Clientele(["women", "newcomers"], .oneOf, ["newcomers"], not: ["women"], .yes),
    Clientele(["women", "newcomers"], .oneOf, [], not: ["women"], .toVerify),
    Clientele(["women", "newcomers"], .oneOf, [], not: ["women", "newcomers"], .no),
    Clientele(["women", "newcomers"], .allOf, ["women", "newcomers"], not: [], .yes),
    Clientele(["women", "newcomers"], .allOf, ["women"], not: [], .toVerify),
    Clientele(["women", "newcomers"], .allOf, ["newcomers"], not: ["women"], .no),
    Clientele(["women"], .mainly, [], not: ["women"], .yes),
    Clientele(["women"], .mainly, [], not: [], .yes),
    Clientele(["women"], nil, ["women"], not: [], .yes),
    Clientele(["women"], nil, [], not: [], .toVerify),
    Clientele(["women"], nil, [], not: ["women"], .toVerify),
    Clientele(["women", "newcomers"], nil, ["women"], not: [], .toVerify),
    Clientele(["women", "newcomers"], nil, ["women"], not: ["newcomers"], .toVerify),
    Clientele([], .oneOf, [], not: [], .yes),
  ]

  @Test("Clientele: who is known to be of it, known not to be, or not known", arguments: clienteles)
  func clientele(_ example: Clientele) {
    let found = Self.judge(PersonFacts(isAmong: example.isAmong, isNotAmong: example.isNot)) {
      $0.clientele = example.codes
      $0.clienteleRule = example.rule
    }
    #expect(found.findings.suitability == example.expected)
  }

  @Test("Clientele: years that the service states decide who is young or old")
  func clienteleOfAge() {
    func value(_ years: Int?, not: Set<String> = [], _ minYears: Int?) -> Suitability {
      Self.judge(PersonFacts(ageYears: years, isNotAmong: not)) {
        $0.clientele = ["seniors"]
        $0.clienteleRule = .oneOf
        $0.ageMinYears = minYears
      }.findings.suitability
    }
    #expect(value(70, 65) == .yes)
    #expect(value(60, 65) == .no)
    #expect(value(nil, 65) == .toVerify)
    #expect(value(70, not: ["seniors"], 65) == .no)
  }

  @Test(
    "Clientele: where the service states no years, an age answers what nobody would dispute",
    arguments: [
      ("youth", 85, Suitability.no), ("youth", 16, .yes), ("youth", 25, .toVerify),
      ("youth", 4, .no), ("children", 3, .yes), ("children", 15, .toVerify), ("children", 40, .no),
      ("adults", 30, .yes), ("adults", 16, .toVerify), ("adults", 9, .no), ("seniors", 70, .yes),
      ("seniors", 55, .toVerify), ("seniors", 40, .no), ("newcomers", 40, .toVerify),
    ])
  func clienteleOfAgeWithoutYears(_ code: String, _ years: Int, _ expected: Suitability) {
    func value(_ years: Int?, among: Set<String> = []) -> Suitability {
      Self.judge(PersonFacts(ageYears: years, isAmong: among)) {
        $0.clientele = [code]
        $0.clienteleRule = .oneOf
      }.findings.suitability
    }
    #expect(value(years) == expected)
    // What is said of the person counts first, and no age answers nothing.
    #expect(value(years, among: [code]) == .yes)
    #expect(value(nil) == .toVerify)
  }

  /// Languages in full, in part and interpreted, what the person wants, and what comes of it.
  struct Language: Sendable, CustomTestStringConvertible {
    let offered: [[String]]
    let wanted: [String]
    let accepts: Bool?
    let expected: Suitability

    init(
      _ full: [String], _ part: [String], _ interpreted: [String], wants: [String],
      accepts: Bool? = nil, _ expected: Suitability
    ) {
      offered = [full, part, interpreted]
      wanted = wants
      self.accepts = accepts
      self.expected = expected
    }

    var testDescription: String { "\(offered) wants \(wanted) \(accepts.map { "\($0)" } ?? "-")" }
  }

  static let languages = [
    Language(["fr"], [], [], wants: ["fr"], .yes),
    Language(["fr"], [], [], wants: ["en"], .no),
    Language(["fr"], [], [], wants: ["en", "fr"], .yes),
    Language([], [], [], wants: ["en"], .toVerify),
    Language(["fr"], ["en"], [], wants: ["en"], .toVerify),
    Language(["fr"], [], ["en"], wants: ["en"], .toVerify),
    Language(["fr"], [], ["en"], wants: ["en"], accepts: true, .yes),
    Language(["fr"], [], ["en"], wants: ["en"], accepts: false, .no),
    Language(["fr"], [], ["mul"], wants: ["moe"], accepts: true, .yes),
    Language(["fr"], [], ["es"], wants: ["moe"], accepts: true, .no),
    Language(["fr"], ["en"], ["mul"], wants: ["en"], accepts: true, .yes),
    Language(["fr"], ["en"], ["mul"], wants: ["en"], accepts: false, .toVerify),
    Language([], ["en"], [], wants: ["es"], .toVerify),
    Language(["fr"], [], [], wants: [], .yes),
  ]

  @Test("Language: offered, in part, with an interpreter, not stated", arguments: languages)
  func language(_ example: Language) {
    let person = PersonFacts(languages: example.wanted, acceptsInterpreter: example.accepts)
    let found = Self.judge(person) {
      $0.languages = example.offered[0]
      $0.partialLanguages = example.offered[1]
      $0.interpretedLanguages = example.offered[2]
    }
    #expect(found.findings.suitability == example.expected)
  }

  @Test(
    "Mode: wanted, other, not stated",
    arguments: [
      ([ServiceMode.atHome, .telephone], Suitability.yes), ([.inPerson], .no), ([], .toVerify),
    ])
  func mode(_ modes: [ServiceMode], _ expected: Suitability) {
    #expect(Self.judge(mode: .atHome) { $0.modes = modes }.findings.suitability == expected)
    #expect(Self.judge { $0.modes = modes }.findings.suitability == .yes)
  }

  @Test(
    "Access: a professional can go to a counter and cannot call in the person's place",
    arguments: [
      ([AccessRoute.selfReferral], nil, Suitability.yes), ([.professional], nil, .yes),
      ([], nil, .yes), ([], .selfReferral, .toVerify), ([.professional], .professional, .yes),
      ([.selfReferral], .professional, .toVerify), ([.counter], .professional, .yes),
      ([.selfReferral, .counter], .professional, .yes), ([.selfReferral], .selfReferral, .yes),
      ([.professional], .selfReferral, .no), ([.counter], .selfReferral, .toVerify),
      ([.selfReferral], .counter, .no), ([.counter], .counter, .yes),
    ] as [([AccessRoute], AccessRoute?, Suitability)])
  func access(_ routes: [AccessRoute], _ route: AccessRoute?, _ expected: Suitability) {
    let found = Self.judge(PersonFacts(access: route)) { $0.access = routes }
    #expect(found.findings.suitability == expected)
  }

  @Test(
    "Cost: what the person can bear at most",
    arguments: [
      (CostKind.free, CostKind.free, Suitability.yes), (.contribution, .free, .toVerify),
      (.fee, .free, .no), (nil, .free, .toVerify), (.contribution, .contribution, .yes),
      (.fee, .contribution, .no), (nil, .contribution, .toVerify), (.fee, .fee, .yes),
      (nil, .fee, .yes), (.fee, nil, .yes), (nil, nil, .yes),
    ] as [(CostKind?, CostKind?, Suitability)])
  func cost(_ kind: CostKind?, _ costMax: CostKind?, _ expected: Suitability) {
    let found = Self.judge(PersonFacts(costMax: costMax)) { $0.costKind = kind }
    #expect(found.findings.suitability == expected)
  }

  @Test(
    "Intake: believed until its day and on it, to be verified from the next, or without a day",
    arguments: [
      (ServiceIntake.full, 1, Suitability.no), (.full, 0, .no), (.full, -1, .toVerify),
      (.full, nil, .toVerify), (.waiting(days: 45), 0, .yes), (.waiting(days: 45), -1, .toVerify),
      (.open, 0, .yes), (.open, -1, .toVerify),
    ] as [(ServiceIntake, Int?, Suitability)])
  func intake(_ intake: ServiceIntake, _ daysLeft: Int?, _ expected: Suitability) {
    let reported = ReportedIntake(
      intake: intake, believedUntil: daysLeft.map(Self.day.advanced(byDays:)),
      reportedOn: Self.day.advanced(byDays: -30))
    #expect(Self.judge(intake: reported).findings.suitability == expected)
  }

  @Test(
    "Group: one that is closed and has begun waits for its next start",
    arguments: [
      (GroupOpenness.open, [], Suitability.yes), (.closed, [], .toVerify),
      (.closed, [-7], .toVerify),
      (.closed, [0], .yes), (.closed, [-7, 30], .yes), (nil, [], .toVerify), (nil, [30], .yes),
      (.open, [-7], .yes),
    ] as [(GroupOpenness?, [Int], Suitability)])
  func group(_ openness: GroupOpenness?, _ starts: [Int], _ expected: Suitability) {
    let found = Self.judge {
      $0.group = GroupIntervention(
        kind: .mutualAid, openness: openness, startsOn: starts.map(Self.day.advanced(byDays:)))
    }
    #expect(found.findings.suitability == expected)
  }

  @Test(
    "A line that could save a life is left out by no filter, and says what it would have said",
    arguments: ["crisis", "suicide-prevention", "complaints", "front-line"])
  func regardless(_ category: String) {
    let person = PersonFacts(
      ageYears: 40, isNotAmong: ["youth"], languages: ["iu"], acceptsInterpreter: false,
      access: .selfReferral, costMax: .free)
    let full = ReportedIntake(
      intake: .full, believedUntil: Self.day, reportedOn: Self.day)
    func judged(_ category: String, _ status: ServiceStatus = .offered) -> Eligibility.Found {
      Self.judge(person, mode: .atHome, category: category, status: status, intake: full) {
        $0.ageMaxYears = 17
        $0.clientele = ["youth"]
        $0.clienteleRule = .oneOf
        $0.languages = ["fr"]
        $0.modes = [.telephone]
        $0.access = [.professional]
        $0.costKind = .fee
        $0.group = GroupIntervention(kind: .task, openness: .closed)
      }
    }
    #expect(judged("youth").findings.filter(\.isRefusal).count == 7)
    let found = judged(category)
    #expect(found.findings.suitability == .yes)
    #expect(found.findings.contains(.regardless(.tooOld(maxYears: 17))))
    #expect(found.findings.count == 8)
    // One that is not there any more is not there.
    #expect(judged(category, .withdrawn(reason: nil)).findings.suitability == .no)
    #expect(judged(category, .suspended(until: nil, reason: nil)).findings.suitability == .no)
  }

  @Test("Every question is asked in both languages, and only questions are")
  func questions() {
    for finding in EligibilityFinding.examples {
      for language in [Engine.Language.french, .english] {
        #expect(!FindingWords.text(finding, in: language).isEmpty, "\(finding)")
        let question = FindingWords.question(finding, in: language)
        #expect((question != nil) == finding.isQuestion, "\(finding)")
        #expect(question?.hasSuffix("?") ?? true, "\(finding)")
      }
      #expect(
        FindingWords.text(finding, in: .french) != FindingWords.text(finding, in: .english),
        "\(finding)")
    }
  }
}

extension EligibilityFinding {
  /// One of each.
  static var examples: [EligibilityFinding] {
    let day = WorkspaceFixture.day
    let reported = ReportedIntake(
      intake: .waiting(days: 45), believedUntil: day, reportedOn: day)
    let territory = NamedTerritory(id: TerritoryID(trusted: "rls:1"), name: "A")
    return [
      .tooYoung(minYears: 18), .tooOld(maxYears: 17), .ageNotKnown(minYears: 18, maxYears: nil),
      .otherLanguages(["fr"]), .languageNotStated(["en"]), .partialLanguages(["en"]),
      .interpreted(["en"], accepted: nil), .interpreted(["en"], accepted: true),
      .interpreted(["en"], accepted: false), .otherModes([.online]), .modeNotStated(.online),
      .forClientele(["women"], rule: nil, asked: ["women"]),
      .forClientele(["women", "men"], rule: .oneOf, asked: ["women", "men"]),
      .notOfClientele(["women", "newcomers"], rule: .allOf), .clienteleRuleNotStated(["women"]),
      .mainlyForClientele(["women"]), .accessBy([.professional, .counter]),
      .otherAccess([.professional]), .personMustAsk, .counterOnly, .accessNotStated(.counter),
      .costsMore(.fee, words: "5 $"), .asksContribution(words: nil), .costNotStated(words: "5 $"),
      .costNotStated(words: nil), .full(reported), .waiting(reported), .intakeDoubtful(reported),
      .groupHasBegun(on: day), .groupStarts(on: day), .groupStartNotStated,
      .groupOpennessNotStated, .suspended(until: day, reason: nil), .suspensionRanOut(on: day),
      .withdrawn, .resourceClosed(on: day),
      .widened(promisedTo: [territory], into: territory, on: day),
      .regardless(.tooOld(maxYears: 17)),
    ]
  }
}
