internal import Domain
public import Engine
internal import JSONText

extension AnswerJSON {
  /// The answer to `why`, schema `ancrage.why/1`.
  public func why(_ grounded: GroundedExplanation) -> [UInt8] {
    let answer = grounded.explanation
    return document("ancrage.why/1") { json in
      json.member("on", answer.day.description)
      json.key("position")
      json.integer(answer.position)
      json.key("service")
      json.object { write(answer.service, to: &$0) }
      json.member("serving", answer.serving.rawValue)
      json.member(
        "text",
        ExplanationWords.verdict(answer.serving, answer.findings.suitability, in: language))
      json.key("home")
      json.object { write(answer.home, to: &$0) }
      if let gmf = answer.gmf {
        json.key("gmf")
        json.object { write(gmf, to: &$0) }
      }
      write(answer.reach, named: "reach", to: &json)
      json.member("declaredBy", ifPresent: answer.declaredBy)
      json.member("declaredOn", ifPresent: answer.declaredOn?.description)
      json.key("clauses")
      json.array { json in
        for finding in answer.clauses {
          json.object { write(finding, names: answer.names, to: &$0) }
        }
      }
      write(answer.findings, to: &json)
      json.member("met", ifAny: answer.met.map(\.rawValue))
      json.key("territories")
      json.array { json in
        for ground in answer.territories { json.object { write(ground, to: &$0) } }
      }
      write(answer.nearMisses, to: &json)
      json.key("grounds")
      json.array { json in
        for ground in answer.grounds {
          json.object { json in
            json.member("role", ground.role.rawValue)
            json.key("position")
            json.integer(ground.position)
          }
        }
      }
      write(grounded.events, to: &json)
    }
  }

  private func write(_ misses: [NearMiss], to json: inout JSONWriter) {
    json.key("nearMisses")
    json.array { json in
      for miss in misses {
        json.object { $0.member("text", ExplanationWords.text(miss, in: language)) }
      }
    }
  }

  /// The services that nearly serve a person.
  func write(_ list: NearlyServingList, to json: inout JSONWriter) {
    json.key("nearlyServing")
    json.object { json in
      json.key("count")
      json.integer(Int64(list.count))
      json.key("services")
      json.array { json in
        for service in list.services {
          json.object { json in
            write(service.card, to: &json)
            json.member("serving", service.serving.rawValue)
            json.metres("distanceMetres", service.distanceMetres)
            write(service.nearMisses, to: &json)
          }
        }
      }
    }
  }

  private func write(
    _ finding: Explanation.ClauseFinding, names: ReachNames, to json: inout JSONWriter
  ) {
    json.key("clause")
    json.clause(finding.clause)
    json.member("text", ExplanationWords.text(finding.clause, names: names, in: language))
    write(finding.verdict, named: "verdict", to: &json)
  }

  private func write(_ ground: Explanation.TerritoryGround, to json: inout JSONWriter) {
    json.key("territory")
    write(ground.territory, to: &json)
    json.member("vintage", ifPresent: ground.vintage?.description)
    json.member("isCertain", ground.isCertain)
  }
}
