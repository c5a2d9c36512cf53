public import Domain

/// What eligibility is judged by, besides the reach.
public enum Criterion: String, CaseIterable, Hashable, Sendable {
  /// Whether it is offered at all: closed, suspended, withdrawn.
  case status
  case age, clientele, language, mode, access, cost
  /// Whether it takes people in: open, waiting, full.
  case intake
  /// Whether one may join the group now.
  case group
}

/// Whether a service suits a person, apart from whom it reaches.
public enum Suitability: String, CaseIterable, Hashable, Sendable {
  case yes, no
  /// It depends on what somebody has to be asked.
  case toVerify
}

/// What speaks against a service, has to be asked of the person or the service, or should be known.
public enum EligibilityFinding: Hashable, Sendable {
  case tooYoung(minYears: Int)
  case tooOld(maxYears: Int)
  /// It has these limits, and the person's age is not known.
  case ageNotKnown(minYears: Int?, maxYears: Int?)
  /// Another language than those offered.
  case otherLanguages([String])
  /// Nobody has said in which languages it is offered; those that are wanted.
  case languageNotStated([String])
  /// Only some of it, or some of the staff, in these languages of the person.
  case partialLanguages([String])
  /// With an interpreter for these languages of the person, whom they accept or not; `nil` when that
  /// is not known.
  case interpreted([String], accepted: Bool?)
  case otherModes([ServiceMode])
  case modeNotStated(ServiceMode)
  /// It is meant for these people; `asked` are those of whom it is not known whether the person is one.
  case forClientele([String], rule: ClienteleRule?, asked: [String])
  /// The person is not of those for whom it is kept.
  case notOfClientele([String], rule: ClienteleRule)
  /// The person is not of those for whom it is meant, and nobody has said whether others may come.
  case clienteleRuleNotStated([String])
  /// It is meant for these people, and others are welcome.
  case mainlyForClientele([String])
  /// People get in by these routes.
  case accessBy([AccessRoute])
  /// Not by the route that was asked for.
  case otherAccess([AccessRoute])
  /// The person has to ask, and a professional cannot in their place.
  case personMustAsk
  /// People get in through the counter only, and nobody has said whether a person may go to it alone.
  case counterOnly
  case accessNotStated(AccessRoute)
  /// It costs more than the person can bear.
  case costsMore(CostKind, words: String?)
  /// A contribution is asked for, which may be nothing for those who cannot give.
  case asksContribution(words: String?)
  case costNotStated(words: String?)
  /// It takes nobody for now.
  case full(ReportedIntake)
  /// People wait for it.
  case waiting(ReportedIntake)
  /// What was reported of its intake is no longer to be believed, or never had a date.
  case intakeDoubtful(ReportedIntake)
  /// A closed group that has begun; its next start is not known.
  case groupHasBegun(on: CalendarDate)
  case groupStarts(on: CalendarDate)
  /// A closed group, and nobody has said when it starts.
  case groupStartNotStated
  /// Nobody has said whether a group that has begun takes newcomers.
  case groupOpennessNotStated
  case suspended(until: CalendarDate?, reason: String?)
  /// It was to be back by this day, and nobody has said that it is.
  case suspensionRanOut(on: CalendarDate)
  case withdrawn
  case resourceClosed(on: CalendarDate)
  /// It was promised to territories that a merger made a part of the one where the person lives.
  case widened(promisedTo: [NamedTerritory], into: NamedTerritory, on: CalendarDate)
  /// It goes to people's homes, and it is only the registration that brings it: whether it goes as far
  /// as this home is to be asked.
  case outsideHomeVisits
  /// It will be otherwise from a later day on.
  case announced(Announcement)
  /// What would speak against another service, or would have to be asked, told beside one that no
  /// filter leaves out.
  indirect case regardless(EligibilityFinding)

  /// What it comes to.
  public enum Bearing: Hashable, Sendable {
    /// It rules the service out.
    case refuses
    /// Somebody has to be asked.
    case asks(Asked)
    /// It should be known, no more.
    case informs
  }

  /// Who can answer a question.
  public enum Asked: String, Hashable, Sendable {
    case person, service
  }

  public var bearing: Bearing {
    switch self {
    case .tooYoung, .tooOld, .otherLanguages, .interpreted(_, accepted: false), .otherModes,
      .notOfClientele, .otherAccess, .costsMore, .full, .suspended, .withdrawn, .resourceClosed:
      .refuses
    case .ageNotKnown, .interpreted(_, accepted: nil), .forClientele, .personMustAsk,
      .asksContribution:
      .asks(.person)
    case .languageNotStated, .partialLanguages, .modeNotStated, .clienteleRuleNotStated,
      .counterOnly, .accessNotStated, .costNotStated, .intakeDoubtful, .groupHasBegun,
      .groupStartNotStated, .groupOpennessNotStated, .suspensionRanOut, .widened,
      .outsideHomeVisits:
      .asks(.service)
    case .interpreted(_, accepted: true), .mainlyForClientele, .accessBy, .waiting, .groupStarts,
      .announced, .regardless:
      .informs
    }
  }

  /// What it is judged by; `nil` for what no criterion covers.
  public var criterion: Criterion? {
    switch self {
    case .tooYoung, .tooOld, .ageNotKnown: .age
    case .otherLanguages, .languageNotStated, .partialLanguages, .interpreted: .language
    case .otherModes, .modeNotStated, .outsideHomeVisits: .mode
    case .forClientele, .notOfClientele, .clienteleRuleNotStated, .mainlyForClientele: .clientele
    case .accessBy, .otherAccess, .personMustAsk, .counterOnly, .accessNotStated: .access
    case .costsMore, .asksContribution, .costNotStated: .cost
    case .full, .waiting, .intakeDoubtful: .intake
    case .groupHasBegun, .groupStarts, .groupStartNotStated, .groupOpennessNotStated: .group
    case .suspended, .suspensionRanOut, .withdrawn, .resourceClosed: .status
    case .widened, .announced: nil
    case .regardless(let finding): finding.criterion
    }
  }

  /// Whether it rules the service out.
  public var isRefusal: Bool { bearing == .refuses }

  /// Whether somebody has to be asked.
  public var isQuestion: Bool { if case .asks = bearing { true } else { false } }

  /// Whether it is true of a later day only.
  public var isAnnouncement: Bool {
    if case .announced = self { true } else { false }
  }

  /// What it says of its criterion.
  public var suitability: Suitability {
    switch bearing {
    case .refuses: .no
    case .asks: .toVerify
    case .informs: .yes
    }
  }
}

extension Sequence<EligibilityFinding> {
  /// What the findings come to together: one refusal is enough for a no.
  public var suitability: Suitability {
    var result = Suitability.yes
    for finding in self {
      switch finding.suitability {
      case .no: return .no
      case .toVerify: result = .toVerify
      case .yes: continue
      }
    }
    return result
  }
}
