internal import Domain
public import Engine
internal import JSONText

extension AnswerJSON {
  /// The answer to `search`, schema `ancrage.search/1`; it does not repeat what was searched for.
  public func search(_ answer: SearchAnswer) -> [UInt8] {
    document("ancrage.search/1") { json in
      json.member("on", answer.day.description)
      json.key("position")
      json.integer(answer.position)
      json.member("hasAllWords", answer.hasAllWords)
      if let basket = answer.basket {
        json.key("home")
        json.object { write(basket.home, to: &$0) }
        json.key("inBasket")
        json.object { json in
          json.member("count", ifPresent: basket.count)
          write(basket.services, named: "services", to: &json)
          write(basket.leftOut, named: "leftOut", to: &json)
        }
        json.key("notStated")
        json.object { json in
          json.member("count", ifPresent: basket.notStatedCount)
          write(basket.notStated, named: "services", to: &json)
        }
      }
      json.key(answer.basket == nil ? "found" : "outside")
      json.object { write(answer.others, to: &$0) }
    }
  }

  /// The answer to `resource`, schema `ancrage.resource/1`.
  public func resource(_ answer: ResourceAnswer) -> [UInt8] {
    document("ancrage.resource/1") { json in
      json.member("on", answer.day.description)
      json.key("position")
      json.integer(answer.position)
      json.member("id", answer.id.text)
      json.member("name", answer.facts.name)
      json.member("kind", answer.facts.kind.rawValue)
      write(answer.facts.site, to: &json)
      json.member("closedOn", ifPresent: answer.facts.closedOn?.description)
      json.member("organization", ifPresent: answer.organizationName)
      json.member("partOf", ifPresent: answer.wholeName)
      json.member("telephone", ifPresent: answer.facts.described.telephone)
      json.member("website", ifPresent: answer.facts.described.website)
      json.member("description", ifPresent: answer.facts.described.description)
      json.key("services")
      json.array { json in
        for service in answer.services { json.object { write(service, to: &$0) } }
      }
      write(answer.partnerships, of: answer.id, to: &json)
    }
  }

  private func write(
    _ services: [ServiceAnswer], named name: String, to json: inout JSONWriter
  ) {
    json.key(name)
    json.array { json in
      for service in services { json.object { write(service, to: &$0) } }
    }
  }

  private func write(_ others: SearchAnswer.Others, to json: inout JSONWriter) {
    json.member("count", ifPresent: others.count)
    json.key("services")
    json.array { json in
      for service in others.services { json.object { write(service, to: &$0) } }
    }
    json.key("territories")
    json.array { json in
      for served in others.territories {
        json.object { json in
          json.member("id", served.territory.id.text)
          json.member("name", served.territory.name)
          json.member("count", ifPresent: served.count)
        }
      }
    }
  }

  private func write(_ service: FoundService, to json: inout JSONWriter) {
    json.member("id", service.id.text)
    json.member("name", service.details.name)
    write(
      resource: service.resource.text, service.resourceName, service.resourceKind, to: &json)
    json.member("category", service.details.category.code)
    json.member("label", taxonomy.label(service.details.category, in: language))
    json.member("telephone", ifPresent: service.telephone)
    write(service.site, to: &json)
    write(service.details, to: &json)
    json.key("reach")
    json.array { json in
      for clause in service.reach.clauses { json.clause(clause) }
    }
    let words = FieldWords(names: service.names, taxonomy: taxonomy, language: language)
    json.member("serves", words.text(.reach(service.reach)))
    write(service.findings, to: &json)
  }

  /// The referral corridors of a resource, as the member `partnerships`.
  func write(
    _ partnerships: [Partnership], of resource: ResourceID, to json: inout JSONWriter
  ) {
    json.key("partnerships")
    json.array { json in
      for partnership in partnerships {
        json.object { json in
          let isOutgoing = partnership.from == resource
          json.member("id", partnership.id.text)
          json.member("direction", isOutgoing ? "outgoing" : "incoming")
          json.key("resource")
          json.object { json in
            json.member("id", (isOutgoing ? partnership.to : partnership.from).text)
            json.member("name", isOutgoing ? partnership.toName : partnership.fromName)
          }
          json.member("categories", partnership.categories.map(\.code))
          json.member("terms", ifPresent: partnership.terms)
          json.member("acceptsNeighbours", partnership.acceptsNeighbours)
          json.member("since", partnership.since.description)
          json.member("source", partnership.source)
        }
      }
    }
  }
}
