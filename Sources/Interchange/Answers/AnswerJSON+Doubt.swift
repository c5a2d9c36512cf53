internal import Domain
internal import Engine
internal import JSONText

extension AnswerJSON {
  /// What a doubt about the home leaves open; nothing where there is none.
  func write(_ doubt: LookupDoubt?, to json: inout JSONWriter) {
    guard let doubt else { return }
    json.key("doubt")
    json.object { json in
      json.member("everywhere", ids: doubt.everywhere)
      json.key("inSome")
      json.array { json in
        for part in doubt.inSome {
          json.object { json in
            json.member("service", part.service.text)
            write(part.territories, named: "territories", to: &json)
            write(part.patches, named: "patches", to: &json)
          }
        }
      }
      if let question = doubt.question {
        json.key("question")
        json.object { write(question, to: &$0) }
      }
    }
  }

  private func write(_ question: SettlingQuestion, to json: inout JSONWriter) {
    switch question.asked {
    case .territory(let kind):
      json.member("asked", "territory")
      json.member("kind", kind.name)
    case .address: json.member("asked", "address")
    case .postalCode: json.member("asked", "postalCode")
    case .establishment: json.member("asked", "establishment")
    }
    json.member("text", QuestionWords.text(question.asked, in: language))
    json.key("answers")
    json.array { json in
      for answer in question.answers {
        json.object { json in
          json.key("territory")
          write(answer.territory, to: &json)
          json.member("services", ids: answer.services)
        }
      }
    }
  }
}
