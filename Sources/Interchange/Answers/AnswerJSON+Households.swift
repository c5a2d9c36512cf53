internal import Domain
public import Engine
internal import JSONText

extension AnswerJSON {
  /// The answer to `household`, schema `ancrage.household/1`.
  public func household(_ answer: HouseholdAnswer) -> [UInt8] {
    document("ancrage.household/1") { json in
      json.member("on", answer.day.description)
      json.key("position")
      json.integer(answer.position)
      json.key("homes")
      json.array { json in
        for home in answer.homes {
          json.object { json in
            json.member("label", home.label)
            write(home.location, to: &json)
          }
        }
      }
      json.key("members")
      json.array { json in
        for member in answer.members { json.object { write(member, to: &$0) } }
      }
      json.key("services")
      json.array { json in
        for line in answer.lines { json.object { write(line, to: &$0) } }
      }
    }
  }

  /// The answer to `moving`, schema `ancrage.moving/1`.
  public func moving(_ answer: MovingAnswer) -> [UInt8] {
    document("ancrage.moving/1") { json in
      json.member("on", answer.day.description)
      json.key("position")
      json.integer(answer.position)
      json.key("from")
      json.object { write(answer.from, to: &$0) }
      json.key("to")
      json.object { write(answer.to, to: &$0) }
      if let gmf = answer.gmf {
        json.key("gmf")
        json.object { write(gmf, to: &$0) }
      }
      json.key("services")
      json.array { json in
        for line in answer.lines { json.object { write(line, to: &$0) } }
      }
    }
  }

  private func write(_ member: HouseholdAnswer.Member, to json: inout JSONWriter) {
    json.member("label", member.label)
    json.member("homes", member.homes)
    if let gmf = member.gmf {
      json.key("gmf")
      json.object { write(gmf, to: &$0) }
    }
    json.member("serving", ifPresent: member.servingCount)
  }

  private func write(_ line: HouseholdAnswer.Line, to json: inout JSONWriter) {
    write(line.service, to: &json)
    json.member("servesAll", line.servesAll)
    json.key("members")
    json.array { json in
      for part in line.parts {
        json.object { json in
          json.member("label", part.member)
          json.member("serving", part.serving.rawValue)
          json.key("ways")
          json.array { json in
            for way in part.ways { json.object { write(way, to: &$0) } }
          }
          write(part.findings, to: &json)
        }
      }
    }
  }

  private func write(_ way: HouseholdAnswer.Way, to json: inout JSONWriter) {
    switch way {
    case .home(let label, let verdict):
      json.member("label", label)
      write(verdict, named: "home", to: &json)
    case .registration(let verdict):
      write(verdict, named: "registration", to: &json)
    }
  }

  private func write(_ line: MovingAnswer.Line, to json: inout JSONWriter) {
    write(line.service, to: &json)
    json.member("fate", line.fate.rawValue)
    for (name, side) in [("before", line.before), ("after", line.after)] {
      json.key(name)
      json.object { json in
        json.member("serving", side.serving.rawValue)
        write(side.home, named: "home", to: &json)
        write(side.registration, named: "registration", to: &json)
        write(side.findings, to: &json)
      }
    }
    json.member("transferTo", ids: line.transferTo)
  }

  /// What every answer shows of a service.
  func write(_ service: ServiceCard, to json: inout JSONWriter) {
    json.member("id", service.id.text)
    json.member("name", service.details.name)
    write(
      resource: service.resource.text, service.resourceName, service.resourceKind, to: &json)
    json.member("category", service.details.category.code)
    json.member("telephone", ifPresent: service.telephone)
    write(service.site, to: &json)
    write(service.details, to: &json)
    json.member("isInEveryBasket", service.isInEveryBasket)
  }
}
