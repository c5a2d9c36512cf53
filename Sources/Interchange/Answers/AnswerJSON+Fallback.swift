internal import Domain
internal import Engine
internal import JSONText

extension AnswerJSON {
  /// The steps of the ladder, as the member `fallback`; nothing where none was walked.
  func write(_ steps: [FallbackStep], to json: inout JSONWriter) {
    guard !steps.isEmpty else { return }
    json.key("fallback")
    json.array { json in
      for step in steps {
        json.object { json in
          write(step.rung, to: &json)
          json.member("text", FallbackWords.text(step.rung, in: language))
          json.member("answers", step.answers)
          json.key("services")
          json.array { json in
            for offer in step.offers { json.object { write(offer, to: &$0) } }
          }
        }
      }
    }
  }

  private func write(_ rung: FallbackStep.Rung, to json: inout JSONWriter) {
    switch rung {
    case .territory(let territory):
      json.member("step", "territory")
      json.key("territory")
      write(territory, to: &json)
    case .otherDivisions: json.member("step", "otherDivisions")
    case .neighbours: json.member("step", "neighbours")
    case .everyone: json.member("step", "everyone")
    case .notStated: json.member("step", "notStated")
    case .telephoneLines: json.member("step", "telephoneLines")
    }
  }

  private func write(_ offer: FallbackStep.Offer, to json: inout JSONWriter) {
    write(offer.service, to: &json)
    json.member("serving", offer.serving.rawValue)
    write(offer.findings, to: &json)
    if let agreement = offer.agreement {
      json.key("agreement")
      json.object { json in
        json.member("id", agreement.id.text)
        json.member("from", agreement.from.text)
        json.member("fromName", agreement.fromName)
        json.member("since", agreement.since.description)
        json.member("terms", ifPresent: agreement.terms)
        json.member("source", agreement.source)
      }
    }
  }
}
