internal import Domain
internal import Engine
internal import JSONText

extension AnswerJSON {
  /// What the service is; what nobody has said is left out.
  func write(_ details: ServiceDetails, to json: inout JSONWriter) {
    json.member("languages", ifAny: details.languages)
    json.member("partialLanguages", ifAny: details.partialLanguages)
    json.member("interpretedLanguages", ifAny: details.interpretedLanguages)
    json.member("modes", ifAny: details.modes.map(\.rawValue))
    json.member("ageMinYears", ifPresent: details.ageMinYears)
    json.member("ageMaxYears", ifPresent: details.ageMaxYears)
    json.member("clientele", ifAny: details.clientele)
    json.member("clienteleRule", ifPresent: details.clienteleRule?.rawValue)
    json.member("access", ifAny: details.access.map(\.rawValue))
    json.member("cost", ifPresent: details.cost)
    json.member("costKind", ifPresent: details.costKind?.rawValue)
    json.member("hours", ifPresent: details.hours)
    json.member("schedule", ifPresent: details.schedule?.text)
    json.member("timeZone", ifPresent: details.timeZone)
    if let group = details.group {
      json.key("groupIntervention")
      write(group, to: &json)
    }
  }

  /// A group intervention, as an object.
  func write(_ group: GroupIntervention, to json: inout JSONWriter) {
    json.object { json in
      json.member("kind", group.kind.rawValue)
      json.member("approach", ifPresent: group.approach)
      json.member("problems", ifAny: group.problems.map(\.code))
      json.member("openness", ifPresent: group.openness?.rawValue)
      json.member("placesMin", ifPresent: group.placesMin)
      json.member("placesMax", ifPresent: group.placesMax)
      json.member("meetings", ifPresent: group.meetingCount)
      json.member("rhythm", ifPresent: group.rhythm?.rawValue)
      json.member("startsOn", ifAny: group.startsOn.map(\.description))
      if let offers = group.offersTransport { json.member("transport", offers) }
    }
  }

  /// Each criterion that was looked at, with its value and the reason.
  func writeCriteria(of service: ServiceAnswer, to json: inout JSONWriter) {
    json.key("criteria")
    json.array { json in
      for criterion in Criterion.allCases {
        let findings = service.findings.filter { $0.criterion == criterion }
        guard !findings.isEmpty || service.met.contains(criterion) else { continue }
        json.object { json in
          json.member("criterion", criterion.rawValue)
          json.member("value", findings.suitability.rawValue)
          if !findings.isEmpty {
            let texts = findings.map { FindingWords.text($0, in: language) }
            json.member("text", texts.joined(separator: "; "))
          }
          write(questionsOf: findings, to: &json)
        }
      }
    }
  }

  private func write(questionsOf findings: [EligibilityFinding], to json: inout JSONWriter) {
    guard findings.contains(where: \.isQuestion) else { return }
    json.key("questions")
    json.array { json in
      for finding in findings {
        guard case .asks(let asked) = finding.bearing,
          let question = FindingWords.question(finding, in: language)
        else { continue }
        json.object { json in
          json.member("asked", asked.rawValue)
          json.member("text", question)
        }
      }
    }
  }

  /// Whether a service is open at the moment that was asked about.
  func write(_ opening: Opening, to json: inout JSONWriter) {
    json.key("opening")
    json.object { json in
      switch opening.state {
      case .notStated: json.member("state", "notStated")
      case .known(.holidayNotStated(let holiday)):
        json.member("state", "holidayNotStated")
        json.member("holiday", holiday.rawValue)
      case .known(.open(let until)):
        json.member("state", "open")
        json.member("until", ifPresent: until.map(Self.clock))
      case .known(.closed(let opensAt, let doubtfulDay)):
        json.member("state", "closed")
        json.member("opensAt", ifPresent: opensAt.map(Self.clock))
        json.member("doubtfulDay", ifPresent: doubtfulDay?.description)
      }
      json.member("localTime", ifPresent: opening.localTime.map(Self.clock))
      json.member("timeZone", opening.timeZone)
      json.member("isZoneStated", opening.isZoneStated)
      json.member("text", OpeningWords.text(opening, in: language))
    }
  }

  /// `2026-11-21T14:30`, on the clocks of the service.
  private static func clock(_ time: LocalTime) -> String { time.description }

  /// The groups that are not held too near home.
  func write(_ groups: [AwayGroup], to json: inout JSONWriter) {
    json.key("awayFromHome")
    json.array { json in
      for group in groups {
        json.object { json in
          json.member("service", group.service.text)
          if let territory = group.territory {
            json.key("territory")
            write(territory, to: &json)
          }
          json.member("insteadOf", ids: group.insteadOf)
        }
      }
    }
  }
}

// MARK: - Findings

extension AnswerJSON {
  func write(_ findings: [EligibilityFinding], to json: inout JSONWriter) {
    json.key("findings")
    json.array { json in
      for finding in findings {
        json.object { json in
          members(of: finding, to: &json)
          json.member("isRefusal", finding.isRefusal)
          json.member("text", FindingWords.text(finding, in: language))
          if case .asks(let asked) = finding.bearing,
            let question = FindingWords.question(finding, in: language)
          {
            json.key("question")
            json.object { json in
              json.member("asked", asked.rawValue)
              json.member("text", question)
            }
          }
        }
      }
    }
  }

