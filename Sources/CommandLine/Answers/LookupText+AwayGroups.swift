internal import Domain
internal import Engine

extension LookupText {
  /// Groups for somebody who would rather not be known where they go; nothing unless that was asked.
  func writeAwayFromHome(to page: inout Page) {
    guard let groups = answer.awayFromHome else { return }
    page.skip()
    page.heading(
      page.say(
        "GROUPES PAS TROP PRÈS DE CHEZ ELLE — leur portée l'accepte, ou reste à demander "
          + "(\(groups.count))",
        "GROUPS NOT TOO NEAR HOME — their reach accepts them, or has to be asked "
          + "(\(groups.count))"))
    guard !groups.isEmpty else {
      page.add(
        wrapping: page.say(
          "Aucun groupe qui l'accepte ne se tient ailleurs que dans son territoire.",
          "No group that accepts them is held anywhere but in their own territory."),
        indent: 4, hanging: 4)
      return
    }
    for group in groups {
      guard let service = services[group.service] else { continue }
      page.add(wrapping: line(group, service), indent: 4, hanging: 6)
    }
  }

  private func line(_ group: AwayGroup, _ service: ServiceAnswer) -> String {
    let isFrench = language == .french
    var parts = [service.details.name, service.resourceName]
    if let telephone = service.telephone { parts.append(telephone) }
    switch service.site {
    case .confidential:
      parts.append(
        isFrench ? "lieu confidentiel : à demander" : "confidential place: to be asked")
    case .located, .unplaced:
      parts.append(
        group.territory.map { TerritoryWords.inSentence($0, in: language) }
          ?? (isFrench ? "lieu à vérifier" : "place to be checked"))
    }
    if let metres = service.distanceMetres {
      parts.append(TextFormat.distance(metres: metres, in: language))
    }
    if service.home.holds == .inSome { parts.append(ReasonWords.text(service.home, in: language)) }
    var text = parts.joined(separator: ", ")
    if service.group == .unknown {
      text += isFrench ? " — à vérifier : l'accepte-t-on ?" : " — to verify: are they accepted?"
    }
    let near = group.insteadOf.compactMap { services[$0]?.details.name }
    guard !near.isEmpty else { return text }
    let names = TextFormat.list(near, in: language)
    return text + (isFrench ? " (plutôt que \(names))" : " (rather than \(names))")
  }
}
