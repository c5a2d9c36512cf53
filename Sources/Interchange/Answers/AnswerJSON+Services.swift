internal import Domain
internal import Engine
internal import JSONText

extension AnswerJSON {
  func write(_ service: ServiceAnswer, to json: inout JSONWriter) {
    json.member("id", service.id.text)
    json.member("name", service.details.name)
    write(
      resource: service.resource.text, service.resourceName, service.resourceKind, to: &json)
    json.member("category", service.details.category.code)
    json.member("group", service.group.rawValue)
    write(service.home, named: "home", to: &json)
    write(service.registration, named: "registration", to: &json)
    if let gmf = service.gmf { write(gmf, named: "gmf", to: &json) }
    write(service.servesOnly, named: "servesOnly", to: &json)
    write(service.servesOnlyPatches, named: "servesOnlyPatches", to: &json)
    write(service.servesExcept, named: "servesExcept", to: &json)
    json.member("declaredBy", ifPresent: service.declaredBy)
    json.member("telephone", ifPresent: service.telephone)
    write(service.site, to: &json)
    json.metres("distanceMetres", service.distanceMetres)
    write(service.details, to: &json)
    json.member("suitability", service.suitability.rawValue)
    writeCriteria(of: service, to: &json)
    write(service.findings, to: &json)
    if let opening = service.opening { write(opening, to: &json) }
    json.member("homeCounterparts", ids: service.homeCounterparts)
    json.member("isInEveryBasket", service.isInEveryBasket)
    json.member("ignoresFilters", service.details.category.ignoresFilters)
    if !service.partnerships.isEmpty {
      write(service.partnerships, of: service.resource, to: &json)
    }
  }

  func write(_ line: BasketAnswer.Line, to json: inout JSONWriter) {
    json.member("id", line.id.text)
    json.member("name", line.details.name)
    write(resource: line.resource.text, line.resourceName, line.resourceKind, to: &json)
    json.member("category", line.details.category.code)
    json.member("extent", line.extent.word)
    write(line.because, named: "because", to: &json)
    write(line.patches, named: "patches", to: &json)
    write(line.conditions, to: &json)
    json.share("areaShare", line.areaShare)
    json.share("peopleShare", line.peopleShare)
    json.member("peopleMethod", ifPresent: line.peopleMethod?.rawValue)
    if !line.unsettled.isEmpty {
      json.key("unsettled")
      json.array { json in
        for reason in line.unsettled { json.object { write(reason, to: &$0) } }
      }
    }
    json.member("telephone", ifPresent: line.telephone)
    write(line.site, to: &json)
    write(line.details, to: &json)
    write(line.findings, to: &json)
    json.member("isInEveryBasket", line.isInEveryBasket)
  }

  func write(_ comparison: CategoryComparison, to json: inout JSONWriter) {
    json.member("category", comparison.category.code)
    json.member("label", taxonomy.label(comparison.category, in: language))
    json.member("relation", comparison.relation.rawValue)
    json.member("home", ids: comparison.atHome)
    json.member("gmf", ids: comparison.aroundGMF)
    json.member("nearest", ifPresent: comparison.nearestForEveryone?.text)
  }

  func write(
    resource id: String, _ name: String, _ kind: ResourceKind, to json: inout JSONWriter
  ) {
    json.key("resource")
    json.object { json in
      json.member("id", id)
      json.member("name", name)
      json.member("kind", kind.rawValue)
    }
  }

  /// Where people go, in words; a confidential resource says only that it is one.
  func write(_ site: Site, to json: inout JSONWriter) {
    switch site {
    case .unplaced: return
    case .confidential: json.member("isConfidential", true)
    case .located(let place):
      let parts = [place.address, place.municipality, place.postalCode].compactMap { $0 }
      if !parts.isEmpty { json.member("address", parts.joined(separator: ", ")) }
    }
  }

  func write(_ verdict: SideVerdict, named name: String, to json: inout JSONWriter) {
    json.key(name)
    json.object { json in
      json.member("holds", verdict.holds.rawValue)
      json.key("reasons")
      json.array { json in
        for reason in verdict.reasons { json.object { write(reason, to: &$0) } }
      }
      json.member("modes", ifAny: verdict.modes.map(\.rawValue))
    }
  }

  func write(_ reason: VerdictReason, to json: inout JSONWriter) {
    switch reason {
    case .patch(let patch):
      json.member("type", "patch")
      json.key("patch")
      write(patch, to: &json)
    case .outside(let land):
      json.member("type", "outside")
      write(land.territories, named: "territories", to: &json)
      write(land.patches, named: "patches", to: &json)
    case .both(let first, let second):
      json.member("type", "both")
      json.key("of")
      json.array { json in
        for reason in [first, second] { json.object { write(reason, to: &$0) } }
      }
    case .residence(let territory):
      json.member("type", "residence")
      json.key("territory")
      write(territory, to: &json)
    case .registration(let resource, let name):
      json.member("type", "registration")
      write("resource", id: resource.text, name: name, to: &json)
    case .everyone:
      json.member("type", "everyone")
    case .residenceAroundSite(let territory, let site, let siteName):
      json.member("type", "residenceAroundSite")
      json.key("territory")
      write(territory, to: &json)
      write("site", id: site.text, name: siteName, to: &json)
    case .formerTerritory(let former):
      json.member("type", "formerTerritory")
      members(of: former, to: &json)
    case .partPassed(let part):
      json.member("type", "partPassed")
      members(of: part, to: &json)
    }
    json.member("text", ReasonWords.text(reason, in: language))
  }

  private func write(_ key: String, id: String, name: String, to json: inout JSONWriter) {
    json.key(key)
    json.object { json in
      json.member("id", id)
      json.member("name", name)
    }
  }
}

extension BasketAnswer.Extent {
  /// The word of the contract.
  var word: String {
    switch self {
    case .whole: "whole"
    case .partly: "partly"
    case .everyone: "everyone"
    case .notStated: "notStated"
    }
  }
}