  private func members(of finding: EligibilityFinding, to json: inout JSONWriter) {
    switch finding {
    case .regardless(let inner):
      members(of: inner, to: &json)
      json.member("isRegardless", true)
    case .announced(let announcement): members(of: announcement, to: &json)
    default:
      json.member("type", finding.word)
      facts(of: finding, to: &json)
    }
  }

  private func facts(of finding: EligibilityFinding, to json: inout JSONWriter) {
    switch finding {
    case .tooYoung(let years): json.member("minYears", ifPresent: years)
    case .tooOld(let years): json.member("maxYears", ifPresent: years)
    case .ageNotKnown(let low, let high):
      json.member("minYears", ifPresent: low)
      json.member("maxYears", ifPresent: high)
    case .otherLanguages(let codes), .languageNotStated(let codes), .partialLanguages(let codes):
      json.member("languages", codes)
    case .interpreted(let codes, let accepted):
      json.member("languages", codes)
      if let accepted { json.member("accepted", accepted) }
    case .otherModes(let modes): json.member("modes", modes.map(\.rawValue))
    case .modeNotStated(let mode): json.member("modes", [mode.rawValue])
    case .forClientele(let codes, let rule, let asked):
      json.member("clientele", codes)
      json.member("rule", ifPresent: rule?.rawValue)
      json.member("asked", asked)
    case .notOfClientele(let codes, let rule):
      json.member("clientele", codes)
      json.member("rule", rule.rawValue)
    case .clienteleRuleNotStated(let codes), .mainlyForClientele(let codes):
      json.member("clientele", codes)
    case .accessBy(let routes), .otherAccess(let routes):
      json.member("access", routes.map(\.rawValue))
    case .accessNotStated(let route): json.member("access", [route.rawValue])
    case .costsMore(let kind, let words):
      json.member("costKind", kind.rawValue)
      json.member("cost", ifPresent: words)
    case .asksContribution(let words), .costNotStated(let words):
      json.member("cost", ifPresent: words)
    case .full(let reported), .waiting(let reported), .intakeDoubtful(let reported):
      write(reported, to: &json)
    case .groupHasBegun(let day), .groupStarts(let day), .suspensionRanOut(let day),
      .resourceClosed(let day):
      json.member("on", day.description)
    case .suspended(let until, let reason):
      json.member("until", ifPresent: until?.description)
      json.member("reason", ifPresent: reason)
    case .widened(let promised, let whole, let day):
      write(promised, named: "promisedTo", to: &json)
      json.key("into")
      write(whole, to: &json)
      json.member("on", day.description)
    case .personMustAsk, .counterOnly, .groupStartNotStated, .groupOpennessNotStated, .withdrawn,
      .outsideHomeVisits, .announced, .regardless:
      return
    }
  }

  private func write(_ reported: ReportedIntake, to json: inout JSONWriter) {
    members(of: reported.intake, believedUntil: reported.believedUntil, to: &json)
    json.member("reportedOn", reported.reportedOn.description)
  }

  /// What was reported of an intake, as in the event.
  func members(
    of intake: ServiceIntake, believedUntil: CalendarDate?, to json: inout JSONWriter
  ) {
    switch intake {
    case .open: json.member("state", "open")
    case .waiting(let days):
      json.member("state", "waiting")
      json.member("days", ifPresent: days)
    case .full: json.member("state", "full")
    }
    json.member("believedUntil", ifPresent: believedUntil?.description)
  }
}

extension EligibilityFinding {
  /// The word of the contract.
  fileprivate var word: String {
    switch self {
    case .tooYoung: "tooYoung"
    case .tooOld: "tooOld"
    case .ageNotKnown: "ageNotKnown"
    case .otherLanguages: "otherLanguages"
    case .languageNotStated: "languageNotStated"
    case .partialLanguages: "partialLanguages"
    case .interpreted: "interpreted"
    case .otherModes: "otherModes"
    case .modeNotStated: "modeNotStated"
    case .forClientele: "forClientele"
    case .notOfClientele: "notOfClientele"
    case .clienteleRuleNotStated: "clienteleRuleNotStated"
    case .mainlyForClientele: "mainlyForClientele"
    case .accessBy: "accessBy"
    case .otherAccess: "otherAccess"
    case .personMustAsk: "personMustAsk"
    case .counterOnly: "counterOnly"
    case .accessNotStated: "accessNotStated"
    case .costsMore: "costsMore"
    case .asksContribution: "asksContribution"
    case .costNotStated: "costNotStated"
    case .full: "full"
    case .waiting: "waiting"
    case .intakeDoubtful: "intakeDoubtful"
    case .groupHasBegun: "groupHasBegun"
    case .groupStarts: "groupStarts"
    case .groupStartNotStated: "groupStartNotStated"
    case .groupOpennessNotStated: "groupOpennessNotStated"
    case .suspended: "suspended"
    case .suspensionRanOut: "suspensionRanOut"
    case .withdrawn: "withdrawn"
    case .resourceClosed: "resourceClosed"
    case .widened: "widened"
    case .outsideHomeVisits: "outsideHomeVisits"
    case .announced: "announced"
    case .regardless(let finding): finding.word
    }
  }
}
